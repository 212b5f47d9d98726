"""`standfirst clip`: what it writes, what it refuses to write over, what it says, and how it ends."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from harbour_page import CAPTION, OTHERS, PARAGRAPHS, pasted

from desks import check, load
from standfirst.cli import keeping
from standfirst.cli.inputs import Input
from standfirst.cli.main import commands
from standfirst.clip import Clipping
from standfirst.errors import StandfirstError
from standfirst.source import Status, captures

MakeDesk = Callable[..., Path]

CONFIG = "site_name: Desk\ndocs_dir: digests\nplugins:\n  - standfirst:\n      evidence: {evidence}\n{more}"
ADDRESS = "https://www.nps.example/2024/03/04/varnstad-fish-market"
PUBLISHERS = {"nps": {"name": "Northern Press Service", "domains": ["nps.example"], "timezone": "Europe/Oslo"}}
TOPICS: dict[str, dict[str, Any]] = {"fish-markets": {"title": "Fish markets", "aliases": ["fish market"]}}
PEOPLE = {"pauli-drest": {"name": "Pauli Drest"}}


@pytest.fixture
def desk(make_desk: MakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write a desk with its mkdocs.yml, go there, and return its content folder."""

    def make(*, evidence: str = "inline", more: str = "", **parts: Any) -> Path:
        given = {"articles": {}, "topics": TOPICS, "people": PEOPLE, "publishers": PUBLISHERS, **parts}
        content = make_desk(**given)
        (tmp_path / "mkdocs.yml").write_text(CONFIG.format(evidence=evidence, more=more), "utf-8")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717243200")
        return content

    return make


def clip(*arguments: str | Path, text: str | bytes | None = None) -> Result:
    """Run the command in this process; columns are 80."""
    return CliRunner(env={"COLUMNS": "80"}).invoke(commands, ["clip", *map(str, arguments)], input=text)


def paste(tmp_path: Path, text: str | None = None, name: str = "paste.txt") -> Path:
    path = tmp_path / "inbox" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(pasted() if text is None else text, "utf-8")
    return path


def articles(content: Path) -> list[Path]:
    return sorted((content / "articles").rglob("*.md"))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# What it writes


def test_a_paste_becomes_an_article_with_body_metadata_and_marked_proposals(desk: Any, tmp_path: Path) -> None:
    content = desk()
    result = clip(paste(tmp_path), "--url", ADDRESS + "?utm_source=mail")
    assert result.exit_code == 0, result.output
    (file,) = articles(content)
    assert (
        file.relative_to(content).as_posix()
        == "articles/2024/03/nps-varnstad-closes-its-fish-market-for-eighteen-months.md"
    )
    (article,) = load(content).articles.values()
    fields = article.fields
    assert fields.title == "Varnstad closes its fish market for eighteen months"
    assert (fields.url, fields.publisher) == (ADDRESS, "nps")
    assert (fields.authors, str(fields.date), fields.agency) == (("Runa Tallis",), "2024-03-04 09:15", "NPS")
    assert (fields.section, fields.language, fields.status) == ("Local News", "en", Status.PROPOSED)
    assert str(fields.accessed) == "2024-06-01"
    assert load(content).evidence.body(article.id) == "\n\n".join(PARAGRAPHS) + "\n"
    assert fields.summary is not None
    assert fields.summary.startswith("The harbour board of Varnstad voted on Monday")
    (quote,) = fields.quotes
    assert (quote.text, quote.speaker, quote.proposed) == (
        "We have waited for this longer than I have been alive",
        "Ilse Marbeck",
        True,
    )
    assert set(fields.people) == {"pauli-drest", "Ilse Marbeck"}
    assert fields.topics == ("fish-markets",)
    assert {"summary", "topics", "people", "related"} <= set(fields.proposed)
    assert fields.importance is None
    assert [link.title for link in fields.related][:3] == [title for title, _, _ in OTHERS]
    assert str(fields.related[0].date) == "2024-03-04 08:55"


