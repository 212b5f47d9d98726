"""Evidence gives bodies and never says where they came from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desks import BODY, QUOTE, load, rules_of
from standfirst.errors import UnsafePathError
from standfirst.source.evidence import FolderEvidence

MakeDesk = Callable[..., Path]


@pytest.mark.parametrize("evidence", ["inline", "folder"])
def test_a_body_is_the_same_wherever_it_lies(evidence: str, make_desk: MakeDesk) -> None:
    body = f"  \n{BODY.replace(chr(10), '  ' + chr(13) + chr(10))}\n\n"
    if evidence == "inline":
        content = make_desk(articles={"pier-closed": {"body": body}})
    else:
        content = make_desk(
            articles={"pier-closed": {"body": ""}}, files={"../evidence/pier-closed.txt": body.encode()}
        )
    library = load(content, evidence=evidence)
    assert library.evidence.body("pier-closed") == BODY
    assert not rules_of(content, evidence=evidence)


@pytest.mark.parametrize("evidence", ["inline", "folder"])
def test_what_is_not_here_is_none(evidence: str, make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"body": " \n"}})
    library = load(content, evidence=evidence)
    assert library.evidence.body("pier-closed") is None
    assert library.evidence.body("never-heard-of") is None


def test_an_inline_body_is_read_when_it_is_asked_for(make_desk: MakeDesk) -> None:
    content = make_desk()
    evidence = load(content).evidence
    file = content / "articles/2024/05/pier-closed.md"
    file.write_text(file.read_text().replace("captain", "skipper"))
    assert "skipper" in str(evidence.body("pier-closed"))
    file.unlink()
    assert evidence.body("pier-closed") is None


def test_a_body_that_cannot_be_read_is_none(make_desk: MakeDesk) -> None:
    content = make_desk(files={"../evidence/pier-closed.txt": b"\xff"})
    assert load(content, evidence="folder").evidence.body("pier-closed") is None


@pytest.mark.parametrize("id_", ["../secret", "..", "/etc/passwd", "", "a/b", "A", "x\0"])
def test_no_id_leads_out_of_the_folder(id_: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "evidence").mkdir()
    with pytest.raises(UnsafePathError):
        FolderEvidence(tmp_path / "evidence").body(id_)


def test_a_link_out_of_the_evidence_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence/x.txt").symlink_to(tmp_path / "secret.txt")
    assert FolderEvidence(tmp_path / "evidence").body("x") is None


def test_a_check_without_evidence_says_so_once_an_article(make_desk: MakeDesk) -> None:
    quotes = [{"text": text, "speaker": "ada-brook"} for text in (QUOTE, "something else")]
    content = make_desk(articles={"a": {"quotes": quotes}, "b": {}, "c": {"quotes": None}})
    assert rules_of(content, evidence="folder") == ["evidence-absent", "evidence-absent"]
    assert rules_of(content, evidence="folder", without_evidence=True) == []
