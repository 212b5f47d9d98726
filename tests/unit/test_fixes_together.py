"""Fix-its of one value go together, change no line that they do not mean, and never what somebody wrote meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import run_command
from desks import article_text, check, only, write_desk
from standfirst.check import FACES, Finding, Report, Sources
from standfirst.check.findings import Fix
from standfirst.check.fixing import put_in
from standfirst.check.rights import copied_run
from standfirst.cli import fix as command
from standfirst.errors import Origin, Severity

FILE = "articles/2024/05/pier-closed.md"
CONFIG = "site_name: The Lamp Desk\ndocs_dir: digests\ntheme: {name: standfirst}\nplugins: [standfirst]\n"
EPOCH = {"SOURCE_DATE_EPOCH": "1717243200"}
SUMMARY = """\
summary: >-
  The old pier of the the lake is closed, and nobody  knows for how long it will be. Boats
  land at the mill, by [the table](https://a.example/?utm_source=1&id=2) and by by
  [the map](https://b.example/?fbclid=3), as long as the water is high.
  The town pays.
"""


def desk(folder: Path, summary: str = SUMMARY) -> Path:
    text = article_text(summary=None).replace("status:", f"{summary}status:", 1)
    write_desk(folder / "digests", articles={"pier-closed": text})
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return folder


def fix(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = run_command("fix", *arguments, cwd=folder, environment=EPOCH)
    return done.returncode, done.stdout, done.stderr


def test_all_fix_its_of_one_text_are_put_in_by_one_run(tmp_path: Path) -> None:
    path = desk(tmp_path) / "digests" / FILE
    before = path.read_text("utf-8").splitlines()
    code, said, _ = fix(tmp_path)
    after = path.read_text("utf-8").splitlines()
    assert (code, "Fixed 5 in 1 file" in said) == (0, True)
    assert [line for line in after if line not in before] == [
        "  The old pier of the lake is closed, and nobody knows for how long it will be. Boats",
        "  land at the mill, by [the table](https://a.example/?id=2) and by",
        "  [the map](https://b.example/), as long as the water is high.",
    ]
    assert len(after) == len(before)
    assert "Nothing to fix" in fix(tmp_path)[1]


def test_of_two_that_change_the_same_words_one_waits_for_the_next_run() -> None:
    text = "---\ntitle: One two three\n---\n"
    fixes = [Fix(("title",), new, "One two three") for new in ("One 2 three", "One zwei three", "One two 3")]
    after, done = put_in(text, "articles/2024/05/x.md", fixes)
    assert "title: One 2 3\n" in after
    assert done == [True, False, True]


@pytest.mark.parametrize(
    "summary",
    [
        'summary: "The old pier of the the lake \\"is\\" closed.\n  Boats land at the mill."\n',
        "summary: The old pier of the\n  the lake is closed.\n  Boats land at the mill.\n",
        "summary: |-\n  The old pier of the the lake is closed.\n\n  Boats land at the mill.\n",
        "summary: 'The old pier of the the lake isn''t open.\n\n  Boats land at the mill.'\n",
    ],
)
def test_whatever_the_layout_only_the_words_go(summary: str, tmp_path: Path) -> None:
    path = desk(tmp_path, summary) / "digests" / FILE
    before = path.read_text("utf-8")
    assert fix(tmp_path)[0] == 0
    after = path.read_text("utf-8")
    assert " ".join(after.split()) == " ".join(before.split()).replace("the the lake", "the lake")


def test_what_was_written_while_the_desk_was_checked_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk(tmp_path) / "digests" / FILE
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH["SOURCE_DATE_EPOCH"])
    checked = command._report

    def meanwhile(desk: object) -> object:
        report = checked(desk)  # type: ignore[arg-type]
        path.write_text(path.read_text("utf-8").replace("The town pays.", "The county pays."), "utf-8")
        return report

    monkeypatch.setattr(command, "_report", meanwhile)
    done = CliRunner().invoke(command.fix, [])
    assert done.exit_code == 1
    assert "changed while it was checked" in done.stderr
    assert "The county pays." in path.read_text("utf-8")
    assert "of the the lake" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("said", "fixable"),
    [
        ("What it is is clear.", False),
        ("They said bye bye to the pier.", False),
        ("He was in in-depth talks.", None),
        ("He reads the\n\nthe paper.", None),
        ("He reads the the paper.", True),
    ],
)
def test_a_word_twice_is_taken_out_only_where_it_never_stands_twice(
    said: str, fixable: bool | None, tmp_path: Path
) -> None:
    findings = check(write_desk(tmp_path / "digests", articles={"pier-closed": {"summary": said}}))
    assert [(finding.rule, finding.fix is not None) for finding in findings] == (
        [] if fixable is None else [("word-doubled", fixable)]
    )


def test_an_address_that_is_none_is_a_finding_and_no_traceback(tmp_path: Path) -> None:
    text = "See [the thing](http://[::1/x?utm_source=b) now."
    finding = only(check(write_desk(tmp_path / "digests", articles={"pier-closed": {"commentary": text}})))
    assert finding.rule in {"link-malformed", "link-local"}


def test_findings_in_a_text_point_at_the_word(tmp_path: Path) -> None:
    text = article_text(summary=None).replace(
        "status:",
        "summary: >-\n  Reportedly, the mayor said, it rains. Boats land\n  at the mill. Reportedly, it snows on the\n"
        "  the pier.\nstatus:",
    )
    content = write_desk(tmp_path / "digests", articles={"pier-closed": text})
    lines = (content / FILE).read_text("utf-8").splitlines()
    shown = {finding.rule: lines[finding.origin.line - 1][finding.origin.column - 1 :] for finding in check(content)}
    assert shown == {"attribution-missing": "Reportedly, it snows on the", "word-doubled": "the"}


def test_one_file_that_cannot_be_read_blames_no_other(tmp_path: Path) -> None:
    bad = article_text(importance=99)
    content = write_desk(
        tmp_path / "digests",
        articles={"pier-closed": bad, "pier-open": {"related": [{"id": "pier-closed"}], "url": "https://a.example/o"}},
        editions={"2024-05-14": {"stories": [{"id": "pier-closed"}]}},
        topics={"ferries": {"pinned": ["pier-closed"]}},
    )
    assert [(finding.rule, finding.origin.file) for finding in check(content)] == [("field-value", FILE)]


def test_a_story_under_another_id_is_named_where_the_old_one_stands(tmp_path: Path) -> None:
    content = write_desk(
        tmp_path / "digests",
        articles={"pier-shut": {"formerly": ["pier-closed"]}},
        editions={"2024-05-14": {"stories": [{"id": "pier-closed"}]}},
    )
    finding = next(one for one in check(content) if one.rule == "edition-story-unknown")
    assert (finding.message, finding.remedy) == (
        "the article `pier-closed` is called `pier-shut` now",
        "write `pier-shut`",
    )


def test_two_posts_of_one_page_are_two_stories_and_the_later_copy_is_the_finding(tmp_path: Path) -> None:
    live = "https://lakeherald.example/live"
    content = write_desk(
        tmp_path / "digests",
        articles={
            "b-first": {"url": f"{live}#post-1", "date": "2024-05-12"},
            "c-other": {"url": f"{live}#post-2", "title": "Another post", "date": "2024-05-12"},
            "a-copy": {"url": f"{live}/?utm_source=x#post-1", "title": "The same post", "date": "2024-05-13"},
        },
    )
    assert [
        (f.rule, f.origin.file) for f in check(content, rules={"url-duplicate": "warning"}) if f.rule == "url-duplicate"
    ] == [("url-duplicate", "articles/2024/05/a-copy.md")]


def test_a_copied_run_is_found_through_however_many_commas() -> None:
    said = (
        "In the end, the mayor, tired and late, told the council, the press and the public, that the pier, closed "
        "since May, would open, rain or shine, on the first of June, with a band, a boat and a bonfire, quietly."
    )
    assert len(copied_run(said.replace(",", ""), said, 30).split()) > 30


def test_the_desks_reason_stands_alone_where_there_is_no_remedy(tmp_path: Path) -> None:
    content = write_desk(tmp_path / "digests", articles={"pier-closed": {"title": "Pier closed."}})
    finding = only(check(content, rules={"headline-stop": {"level": "error", "reason": "house"}}))
    assert finding.remedy == "this desk: house"


def test_names_that_are_no_text_stop_no_form_of_the_report(tmp_path: Path) -> None:
    origin = Origin("articles/2024/05/bad\udcff.md")
    report = Report([Finding("id-invalid", Severity.ERROR, "the name 'bad\udcff'", origin)])
    for form in FACES.values():
        form(report, Sources(tmp_path, "digests")).encode("utf-8")


def test_an_empty_revision_is_refused(tmp_path: Path) -> None:
    done = run_command("check", "--against", "", cwd=desk(tmp_path), environment=EPOCH)
    assert done.returncode == 1
    assert "error: " in done.stderr


def test_a_broken_configuration_is_an_annotation_too(tmp_path: Path) -> None:
    (desk(tmp_path) / "mkdocs.yml").write_text("plugins: [\n", "utf-8")
    done = run_command("check", "--format", "github", cwd=tmp_path, environment=EPOCH)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=mkdocs.yml,title=standfirst::")
    assert "Traceback" not in done.stderr
