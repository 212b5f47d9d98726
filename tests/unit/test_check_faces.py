"""The report for programs: each face says the same findings, in the shape that its program reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sarif_pydantic import Sarif

from commands import run_command
from desks import QUOTE, Raw, check, write_desk
from standfirst.check import FACES, Finding, Report, Sources
from standfirst.errors import Origin, Severity

POSITION = {
    "type": "object",
    "required": ["line"],
    "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
RANGE = {
    "type": "object",
    "required": ["start"],
    "additionalProperties": False,
    "properties": {"start": POSITION, "end": POSITION},
}
LEVEL = {"enum": ["ERROR", "WARNING", "INFO", "UNKNOWN_SEVERITY"]}
SOURCE = {"type": "object", "properties": {"name": {"type": "string"}, "url": {"type": "string"}}}
RDJSON = {
    "type": "object",
    "required": ["diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": SOURCE,
        "severity": LEVEL,
        "diagnostics": {"type": "array", "items": {
            "type": "object",
            "required": ["message", "location"],
            "additionalProperties": False,
            "properties": {
                "message": {"type": "string"},
                "location": {
                    "type": "object", "required": ["path"], "additionalProperties": False,
                    "properties": {"path": {"type": "string"}, "range": RANGE},
                },
                "severity": LEVEL,
                "source": SOURCE,
                "code": {"type": "object", "properties": {"value": {"type": "string"}, "url": {"type": "string"}}},
                "suggestions": {"type": "array", "items": {
                    "type": "object", "required": ["range", "text"], "additionalProperties": False,
                    "properties": {"range": RANGE, "text": {"type": "string"}},
                }},
            },
        }},
    },
}  # fmt: skip
"""What reviewdog's definition of its diagnostic format asks of a result."""

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {"type": "object", "required": ["begin"]},
                },
            },
        },
    },
}
"""What GitLab's documentation asks of a code quality report."""

