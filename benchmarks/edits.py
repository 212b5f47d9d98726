"""Edits that a quote may have and edits that it may not, made by the thousand: `python benchmarks/edits.py`.

Every quote is taken from a body that has it; each kind of edit makes another text of it. A forbidden edit may by
chance be what the source says somewhere else: `occurs` looks for that in a plain way of its own, without standfirst's
rules, and such cases are left out and counted. Bodies come from the evaluation rows beside the repository where they
are, and otherwise (`--own`) from the sample desk and from sentences made here.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import yaml

from standfirst.quotes import verify_quote
from standfirst.quotes.verdict import SourceForm
from standfirst.text import canonical_body, fold_typography

ROOT = Path(__file__).parents[1]
ROWS = ROOT.parent / "shared" / "eval" / "quotes.dev.jsonl"
DESK = ROOT / "digests" / "articles"
SEED = 11


@dataclass(frozen=True)
class Passage:
    """A quote that stands in a body, with whose it is; `start` counts characters of the body."""

    body: str
    text: str
    start: int
    speaker: str
    source_form: SourceForm = "prose"


@dataclass(frozen=True)
class Case:
    """A text to be verified against a body, and whether the rules permit it."""

    kind: str
    body: str
    text: str
    permitted: bool
    source_form: SourceForm = "prose"


Edit = Callable[[str, random.Random], str | None]


# Where quotes come from


def rows() -> list[Passage]:
    """Return the direct quotes of the evaluation rows, of 8 to 80 words in one paragraph."""
    found = []
    for line in ROWS.read_text("utf-8").splitlines():
        row = json.loads(line)
        if canonical_body(row["body"]) != row["body"] and canonical_body(row["body"]) != row["body"] + "\n":
            continue  # offsets would not fit
        body = canonical_body(row["body"])
        found += [
            Passage(body, quote["text"], quote["start"], quote["speaker"] or "")
            for quote in row["quotes"]
            if quote["kind"] == "direct"
            and is_usable(quote["text"])
            and not body[max(0, quote["start"] - 1) : quote["start"]].isalnum()  # a slip of the rows
        ]
    return found


def is_usable(text: str) -> bool:
    """Tell whether edits can be made of a quote: 8 to 80 words, one paragraph, no marks of edits yet."""
    return 8 <= len(text.split()) <= 80 and not re.search(r"[\n\[\]…“”\"]|\. ?\.", text) and text == text.strip()


def desk() -> list[Passage]:
    """Return the annotated quotes of the sample desk."""
    found = []
    for file in sorted(DESK.rglob("*.md")):
        _, front, body = file.read_text("utf-8").split("---\n", 2)
        body = canonical_body(body)
        fields = yaml.safe_load(front)
        for quote in fields.get("quotes") or []:
            start = body.find(quote["text"])
            if start >= 0 and is_usable(quote["text"]):
                form = fields.get("source_form", "prose")
                found.append(Passage(body, quote["text"], start, str(quote["speaker"]), form))
    return found


_WHO = ["Ada Brook", "Tom Reed", "Ines Okafor", "Jan Petersen", "Mira Solis", "Paul Varga", "Lena Holt", "Sam Ito"]
_DOING = ["will not close", "have never sold", "should repair", "cannot move", "did not ask for", "might rent out"]
_WHAT = ["the old pier", "14 boats", "the north harbour", "all 3 ferries", "the skippers' hall", "every landing stage"]
_WHY = [
    "because the council hasn't paid for it",
    "and nobody in this town is surprised",
    "before the 20 days of notice are over",
    "while the tide tables — old as they are — still hold",
    "if the harbour master doesn't change her mind",
    "unless more than half of the members vote against it",
]


def invented(bodies: int, seed: int = SEED) -> list[Passage]:
    """Return quotes of made-up bodies: four speakers in each, typographic marks in every other."""
    chance = random.Random(seed)
    found = []
    for number in range(bodies):
        paragraphs, spoken = [f"The harbour board met on Monday for the {number + 2}th time this year."], []
        for who in chance.sample(_WHO, 4):
            subjects = chance.sample(["We", "They", "The members"], 2)
            said = [
                f"{subject} {doing} {what} {why}"
                for subject, doing, what, why in zip(
                    subjects, *(chance.sample(choices, 2) for choices in (_DOING, _WHAT, _WHY)), strict=True
                )
            ]
            spoken.append((who, said))
            paragraphs.append(f"“{said[0]},” said {who}. “{said[1]}.”")
            paragraphs.append(
                f"The board counted {chance.randint(20, 90)} letters from {chance.choice(_WHO).split()[1]}'s street "
                "and put them on the table near the door."
            )
        body = canonical_body("\n\n".join(paragraphs))
        body = body if number % 2 else body.replace("“", '"').replace("”", '"')
        for who, said in spoken:
            found += [Passage(body, text + mark, body.find(text), who) for text, mark in zip(said, ",.", strict=True)]
    return [passage for passage in found if is_usable(passage.text) and passage.body.count(passage.text[:-1]) == 1]


# Permitted edits


def _place(text: str, chance: random.Random, first: int = 1, behind: int = 1) -> tuple[list[str], int] | None:
    words = text.split(" ")
    return (words, chance.randrange(first, len(words) - behind)) if len(words) > first + behind else None


def _curly(text: str, _chance: random.Random) -> str | None:
    return text.replace("'", "’") if "'" in text else None  # noqa: RUF001 - an apostrophe


def _straight(text: str, _chance: random.Random) -> str | None:
    other = re.sub("[’‘]", "'", text)  # noqa: RUF001 - single marks
    return other if other != text else None


def _dash(text: str, chance: random.Random) -> str | None:
    other = re.sub(r" ?(?:[—–]|--) ?", lambda _: chance.choice(["—", " – ", "--", " — "]), text)  # noqa: RUF001 - dashes
    return other if other != text else None


def _hard_space(text: str, chance: random.Random) -> str | None:
    words, place = _place(text, chance) or ([], 0)
    space = chance.choice("\u00a0\u202f\u2009")
    return " ".join(words[:place]) + space + " ".join(words[place:]) if words else None


def _inside_word(mark: str) -> Edit:
    def edit(text: str, chance: random.Random) -> str | None:
        long = [found.start() for found in re.finditer(r"[a-z]{6,}", text)]
        place = chance.choice(long) + 3 if long else 0
        return text[:place] + mark + text[place:] if long else None

    return edit


def _decomposed(text: str, _chance: random.Random) -> str | None:
    other = unicodedata.normalize("NFD", text)
    return other if other != text else None


def _ligature(text: str, _chance: random.Random) -> str | None:
    other = text.replace("fi", "ﬁ").replace("fl", "ﬂ")
    return other if other != text else None


def _wrapped(text: str, _chance: random.Random) -> str:
    words = text.split(" ")
    return "\n".join(" ".join(words[start : start + 7]) for start in range(0, len(words), 7))


def _end_mark(text: str, _chance: random.Random) -> str | None:
    other = {",": ".", ".": ","}.get(text[-1])
    return text[:-1] + other if other else None


def _elided(text: str, chance: random.Random) -> str | None:
    words = text.split(" ")
    if len(words) < 12:
        return None
    start = chance.randrange(3, len(words) - 7)
    end = start + chance.randrange(1, min(6, len(words) - start - 3))
    mark = chance.choice([" ... ", " … ", " [...] ", " […] ", " . . . ", "… "])
    return " ".join(words[:start]) + mark + " ".join(words[end:])


def _substituted(text: str, chance: random.Random) -> str | None:
    words = text.split(" ")
    places = [place for place in range(1, len(words) - 1) if words[place].isalpha() and len(words[place]) < 9]
    if not places:
        return None
    words[chance.choice(places)] = chance.choice(["[the ministry]", "[Ada Brook]", "[it]"])
    return " ".join(words)


def _inserted(what: Sequence[str]) -> Edit:
    def edit(text: str, chance: random.Random) -> str | None:
        words, place = _place(text, chance, 2) or ([], 0)
        words.insert(place, chance.choice(what))
        return " ".join(words) if len(words) > 1 else None

    return edit


def _first_letter_marked(text: str, _chance: random.Random) -> str | None:
    return f"[{text[0].swapcase()}]{text[1:]}" if text[0].isalpha() and text[0].swapcase() != text[0] else None


def _part(text: str, chance: random.Random) -> str | None:
    words = text.split(" ")
    if len(words) < 12:
        return None
    start = chance.randrange(len(words) - 8)
    return " ".join(words[start : start + 8]).strip(" ,")


PERMITTED: dict[str, Edit] = {
    "as it stands": lambda text, _: text,
    "curly apostrophes": _curly,
    "straight apostrophes": _straight,
    "another dash": _dash,
    "no-break space": _hard_space,
    "soft hyphen": _inside_word("\u00ad"),
    "zero-width space": _inside_word("\u200b"),
    "decomposed accents": _decomposed,
    "ligatures": _ligature,
    "wrapped lines": _wrapped,
    "end comma, end stop": _end_mark,
    "elision marked": _elided,
    "bracket for a word": _substituted,
    "bracket put in": _inserted(["[in Pyongyang]", "[the minister]", "[of 2019]"]),
    "first letter in brackets": _first_letter_marked,
    "first letter unmarked": lambda text, _: text[0].swapcase() + text[1:] if text[0].isalpha() else None,
    "sic": _inserted(["[sic]"]),
    "a part of it": _part,
    "marks around it": lambda text, chance: chance.choice(["“{}”", '"{}"', "‘{}’", "«{}»"]).format(text),  # noqa: RUF001 - marks
}


# Forbidden edits

_SWAPS = dict(
    pair.split(">")
    for pair in [
        "will>may",
        "may>will",
        "can>could",
        "more>less",
        "less>more",
        "all>most",
        "good>great",
        "people>voters",
        "should>must",
        "is>was",
        "are>were",
        "we>they",
        "I>we",
        "have>had",
        "the>a",
        "and>or",
        "but>and",
        "would>will",
        "think>know",
        "very>quite",
        "his>her",
    ]
)
_FIXES = [
    (r"\bain['’]t\b", "isn't"),  # noqa: RUF001 - apostrophes
    (r"\bgonna\b", "going to"),
    (r"\bwanna\b", "want to"),
    (r"n['’]t\b", " not"),  # noqa: RUF001 - as above
    (r"['’]re\b", " are"),  # noqa: RUF001 - as above
    (r"\b[Ii]t['’]s\b", "it is"),  # noqa: RUF001 - as above
]


def _dropped(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    places = [place for place in range(1, len(words) - 1) if len(words[place]) > 1]
    del words[chance.choice(places or [1])]
    return " ".join(words)


def _swapped(text: str, chance: random.Random) -> str | None:
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if word in _SWAPS]
    if not places:
        return None
    place = chance.choice(places)
    words[place] = _SWAPS[words[place]]
    return " ".join(words)


def _number(text: str, _chance: random.Random) -> str | None:
    found = re.search(r"\d", text)
    return text[: found.start()] + str((int(found[0]) + 1) % 10) + text[found.end() :] if found else None


def _negation_removed(text: str, _chance: random.Random) -> str | None:
    other = re.sub(r" not | never |n['’]t |(?<=can)not ", " ", text, count=1)  # noqa: RUF001 - apostrophes
    return other if other != text else None


def _negation_added(text: str, _chance: random.Random) -> str | None:
    other = re.sub(r"\b(is|are|was|were|will|can|could|should|would|do|have|has)\b(?!n)", r"\1 not", text, count=1)
    return other if other != text else None


def _tail(text: str, chance: random.Random) -> str:
    return text.rstrip(".,?! ") + chance.choice([" and everyone knows it.", " today.", ", he lied."])


def _grammar(text: str, _chance: random.Random) -> str | None:
    for pattern, written in _FIXES:
        other = re.sub(pattern, written, text, count=1)
        if other != text:
            return other
    return None


def _letters(text: str, chance: random.Random) -> str | None:
    places = [
        found.start() + 2
        for found in re.finditer(r"[a-z]{6,}", text)
        if text[found.start() + 2] != text[found.start() + 3]
    ]
    place = chance.choice(places) if places else 0
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :] if places else None


def _middle_case(text: str, chance: random.Random) -> str | None:
    words = text.split(" ")
    places = [place for place in range(1, len(words)) if words[place][:1].islower() and len(words[place]) > 3]
    if not places:
        return None
    place = chance.choice(places)
    words[place] = words[place].capitalize()
    return " ".join(words)


def _reordered(text: str, _chance: random.Random) -> str | None:
    words = text.split(" ")
    half = len(words) // 2
    return " ".join(words[half:]) + " ... " + " ".join(words[:half]) if len(words) >= 14 else None


FORBIDDEN: dict[str, Edit] = {
    "word dropped": _dropped,
    "word swapped": _swapped,
    "number changed": _number,
    "negation removed": _negation_removed,
    "negation added": _negation_added,
    "tail invented": _tail,
    "grammar mended": _grammar,
    "letters swapped": _letters,
    "capital in the middle": _middle_case,
    "reordered over an ellipsis": _reordered,
    "question made a statement": lambda text, _: text[:-1] + "." if text[-1] == "?" else None,
    "statement made a question": lambda text, _: text[:-1] + "?" if text[-1] in ".," else None,
}


def _brackets_dropped(passage: Passage, chance: random.Random) -> Case | None:
    """Make brackets the source's own, by putting them into the body; the quote has none."""
    words, place = _place(passage.text, chance, 2, 2) or ([], 0)
    if not words or not words[place].isalpha() or passage.body.count(passage.text) != 1:
        return None
    bracketed = " ".join([*words[:place], f"[{words[place]}]", *words[place + 1 :]])
    dropped = chance.choice([passage.text, " ".join([*words[:place], *words[place + 1 :]])])
    return Case(
        "source's brackets dropped",
        passage.body.replace(passage.text, bracketed),
        dropped,
        permitted=False,
        source_form=passage.source_form,
    )


