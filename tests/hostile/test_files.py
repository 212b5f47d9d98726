"""What lies in `digests/` stays there, but for pages of the briefing, ordinary pages and assets.

None of them leaves the output folder, and what readers must not have is in no byte of the site.
"""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commands import run_command
from found import found_records
from standfirst.check import Report
from standfirst.errors import UnsafePathError
from standfirst.render.beside import files_beside
from standfirst.render.site import Site
from standfirst.render.site_files import site_files
from standfirst.site.build import ChecksFailedError, build_site, open_desk, prepare_desk
from standfirst.site.prepare import Prepared
from standfirst.source import Article, Status
from standfirst.text import page_path, sentences

from .conftest import ROOT
from .desk import EPOCH, story, write_plain_desk

MAY = "articles/2026/05/"


def checked(config: Path) -> Report:
    """Return what `check` finds."""
    return prepare_desk(open_desk(config)).report


def found(config: Path, file: str) -> set[tuple[str, int, int]]:
    """Return rule, line and column of what `check` finds in one file."""
    return {(f.rule, f.origin.line, f.origin.column) for f in checked(config) if f.origin.file == file}


def everything(site: Path) -> str:
    """Return all text of all files of a site, compressed ones too, as readers and as programs see it."""
    pieces = []
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.parts[len(site.parts)] != "assets":
            data = path.read_bytes()
            text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace")
            if path.suffix == ".json":
                text = json.dumps(json.loads(text), ensure_ascii=False)
            pieces += [path.relative_to(site).as_posix(), text, html.unescape(re.sub(r"<[^>]*>", "", text))]
    return " ".join(" ".join(pieces).split())


def html_files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


# Names of files (wall 4).

NAMES = [
    "con", "nul", "aux.backup", "com1", "lpt9", "a b", " ", "trailing.", "trailing ", "upper-Case", "-first", "last-",
    "under_score", "a" * 101, "a" * 200, "a\nb", "a\tb", "a\u202eb", "a\u200bb", "a\u0001b", "\u0430rticle",
    "\uff46ull", "\ufb01gure", "\uff11", "é", "e\u0301", "🗞", "%2e%2e%2f", "x%2f..%2fetc", "x\\..\\windows", "C:x",
    "a\u2215..\u2215b",
    "~", "~root", "*", "?", "|", "'", '"', "<b>", "$(id)", "`id`", ";id", "a&b", "#", "{{ 1337*7331 }}", "index.html",
    "plain-story.md", "a.b", "a,b", "@", "[x](y)",
]  # fmt: skip


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory, clock: None) -> Path:
    """Return a desk with an article of every hostile name."""
    return write_plain_desk(tmp_path_factory.mktemp("named"), {f"{MAY}{name}.md": story() for name in NAMES})


@pytest.fixture(scope="module")
def named_report(named: Path) -> Report:
    return checked(named)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_that_is_no_address_is_a_finding(named_report: Report, name: str) -> None:
    rules = {f.rule for f in named_report.blocking if f.origin.file == f"{MAY}{name}.md"}
    assert "id-invalid" in rules
    assert rules <= {"id-invalid", "path-case-collision"}


def test_hostile_file_names_stop_a_build_and_nothing_is_written(named: Path) -> None:
    before = {path for path in named.parent.rglob("*") if "digests" not in path.parts}
    with pytest.raises(ChecksFailedError):
        build_site(named)
    assert {path for path in named.parent.rglob("*") if "digests" not in path.parts} == before


def test_hostile_file_names_never_leave_the_output_even_where_the_rule_is_off(tmp_path: Path, clock: None) -> None:
    files = {f"{MAY}{name}.md": story() for name in NAMES}
    config = write_plain_desk(tmp_path / "desk", files, rules="id-invalid: 'off', path-case-collision: 'off'")
    build_site(config)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk"]
    assert sorted(path.name for path in config.parent.iterdir()) == ["digests", "mkdocs.yml", "site"]
    articles = {file for file in html_files(config.parent / "site") if file.startswith("articles/")}
    assert articles == {"articles/2026/05/plain-story/index.html"}


