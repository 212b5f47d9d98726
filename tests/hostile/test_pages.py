"""Whatever a field says, a page shows it as text: compared, page by page, with a twin desk of plain words.

A hostile page must have the same elements, the same attributes and the same scripts as its twin, and must say the same
once each payload, whole and literal, is replaced by the twin's words. So nothing is run, and nothing is dropped either.
"""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from found import found_records, said_in
from standfirst.site.build import ChecksFailedError, build_site

from .attacks import HIDDEN, SUM, Twin, Words, harmless, written_out
from .conftest import Site, Twins
from .desk import PAGES, story, write_desk, write_plain_desk
from .markup import Document, Element, parse, read, values_of

CUT = re.compile(r"([^…]{60,160})…")
ANCHOR = re.compile(r"#[\w-]+$")
FRAGMENT = re.compile(r"#?:~:text=[\w.~%,-]+$", re.ASCII)
"""A text fragment: nothing in it can be anything but a part of an address."""
DESCRIBED = re.compile(r"[\w.\[\]]*\.description: ")
MEASURED = re.compile(r"[\w.\[\]]*\.(bytes|sha256): ")
"""What says how large a file is, which payloads change."""
PLAIN = re.compile(r"[\w-]+(?: plain)+$")
SLUG = re.compile(r"[\w-]+")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

every_page = pytest.mark.parametrize("file", [*PAGES, "file-name"])
every_plain_page = pytest.mark.parametrize(
    "file", [file for file in PAGES if not file.startswith(("headed", "named", "section", "titled"))]
)


def same_elements(hostile: Document, harmless: Document) -> None:
    """Assert that no element and no attribute came from a payload, and that none was lost."""
    assert Counter(e.shape for e in hostile.elements) == Counter(e.shape for e in harmless.elements)
    assert len(hostile.comments) == len(harmless.comments)


def same_text(hostile: Document, harmless: Document, twin: Twin) -> None:
    """Assert that every payload is there as text, whole, but for a description that was cut."""
    ours, theirs = hostile.text, harmless.text
    if CUT.match(theirs):
        assert twin.starts(CUT.match(ours).group(1)), ours  # type: ignore[union-attr]
        ours, theirs = CUT.sub("", ours), CUT.sub("", theirs)
    assert twin.of(ours) == theirs


def same_attributes(hostile: Document, harmless: Document, twin: Twin) -> None:
    """Assert that values differ by payloads alone; a description is cut, so its beginning must do."""
    ours, theirs = _values(hostile), _values(harmless)
    assert len(ours) == len(theirs)
    for (where, value), (_, plain) in zip(ours, theirs, strict=True):
        if where == ("meta", "content") and "…" in plain:
            same_where_cut(value, plain, twin)
        else:
            assert twin.of_address(value) == " ".join(unquote(plain).split()), where


def same_where_cut(value: str, plain: str, twin: Twin) -> None:
    """Assert that a text with a cut description says the same before and after it, and the description's beginning."""
    (cut, after), (plain_cut, plain_after) = value.rsplit("…", 1), plain.rsplit("…", 1)
    assert twin.of(after) == plain_after
    before = PLAIN.search(plain_cut)
    assert before
    said = twin.of(cut)
    assert said.startswith(plain_cut[: before.start()])
    assert twin.starts(said[before.start() :]), value


def _values(document: Document) -> list[tuple[tuple[str, str], str]]:
    """Return attributes with their values, but for what is made of words: anchors and text fragments."""
    return [
        ((e.tag, name), "" if name == "id" and SLUG.fullmatch(value) else ANCHOR.sub("#", FRAGMENT.sub("", value)))
        for e in document.elements
        for name, value in e.attributes
    ]


def same_scripts(hostile: Document, harmless: Document, twin: Twin) -> None:
    """Assert that inline scripts, styles and data say the same."""
    same_values(hostile.scripts, harmless.scripts, twin)


def same_values(hostile: list[str], harmless: list[str], twin: Twin) -> None:
    """Assert that data differ by payloads alone; a description is cut, so its beginning must do."""
    assert len(hostile) == len(harmless)
    for value, plain in zip(hostile, harmless, strict=True):
        if (place := DESCRIBED.match(value)) and value.endswith("…"):
            assert twin.starts(value[place.end() : -1]), value
        elif not MEASURED.match(value):
            assert twin.of_address(value) == " ".join(unquote(plain).split())


def only_links(document: Document) -> None:
    """Assert that nothing a browser follows, loads or runs is a script or data."""
    for address in document.addresses:
        bare = re.sub(r"[\x00-\x20]", "", address)
        found = SCHEME.match(bare)
        assert found is None or found.group().lower() in {"http:", "https:", "mailto:"}, address