def _prose(passage: Passage, chance: random.Random) -> Case | None:
    """Return a sentence of a paragraph without any mark, where the paragraph before has as many open as closed."""
    paragraphs = [line for line in passage.body.split("\n") if line]
    if passage.source_form == "transcript":
        return None
    found = [
        sentence
        for before, line in pairwise(["", *paragraphs])
        if not re.search('["“”„«»]', line) and len(re.findall('["“”]', before)) % 2 == 0
        for sentence in re.findall(r"(?<=\. )[A-Z][^\n.]{50,200}\.", line)
    ]
    return Case("the article's prose", passage.body, chance.choice(found), permitted=False) if found else None


def _merged(passage: Passage, other: Passage, chance: random.Random) -> Iterator[Case]:
    """Yield two speakers' words as one quote, and one's sentence within the other's."""
    names = [re.sub(r"\W", "", one.speaker.split()[-1].casefold()) if one.speaker else "" for one in (passage, other)]
    pronouns = {"he", "she", "they", "it", "i", "we", "who", "that", ""}
    if names[0] == names[1] or pronouns & set(names):
        return
    first, second = sorted((passage, other), key=lambda one: one.start)
    joint = chance.choice([" ... ", " … ", " […] ", " "])
    yield Case(
        "two speakers merged",
        passage.body,
        first.text.rstrip(",.") + joint + second.text,
        permitted=False,
        source_form=passage.source_form,
    )
    words = passage.text.split(" ")
    half = len(words) // 2
    spliced = f"{' '.join(words[:half])} ... {other.text.rstrip(',.')} ... {' '.join(words[half:])}"
    yield Case(
        "a sentence moved between speakers", passage.body, spliced, permitted=False, source_form=passage.source_form
    )