@given(st.lists(st.text(max_size=120) | st.sampled_from(["..", ".", "", "/", "\\", "con", "c:", "\x00"]), max_size=4))
@example(["topics", "..", "..", "etc"])
@example(["/etc/passwd"])
@example(["topics\x00"])
@example(["a/b"])
@example(["nul"])
@example(["a" * 101])
def test_an_address_stays_below_the_output_or_is_refused(segments: list[str]) -> None:
    try:
        path = page_path(*segments)
    except UnsafePathError:
        return
    assert re.fullmatch(r"(?:[a-z0-9][a-z0-9-]*/)*", path)
    assert path.count("/") == len(segments)
    assert Path("/out", path).resolve().is_relative_to("/out")


@pytest.mark.parametrize("file", [
    "topics.md", "topics/../topics.md", "Topics/x.md", "ARTICLES/2026/05/plain-story/index.md", "people/index.md",
    "search.md", "data/x.md", "archive/2026/05/index.md", "corrections.md", "editions.md", "organisations.md",
    "publishers.md",
])  # fmt: skip
def test_an_ordinary_page_never_takes_a_generated_address(tmp_path: Path, clock: None, file: str) -> None:
    config = write_plain_desk(tmp_path, {file: "# Mine\n"})
    written = Path(os.path.normpath(file)).as_posix()
    if written.split("/")[0] in {"topics", "articles", "editions"} and "/" in written:
        pytest.skip("a source, not an ordinary page")
    assert ("address-taken", 1, 1) in found(config, written)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("assets/map.txt", "assets/Map.txt"),
        ("assets/\u00e9.txt", "assets/e\u0301.txt"),
        ("about.md", "About.md"),
        ("assets/stra\u00dfe.txt", "assets/STRASSE.txt"),
    ],
)
def test_names_that_one_system_takes_for_the_same_are_a_finding(
    tmp_path: Path, clock: None, first: str, second: str
) -> None:
    config = write_plain_desk(tmp_path, {first: "1", second: "2"})
    collisions = [f.origin.file for f in checked(config).blocking if f.rule == "path-case-collision"]
    assert collisions in ([first], [second])


# Links, sizes and bytes (wall 5).

NOWHERE = "a word that is nowhere else: Quittenmarmelade"

LINKS = {
    "an article": f"{MAY}linked.md",
    "a topic": "topics/linked.md",
    "an edition": "editions/2026-05-04.md",
    "a registry": "people.yml",
    "an ordinary page": "linked.md",
    "an asset": "assets/linked.txt",
}
FOLDERS = {
    "a folder of articles": "articles/2026/04",
    "a folder of topics": "topics/more",
    "a folder of pages": "more",
    "a folder of assets": "assets/more",
}


def linked(folder: Path, place: str, *, to_folder: bool, rules: str = "") -> Path:
    """Return a desk with a link at `place` that leads out of its content."""
    outside = folder / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(story(NOWHERE, title=NOWHERE, rights="full"))
    (outside / "secret.txt").write_text(NOWHERE)
    config = write_plain_desk(folder / "desk", rules=rules)
    link = folder / "desk/digests" / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside if to_folder else outside / "secret.md")
    return config


@pytest.mark.parametrize("place", [*LINKS.values(), *FOLDERS.values()], ids=[*LINKS, *FOLDERS])
def test_a_link_out_of_the_content_is_a_finding_and_stops_a_build(tmp_path: Path, clock: None, place: str) -> None:
    config = linked(tmp_path, place, to_folder=place in FOLDERS.values())
    assert ("symlink-outside", 1, 1) in found(config, place)
    with pytest.raises(ChecksFailedError):
        build_site(config)