# In Material's shell, as shipped and with its switches on.


@every_page
def test_no_element_or_attribute_comes_from_a_field(twins: Twins, file: str) -> None:
    same_elements(*twins.pair(file))


@every_page
def test_every_field_is_shown_as_text_and_whole(twins: Twins, file: str) -> None:
    same_text(*twins.pair(file), twins.twin)


@every_page
def test_every_attribute_holds_its_field_and_no_more(twins: Twins, file: str) -> None:
    same_attributes(*twins.pair(file), twins.twin)


@every_page
def test_no_inline_script_style_or_data_is_another(twins: Twins, file: str) -> None:
    same_scripts(*twins.pair(file), twins.twin)


@every_page
def test_no_address_runs_anything(twins: Twins, file: str) -> None:
    only_links(twins.pair(file)[0])


def test_the_list_of_pages_is_complete(twins: Twins) -> None:
    for site in (twins.hostile, twins.harmless):
        assert site.pages == sorted([*PAGES, site.named_by_file])


# In the plain shell, which is ours alone.


@every_plain_page
def test_the_plain_shell_keeps_all_these_promises_too(plain: Twins, file: str) -> None:
    hostile, harmless = plain.pair(file)
    same_elements(hostile, harmless)
    same_text(hostile, harmless, plain.twin)
    same_attributes(hostile, harmless, plain.twin)
    same_scripts(hostile, harmless, plain.twin)
    only_links(hostile)


# Where each field is to be seen. Without this, a field that is shown nowhere would keep every promise.

HOME = "index.html"
MAIN = "articles/2026/05/main-story/index.html"
FULL = "articles/2026/05/full-story/index.html"
GONE = "articles/2026/05/gone-story/index.html"
TOPIC = "topics/main-topic/index.html"
EDITION = "editions/2026-05-10/index.html"
PERSON = "people/a-person/index.html"
BODY = "organisations/a-body/index.html"
PAPER = "publishers/a-paper/index.html"
MONTH = "archive/2026/05/index.html"
FIXES = "corrections/index.html"
TITLED = "titled/index.html"

SHOWN = {
    "title": [MAIN, TOPIC, HOME, EDITION, PERSON, BODY, PAPER, MONTH, FIXES, "editions/index.html", FULL],
    "summary": [MAIN, TOPIC, HOME, EDITION, PERSON, BODY, PAPER],
    "key-point": [MAIN],
    "commentary": [MAIN],
    "quote": [MAIN, TOPIC, HOME, EDITION, PERSON],
    "translation": [MAIN, TOPIC, HOME, EDITION, PERSON],
    "translator": [MAIN, TOPIC, HOME, EDITION, PERSON],
    "quote-role": [MAIN, TOPIC, HOME, EDITION],
    "quote-context": [MAIN, TOPIC, HOME, EDITION, PERSON],
    "unlisted-speaker": [MAIN, TOPIC],
    "unlisted-person": [MAIN],
    "unlisted-body": [MAIN],
    "unlisted-publisher": [FULL, TOPIC, EDITION, MONTH],
    "author": [MAIN],
    "second-author": [MAIN],
    "agency": [MAIN],
    "dateline": [MAIN],
    "section": [MAIN],
    "place": [MAIN],
    "second-place": [MAIN],
    "tag": [MAIN],
    "licence": [MAIN],
    "pin-reason": [MAIN, FULL],
    "outside-title": [MAIN],
    "outside-reason": [MAIN],
    "was": [MAIN, TOPIC, HOME, EDITION, FIXES],
    "now": [MAIN, TOPIC, HOME, EDITION, FIXES],
    "correction-note": [MAIN, TOPIC, HOME, EDITION, FIXES],
    "older-correction": [MAIN, TOPIC, HOME, EDITION, FIXES],
    "full-title": [FULL, MAIN, TOPIC, EDITION, MONTH, "editions/2026-05-03/index.html"],
    "body-heading": [FULL],
    "body-paragraph": [FULL],
    "body-item": [FULL],
    "body-quote": [FULL],
    "gone-title": [GONE, FIXES, EDITION],
    "gone-reason": [GONE],
    "topic-title": [TOPIC, MAIN, FULL, GONE, HOME, EDITION, "topics/index.html", "404.html", PERSON],
    "topic-description": ["topics/index.html", HOME],
    "round-up": [TOPIC],
    "introduction": [TOPIC],
    "near-topic-title": [TOPIC, MAIN, "topics/index.html"],
    "wide-topic-title": [TOPIC, "topics/wide-topic/index.html"],
    "wide-introduction": ["topics/wide-topic/index.html"],
    "edition-title": [EDITION, "editions/index.html"],
    "edition-lead": [EDITION, HOME],
    "why": [EDITION, HOME],
    "older-why": ["editions/2026-05-03/index.html"],
    "person-name": [PERSON, "people/index.html", MAIN, TOPIC, BODY],
    "person-native": [PERSON, "people/index.html"],
    "person-alias": [PERSON],
    "second-alias": [PERSON],
    "person-role": [PERSON, "people/index.html", BODY],
    "second-role": [PERSON],
    "role-body": [PERSON],
    "person-country": [PERSON, "people/index.html"],
    "person-note": [PERSON],
    "body-name": [BODY, "organisations/index.html", MAIN, TOPIC, PERSON],
    "body-native": [BODY],
    "body-alias": [BODY],
    "body-country": [BODY],
    "body-note": [BODY, "organisations/index.html"],
    "publisher-name": [PAPER, "publishers/index.html", MAIN, TOPIC, HOME, EDITION, MONTH, GONE],
    "publisher-native": [PAPER],
    "publisher-domain": [PAPER],
    "publisher-country": [PAPER, "publishers/index.html"],
    "publisher-note": [PAPER, "publishers/index.html"],
    "desk-name": [MAIN, TOPIC, HOME, "404.html"],
    "nav-title": ["named/index.html", MAIN],
    "page-title": [TITLED],
    "page-heading": ["headed/index.html"],
    "page-part": ["headed/index.html"],
    "front-heading": [HOME],
    "FileName": ["file-name"],
}
"""Fields and the pages that show them in full."""

