"""`standfirst verify`: what it says, what it writes with --stamp, and how it ends."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from desks import BODY, QUOTE, article_text, load
from standfirst.briefing.parts import Selector
from standfirst.briefing.quotations import _place
from standfirst.cli.main import commands
from standfirst.cli.rewrite import rewrite
from standfirst.cli.stamping import Stamper
from standfirst.errors import StandfirstError
from standfirst.quotes import Checked, Standing, Verdict, Verifier
from standfirst.text import canonical_body, sha256

MakeDesk = Callable[..., Path]

CONFIG = "site_name: Desk\ndocs_dir: digests\nplugins:\n  - standfirst:\n      evidence: {evidence}\n"
FAILING = QUOTE.replace("cannot", "can")

EDITORS = f"""\
---
# Clipped by NH.
title: "Old pier closed"   # as printed
url: https://lakeherald.example/2024/05/pier
publisher: lake-herald
date: 2024-05-13
topics: [ferries]
summary: >-
  The old pier
  is closed.
quotes:
  # the captain
  - text: '{QUOTE}'   # second paragraph
    speaker: ada-brook
status: published
---

{BODY}"""


@pytest.fixture
def desk(make_desk: MakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write a desk with its mkdocs.yml, and go there."""

    def make(*, evidence: str = "inline", **parts: Any) -> Path:
        content = make_desk(**parts)
        (tmp_path / "mkdocs.yml").write_text(CONFIG.format(evidence=evidence), "utf-8")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717243200")
        return content

    return make


def verify(*arguments: str) -> Result:
    """Run the command in this process; columns are 80."""
    return CliRunner(env={"COLUMNS": "80"}).invoke(commands, ["verify", *arguments])


def quotes(*texts: str) -> list[dict[str, str]]:
    return [{"text": text, "speaker": "ada-brook"} for text in texts]


# What it says


def test_a_proved_desk_is_fine(desk: Callable[..., Path]) -> None:
    desk()
    done = verify()
    assert done.exit_code == 0
    start = BODY.index(QUOTE)
    assert done.output.splitlines() == [
        "digests/articles/2024/05/pier-closed.md",
        f"  = exact  “{QUOTE}”  Ada Brook  {start}-{start + len(QUOTE)}",
        "",
        "1 quote: 1 exact",
    ]


def test_a_failed_quote_is_shown_beside_its_source(desk: Callable[..., Path]) -> None:
    desk(articles={"pier-closed": {"quotes": quotes(FAILING)}})
    done = verify()
    assert done.exit_code == 1
    assert 'word 7: quote has "can", source has "cannot"' in done.output
    lines = done.output.splitlines()
    marks = next(place for place, line in enumerate(lines) if "^" in line)
    start, end = lines[marks].index("^"), lines[marks].rindex("^") + 1
    assert lines[marks - 1][start:end] == "cannot"
    assert f"→ write: {QUOTE}" in done.output
    assert lines[-1] == "1 quote: 1 failed"


def test_edits_and_cautions_are_listed(desk: Callable[..., Path]) -> None:
    desk(articles={"pier-closed": {"quotes": quotes("[They] will not land where we cannot leave", "we will not land")}})
    done = verify()
    assert done.exit_code == 0
    assert "~ marked edit" in done.output
    assert "“We”" in done.output
    assert "quote-edit-unmarked" in done.output
    assert done.output.splitlines()[-1] == "2 quotes: 1 typography, 1 marked edit"


def test_a_draft_that_fails_stops_nothing(desk: Callable[..., Path]) -> None:
    desk(articles={"pier-closed": {"quotes": quotes(FAILING), "status": "review"}})
    done = verify()
    assert (done.exit_code, "1 failed" in done.output) == (0, True)


def test_what_is_not_here_is_unchecked(desk: Callable[..., Path]) -> None:
    desk(evidence="folder", articles={"pier-closed": {"body": ""}})
    done = verify()
    assert done.exit_code == 0
    assert "? unchecked" in done.output
    assert "the evidence is not here" in done.output


def test_only_what_is_named_is_verified(desk: Callable[..., Path]) -> None:
    desk(articles={"pier-closed": {}, "pier-open": {"quotes": quotes(FAILING)}})
    assert verify("pier-closed").exit_code == 0
    assert "pier-open" not in verify("pier-closed").output
    assert verify("pier-closed", "pier-open", "pier-open").output.count("pier-open.md") == 1


def test_an_id_that_is_none_is_told_with_the_nearest(desk: Callable[..., Path]) -> None:
    desk()
    done = verify("pier-close")
    assert done.exit_code == 1
    assert isinstance(done.exception, StandfirstError)
    assert (done.exception.message, done.exception.remedy) == (
        "there is no article pier-close",
        "did you mean pier-closed?",
    )


