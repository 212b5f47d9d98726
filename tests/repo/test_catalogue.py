"""The German catalogue has every string of the interface, none that is gone, and readers meet no English."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from standfirst.briefing import Briefing
from standfirst.messages import LANGUAGES
from standfirst.quotes import Verifier
from standfirst.render import PlainShell, Renderer
from standfirst.site.plugin import TABS
from standfirst.source import DeskOptions, load_library

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator" / "standfirst"
THEME = ROOT / "theme" / "standfirst_theme"

Message = str | tuple[str, str]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def in_python() -> Iterator[tuple[Message, str]]:
    """Yield what `gettext` and `ngettext` are called with, and the tabs, which a table names."""
    for file in sorted(PACKAGE.rglob("*.py")):
        if "gettext" not in file.read_text("utf-8") or "scaffold" in file.parts:
            continue
        with file.open("rb") as handle:
            for _, message, _, _ in extract("python", handle, {"gettext": None, "ngettext": (1, 2)}):
                yield message, file.name
    for title, _ in TABS:
        yield title, "plugin.py"


def in_templates() -> Iterator[tuple[Message, str]]:
    """Yield what templates say through `_`, `ngettext` and, in the shell, `standfirst.text`."""
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    for file in sorted(THEME.rglob("*.html")):
        source = file.read_bytes()
        found = extract("jinja2.ext:babel_extract", io.BytesIO(source), keywords, options={"silent": "false"})
        for _, message, _, _ in found:
            yield message, file.name
        for words in _shell_words(source.decode("utf-8")):
            yield words, file.name
    settings = yaml.safe_load((THEME / "mkdocs_theme.yml").read_text("utf-8"))
    for option in settings["palette"]:  # the shell translates these names
        yield option["toggle"]["name"], "mkdocs_theme.yml"


def _shell_words(source: str) -> Iterator[str]:
    """Yield the literal strings given to `standfirst.text`, which Babel's extractor does not see."""
    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        method = call.node
        if isinstance(method, nodes.Getattr) and method.attr == "text" and _is_standfirst(method.node):
            yield from (argument.value for argument in call.args if isinstance(argument, nodes.Const))


