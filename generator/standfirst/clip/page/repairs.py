"""What is put right in the text that trafilatura chose from a page; each rule with what it gained."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.clip.clipping import Caption
from standfirst.clip.paste.lines import Kind, Line, typed
from standfirst.clip.paste.unwrap import Row

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "dd", "dt"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_WORD = re.compile(r"\w+")
_PROSE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body: `mark` is `## `, `- `, `> ` or nothing; the text has no line break."""

    mark: str
    text: str

    def __str__(self) -> str:
        return self.mark + self.text


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph, heading or list item of a page as it stood there."""

    tag: str
    text: str
    key: str
    """Its words alone, folded: what blocks are matched by."""
    column: tuple[str, str]
    """Tag and class of the element that holds it."""
    linked: float
    """The share of its characters that are a link."""


def key_of(text: str) -> str:
    """Return the words of `text`, folded: what two printings of one paragraph have in common."""
    return " ".join(_WORD.findall(text.casefold()))


def leaves_of(tree: HtmlElement) -> list[Leaf]:
    """Return the paragraphs, headings and list items of a page, in their order."""
    found = []
    for element in tree.iter(*_LEAVES):
        if any(child.tag in _LEAVES for child in element):
            continue
        text = " ".join(element.text_content()[:20_000].split())
        parent = element.getparent()
        if not text or parent is None:
            continue
        linked = sum(len(" ".join(link.text_content().split())) for link in element.iter("a")) / len(text)
        column = (str(parent.tag), " ".join(sorted((parent.get("class") or "").split())))
        found.append(Leaf(str(element.tag), text, key_of(text), column, linked))
    return found


def with_lost_column(blocks: list[Block], leaves: Sequence[Leaf]) -> list[Block]:
    """Return `blocks` with the paragraphs that stood in elements of the same make and were left out.

    Pages cut a story's column at advertisements into several elements of one class, of which only the first is found
    (two of 67 English pages, F1 .62 and .52 without this). At least half of the prose found must stand in that class.
    """
    got = {key_of(block.text) for block in blocks}
    columns = Counter(leaf.column for leaf in leaves if leaf.key in got and _is_prose(leaf))
    if not columns:
        return blocks
    column, times = columns.most_common(1)[0]
    if not column[1] or times < 3 or times * 2 < sum(columns.values()):
        return blocks
    lost = [leaf for leaf in leaves if leaf.column == column and leaf.key not in got and leaf.linked < 0.5 and leaf.key]
    if sum(map(_is_prose, lost)) < 3:
        return blocks
    return _merged(blocks, leaves, {leaf.key for leaf in lost})


def _is_prose(leaf: Leaf) -> bool:
    return leaf.tag == "p" and leaf.key.count(" ") >= _PROSE_WORDS


def _merged(blocks: list[Block], leaves: Sequence[Leaf], lost: set[str]) -> list[Block]:
    """Return `blocks` with the lost leaves put in where the page has them."""
    merged: list[Block] = []
    waiting = list(reversed(blocks))
    rest = Counter(key_of(block.text) for block in blocks)
    for leaf in leaves:
        if rest.get(leaf.key, 0) > 0:
            while waiting:
                block = waiting.pop()
                merged.append(block)
                rest[key_of(block.text)] -= 1
                if key_of(block.text) == leaf.key:
                    break
        elif leaf.key in lost:
            mark = (
                "## "
                if leaf.tag in _HEADINGS
                else "- "
                if leaf.tag == "li"
                else "> "
                if leaf.tag == "blockquote"
                else ""
            )
            merged.append(Block(mark, leaf.text))
            lost.discard(leaf.key)
    return merged + waiting[::-1]


# --- what goes -----------------------------------------------------------------------------------------------------

_ANYWHERE = {
    Kind.JUNK: "a button or a pointer to another page",
    Kind.CREDIT: "a picture's credit",
}
_TEXT = frozenset({Kind.PROSE, Kind.SHORT_PROSE, Kind.QUOTE, Kind.LIST_ITEM, Kind.COMMENT, Kind.AFTERWORD})
_FEWEST = 6
"""Words of the longest sentence, or half the characters where words are not spaced, below which there is no article."""
_WHERE_SHORT = {
    Kind.PROMOTION: "asks the reader for something",
    Kind.LEGAL: "a legal notice",
}
_SHORT = 18
"""Words up to which an invitation among paragraphs is one: longer ones are mostly the story's own ("signed up")."""
_AT_THE_EDGES = {
    Kind.BYLINE: "the byline",
    Kind.TIMESTAMP: "the date",
    Kind.AGE: "the date",
    Kind.STOP: "the head of another list",
    Kind.COMMENT: "a reader's comment",
    Kind.AFTERWORD: "a note behind the article",
    **_WHERE_SHORT,
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What else of a page is known when its body is put right; `text` is what its own data call the body."""

    leaves: Sequence[Leaf]
    title: str | None
    captions: Sequence[Caption]
    text: str | None = None


def without_leftovers(blocks: list[Block], scene: Scene) -> tuple[list[Block], list[tuple[str, str]]]:
    """Return the blocks that are the article's, and those that are not with the reason."""
    title, captions = scene.title, scene.captions
    lines = [typed(Row(number, number, block.text, blank_before=True)) for number, block in enumerate(blocks, 1)]
    reasons: dict[int, str] = {}
    # Word for word: a caption may repeat a paragraph but for its full stop.
    pictured = {caption.text for caption in captions} | {f"{caption.text} {caption.credit}" for caption in captions}
    links = {leaf.key for leaf in scene.leaves if leaf.linked > 0.95}
    prose = [
        index for index, line in enumerate(lines) if line.kind in {Kind.PROSE, Kind.SHORT_PROSE} and line.words >= 8
    ]
    first, last = (prose[0], prose[-1]) if prose else (0, len(lines))
    for index, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        after = lines[index + 1 : index + 3]
        heads = block.mark == "## " and any(other.kind in {Kind.PROSE, Kind.SHORT_PROSE} for other in after)
        reason = _reason(block, line, pictured) or ("" if heads else _link(block, line, links))
        if not reason and (index <= first or index >= last):
            reason = _AT_THE_EDGES.get(line.kind, "")
        if not reason and title and index <= first and _is_title(block.text, title):
            reason = "the headline"
        if reason:
            reasons[index] = reason
    _repeated(blocks, lines, reasons)
    _unconfirmed(blocks, scene.text, reasons)
    _other_columns(blocks, scene.leaves, reasons)
    _tail(blocks, reasons, last)
    if not any(
        line.words >= _FEWEST and line.kind in _TEXT for index, line in enumerate(lines) if index not in reasons
    ):
        reasons = dict.fromkeys(range(len(blocks)), "no paragraph stands among the page's lines")
    kept = [block for index, block in enumerate(blocks) if index not in reasons]
    dropped = [(str(blocks[index]), reason) for index, reason in sorted(reasons.items())]
    return kept, dropped


def _is_title(text: str, title: str) -> bool:
    one, other = key_of(text), key_of(title)
    return one == other or (len(other) > 20 and one.endswith(other)) or (len(one) > 20 and other.startswith(one))


def _reason(block: Block, line: Line, pictured: set[str]) -> str:
    if block.text in pictured:
        return "a picture's caption"
    if not key_of(block.text):
        return "marks without words"
    if line.kind in _ANYWHERE:
        return _ANYWHERE[line.kind]
    asks = line.words <= _SHORT and not block.text.startswith(('"', "“", "„", "«", "'", "‘"))  # noqa: RUF001
    return _WHERE_SHORT.get(line.kind, "") if asks else ""


def _link(block: Block, line: Line, links: set[str]) -> str:
    if key_of(block.text) in links and (block.mark or not line.ends or block.text.isupper()):
        return "a link to another page"
    return ""


def _tail(blocks: Sequence[Block], reasons: dict[int, str], last: int) -> None:
    """Add what stands behind the last paragraph: headings and short lines that nothing follows."""
    for index in range(len(blocks) - 1, last, -1):
        if index in reasons:
            continue
        if blocks[index].mark == "## ":
            reasons[index] = "a heading that nothing follows"
        else:
            break


def _repeated(blocks: Sequence[Block], lines: Sequence[Line], reasons: dict[int, str]) -> None:
    """Add what the page prints twice: captions of pictures without a mark, and teasers."""
    seen: set[str] = set()
    for index, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        key = key_of(block.text)
        if line.words >= 6 and key in seen:
            reasons.setdefault(index, "printed before")
        seen.add(key)


def _unconfirmed(blocks: Sequence[Block], text: str | None, reasons: dict[int, str]) -> None:
    """Add what the page's own data do not have where they give the body: most of the paragraphs must be in it.

    Behind the last paragraph that they have, six in ten of all are enough; among them, eight in ten.
    """
    if not text:
        return
    runs = _runs(key_of(text))
    known = [_share(key_of(block.text), runs) for block in blocks]
    long = [
        index for index, block in enumerate(blocks) if block.text.count(" ") >= _PROSE_WORDS and index not in reasons
    ]
    confirmed = [index for index in long if known[index] >= 0.5]
    words = sum(blocks[index].text.count(" ") + 1 for index in long)
    if not confirmed or len(confirmed) < 0.6 * len(long) or len(runs) < 0.7 * words:
        return
    sure = len(confirmed) >= 0.8 * len(long)
    for index, share in enumerate(known):
        inside = confirmed[0] < index < confirmed[-1]
        if share < 0.2 and (index > confirmed[-1] or (sure and inside and blocks[index].mark != "## ")):
            reasons.setdefault(index, "not in the body that the page's own data give")


def _runs(words: str) -> frozenset[tuple[str, ...]]:
    parts = words.split()
    return frozenset(zip(parts, parts[1:], parts[2:], strict=False))


def _share(words: str, runs: frozenset[tuple[str, ...]]) -> float:
    own = _runs(words)
    return len(own & runs) / len(own) if own else 1.0


def _other_columns(blocks: Sequence[Block], leaves: Sequence[Leaf], reasons: dict[int, str]) -> None:
    """Add what stands behind the last paragraph of the story's column, in elements of another make."""
    by_key = {leaf.key: leaf for leaf in leaves}
    columns = [found.column if (found := by_key.get(key_of(block.text))) else None for block in blocks]
    proses = Counter(
        column
        for block, column in zip(blocks, columns, strict=True)
        if column and block.text.count(" ") >= _PROSE_WORDS
    )
    if not proses:
        return
    main, times = proses.most_common(1)[0]
    if times < 4 or times < 0.6 * sum(proses.values()):
        return
    last = max(index for index, column in enumerate(columns) if column == main)
    for index in range(last + 1, len(blocks)):
        if columns[index]:
            reasons.setdefault(index, "stands outside the story's column")
