"""A story's summary and key points out of its own sentences, word for word and each with its place.

Nothing is written anew: a proposal whose sentence is not in the source would be an invention. What a reader needs
stands at the top of a news story, so place weighs most; a sentence that says what the headline and the rest of the
story say weighs more, one that leans on the sentence before it ("He said so too") weighs less.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standfirst.text import fold_typography, sentence_spans

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

_DATELINES = 3
"""In how many lines at the top a dateline can stand."""
_SHORT_STORY = 150
"""Words below which a story has no key points beside its summary: they would be the rest of it."""
_LISTED, _MOST_LISTED = 2, 6
"""How many items a publisher's own list of highlights has."""
_ABOVE_LIST = 1
"""How many paragraphs may stand before it; a list further down is part of the story."""
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
"""A backslash that Markdown takes for "the next sign is only a sign"."""
_ENDS = re.compile(r"""[.!?…。！？]["')\]]*(?=\s|$)|(?<=[。！？])|(?<=.)$""")  # noqa: RUF001 - Chinese and Japanese
"""Where a sentence can end, in text whose typography is folded."""
_ENDED = re.compile(r"""[.!?…。！？]["'”’»“)\]」』）]*$""")  # noqa: RUF001 - as above, and quotation marks
_BEFORE = re.compile(r"""(?:^|[.!?…]["')\]]*\s|[。！？])\s*["'(\[]?$""")  # noqa: RUF001 - as above
"""What stands before a sentence that does not open a line."""
_MOST_JOINED = 8
"""How many ends are tried for one sentence: where an abbreviation ends it, it seems to go on in the next."""

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
    short = [sentence for sentence in sentences_of(body) if 4 <= length_of(sentence.text) <= words]
    # What no stop ends is a teaser or a line of its own: beside others it would run into the next.
    sentences = [sentence for sentence in short if _ENDED.search(sentence.text)] or short
    if not sentences:
        return ()
    weights = _weights(sentences, title)
    order = sorted(range(len(sentences)), key=lambda number: (-weights[number], number))
    lead = next((number for number, sentence in enumerate(sentences[:4]) if stands_alone(sentence.text)), order[0])
    chosen = [lead]
    left = words - length_of(sentences[lead].text)
    for number in order:
        length = length_of(sentences[number].text)
        if len(chosen) == most:
            break
        if number in chosen or length > left or _says_again(sentences, number, chosen):
            continue
        if _speaks(sentences[number].text) or (_LEANING.match(sentences[number].text) and number - 1 not in chosen):
            continue
        chosen.append(number)
        left -= length
    return tuple(sentences[number] for number in sorted(chosen))


def key_points(
    body: str, summary: Sequence[Sentence], *, title: str = "", words: int = 35, most: int = 3
) -> tuple[Sentence, ...]:
    """Return key points of `body` beside its summary, each at most `words` words, in the order of the body.

    The publisher's own list of highlights at the top, where there is one, and then all its items that are short
    enough; else up to `most` further sentences by the weights of the summary that say something new and stand alone.
    Empty for a short story.
    """
    listed = [item for item in highlights(body) if length_of(item.text) <= words]
    if len(listed) >= _LISTED:
        return tuple(item for item in listed if item not in summary)
    found = sentences_of(body)
    if sum(length_of(sentence.text) for sentence in found) < _SHORT_STORY:
        return ()
    weights = _weights(found, title)
    taken = [number for number, sentence in enumerate(found) if sentence in summary]
    chosen: list[int] = []
    for number in sorted(range(len(found)), key=lambda number: (-weights[number], number)):
        text = found[number].text
        if len(chosen) == most:
            break
        fits = number not in taken and 4 <= length_of(text) <= words and stands_alone(text)
        if fits and not _says_again(found, number, [*taken, *chosen]):
            chosen.append(number)
    return tuple(found[number] for number in sorted(chosen))