UNSEEN = ["image", "image-alt", "excerpt-body", "private-field", "gone-summary", "medtop"]
"""Fields that readers never get, in no file of the site."""


@pytest.mark.parametrize(("field", "files"), SHOWN.items(), ids=SHOWN)
def test_a_field_is_literal_text_on_its_pages(shipped: Twins, field: str, files: list[str]) -> None:
    words = shipped.hostile.words
    text = written_out(parse_entities(words.said[field]) if field in words.markdown else words.said[field])
    for file in files:
        assert text in shipped.pair(file)[0].text, file


def parse_entities(text: str) -> str:
    """Return Markdown text as it reads: an entity is a character there."""
    return parse(text.replace("<", "&lt;")).text


@pytest.mark.parametrize("field", UNSEEN)
def test_what_readers_never_get_is_in_no_file(shipped: Twins, field: str) -> None:
    assert {file for file, text in texts(shipped.hostile) if f"{field} " in text or f"fired('{field}" in text} == set()


def texts(site: Site) -> list[tuple[str, str]]:
    """Return every file that is text: pages, data, feeds."""
    return [
        (path.relative_to(site.folder).as_posix(), path.read_text("utf-8"))
        for path in sorted(site.folder.rglob("*"))
        if path.suffix in {".html", ".json", ".xml", ".txt", ".csv", ".bib", ".ris"}
    ]


# Titles, descriptions and the links of the shell.

TITLES = {
    MAIN: "title",
    FULL: "full-title",
    GONE: "gone-title",
    TOPIC: "topic-title",
    PERSON: "person-name",
    BODY: "body-name",
    PAPER: "publisher-name",
    TITLED: "page-title",
    "headed/index.html": "page-heading",
    "named/index.html": "nav-title",
    "section/inner/index.html": "nav-inner",
    "file-name": "FileName",
}


@pytest.mark.parametrize(("file", "field"), TITLES.items(), ids=TITLES)
def test_the_title_of_a_window_is_the_literal_title(twins: Twins, file: str, field: str) -> None:
    page = twins.pair(file)[0]
    assert page.title.startswith(written_out(twins.hostile.words.said[field]))
    assert page.title.endswith(written_out(twins.hostile.words.said["desk-name"]))


DESCRIPTIONS = {
    MAIN: "summary",
    TOPIC: "topic-description",
    EDITION: "edition-lead",
    PERSON: "person-name",
    BODY: "body-name",
    PAPER: "publisher-name",
    TITLED: "page-description",
    HOME: "site-description",
}


@pytest.mark.parametrize(("file", "field"), DESCRIPTIONS.items(), ids=DESCRIPTIONS)
def test_descriptions_are_literal_in_every_meta(twins: Twins, file: str, field: str) -> None:
    page, said = twins.pair(file)[0], written_out(twins.hostile.words.said[field])
    for name in ("description", "og:description"):
        content = page.meta(name) or ""
        assert content[:60] == said[:60]
        assert len(content) > 100


