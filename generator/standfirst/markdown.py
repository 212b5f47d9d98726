"""The one Markdown renderer, for the desk's own fields, and the sanitiser behind it."""

from __future__ import annotations

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from standfirst.text import is_web_address, reveal

_GENERAL = {
    "class",
    "id",
    "lang",
    "dir",
    "title",
    "aria-label",
    "aria-labelledby",
    "aria-hidden",
    "aria-current",
    "role",
    "tabindex",
}

_TAGS = {
    "a", "abbr", "article", "aside", "b", "bdi", "blockquote", "br", "button", "cite", "code", "dd", "del", "details",
    "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "header", "hr", "i", "ins", "li",
    "mark", "nav", "ol", "p", "pre", "q", "s", "section", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "th", "thead", "time", "tr", "u", "ul",
}  # fmt: skip

_SANITISER = nh3.Cleaner(
    tags=_TAGS,
    attributes={
        "*": _GENERAL,
        "a": {"href", "hreflang", "rel"},
        "blockquote": {"cite"},
        "button": {"type"},
        "details": {"open"},
        "ol": {"start", "reversed"},
        "q": {"cite"},
        "td": {"colspan"},
        "th": {"scope", "colspan"},
        "time": {"datetime"},
    },
    generic_attribute_prefixes={"data-sf-"},
    url_schemes={"http", "https", "mailto"},
    clean_content_tags={"script", "style"},
    link_rel=None,
    strip_comments=True,
)
"""The last wall: what no template of ours writes cannot pass, however it got into the text."""


def sanitise(html: str) -> str:
    """Return `html` without any element, attribute or address scheme outside the allow-list."""
    return _SANITISER.clean(html)


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


@lru_cache(maxsize=8192)
def render_markdown(source: str) -> Markup:
    """Return a Markdown field as sanitised HTML; raw HTML shows as text, headings begin at level 3."""
    html = reveal(_PARSER.render(reveal(source)))  # once more, for what came as `&#8238;`
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