@pytest.mark.parametrize("place", [*LINKS.values(), *FOLDERS.values()], ids=[*LINKS, *FOLDERS])
def test_what_lies_behind_such_a_link_is_never_read(tmp_path: Path, clock: None, place: str) -> None:
    """Even on a desk that has switched the rule off."""
    config = linked(tmp_path, place, to_folder=place in FOLDERS.values(), rules="symlink-outside: 'off'")
    site = build_site(config).site
    assert "Quittenmarmelade" not in everything(site)
    assert not [path for path in site.rglob("*") if "secret" in path.name or "linked" in path.name]
    assert not any(path.is_symlink() for path in site.rglob("*"))


ROUND = {"itself": ".", "its parent": "..", "the content": "../../digests"}


@pytest.mark.parametrize("target", ROUND.values(), ids=ROUND)
def test_a_link_that_leads_in_a_circle_is_a_finding_and_hangs_nothing(tmp_path: Path, clock: None, target: str) -> None:
    config = write_plain_desk(tmp_path, {"assets/map.txt": "a map"})
    for name in ("one", "two"):
        (tmp_path / "digests/assets" / name).symlink_to(target)
    done = standfirst("build", config.parent)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "assets/one" in done.stderr
    assert "Traceback" not in done.stderr
    plain = run([sys.executable, "-m", "mkdocs", "build"], config.parent)
    assert plain.returncode != 0
    assert "assets/one" in plain.stderr


HEAD = story()[: -len("---\n\n\n")]
LINE = HEAD.count("\n") + 3
"""The line where the body of a plain story begins."""

BYTES = {
    "NUL": (f"{HEAD}---\n\nab\0c\n".encode(), "control-character", LINE, 3),
    "NUL in the front matter": (HEAD.replace("plain summary", "plain\0summary").encode() + b"---\n", None, 7, 18),
    "escape character": (f"{HEAD}---\n\n\x1b[31mred\n".encode(), "control-character", LINE, 1),
    "a C1 control": (f"{HEAD}---\n\nab\x9b31m\n".encode(), "control-character", LINE, 3),
    "invalid UTF-8": (f"{HEAD}---\n\nab".encode() + b"\xff\xfe\n", "encoding", LINE, 3),
    "an overlong slash": (f"{HEAD}---\n\n".encode() + b"..\xc0\xaf\n", "encoding", LINE, 3),
    "a surrogate": (f"{HEAD}---\n\n".encode() + b"\xed\xa0\x80\n", "encoding", LINE, 1),
    "UTF-16": (story().encode("utf-16"), "encoding", 1, 1),
    "3 MB": (f"{HEAD}---\n\n{'word ' * 600_000}\n".encode(), "file-too-large", 1, 1),
    "a hidden escape": (HEAD.replace('"A plain summary."', r'"a \u202e b"').encode() + b"---\n", None, 7, 10),
    "an alias bomb": (f"{HEAD}x_a: &a [1]\nx_b: [*a, *a]\n---\n".encode(), "yaml-anchor", LINE - 2, 6),
    "a tag": (f"{HEAD}x_a: !!python/object/apply:os.system [id]\n---\n".encode(), "yaml-tag", LINE - 2, 6),
    "a deep nest": (f"{HEAD}x_a: {'[' * 100_000}\n---\n".encode(), "yaml-depth", LINE - 2, 14),
    "an open front matter": (HEAD.encode(), "front-matter-unclosed", 1, 1),
    "nothing": (b"", "front-matter-missing", 1, 1),
}


@pytest.mark.parametrize(("data", "rule", "line", "column"), BYTES.values(), ids=BYTES)
def test_bytes_that_are_no_article_are_a_finding_at_their_place(
    tmp_path: Path, clock: None, data: bytes, rule: str | None, line: int, column: int
) -> None:
    config = write_plain_desk(tmp_path, {f"{MAY}broken.md": data})
    places = found(config, f"{MAY}broken.md")
    assert any(r == (rule or r) and (at, c) == (line, column) for r, at, c in places), places


