"""The index of a whole site: every record in the bundle of its group and age, and a list of the bundles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

from standfirst.briefing.parts import Translation
from standfirst.errors import BuildError
from standfirst.render.records import UNDATED, SearchRecord
from standfirst.site.kept_bundles import Bundle, KeptBundles, bundle_key
from standfirst.site.search.canonical import canonical, fragments
from standfirst.site.search.groups import Part, parts, scripts_of
from standfirst.site.search.service import index_records
from standfirst.site.search.words import beginnings, frequent_words

FOLDER = "pagefind"
"""The index's folder in the site."""

MANIFEST = "standfirst.json"
VERSION = 1
"""Of the list of bundles, which the page's script reads."""

SHOWN = "shown"
"""The filter that holds what is for showing a record alone, and is offered to nobody."""

FILTERS = ("kind", "topic", "person", "publisher", "year", "language")

_SHARED = "pagefind.js"
"""Pagefind's own script, the same in every bundle: one at the top is enough."""


def write_search_index(
    records: Iterable[SearchRecord],
    site: Path,
    *,
    directory_urls: bool = True,
    kept: KeptBundles | None = None,
    progress: Callable[[int], Callable[[], None]] | None = None,
) -> int:
    """Write the search index of a site and return the number of its records.

    Parts whose records are those of an earlier build come from `kept`, by default the user's cache. `progress` gets the
    number of records to index and returns what to call after each. Raises `BuildError`, also where not every record is
    in the index.
    """
    kept = kept or KeptBundles.of_user()
    folder = site / FOLDER
    found = parts(records)
    leaf = "" if directory_urls else "index.html"
    keys = {part.name: _key(part, leaf) for part in found}
    bundles = {part.name: _whole(kept.get(keys[part.name]), part) for part in found}
    missing = [part for part in found if bundles[part.name] is None]
    tick = progress(sum(len(part.records) for part in missing)) if progress and missing else None
    for part in missing:
        given = [_pagefind(record, leaf) for record in part.records]
        bundle = canonical(index_records(given, part.language, tick))
        _compare(bundle, part, given)
        bundles[part.name] = bundle
        kept.keep(keys[part.name], bundle)
    for part in found:
        _write(part, bundles[part.name] or {}, folder)
    _write_manifest(found, keys, folder)
    return sum(len(part.records) for part in found)


def _key(part: Part, leaf: str) -> str:
    """Return what a part's bundle hangs on: its records, how they are given to the program, and the program."""
    code = Path(__file__).parent
    ours = "".join((code / name).read_text("utf-8") for name in ("index.py", "service.py", "canonical.py"))
    return bundle_key(version("pagefind_bin_extended"), ours, part.name, leaf, repr(part.records))


def _count(bundle: Bundle) -> int:
    return sum(1 for name in bundle if name.startswith("fragment/"))


def _whole(bundle: Bundle | None, part: Part) -> Bundle | None:
    """Return a kept bundle where it holds every record of its part."""
    return bundle if bundle is not None and _count(bundle) == len(part.records) else None


def _compare(bundle: Bundle, part: Part, given: list[dict[str, object]]) -> None:
    """Raise `BuildError` unless every record came out again: one that is lost would never be missed by a reader."""
    if _count(bundle) == len(given):
        return
    left = {str(fragment["url"]) for fragment in fragments(bundle)}
    lost = next((str(record["url"]) for record in given if record["url"] not in left), "one that it has twice")
    message = f"search was given {len(given)} records of {part.name} and has {_count(bundle)}: it lacks {lost}"
    raise BuildError(message, remedy="give that page a title or a text with a word in it, or report it")


def _write(part: Part, bundle: Bundle, folder: Path) -> None:
    """Write a part's files; Pagefind's script, the same for all, stands once above them."""
    for inner in sorted({name.rpartition("/")[0] for name in bundle}):
        (folder / part.name / inner).mkdir(parents=True, exist_ok=True)
    for name, content in bundle.items():
        (folder / _SHARED if name == _SHARED else folder / part.name / name).write_bytes(content)


