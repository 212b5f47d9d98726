"""Small desks for tests: a content folder from a few keyword fields, and what `check` says of it.

Everything has a sensible default, so that a test writes only what it is about:

    content = write_desk(tmp_path / "digests", articles={"pier-closed": {"title": "Pier open"}})
    assert rules_of(content) == []

The default desk has one published article (`pier-closed`, with one quote that is really in its
body), one topic (`ferries`), one publisher (`lake-herald`) and one person (`ada-brook`), and
`check` finds nothing in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from standfirst.check import Finding, Report, check_library
from standfirst.source import DeskOptions, Library, load_library

CUTOFF = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
"""The time that tests take for now: every default date is before it."""

QUOTE = "We will not land where we cannot leave"
BODY = f"""The old pier is closed until further notice, the ferry office said.

"{QUOTE}," said Ada Brook, a captain. Three boats a day now call at the mill instead.
"""
"""The default article's text; `QUOTE` is in it verbatim."""

ARTICLE: dict[str, Any] = {
    "title": "Old pier closed until further notice",
    "url": "https://lakeherald.example/2024/05/pier",
    "publisher": "lake-herald",
    "date": "2024-05-13",
    "topics": ["ferries"],
    "summary": "The old pier is closed. Boats land at the mill.",
    "quotes": [{"text": QUOTE, "speaker": "ada-brook"}],
    "status": "published",
}
"""The default article's fields, in the order in which they are written."""

TOPIC: dict[str, Any] = {"title": "Ferries"}
EDITION: dict[str, Any] = {"date": "2024-05-14", "status": "published", "stories": ["pier-closed"]}
PEOPLE: dict[str, Any] = {"ada-brook": {"name": "Ada Brook"}}
PUBLISHERS: dict[str, Any] = {"lake-herald": {"name": "The Lake Herald", "timezone": "Europe/London"}}


class Raw(str):
    """A value that is written as it stands, without quotation marks: `Raw("null")`, `Raw("NO")`, `Raw("*x")`."""

    __slots__ = ()


def yaml_value(value: Any) -> str:
    """Return a value as one line of YAML: texts in quotation marks, lists and groups in brackets."""
    return value if isinstance(value, Raw) else json.dumps(value, ensure_ascii=False)


def front_matter(fields: Mapping[str, Any]) -> str:
    """Return fields as front matter, one line a field; a field whose value is None is left out."""
    lines = [f"{name}: {yaml_value(value)}\n" for name, value in fields.items() if value is not None]
    return f"---\n{''.join(lines)}---\n"


def article_text(body: str = BODY, **fields: Any) -> str:
    """Return an article file that is right in every respect, but for the `fields` given.

    A field given as None is left out; a `Raw` one is written as it stands. Fields keep the order of
    `ARTICLE` (title on line 2, url on line 3, ...), and new ones stand behind them.
    """
    return front_matter({**ARTICLE, **fields}) + "\n" + body


def write_desk(
    content: Path,
    *,
    articles: Mapping[str, Mapping[str, Any] | str] | None = None,
    topics: Mapping[str, Mapping[str, Any] | str] | None = None,
    editions: Mapping[str, Mapping[str, Any] | str] | None = None,
    people: Mapping[str, Any] | str | None = None,
    organisations: Mapping[str, Any] | str | None = None,
    publishers: Mapping[str, Any] | str | None = None,
    files: Mapping[str, str | bytes] | None = None,
) -> Path:
    """Write a desk's content folder and return it.

    `articles`, `topics` and `editions` go from id to fields, which are laid over the defaults
    (`body` among them is the text behind the front matter), or to a whole file's text. An article's
    id may have a folder (`2024/06/pier-open`); without one it lies in `articles/2024/05/`. The
    registries go from key to fields, or are a whole file's text. `files` are written last, as they
    are. What is not given has its default; `{}` means that there is none.
    """
    written: dict[str, str | bytes] = {}
    for id_, given in ({"pier-closed": {}} if articles is None else articles).items():
        path = f"articles/{id_}.md" if "/" in id_ else f"articles/2024/05/{id_}.md"
        written[path] = given if isinstance(given, str) else article_text(**given)
    for slug, given in ({"ferries": {}} if topics is None else topics).items():
        written[f"topics/{slug}.md"] = _page(given, TOPIC)
    for id_, given in (editions or {}).items():
        written[f"editions/{id_}.md"] = _page(given, EDITION)
    registries = {
        "people.yml": PEOPLE if people is None else people,
        "organisations.yml": organisations or {},
        "publishers.yml": PUBLISHERS if publishers is None else publishers,
    }
    for file, entries in registries.items():
        text = entries if isinstance(entries, str) else "".join(f"{k}: {yaml_value(v)}\n" for k, v in entries.items())
        written.update({file: text} if text else {})
    for file, text in {**written, **(files or {})}.items():
        path = content / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    content.mkdir(parents=True, exist_ok=True)
    return content


def _page(given: Mapping[str, Any] | str, defaults: Mapping[str, Any]) -> str:
    if isinstance(given, str):
        return given
    fields = {**defaults, **given}
    body = fields.pop("body", "")
    return front_matter(fields) + (f"\n{body}\n" if body else "")


def load(content: Path, **options: Any) -> Library:
    """Load a content folder with the desk's `options`."""
    return load_library(content, DeskOptions.model_validate(options))


def check(content: Path, cutoff: datetime = CUTOFF, **options: Any) -> Report:
    """Return what `standfirst check` finds in a content folder at `cutoff`, with the desk's `options`.

    Articles share the default address and headline here, so the rules about that are off unless `rules` names them.
    """
    options["rules"] = {"url-duplicate": "off", "story-duplicate": "off", **options.get("rules", {})}
    return check_library(load(content, **options), content, cutoff)


def rules_of(content: Path, cutoff: datetime = CUTOFF, **options: Any) -> list[str]:
    """Return the ids of the rules that found something, in the order of the report."""
    return [finding.rule for finding in check(content, cutoff, **options)]


def only(report: Report) -> Finding:
    """Return the one finding of a report; more or fewer fail the test with all of them."""
    assert len(report) == 1, "\n".join(finding.line() for finding in report)
    return report.findings[0]


def place(text: str, mark: str) -> tuple[int, int]:
    """Return line and column, from 1, at which `mark` first stands in `text`."""
    before = text[: text.index(mark)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