def test_edit_links_lead_to_the_file_and_nowhere_else(switched: Twins) -> None:
    for file in (MAIN, "file-name"):
        page = switched.pair(file)[0]
        links = [a for a in page.addresses if a.startswith("https://code.example/")]
        sources = [a for a in links if "/digests/" in a]
        assert sources, file
        for address in sources:
            assert not set(address) & set(" <>\"'{}"), address
            assert urlsplit(address).hostname == "code.example"
    name = f"{switched.hostile.words.said['FileName']}.md"
    edit = [unquote(urlsplit(a).path) for a in switched.pair("file-name")[0].addresses if "/edit/" in a]
    assert set(edit) == {f"/desk/briefing/edit/main/digests/{name}"}


def test_links_out_of_the_site_are_those_of_the_twin(twins: Twins) -> None:
    def hosts(site: Site) -> set[str | None]:
        return {urlsplit(a).hostname for file in site.pages for a in site.page(file).addresses}

    assert hosts(twins.hostile) == hosts(twins.harmless)


# Template marks and characters that hide.


def test_no_template_in_a_field_is_ever_run(twins: Twins) -> None:
    assert [file for file, text in texts(twins.hostile) if SUM in text] == []
    assert "{{ 1337*7331 }} {{ config }} {% include 'index.html' %}" in twins.hostile.page(MAIN).text


def test_hidden_characters_are_written_out_everywhere(twins: Twins) -> None:
    for file, text in texts(twins.hostile):
        spoken = json.dumps(json.loads(text), ensure_ascii=False) if file.endswith(".json") else text
        found = HIDDEN.search(spoken)
        assert not found, (file, spoken[max(0, found.start() - 200) : found.end()] if found else "")
    assert "⟨U+202E⟩gnp.exe⟨U+202C⟩" in twins.hostile.page(MAIN).text


# What search, crawlers and other programs read.


def test_a_search_record_says_each_field_literally(twins: Twins) -> None:
    """A record is text: the page that shows it makes no markup of it, which tests/browser sees."""
    ours, theirs = found_records(twins.hostile.folder), found_records(twins.harmless.folder)
    assert len(ours) == len(theirs)
    said = [[twins.twin.of(value) for value in texts_of(record)] for record in ours if not is_topic(record)]
    plain = [[" ".join(value.split()) for value in texts_of(record)] for record in theirs if not is_topic(record)]
    assert sorted(said) == sorted(plain)


def is_topic(record: dict[str, object]) -> bool:
    """Tell whether a record is a topic's, whose description is cut short and so no field whole."""
    return str(record["url"]).startswith("topics/")


def texts_of(record: dict[str, object]) -> list[str]:
    """Return a record's texts in an order that no payload changes."""
    meta = record["meta"]
    assert isinstance(meta, dict)
    return [str(record["content"]), *(str(meta[name]) for name in sorted(meta))]


@pytest.mark.parametrize(
    "field", ["title", "summary", "key-point", "commentary", "quote", "translation", "topic-title", "person-name",
              "person-alias", "publisher-note", "nav-title", "page-title", "page-tag", "page-heading", "FileName"]
)  # fmt: skip
def test_search_finds_a_field_by_its_literal_words(shipped: Twins, field: str) -> None:
    words = shipped.hostile.words
    text = written_out(parse_entities(words.said[field]) if field in words.markdown else words.said[field])
    flat = " ".join(text.split())
    assert any(flat in " ".join(said_in(record).split()) for record in found_records(shipped.hostile.folder))


def test_the_map_of_the_site_is_well_formed_and_leads_to_its_pages(twins: Twins) -> None:
    plain = (twins.hostile.folder / "sitemap.xml").read_bytes()
    assert gzip.decompress((twins.hostile.folder / "sitemap.xml.gz").read_bytes()) == plain
    root = ET.fromstring(plain)  # noqa: S314 - our own output
    found = {unquote(element.text or "") for element in root.findall(".//{*}loc")}
    pages = {
        f"https://desk.example/briefing/{file.removesuffix('index.html')}"
        for file in twins.hostile.pages
        if file not in {"404.html", "search/index.html", "articles/2026/05/gone-story/index.html"}
    }
    assert found == pages, "all pages but those that are not to be found: search itself, and what was withdrawn"


# A preview shows what readers do not have yet, and shows it as text too.


