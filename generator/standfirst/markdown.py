"""The one Markdown renderer, for the desk's own fields, and the sanitiser behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from standfirst.text import escape_html, is_web_address, reveal

_GENERAL = {
    "class",
    "id",
    "lang",
    "dir",
    "title",
    "aria-label",
    "aria-labelledby",
    "aria-describedby",
    "aria-hidden",
    "aria-current",
    "hidden",
    "role",
    "tabindex",
}

_TAGS = {
    "a", "abbr", "article", "aside", "b", "bdi", "blockquote", "br", "button", "cite", "code", "dd", "del", "details",
    "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "header", "hr", "i",
    "ins", "li", "mark", "nav", "ol", "p", "pre", "q", "s", "section", "small", "span", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "u", "ul",
}  # fmt: skip

_ATTRIBUTES = {
    "*": _GENERAL,
    "a": {"download", "href", "hreflang", "rel"},
    "blockquote": {"cite"},
    "button": {"type"},
    "details": {"open"},
    "ol": {"start", "reversed"},
    "q": {"cite"},
    "td": {"colspan"},
    "th": {"scope", "colspan"},
    "time": {"datetime"},
}


def _cleaner(tags: set[str], attributes: dict[str, set[str]]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        attributes=attributes,
        generic_attribute_prefixes={"data-sf-"},
        url_schemes={"http", "https", "mailto"},
        clean_content_tags={"script", "style"},
        link_rel=None,
        strip_comments=True,
    )


_SANITISER = _cleaner(_TAGS, _ATTRIBUTES)
"""The last wall: what no template of ours writes cannot pass, however it got into the text."""

_WITH_CHARTS = _cleaner(
    _TAGS | {"caption", "rect", "svg", "title"},
    _ATTRIBUTES | {"svg": {"viewBox", "preserveAspectRatio"}, "rect": {"x", "y", "width", "height"}},
)
"""The same for whole pages, whose charts are bars: no shape that could hold an address, a style or a script."""


def sanitise(html: str) -> str:
    """Return `html` without any element, attribute or address scheme outside the allow-list."""
    return _SANITISER.clean(html)


def sanitise_page(html: str) -> str:
    """Return a page's `html` in the same way, with the charts that templates draw."""
    return _WITH_CHARTS.clean(html)


_LAID_OUT = {"width", "cellpadding", "cellspacing", "border", "align", "valign"}

_IN_MAIL = _cleaner(_TAGS, _ATTRIBUTES | {"table": _LAID_OUT, "td": _LAID_OUT | {"colspan"}})
"""The same for what stands inside a mail, which is laid out in tables."""


def sanitise_mail(html: str) -> str:
    """Return a mail's content in the same way, with the tables that lay it out."""
    return _IN_MAIL.clean(html)


def _may_link(url: str) -> bool:
    return url.startswith("mailto:") or is_web_address(url)


def _parser() -> MarkdownIt:
    # No raw HTML, and no images: a picture's address would make every reader ask a third party.
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20, "linkify": False}).disable(
        ["image", "html_block", "html_inline"]
    )
    parser.validateLink = _may_link  # type: ignore[method-assign]
    return parser


_PARSER = _parser()

_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』|(?<!\w)\"[^\"]*\"(?!\w)")
"""Words between quotation marks, of several languages."""


@lru_cache(maxsize=8192)
def render_markdown(source: str) -> Markup:
    """Return a Markdown field as sanitised HTML; raw HTML shows as text, headings begin at level 3."""
    return _finished(_PARSER.render(reveal(source)))


Tokens = list[Token]
"""A field of Markdown, parsed."""


def parse_markdown(source: str) -> Tokens:
    """Return a Markdown field as tokens, for what is no HTML: no raw HTML, no images, addresses that may be links."""
    return _PARSER.parse(reveal(source))


def render_changed(source: str, change: Callable[[str], Markup]) -> Markup:
    """Return a Markdown field as `render_markdown` does, its running text passed through `change`.

    `change` gets plain text and returns it as HTML. It never gets words of a link, of code, of a heading, of a block
    quote or between quotation marks: those are not the writer's to explain.
    """
    tokens = _PARSER.parse(reveal(source))
    inside = 0
    for block in tokens:
        inside += block.nesting if block.type.startswith(("blockquote_", "heading_")) else 0
        if block.type == "inline" and block.children and not inside:
            block.children = _changed(block.children, change)
    return _finished(_PARSER.renderer.render(tokens, _PARSER.options, {}))


def _changed(children: list[Token], change: Callable[[str], Markup]) -> list[Token]:
    """Return inline tokens with the text outside of links and quotation marks as HTML of `change`."""
    joined = _lines_joined(children)
    whole = "".join(child.content if child.type == "text" else "\n" for child in joined)
    quoted = [found.span() for found in _QUOTED.finditer(whole)]
    links, place = 0, 0
    for child in joined:
        links += child.nesting if child.type.startswith("link_") else 0
        length = len(child.content) if child.type == "text" else 1
        if child.type == "text" and not links:
            spans = [(start - place, end - place) for start, end in quoted]
            child.content = "".join(_pieces(child.content, spans, change))
            child.type = "html_inline"
        place += length
    return joined


def _lines_joined(children: list[Token]) -> list[Token]:
    """Return inline tokens with text that goes on in the next line as one."""
    joined: list[Token] = []
    for child in children:
        if child.type not in {"softbreak", "text"}:
            joined.append(child)
            continue
        text = "\n" if child.type == "softbreak" else child.content
        before = joined.pop().content if joined and joined[-1].type == "text" else ""
        joined.append(Token("text", "", 0, content=before + text))
    return joined


def _pieces(text: str, quoted: list[tuple[int, int]], change: Callable[[str], Markup]) -> Iterator[Markup]:
    place = 0
    for start, end in quoted:
        if start < len(text) and end > place:
            yield change(text[place : max(start, place)])
            yield escape_html(text[max(start, place) : end])
            place = min(end, len(text))
    yield change(text[place:])


def _finished(html: str) -> Markup:
    """Return rendered Markdown sanitised, its headings two levels down."""
    html = reveal(html)  # once more, for what came as `&#8238;`
    for level in (4, 3, 2, 1):
        html = html.replace(f"<h{level}>", f"<h{level + 2}>").replace(f"</h{level}>", f"</h{level + 2}>")
    html = html.replace("<h6>", "<h4>").replace("</h6>", "</h4>").replace("<h5>", "<h4>").replace("</h5>", "</h4>")
    return Markup(sanitise(html))  # noqa: S704 - sanitised in this line


@lru_cache(maxsize=8192)
def plain_markdown(source: str) -> str:
    """Return the words of a Markdown field, without marks; blocks are parted by a space."""
    words: list[str] = []
    for block in _PARSER.parse(source):
        if block.children is not None:
            words.append("".join(_inline(child.type, child.content) for child in block.children))
        elif block.type in {"fence", "code_block"}:
            words.append(block.content)
    return " ".join(" ".join(words).split())


def _inline(type_: str, content: str) -> str:
    return " " if type_ in {"softbreak", "hardbreak"} else content