def test_an_article_that_cannot_be_read_is_not_passed_over(desk: Callable[..., Path]) -> None:
    desk(articles={"pier-closed": {}, "broken": "---\ntitle: a: b\nstatus: published\n---\n"})
    done = verify()
    assert done.exit_code == 1
    assert "1 article could not be read" in done.stderr
    desk(articles={"pier-closed": {}, "broken": "---\ntitle: a: b\nstatus: proposed\n---\n"})
    assert verify().exit_code == 0


def test_a_body_that_changed_is_told(desk: Callable[..., Path]) -> None:
    desk(articles={"pier-closed": {"body_sha256": "0" * 64}})
    done = verify()
    assert done.exit_code == 1
    assert "the body is not the one" in done.output


def test_a_desk_without_quotes_has_nothing_to_verify(desk: Callable[..., Path]) -> None:
    desk(articles={"pier-closed": {"quotes": None}}, people={})
    assert verify().output == "0 quotes\n"


def test_the_profile_may_be_another_than_the_desks(desk: Callable[..., Path]) -> None:
    desk(articles={"pier-closed": {"quotes": quotes("[W]e will not land where we cannot leave")}})
    assert "quote-edit-strict" not in verify().output
    assert "quote-edit-strict" in verify("--profile", "strict").output


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(columns: int, desk: Callable[..., Path]) -> None:
    texts = (QUOTE, FAILING, "All bananas are blue at heart " * 8, "[They] will not land […] leave")
    people = {"ada-brook": {"name": "Ada Wilhelmina Constance Brook-Featherstonehaugh of the Lower Mills"}}
    desk(articles={"pier-closed": {"quotes": quotes(*texts), "body": BODY + "x" * 300}}, people=people)
    done = CliRunner(env={"COLUMNS": str(columns)}).invoke(commands, ["verify"])
    assert max(len(line) for line in done.output.splitlines()[1:]) <= columns


def test_wide_letters_leave_room_for_speaker_and_place(desk: Callable[..., Path]) -> None:
    words = "我们不在那里登陆" * 12
    quote = {"text": words, "speaker": "布鲁克船长"}
    desk(articles={"pier-closed": {"body": f"船长说“{words}”\n", "quotes": [quote]}}, people={})
    line = verify().output.splitlines()[1]
    assert cell_len(line) <= 80
    assert line.endswith(f"”  布鲁克船长  4-{4 + len(words)}")


def test_hidden_characters_are_written_out(desk: Callable[..., Path]) -> None:
    text = article_text(body='"We left\u202e then," said Ada.\n', quotes=quotes("We left\u202e now"))
    desk(articles={"pier-closed": text})
    done = verify()
    assert "\u202e" not in done.output
    assert "⟨U+202E⟩" in done.output


# JSON


def test_the_json_has_all_that_is_known_of_each_quote(desk: Callable[..., Path]) -> None:
    desk(articles={"pier-closed": {"quotes": quotes("[They] will not land where we cannot leave", FAILING)}})
    done = verify("--json")
    assert done.exit_code == 1
    shown = json.loads(done.stdout)
    assert shown["version"] == 1
    edited, failed = shown["quotes"]
    keys = [
        "id",
        "text",
        "speaker",
        "standing",
        "start",
        "end",
        "edits",
        "message",
        "suggestion",
        "cautions",
        "stamped",
    ]
    assert list(edited) == list(failed) == keys
    assert (edited["id"], edited["speaker"], edited["standing"]) == ("pier-closed", "Ada Brook", "marked edit")
    body = canonical_body(BODY)
    (edit,) = edited["edits"]
    assert body[edit["source_start"] : edit["source_end"]] == edit["source"] == "We"
    assert edited["text"][edit["start"] : edit["end"]] == edit["text"] == "[They]"
    assert edited["cautions"][0]["rule"] == "quote-bracket"
    assert (failed["standing"], failed["suggestion"], failed["stamped"]) == ("failed", QUOTE, None)


# Stamps


def stamped_desk(desk: Callable[..., Path], **parts: Any) -> Path:
    """Return an article's file that `verify --stamp` has stamped."""
    content = desk(articles={"pier-closed": EDITORS}, **parts)
    done = verify("--stamp")
    assert done.exit_code == 0, done.output
    assert "1 stamp written" in done.output
    return content / "articles/2024/05/pier-closed.md"


