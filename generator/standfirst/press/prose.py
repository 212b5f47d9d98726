"""Texts as print takes them: values of data, never markup of the compiler's language.

A text is a string, or, in another language than the volume's, `{"v": string, "l": tag}`. Markdown is a tree of nodes.
"""

from __future__ import annotations

import re
from typing import Any

from standfirst.markdown import Tokens, parse_markdown
from standfirst.press.fonts import OUT, Fonts
from standfirst.text import direction, reveal

Node = dict[str, Any]
Said = str | Node
"""A text with or without a language of its own."""

_ISOLATED = "\u2068{}\u2069"
"""First strong isolate: a name from right to left turns nothing around beside it."""

_HIDDEN = re.compile(r"⟨(U\+[0-9A-F]{4,6})⟩")
"""As `reveal` writes a hidden character out; no font of ours has these angles."""

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_FROM_LEFT = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")

_RUN = re.compile("[!-~\u00a1-\u024f]{48,}")
_PIECE = re.compile("(.{24})(?=.)")
"""A run that no line can hold may be broken after each so many signs."""

_INLINE = {"strong_open": "strong", "em_open": "em", "link_open": "link"}


class Prose:
    """Makes texts of one volume."""

    def __init__(self, language: str, fonts: Fonts) -> None:
        self.language = language
        self.fonts = fonts
        self._direction = direction(language)

    def said(self, text: str | None, language: str | None = None) -> Said | None:
        """Return a text in its language; None stays None."""
        if text is None:
            return None
        if not language or language == self.language:
            return self.plain(text)
        return {"v": self.fonts.shown(_readable(text), language), "l": language}

    def plain(self, text: str) -> str:
        """Return a text in the volume's language."""
        shown = self.fonts.shown(_readable(text))
        turned = _FROM_RIGHT if self._direction == "ltr" else _FROM_LEFT
        return _ISOLATED.format(shown) if turned.search(shown) else shown

    def markdown(self, source: str | None) -> list[Node]:
        """Return a Markdown field as blocks: `p`, `ul`, `ol`, `quote`, `code`, `rule`; a heading is a strong `p`."""
        return self._blocks(parse_markdown(source)) if source else []

    def _blocks(self, tokens: Tokens) -> list[Node]:
        root: list[Node] = []
        open_lists: list[list[Any]] = [root]
        for token in tokens:
            here = open_lists[-1]
            if token.type == "inline":
                here.append({"t": "p", "c": self._inline(token.children or [])})
            elif token.type == "heading_close":
                here[-1] = {"t": "p", "c": [{"t": "strong", "c": here[-1]["c"]}]}
            elif token.type in {"fence", "code_block"}:
                here.append({"t": "code", "v": self.plain(token.content.rstrip("\n"))})
            elif token.type == "hr":
                here.append({"t": "rule"})
            elif token.type in {"bullet_list_open", "ordered_list_open"}:
                node: Node = {"t": "ol" if token.tag == "ol" else "ul", "start": int(token.attrs.get("start", 1) or 0)}
                open_lists.append(node.setdefault("items", []))
                here.append(node)
            elif token.type == "list_item_open":
                open_lists.append([])
                here.append(open_lists[-1])
            elif token.type == "blockquote_open":
                node = {"t": "quote", "c": []}
                open_lists.append(node["c"])
                here.append(node)
            elif token.type in {"bullet_list_close", "ordered_list_close", "list_item_close", "blockquote_close"}:
                open_lists.pop()
        return root

    def _inline(self, tokens: Tokens) -> list[Node | str]:
        root: list[Node | str] = []
        opened: list[list[Node | str]] = [root]
        for token in tokens:
            kind = _INLINE.get(token.type)
            if kind:
                node: Node = {"t": kind, "c": []}
                if kind == "link":
                    node["href"] = str(token.attrs.get("href", ""))
                opened[-1].append(node)
                opened.append(node["c"])
            elif token.type.endswith("_close"):
                opened.pop()
            elif token.type == "code_inline":
                opened[-1].append({"t": "code", "v": self.plain(token.content)})
            elif token.type == "hardbreak":
                opened[-1].append({"t": "break"})
            else:
                opened[-1].append(" " if token.type == "softbreak" else self.plain(token.content))
        return root


def _readable(text: str) -> str:
    """Return a text with hidden characters written out in signs that the fonts have."""
    shown = _HIDDEN.sub(lambda found: OUT.format(found.group(1)), reveal(text))
    return _RUN.sub(lambda run: _PIECE.sub("\\1\u200b", run.group()), shown)
