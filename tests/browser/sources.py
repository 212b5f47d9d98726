"""Publishers' pages to follow a link into: made of bodies, the sample desk's and invented ones of many scripts."""

# ruff: noqa: E501, RUF001 - a table of sentences, a language a line, with the marks that each sets

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

STYLE = """
body { margin: 4px; font: 8px/1.25 sans-serif } p, h1, h2, ul, blockquote { margin: 2px 0 } nav { color: #555 }
.found ::target-text { background: #f0f; color: #f0f }
.wanted ::target-text { background: transparent; color: inherit }
.wanted ::highlight(wanted) { background: #f0f; color: #f0f }
"""
"""What the browser found and what it should have found look the same, so that two pictures can be compared."""

_MARK = re.compile(r"## |- |> ?")


@dataclass(frozen=True)
class Wanted:
    """A quote in a body, and the pieces of it that the quote shows where it leaves words out."""

    name: str
    headline: str
    body: str
    start: int
    end: int
    shown: tuple[tuple[int, int], ...] = ()


def page(headline: str, body: str) -> str:
    """Return a page as a publisher would set it: paragraphs, subheads, lists, and markup in the midst of sentences."""
    blocks = "".join(_blocks(body))
    return (
        f"<!doctype html><html class=found><meta charset=utf-8><title>{html.escape(headline)}</title>"
        f"<style>{STYLE}</style><nav>Home World Business Sport</nav><h1>{html.escape(headline)}</h1>"
        f"<article>{blocks}</article><footer>About us</footer></html>"
    )


def _blocks(body: str) -> Iterator[str]:
    for number, chunk in enumerate(body.strip("\n").split("\n\n")):
        lines = [line for line in chunk.split("\n") if line]
        if all(line.startswith("- ") for line in lines):
            yield "<ul>" + "".join(f"<li>{_inline(line[2:], number)}</li>" for line in lines) + "</ul>"
        elif all(line.startswith(">") for line in lines):
            inner = "".join(f"<p>{_inline(_MARK.sub('', line, count=1), number)}</p>" for line in lines)
            yield f"<blockquote>{inner}</blockquote>"
        else:
            for line in lines:
                tag = "h2" if line.startswith("## ") else "p"
                yield f"<{tag}>{_inline(line.removeprefix('## '), number)}</{tag}>"


def _inline(line: str, number: int) -> str:
    """Return a line with every seventh word a link and every eleventh emphasised, and a break for long words."""
    pieces = []
    for place, word in enumerate(re.split(r"(?<= )", line), number):
        text = html.escape(word)
        if place % 7 == 3:
            text = f'<a href="/more/{place}">{text}</a>'
        elif place % 11 == 5:
            text = f"<em>{text}</em>"
        pieces.append(text)
    return "".join(pieces)


def place_on_page(body: str, position: int) -> int:
    """Return how many characters the page's article shows before `body[position]`."""
    shown = 0
    for line in body[:position].split("\n"):
        mark = _MARK.match(line)
        shown += len(line) - (mark.end() if mark else 0)
    return shown


# Bodies. In each language: what reporters write, what people say, and the marks around it. All is invented.

