"""A kept report is that of a fresh check, whatever was edited, and is not taken once a time has come."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desks import ARTICLE, BODY, CUTOFF, article_text, write_desk
from standfirst.check import FACES, Report, check_library
from standfirst.cli.check import _FORMS
from standfirst.site import kept_report
from standfirst.site.kept_bundles import KeptBundles
from standfirst.site.kept_report import known_report, report_with_kept
from standfirst.source import DeskOptions, Library, load_library

FILE = "articles/2024/05/pier-closed.md"


class Desk:
    """A desk whose checks are counted."""

    def __init__(self, folder: Path) -> None:
        self.config = folder / "mkdocs.yml"
        self.content = write_desk(folder / "digests")
        self.kept = KeptBundles(folder / "kept")
        self.checks = 0
        self.known = 0

    def fresh(self, cutoff: datetime, options: DeskOptions) -> tuple[Report, Library]:
        library = load_library(self.content, options)
        return check_library(library, self.content, cutoff), library

    def report(self, cutoff: datetime = CUTOFF, **options: object) -> Report:
        chosen = DeskOptions.model_validate(options)

        def check() -> tuple[Report, Library]:
            self.checks += 1
            return self.fresh(cutoff, chosen)

        self.config.write_text(f"# {json.dumps(options)}\n", "utf-8")
        known = known_report(self.config, cutoff, self.kept)
        found = report_with_kept(self.content, chosen, [], cutoff, check, self.kept, self.config)
        assert found.findings == self.fresh(cutoff, chosen)[0].findings
        if known is not None:
            assert known[0] == self.content
            assert known[1].findings == found.findings
            self.known += 1
        return found


@pytest.fixture(params=["by bytes", "by times"])
def desk(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a desk whose files were all written just now; "by times" they count as written long ago."""
    if request.param == "by times":
        if os.name != "posix":
            pytest.skip("times prove nothing here")
        monkeypatch.setattr(kept_report, "_SETTLED", -(10**18))
    return Desk(tmp_path)


def test_an_unchanged_desk_is_checked_once(desk: Desk) -> None:
    write_desk(desk.content, articles={"pier-closed": {"topics": ["ferrys"], "quotes": [
        {"text": "We will not Land where we cannot leave", "speaker": "ada-brook"}]}})  # fmt: skip
    first = desk.report()
    second = desk.report(CUTOFF + timedelta(minutes=7))
    assert len(first) > 1
    assert any(finding.fix for finding in first)
    assert second.findings == first.findings
    assert desk.checks == 1
    assert desk.known == 1


