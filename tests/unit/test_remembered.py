"""The store of verdicts is a short cut: bounded, outside the desk, and never in the way."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from standfirst.quotes import Verdict, Verifier
from standfirst.site import remembered
from standfirst.site.remembered import VerdictStore, verdict_store
from standfirst.source import DeskOptions, load_library


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "verdicts.sqlite"


def saved(file: Path, engine: str = "one", **values: str) -> None:
    store = VerdictStore(file, engine)
    for key, value in values.items():
        store.put(key, value)
    store.save()


def test_what_is_put_there_is_there_for_the_next_program(file: Path) -> None:
    saved(file, a="1", b="2")
    store = VerdictStore(file, "one")
    assert (store.get("a"), store.get("b"), store.get("c")) == ("1", "2", None)
    store.put("a", "3")
    store.save()
    assert VerdictStore(file, "one").get("a") == "3"


def test_another_engine_sees_none_of_it(file: Path) -> None:
    saved(file, a="1")
    assert VerdictStore(file, "two").get("a") is None


def test_nothing_is_written_before_it_is_saved_nor_when_nothing_is_new(file: Path) -> None:
    store = VerdictStore(file)
    assert store.get("a") is None
    store.put("a", "1")
    assert store.get("a") == "1"
    assert not file.parent.exists()
    VerdictStore(file).save()
    assert not file.parent.exists()


def test_the_file_keeps_the_newest(file: Path) -> None:
    for number in range(30):
        store = VerdictStore(file, most=10)
        store.put(str(number), "x")
        store.save()
    kept = [number for number in range(30) if VerdictStore(file, most=10).get(str(number))]
    assert kept == list(range(20, 30))


def test_memory_is_bounded_too() -> None:
    store = VerdictStore(None, most=10)
    for number in range(1000):
        store.put(str(number), "x")
    assert store.get("999") == "x"
    assert store.get("0") is None


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_is_begun_anew(content: bytes, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    store = VerdictStore(file, "one")
    assert store.get("a") is None
    store.put("a", "1")
    store.save()
    saved(file, b="2")  # at the latest the next run
    assert VerdictStore(file, "one").get("b") == "2"


def test_rows_of_another_kind_are_no_verdicts(file: Path) -> None:
    saved(file, a="1")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE verdicts SET value = x'00ff'")
    connection.close()
    assert VerdictStore(file, "one").get("a") is None


def test_a_table_of_another_kind_is_left_alone(file: Path) -> None:
    file.parent.mkdir()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE verdicts (something INTEGER)")
    connection.close()
    store = VerdictStore(file)
    assert store.get("a") is None
    store.put("a", "1")
    store.save()
    assert store.get("a") == "1"


def test_a_locked_file_stops_nobody(file: Path) -> None:
    saved(file, a="1")
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")
    store = VerdictStore(file, "one")
    assert store.get("a") is None
    store.put("b", "2")
    store.save()
    other.rollback()
    other.close()
    assert (store.get("a"), store.get("b")) == ("1", "2")
    assert VerdictStore(file, "one").get("a") == "1"


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    store = VerdictStore(tmp_path / "cache" / "verdicts.sqlite")
    assert store.get("a") is None
    store.put("a", "1")
    store.save()
    assert store.get("a") == "1"


@pytest.mark.skipif(os.geteuid() == 0, reason="who may do everything is refused nothing")
def test_a_file_that_may_only_be_read_is_read(file: Path) -> None:
    saved(file, a="1")
    file.chmod(0o400)
    file.parent.chmod(0o500)
    store = VerdictStore(file, "one")
    assert store.get("a") == "1"
    store.put("b", "2")
    store.save()
    file.parent.chmod(0o700)


def test_the_setting_names_the_folder_or_switches_the_store_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDFIRST_CACHE", str(tmp_path / "here"))
    store = verdict_store()
    store.put("a", "1")
    store.save()
    assert (tmp_path / "here" / "verdicts.sqlite").is_file()
    assert verdict_store() is store
    monkeypatch.setenv("STANDFIRST_CACHE", "off")
    off = verdict_store()
    assert off.get("a") is None
    off.put("a", "1")
    off.save()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["here", "verdicts.sqlite"]


def test_without_the_setting_it_lies_in_the_users_own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STANDFIRST_CACHE")
    monkeypatch.setattr(remembered, "user_cache_path", lambda name, **_: tmp_path / name)
    remembered._store.cache_clear()
    store = verdict_store()
    store.put("a", "1")
    store.save()
    remembered._store.cache_clear()
    assert (tmp_path / "standfirst" / "verdicts.sqlite").is_file()


def test_the_engine_is_named_by_its_own_code() -> None:
    assert len(remembered.engine()) == 64
    assert remembered.engine() == remembered.engine()


def test_the_sample_desk_has_the_same_verdicts_from_the_file(file: Path) -> None:
    library = load_library(Path(__file__).parents[2] / "digests", DeskOptions())

    def verdicts(store: VerdictStore | None) -> list[tuple[Verdict, ...]]:
        verifier = Verifier.of(library, remembered=store)
        return [verifier.verdicts(article) for article in library.articles.values()]

    fresh, store = verdicts(None), VerdictStore(file, "one")
    assert verdicts(store) == fresh
    store.save()
    again = VerdictStore(file, "one")
    assert verdicts(again) == fresh
    size = file.stat().st_size
    again.save()
    assert file.stat().st_size == size
