"""A story's summary out of its own sentences, word for word and each with its place.

Nothing is written anew: a proposal whose sentence is not in the source would be an invention. What a reader needs
stands at the top of a news story, so place weighs most; a sentence that says what the headline and the rest of the
story say weighs more, one that leans on the sentence before it ("He said so too") weighs less.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from standfirst.text import sentence_spans

_WORD = re.compile(r"[^\W\d_][\w’'-]*")  # noqa: RUF001 - an apostrophe
_BLOCK_MARK = re.compile(r"(?:## |- |> )")
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]*[A-ZÀ-Þ.]\b[^\n–—]{0,60}?|[A-ZÀ-Þ][^\n–—.!?]{0,40}?\([A-Z][\w ./]{1,20}\))\s*(?:--|—|–)\s+"  # noqa: RUF001
)
"""A place in capitals or an agency in brackets, then a dash: SEOUL, May 13 (UPI) -- and its like."""

_LEANING = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|But|And|Or|So|However|Meanwhile|Also|Still|Instead"
    r"|Er|Sie|Es|Diese[rs]?|Dies|Das|Aber|Und|Doch|Auch|Il|Elle|Ils|Elles|Ce|Cette|Ces|Mais|Et"
    r"|Él|Ella|Ellos|Ellas|Esto|Eso|Pero|Ele|Ela|Eles|Elas|Isso|Isto|Mas)\b"
)
_PLACE, _FADE, _CENTRE, _HEADLINE = 3.0, 3.0, 0.5, 1.0
"""What a sentence's place, its words and its headline's words weigh, chosen on 52 development stories."""

_OPENING = "\"“„«»‘'"  # noqa: RUF001 - quotation marks
_CLOSING = "\"”“»«’'"  # noqa: RUF001 - as above


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body: `text` is `body[start:end]`."""

    text: str
    start: int
    end: int


def sentences_of(body: str) -> list[Sentence]:
    """Return the sentences of a canonical body's prose, without datelines, subheadings, lists and block quotes."""
    found: list[Sentence] = []
    place = 0
    for line in body.split("\n"):
        if line and not _BLOCK_MARK.match(line):
            dateline = _DATELINE.match(line) if not found else None
            shift = dateline.end() if dateline else 0
            base = place + shift
            spans = sentence_spans(line[shift:])
            found += [Sentence(body[base + start : base + end], base + start, base + end) for start, end in spans]
        place += len(line) + 1
    return found


def verbatim_summary(body: str, *, title: str = "", words: int = 75, most: int = 3) -> tuple[Sentence, ...]:
    """Return up to `most` sentences of `body` with at most `words` words in all, in the order of the body.

    The first is the story's lead. Empty when the body has no sentence short enough. Words are counted by white
    space; in a script that has none between words, two characters count as one.
    """
    sentences = [sentence for sentence in sentences_of(body) if 4 <= _length(sentence.text) <= words]
    if not sentences:
        return ()
    weights = _weights(sentences, title)
    order = sorted(range(len(sentences)), key=lambda number: (-weights[number], number))
    lead = next((number for number, sentence in enumerate(sentences[:4]) if _stands_alone(sentence.text)), order[0])
    chosen = [lead]
    left = words - _length(sentences[lead].text)
    for number in order:
        length = _length(sentences[number].text)
        if len(chosen) == most:
            break
        if number in chosen or length > left or _says_again(sentences, number, chosen):
            continue
        if _speaks(sentences[number].text) or (_LEANING.match(sentences[number].text) and number - 1 not in chosen):
            continue
        chosen.append(number)
        left -= length
    return tuple(sentences[number] for number in sorted(chosen))


def _length(text: str) -> int:
    return max(len(text.split()), len(re.findall("[\u0e00-\u0eff\u2e80-\u9fff\uf900-\ufaff]", text)) // 2)


def _stands_alone(text: str) -> bool:
    return not _LEANING.match(text) and not _speaks(text)


def _speaks(text: str) -> bool:
    """Tell whether a sentence is somebody's words or a question: quotes have a place of their own in a briefing."""
    return text[0] in _OPENING or text[-1] in ("?", *_CLOSING)


def _terms(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in _WORD.findall(text) if len(word) > 3)


def _weights(sentences: list[Sentence], title: str) -> list[float]:
    """Weigh each sentence: by its place, by how much of the story's words it has, and of its headline's."""
    terms = [_terms(sentence.text) for sentence in sentences]
    whole: Counter[str] = Counter()
    for counted in terms:
        whole.update(counted.keys())
    recurring = {term: math.log1p(count) for term, count in whole.items() if count > 1}
    headline = _terms(title).keys()
    weights = []
    for place, counted in enumerate(terms):
        centre = sum(recurring.get(term, 0.0) for term in counted) / math.sqrt(len(counted) + 4)
        named = len(counted.keys() & headline) / (len(headline) + 2)
        weights.append(round(_PLACE / (1 + place / _FADE) + _CENTRE * centre + _HEADLINE * named, 6))
    return weights


def _says_again(sentences: list[Sentence], number: int, chosen: list[int]) -> bool:
    """Tell whether more than six tenths of a sentence's words stand in one that is chosen."""
    mine = _terms(sentences[number].text).keys()
    return any(len(mine & _terms(sentences[other].text).keys()) > 0.6 * max(len(mine), 1) for other in chosen)