EDITS: dict[str, Callable[[Path], object]] = {
    "a topic": lambda c: (c / FILE).write_text(article_text(topics=["ferrys"]), "utf-8"),
    "the body": lambda c: (c / FILE).write_text(article_text(BODY.replace("cannot leave", "can not leave")), "utf-8"),
    "a draft": lambda c: (c / FILE).write_text(article_text(status="review"), "utf-8"),
    "another name": lambda c: (c / FILE).rename(c / "articles/2024/05/pier-shut.md"),
    "another folder": lambda c: (
        (c / "articles/2024/06").mkdir() or (c / FILE).rename(c / "articles/2024/06/pier-closed.md")
    ),
    "gone": lambda c: (c / FILE).unlink(),
    "a registry": lambda c: (c / "people.yml").write_text("ada-brok: {name: Ada Brok}\n", "utf-8"),
    "an empty folder's file": lambda c: (c / "topics/mills.md").write_text("---\ntitle: Mills\n---\n", "utf-8"),
    "a page": lambda c: (c / "people.md").write_text("# Ours\n", "utf-8"),
    "a link out": lambda c: (c / "articles/2024/05/out.md").symlink_to("/etc/hostname"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_is_seen(desk: Desk, edit: str) -> None:
    desk.report()
    EDITS[edit](desk.content)
    desk.report()
    assert desk.checks == 2


def test_edits_one_after_another_are_seen_and_what_was_before_is_known_again(desk: Desk) -> None:
    for name in [*EDITS][:3]:
        EDITS[name](desk.content)
        desk.report()
    assert desk.checks == 3
    EDITS["a topic"](desk.content)
    desk.report()
    assert desk.checks == 3


def test_options_are_part_of_it(desk: Desk) -> None:
    EDITS["a topic"](desk.content)
    assert desk.report().failed
    assert not desk.report(rules={"topic-unknown": {"level": "off", "reason": "not yet"}}).failed
    assert desk.checks == 2


def test_evidence_beside_the_desk_is_part_of_it(desk: Desk) -> None:
    desk.report()
    (desk.content.parent / "evidence").mkdir()
    (desk.content.parent / "evidence/pier-closed.txt").write_text(BODY, "utf-8")
    desk.report()
    assert desk.checks == 2


def test_an_embargo_that_ends_is_seen_in_the_minute_and_a_new_day_is_checked_anew(desk: Desk) -> None:
    late = {**ARTICLE, "publish_date": "2024-06-01 15:00", "date": "2024-06-01 15:00"}
    write_desk(desk.content, articles={"pier-closed": late})
    desk.report()
    desk.report(CUTOFF + timedelta(minutes=59))
    assert desk.checks == 1
    desk.report(CUTOFF + timedelta(hours=4))
    assert desk.checks == 2
    desk.report(CUTOFF + timedelta(hours=5))
    assert desk.checks == 2
    desk.report(CUTOFF + timedelta(days=1))
    desk.report(CUTOFF)
    assert desk.checks == 4


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"cutoff": 1}', json.dumps({"cutoff": "2024-06-01"}).encode()])
def test_what_is_broken_is_ignored(desk: Desk, broken: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.report()
    monkeypatch.setattr(KeptBundles, "get", lambda *_: {"report.json": broken})
    desk.report()
    assert desk.checks == 2


def reports(folder: Path) -> set[Path]:
    """Return the files that hold a report, and not what a configuration said."""
    return {file for file in (folder / "kept").glob("bundle-*.zip") if not _desk_in(file)}


def test_another_desks_entry_under_this_ones_name_is_ignored(desk: Desk, tmp_path: Path) -> None:
    desk.report()
    (clean,) = reports(tmp_path)
    EDITS["a topic"](desk.content)
    assert desk.report().failed
    (named,) = reports(tmp_path) - {clean}
    named.write_bytes(clean.read_bytes())
    assert desk.report().failed
    assert desk.checks == 3


def test_nothing_is_remembered_where_a_linked_folder_could_change_unseen(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (desk.content / "articles/linked").symlink_to(tmp_path / "elsewhere")
    desk.report()
    desk.report()
    assert desk.checks == 2


def test_random_edits_renames_and_removals_give_what_a_fresh_check_gives(desk: Desk) -> None:
    chosen = random.Random(8)  # noqa: S311 - no secret
    folder = desk.content / "articles/2024/05"
    seen = set()
    for number in range(40):
        files = sorted(folder.glob("*.md"))
        action = chosen.choice(["write", "write", "rename", "remove", "repeat"])
        if action == "write" or not files:
            body = BODY.replace("cannot", chosen.choice(["cannot", "can not"]))
            topic = chosen.choice(["ferries", "ferrys"])
            text = article_text(body, topics=[topic], url=f"https://lakeherald.example/{number}")
            (folder / f"story-{chosen.randrange(4)}.md").write_text(text, "utf-8")
        elif action == "rename":
            chosen.choice(files).rename(folder / f"moved-{number}.md")
        elif action == "remove":
            chosen.choice(files).unlink()
        seen.add(tuple(finding.message for finding in desk.report()))  # held against a fresh check
        desk.report()
    assert len(seen) > 10
    assert desk.checks <= 40


@pytest.mark.parametrize(
    "said",
    ["INHERIT: ../base.yml\n", "site_name: !ENV NAME\n", "hooks:\n  - mend.py\n", "x: !!python/object:o.s\n"],
)
def test_a_configuration_that_hangs_on_more_than_its_bytes_is_read_again(desk: Desk, said: str) -> None:
    desk.config.write_text(said, "utf-8")
    options = DeskOptions()
    for _ in range(2):
        assert known_report(desk.config, CUTOFF, desk.kept) is None
        report_with_kept(desk.content, options, [], CUTOFF, lambda: desk.fresh(CUTOFF, options), desk.kept, desk.config)


def test_files_that_were_just_written_are_read_and_not_judged_by_their_times(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.report()
    kept = next(json.loads(known) for file in (tmp_path / "kept").glob("*.zip") if (known := _desk_in(file)))
    assert kept["stats"] == ""
    assert len(kept["key"]) == 64


def _desk_in(file: Path) -> bytes | None:
    with zipfile.ZipFile(file) as bundle:
        return bundle.read("desk.json") if "desk.json" in bundle.namelist() else None


def test_forms_are_those_that_there_are() -> None:
    assert set(_FORMS) == set(FACES)


def test_a_known_report_reads_neither_rules_nor_mkdocs() -> None:
    code = "import sys; import standfirst.cli.check; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"mkdocs", "pydantic", "standfirst.source", "standfirst.quotes", "standfirst.check.run"}
    assert not heavy & set(done.stdout.split())
