"""Files that nobody vouches for are read whole or refused with a place; nothing is changed silently."""

import os
from pathlib import Path

import pytest

from standfirst.errors import Fault, Faults, Severity
from standfirst.source.files import (
    MAX_FILE_BYTES,
    front_matter_lines,
    looks_published,
    read_source,
    split_front_matter,
)


def written(folder: Path, data: str | bytes) -> Path:
    path = folder / "x.md"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def refused(path: Path, inside: Path) -> Fault:
    with pytest.raises(Faults) as caught:
        read_source(path, "articles/x.md", inside)
    (fault,) = caught.value.faults
    assert fault.remedy
    assert fault.place.file == "articles/x.md"
    return fault


@pytest.mark.parametrize("text", ["", "a\n", "a\r\nb", "\ufeff---\n", "日本語 שלום", "😀"])
def test_text_comes_back_as_it_is(text: str, tmp_path: Path) -> None:
    source = read_source(written(tmp_path, text), "x.md", tmp_path)
    assert (source.text, source.faults) == (text, ())


@pytest.mark.parametrize(
    ("data", "byte", "line", "column"),
    [
        (b"\xff", "0xFF", 1, 1),
        (b"one\ntwo\nth\xedre", "0xED", 3, 3),
        ("é漢".encode() + b"\x80", "0x80", 1, 3),
        (b"a\r\nb\x92s", "0x92", 2, 2),
        (b"cut \xe6\xbc", "0xE6", 1, 5),
    ],
)
def test_bytes_that_are_not_utf8_are_named_by_line_and_column(
    data: bytes, byte: str, line: int, column: int, tmp_path: Path
) -> None:
    fault = refused(written(tmp_path, data), tmp_path)
    assert (fault.rule, fault.place.line, fault.place.column) == ("encoding", line, column)
    assert byte in fault.message
    assert "UTF-8" in fault.remedy


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = written(tmp_path, b"x" * MAX_FILE_BYTES)
    assert len(read_source(path, "x.md", tmp_path).text) == MAX_FILE_BYTES
    path = written(tmp_path, b"x" * (MAX_FILE_BYTES + 1))
    fault = refused(path, tmp_path)
    assert fault.rule == "file-too-large"
    assert "2,097,153" in fault.message


def test_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    inside = tmp_path / "digests"
    inside.mkdir()
    link = inside / "x.md"
    link.symlink_to(tmp_path / "secret")
    assert refused(link, inside).rule == "symlink-outside"


def test_a_link_within_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "y.md").write_text("text")
    link = tmp_path / "x.md"
    link.symlink_to("y.md")
    assert read_source(link, "x.md", tmp_path).text == "text"


def test_a_link_in_a_circle_and_one_to_nothing_are_findings(tmp_path: Path) -> None:
    circle = tmp_path / "x.md"
    circle.symlink_to("x.md")
    assert refused(circle, tmp_path).rule in {"symlink-outside", "file-unreadable"}
    nothing = tmp_path / "y.md"
    nothing.symlink_to("gone.md")
    assert refused(nothing, tmp_path).rule == "file-unreadable"


def test_a_pipe_and_a_folder_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    assert refused(tmp_path / "pipe.md", tmp_path).rule == "file-unreadable"
    assert refused(tmp_path / "folder.md", tmp_path).rule == "file-unreadable"


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.md", tmp_path).rule == "file-unreadable"


HEAD = "---\ntitle: x{}\n---\n"