def _write_manifest(found: list[Part], keys: dict[str, str], folder: Path) -> None:
    """Write what the page's script reads first, and the word lists."""
    folder.mkdir(parents=True, exist_ok=True)
    groups = []
    for language in dict.fromkeys(part.language for part in found):
        own = [part for part in found if part.language == language]
        texts = [_searchable(record) for part in own for record in part.records]
        groups.append(
            {
                "language": language,
                "tiers": [f"{part.name}/" for part in own],
                "records": sum(len(part.records) for part in own),
                "scripts": scripts_of(texts),
                "words": _write_words(texts, language, folder),
                "beginnings": " ".join(beginnings(texts, language)),
            }
        )
    manifest = {
        "version": VERSION,
        "records": sum(len(part.records) for part in found),
        "tag": bundle_key(*keys.values())[:16],
        "languages": groups,
        "filters": FILTERS,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _write_words(texts: list[str], language: str, folder: Path) -> str:
    content = json.dumps({"words": frequent_words(texts)}, ensure_ascii=False, separators=(",", ":"))
    name = f"words-{language}-{bundle_key(content)[:10]}.json"
    (folder / name).write_text(content, "utf-8")
    return name


def _searchable(record: SearchRecord) -> str:
    translation = record.translation.text if record.translation else ""
    names = [*record.topics, *record.people, *record.also]
    return " ".join([record.title, record.text, translation, record.story or "", record.publisher or "", *names])


def _pagefind(record: SearchRecord, leaf: str) -> dict[str, object]:
    """Return a record as Pagefind takes it. What stands in `meta` is found too, and shown in no excerpt."""
    field = {"article": "title", "page": "title", "quote": "speaker"}.get(record.kind, "name")
    meta = {
        field: record.title,
        "date": "" if record.date == UNDATED else record.date,
        "publisher": record.publisher,
        "topic": ", ".join(record.topics),
        "story": record.story,
        "also": ", ".join([*record.people, *record.also]),
    }
    filters = {
        "kind": [record.kind],
        "topic": list(record.topics),
        "person": list(record.people),
        "publisher": [record.publisher] if record.publisher else [],
        "year": [record.year] if record.year else [],
        "language": [record.language.split("-")[0].lower()],
        SHOWN: _shown(record),
    }
    folder = not record.path or record.path.endswith("/")
    return {
        "url": f"{record.path}{leaf if folder else ''}{f'#{record.anchor}' if record.anchor else ''}",
        "content": _content(record),
        "language": record.language.split("-")[0].lower(),
        "meta": {name: value for name, value in meta.items() if value},
        "filters": {name: values for name, values in filters.items() if values},
        "sort": {"date": record.date},
    }


def _content(record: SearchRecord) -> str:
    """Return what a record is found by and shown as: of a quote the translation, a sign, and the source's words."""
    if record.translation is not None:
        return f"{record.translation.text} {_sign(record.translation)} {record.text}"
    return next((text for text in (record.text, record.title) if _has_word(text)), record.path)


def _has_word(text: str) -> bool:
    """Tell whether Pagefind finds a word in a text: one without any it leaves out, whatever else is in the record."""
    return any(sign.isalpha() or sign.isdecimal() for sign in text)


def _shown(record: SearchRecord) -> list[str]:
    """Return what the page's script must know to show a record, as `name:value`.

    It stands among the filters, as what stands in `meta` is found by its words: each article by "article".
    """
    told = {"tag": record.language}
    if record.translation:
        by = record.translation.by or ""
        told |= {"sign": _sign(record.translation), "translated": record.translation.language, "by": by}
    return [f"{name}:{value}" for name, value in told.items() if value]


def _sign(translation: Translation) -> str:
    """Return a sign that is not in a translation, so that its first place is where the source's words begin."""
    sign = "‖"
    while sign in translation.text:
        sign += "‖"
    return sign
