"""What a program says of links is text as well: reasons, copies and running stories, compared with a harmless twin."""

from __future__ import annotations

from pathlib import Path

import pytest

from standfirst.site.build import build_site

from .attacks import Twin, Words
from .conftest import Site, Twins
from .test_pages import only_links, same_attributes, same_elements, same_scripts, same_text

BODY = """The ferry Marisol ran aground off Port Ansel, and the harbour master asked why the tide tables were old.

Divers found two bent plates below the engine room of the Marisol, and tugs came from the yard in the night.
"""
LATER = """The pilot of the ferry Marisol had slept three hours before it ran aground, an inquiry at Port Ansel heard.

The harbour master said that the tide tables on the bridge were of another year. The yard has straightened the plates.
"""

FIRST, COPY, LAST = (f"articles/2026/05/{name}/index.html" for name in ("first-report", "same-report", "last-report"))
PAGES = (FIRST, COPY, LAST, "topics/shared-topic/index.html")

SHARED = {
    "people and organisations": ("people", "organisations"),
    "places and tags": ("places", "tags"),
}
"""A page names three things that two stories share, and the topic is one of them."""


def report(words: Words, fields: tuple[str, ...], publisher: str, day: int, body: str) -> str:
    shared = "".join(f"{name}: [{words.quoted(f'shared-{name}')}]\n" for name in fields)
    return (
        f"---\ntitle: A report of day {day}\nurl: https://paper.example/{day}\npublisher: {words.quoted(publisher)}\n"
        f"date: 2026-05-{day:02}\ntopics: [shared-topic]\nsummary: The ferry is aground.\n{shared}status: published\n"
        f"---\n\n{body}"
    )


def write(folder: Path, words: Words, fields: tuple[str, ...]) -> Path:
    files = {
        "articles/2026/05/first-report.md": report(words, fields, "first-paper", 2, BODY),
        "articles/2026/05/same-report.md": report(words, fields, "second-paper", 3, BODY),
        "articles/2026/05/last-report.md": report(words, fields, "third-paper", 9, LATER),
        "topics/shared-topic.md": f"---\ntitle: {words.quoted('shared-title')}\n---\n",
    }
    for file, text in files.items():
        path = folder / "digests" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(
        "site_name: A desk\nsite_url: https://desk.example/\ndocs_dir: digests\ntheme: {name: standfirst}\n"
        "plugins:\n  - standfirst:\n      rules: {bidi-override: info}\n      thresholds: {duplicate: 0.9}\n"
    )
    return config


@pytest.fixture(scope="module", params=[*SHARED])
def related(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, clock: None) -> Twins:
    folder = tmp_path_factory.mktemp("related")
    sites = []
    for hostile in (True, False):
        words = Words(hostile)
        config = write(folder / ("hostile" if hostile else "harmless"), words, SHARED[request.param])
        sites.append(Site(build_site(config).site, words))
    return Twins(*sites, Twin(sites[0].words))


@pytest.mark.parametrize("file", PAGES)
def test_reasons_copies_and_running_stories_keep_every_promise(related: Twins, file: str) -> None:
    hostile, harmless = related.pair(file)
    same_elements(hostile, harmless)
    same_text(hostile, harmless, related.twin)
    same_attributes(hostile, harmless, related.twin)
    same_scripts(hostile, harmless, related.twin)
    only_links(hostile)


def test_the_desk_has_what_is_compared(related: Twins) -> None:
    said = related.harmless.page(LAST).text
    for words in ("The story so far", "Follows", "7 days earlier", "also second-paper"):
        assert words in said, words
    assert "Both in the topic shared-title plain" in said
    assert "The same copy" in related.harmless.page(FIRST).text
    assert "Running stories" in related.harmless.page("topics/shared-topic/index.html").text