def _is_standfirst(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "standfirst"


@cache
def used() -> dict[Message, frozenset[str]]:
    """Return every message of the interface with the files that use it; a plural form swallows its singular."""
    places: dict[Message, set[str]] = defaultdict(set)
    for message, file in [*in_python(), *in_templates()]:
        places[message].add(file)
    plural = {message[0] for message in places if isinstance(message, tuple)}
    return {message: frozenset(files) for message, files in places.items() if message not in plural}


@cache
def german() -> dict[Message, tuple[str, ...]]:
    with (PACKAGE / "messages" / "de" / "LC_MESSAGES" / "standfirst.po").open("rb") as handle:
        messages = list(read_po(handle, locale="de", abort_invalid=True))
    assert not any(message.fuzzy for message in messages if message.id), "a fuzzy message is never used"
    return {
        message.id: tuple(message.string) if isinstance(message.string, tuple | list) else (message.string,)
        for message in messages
        if message.id
    }


def test_extraction_sees_each_kind_of_place():
    """A template's `_`, its `ngettext`, the shell's `standfirst.text`, Python's `gettext`, a tab, a theme setting."""
    known = used()
    assert "verbatim" in known
    assert ("%(num)s quote", "%(num)s quotes") in known
    assert "Skip to content" in known
    assert "This story is no longer offered." in known
    assert "Publishers" in known
    assert "Switch to dark" in known
    assert "the extractor reads Python" not in known


def test_the_german_catalogue_has_every_string():
    missing = {message: sorted(files) for message, files in used().items() if message not in german()}
    assert not missing


def test_the_german_catalogue_has_no_string_that_is_gone():
    assert not [message for message in german() if message not in used()]


def test_translations_are_whole():
    """No form is empty, holds markup, or has other placeholders than the English one; a lone % would stop a page."""
    faults = []
    for message, translated in german().items():
        english = message if isinstance(message, tuple) else (message,)
        if len(translated) != len(english):
            faults.append((message, "number of forms"))
            continue
        for source, form in zip(english, translated, strict=True):
            names = PLACEHOLDER.findall(form)
            if not form.strip() or re.search(r"[<>&]", form):
                faults.append((message, "empty, or markup"))
            elif sorted(names) != sorted(PLACEHOLDER.findall(source)) or form.count("%") != len(names):
                faults.append((message, "placeholders"))
    assert not faults


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_language_has_a_catalogue(language: str):
    assert (PACKAGE / "messages" / language / "LC_MESSAGES" / "standfirst.po").is_file()


def test_the_interface_is_written_out_nowhere_else():
    """A heading or a note of a page template is a message; a bare English word in one would stay English."""
    bare = {}
    for file in sorted((THEME / "pages").rglob("*.html")):
        markup = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", file.read_text("utf-8"), flags=re.DOTALL)
        words = re.findall(r"[A-Za-z]{3,}", " ".join(_Texts.of(markup).texts))
        if words:
            bare[file.name] = words
    assert not bare


class _Texts(HTMLParser):
    """What a page says, text node by text node, and what its `time` elements hold."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.times: list[str] = []
        self._open: list[str] = []

    @classmethod
    def of(cls, html: str) -> _Texts:
        parser = cls()
        parser.feed(html)
        parser.close()
        return parser

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        self.texts += [value for name, value in attrs if name in {"aria-label", "title", "placeholder"} and value]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text:
            self.texts.append(text)
            if "time" in self._open[-1:]:
                self.times.append(text)


MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
WEEKDAYS = "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"
GERMAN_DATE = re.compile(rf"(({WEEKDAYS}), )?\d{{1,2}}\. ({MONTHS}) \d{{4}}(, \d{{2}}:\d{{2}})?")
ENGLISH_COUNT = re.compile(r"\d+ (stories|story|quotes?|publishers?|minutes?|related|more)\b")

KINDS = {
    "archive": ("Archiv", "Oktober", "Beiträge"),
    "article": ("Zusammenfassung", "Quelle", "Rechte", "Zitierhinweis"),
    "corrections": ("Berichtigungen", "Zurückgezogene Beiträge"),
    "edition": ("Ausgabe", "Zitat der Ausgabe"),
    "edition-index": ("Ausgaben", "Beiträge"),
    "glossary": ("Glossar",),
    "home": ("Zur ganzen Ausgabe", "Themen"),
    "inbox": ("Eingang", "Anzunehmen", "Themen"),
    "month": ("Archiv", "Früher"),
    "not-found": ("Seite nicht gefunden", "Startseite"),
    "organisation": ("Organisation", "Personen"),
    "organisations-index": ("Organisationen",),
    "people-index": ("Personen",),
    "person": ("Person", "Zitate", "wörtlich"),
    "publisher": ("Medium", "Rechte"),
    "publishers-index": ("Medien",),
    "search": ("Suche",),
    "tombstone": ("Hinweis", "Alle Berichtigungen"),
    "topic": ("Thema", "Stimmen", "Beiträge", "Medien", "wörtlich"),
    "topic-index": ("Themen", "Zuletzt"),
    "waiting": ("Eingang", "Quelle", "Anzunehmen", "Zusammenfassung", "Alles zugleich"),
    "year": ("Archiv", "November"),
}
"""A word or two that a German reader finds on some page of each kind."""

DATED = frozenset(KINDS) - {
    "archive",
    "glossary",
    "year",
    "people-index",
    "organisations-index",
    "publishers-index",
    "not-found",
    "search",
}


@pytest.fixture(scope="module")
def pages() -> dict[str, list[_Texts]]:
    """Return the sample desk's pages in German, by kind."""
    options = DeskOptions.model_validate({"desk": {"name": "Der Meridian", "language": "de"}})
    library = load_library(ROOT / "digests", options)
    briefing = Briefing(library, datetime(2026, 12, 1, tzinfo=UTC), verifier=Verifier(library.evidence))
    renderer, shell = Renderer("de"), PlainShell("Der Meridian", "de")
    kinds: dict[str, list[_Texts]] = defaultdict(list)
    for page in [*briefing.pages(), *briefing.inbox(), briefing.not_found()]:
        rendered = renderer.render(page)
        kinds[page.kind].append(_Texts.of(rendered.html))
        if len(kinds[page.kind]) == 1:
            kinds["shell"].append(_Texts.of(shell.wrap(rendered).decode("utf-8")))
    return kinds


def test_the_sample_desk_has_every_kind_of_page(pages: dict[str, list[_Texts]]):
    templates = {file.stem for file in (THEME / "pages").glob("*.html")}
    assert set(pages) - {"shell"} == set(KINDS) == templates


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_pages_speak_german(pages: dict[str, list[_Texts]], kind: str):
    said = {text for page in pages[kind] for text in page.texts}
    everything = " ".join(said)
    assert [word for word in KINDS[kind] if not re.search(rf"\b{re.escape(word)}\b", everything)] == []


@pytest.mark.parametrize("kind", sorted(DATED))
def test_dates_are_german(pages: dict[str, list[_Texts]], kind: str):
    times = [time for page in pages[kind] for time in page.times]
    assert times
    assert [time for time in times if not GERMAN_DATE.fullmatch(time)] == []


@pytest.mark.parametrize("kind", ["shell", *sorted(KINDS)])
def test_no_english_word_of_the_interface_is_left(pages: dict[str, list[_Texts]], kind: str):
    """No text node is an English message, or begins or ends with one that holds a number or a name."""
    english = {form for message in used() for form in (message if isinstance(message, tuple) else (message,))}
    kept = {form for forms in german().values() for form in forms}
    whole = {form for form in english - kept if "%(" not in form}
    framed = [PLACEHOLDER.split(form) for form in english - kept if "%(" in form and "%(num)" not in form]
    patterns = [re.compile(".+".join(re.escape(part) for part in parts)) for parts in framed]
    left = [
        text
        for page in pages[kind]
        for text in page.texts
        if text in whole or ENGLISH_COUNT.fullmatch(text) or any(pattern.fullmatch(text) for pattern in patterns)
    ]
    assert left == []
