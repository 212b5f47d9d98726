"""The template environment: autoescaping, the catalogue's strings, and a few filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from standfirst.briefing.parts import Link, Mark, When
from standfirst.markdown import plain_markdown, render_markdown
from standfirst.messages import Catalogue, quotation_marks
from standfirst.render.charts import charts
from standfirst.text import cut_at_sentence, direction, escape_html

CARD_WORDS = 45
"""Most words of a summary on a card; it is cut at a sentence, never inside one."""


def theme_folder() -> Path:
    """Return the installed theme's folder, the same from a wheel and from an editable install."""
    return Path(str(files("standfirst_theme")))


def make_environment(catalogue: Catalogue, href: Callable[[str], str], overrides: Path | None = None) -> Environment:
    """Return the environment that all page templates share; `href` turns an address into a link.

    `overrides` is a desk's own folder of templates, looked into first.
    """
    folders = [*([overrides] if overrides else []), theme_folder()]
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
    )
    lang = _lang(catalogue.language)
    environment.globals |= {
        "_": _gettext(catalogue),
        "ngettext": _ngettext(catalogue),
        "href": href,
        "catalogue": catalogue,
        "speech": _speech(catalogue),
        "link": _link(href, lang, catalogue),
        "when": _when(catalogue),
        "day": _day(catalogue),
        "coverage_chart": charts(catalogue),
        "feeds": False,
        "pdf": False,
    }
    environment.filters |= {
        "markdown": render_markdown,
        "plain": plain_markdown,
        "card_summary": card_summary,
        "date": catalogue.date,
        "weekday": catalogue.weekday,
        "clock": catalogue.clock,
        "number": catalogue.number,
        "language_name": catalogue.language_name,
        "listed": catalogue.listed,
        "host": _host,
        "lang": lang,
        "direction": direction,
        "partial_date": _partial_date(catalogue),
    }
    return environment


def _gettext(catalogue: Catalogue) -> Callable[..., Markup]:
    """Return the templates' `_`: a string of the catalogue, its variables escaped."""

    @lru_cache(maxsize=1024)
    def message(text: str) -> Markup:
        return Markup(catalogue.gettext(text))  # noqa: S704 - the catalogue is ours

    def gettext(text: str, **variables: object) -> Markup:
        return message(text) % variables if variables else message(text)

    return gettext


def _ngettext(catalogue: Catalogue) -> Callable[[str, str, int], Markup]:
    """Return the templates' `ngettext`; the number is written as the language writes numbers."""

    @lru_cache(maxsize=4096)
    def ngettext(singular: str, plural: str, count: int) -> Markup:
        form = Markup(catalogue.ngettext(singular, plural, count))  # noqa: S704 - the catalogue is ours
        return form % {"num": catalogue.number(count)}

    return ngettext


# These three are most of what a page calls; as macros they took two thirds of its time (measured).


def _link(
    href: Callable[[str], str], lang: Callable[[str | None], Markup], catalogue: Catalogue
) -> Callable[..., Markup]:
    """Return a function that writes a `Link`, or its text alone where it leads nowhere, and its mark behind it."""
    labels = mark_labels(catalogue)

    def link(it: Link) -> Markup:
        if it.path is None:
            html = Markup("<span%s>%s</span>") % (lang(it.language), it.text)
        else:
            html = Markup('<a href="%s"%s>%s</a>') % (href(it.path), lang(it.language), it.text)
        if it.mark is None:
            return html
        return html + Markup(' <span class="sf-mark sf-mark-%s">%s</span>') % (it.mark, labels[it.mark])

    return link


def mark_labels(catalogue: Catalogue) -> dict[Mark, str]:
    """Return what each mark says."""
    return {
        "proposed": catalogue.gettext("Proposed"),
        "review": catalogue.gettext("In review"),
        "embargoed": catalogue.gettext("Under embargo"),
        "withdrawn": catalogue.gettext("Withdrawn"),
        "expired": catalogue.gettext("No longer offered"),
    }


def _when(catalogue: Catalogue) -> Callable[[When], Markup]:
    """Return a function that writes a date, with its time where the source gives one."""

    @lru_cache(maxsize=16384)
    def when(it: When) -> Markup:
        clock = f", {catalogue.clock(it.clock)}" if it.clock else ""
        return Markup('<time datetime="%s">%s%s</time>') % (it.iso, catalogue.date(it.day), clock)

    return when


def _day(catalogue: Catalogue) -> Callable[[When], Markup]:
    """Return a function that writes a date alone."""

    @lru_cache(maxsize=16384)
    def day(it: When) -> Markup:
        return Markup('<time datetime="%s">%s</time>') % (it.iso, catalogue.date(it.day))

    return day


@lru_cache(maxsize=16384)
def card_summary(markdown: str) -> str:
    """Return a summary as a card prints it: plain words, cut at a sentence."""
    return cut_at_sentence(plain_markdown(markdown), CARD_WORDS)


def _host(address: str) -> str:
    return (urlsplit(address).hostname or address).removeprefix("www.")


def _lang(page_language: str) -> Callable[[str | None], Markup]:
    """Return a filter that writes `lang` and `dir` where they differ from the page's."""

    @lru_cache(maxsize=256)
    def attributes(language: str | None) -> Markup:
        if not language or language == page_language:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(language, direction(language))

    return attributes


def _speech(catalogue: Catalogue) -> Callable[[str, str], Markup]:
    """Return a function that sets words in the quotation marks of their language."""

    def speech(words: str, language: str) -> Markup:
        opening, closing = quotation_marks(language or catalogue.language)
        return Markup("{}{}{}").format(opening, escape_html(words), closing)

    return speech


def _partial_date(catalogue: Catalogue) -> Callable[[str], str]:
    def show(value: str) -> str:
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 3:
            return catalogue.date(date(parts[0], parts[1], parts[2]))
        return catalogue.month(parts[0], parts[1]) if len(parts) == 2 else value

    return show
