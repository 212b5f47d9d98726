"""What the theme's shell may print: words of the interface and the desk's own, each escaped by the theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from standfirst.messages import catalogue
from standfirst.site.colours import Accent, accent_for
from standfirst.source import DeskOptions
from standfirst.text import escape_html, plain


@dataclass(frozen=True)
class ThemeWords:
    """The shell's view of the desk."""

    name: str
    contact: str | None
    logo: str | None
    accent: Accent
    not_found: Markup
    text: Callable[[str], str]

    @staticmethod
    def title(page: Any) -> Markup:
        """Return a page's title as escaped text, whether MkDocs gave it raw or already as HTML."""
        if page is None or page.title is None:
            return Markup("")
        if "title" in (page.meta or {}):
            return escape_html(str(page.title))
        return escape_html(plain(str(page.title)))

    @staticmethod
    def safe(value: object) -> Markup:
        """Return any value as escaped text."""
        return escape_html("" if value is None else str(value))


def theme_words(options: DeskOptions, not_found: str, name: str) -> ThemeWords:
    """Return the words of one build."""
    desk = options.desk
    return ThemeWords(
        name=name,
        contact=desk.contact,
        logo=desk.logo,
        accent=accent_for(desk.accent),
        not_found=Markup(not_found),  # noqa: S704 - a finished page, sanitised
        text=catalogue(desk.language).gettext,
    )
