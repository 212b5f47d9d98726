"""What the theme's shell may print: words of the interface and the desk's own, each escaped by the theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from standfirst.messages import catalogue
from standfirst.site.colours import Accent, accent_for
from standfirst.site.pages import title_text
from standfirst.source import DeskOptions
from standfirst.text import escape_html, reveal


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
        """Return the title of a page, a section, a link or a heading as escaped text, whole."""
        return Markup("") if page is None else escape_html(title_text(page))

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
        logo=reveal(desk.logo) if desk.logo else None,
        accent=accent_for(desk.accent),
        not_found=Markup(not_found),  # noqa: S704 - a finished page, sanitised
        text=catalogue(desk.language).gettext,
    )