@pytest.mark.parametrize(
    ("text", "rule", "severity", "line", "column"),
    [
        (HEAD.format("\0"), "control-character", Severity.ERROR, 2, 9),
        (HEAD.format("") + "body\nwith \x1b[1m", "control-character", Severity.ERROR, 5, 6),
        (HEAD.format("\u202e"), "bidi-override", Severity.WARNING, 2, 9),
        (HEAD.format("") + "\u2066body", "bidi-override", Severity.WARNING, 4, 1),
        (HEAD.format("\u2028"), "control-character", Severity.ERROR, 2, 9),
        (HEAD.format("\x85"), "control-character", Severity.ERROR, 2, 9),
        (HEAD.format("\ry: z"), "control-character", Severity.ERROR, 2, 9),
        (HEAD.format("") + "one\u2028two", "line-separator", Severity.WARNING, 4, 4),
        (HEAD.format("") + "one\rtwo", "line-separator", Severity.WARNING, 4, 4),
    ],
)
def test_hidden_characters_are_found_where_they_are(
    text: str, rule: str, severity: Severity, line: int, column: int, tmp_path: Path
) -> None:
    """A separator in front matter is an error: YAML counts it as a line, and all places would be wrong."""
    source = read_source(written(tmp_path, text), "x.md", tmp_path)
    assert source.text == text
    (fault,) = source.faults
    assert (fault.rule, fault.severity, fault.place.line, fault.place.column) == (rule, severity, line, column)
    assert "U+" in fault.message
    assert fault.remedy


def test_all_of_a_registry_is_yaml(tmp_path: Path) -> None:
    path = tmp_path / "people.yml"
    path.write_text("a:\n  name: x\u2028y\n")
    (fault,) = read_source(path, "people.yml", tmp_path).faults
    assert (fault.rule, fault.severity) == ("control-character", Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "yaml", "body", "lines"),
    [
        ("---\na: b\n---\nbody\n", "a: b\n", "body\n", 3),
        ("---\r\na: b\r\n---\r\nbody\r\n", "a: b\r\n", "body\r\n", 3),
        ("\ufeff---\na: b\n---\nbody", "a: b\n", "body", 3),
        ("--- \na: b\n---\t\nbody", "a: b\n", "body", 3),
        ("---\na: b\n---", "a: b\n", "", 3),
        ("---\n---\nbody", "", "body", 2),
        ("---\na: b\n---\none\n---\ntwo", "a: b\n", "one\n---\ntwo", 3),
        ("---\na: b\n----\nc: d\n---\n", "a: b\n----\nc: d\n", "", 5),
    ],
)
def test_front_matter_stands_between_two_lines_of_dashes(text: str, yaml: str, body: str, lines: int) -> None:
    assert split_front_matter(text, "x.md") == (yaml, body)
    assert front_matter_lines(text) == lines


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "front-matter-missing"),
        ("title: x\n", "front-matter-missing"),
        ("\n---\na: b\n---\n", "front-matter-missing"),
        (" ---\na: b\n---\n", "front-matter-missing"),
        ("---", "front-matter-missing"),
        ("---\na: b\n", "front-matter-unclosed"),
        ("---\na: b\n ---\nbody", "front-matter-unclosed"),
        ("---\n" + "a: b\n" * 60_000 + "---\n", "file-too-large"),
    ],
)
def test_where_there_is_none_or_no_end_it_is_said(text: str, rule: str) -> None:
    with pytest.raises(Faults) as caught:
        split_front_matter(text, "x.md")
    (fault,) = caught.value.faults
    assert (fault.rule, fault.place.line, fault.place.column) == (rule, 1, 1)
    assert fault.remedy


@pytest.mark.parametrize(
    "text",
    [
        "status: published",
        "status:   'withdrawn'",
        'Status: "published"',
        "'status': published",
        "title: [\nstatus: published\r",
    ],
)
def test_a_broken_file_that_says_it_is_published_counts_as_published(text: str, tmp_path: Path) -> None:
    assert looks_published(written(tmp_path, f"---\n{text}\n"), tmp_path)
    assert looks_published(written(tmp_path, b"\xff\n" + text.encode()), tmp_path)


@pytest.mark.parametrize(
    "text", ["", "status: proposed", "status: review", "  status: published", "x_status: published"]
)
def test_a_broken_file_that_does_not_is_a_draft(text: str, tmp_path: Path) -> None:
    assert not looks_published(written(tmp_path, f"---\n{text}\n"), tmp_path)


def test_a_file_that_cannot_be_opened_counts_as_published(tmp_path: Path) -> None:
    assert looks_published(tmp_path / "gone.md", tmp_path)
    (tmp_path / "digests").mkdir()
    (tmp_path / "secret.md").write_text("status: proposed")
    link = tmp_path / "digests/x.md"
    link.symlink_to(tmp_path / "secret.md")
    assert looks_published(link, tmp_path / "digests")