LANGUAGES: dict[str, tuple[str, str, str, list[str], list[str]]] = {
    "english": ("“", "”", " ", ["The harbour office opened late.", "Nobody on the quay had seen the letter.", "She then left the room, the clerk said."],
        ["we will not pay the toll before the bridge is open", "the bridge is open", "nobody asked the fishermen - not once, not ever", "it's a well-known trick, and it won't work", "the boats wait, the ice doesn't", "every winter the same promise & every spring the same bill", "we have counted 1,240 crates, 37 of them empty"]),
    "straight": ('"', '"', " ", ["The mill stood idle for a week.", "Its owner did not answer questions.", "Two carts were turned away at the gate."],
        ["the mill will grind again by Sunday", "we can't and we won't sell the mill", "there is no grain left in the U.S. store", "the price rose to $5.50 a sack, then to $7", "they said the mill will grind again by Sunday and it did not"]),
    "german": ("„", "“", " ", ["Der Steg blieb am Montag gesperrt.", "Das Amt nannte keinen Termin.", "Am Ufer warteten drei Fähren."],
        ["wir öffnen den Steg erst, wenn das Eis fort ist", "das Eis ist noch zu dünn", "niemand hat uns gefragt – weder gestern noch heute", "die Straße über den Fluss gehört allen"]),
    "french": ("«\u202f", "\u202f»", " ", ["Le bac est resté à quai.", "La mairie n’a pas répondu.", "Trois voyageurs attendaient sur la rive."],
        ["nous partirons demain\u202f!", "le bac ne traversera pas avant l’été", "personne ne nous a écoutés, ni hier ni aujourd’hui", "qui paiera le pont\u202f?"]),
    "spanish": ("«", "»", " ", ["El muelle siguió cerrado.", "Nadie contestó al teléfono."],
        ["no pagaremos el peaje hasta que abra el puente", "¿quién ha contado las cajas?", "el puente está abierto desde ayer"]),
    "korean": ("“", "”", "", ["항구는 월요일에도 닫혀 있었다.", "시청은 날짜를 밝히지 않았다."],
        ["다리가 열리기 전에는 통행료를 내지 않겠다", "아무도 어부들에게 묻지 않았다", "내일 아침 배가 떠난다"]),
    "japanese": ("「", "」", "", ["港は月曜日も閉まっていた。", "市役所は日付を明らかにしなかった。"],
        ["橋が開くまで、通行料は払いません", "誰も漁師に聞かなかった、一度も", "明日の朝、2026年で最初の船が出ます"]),
    "chinese": ("“", "”", "", ["码头星期一仍然关闭。", "市政府没有公布日期。"],
        ["桥开通之前，我们不会付过路费", "没有人问过渔民，一次也没有", "明天早上第一条船就会离开"]),
    "thai": ("“", "”", " ", ["ท่าเรือยังปิดอยู่ในวันจันทร์", "สำนักงานไม่ได้แจ้งวันเปิด"],
        ["เราจะไม่จ่ายค่าผ่านทางจนกว่าสะพานจะเปิด", "ไม่มีใครถามชาวประมง แม้แต่ครั้งเดียว", "พรุ่งนี้เช้าเรือจะออก"]),
    "arabic": ("«", "»", " ", ["ظل الميناء مغلقا يوم الاثنين.", "لم يعلن المكتب موعدا."],
        ["لن ندفع الرسوم قبل أن يفتح الجسر", "لم يسأل أحد الصيادين، ولا مرة واحدة", "السفينة تغادر صباح الغد"]),
    "georgian": ("„", "“", " ", ["ნავსადგური ორშაბათსაც დაკეტილი იყო.", "მერიამ თარიღი არ დაასახელა."],
        ["ხიდის გახსნამდე გადასახადს არ გადავიხდით", "მეთევზეებს არავინ ჰკითხა, არც ერთხელ", "ხვალ დილით გემი გავა"]),
    "hindi": ("“", "”", " ", ["घाट सोमवार को भी बंद रहा।", "दफ़्तर ने कोई तारीख़ नहीं बताई।"],
        ["पुल खुलने से पहले हम कर नहीं देंगे", "मछुआरों से किसी ने नहीं पूछा, एक बार भी नहीं", "कल सुबह नाव निकलेगी"]),
}  # fmt: skip


def generated(count: int, seed: int = 7) -> list[Wanted]:
    """Return `count` quotes in generated bodies that say the same things again and again."""
    chance, found = random.Random(seed), []  # noqa: S311 - the same bodies every time
    languages = list(LANGUAGES)
    while len(found) < count:
        name = languages[len(found) // 5 % len(languages)]
        found += list(_one(name, chance, len(found)))[: count - len(found)]
    return found


def _one(name: str, chance: random.Random, number: int) -> Iterator[Wanted]:
    """Yield the quotes of one body: said once or twice, some over two paragraphs, some with words left out."""
    opening, closing, space, prose, speech = LANGUAGES[name]
    headline, body, places = chance.choice(speech), "", []
    for kind in range(5):
        words, more = chance.choice(speech), chance.choice(speech)
        body += space.join(chance.sample(prose, 2)) + space
        body += f"{words}.{space}" if kind == 1 else f"{7 + kind}:{chance.randint(10, 59)} "  # what is said twice
        start, shown = len(body) + len(opening), ()
        if kind == 2:  # the speech runs over two paragraphs
            said = f"{words}.\n\n{opening}{more}"
        elif kind == 3:  # over several sentences, of which the desk quotes the first and the last
            said = f"{words}, {more}, {words}, {more}"
            shown = ((start, start + len(words)), (start + len(said) - len(more), start + len(said)))
        else:
            said = words
        body += f"{opening}{said}{closing}{space}{chance.choice(prose)}\n\n"
        if chance.random() < 0.3:
            body += f"## {chance.choice(prose).rstrip('.。')}\n\n"
        places.append((start, start + len(said), shown))
    body = body.strip() + "\n"
    for start, end, shown in places:
        yield Wanted(f"{name}-{number}", headline, body, start, end, shown)
