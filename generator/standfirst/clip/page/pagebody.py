"""The body of a web page: trafilatura's choice of text (default mode, F1 .96), in the body's grammar, repaired."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from standfirst.clip.clipping import Caption
from standfirst.clip.metadata.people import is_name, people_in
from standfirst.clip.page.repairs import Block, Scene, leaves_of, with_lost_column, without_leftovers
from standfirst.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POPUP = re.compile(r"rollover-|tooltip|popover|hovercard", re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[\s_-]|image|photo|wp-|media|img)caption(?!s\b)(?!-(?:list|toggle|button))", re.IGNORECASE)
_CREDIT = re.compile(r"credit|copyright|source\b|photographer|agency")
_BYLINE_REACH, _LONGEST_BYLINE = 4, 150
"""Blocks in which a byline may stand at a body's beginning, and its characters."""
_MARKED = re.compile(r"(## |- |> )?(.*)", re.DOTALL)
_LOOKS_MARKED = re.compile(r"^(##|-|>) ")
_MARKS = {"head": "## ", "item": "- ", "quote": "> "}


@dataclass(frozen=True, slots=True)
class PageBody:
    """The blocks of a page's body, what was taken out of it with the reason, and the captions that it held."""

    blocks: tuple[Block, ...]
    dropped: tuple[tuple[str, str], ...]
    captions: tuple[Caption, ...]

    @property
    def text(self) -> str:
        """The blocks in the body's grammar: a blank line between blocks, none between the items of a list.

        The grammar has no escaping, so behind the sign that a paragraph begins with (dialogue: `- Nobody slept, she
        said`) stands a no-break space where its space would make it an item, a quote or a heading. No sign is lost,
        and white space is folded wherever words are compared.
        """
        parts: list[str] = []
        for before, block in zip((None, *self.blocks), self.blocks, strict=False):
            if before:
                parts.append("\n" if before.mark == block.mark == "- " else "\n\n")
            parts.append(str(block) if block.mark else _LOOKS_MARKED.sub("\\1\u00a0", block.text))
        return "".join(parts)


def page_body(tree: HtmlElement, *, url: str | None, title: str | None, text: str | None = None) -> PageBody:
    """Return the body of the page `tree`, which is used up in reading it; `text` is what its own data call its body.

    To trafilatura's text come back the parts of the same column that it lost; out of it go the headline, captions,
    links on their own and lines that lead elsewhere.
    """
    _without_popups(tree)
    captions = page_captions(tree)
    leaves = leaves_of(tree)
    extracted = _extracted(tree, url)
    blocks = list(_blocks(extracted)) if extracted is not None else []
    blocks = with_lost_column(blocks, leaves)
    scene = Scene(leaves, title, captions, text)
    kept, dropped = without_leftovers(blocks, scene)
    return PageBody(tuple(kept), tuple(dropped), captions)


def without_byline(body: PageBody, authors: Collection[str]) -> PageBody:
    """Return `body` without a byline that it opens with: among its first blocks one that is `authors` and no more."""
    known = {fold(name) for name in authors}
    for block in body.blocks[:_BYLINE_REACH]:
        names = people_in(block.text) if len(block.text) < _LONGEST_BYLINE and is_name(block.text) else []
        if names and all(fold(name) in known for name in names):
            kept = tuple(other for other in body.blocks if other is not block)
            return replace(body, blocks=kept, dropped=(*body.dropped, (block.text, "a byline")))
    return body


def body_of_text(text: str) -> PageBody:
    """Return the body of a page by the lines of its text alone, as that of a paste is chosen."""
    from standfirst.clip.paste.paste import read_paste  # noqa: PLC0415 - for the odd page only

    pasted = read_paste(text)
    blocks = [Block(found[1] or "", found[2]) for part in pasted.blocks if (found := _MARKED.match(part))]
    return PageBody(tuple(blocks), tuple((line.text, line.reason) for line in pasted.dropped), pasted.captions)


def _extracted(tree: HtmlElement, url: str | None) -> Any:
    from trafilatura import bare_extraction  # noqa: PLC0415 - loads lxml and its kin (0.5 s), for pages only

    document: Any = bare_extraction(tree, url=url, include_comments=False)
    return document.body if document is not None else None


def _blocks(body: Any) -> Iterable[Block]:
    """Yield the blocks of trafilatura's tree; walked without recursion, for a page may nest as deep as it likes."""
    waiting = [(body, "")]
    while waiting:
        element, mark = waiting.pop()
        mark = _MARKS.get(element.tag, mark)
        if element.tag == "row":
            cells = [words for cell in element if (words := _words(_cell(cell)))]
            if cells:
                yield Block("- " if len(cells) > 1 else "", " | ".join(cells))
        elif element.tag in {"body", "div", "list", "table"} or (
            len(element) and element[0].tag in {"p", "list", "quote"}
        ):
            if words := _words(element.text or ""):
                yield Block(mark, words)
            for child in reversed(element):
                if child.tail and child.tail.strip():
                    waiting.append((_Tail(child.tail), mark))
                waiting.append((child, mark))
        else:
            yield from (Block(mark, words) for line in _lines(element) if (words := _words(line)))


def _cell(cell: Any) -> str:
    """Return the text of a table's cell; a space parts its paragraphs, and nothing a bold letter from its word."""
    for inner in cell.iter("p", "head", "item", "lb"):
        inner.text = f" {inner.text or ''}"
    return "".join(cell.itertext())


class _Tail:
    """Text between two elements, as an element of its own."""

    tag = "p"

    def __init__(self, text: str) -> None:
        self.text = text

    def __len__(self) -> int:
        return 0

    def itertext(self) -> list[str]:
        return [self.text]

    def iter(self, _tag: str) -> list[Any]:
        return []


def _lines(element: Any) -> list[str]:
    """Return the text of an element, cut where a line break stands between two sentences."""
    for line_break in element.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    lines = "".join(element.itertext()).split("\n")
    joined: list[str] = []
    for line in lines:
        if joined and not re.search(r"[.!?…:»”\"]\s*$", joined[-1]) and element.tag != "item":
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def _words(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").replace("\u200b", "").split())


def _without_popups(tree: HtmlElement) -> None:
    """Take out what opens over a paragraph when a reader points at a name: its words stand in mid-sentence."""
    for element in [found for found in tree.iter("div", "span", "aside") if _POPUP.search(found.get("class") or "")]:
        if any(
            above.tag in {"p", "li"} or "rollover" in (above.get("class") or "") for above in element.iterancestors()
        ):
            element.drop_tree()


def page_captions(tree: HtmlElement) -> tuple[Caption, ...]:
    """Return the captions of the pictures of a page, each once, with the credit where it is marked as one."""
    found: dict[str, Caption] = {}
    for element in tree.iter("figcaption", "p", "div", "span"):
        if element.tag != "figcaption" and not _CAPTION.search(element.get("class") or ""):
            continue
        text = _words(element.text_content()[:2000])
        credit = next((_words(part.text_content()) for part in element.iter() if _is_credit(part)), None)
        if credit and text.endswith(credit) and text != credit:
            text = text[: -len(credit)].strip(" |/-–—·")  # noqa: RUF001 - what stands between caption and credit
        if text.count(" ") >= 2 and text.count(" ") < 120 and fold(text) not in found:
            found[fold(text)] = Caption(text, credit if credit != text else None)
    return tuple(found.values())


def _is_credit(element: HtmlElement) -> bool:
    marks = (
        f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower() if isinstance(element.tag, str) else ""
    )
    return bool(_CREDIT.search(marks))
