"""A report that people read: in the order of files and lines, with the place marked, and safe to print."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from standfirst.check import Finding, Fix, Report, text_report
from standfirst.check.report import summary
from standfirst.errors import Origin, Severity


def finding(
    rule: str = "date-future",
    severity: Severity = Severity.ERROR,
    file: str = "articles/x.md",
    line: int = 1,
    column: int = 1,
    message: str = "wrong",
    remedy: str = "write it right",
    *,
    end: int | None = None,
    draft: bool = False,
) -> Finding:
    return Finding(rule, severity, message, Origin(file, line, column, line if end else None, end), remedy, draft)


def printed(report: Report, content: Path, name: str = "") -> str:
    out = io.StringIO()
    text_report(report, content, Console(file=out, width=80), name=name)
    return out.getvalue()


def test_findings_stand_in_the_order_of_files_lines_and_weight_each_once() -> None:
    findings = [
        finding(file="b.md"),
        finding(file="a.md", line=9),
        finding(file="a.md", line=2, severity=Severity.INFO),
        finding(file="a.md", line=2, severity=Severity.ERROR),
        finding(file="a.md", line=2, column=5),
        finding(file="b.md"),
    ]
    report = Report(findings)
    assert [(f.origin.file, f.origin.line, f.origin.column, str(f.severity)) for f in report] == [
        ("a.md", 2, 1, "error"),
        ("a.md", 2, 1, "info"),
        ("a.md", 2, 5, "error"),
        ("a.md", 9, 1, "error"),
        ("b.md", 1, 1, "error"),
    ]
    assert [f.line() for f in Report(reversed(findings))] == [f.line() for f in report]


@pytest.mark.parametrize(
    ("severity", "draft", "blocks", "failed"),
    [
        (Severity.ERROR, False, True, True),
        (Severity.ERROR, True, False, True),
        (Severity.WARNING, False, False, False),
        (Severity.INFO, False, False, False),
    ],
)
def test_only_an_error_in_what_readers_have_stops_a_build(
    severity: Severity, draft: bool, blocks: bool, failed: bool
) -> None:
    report = Report([finding(severity=severity, draft=draft)])
    assert bool(report.blocking) is blocks
    assert report.failed is failed
    assert report.count(severity) == 1


def test_a_finding_in_one_line_has_place_weight_rule_message_and_remedy() -> None:
    line = finding(line=3, column=7).line()
    assert line == "articles/x.md:3:7: error date-future: wrong (write it right)"
    assert finding(remedy="").line() == "articles/x.md:1:1: error date-future: wrong"


def test_one_line_stays_one_line_and_hides_nothing() -> None:
    line = finding(file="a\nb.md", message="two\nlines \x1b[31m and \u202e", remedy="\udcff").line()
    assert line.isprintable()
    assert "⟨U+001B⟩" in line
    assert "⟨U+202E⟩" in line
    assert "⟨U+DCFF⟩" in line


def test_the_place_is_shown_with_marks_below_it(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("---\ntitle: x\ndate: soon\n---\n")
    text = printed(Report([finding(file="x.md", line=3, column=7, end=11)]), tmp_path, "digests")
    lines = text.splitlines()
    assert lines[0] == "digests/x.md"
    assert "3:7" in text
    assert lines[lines.index("    │ date: soon") + 1] == "    │       ^^^^"
    assert "→ write it right" in text
    assert lines[-1] == "1 error"


def test_marks_stand_below_wide_letters_and_hidden_characters(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("a: 日本\u202e語x\n")
    text = printed(Report([finding(file="x.md", line=1, column=6)]), tmp_path)
    shown, marks = (line.removeprefix("    │ ") for line in text.splitlines()[3:5])
    assert shown == "a: 日本⟨U+202E⟩語x"
    assert marks == " " * len("a: ____") + "^"


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("y" * 500 + "HERE" + "z" * 500)
    text = printed(Report([finding(file="x.md", column=501, end=505)]), tmp_path)
    shown, marks = (line.removeprefix("    │ ") for line in text.splitlines()[3:5])
    assert len(shown) <= 100
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "HERE"


def test_a_file_that_is_not_there_and_a_line_that_is_not_there_are_named_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("one\n")
    report = Report([finding(file="mkdocs.yml"), finding(file="x.md", line=99)])
    text = printed(report, tmp_path, "digests")
    assert "\nmkdocs.yml" in "\n" + text
    assert "digests/x.md" in text
    assert "99:1" in text


def test_markup_and_terminal_codes_are_printed_as_text(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes("[bold]a\x1b[2J\u202e".encode())
    report = Report([finding(file="x.md", message="[red]no[/red] \x1b[2J", remedy="[link=x]y[/link]")])
    text = printed(report, tmp_path)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold]a⟨U+001B⟩[2J⟨U+202E⟩" in text
    assert "[red]no[/red]" in text
    assert "[link=x]y[/link]" in text


def test_what_to_write_instead_stands_below_the_remedy(tmp_path: Path) -> None:
    fixed = replace(finding(), fix=Fix(("quotes", 0, "text"), "two\nlines \x1b[31m"))
    text = printed(Report([fixed]), tmp_path)
    assert "      → write it right\n      → write: two lines ⟨U+001B⟩[31m\n" in text


def test_a_draft_is_said_to_stop_no_build(tmp_path: Path) -> None:
    assert "stops no build" in printed(Report([finding(draft=True)]), tmp_path)
    assert "stops no build" not in printed(Report([finding()]), tmp_path)


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], "No findings."),
        (["error"], "1 error"),
        (["error", "error", "warning", "info", "info"], "2 errors, 1 warning, 2 notes"),
    ],
)
def test_the_last_line_counts(severities: list[str], words: str) -> None:
    findings = [finding(line=n + 1, severity=Severity(severity)) for n, severity in enumerate(severities)]
    assert summary(Report(findings)).plain == words


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_terminals_lines_are_broken_between_words_and_a_files_never(columns: int, tmp_path: Path) -> None:
    said, remedy = "one two three four five " * 12, "six seven eight nine " * 12
    (tmp_path / "a.md").write_text("\n" + "sign " * 60 + "\n", "utf-8")
    place = Origin("a.md", 2, 150, 2, 154)
    report = Report([Finding("quote-failed", Severity.ERROR, said.strip(), place, remedy.strip())])
    shown = io.StringIO()
    console = Console(file=shown, force_terminal=True, width=columns, color_system=None, highlight=False)
    text_report(report, tmp_path, console)
    lines = shown.getvalue().splitlines()
    assert max(map(len, lines)) <= columns
    words = " ".join(line.strip() for line in lines if line.startswith("      ")).split()
    assert words == [*said.split(), "→", *remedy.split()]
    plain = io.StringIO()
    text_report(report, tmp_path, Console(file=plain, width=columns, highlight=False))
    assert f"      {said.strip()}\n" in plain.getvalue()