# All of them


def cases(passages: Sequence[Passage], seed: int = SEED) -> Iterator[Case]:
    """Yield every edit of every passage, in an order that the seed alone decides."""
    chance = random.Random(seed)
    passages = list(passages)
    chance.shuffle(passages)
    by_body: dict[str, list[Passage]] = {}
    for passage in passages:
        by_body.setdefault(passage.body, []).append(passage)
    for passage in passages:
        for edits, permitted in ((PERMITTED, True), (FORBIDDEN, False)):
            for kind, edit in edits.items():
                text = edit(passage.text, chance)
                if text and (text != passage.text or kind == "as it stands"):
                    yield Case(kind, passage.body, text, permitted, passage.source_form)
        for made in (_brackets_dropped(passage, chance), _prose(passage, chance)):
            if made:
                yield made
        yield from _merged(passage, chance.choice(by_body[passage.body]), chance)
        other = chance.choice(passages)
        if other.body != passage.body:
            yield Case(
                "another article's quote", passage.body, other.text, permitted=False, source_form=passage.source_form
            )


def occurs(case: Case) -> bool:
    """Tell in a plain way whether a forbidden text is by chance what one quotation of its body says, ellipses aside."""
    text = _plain(case.text)
    pieces = [piece.strip(" .,[]") for piece in re.split(r"\[?\.\.\.\]?", text)]
    pieces = [piece for piece in pieces if piece]
    for found in re.findall(r'"([^"]*)"', _plain(case.body)):
        place = 0
        for piece in pieces:
            place = found.find(piece, place)
            if place < 0:
                break
            place += len(piece)
        else:
            end = found[place : place + 1]
            if (text[-1] in "?!" or end in {"?", "!"}) and text[-1] != end and text[-1] in "?!.,":
                continue
            return True
    return False


