"""Quotes in German, French, Spanish and Portuguese, and in scripts that have no rules for speakers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from pace import within_a_second

from standfirst.quotes import FoundQuote, find_quotes
from standfirst.quotes.finding.languages import LANGUAGES, language_of

GOLD = Path(__file__).parents[2] / "gold" / "quotes"
EDGES = " \t\n\u00a0\u202f\"“”‘’'«»„.,;:!?—–-…"  # noqa: RUF001 - marks, dashes and letters of other scripts
SAME = 0.8
"""How much of two spans together they must share to be the same quote."""


class Figures(NamedTuple):
    """F1 of spans, and of spans and speakers together."""

    span: float
    joint: float


def items(language: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((GOLD / f"{language}.yml").read_text(encoding="utf-8")))


def trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    text = body[start:end]
    return start + len(text) - len(text.lstrip(EDGES)), end - (len(text) - len(text.rstrip(EDGES)))


def share(one: tuple[int, int], other: tuple[int, int]) -> float:
    return (min(one[1], other[1]) - max(one[0], other[0])) / (max(one[1], other[1]) - min(one[0], other[0]))


def right_speaker(body: str, found: FoundQuote, wanted: dict[str, Any]) -> bool:
    """Names must be equal; a role is right where the mention is the role's words, and where no one speaks, no one."""
    mention = body[found.mention.start : found.mention.end] if found.mention else ""
    named = wanted["mention"] or ""
    if wanted["speaker"] is None:
        return found.speaker is None or bool(mention and (mention in named or named in mention))
    if wanted["speaker"] == named or wanted["speaker"][0].islower():
        return bool(mention) and (wanted["speaker"] in mention or mention in wanted["speaker"])
    return bool(found.speaker == wanted["speaker"])


def figures(language: str, *, held: bool) -> Figures:
    spans = speakers = found_count = wanted_count = 0
    for item in items(language):
        if bool(item.get("held")) != held:
            continue
        body = item["text"]
        places: list[tuple[tuple[int, int], dict[str, Any]]] = []
        place = 0
        for quote in item["quotes"]:
            place = body.index(quote["words"], place)
            places.append((trimmed(body, place, place + len(quote["words"])), quote))
            place += len(quote["words"])
        wanted_count += sum(not quote.get("optional") for _, quote in places)
        for found in find_quotes(body, language=language):
            span = trimmed(body, found.start, found.end)
            fitting = next((quote for where, quote in places if share(span, where) >= SAME), None)
            touched = any(quote.get("optional") and share(span, where) > 0 for where, quote in places)
            if fitting is None and touched:
                continue
            if fitting is not None and fitting.get("optional"):
                continue
            found_count += 1
            spans += fitting is not None
            speakers += fitting is not None and right_speaker(body, found, fitting)
    return Figures(2 * spans / (found_count + wanted_count), 2 * speakers / (found_count + wanted_count))


@pytest.mark.parametrize("language", ["de", "fr", "es", "pt"])
def test_every_language_has_its_own_sentences_with_enough_that_are_no_speech(language: str) -> None:
    gold = items(language)
    assert len(gold) >= 70
    assert sum(not item["quotes"] for item in gold) >= 12
    assert sum(bool(item.get("held")) for item in gold) >= 40
    for item in gold:
        assert all(quote["words"] in item["text"] for quote in item["quotes"]), item["id"]


@pytest.mark.parametrize(
    ("language", "least"),
    [
        ("de", Figures(0.99, 0.98)),
        ("fr", Figures(0.99, 0.98)),
        ("es", Figures(0.99, 0.98)),
        ("pt", Figures(0.99, 0.98)),
    ],
)
def test_the_sentences_that_the_rules_were_written_with_are_found_with_their_speakers(
    language: str, least: Figures
) -> None:
    reached = figures(language, held=False)
    assert reached.span >= least.span
    assert reached.joint >= least.joint


@pytest.mark.parametrize(
    ("language", "least"),
    [
        ("de", Figures(0.98, 0.92)),
        ("fr", Figures(0.98, 0.95)),
        ("es", Figures(0.97, 0.96)),
        ("pt", Figures(0.98, 0.96)),
    ],
)
def test_the_sentences_that_were_kept_back_are_found_with_their_speakers(language: str, least: Figures) -> None:
    reached = figures(language, held=True)
    assert reached.span >= least.span
    assert reached.joint >= least.joint