def test_a_stamp_changes_no_line_that_was_there(desk: Callable[..., Path]) -> None:
    text = stamped_desk(desk).read_text("utf-8")
    lines = EDITORS.splitlines(keepends=True)
    new = [line for line in text.splitlines(keepends=True) if line not in lines]
    assert [line.split(":")[0].strip() for line in new] == [
        "verified", "standing", "profile", "date", "hash", "body_sha256",
    ]  # fmt: skip
    assert "".join(line for line in text.splitlines(keepends=True) if line not in new) == EDITORS
    assert f"body_sha256: {sha256(canonical_body(BODY))}\n" in text
    assert "      date: 2024-06-01\n" in text


def test_stamping_twice_changes_nothing(desk: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    file = stamped_desk(desk)
    before, written = file.read_bytes(), file.stat().st_mtime_ns
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    done = verify("--stamp")
    assert (done.exit_code, "0 stamps written" in done.output) == (0, True)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (before, written)


def test_a_stamp_needs_no_evidence_and_readers_are_told_the_day(desk: Callable[..., Path]) -> None:
    file = stamped_desk(desk)
    head = file.read_text("utf-8").split("---\n\n")[0] + "---\n"
    desk(evidence="folder", articles={"pier-closed": head})
    done = verify()
    assert done.exit_code == 0
    assert "checked by the desk on 2024-06-01: exact, profile desk" in done.output
    assert done.output.splitlines()[-1] == "1 quote: 1 unchecked, 1 of these stamped"
    (quote,) = json.loads(verify("--json").stdout)["quotes"]
    assert quote["stamped"] == {"holds": True, "standing": "exact", "profile": "desk", "date": "2024-06-01"}


def test_a_stamp_of_something_else_fails(desk: Callable[..., Path]) -> None:
    file = stamped_desk(desk)
    text = file.read_text("utf-8").replace(f"text: '{QUOTE}'", "text: We will not land")
    desk(articles={"pier-closed": text})
    done = verify()
    assert done.exit_code == 1
    assert "the stamp is not about these words" in done.output
    again = verify("--stamp")
    assert (again.exit_code, "1 stamp written" in again.output) == (0, True)


def test_a_stricter_stamp_stays_and_a_weaker_one_is_renewed(desk: Callable[..., Path]) -> None:
    file = stamped_desk(desk)
    assert "1 stamp written" in verify("--stamp", "--profile", "strict").output
    assert "profile: strict" in file.read_text("utf-8")
    assert "0 stamps written" in verify("--stamp").output


def test_a_failed_quote_gets_no_stamp_and_its_neighbours_do(desk: Callable[..., Path]) -> None:
    fields = {"quotes": quotes(FAILING, "We will not land"), "status": "review"}
    content = desk(articles={"pier-closed": fields})
    done = verify("--stamp")
    assert (done.exit_code, "1 stamp written" in done.output) == (1, True)
    assert (content / "articles/2024/05/pier-closed.md").read_text("utf-8").count("standing") == 1


def test_a_body_that_changed_is_not_stamped(desk: Callable[..., Path]) -> None:
    content = desk(articles={"pier-closed": {"body_sha256": "0" * 64}, "pier-open": {}})
    done = verify("--stamp")
    assert done.exit_code == 1
    assert "body_sha256" in done.stderr
    assert "1 stamp written" in done.output
    assert "verified" not in (content / "articles/2024/05/pier-closed.md").read_text("utf-8")


def test_nothing_is_stamped_where_the_evidence_is_not(desk: Callable[..., Path]) -> None:
    content = desk(evidence="folder", articles={"pier-closed": {"body": ""}})
    before = (content / "articles/2024/05/pier-closed.md").read_bytes()
    assert "0 stamps written" in verify("--stamp").output
    assert (content / "articles/2024/05/pier-closed.md").read_bytes() == before


def test_what_stands_around_a_stamped_quote_is_not_published_without_its_evidence(desk: Callable[..., Path]) -> None:
    quote = {"text": QUOTE, "speaker": "ada-brook"}
    content = desk(
        evidence="folder",
        articles={"pier-closed": {"body": "", "quotes": [quote]}},
        files={"../evidence/pier-closed.txt": BODY},
    )
    assert verify("--stamp").exit_code == 0
    (content.parent / "evidence/pier-closed.txt").unlink()
    (article,) = load(content).articles.values()
    given = article.fields.quotes[0].model_copy(update={"prefix": "before it", "suffix": "behind it"})
    absent = Verdict(Standing.UNCHECKED, reason="no-evidence")
    checked = Checked(absent, given.verified, stamp_holds=True)
    assert _place(given, None, checked, "")[1] == (Selector(QUOTE, "", ""),)


def test_evidence_in_a_folder_is_stamped_into_the_article(desk: Callable[..., Path]) -> None:
    content = desk(
        evidence="folder", articles={"pier-closed": {"body": ""}}, files={"../evidence/pier-closed.txt": BODY}
    )
    assert verify("--stamp").exit_code == 0
    assert sha256(canonical_body(BODY)) in (content / "articles/2024/05/pier-closed.md").read_text("utf-8")
    (content.parent / "evidence/pier-closed.txt").unlink()
    done = verify()
    assert (done.exit_code, "checked by the desk" in done.output) == (0, True)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(newline: str, mark: str, desk: Callable[..., Path]) -> None:
    content = desk(
        articles={}, files={"articles/2024/05/pier-closed.md": (mark + EDITORS.replace("\n", newline)).encode()}
    )
    assert verify("--stamp").exit_code == 0
    data = (content / "articles/2024/05/pier-closed.md").read_bytes().decode()
    assert data.startswith(f"{mark}---{newline}")
    assert data.count("\n") == data.count(newline)
    assert "verified:" in data


CHANGES = [("The captain", "The captain"), (QUOTE, QUOTE.upper()), ("skipper", "sailor")]


@pytest.mark.parametrize(("old", "new"), CHANGES, ids=["nothing", "a quote", "the body"])
def test_what_changed_since_it_was_verified_is_not_stamped(old: str, new: str, desk: Callable[..., Path]) -> None:
    content = desk(articles={"pier-closed": EDITORS.replace("captain. Three", "skipper. Three")})
    library = load(content)
    (article,) = library.articles.values()
    verifier = Verifier.of(library)
    checked, body_sha256 = verifier.checked(article), verifier.body_sha256(article)
    file = content / article.file
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    before = file.read_text("utf-8")
    stamper = Stamper(library, content, "desk", date(2024, 6, 1))
    if old == new:
        assert stamper.stamp(article, checked, body_sha256) == 1
        return
    with pytest.raises(StandfirstError, match="has changed since it was read"):
        stamper.stamp(article, checked, body_sha256)
    assert file.read_text("utf-8") == before


def test_the_date_is_the_desks_own(desk: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    content = desk(articles={"pier-closed": EDITORS})
    (tmp_path / "mkdocs.yml").write_text(
        CONFIG.format(evidence="inline") + "      desk:\n        timezone: Asia/Seoul\n", "utf-8"
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717257600")  # 1 June, 16:00 UTC
    assert verify("--stamp").exit_code == 0
    assert "date: 2024-06-02\n" in (content / "articles/2024/05/pier-closed.md").read_text("utf-8")


# Putting a new text in a file's place


def test_a_file_that_changed_meanwhile_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("an editor's own", "utf-8")
    with pytest.raises(StandfirstError, match="has changed since it was read"):
        rewrite(file, "what was read", "what is meant")
    assert file.read_text("utf-8") == "an editor's own"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_keeps_its_mode_and_other_names_keep_the_old_text(tmp_path: Path) -> None:
    file, linked, symbolic = tmp_path / "x.md", tmp_path / "hard.md", tmp_path / "soft.md"
    file.write_text("a", "utf-8")
    file.chmod(0o640)
    os.link(file, linked)
    symbolic.symlink_to(file)
    rewrite(symbolic, "a", "b")
    assert (file.read_text("utf-8"), linked.read_text("utf-8"), symbolic.is_symlink()) == ("b", "a", True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert len(list(tmp_path.iterdir())) == 3


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.md"
    file.write_text("a", "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StandfirstError, match=r"x\.md cannot be written: No space"):
        rewrite(file, "a", "b")
    assert (file.read_text("utf-8"), list(tmp_path.iterdir())) == ("a", [file])


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("a", "utf-8")
    file.chmod(0o444)
    with pytest.raises(StandfirstError, match="is read-only"):
        rewrite(file, "a", "b")
    assert (file.read_text("utf-8"), list(tmp_path.iterdir())) == ("a", [file])


def test_a_name_may_be_as_long_as_names_may_be(tmp_path: Path) -> None:
    file = tmp_path / ("x" * 244 + ".md")
    file.write_text("a", "utf-8")
    rewrite(file, "a", "b")
    assert file.read_text("utf-8") == "b"


def test_the_command_ends_as_all_commands_do(desk: Callable[..., Path], tmp_path: Path) -> None:
    desk(articles={"pier-closed": {"quotes": quotes(FAILING)}})
    command = [sys.executable, "-c", "from standfirst.cli import main; main()", "verify"]
    done = subprocess.run([*command, "pier-clsed"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "error: there is no article pier-clsed\n  → did you mean pier-closed?\n"
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "\x1b" not in done.stdout
