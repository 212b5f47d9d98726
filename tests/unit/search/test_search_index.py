"""The index: a part a language and an age, all records in it, the same bytes each time, and only what changed anew."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from found import found_records
from standfirst.errors import BuildError
from standfirst.render.records import RecordKind, SearchRecord
from standfirst.site.kept_bundles import KeptBundles
from standfirst.site.search import FOLDER, index, service, write_search_index
from standfirst.site.search.canonical import Bundle, canonical
from standfirst.site.search.groups import RECENT, language_group, parts, scripts_of
from standfirst.site.search.words import MOST_WORDS, frequent_words


def record(number: int = 0, **fields: Any) -> SearchRecord:
    usual = {
        "path": f"articles/2026/05/story-{number}/", "kind": "article", "title": f"Story {number}",
        "text": f"Ferries sailed past pier {number}.", "language": "en", "date": "2026-05-01", "topics": ("Ferries",),
        "people": (f"Person {number % 40}", "Ada Brook"), "publisher": "Coast Wire",
    }  # fmt: skip
    return SearchRecord(**usual | fields)


def tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def kept(tmp_path: Path) -> KeptBundles:
    return KeptBundles(tmp_path / "kept")


NOTHING = KeptBundles(None)


def test_every_record_comes_out_as_it_went_in(tmp_path: Path) -> None:
    quote = record(1, kind="quote", anchor="q-12345678", title="Ada Brook", story="Story 1", people=("Ada Brook",))
    assert write_search_index([record(0), quote], tmp_path, kept=NOTHING) == 2
    found = found_records(tmp_path)
    assert [one["url"] for one in found] == ["articles/2026/05/story-0/", "articles/2026/05/story-1/#q-12345678"]
    assert found[0]["content"] == "Ferries sailed past pier 0."
    assert found[0]["filters"] == {
        "kind": ["article"], "topic": ["Ferries"], "person": ["Person 0", "Ada Brook"], "publisher": ["Coast Wire"],
        "year": ["2026"], "language": ["en"], "shown": ["tag:en"],
    }  # fmt: skip
    assert found[1]["meta"]["speaker"] == "Ada Brook"
    assert found[1]["meta"]["story"] == "Story 1"


def test_where_addresses_name_their_files_records_do_too(tmp_path: Path) -> None:
    write_search_index([record(0, anchor="q-1")], tmp_path, kept=NOTHING, directory_urls=False)
    assert [one["url"] for one in found_records(tmp_path)] == ["articles/2026/05/story-0/index.html#q-1"]
    page = record(0, kind="page", path="about.html")
    write_search_index([page], tmp_path / "page", kept=NOTHING, directory_urls=False)
    assert [one["url"] for one in found_records(tmp_path / "page")] == ["about.html"]


def test_no_record_is_found_by_what_kind_of_record_it_is(tmp_path: Path) -> None:
    write_search_index([record(0), record(1, kind="topic", title="Ferries")], tmp_path, kept=NOTHING)
    searched = [set(one["meta"]) for one in found_records(tmp_path)]
    assert all(not {"kind", "language", "tag"} & names for names in searched)
    assert [one["meta"].get("name") for one in found_records(tmp_path)] == [None, "Ferries"]


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    given = [record(number) for number in range(120)]
    for name in ("one", "two"):
        write_search_index(given, tmp_path / name, kept=NOTHING)
    write_search_index(list(reversed(given)), tmp_path / "three", kept=NOTHING)
    assert tree(tmp_path / "one") == tree(tmp_path / "two") == tree(tmp_path / "three")


def test_a_bundle_that_was_kept_is_the_one_that_would_be_made(tmp_path: Path, kept: KeptBundles) -> None:
    given = [record(number) for number in range(30)]
    write_search_index(given, tmp_path / "one", kept=kept)
    write_search_index(given, tmp_path / "two", kept=kept)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def history() -> list[SearchRecord]:
    """Return records of 30 months, a hundred a month."""
    return [record(n, date=f"{2024 + n // 1200}-{n // 100 % 12 + 1:02}-{n % 28 + 1:02}") for n in range(3000)]


def test_an_edit_of_a_recent_story_indexes_the_recent_part_alone(
    tmp_path: Path, kept: KeptBundles, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = history()[:2100]
    write_search_index(given, tmp_path / "before", kept=kept)
    indexed: list[int] = []
    real = index.index_records

    def noted(given: list[dict[str, object]], *arguments: Any) -> Bundle:
        indexed.append(len(given))
        return real(given, *arguments)

    monkeypatch.setattr(index, "index_records", noted)
    edited = [*given[:-1], record(2099, date=given[-1].date, text="Mended.")]
    write_search_index(edited, tmp_path / "after", kept=kept)
    recent, older = parts(edited)
    assert indexed == [len(recent.records)]
    assert len(recent.records) < len(older.records)
    assert len(found_records(tmp_path / "after")) == 2100


def test_a_long_history_has_two_parts_of_whole_months() -> None:
    recent, older = parts(history())
    assert (recent.name, older.name) == ("en-recent", "en-older")
    assert len(recent.records) == RECENT
    assert max(one.date for one in older.records)[:7] < min(one.date for one in recent.records)[:7]


def test_a_month_that_is_longer_than_the_recent_part_is_recent_as_a_whole() -> None:
    months = [record(n, date="2026-05-01" if n % 2 else "2026-04-01") for n in range(4000)]
    recent, older = parts(months)
    assert {one.date for one in recent.records} == {"2026-05-01"}
    assert len(older.records) == 2000


def test_pages_that_change_with_their_stories_are_recent_however_old() -> None:
    recent, _ = parts([*history(), record(9999, kind="topic", date="2001-01-01")])
    assert [one.kind for one in recent.records if one.date == "2001-01-01"] == ["topic"]


def test_a_short_history_has_one_part() -> None:
    assert [part.name for part in parts(history()[:1999])] == ["en-recent"]


@pytest.mark.parametrize(
    ("tag", "group"), [("en-GB", "en"), ("zh-Hant-TW", "zh"), ("ko", "und"), ("DE", "de"), ("x", "und"), ("", "und")]
)
def test_each_language_is_indexed_in_its_own_way(tag: str, group: str) -> None:
    assert language_group(tag) == group


def test_scripts_are_those_of_the_letters_and_of_nothing_else() -> None:
    assert scripts_of(["Hello, 2026!", "북한", "東京とカ", "عاجل", "Привет"]) == (
        "Arab", "Cyrl", "Hang", "Hani", "Kana", "Latn"
    )  # fmt: skip
    assert scripts_of(["12, 34."]) == ()


def test_the_list_of_bundles_names_each_language_its_scripts_and_its_words(tmp_path: Path) -> None:
    given = [record(0), record(1, language="ko", title="부두", text="부두가 닫혔다"), record(2, language="de")]
    write_search_index(given, tmp_path, kept=NOTHING)
    listed = json.loads((tmp_path / FOLDER / "standfirst.json").read_text("utf-8"))
    assert listed["records"] == 3
    assert [(one["language"], one["tiers"], one["records"]) for one in listed["languages"]] == [
        ("de", ["de-recent/"], 1), ("en", ["en-recent/"], 1), ("und", ["und-recent/"], 1)
    ]  # fmt: skip
    assert listed["languages"][2]["scripts"] == ["Hang", "Latn"]
    words = json.loads((tmp_path / FOLDER / listed["languages"][1]["words"]).read_text("utf-8"))["words"]
    assert "ferries" in words
    assert (tmp_path / FOLDER / "pagefind.js").is_file()
    for one in listed["languages"]:
        assert (tmp_path / FOLDER / one["tiers"][0] / "pagefind-entry.json").is_file()


def test_a_site_without_anything_to_find_has_an_empty_index(tmp_path: Path) -> None:
    assert write_search_index([], tmp_path, kept=NOTHING) == 0
    assert json.loads((tmp_path / FOLDER / "standfirst.json").read_text("utf-8"))["languages"] == []


def test_nothing_lies_in_the_index_that_no_page_loads(tmp_path: Path) -> None:
    write_search_index([record(0)], tmp_path, kept=NOTHING)
    names = {Path(name).name.split(".")[0].split("_")[0] for name in tree(tmp_path / FOLDER)}
    assert names <= {"pagefind", "pagefind-entry", "standfirst", "wasm", "en"} | {
        n for n in names if n.startswith("words")
    }


# What goes wrong.


def lose_one(bundle: Bundle) -> Bundle:
    """Return a bundle that lacks a record."""
    whole = canonical(bundle)
    lost = next(name for name in whole if name.startswith("fragment/"))
    return {name: content for name, content in whole.items() if name != lost}


@pytest.mark.parametrize("text", ["…", "???", "—", "#", "\u200b", "²", "🙂", ""])
@pytest.mark.parametrize("kind", ["article", "quote", "page"])
def test_a_text_without_a_word_loses_no_record(tmp_path: Path, text: str, kind: RecordKind) -> None:
    given = [record(0), record(1, text=text, kind=kind), record(2, text=text, title=text, kind=kind)]
    assert write_search_index(given, tmp_path, kept=NOTHING) == 3
    assert len(found_records(tmp_path)) == 3


def test_what_was_not_whole_is_not_kept_and_what_was_kept_broken_is_made_anew(
    tmp_path: Path, kept: KeptBundles, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [record(n) for n in range(3)]
    with monkeypatch.context() as patch:
        patch.setattr(index, "canonical", lose_one)
        with pytest.raises(BuildError):
            write_search_index(given, tmp_path / "first", kept=kept)
    assert write_search_index(given, tmp_path / "second", kept=kept) == 3
    (file,) = (tmp_path / "kept").glob("*.zip")
    whole = file.read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 150)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        kept.get(file.stem.removeprefix("bundle-"))
        file.write_bytes(whole[:place])
        assert kept.get(file.stem.removeprefix("bundle-")) is None


def test_an_error_of_who_counts_reaches_the_caller_and_at_once(tmp_path: Path) -> None:
    def fail() -> None:
        raise RuntimeError("the bar is gone")

    with pytest.raises(RuntimeError, match="the bar is gone"):
        write_search_index([record(0)], tmp_path, kept=NOTHING, progress=lambda _: fail)


def test_a_program_that_does_not_read_is_ended(tmp_path: Path, broken_program: Path) -> None:
    broken_program.write_text("#!/bin/sh\nexec sleep 60\n")
    with pytest.raises(BuildError, match="ended before it gave the index"):
        write_search_index([record(n, text="x" * 2000) for n in range(200)], tmp_path / "site", kept=NOTHING)


def test_a_record_that_is_lost_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "canonical", lose_one)
    with pytest.raises(BuildError, match="was given 3 records of en-recent and has 2: it lacks articles/"):
        write_search_index([record(n) for n in range(3)], tmp_path, kept=NOTHING)


@pytest.fixture
def broken_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\nread -n 1 x\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(service, "program", lambda: program)
    monkeypatch.setattr(service, "WAIT", 5.0)
    return program


def test_a_program_that_dies_is_told_in_words_and_leaves_nothing_half_done(
    tmp_path: Path, broken_program: Path
) -> None:
    with pytest.raises(BuildError, match="ended before it gave the index") as told:
        write_search_index([record(n) for n in range(300)], tmp_path / "site", kept=NOTHING)
    assert "pip install" in told.value.explain()
    assert tree(tmp_path / "site") == {}


def test_a_program_that_is_not_there_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "program", lambda: tmp_path / "nowhere")
    with pytest.raises(BuildError, match="did not start"):
        write_search_index([record(0)], tmp_path / "site", kept=NOTHING)


def test_a_program_that_answers_nonsense_is_told_in_words(tmp_path: Path, broken_program: Path) -> None:
    broken_program.write_text("#!/bin/sh\necho 'nonsense,'\ncat > /dev/null\n")
    with pytest.raises(BuildError, match="no answer"):
        write_search_index([record(0)], tmp_path / "site", kept=NOTHING)


@pytest.mark.parametrize(
    "meta",
    [b"something else", gzip.compress(b"another mark"), gzip.compress(b"pagefind_dcd\x80")],
    ids=["no archive", "another mark", "another shape"],
)
def test_a_bundle_of_another_release_is_refused_in_words(meta: bytes) -> None:
    entry = b'{"languages": {"en": {"hash": "en_1", "wasm": "en"}}}'
    with pytest.raises(BuildError, match="unknown form"):
        canonical({"pagefind-entry.json": entry, "pagefind.en_1.pf_meta": meta})


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x05\x06" + bytes(18)], ids=["empty", "none", "hollow"])
def test_a_kept_bundle_that_is_broken_is_made_anew(tmp_path: Path, kept: KeptBundles, content: bytes) -> None:
    write_search_index([record(0)], tmp_path / "one", kept=kept)
    (file,) = (tmp_path / "kept").glob("bundle-*.zip")
    file.write_bytes(content)
    write_search_index([record(0)], tmp_path / "two", kept=kept)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")
    assert write_search_index([record(0)], tmp_path / "site", kept=KeptBundles(tmp_path / "kept")) == 1


def test_a_kept_bundle_writes_nothing_outside_its_folder(tmp_path: Path, kept: KeptBundles) -> None:
    write_search_index([record(0)], tmp_path / "one", kept=kept)
    (file,) = (tmp_path / "kept").glob("bundle-*.zip")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../outside.txt", "no")
    write_search_index([record(0)], tmp_path / "two", kept=kept)
    assert list(tmp_path.rglob("outside.txt")) == []
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


# Words to mend a mistyped one.


def test_the_most_frequent_words_come_first_and_ties_by_the_word() -> None:
    assert frequent_words(["Ferry ferry pier.", "Ferry at Pier", "anchor"]) == ["ferry", "pier", "anchor"]


def test_short_words_numbers_and_runs_of_unspaced_scripts_are_no_words() -> None:
    assert frequent_words(["The 2026 to of 東京の港は閉鎖 부두가 it's x1234"]) == ["it's"]


def test_a_long_list_holds_no_word_that_one_text_alone_has() -> None:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    many = [f"{a}{b}{c}{d}" for a in alphabet for b in alphabet for c in alphabet for d in alphabet[:2]]
    assert len(many) > MOST_WORDS
    assert frequent_words([" ".join(many), "twice here", "twice there"]) == ["twice"]