@pytest.mark.parametrize("status", ["proposed", "review"])
def test_a_preview_of_a_draft_is_text_as_well(tmp_path: Path, clock: None, status: str) -> None:
    words, pages = Words(hostile=True), []
    for name, said in (("hostile", words("draft")), ("harmless", harmless("draft", words("draft")))):
        draft = story(said, title=said, summary=said, status=status, tags=[said], proposed=["tags"], quotes=[
            {"text": said, "speaker": said, "role": said, "proposed": True}
        ])  # fmt: skip
        config = write_plain_desk(tmp_path / name, {"articles/2026/05/a-draft.md": draft}, rules="bidi-override: info")
        pages.append(read(build_site(config, drafts=True).site / "articles/2026/05/a-draft/index.html"))
    same_elements(*pages)
    only_links(pages[0])
    assert written_out(words.said["draft"]) in pages[0].text


# What lies beside a page, for other programs.

DATA = [
    *(
        page.replace("index.html", "data.json")
        for page in PAGES
        if page.count("/") > 1 and not page.startswith(("archive", "section"))
    ),
    "data/index.json", "data/articles/2026-05.json", "data/topics.json", "data/people.json", "data/publishers.json",
]  # fmt: skip


@pytest.mark.parametrize("file", DATA)
def test_the_data_beside_a_story_say_each_field_whole(shipped: Twins, file: str) -> None:
    ours, theirs = (json.loads((site.folder / file).read_text("utf-8")) for site in (shipped.hostile, shipped.harmless))
    same_values(values_of(ours), values_of(theirs), shipped.twin)


def test_no_data_can_leave_a_script_element_or_a_line(twins: Twins) -> None:
    """Not by `</script>`, not by `<!--`, and not by what older JavaScript took for a line's end."""
    texts_ = [script.text for file in PAGES for script in twins.hostile.page(file).elements if _is_data(script)]
    texts_ += [(twins.hostile.folder / file).read_text("utf-8").strip() for file in DATA]
    assert len(texts_) > 10
    for text in texts_:
        assert not set(text) & set("<>&\u2028\u2029\n\r"), text
        assert json.loads(text)


def _is_data(element: Element) -> bool:
    return element.tag == "script" and element.get("type") == "application/ld+json"


def test_a_text_fragment_is_only_ever_a_part_of_its_address(twins: Twins) -> None:
    found = [a for file in PAGES for a in twins.hostile.page(file).addresses if ":~:" in a]
    assert found
    for address in found:
        assert FRAGMENT.search(address), address


# Addresses that must not become links are refused where they stand.

ADDRESSES = [
    "javascript:fired('x')",
    "JaVaScRiPt:fired('x')",
    "java\tscript:fired('x')",
    "\u0001javascript:fired('x')",
    "data:text/html,<script>fired('x')</script>",
    "vbscript:fired('x')",
    "//evil.example/",
    "https:evil.example",
    "https://",
    'https://good.example/"onmouseover="fired(1)',
    "https://good.example/<script>",
    "https://good.example/\u202egnp",
    "https://good.example/{{ 1337*7331 }}",
    "https://[not-an-address/",
    "file:///etc/passwd",
]
ADDRESS_FIELDS = {
    "url": "url: https://paper.example/a?b='c'&d=%22e%22",
    "archive_url": "archive_url: https://archive.example/'x'",
    "related.1.url": 'url: "https://other.example/it\'s"',
}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("field", ADDRESS_FIELDS)
def test_an_address_that_is_no_web_address_is_refused_with_its_place(
    tmp_path: Path, clock: None, field: str, address: str
) -> None:
    config = write_desk(tmp_path, Words(hostile=False))
    story = tmp_path / "digests/articles/2026/05/main-story.md"
    text = story.read_text("utf-8")
    line = ADDRESS_FIELDS[field]
    assert line in text
    name = line.split(":")[0]
    story.write_text(text.replace(line, f"{name}: {json.dumps(address, ensure_ascii=False)}"), "utf-8")
    with pytest.raises(ChecksFailedError) as refused:
        build_site(config)
    found = [f for f in refused.value.report.blocking if f.origin.file == "articles/2026/05/main-story.md"]
    wanted = next(number for number, said in enumerate(text.split("\n"), 1) if line in said)
    assert any(f.rule in {"url-invalid", "control-character", "yaml-syntax"} for f in found), found
    assert {f.origin.line for f in found} <= {wanted}
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("registry", ["people.yml"])
def test_an_address_in_a_registry_is_refused_too(tmp_path: Path, clock: None, registry: str) -> None:
    config = write_desk(tmp_path, Words(hostile=False))
    path = tmp_path / "digests" / registry
    path.write_text(re.sub(r"same_as: .*", "same_as: ['javascript:fired(1)']", path.read_text("utf-8")), "utf-8")
    with pytest.raises(ChecksFailedError) as refused:
        build_site(config)
    assert {(f.rule, f.origin.file) for f in refused.value.report.blocking} == {("url-invalid", registry)}