@pytest.mark.parametrize("language", ["de", "fr", "es", "pt"])
@pytest.mark.parametrize("together", [1, 12])
def test_what_is_found_lies_in_the_body_and_in_order(language: str, together: int) -> None:
    texts = [item["text"] for item in items(language)]
    for first in range(0, len(texts), together):
        body = "\n\n".join(texts[first : first + together])
        reach = 0
        for found in find_quotes(body, language=language):
            assert found.text == body[found.start : found.end]
            assert found.start >= reach
            reach = found.end
            for span in (found.mention, found.cue):
                assert span is None or 0 <= span.start < span.end <= len(body)
            assert 0 <= found.confidence <= 1
            assert found.rule


@pytest.mark.parametrize("language", ["de", "fr", "es", "pt"])
def test_a_body_tells_its_language_by_itself(language: str) -> None:
    """One or two sentences have few words to tell by; an article has hundreds."""
    gold = items(language)
    told = sum(language_of(item["text"]) == language for item in gold)
    assert told >= 0.96 * len(gold)
    assert language_of("\n\n".join(item["text"] for item in gold[:8])) == language


@pytest.mark.parametrize(
    ("language", "body", "wanted"),
    [
        ("de", "„Wir hören auf“, sagte am Freitag in Kiel die Wirtin Ada Ohm.", [("Wir hören auf", "Ada Ohm")]),
        ("de", "Wirtin Ada Ohm gab auf. „Es lohnt nicht“, räumte sie ein.", [("Es lohnt nicht", "Ada Ohm")]),
        ("de", "Ada Ohm zufolge „hat sich das Geschäft schon lange nicht mehr gelohnt“.",
         [("hat sich das Geschäft schon lange nicht mehr gelohnt", "Ada Ohm")]),
        ("de", "»Es ist vorbei«, so Ohm. Die Wirtin Ada Ohm schließt.", [("Es ist vorbei", "Ada Ohm")]),
        ("fr", "« Nous fermons, a-t-elle dit. C’est fini. » L’aubergiste Ada Orme part.",  # noqa: RUF001 - marks, dashes and letters of other scripts
         [("Nous fermons", "Ada Orme"), ("C’est fini.", "Ada Orme")]),  # noqa: RUF001 - marks, dashes and letters of other scripts
        ("fr", "Selon l’aubergiste Ada Orme, « il n’y a plus de clients depuis l’automne ».",  # noqa: RUF001 - marks, dashes and letters of other scripts
         [("il n’y a plus de clients depuis l’automne", "Ada Orme")]),  # noqa: RUF001 - marks, dashes and letters of other scripts
        ("fr", "— On ferme, soupire Ada Orme.", [("On ferme", "Ada Orme")]),
        ("es", "La hostelera Ada Olmo cierra. “No compensa”, admite.", [("No compensa", "Ada Olmo")]),
        ("es", "—Cerramos —dijo Ada Olmo—. No compensa.", [("Cerramos", "Ada Olmo"), ("No compensa.", "Ada Olmo")]),
        ("es", "“Cerramos”, según explica la hostelera, Ada Olmo.", [("Cerramos", "Ada Olmo")]),
        ("pt", "— Vamos fechar — disse Ada Olmo. — Não compensa.",
         [("Vamos fechar", "Ada Olmo"), ("Não compensa.", "Ada Olmo")]),
        ("pt", "“Ninguém vem cá”, queixa-se Ada Olmo.", [("Ninguém vem cá", "Ada Olmo")]),
    ],
)  # fmt: skip
def test_each_language_has_its_own_word_orders(language: str, body: str, wanted: list[tuple[str, str]]) -> None:
    assert [(found.text, found.speaker) for found in find_quotes(body, language=language)] == wanted


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", "Der Film „Nebel über dem Deich“ erzählt von einer Wirtin."),
        ("de", "Die „Reform“ der Ministerin brachte nur neue Formulare."),
        ("fr", "Le film « Brume sur la digue » raconte la vie d'une aubergiste."),
        ("es", "La película “Niebla sobre el dique” cuenta la vida de una hostelera."),
        ("pt", "O filme “Névoa sobre o dique” conta a vida de uma hoteleira."),
        ("fr", "À acheter :\n\n— du pain\n\n— du vin, du lait"),
    ],
)
def test_titles_words_held_at_arms_length_and_lists_are_no_speech(language: str, body: str) -> None:
    assert find_quotes(body, language=language) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("김민서 시장은 “이번 예산은 학교를 위한 것입니다”라고 말했다. 그는 「내년에도 계속 투자하겠습니다」라고 했다.",
         ["이번 예산은 학교를 위한 것입니다", "내년에도 계속 투자하겠습니다"]),
        ('"우리는 오래 기다렸습니다." 주민 박지훈 씨가 말했다.', ["우리는 오래 기다렸습니다."]),
        ("市長の高橋由美は「橋は来年の春までに必ず完成させます」と述べた。住民は「もう三年も待っています」と話した。",
         ["橋は来年の春までに必ず完成させます", "もう三年も待っています"]),
        ("市长李明表示：“我们会在明年春天之前完成这座桥。”居民王芳说，“三年了，我们一直在等待。”",  # noqa: RUF001 - marks, dashes and letters of other scripts
         ["我们会在明年春天之前完成这座桥。", "三年了，我们一直在等待。"]),  # noqa: RUF001 - marks, dashes and letters of other scripts
        ("قالت رئيسة البلدية سلمى حداد: «لن نغلق المدرسة قبل أن نجد حلا». وأضافت: «هذا وعد أمام الجميع».",
         ["لن نغلق المدرسة قبل أن نجد حلا", "هذا وعد أمام الجميع"]),
        ("«Мы ждали мост три года, а теперь нет денег», — заявила мэр. «Это ошибка, и очень дорогая», — добавил он.",  # noqa: RUF001 - marks, dashes and letters of other scripts
         ["Мы ждали мост три года, а теперь нет денег", "Это ошибка, и очень дорогая"]),  # noqa: RUF001 - marks, dashes and letters of other scripts
        ('ראש העיר אמרה: "אנחנו לא נסגור את בית הספר השנה". הדובר הוסיף: "זו הבטחה לכל התושבים".',
         ["אנחנו לא נסגור את בית הספר השנה", "זו הבטחה לכל התושבים"]),
        ("นายกเทศมนตรีกล่าวว่า “เราจะสร้างสะพานให้เสร็จก่อนปีหน้า” และชาวบ้านตอบว่า “พวกเรารอมาสามปีแล้ว”",
         ["เราจะสร้างสะพานให้เสร็จก่อนปีหน้า", "พวกเรารอมาสามปีแล้ว"]),
        ("მერმა თქვა: „ხიდს მომავალ გაზაფხულამდე დავასრულებთ“. მოსახლემ უპასუხა: „სამი წელია ველოდებით, აღარ გვჯერა“.",
         ["ხიდს მომავალ გაზაფხულამდე დავასრულებთ", "სამი წელია ველოდებით, აღარ გვჯერა"]),
        ("«Abbiamo aspettato tre anni e ora mancano i soldi», ha detto la sindaca della città che è in festa.",
         ["Abbiamo aspettato tre anni e ora mancano i soldi"]),
    ],
)  # fmt: skip
def test_other_languages_get_their_quotations_and_no_guessed_speaker(body: str, words: list[str]) -> None:
    found = find_quotes(body)
    assert [quote.text for quote in found] == words
    assert all(quote.speaker is None and quote.mention is None and quote.cue is None for quote in found)


def test_the_languages_with_rules_are_five() -> None:
    assert set(LANGUAGES) == {"en", "de", "fr", "es", "pt"}


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("de", "„Ja, das ist so“, sagte er. "),
        ("de", "Die Ministerin sagte: „Ja, das ist so.“ "),
        ("fr", "« Oui, dit-il, demain. » "),
        ("fr", "« Oui, "),
        ("fr", "— Oui, dit-il.\n"),
        ("es", "—Sí —dijo Ana Ruiz—. No.\n"),
        ("es", "“Sí, claro que sí”, asegura. "),
        ("pt", "— Sim — disse. — Não. "),
    ],
)
def test_no_body_of_200_kilobytes_takes_long(language: str, unit: str) -> None:
    body = "Ana Ruiz Berger. " + unit * (200_000 // len(unit))
    assert within_a_second(lambda: find_quotes(body, language=language))
