"""Rules about captures: missing, changed, and never a way to another file of the machine."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from desks import CUTOFF, check, load, only, rules_of
from standfirst.check import captures as module
from standfirst.check import check_library
from standfirst.errors import Severity

MakeDesk = Callable[..., Path]
PAGE = b"<html><p>The old pier is closed.</p></html>"
DIGEST = hashlib.sha256(PAGE).hexdigest()
FILE = f"evidence/raw/pier-closed-{DIGEST[:8]}.html.gz"


def desk(make_desk: MakeDesk, packed: bytes | None = None, *, file: str = FILE, digest: str = DIGEST) -> Path:
    """Write a desk whose one article has a capture, and what lies at its place."""
    content = make_desk(articles={"pier-closed": {"capture": {"file": file, "sha256": digest}}})
    raw = content.parent / "evidence/raw"
    raw.mkdir(parents=True, exist_ok=True)
    if packed is not None:
        (content.parent / FILE).write_bytes(packed)
    return content


def test_a_capture_that_is_what_was_clipped_is_fine(make_desk: MakeDesk) -> None:
    assert rules_of(desk(make_desk, gzip.compress(PAGE))) == []


def test_a_capture_that_is_gone_is_a_note(make_desk: MakeDesk) -> None:
    finding = only(check(desk(make_desk)))
    assert (finding.rule, finding.severity) == ("capture-missing", Severity.INFO)
    assert FILE in finding.message


def test_nothing_is_missed_where_captures_are_kept_elsewhere(make_desk: MakeDesk) -> None:
    content = desk(make_desk)
    (content.parent / "evidence/raw").rmdir()
    assert rules_of(content) == []


@pytest.mark.parametrize(
    ("packed", "said"),
    [
        (gzip.compress(PAGE + b" "), "not what was clipped"),
        (PAGE, "cannot be unpacked"),
        (gzip.compress(PAGE)[:-9], "cannot be unpacked"),
        (b"", "not what was clipped"),
    ],
    ids=["another page", "not packed", "cut off", "empty"],
)
def test_a_capture_that_changed_is_an_error(packed: bytes, said: str, make_desk: MakeDesk) -> None:
    finding = only(check(desk(make_desk, packed)))
    assert (finding.rule, finding.blocks) == ("capture-changed", True)
    assert said in finding.message


def test_a_bomb_is_not_unpacked_whole(make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standfirst.source.captures.MOST_UNPACKED", 1000)
    zeros = bytes(5000)
    content = desk(make_desk, gzip.compress(zeros), digest=hashlib.sha256(zeros).hexdigest())
    assert rules_of(content) == ["capture-changed"]


@pytest.mark.parametrize("file", ["/etc/hostname", "../secret.gz", "evidence/../../secret.gz", "mkdocs.yml", "a\x01b"])
def test_no_other_file_is_ever_opened(file: str, make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    content = desk(make_desk, file=file)
    (content.parent / "mkdocs.yml").write_text("site_name: X")
    opened: list[Path] = []
    monkeypatch.setattr(module, "packed", lambda path: opened.append(path) or b"")
    assert [rule for rule in rules_of(content) if rule.startswith("capture")] in ([], ["capture-missing"])
    assert opened == []


def test_a_link_out_of_the_evidence_is_not_followed(make_desk: MakeDesk, tmp_path: Path) -> None:
    content = desk(make_desk)
    (tmp_path / "secret.gz").write_bytes(gzip.compress(PAGE))
    (content.parent / FILE).symlink_to(tmp_path / "secret.gz")
    assert rules_of(content) == ["capture-missing"]


def test_what_is_known_of_a_capture_is_not_worked_out_again(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = desk(make_desk, gzip.compress(PAGE))
    known: dict[str, str] = {}

    class Store:
        def get(self, key: str) -> str | None:
            return known.get(key)

        def put(self, key: str, value: str) -> None:
            known[key] = value

    assert len(check_library(load(content), content, CUTOFF, remembered=Store())) == 0
    monkeypatch.setattr(module, "unpack", lambda _: pytest.fail("unpacked again"))
    assert len(check_library(load(content), content, CUTOFF, remembered=Store())) == 0
    (content.parent / FILE).write_bytes(gzip.compress(PAGE + b"!"))
    monkeypatch.undo()
    assert [f.rule for f in check_library(load(content), content, CUTOFF, remembered=Store())] == ["capture-changed"]