SHORT = ["NUL", "invalid UTF-8", "3 MB", "an alias bomb"]
ELSEWHERE = {"a topic": "topics/broken.md", "an edition": "editions/2026-05-04.md", "a registry": "people.yml"}


@pytest.mark.parametrize("kind", SHORT)
@pytest.mark.parametrize("file", ELSEWHERE.values(), ids=ELSEWHERE)
def test_the_same_bytes_are_findings_in_every_kind_of_file(tmp_path: Path, clock: None, file: str, kind: str) -> None:
    data, rule, *_ = BYTES[kind]
    config = write_plain_desk(tmp_path, {file: data.strip(b"-") if file.endswith(".yml") else data})
    assert rule in {r for r, *_ in found(config, file)}


@pytest.mark.parametrize("kind", ["NUL", "invalid UTF-8", "3 MB"])
def test_the_same_bytes_are_findings_in_an_ordinary_page(tmp_path: Path, clock: None, kind: str) -> None:
    data, rule, *_ = BYTES[kind]
    config = write_plain_desk(tmp_path, {"page.md": data})
    assert rule in {r for r, *_ in found(config, "page.md")}
    with pytest.raises(ChecksFailedError):
        build_site(config)


STRANGE = [
    "title: {a: b}", "title: [1]", "title: 2026-05-01", "title:", "tags: {a: b}", "tags: [null, {a: b}]", "search: x",
    "search: {boost: x}", "hide: 3", "description: [1, 2]", "author: {a: b}", "template: nowhere.html", "icon: ../../x",
    "status: '\"><script>fired(1)</script>'", "subtitle: '<script>fired(1)</script>'",
]  # fmt: skip


@pytest.mark.parametrize("front", STRANGE)
def test_strange_front_matter_of_an_ordinary_page_breaks_nothing(tmp_path: Path, clock: None, front: str) -> None:
    config = write_plain_desk(tmp_path, {"page.md": f"---\n{front}\n---\n\nWords.\n"})
    try:
        site = build_site(config).site
    except OSError as error:  # a template that is not there; the command says so in one line
        assert "nowhere.html" in str(error)  # noqa: PT017
        return
    assert "<script>fired" not in (site / "page/index.html").read_text("utf-8")
    assert [record for record in found_records(site) if record["url"] == "page/" and "Words." in record["content"]]


# The command line says all this in words.


