"""Evidence gives bodies and never says where they came from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import BODY, CUTOFF, QUOTE, check, load, only, rules_of
from standfirst.briefing.views import ArticlePage
from standfirst.errors import UnsafePathError
from standfirst.quotes.stamps import stamp_hash
from standfirst.site.prepare import prepare
from standfirst.source import DeskOptions
from standfirst.source.evidence import FolderEvidence
from standfirst.text import canonical_body, sha256

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
    quotes = [{"text": text, "speaker": "ada-brook"} for text in (QUOTE, "something else was said there")]
    content = make_desk(articles={"a": {"quotes": quotes}, "b": {}, "c": {"quotes": None}})
    severities = [str(finding.severity) for finding in check(content, evidence="folder")]
    assert severities == ["error", "error", "info"]
    note = only(check(content, evidence="folder", without_evidence=True))
    assert (note.rule, note.severity) == ("evidence-absent", "info")


# What a desk with its evidence in a folder publishes


def standings(content: Path, **options: Any) -> tuple[bool, list[tuple[str, str | None]]]:
    """Return whether a build stops, and what readers of the story are told of its quotes."""
    prepared = prepare(content, DeskOptions.model_validate({"evidence": "folder", **options}), cutoff=CUTOFF)
    (page,) = [page for page in prepared.briefing.pages() if page.kind == "article"]
    assert isinstance(page, ArticlePage)
    told = [(quote.standing.key, quote.standing.on.iso if quote.standing.on else None) for quote in page.quotes]
    return bool(prepared.report.blocking), told


def test_readers_are_told_what_was_proved_where_and_when(make_desk: MakeDesk) -> None:
    other = "Three boats a day now call at the mill"
    spoken = BODY.replace("Three boats", '"Three boats').replace("instead.", 'instead," she said.')
    body_sha256 = sha256(canonical_body(spoken))
    hash_ = stamp_hash("pier-closed", QUOTE, "Ada Brook", body_sha256)
    stamp = {"standing": "exact", "date": "2024-05-20", "hash": hash_}
    quotes = [
        {"text": QUOTE, "speaker": "ada-brook", "verified": stamp},
        {"text": other, "speaker": "ada-brook"},
    ]
    fields = {"body": "", "quotes": quotes, "body_sha256": body_sha256}
    content = make_desk(articles={"pier-closed": fields}, files={"../evidence/pier-closed.txt": spoken})
    assert standings(content) == (False, [("exact", None), ("exact", None)])
    (content.parent / "evidence/pier-closed.txt").unlink()
    stamped = [("stamped", "2024-05-20"), ("unchecked", None)]
    assert standings(content) == (True, stamped)
    assert standings(content, without_evidence=True) == (False, stamped)
    make_desk(articles={"pier-closed": {**fields, "quotes": quotes[:1]}})
    assert standings(content) == (False, stamped[:1])
    stamp["hash"] = "0" * 64
    make_desk(articles={"pier-closed": {**fields, "quotes": quotes[:1]}})
    assert standings(content, without_evidence=True) == (True, [("unchecked", None)])
