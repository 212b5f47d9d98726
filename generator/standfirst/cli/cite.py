"""`standfirst cite`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, get_args

import click

from standfirst.briefing import Briefing
from standfirst.briefing.views import ArticlePage, TombstonePage
from standfirst.cli.console import Bars, bars, config_option, err, out
from standfirst.cli.outputs import checked_desk, newest_edition, output_file, unknown, write_whole
from standfirst.errors import StandfirstError
from standfirst.render.citations import SUFFIXES, Citation, Form, article_citation, citation_file, edition_stories
from standfirst.render.environment import theme_folder
from standfirst.site.build import Desk
from standfirst.text import printable

Wanted = Literal["text", "html", "bibtex", "ris", "csl-json"]

_ENDS: dict[str, Wanted] = {".txt": "text", ".html": "html", ".htm": "html"}
_ENDS |= {suffix: form for form, suffix in SUFFIXES.items()}


@click.command(short_help="List the sources of stories, for people and for reference managers.")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@config_option
@click.option("-t", "--topic", "topics", metavar="SLUG", multiple=True, help="All stories of a topic.")
@click.option(
    "-e", "--edition", "editions", metavar="DATE", multiple=True, help="An edition; the newest if nothing is named."
)
@click.option("--all", "everything", is_flag=True, help="Every story that readers have.")
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Wanted)),
    help="[default: as the file of -o ends, else text]",
)
@click.option("--style", metavar="NAME|FILE", help="A style of CSL, for text and html.  [default: the site's own]")
@click.option("--locale", metavar="TAG", help="The language of a style's words.  [default: the desk's]")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, or a folder.  [default: print it]")
def cite(  # noqa: PLR0913 - one parameter an option
    ids: tuple[str, ...],
    config_file: Path,
    *,
    topics: tuple[str, ...],
    editions: tuple[str, ...],
    everything: bool,
    form: Wanted | None,
    style: str | None,
    locale: str | None,
    output: Path | None,
) -> None:
    """List the sources of the stories that are named by ID, topic or edition.

    As text or HTML in a style of CSL, or as BibTeX, RIS or CSL-JSON for a
    reference manager. Each source stands once; withdrawn stories never do.

    \b
    Examples:
      standfirst cite --topic harbour-lights
      standfirst cite --edition 2026-11-16 --style apa
      standfirst cite --all -o sources.bib
      standfirst cite ferry-to-run-all-night --format ris
    """
    form = _form(form, output, style, locale)
    with bars() as progress:
        desk, prepared = checked_desk(config_file, progress=progress.over)
        if prepared.briefing.drafts:
            raise StandfirstError("drafts are no sources of what readers have", remedy="take `drafts: true` out")
        if not (ids or topics or editions or everything):
            editions = (newest_edition(prepared),)
        named = list(_named(prepared.briefing, ids, topics, editions, everything=everything))
        path = None if output is None else output_file(desk, _file_name(form, topics, editions), output, _endings(form))
        citations = list(_citations(prepared.briefing, progress.over("Reading", named)))
        content = _content(citations, form, desk, style, locale, progress)
    if path is None:
        click.echo(content, nl=False)
        return
    write_whole(path, content)
    out().print(f"Written to {printable(str(path))}: {_many(len(citations))}", soft_wrap=True, markup=False)


def _form(form: Wanted | None, output: Path | None, style: str | None, locale: str | None) -> Wanted:
    """Return the form that is wanted; a style, or the words of one, is for people's alone."""
    styled = style is not None or locale is not None
    chosen: Wanted = form or (_ENDS.get(output.suffix.lower()) if output else None) or "text"
    if styled and chosen not in {"text", "html"}:
        message = f"--style and --locale are of no use in {chosen}; take --format text or html"
        raise click.UsageError(message)
    return chosen


def _endings(form: Wanted) -> list[str]:
    return [suffix for suffix, wanted in _ENDS.items() if wanted == form]


def _file_name(form: Wanted, topics: tuple[str, ...], editions: tuple[str, ...]) -> str:
    """Return the name of the file that is put into a folder."""
    named = [*topics, *editions]
    suffix = next(suffix for suffix, wanted in _ENDS.items() if wanted == form)
    return f"{named[0] if len(named) == 1 else 'sources'}{suffix}"


def _named(
    briefing: Briefing, ids: Iterable[str], topics: Iterable[str], editions: Iterable[str], *, everything: bool
) -> Iterator[str]:
    """Yield the id of each story once, in the order given: a topic's newest first, an edition's as the editor has them.

    Raises `StandfirstError` for what readers do not have.
    """
    found: dict[str, None] = {}
    for id_ in ids:
        if not isinstance(briefing.article(id_), ArticlePage):
            raise _no_story(briefing, id_)
        found[id_] = None
    for slug in topics:
        if slug not in briefing.library.topics:
            raise unknown("topic", slug, briefing.library.topics)
        found.update(dict.fromkeys(briefing.topic_stories(slug)))
    for name in editions:
        page = briefing.edition(name)
        if page is None:
            raise unknown("edition", name, briefing.edition_ids())
        found.update(dict.fromkeys(edition_stories(page)))
    if everything:
        found.update(dict.fromkeys(id_ for id_, _ in briefing.first_topics()))
    yield from found


def _no_story(briefing: Briefing, id_: str) -> StandfirstError:
    if isinstance(briefing.article(id_), TombstonePage):
        return StandfirstError(f"the story {id_} was taken down", remedy="it is no longer cited")
    return unknown("story", id_, (known for known, _ in briefing.first_topics()))


def _citations(briefing: Briefing, ids: Iterable[str]) -> Iterator[Citation]:
    for id_ in ids:
        page = briefing.article(id_)
        if isinstance(page, ArticlePage):
            yield article_citation(page)


def _content(
    citations: list[Citation], form: Wanted, desk: Desk, style: str | None, locale: str | None, progress: Bars
) -> bytes:
    if form not in {"text", "html"}:
        return citation_file(citations, _machine(form))
    # These bring a library for XML: who wants a file for a program does not wait for them.
    from standfirst.press.bibliography import formatted, html_list, text_list  # noqa: PLC0415
    from standfirst.press.citation_styles import OURS, locale_for, locale_of, style_of  # noqa: PLC0415

    language = desk.plugin.options.desk.language
    templates = (*([desk.overrides] if desk.overrides else []), theme_folder())
    chosen = style_of(OURS if style is None else style, templates)
    words = locale_of(locale) if locale else locale_for(chosen, language)
    entries = formatted(citations, chosen, words, progress.bar("Citing", len(citations)))
    if len(entries) < len(citations):
        left = len(citations) - len(entries)
        err().print(f"warning: the style {chosen.name} says nothing of {_many(left)}", markup=False, soft_wrap=True)
    return (html_list(entries, language) if form == "html" else text_list(entries)).encode()


def _machine(form: Wanted) -> Form:
    return next(name for name in SUFFIXES if name == form)


def _many(count: int) -> str:
    return f"{count:,} source{'' if count == 1 else 's'}"