def test_what_it_writes_has_no_finding_that_stops_a_build(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    assert not check(content).blocking
    assert not [finding.line() for finding in check(content) if finding.severity == "error"]


def test_the_input_is_kept_as_it_came_with_hash_date_and_program(desk: Any, tmp_path: Path) -> None:
    content = desk()
    raw = pasted().replace("\n", "\r\n").encode("utf-16")
    source = tmp_path / "paste.txt"
    source.write_bytes(raw)
    assert clip(source).exit_code == 0
    (article,) = load(content).articles.values()
    capture = article.fields.capture
    assert capture is not None
    assert gzip.decompress((tmp_path / capture.file).read_bytes()) == raw
    assert capture.sha256 == hashlib.sha256(raw).hexdigest()
    assert (str(capture.date), capture.tool) == ("2024-06-01 12:00", keeping.TOOL)
    assert capture.file == f"evidence/raw/{article.id}-{capture.sha256[:8]}.txt.gz"
    assert article.fields.body_sha256 is not None


def test_the_same_input_and_time_give_the_same_bytes(desk: Any, tmp_path: Path) -> None:
    content = desk()
    source = paste(tmp_path)
    clip(source)
    first = files(content) | files(tmp_path / "evidence")
    for path in [*articles(content), *(tmp_path / "evidence" / "raw").iterdir()]:
        path.unlink()
    clip(source)
    assert files(content) | files(tmp_path / "evidence") == first


def test_a_desk_that_keeps_bodies_apart_gets_them_there(desk: Any, tmp_path: Path) -> None:
    content = desk(evidence="folder")
    clip(paste(tmp_path))
    (file,) = articles(content)
    assert file.read_text("utf-8").endswith("\n---\n")
    assert (tmp_path / f"evidence/{file.stem}.txt").read_text("utf-8") == "\n\n".join(PARAGRAPHS) + "\n"


def test_the_file_reads_well_in_a_diff_and_says_what_to_confirm(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path))
    text = articles(content)[0].read_text("utf-8")
    assert "people:\n  - Ilse Marbeck\n  - pauli-drest\n" in text
    assert "\n# missing: url\n" in text
    assert "summary: >-\n  The harbour board of Varnstad voted on Monday" in text
    assert "# confirm: the article's own sentences" in text


def test_named_topics_and_publishers_are_no_proposals(desk: Any, tmp_path: Path) -> None:
    content = desk(topics={**TOPICS, "tides": {"title": "Tides"}})
    assert clip(paste(tmp_path), "--topic", "tides", "--publisher", "Northern Press Service").exit_code == 0
    (article,) = load(content).articles.values()
    assert (article.fields.topics, article.fields.publisher) == (("tides",), "nps")
    assert not {"topics", "publisher"} & set(article.fields.proposed)


def test_an_article_goes_into_the_folder_that_was_named(desk: Any, tmp_path: Path) -> None:
    content = desk()
    assert clip(paste(tmp_path), "--into", "2023/12").exit_code == 0
    assert articles(content)[0].parent == content / "articles/2023/12"
    refused = clip(paste(tmp_path), "--into", "../elsewhere")
    assert refused.exit_code == 1
    assert isinstance(refused.exception, StandfirstError)


def test_the_desks_configuration_alone_accepts_sure_quotes_from_the_start(desk: Any, tmp_path: Path) -> None:
    content = desk(more="      pre_accept: {quotes: true}\n")
    clip(paste(tmp_path))
    (article,) = load(content).articles.values()
    assert [quote.proposed for quote in article.fields.quotes] == [False]


def test_other_headlines_lead_to_the_desks_own_articles(desk: Any, tmp_path: Path) -> None:
    title = OTHERS[0][0]
    there = {"title": title, "publisher": "nps", "topics": ["fish-markets"], "date": "2024-03-04"}
    content = desk(articles={"ferry-stops": there})
    clip(paste(tmp_path))
    article = next(article for article in load(content).articles.values() if article.id != "ferry-stops")
    assert article.fields.related[0].id == "ferry-stops"


# The same article again