HOSTILE = "a::error file=x::b, 100% @team #1 | `c` </script>\r\n::stop-commands::x\u202e\x85"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk with a fix-it, an unknown topic, a slip behind letters of two bytes, and a draft."""
    almost = QUOTE.replace("land", "Land")
    articles = {
        "pier-closed": {"quotes": [{"text": almost, "speaker": "ada-brook"}]},
        "pier-lost": {"topics": ["ferrys"], "url": "https://lakeherald.example/lost"},
        "pier-drawn": {"status": "proposed", "url": "https://lakeherald.example/drawn", "topics": ["ferrys"]},
        "pier-again": {"people": Raw('[ "Bärbel Ünal", ada-brok ]'), "url": "https://lakeherald.example/again"},
    }
    return write_desk(tmp_path_factory.mktemp("faces") / "digests", articles=articles)


@pytest.fixture(scope="module")
def report(content: Path) -> Report:
    """Return what check finds in it."""
    return check(content)


def face(form: str, report: Report, content: Path) -> Any:
    said = FACES[form](report, Sources(content, "digests"))
    assert said.endswith("\n")
    return json.loads(said)


def test_every_face_tells_every_finding(report: Report, content: Path) -> None:
    rules = [finding.rule for finding in report]
    assert len(set(rules)) > 3
    assert [one["rule"] for one in face("json", report, content)["findings"]] == rules
    assert [one["check_name"] for one in face("gitlab", report, content)] == rules
    assert [one["ruleId"] for one in face("sarif", report, content)["runs"][0]["results"]] == rules
    assert [one["code"]["value"] for one in face("rdjson", report, content)["diagnostics"]] == rules
    assert FACES["github"](report, Sources(content, "digests")).count("\n::") == min(10, len(rules)) - 1


def test_sarif_is_what_its_standard_says(report: Report, content: Path) -> None:
    shape = face("sarif", report, content)
    Sarif.model_validate(shape)
    assert shape["version"] == "2.1.0"
    (run,) = shape["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"].startswith("digests/")
        assert place["physicalLocation"]["region"]["startLine"] >= 1
    assert len({result["partialFingerprints"]["standfirst/v1"] for result in run["results"]}) == len(run["results"])


def test_reviewdog_s_and_gitlab_s_forms_are_valid(report: Report, content: Path) -> None:
    Draft202012Validator(RDJSON).validate(face("rdjson", report, content))
    Draft202012Validator(GITLAB).validate(face("gitlab", report, content))


def test_a_fix_it_put_in_where_a_program_is_told_to_mends_the_file(content: Path) -> None:
    found = next(finding for finding in check(content) if finding.fix)
    path = content / found.origin.file
    before = path.read_text("utf-8")
    lines = before.splitlines(keepends=True)
    (suggestion,) = face("rdjson", Report([found]), content)["diagnostics"][0]["suggestions"]
    first, last = suggestion["range"]["start"]["line"], suggestion["range"]["end"]["line"]
    by_suggestion = "".join([*lines[: first - 1], suggestion["text"], "\n", *lines[last:]])
    (fix,) = face("sarif", Report([found]), content)["runs"][0]["results"][0]["fixes"]
    (replaced,) = fix["artifactChanges"][0]["replacements"]
    region = replaced["deletedRegion"]
    by_sarif = "".join([*lines[: region["startLine"] - 1], replaced["insertedContent"]["text"]])
    by_sarif += "".join(lines[region["endLine"] - 1 :])
    assert by_suggestion == by_sarif != before
    assert sum(one != other for one, other in zip(lines, by_sarif.splitlines(keepends=True), strict=True)) == 1
    try:
        path.write_text(by_sarif, "utf-8")
        assert not [finding for finding in check(content) if finding.rule == found.rule]
    finally:
        path.write_text(before, "utf-8")


def test_columns_count_bytes_for_reviewdog_and_characters_elsewhere(report: Report, content: Path) -> None:
    place = next(n for n, one in enumerate(report) if "ada-brok" in one.message)
    finding = report.findings[place]
    line = Sources(content, "").line(finding.origin.file, finding.origin.line)
    start = face("rdjson", report, content)["diagnostics"][place]["location"]["range"]["start"]
    assert line[finding.origin.column - 1 :].startswith("ada-brok")
    assert line.encode()[start["column"] - 1 :].startswith(b"ada-brok")
    assert start["column"] > finding.origin.column


def test_fingerprints_stay_when_lines_are_added_above_and_two_of_a_kind_differ(tmp_path: Path) -> None:
    topics = ["ferrys", "ferrys"]
    content = write_desk(tmp_path / "digests", articles={"pier-closed": {"topics": topics}})
    before = [one["fingerprint"] for one in face("gitlab", check(content), content)]
    path = content / "articles/2024/05/pier-closed.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\n# a word\n# and another\n", 1), "utf-8")
    after = face("gitlab", check(content), content)
    assert [one["fingerprint"] for one in after] == before
    assert len(set(before)) == len(before) >= 2


def many(count: int, severity: Severity = Severity.WARNING) -> list[Finding]:
    return [Finding("topic-unknown", severity, f"number {n}", Origin(f"a{n}.md")) for n in range(count)]


def test_github_is_told_of_the_worst_ten_and_how_many_there_are(tmp_path: Path) -> None:
    report = Report([*many(30), *many(3, Severity.ERROR)])
    lines = FACES["github"](report, Sources(tmp_path, "digests")).splitlines()
    assert [line.split()[0] for line in lines[:10]] == ["::error"] * 3 + ["::warning"] * 7
    assert lines[10:] == ["3 errors, 30 warnings; 23 more are in the run's summary"]


@pytest.mark.parametrize("form", FACES)
def test_no_text_of_a_finding_becomes_anything_but_text(form: str, tmp_path: Path) -> None:
    report = Report(
        [Finding("topic-unknown", Severity.ERROR, HOSTILE, Origin(HOSTILE.replace("/", ""), 2, 3), HOSTILE)]
    )
    said = FACES[form](report, Sources(tmp_path, "digests"))
    if form != "github":
        json.loads(said)
        return
    command, counted, *rest = said.split("\n")
    assert (counted, rest) == ("1 error", [""])
    fields, _, words = command.removeprefix("::error ").partition("::")
    assert fields.split(",")[-1] == "title=topic-unknown"
    assert len(fields.split(",")) == 4
    assert "%0A::stop-commands" in words
    assert not set(said) & set("\r\u202e\x85")


def test_the_run_s_summary_gets_all_as_a_table(tmp_path: Path) -> None:
    write_desk(tmp_path / "digests", articles={"pier-closed": {"topics": [f"a-{n}" for n in range(14)]}})
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: digests\ntheme: {name: standfirst}\nplugins: [standfirst]\n", "utf-8"
    )
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    environment = {"GITHUB_STEP_SUMMARY": str(summary), "SOURCE_DATE_EPOCH": "1717243200"}
    done = run_command("check", "--format", "github", cwd=tmp_path, environment=environment)
    assert done.returncode == 1
    told = summary.read_text("utf-8")
    assert told.startswith("before\n## standfirst check\n")
    assert sum(line.startswith("| error |") for line in told.splitlines()) == 14
    assert done.stdout.count("::error") == 10


def test_a_report_goes_into_a_file_that_is_named_and_never_among_the_desk_s_own(tmp_path: Path) -> None:
    write_desk(tmp_path / "digests")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: digests\ntheme: {name: standfirst}\nplugins: [standfirst]\n", "utf-8"
    )
    environment = {"SOURCE_DATE_EPOCH": "1717243200"}
    done = run_command("check", "--format", "sarif", "-o", "out/a.sarif", cwd=tmp_path, environment=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads((tmp_path / "out/a.sarif").read_text("utf-8"))["runs"][0]["results"] == []
    run_command("check", "-o", "a.txt", cwd=tmp_path, environment=environment)
    assert (tmp_path / "a.txt").read_text("utf-8") == "No findings.\n"
    done = run_command("check", "-o", "digests/a.txt", cwd=tmp_path, environment=environment)
    assert done.returncode == 1
    assert "holds the desk's own files" in done.stderr
