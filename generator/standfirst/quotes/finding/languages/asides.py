"""Attributions that stand inside a quotation, and speech that no quotation mark opens.

French prints them between the marks, behind a comma: « Oui, dit-elle, demain. » Spanish and Portuguese set them
between dashes, in quotations («Sí —dijo—, mañana») and in dialogue, whose paragraphs a dash opens (—Sí —dijo—.
Mañana). Every search is bounded, so that time grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from standfirst.quotes.marks import Quotation, paragraphs

_LONGEST = 200
"""The longest attribution inside a quotation, in characters."""
_MOST_WORDS = 5
"""The most words of an attribution up to its verb: "nous a-t-elle longuement expliqué"."""
_MOST = 200
"""More attributions than one quotation has: what follows is speech."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*[’']?")  # noqa: RUF001 - apostrophes and dashes
_BEHIND_PAUSE = re.compile(r"(?:,|[?!…])[\s\u00a0\u202f]+(?=[^\W\d_])")
_BEHIND_DASH = re.compile(r"(?:(?<=\s)|(?<=[\w?!….,”»\"]))[—–](?=\s?[^\W\d_])")  # noqa: RUF001 - apostrophes and dashes
_CLOSING_DASH = re.compile(r"(?:(?<=[.,])\s|\s?)[—–](?:[.,;:]?(?=\s|$))")  # noqa: RUF001 - apostrophes and dashes
_OUTSIDE = re.compile(r"[\s\u00a0\u202f]?[»”\"][\s\u00a0\u202f]?,\s")
_STOP = re.compile(r"[,.;:?!…](?=[\s\u00a0\u202f]|$)")
_MOST_LINES = 1000
"""More lines behind dashes than a dialogue in an article has."""
_DIALOGUE_LINES = re.compile(r"^[—–―]", re.MULTILINE)  # noqa: RUF001 - apostrophes and dashes
_DIALOGUE = re.compile(r"[—–―]\s?(?=[^\W_]|[¿¡«“\"…])")  # noqa: RUF001 - apostrophes and dashes
_NAME = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:[ \-][A-ZÀ-Þ][\w’'\-]+)+")  # noqa: RUF001 - apostrophes and dashes
_SHORTENED = re.compile(r"(?:\b[A-ZÀ-Þ]|\b(?:Mme|Mlle|Dr|Sr|Sra|St|Me|MM))$")


class _Gap(NamedTuple):
    """Where an attribution stands, with its pauses; `behind` tells whether a full stop ends it."""

    start: int
    end: int
    stopped: bool


@dataclass(frozen=True, slots=True)
class Asides:
    """Finds the attributions inside speech by what begins them: a verb of speech, before its subject.

    `skipped` are the words that may stand before that verb: pronouns that lean on it and auxiliaries.
    """

    verbs: frozenset[str]
    past_participles: frozenset[str]
    auxiliaries: frozenset[str]
    skipped: frozenset[str]
    subjects: frozenset[str]
    """Words that begin a subject in lower case: articles, possessives, roles, pronouns."""
    roles: frozenset[str] = frozenset()
    verb_endings: tuple[str, ...] = ()
    no_verb_endings: tuple[str, ...] = ()
    between: frozenset[str] = frozenset()
    """What may stand between a verb and its subject: adverbs and times."""
    suffixes: tuple[str, ...] = ()
    """Pronouns hung onto the verb: "-t-il"."""

    def behind_commas(self, body: str, item: Quotation) -> tuple[Quotation, ...]:
        """Return the pieces of a quotation that attributions behind commas leave; itself where there is none.

        What is attributed behind its marks has no attribution inside them: there "dit la loi" is the speaker's own.
        """
        behind = _OUTSIDE.match(body, item.end)
        if behind is not None and self._begins(body, behind.end(), min(len(body), behind.end() + _LONGEST)):
            return (item,)
        return tuple(self._pieces(body, item, self._comma_gaps(body, item.start, item.end)))

    def between_dashes(self, body: str, item: Quotation) -> tuple[Quotation, ...]:
        """Return the pieces of a quotation that attributions between dashes leave; itself where there is none."""
        return tuple(self._pieces(body, item, self._dash_gaps(body, item.start, item.end)))

    def dialogue_with_commas(self, body: str) -> tuple[Quotation, ...]:
        """Return the speech of paragraphs that a dash opens, attributed behind a comma: — Oui, dit-elle."""
        return self._dialogue(body, commas=True)

    def dialogue_with_dashes(self, body: str) -> tuple[Quotation, ...]:
        """Return the speech of paragraphs that a dash opens, attributed between dashes: —Sí —dijo—. Mañana."""
        return self._dialogue(body, commas=False)

    def _dialogue(self, body: str, *, commas: bool) -> tuple[Quotation, ...]:
        if len(_DIALOGUE_LINES.findall(body)) > _MOST_LINES:
            return ()
        lines: list[tuple[int, list[Quotation], bool]] = []
        for number, (start, end) in enumerate(paragraphs(body)):
            opening = _DIALOGUE.match(body, start, end)
            if opening is None:
                continue
            item = Quotation(opening.end(), end, True, number, opening.group())  # noqa: FBT003 - as the fields come
            gaps = list((self._comma_gaps if commas else self._dash_gaps)(body, item.start, end))
            if gaps and commas:  # the narrator may go on behind a reply, and nothing says so
                gaps[-1] = gaps[-1]._replace(end=end) if gaps[-1].stopped else gaps[-1]
            lines.append((number, list(self._pieces(body, item, iter(gaps))), bool(gaps)))
        # A list whose items a dash opens has no attribution; a reply without one stands beside others.
        attributed = {number for number, _, has_gap in lines if has_gap}
        return tuple(
            piece for number, pieces, _ in lines if attributed & {number - 1, number, number + 1} for piece in pieces
        )

    def _pieces(self, body: str, item: Quotation, gaps: Iterator[_Gap]) -> Iterator[Quotation]:
        start, opening = item.start, item.opening
        for gap in gaps:
            if gap.start > start:
                goes_on = item.reopened and start == item.start
                yield replace(item, start=start, end=gap.start, closed=True, opening=opening, reopened=goes_on)
                opening = ""
            start = gap.end
            while start < item.end and body[start].isspace():
                start += 1
        if start == item.start:
            yield item
        elif start < item.end:
            yield replace(item, start=start, opening=opening, reopened=False)

    def _comma_gaps(self, body: str, start: int, end: int) -> Iterator[_Gap]:
        place = start
        for _ in range(_MOST):
            pause = _BEHIND_PAUSE.search(body, place, end)
            if pause is None:
                return
            place = pause.end()
            begun = self._begins(body, pause.end(), min(end, pause.end() + _LONGEST))
            if not begun:
                continue
            stop = self._stop(body, begun, end)
            if stop > pause.end() + _LONGEST:
                continue
            stopped = body[stop - 1 : stop] != ","
            mark = 0 if body[pause.start()] == "," else 1
            yield _Gap(pause.start() + mark, stop, stopped)
            place = max(place, stop - 1)

    def _stop(self, body: str, start: int, end: int) -> int:
        """Return where an attribution ends, behind its mark: not within a name's initial nor before an apposition."""
        place = start
        for _ in range(6):
            stop = _STOP.search(body, place, end)
            if stop is None:
                return end
            place = stop.end()
            if stop.group() == "." and _SHORTENED.search(body, max(start, stop.start() - 5), stop.start()):
                continue
            if stop.group() == ",":
                word = _WORD.search(body, place, end)
                if word is not None and not _NAME.search(body, start, stop.start()) and _NAME.match(body, word.start()):
                    continue  # "dit la maire, Ada Reyes, ..."
                if word is not None and self._is_apposition(word.group().lower()):
                    continue  # "dit Ada Reyes, ministre de l'Eau, ..."
            return place
        return place

    def _is_apposition(self, word: str) -> bool:
        word = word.replace("’", "'").removeprefix("l'")  # noqa: RUF001 - apostrophes and dashes
        return word in self.subjects and word not in _SHORT

    def _dash_gaps(self, body: str, start: int, end: int) -> Iterator[_Gap]:
        place = start
        for _ in range(_MOST):
            dash = _BEHIND_DASH.search(body, place, end)
            if dash is None:
                return
            place = dash.end()
            if not self._begins(body, dash.end(), min(end, dash.end() + _LONGEST), subject=False):
                continue
            closing = _CLOSING_DASH.search(body, dash.end(), min(end, dash.end() + _LONGEST))
            stop = closing.end() if closing else end
            first = dash.start()
            while first > start and body[first - 1].isspace():
                first -= 1
            yield _Gap(first, stop, stopped=True)
            place = stop

    def _begins(self, body: str, start: int, end: int, *, subject: bool = True) -> int:
        """Return where the verb ends that an attribution begins with at `start`, 0 where none begins."""
        place = start
        auxiliary = False
        for _ in range(_MOST_WORDS):
            word = _WORD.search(body, place, end)
            if word is None or body[place : word.start()].strip():
                return 0
            place = word.end()
            text, hung = self._stem(word.group().lower().replace("’", "'"))  # noqa: RUF001 - apostrophes and dashes
            known = text in self.verbs and not (auxiliary and text in self.auxiliaries)
            if known or (auxiliary and text in self.past_participles):
                free = hung or not subject or _hung(body, start, place)
                return place if free or self._subject(body, place, end) else 0
            auxiliary = auxiliary or text in self.auxiliaries
            if text not in self.auxiliaries and text not in self.skipped:
                return place if self._is_other_verb(body, text, place, end) else 0
        return 0

    def _stem(self, word: str) -> tuple[str, bool]:
        """Return a word without what is hung onto it ("s'étonne-t-elle"), and whether that is its subject."""
        suffix = next((item for item in self.suffixes if word.endswith(item) and len(word) > len(item)), "")
        word = word[: -len(suffix)] if suffix else word
        elided, _, rest = word.partition("'")
        return (rest if rest and elided in _ELIDED else word), bool(suffix)

    def _is_other_verb(self, body: str, text: str, place: int, end: int) -> bool:
        """Tell whether a word that no table has is a verb of speech: by its form, and a person behind it."""
        if not text.endswith(self.verb_endings) or text.endswith(self.no_verb_endings) or text in self.subjects:
            return False
        following = body[place:end].lstrip()
        if _NAME.match(following):
            return True
        words = [word.group().lower().replace("’", "'") for word in _WORD.finditer(following[:40])][:2]  # noqa: RUF001 - apostrophes and dashes
        if not words:
            return False
        article, _, noun = words[0].partition("'")
        return (article == "l" and noun in self.roles) or (
            len(words) > 1 and words[0] in self.subjects and words[1] in self.roles
        )

    def _subject(self, body: str, place: int, end: int) -> bool:
        word = _WORD.search(body, place, end)
        for _ in range(3):
            if word is None or body[place : word.start()].strip() or word.group() not in self.between:
                break
            place = word.end()
            word = _WORD.search(body, place, end)
        if word is None or body[place : word.start()].strip():
            return False
        text = word.group()
        lower = text.lower().replace("’", "'")  # noqa: RUF001 - apostrophes and dashes
        return text[0].isupper() or lower in self.subjects or lower.startswith("l'")


def _hung(body: str, start: int, end: int) -> bool:
    """Tell whether a pronoun hangs onto the auxiliary: "a-t-elle ajouté"."""
    return bool(re.search(r"-(?:t-)?(?:ils?|elles?|on)\b", body[start:end]))


_ELIDED = frozenset(["s", "m", "t", "l", "n", "j"])
_SHORT = frozenset(
    ["le", "la", "les", "un", "une", "son", "sa", "ses", "il", "elle", "ce", "cette", "on", "el", "o", "a"]
)
"""Words that begin a clause as often as an apposition: they never carry an attribution past its comma."""
