"""Where the desk's other files name a story, or hold words of it: people have to look at those.

Words are compared, not signs: a text wrapped anew, with other quotation marks or in another case is the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from standfirst.source import Article
from standfirst.text import sentences

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
"""A word, or one sign of a script without spaces."""

LEAST = 4
"""Words of a whole sentence below which it stands elsewhere by chance."""
RUN = 8
"""Words in a row that are the story's, wherever they begin."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in another of the desk's files that holds words of the story, or names its id."""

    file: str
    line: int
    words: str


def mentions(content: Path, article: Article, body: str | None) -> Iterator[Mention]:
    """Yield the places in the order of files and lines; of words in a row, where they begin."""
    known = _runs(article, body)
    named = re.compile(rf"(?<![\w-]){re.escape(article.id)}(?![\w-])")
    for path in sorted(content.rglob("*")):
        file = path.relative_to(content).as_posix()
        if path.suffix not in {".md", ".yml"} or file == article.file or path.is_symlink() or not path.is_file():
            continue
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        found = {text.count("\n", 0, match.start()) + 1: article.id for match in named.finditer(text)}
        for start, end in _places(text, known):
            found[text.count("\n", 0, start) + 1] = " ".join(text[start:end].split())
        yield from (Mention(file, line, words) for line, words in sorted(found.items()))


_Known = dict[tuple[str, ...], list[tuple[str, ...]]]
"""Runs of words by their first `LEAST` ones."""


def _runs(article: Article, body: str | None) -> _Known:
    """Return every run of words that is told by, `RUN` at a time, and whole sentences that are shorter."""
    fields = article.fields
    texts = [fields.title, fields.summary, fields.commentary, *fields.key_points, body]
    for quote in fields.quotes:
        texts += [quote.text, quote.exact, quote.context, quote.translation.text if quote.translation else None]
    known: _Known = {}
    for text in filter(None, texts):
        rows = [_words(text), *(_words(sentence) for sentence in sentences(text))]
        for row in rows:
            runs = [tuple(row)] if LEAST <= len(row) < RUN else []
            runs += [tuple(row[place : place + RUN]) for place in range(len(row) - RUN + 1)]
            for run in runs:
                same = known.setdefault(run[:LEAST], [])
                if run not in same:
                    same.append(run)
    return known


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _places(text: str, known: _Known) -> Iterator[tuple[int, int]]:
    """Yield where words of the story stand in a text; runs that overlap are one."""
    found = list(_WORD.finditer(text))
    words = [match.group().casefold() for match in found]
    start = end = -1
    for place in range(len(words) - LEAST + 1):
        for run in known.get(tuple(words[place : place + LEAST]), ()):
            if _stands(run, words, place):
                last = found[place + len(run) - 1].end()
                if found[place].start() > end:
                    if end >= 0:
                        yield start, end
                    start = found[place].start()
                end = max(end, last)
    if end >= 0:
        yield start, end


def _stands(run: Sequence[str], words: Sequence[str], place: int) -> bool:
    return tuple(words[place : place + len(run)]) == tuple(run)