def highlights(body: str) -> tuple[Sentence, ...]:
    """Return the items of the list that a publisher puts above a story to say what is in it; empty without one.

    It stands above the second paragraph, no sentence leads into it with a colon, and its words come back in the story:
    a list of links or of ingredients has none of that.
    """
    items: list[Sentence] = []
    place, above, before = 0, 0, ""
    for line in body.split("\n"):
        if line.startswith("- "):
            items.append(Sentence(line[2:], place + 2, place + len(line)))
        elif line:
            above += not line.startswith("## ")
            if items or above > _ABOVE_LIST:
                break
            before = line
        place += len(line) + 1
    leads_in = before.rstrip().endswith(":") and not before.startswith("## ")
    if leads_in or not _LISTED <= len(items) <= _MOST_LISTED or any(length_of(item.text) < 4 for item in items):
        return ()
    told = _terms(body[items[-1].end :]).keys()
    again = [terms for item in items if (terms := _terms(item.text).keys()) and len(terms & told) >= len(terms) / 2]
    return tuple(items) if len(again) >= len(items) / 2 else ()


def verbatim_faults(summary: str, body: str) -> tuple[str, ...]:
    """Return the sentences of `summary` that the body does not have word for word, white space and typography folded.

    Each must be a whole sentence of the body, or several that follow one another: a part of one may say the opposite
    ("It is not true that the pier closes"). Backslashes that keep Markdown from reading a sign as markup do not count.
    """
    source, starts = _folded_body(body)
    text = fold_typography(_ESCAPED.sub("", summary))
    ends = sorted({*(found.end() for found in _ENDS.finditer(text)), *_unstopped_ends(text, body)})
    faults: list[str] = []
    place = 0
    while place < len(text):
        following = bisect_right(ends, place)
        near = ends[following : following + _MOST_JOINED]
        end = next((end for end in reversed(near) if _stands_in(text[place:end], source, starts)), None)
        if end is None:
            end = near[0] if near else len(text)
            faults.append(text[place:end])
        place = end + 1 if text[end : end + 1].isspace() else end
    return tuple(faults)


def _folded_body(body: str) -> tuple[str, frozenset[int]]:
    """Return the body as one line of folded text, without block marks, and the places where its lines begin.

    The words behind a dateline open a line too.
    """
    lines = [fold_typography(_unmarked(line)) for line in body.split("\n") if line.strip()]
    starts, place = set(), 0
    for number, line in enumerate(lines):
        starts.add(place)
        if number < _DATELINES and (dateline := _DATELINE.match(line)):
            starts.add(place + dateline.end())
        place += len(line) + 1
    return " ".join(lines), frozenset(starts)


def _unmarked(line: str) -> str:
    mark = _BLOCK_MARK.match(line)
    return line[mark.end() :] if mark else line


def _unstopped_ends(text: str, body: str) -> Iterator[int]:
    """Yield where `text` has the end of a line of the body that no full stop ends: a list's item, a teaser."""
    for line in body.split("\n"):
        spans = [] if not line or _ENDED.search(line) else sentence_spans(_unmarked(line))
        last = fold_typography(_unmarked(line)[slice(*spans[-1])]) if spans else ""
        if last and (place := text.find(last)) >= 0:
            yield place + len(last)


def _stands_in(text: str, source: str, starts: frozenset[int]) -> bool:
    """Tell whether `text` is in `source` from the beginning of a sentence to the end of one."""
    ended = bool(_ENDED.search(text))
    for place in _places(text, source):
        end = place + len(text)
        begins = place in starts or bool(_BEFORE.search(source[max(0, place - 6) : place]))
        if begins and (end == len(source) or end + 1 in starts or (ended and not source[end].isalnum())):
            return True
    return False


def _places(text: str, source: str) -> Iterator[int]:
    place = source.find(text)
    while place >= 0:
        yield place
        place = source.find(text, place + 1)


def length_of(text: str) -> int:
    """Return how many words a text has; in a script that has no spaces, two characters count as one."""
    return max(len(text.split()), len(re.findall("[\u0e00-\u0eff\u2e80-\u9fff\uf900-\ufaff]", text)) // 2)


def stands_alone(text: str) -> bool:
    """Tell whether a sentence leans on none before it, and is neither somebody's words nor a question."""
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