def _plain(text: str) -> str:
    text = re.sub("[“”«»]", '"', re.sub("[’‘]", "'", text)).replace("…", "...").replace(". . .", "...")  # noqa: RUF001 - marks
    return " ".join(text.split())


def by_rules(case: Case) -> bool:
    """Tell whether standfirst accepts a case."""
    return verify_quote(case.text, case.body, source_form=case.source_form).standing.proved


def by_letter(case: Case) -> bool:
    """Tell whether the body has the text character for character."""
    return case.text.strip() in case.body


def by_normal_form(case: Case) -> bool:
    """Tell whether the body has the text, both with their typography folded."""
    return fold_typography(case.text).strip('"') in fold_typography(case.body)


def by_likeness(share: float) -> Callable[[Case], bool]:
    """Return a check that accepts what is alike to `share` of the nearest stretch of the body (difflib)."""

    def accepts(case: Case) -> bool:
        text, body = fold_typography(case.text).strip('"'), fold_typography(case.body)
        compared = SequenceMatcher(None, body, text, autojunk=False)
        best = compared.find_longest_match()
        start = max(0, best.a - best.b)
        return SequenceMatcher(None, body[start : start + len(text)], text, autojunk=False).ratio() >= share

    return accepts


@dataclass
class Tally:
    """How many cases of each kind were made, left out, and accepted by each method."""

    made: Counter[tuple[bool, str]]
    left_out: Counter[str]
    accepted: dict[str, Counter[tuple[bool, str]]]
    asked: dict[str, Counter[tuple[bool, str]]]
    seconds: Counter[str]
    wrong: list[Case]