def test_nothing_is_overwritten_and_a_known_article_is_told(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    before = files(content)
    same = clip(paste(tmp_path), "--url", ADDRESS)
    assert same.exit_code == 0
    assert files(content) == before
    newer = pasted().replace(PARAGRAPHS[5], "The work begins in June, the board said late on Monday.")
    known = clip(paste(tmp_path, newer, "again.txt"), "--url", ADDRESS.replace("www.", "") + "?fbclid=1")
    assert known.exit_code == 0
    assert files(content) == before
    assert "--update" in known.output
    assert "June" in known.output


def test_a_paste_without_an_address_is_known_by_its_text(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    before = files(content)
    known = clip(paste(tmp_path, pasted().replace("eels and smoked", "eels and cured"), "again.txt"))
    assert "Known" in known.output
    assert files(content) == before


def test_the_same_copy_at_another_publisher_is_another_article(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    text = pasted().replace("Northern Press Service", "The Coast Courier")
    address = "https://coastcourier.example/fish-market"
    other = clip(paste(tmp_path, text, "copy.txt"), "--url", address, "--publisher", "The Coast Courier")
    assert other.exit_code == 0
    assert len(articles(content)) == 2
    assert "the same copy as nps-varnstad" in " ".join(other.output.split())


def test_update_takes_over_what_changed_and_leaves_what_an_editor_wrote(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    (file,) = articles(content)
    own = file.read_text("utf-8").replace(
        "authors:\n  - Runa Tallis\n", "authors:\n  - Runa Tallis-Berg  # her full name\n"
    )
    file.write_text(own, "utf-8")
    newer = pasted().replace(
        "Varnstad closes its fish market for eighteen months", "Varnstad closes its fish market for two years"
    )
    newer = newer.replace(PARAGRAPHS[5], PARAGRAPHS[5] + "\n\nThe mayor called the plan bold.")
    result = clip(paste(tmp_path, newer, "again.txt"), "--url", ADDRESS, "--update")
    assert result.exit_code == 0, result.output
    text = file.read_text("utf-8")
    assert "title: Varnstad closes its fish market for two years\n" in text
    assert "  - Runa Tallis-Berg  # her full name\n" in text
    assert "The mayor called the plan bold.\n" in text
    assert len(list((tmp_path / "evidence/raw").iterdir())) == 2
    assert not [finding.line() for finding in check(content) if finding.severity == "error"]
    changed = set(text.splitlines()) ^ set(own.splitlines())
    assert len(changed) <= 12, sorted(changed)
    again = files(content)
    clip(paste(tmp_path, newer, "again.txt"), "--url", ADDRESS, "--update")
    assert files(content) == again


def test_untouched_proposals_follow_a_new_text_and_accepted_ones_stay(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    (file,) = articles(content)
    newer = pasted().replace("The work begins in May.", "The work begins in June, the board says.")
    newer = newer.replace("longer than I have been alive", "longer than my mother has been alive")
    source = paste(tmp_path, newer, "again.txt")
    own = file.read_text("utf-8")
    assert clip(source, "--url", ADDRESS, "--update").exit_code == 0
    text = file.read_text("utf-8")
    assert "June, the board says" in text.split("\nquotes:")[0]
    assert "than my mother has been alive\n    speaker: Ilse Marbeck\n" in text
    accepted = own.replace("  - summary\n", "").replace("    proposed: true\n", "")
    file.write_text(accepted, "utf-8")
    source = paste(tmp_path, newer + "\n", "again.txt")
    told = clip(source, "--url", ADDRESS, "--update")
    text = file.read_text("utf-8")
    assert "  The work begins in May.\n" in text.split("\nquotes:")[0]
    assert "longer than I have been alive" in text
    assert "no longer verifies" in " ".join(told.output.split())


def test_update_refuses_nothing_silently_when_an_editor_changed_the_body(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    (file,) = articles(content)
    file.write_text(file.read_text("utf-8").replace("forty stalls", "thirty-eight stalls"), "utf-8")
    newer = pasted().replace(PARAGRAPHS[5], "The work begins in June.")
    result = clip(paste(tmp_path, newer, "again.txt"), "--url", ADDRESS, "--update")
    assert "thirty-eight stalls" in file.read_text("utf-8")
    assert "body" in result.output


DAILY = """Water levels on {day}

By Runa Tallis
{day}, 2024

The harbour board measures the water at the north mole, at the fish market and at the old lock every morning.

On {day} the water at the north mole stood {one} centimetres above the mark that was set in the year of the great flood.

At the fish market it stood {two} centimetres above that mark, and at the old lock the gauge was out of order again.

The board asks all who keep boats along the quay to look after their lines while the spring tides last.

The next measurement follows tomorrow at eight, and the office on the mole answers questions until noon.
"""


def test_the_daily_report_of_a_series_is_another_article_each_day(desk: Any, tmp_path: Path) -> None:
    content = desk()
    one = paste(tmp_path, DAILY.format(day="March 4", one=31, two=12), "1.txt")
    two = paste(tmp_path, DAILY.format(day="March 5", one=28, two=15), "2.txt")
    assert clip(one, two).exit_code == 0
    assert len(articles(content)) == 2


def test_an_address_with_another_text_altogether_is_never_taken_over(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    before = files(content)
    told = clip(paste(tmp_path, DAILY.format(day="March 4", one=31, two=12), "2.txt"), "--url", ADDRESS, "--update")
    assert "another text altogether" in " ".join(told.output.split())
    assert files(content) == before


def test_a_text_cut_short_or_of_an_older_version_takes_nothing_away(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    cut = pasted().replace("\n\n".join(PARAGRAPHS[4:]), "")
    told = clip(paste(tmp_path, cut, "cut.txt"), "--url", ADDRESS, "--update")
    assert "only a part of the text" in " ".join(told.output.split())
    assert load(content).evidence.body(articles(content)[0].stem) == "\n\n".join(PARAGRAPHS) + "\n"


def test_two_versions_in_a_folder_come_to_rest(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path, name="1.txt"))
    newer = pasted().replace(PARAGRAPHS[5], PARAGRAPHS[5] + "\n\nThe mayor called the plan bold.")
    paste(tmp_path, newer, "2.txt")
    clip(tmp_path / "inbox", "--update")
    once = files(content)
    assert b"The mayor called" in b"".join(once.values())
    assert "2 unchanged" in clip(tmp_path / "inbox", "--update").output
    assert files(content) == once


def test_a_list_of_addresses_never_changes_an_article_that_is_there(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    before = files(content) | files(tmp_path / "evidence")
    listed = paste(tmp_path, f"A bookmark's own name\t{ADDRESS}\nOther\t{ADDRESS}-2\n", "links.txt")
    assert "1 unchanged, 1 new" in clip(listed, "--update").output
    after = files(content) | files(tmp_path / "evidence")
    assert {name: data for name, data in after.items() if name in before} == before


def test_what_an_editor_wrote_during_the_run_is_seen(
    desk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    (file,) = articles(content)
    real = Input.read

    def edited_meanwhile(item: Input) -> bytes:
        file.write_text(file.read_text("utf-8").replace("for eighteen months", "until autumn", 1), "utf-8")
        return real(item)

    monkeypatch.setattr(Input, "read", edited_meanwhile)
    newer = pasted().replace("market for eighteen months", "market for two years")
    told = clip(paste(tmp_path, newer, "again.txt"), "--url", ADDRESS, "--update")
    assert "until autumn" in file.read_text("utf-8")
    assert "the desk changed it" in " ".join(told.output.split())


def test_a_stub_and_its_page_in_one_run_make_one_article(desk: Any, tmp_path: Path) -> None:
    content = desk()
    paste(tmp_path, f"A bookmark's own name\t{ADDRESS}\nOther\t{ADDRESS}-2\n", "1-links.txt")
    text = "</p><p>".join(PARAGRAPHS)
    head = f"<link rel='canonical' href='{ADDRESS}'><meta name='author' content='Runa Tallis'>"
    paste(tmp_path, f"<html><head>{head}</head><body><h1>Fish market shut</h1><p>{text}</p></body></html>", "2.html")
    assert clip(tmp_path / "inbox", "--update").exit_code == 0
    article = next(article for article in load(content).articles.values() if article.fields.url == ADDRESS)
    assert article.fields.title == "Fish market shut"
    assert article.fields.authors == ("Runa Tallis",)
    text = (content / article.file).read_text("utf-8")
    assert text.index("\npublisher:") < text.index("\nsummary: >-\n") < text.index("\nschema:")
    assert "# missing: summary" not in text
    assert (str(article.fields.date), "date" in article.fields.proposed) == ("2024-03-04", True)


def test_a_damaged_capture_and_odd_names_stop_no_run(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path, name="1.txt"))
    (capture,) = (tmp_path / "evidence/raw").iterdir()
    packed = bytearray(capture.read_bytes())
    packed[40:60] = bytes(20)
    capture.write_bytes(packed)
    (file,) = articles(content)
    file.write_text(file.read_text("utf-8").replace("proposed:\n", "proposed:\n  - nonsense\n"), "utf-8")
    newer = pasted().replace(PARAGRAPHS[5], PARAGRAPHS[5] + "\n\nThe mayor called the plan bold.")
    paste(tmp_path, newer, "1.txt")
    paste(tmp_path, DAILY.format(day="March 4", one=31, two=12), "2.txt")
    result = clip(tmp_path / "inbox", "--update")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert len(articles(content)) == 2


def test_without_its_evidence_an_article_is_told_and_not_half_updated(desk: Any, tmp_path: Path) -> None:
    content = desk(evidence="folder")
    clip(paste(tmp_path), "--url", ADDRESS)
    (file,) = articles(content)
    (tmp_path / f"evidence/{file.stem}.txt").rename(tmp_path / "away.txt")
    before = files(content) | files(tmp_path / "evidence")
    newer = paste(tmp_path, pasted().replace(PARAGRAPHS[5], "The work begins in June."), "again.txt")
    told = clip(newer, "--url", ADDRESS, "--update")
    assert "the evidence is not here" in " ".join(told.output.split())
    assert files(content) | files(tmp_path / "evidence") == before
    (tmp_path / "away.txt").rename(tmp_path / f"evidence/{file.stem}.txt")
    assert "Updated" in clip(newer, "--url", ADDRESS, "--update").output


def test_a_text_left_from_a_deleted_article_takes_no_new_ones_place(desk: Any, tmp_path: Path) -> None:
    content = desk(evidence="folder")
    clip(paste(tmp_path))
    (file,) = articles(content)
    file.unlink()
    newer = pasted().replace(PARAGRAPHS[5], "The work begins in June.")
    assert clip(paste(tmp_path, newer, "again.txt")).exit_code == 0
    assert len(articles(content)) == 1


def test_what_is_unsure_of_an_update_is_to_be_confirmed(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    (file,) = articles(content)
    file.write_text(file.read_text("utf-8").replace("  - section\n", ""), "utf-8")
    newer = pasted().replace("Local News\nMarch", "Culture\nMarch")
    clip(paste(tmp_path, newer, "again.txt"), "--url", ADDRESS, "--update")
    (article,) = load(content).articles.values()
    assert article.fields.section == "Culture"
    assert "section" in article.fields.proposed


def test_a_dry_run_of_an_update_prints_the_file_as_it_would_be(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path), "--url", ADDRESS)
    before = files(content) | files(tmp_path / "evidence")
    newer = paste(tmp_path, pasted().replace("market for eighteen months", "market for two years"), "again.txt")
    shown = clip(newer, "--url", ADDRESS, "--update", "--dry-run")
    assert "title: Varnstad closes its fish market for two years\n" in shown.stdout
    assert files(content) | files(tmp_path / "evidence") == before
    assert clip(newer, "--explain", "--json").exit_code == 2


def test_new_writes_a_second_file_with_another_id(desk: Any, tmp_path: Path) -> None:
    content = desk()
    clip(paste(tmp_path))
    clip(paste(tmp_path), "--new")
    assert sorted(path.stem[-2:] for path in articles(content)) == ["-2", "hs"]


def test_an_address_becomes_a_stub_that_its_page_fills(desk: Any, tmp_path: Path) -> None:
    content = desk()
    links = paste(tmp_path, f"{ADDRESS}\nhttps://nps.example/other-story\n", "links.txt")
    assert clip(links).exit_code == 0
    assert len(articles(content)) == 2
    filled = clip(paste(tmp_path), "--url", ADDRESS, "--update")
    assert filled.exit_code == 0, filled.output
    article = next(article for article in load(content).articles.values() if article.fields.url == ADDRESS)
    assert article.fields.summary
    assert "summary" in article.fields.proposed
    assert load(content).evidence.body(article.id)


# Several


def test_a_folder_is_taken_file_by_file_and_what_fails_stops_no_other(desk: Any, tmp_path: Path) -> None:
    content = desk()
    folder = paste(tmp_path, name="one.txt").parent
    (folder / "two.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    (folder / "three.txt").write_text("Home\nSign in\nContact\n", "utf-8")
    (folder / "one_files").mkdir()
    (folder / "one_files" / "frame.html").write_text("<p>Advertisement for soap.</p>", "utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    result = clip(folder)
    assert result.exit_code == 1
    assert len(articles(content)) == 1
    assert "1 new, 2 refused, 1 passed over" in result.output
    assert "two.txt" in result.output
    assert "three.txt" in result.output


def test_a_broken_off_archive_goes_on_where_it_stopped(
    desk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = desk()
    for number in range(4):
        text = f"Report {number} on the quay\n\n" + "\n\n".join(
            f"In part {part} of report {number} it says that wall {number * 7 + part} wants {part + 2} new stones."
            for part in range(6)
        )
        paste(tmp_path, text, f"{number}.txt")
    real, calls = keeping.keep_article, []

    def stop_after_two(*arguments: Any) -> None:
        if len(calls) == 2:
            raise KeyboardInterrupt
        calls.append(arguments)
        real(*arguments)

    monkeypatch.setattr("standfirst.cli.session.keep_article", stop_after_two)
    broken = clip(tmp_path / "inbox")
    assert broken.exit_code == 130
    assert "goes on from there" in broken.output
    done = files(content)
    monkeypatch.setattr("standfirst.cli.session.keep_article", real)
    assert clip(tmp_path / "inbox").exit_code == 0
    assert len(articles(content)) == 4
    assert {name: data for name, data in files(content).items() if name in done} == done
    assert "4 unchanged" in clip(tmp_path / "inbox").output


# What it prints


def test_a_dry_run_prints_the_file_and_writes_nothing(desk: Any, tmp_path: Path) -> None:
    content = desk()
    before = files(tmp_path)
    source = paste(tmp_path)
    result = clip(source, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.startswith("---\n")
    assert PARAGRAPHS[0] in result.stdout
    assert {name: data for name, data in files(tmp_path).items() if not name.startswith("inbox")} == before
    assert articles(content) == []


def test_json_has_the_documented_shape_with_offsets_into_the_body(desk: Any, tmp_path: Path) -> None:
    desk()
    (found,) = lines(clip(paste(tmp_path), "--json", "--dry-run"))
    body = found["body"]
    assert found["version"] == 1
    assert found["status"] == "not written"
    for sentence in [*found["summary"], *found["key_points"]]:
        assert body[sentence["start"] : sentence["end"]] == sentence["text"]
    (quote,) = found["quotes"]
    assert body[quote["start"] : quote["end"]] == quote["text"]
    assert body[quote["mention"]["start"] : quote["mention"]["end"]] == "Ilse Marbeck"
    assert found["captions"] == [{"text": CAPTION, "credit": "Photo by Odd Lindqvist/NPS"}]
    assert found["related"][0] == {
        "title": OTHERS[0][0], "url": None, "section": "Local News", "teaser": OTHERS[0][2], "date": "2024-03-04T08:55",
        "id": None,
    }  # fmt: skip
    for name in ("title", "authors", "date", "language", "summary", "topics"):
        assert 0 < found["why"][name]["confidence"] <= 1, name
        assert found["why"][name]["rule"], name
    assert {"line", "text", "reason"} == set(found["dropped"][0])


def test_json_needs_no_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = clip("-", "--json", text=pasted())
    assert result.exit_code == 0, result.output
    assert lines(result)[0]["title"] == "Varnstad closes its fish market for eighteen months"
    assert list(tmp_path.iterdir()) == []
    assert clip("-", text=pasted()).exit_code == 1


def test_explain_shows_every_line_kept_or_dropped_with_the_reason(desk: Any, tmp_path: Path) -> None:
    content = desk()
    result = clip(paste(tmp_path), "--explain")
    assert articles(content) == []
    shown = result.stdout.splitlines()
    wanted = [number for number, line in enumerate(pasted().split("\n"), 1) if line.strip()]
    assert [int(line.split()[0]) for line in shown] == wanted
    assert {line.split()[1] for line in shown} == {"keep", "drop"}
    first = next(line for line in shown if "VARNSTAD, March 4" in line)
    assert first.split()[1] == "keep"
    assert all(line[16:42].strip() for line in shown)


def test_explain_says_why_no_article_was_found(desk: Any, tmp_path: Path) -> None:
    desk()
    result = clip(paste(tmp_path, "Home\nSign in\nContact\n"), "--explain")
    assert result.exit_code == 0
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["drop"] * 3


def test_the_bookmarklets_address_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    printed = clip("--bookmarklet")
    assert printed.exit_code == 0
    assert printed.stdout.startswith("javascript:")


def test_what_the_bookmarklet_copied_is_clipped_from_standard_input(desk: Any) -> None:
    content = desk()
    text = "</p><p>".join(PARAGRAPHS)
    html = f"<html><head><title>Fish</title></head><body><h1>Fish market shut</h1><p>{text}</p></body></html>"
    handed = json.dumps({"standfirst-clip": 1, "url": ADDRESS, "title": "Fish market shut", "html": html})
    assert clip("-", text=handed).exit_code == 0
    (article,) = load(content).articles.values()
    assert article.fields.url == ADDRESS
    assert article.fields.capture is not None
    assert article.fields.capture.file.endswith(".json.gz")


def test_explain_is_coloured_on_a_terminal_alone(desk: Any, tmp_path: Path) -> None:
    desk()
    assert "\x1b[" not in clip(paste(tmp_path), "--explain").stdout


# What it refuses


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.html"], "there is no nowhere.html"),
        (["empty"], "holds no page and no text"),
        (["digests"], "desk's own"),
        (["."], "desk's own"),
        (["paste.txt", "--topic", "fish-market"], "did you mean fish-markets?"),
        (["paste.txt", "--url", "javascript:alert(1)"], "is not a web address"),
    ],
)
def test_what_cannot_be_clipped_is_refused_with_a_remedy(
    desk: Any, tmp_path: Path, arguments: list[str], said: str
) -> None:
    content = desk()
    (tmp_path / "empty").mkdir()
    (tmp_path / "paste.txt").write_text(pasted(), "utf-8")
    before = files(content)
    command = [sys.executable, "-c", "from standfirst.cli import main; main()", "clip", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert files(content) == before


def test_an_address_for_many_pages_is_a_wrong_use(desk: Any, tmp_path: Path) -> None:
    desk()
    one, two = paste(tmp_path, name="a.txt"), paste(tmp_path, name="b.txt")
    assert clip(one, two, "--url", ADDRESS).exit_code == 2


def test_a_file_that_cannot_be_written_leaves_nothing_half_written(desk: Any, tmp_path: Path) -> None:
    content = desk()
    (content / "articles").mkdir(exist_ok=True)
    (content / "articles" / "2024").write_text("a file where a folder belongs", "utf-8")
    result = clip(paste(tmp_path))
    assert result.exit_code == 1
    assert not list(content.rglob("*.md.*"))
    assert "Traceback" not in result.output


def test_two_commands_at_once_overwrite_nothing(tmp_path: Path) -> None:
    keeping.keep_new(tmp_path / "a.md", b"one", "a.md")
    with pytest.raises(StandfirstError, match="is there already"):
        keeping.keep_new(tmp_path / "a.md", b"two", "a.md")
    assert (tmp_path / "a.md").read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_a_capture_outside_the_evidence_or_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "evidence/raw").mkdir(parents=True)
    (tmp_path / "secret.gz").write_bytes(gzip.compress(b"secret"))
    digest = hashlib.sha256(b"secret").hexdigest()
    assert captures.read_capture(tmp_path, "secret.gz", digest) is None
    (tmp_path / "evidence/raw/a.gz").write_bytes(gzip.compress(b"secret"))
    assert captures.read_capture(tmp_path, "evidence/raw/a.gz", digest) == b"secret"
    assert captures.read_capture(tmp_path, "evidence/raw/a.gz", "0" * 64) is None
    bomb = bytes(captures.MOST_UNPACKED + 1)
    (tmp_path / "evidence/raw/bomb.gz").write_bytes(gzip.compress(bomb))
    assert captures.read_capture(tmp_path, "evidence/raw/bomb.gz", hashlib.sha256(bomb).hexdigest()) is None


def test_the_python_interface_needs_no_desk() -> None:
    from standfirst.clip import clip_html, clip_text  # noqa: PLC0415 - as a user would

    assert isinstance(clip_text(pasted(), url=ADDRESS), Clipping)
    assert clip_html("<title>x</title><p>Home</p>").body == ""