def standfirst(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return run_command(command, cwd=folder, environment={"SOURCE_DATE_EPOCH": EPOCH})


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command; one that hangs fails."""
    return subprocess.run(
        command, cwd=folder, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONUTF8": "1"}, capture_output=True,
        text=True, errors="replace", timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["NUL", "invalid UTF-8", "3 MB", "a deep nest"])
def test_the_command_names_the_place_and_prints_no_traceback(tmp_path: Path, kind: str) -> None:
    data, rule, line, column = BYTES[kind]
    write_plain_desk(tmp_path, {f"{MAY}broken.md": data})
    done = standfirst("check", tmp_path)
    assert done.returncode == 1
    assert f"{MAY}broken.md" in done.stdout
    assert re.search(rf"^ *{line}:{column} +error {rule}", done.stdout, re.MULTILINE), done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert not re.search(r"[\x00\x07\x1b\x9b\u202e]", done.stdout + done.stderr)


def test_names_that_are_no_text_are_findings_and_no_traceback(tmp_path: Path) -> None:
    write_plain_desk(tmp_path)
    for place in (MAY, "", "assets/"):
        folder = os.fsencode(tmp_path / "digests" / place)
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - the name is bytes
        try:
            with open(os.path.join(folder, b"\xff\xfe.md"), "wb") as file:  # noqa: PTH118, PTH123
                file.write(b"x")
        except OSError:
            pytest.skip("this file system takes no such name")
    for command in ("check", "build"):
        done = standfirst(command, tmp_path)
        assert done.returncode == 1, done.stdout
        assert "Traceback" not in done.stderr, done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("file", [f"{MAY}pipe.md", "people.yml", "pipe.md", "assets/pipe.txt"])
def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path, file: str) -> None:
    write_plain_desk(tmp_path, {"assets/map.txt": "a map"})
    os.mkfifo(tmp_path / "digests" / file)
    done = standfirst("build", tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


# What is published, and what is not.

STRAYS = {
    "notes.txt": NOWHERE,
    ".env": f"TOKEN={NOWHERE}",
    ".git/config": NOWHERE,
    "backup.md~": NOWHERE,
    "about.md.bak": NOWHERE,
    "page.html": f"<script>{NOWHERE}</script>",
    "page.htm": NOWHERE,
    "data.json": f'"{NOWHERE}"',
    "letters.xml": NOWHERE,
    "script.js": NOWHERE,
    "style.css": NOWHERE,
    "CNAME": NOWHERE,
    "people.yaml": NOWHERE,
    "drafts/plan.docx": NOWHERE,
    "organisations.yml": f"a-body:\n  name: A body\n  note: {NOWHERE.replace(':', '')}\n",
    f"{MAY}plain-story.md.bak": NOWHERE,
    f"{MAY}plain-story.txt": NOWHERE,
    f"{MAY}stray.html": f"<script>{NOWHERE}</script>",
    f"{MAY}picture.svg": f"<svg><script>{NOWHERE}</script></svg>",
    f"{MAY}other.markdown": NOWHERE,
    f"{MAY}.hidden.md": NOWHERE,
    "topics/notes.txt": NOWHERE,
    "topics/plain-topic.html": NOWHERE,
    "editions/notes.html": NOWHERE,
    "evidence/plain-story.txt": NOWHERE,
    "assets/.DS_Store": NOWHERE,
}


@pytest.fixture(scope="module")
def strewn(tmp_path_factory: pytest.TempPathFactory, clock: None) -> Path:
    """Return the site of a desk whose content folder is full of other things."""
    config = write_plain_desk(
        tmp_path_factory.mktemp("strewn"), {**STRAYS, "assets/map.txt": "a map", "about.md": "Us."}
    )
    return build_site(config).site


@pytest.mark.parametrize("file", STRAYS)
def test_a_file_that_is_no_page_and_no_asset_is_not_published(strewn: Path, file: str) -> None:
    assert not (strewn / file).exists()


def test_no_word_of_such_files_is_in_the_site(strewn: Path) -> None:
    assert "Quittenmarmelade" not in everything(strewn)


def test_assets_are_published_as_they_are(strewn: Path) -> None:
    assert (strewn / "assets/map.txt").read_text() == "a map"


def test_pages_are_those_of_the_briefing_and_the_ordinary_ones_and_no_others(strewn: Path) -> None:
    prepared = prepare_desk(open_desk(strewn.parent / "mkdocs.yml"))
    assert html_files(strewn) == {*modelled(prepared), "about/index.html", "404.html"}
    others = {path.relative_to(strewn).as_posix() for path in strewn.rglob("*") if path.is_file()} - html_files(strewn)
    ours = {file for file in others if not file.startswith(("assets/", "pagefind/"))}
    views = list(prepared.briefing.pages())
    beside = {f"{view.path}{file.name}" for view in views for file in files_beside(view)}
    feeds = {f"{view.path}feed.{end}" for view in views if view.feed for end in ("xml", "json")}
    cards = {f"{view.path}card.png" for view in views if view.kind in {"home", "topic", "edition"}}
    site = Site("A desk", "en", prepared.cutoff, lambda path: f"https://desk.example/{path}")
    whole = {file.path for file in site_files(views, site) if not file.path.startswith("assets/")}
    assert all((beside, feeds, cards, whole))
    assert ours == {"sitemap.xml", "sitemap.xml.gz"} | beside | feeds | cards | whole


def modelled(prepared: Prepared) -> list[str]:
    """Return the files that the briefing's model says."""
    return [f"{view.path}index.html" for view in prepared.briefing.pages()]


# The sample desk: what rights allow.


@pytest.fixture(scope="module")
def sample_desk() -> Prepared:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795651200")
        return prepare_desk(open_desk(ROOT / "mkdocs.yml"))


@pytest.fixture(scope="module")
def sample_text(sample: Path) -> str:
    return everything(sample)


def articles(prepared: Prepared, rights: str) -> list[Article]:
    return [article for article in prepared.library.articles.values() if article.rights == rights]


def own_words(prepared: Prepared) -> str:
    """Return all that the desk itself says, quotes among it: the front matter of every file, and its own prose."""
    content = ROOT / "digests"
    texts = [path.read_text("utf-8") for path in content.rglob("*.yml")]
    for path in content.rglob("*.md"):
        text = path.read_text("utf-8")
        texts.append(text.split("\n---\n")[0] if path.is_relative_to(content / "articles") else text)
    texts += [quote.text for article in prepared.library.articles.values() for quote in article.fields.quotes]
    texts += [article.fields.summary or "" for article in prepared.library.articles.values()]
    return " ".join(" ".join(texts).split())


MARKS = '“”„«»\u2018\u2019"'


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return every run of `length` words that no tag and no quotation mark interrupts."""
    pieces = [words(piece) for piece in re.split(rf"<[^>]*>|[{MARKS}]", text)]
    return {tuple(piece[n : n + length]) for piece in pieces for n in range(len(piece) - length + 1)}


def test_the_pages_of_the_sample_are_those_of_its_briefing(sample: Path, sample_desk: Prepared) -> None:
    assert html_files(sample) == {*modelled(sample_desk), "about/index.html", "404.html"}


def test_no_sentence_of_an_excerpted_body_is_anywhere_in_the_site(sample_desk: Prepared, sample_text: str) -> None:
    """Of five words and more, but for what the desk quotes or says itself; in any file, as text or as markup."""
    own, leaked, counted = own_words(sample_desk), [], 0
    for article in articles(sample_desk, "excerpt"):
        for block in (sample_desk.library.evidence.body(article.id) or "").split("\n"):
            for sentence in sentences(block.removeprefix("## ").removeprefix("- ").removeprefix("> ")):
                if len(words(sentence)) < 5 or sentence.strip(MARKS) in own:
                    continue
                counted += 1
                if sentence in sample_text:
                    leaked.append((article.id, sentence))
    assert leaked == []
    assert counted > 500


def test_not_even_ten_words_running_of_an_excerpted_body_leave_the_desk(
    sample_desk: Prepared, sample_text: str
) -> None:
    own, published = runs(own_words(sample_desk), 10), runs(sample_text, 10)
    for article in articles(sample_desk, "excerpt"):
        body = runs(sample_desk.library.evidence.body(article.id) or "", 10)
        assert (body - own) & published == set(), article.id


def test_a_body_with_full_rights_is_on_its_page(sample: Path, sample_desk: Prepared) -> None:
    full = articles(sample_desk, "full")
    assert full
    for article in full:
        year, month = article.address or ("", "")
        page = everything(sample / f"articles/{year}/{month}/{article.id}")
        for block in (sample_desk.library.evidence.body(article.id) or "").split("\n"):
            assert block.removeprefix("## ").removeprefix("- ").removeprefix("> ") in page


def test_nothing_of_a_waiting_story_is_in_the_sample(sample_desk: Prepared, sample_text: str) -> None:
    waiting = [a for a in sample_desk.library.articles.values() if a.fields.status in {Status.PROPOSED, Status.REVIEW}]
    assert waiting
    for article in waiting:
        texts = [article.id, article.fields.title or "", article.fields.summary or ""]
        for text in [*texts, *article.fields.key_points, *(quote.text for quote in article.fields.quotes)]:
            assert not text or " ".join(text.split()) not in sample_text


def test_a_withdrawn_story_leaves_its_tombstone_alone(sample: Path, sample_desk: Prepared, sample_text: str) -> None:
    gone = [a for a in sample_desk.library.articles.values() if a.fields.status is Status.WITHDRAWN]
    assert gone
    for article in gone:
        fields, (year, month) = article.fields, article.address or ("", "")
        page = everything(sample / f"articles/{year}/{month}/{article.id}")
        assert fields.withdrawn
        assert " ".join(fields.withdrawn.reason.split()) in page
        hidden = [fields.summary or "", *fields.key_points, *(q.text for q in fields.quotes), fields.commentary or ""]
        for text in filter(None, hidden):
            assert " ".join(text.split()) not in sample_text


# Links inside the content give a source no other name.


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ("page.md", "articles/2026/05/plain-story.md"),
        ("more", "articles"),
        ("more.md", "topics/plain-topic.md"),
        ("assets/story.txt", "articles/2026/05/plain-story.md"),
        ("assets/all", "articles"),
        ("assets/people.txt", "people.yml"),
        ("assets/page.txt", "notes.txt"),
    ],
)
def test_no_link_publishes_a_source_under_another_name(tmp_path: Path, clock: None, place: str, target: str) -> None:
    files = {
        "articles/2026/05/plain-story.md": story(NOWHERE),
        "topics/plain-topic.md": "---\ntitle: A plain topic\nx_note: Quittenmarmelade\n---\n",
        "people.yml": "a-person:\n  name: A Person\n  note: Quittenmarmelade\n",
        "notes.txt": NOWHERE,
        "assets/map.txt": "a map",
    }
    config = write_plain_desk(tmp_path, files)
    link = tmp_path / "digests" / place
    link.symlink_to(tmp_path / "digests" / target)
    try:
        site = build_site(config).site
    except ChecksFailedError as refused:
        assert [f.origin.file for f in refused.report.blocking] == [place]  # noqa: PT017 - refusing it is as good
        return
    assert "Quittenmarmelade" not in everything(site)
    assert not (site / place).exists()
    assert not [path for path in (site / "assets").rglob("*") if "plain-story" in path.name]


# Every state and every right, each with a word that is nowhere else.


def told(word: str, **fields: object) -> str:
    """Return a story all of whose texts hold `word`."""
    said = f"They said {word} twice."
    texts: dict[str, object] = {
        "title": f"Title {word}", "summary": f"Summary {word}.", "key_points": [f"Point {word}"],
        "authors": [f"By {word}"], "commentary": f"View {word}.", "tags": [f"tag {word}"], "places": [f"place {word}"],
        "section": f"section {word}", "people": [f"person {word}"],
        "quotes": [{"text": said, "speaker": f"Speaker {word}", "context": f"at {word}"}],
        "related": [{"id": "plain-story", "reason": f"reason {word}"}], "publisher": f"Paper {word}",
        "corrections": [{"date": "2026-05-09", "field": "title", "note": f"note {word}", "was": word, "now": word}],
    }  # fmt: skip
    return story(f"“{said}”\n\nThe body itself holds {word} as well.", **(texts | fields))


def edition(day: str, status: str, word: str) -> str:
    return f"---\ndate: {day}\nstatus: {status}\ntitle: {word}\nstories: [plain-story]\n---\n\nLead {word}.\n"


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory, clock: None) -> str:
    """Return all text of a site whose stories are in every state."""
    files = {
        f"{MAY}proposed-quince.md": told("quincea", status="proposed"),
        f"{MAY}review-quince.md": told("quinceb", status="review"),
        f"{MAY}embargoed-quince.md": told("quincec", publish_date="2026-05-12 09:00"),
        f"{MAY}gone-before-quince.md": told(
            "quinced", status="withdrawn", publish_date="2026-06-01", withdrawn={"date": "2026-05-09", "reason": "x"}
        ),
        f"{MAY}withdrawn-quince.md": told(
            "quincee", title="Taken down", publisher="A Paper", related=[], corrections=[], status="withdrawn",
            withdrawn={"date": "2026-05-09", "reason": "It was wrong."},
        ),
        f"{MAY}expired-quince.md": told(
            "quincef", title="Run out", publisher="A Paper", related=[], corrections=[], expiry_date="2026-05-10"
        ),
        f"{MAY}silent-quince.md": told(
            "quinceg", title="Title alone", publisher="A Paper", rights="none", related=[], corrections=[], authors=[],
            tags=[], places=[], people=[], section=None,
        ),
        f"{MAY}half-quince.md": told(
            "quinceh", title="Half accepted", publisher="A Paper", authors=[], tags=[], places=[], section=None,
            related=[], corrections=[], proposed=["summary", "key_points", "commentary", "people"],
            quotes=[{"text": "They said quinceh twice.", "speaker": "Speaker quinceh", "proposed": True}],
        ),
        f"{MAY}failed-quince.md": told(
            "quincei", title="A quote that fails", publisher="A Paper", summary="Nothing.", key_points=[],
            commentary=None, authors=[], tags=[], places=[], people=[], section=None, related=[], corrections=[],
            quotes=[{"text": "They said quincei thrice.", "speaker": "Speaker quincei"}],
        ),
        f"{MAY}guessed-quince.md": story("The body holds quincen.", rights="full", proposed=["rights"]),
        "topics/plain-topic.md": (
            "---\ntitle: A plain topic\npinned: [proposed-quince, embargoed-quince, silent-quince]\n"
            "roundup: {text: Round quincej., accepted: false}\n---\n"
        ),
        "editions/2026-05-10.md": (
            "---\ndate: 2026-05-10\nstatus: published\nlead: embargoed-quince\n"
            "quote: {id: embargoed-quince, text: They said quincec twice.}\n"
            "also_noted: [review-quince, embargoed-quince]\n"
            "stories: [plain-story, proposed-quince, review-quince, {id: embargoed-quince, why: because quincec}, "
            "silent-quince, withdrawn-quince]\n---\n"
        ),
        "editions/2026-05-09.md": edition("2026-05-09", "review", "quincek"),
        "editions/2026-05-20.md": edition("2026-05-20", "published", "quincel"),
        f"{MAY}plain-story.md": story(related=[{"id": "embargoed-quince", "reason": "quincem"}, "review-quince"]),
    }  # fmt: skip
    rules = "quote-failed: warning, proposed-published: warning, edition-story-unknown: warning"
    config = write_plain_desk(tmp_path_factory.mktemp("states"), files, rules=rules)
    return everything(build_site(config).site)


UNTOLD = {
    "a proposed story": "quincea",
    "a story in review": "quinceb",
    "an embargoed story": "quincec",
    "a story withdrawn before anybody had it": "quinced",
    "a withdrawn story, but for title and reason": "quincee",
    "an expired story, but for its title": "quincef",
    "a story with no rights, but for title and link": "quinceg",
    "proposals in a published story": "quinceh",
    "a body whose rights a program only suggested": "quincen",
    "a quote that its source does not have": "quincei",
    "a round-up that nobody accepted": "quincej",
    "an edition in review": "quincek",
    "an edition of tomorrow": "quincel",
    "a pin to a hidden story, and its reason": "quincem",
}


@pytest.mark.parametrize("word", UNTOLD.values(), ids=UNTOLD)
def test_readers_never_meet(states: str, word: str) -> None:
    assert word not in states.casefold()


@pytest.mark.parametrize("id_", ["proposed-quince", "review-quince", "embargoed-quince", "gone-before-quince"])
def test_not_even_the_address_of_a_hidden_story_is_told(states: str, id_: str) -> None:
    assert id_ not in states


def test_what_is_left_of_the_others_is_there(states: str) -> None:
    for text in ("Taken down", "It was wrong.", "Run out", "Title alone", "Half accepted", "A quote that fails"):
        assert text in states