def measure(made: Iterator[Case], each: int, slow_each: int, *, compare: bool = True) -> Tally:
    """Verify up to `each` permitted and as many forbidden cases; the slow comparisons see `slow_each` of them."""
    methods: dict[str, Callable[[Case], bool]] = {"standfirst": by_rules}
    if compare:
        methods |= {"exact": by_letter, "normalised": by_normal_form}
        methods |= {f"alike {share:.2f}": by_likeness(share) for share in (0.9, 0.98)}
    zero = {name: Counter[tuple[bool, str]]() for name in methods}
    tally = Tally(Counter(), Counter(), zero, {name: Counter() for name in methods}, Counter(), [])
    count = Counter[bool]()
    for case in made:
        if count[case.permitted] >= each:
            if min(count[True], count[False]) >= each:
                break
            continue
        if not case.permitted and occurs(case):
            tally.left_out[case.kind] += 1
            continue
        count[case.permitted] += 1
        key = (case.permitted, case.kind)
        tally.made[key] += 1
        for name, method in methods.items():
            if name.startswith("alike") and count[case.permitted] > slow_each:
                continue
            before = time.process_time()
            accepted = method(case)
            tally.seconds[name] += time.process_time() - before
            tally.asked[name][key] += 1
            tally.accepted[name][key] += accepted
            if name == "standfirst" and accepted != case.permitted:
                tally.wrong.append(case)
    return tally


def table(tally: Tally) -> str:
    """Return the figures as a Markdown table: the share accepted, kind by kind and method by method."""
    names = list(tally.accepted)
    lines = [f"| edit | cases | {' | '.join(names)} |", "|---|" + "---|" * (len(names) + 1)]
    for permitted in (True, False):
        keys = [key for key in tally.made if key[0] is permitted]
        word = "permitted" if permitted else "forbidden"
        for label, chosen in [*((key[1], [key]) for key in keys), (f"**all {word}**", keys)]:
            shares = [
                f"{sum(tally.accepted[name][key] for key in chosen) / asked:.4f}"
                if (asked := sum(tally.asked[name][key] for key in chosen))
                else "-"
                for name in names
            ]
            lines.append(f"| {label} | {sum(tally.made[key] for key in chosen)} | {' | '.join(shares)} |")
    speeds = [f"{1000 * tally.seconds[name] / max(1, sum(tally.asked[name].values())):.2f}" for name in names]
    lines.append(f"| milliseconds a case | | {' | '.join(speeds)} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="1,000 cases of each sort")
    parser.add_argument("--own", action="store_true", help="only bodies of this repository, and made-up ones")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--wrong", action="store_true", help="print what was judged wrongly")
    given = parser.parse_args()
    each = 1000 if given.quick else 12000
    shared = ROWS.exists() and not given.own
    passages = rows() if shared else [*desk(), *invented(60 if given.quick else 400, given.seed)]
    print(f"{len(passages)} quotes of {len({one.body for one in passages})} bodies, seed {given.seed}\n")
    tally = measure(cases(passages, given.seed), each, 100 if given.quick else 600)
    print(table(tally))
    print(f"\nleft out, since the source says so by chance: {dict(tally.left_out)}")
    if given.wrong:
        for case in tally.wrong:
            verdict = verify_quote(case.text, case.body, source_form=case.source_form)
            print(f"\n{case.kind}: {case.text!r}\n  {verdict.standing.value}: {verdict.reason} {verdict.message}")


if __name__ == "__main__":
    main()
