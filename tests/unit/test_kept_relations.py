"""What engines of relations leave behind lies outside the desk, and nothing depends on it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from standfirst.relate import learnt
from standfirst.relate.blocks import Limits
from standfirst.relate.engine import Engine
from standfirst.relate.texts import Text
from standfirst.site import kept_relations
from standfirst.site.kept_relations import engine_with_kept, keep_engine
from standfirst.site.remembered import SETTING

DAY = datetime(2024, 5, 2, tzinfo=UTC)
TEXTS = [
    Text("ferry-1", "Ferry aground", "The ferry Marisol ran aground off Port Ansel in the night.", when=DAY),
    Text("ferry-2", "Ferry freed", "Tugs pulled the ferry Marisol off the sand at Port Ansel.", when=DAY),
    Text("chess-1", "Chess title", "Lia Brandt won the chess title in Tarn with a rook.", when=DAY),
]
LIMITS = Limits()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv(SETTING, str(folder))
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk" / "digests"
    folder.mkdir(parents=True)
    return folder


def made(desk: Path, texts: Sequence[Text] = TEXTS) -> tuple[Engine, list[str]]:
    """Return the engine, and the ids of the articles that had to be read."""
    read: list[str] = []

    def bar(ids):
        for id_ in ids:
            read.append(id_)
            yield id_

    return engine_with_kept([replace(text) for text in texts], LIMITS, {}, desk, progress=bar), read


def says(engine: Engine) -> object:
    return [(engine.links(text.id), engine.reasons(text.id, "ferry-1"), engine.thread(text.id)) for text in TEXTS]


def files(cache: Path) -> list[Path]:
    return sorted(cache.glob("*"))


def test_a_second_run_reads_no_article_again_and_says_the_same(cache: Path, desk: Path):
    engine, read = made(desk)
    assert len(read) == 3
    said = says(engine)
    keep_engine(engine, desk)
    again, read = made(desk)
    assert read == []
    assert says(again) == said


def test_nothing_is_written_into_the_desk(cache: Path, desk: Path):
    keep_engine(made(desk)[0], desk)
    assert list(desk.parent.rglob("*")) == [desk]
    assert len(files(cache)) == 1


def test_what_is_kept_is_for_its_owner_alone(cache: Path, desk: Path):
    keep_engine(made(desk)[0], desk)
    if os.name == "posix":
        assert cache.stat().st_mode & 0o077 == 0
        assert files(cache)[0].stat().st_mode & 0o077 == 0


def test_off_keeps_nothing(cache: Path, desk: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(SETTING, "off")
    keep_engine(made(desk)[0], desk)
    assert files(cache) == []
    assert len(made(desk)[1]) == 3


def test_a_file_may_be_deleted_at_any_time(cache: Path, desk: Path):
    engine, _ = made(desk)
    keep_engine(engine, desk)
    files(cache)[0].unlink()
    again, read = made(desk)
    assert len(read) == 3
    assert says(again) == says(engine)


@pytest.mark.parametrize("content", [b"", b"nonsense", b"PK\x03\x04 half an archive"])
def test_a_broken_file_is_worked_around_and_replaced(cache: Path, desk: Path, content: bytes):
    engine, _ = made(desk)
    keep_engine(engine, desk)
    files(cache)[0].write_bytes(content)
    again, read = made(desk)
    assert len(read) == 3
    assert says(again) == says(engine)
    keep_engine(again, desk)
    assert made(desk)[1] == []


def test_what_other_versions_kept_is_never_read(cache: Path, desk: Path, monkeypatch: pytest.MonkeyPatch):
    keep_engine(made(desk)[0], desk)
    kept_relations._code.cache_clear()
    monkeypatch.setattr(kept_relations, "version", "{} 0.0.1".format)
    assert len(made(desk)[1]) == 3
    kept_relations._code.cache_clear()


def test_what_another_desk_kept_is_never_read(cache: Path, desk: Path, tmp_path: Path):
    keep_engine(made(desk)[0], desk)
    other = tmp_path / "other"
    other.mkdir()
    assert len(made(other)[1]) == 3


def test_a_link_in_the_place_of_the_file_is_not_followed(cache: Path, desk: Path, tmp_path: Path):
    keep_engine(made(desk)[0], desk)
    file = files(cache)[0]
    elsewhere = tmp_path / "elsewhere.npz"
    file.replace(elsewhere)
    file.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    engine, read = made(desk)
    assert len(read) == 3
    keep_engine(engine, desk)
    assert elsewhere.read_bytes() == before
    assert not file.is_symlink()


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "file"
    file.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv(SETTING, str(file / "cache"))
    engine, read = made(desk)
    keep_engine(engine, desk)
    assert len(read) == 3
    assert file.read_text(encoding="utf-8") == "in the way"


def test_a_disk_that_is_full_leaves_no_half_file(cache: Path, desk: Path, monkeypatch: pytest.MonkeyPatch):
    engine, _ = made(desk)

    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    keep_engine(engine, desk)
    assert files(cache) == []


def test_nothing_is_written_where_nothing_is_new(cache: Path, desk: Path):
    keep_engine(made(desk)[0], desk)
    os.utime(files(cache)[0], (1, 1))
    keep_engine(made(desk)[0], desk)
    assert files(cache)[0].stat().st_mtime == 1
    engine, _ = made(desk)
    engine.reasons("ferry-1", "ferry-2")
    keep_engine(engine, desk)
    assert files(cache)[0].stat().st_mtime > 1


def test_the_oldest_files_go_when_they_are_many_or_large(cache: Path, desk: Path, monkeypatch: pytest.MonkeyPatch):
    cache.mkdir()
    for number in range(6):
        old = cache / f"relations-{number}.npz"
        old.write_bytes(bytes(1000))
        os.utime(old, (number, number))
    (cache / "verdicts.sqlite").write_bytes(b"another's")
    keep_engine(made(desk)[0], desk)
    names = sorted(file.name for file in cache.glob("relations-?.npz"))
    assert names == ["relations-3.npz", "relations-4.npz", "relations-5.npz"]
    assert (cache / "verdicts.sqlite").read_bytes() == b"another's"
    engine, _ = made(desk)
    engine.reasons("ferry-1", "ferry-2")
    monkeypatch.setattr(kept_relations, "MOST_BYTES", len(kept_file(cache)) + 1500)
    keep_engine(engine, desk)
    assert [file.name for file in cache.glob("relations-?.npz")] == ["relations-5.npz"]


def kept_file(cache: Path) -> bytes:
    return next(file for file in files(cache) if len(file.name) > 20).read_bytes()


def test_an_engine_too_large_to_keep_is_not_kept(cache: Path, desk: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept_relations, "MOST_BYTES", 100)
    keep_engine(made(desk)[0], desk)
    assert files(cache) == []


def test_an_edited_article_alone_is_read(cache: Path, desk: Path, monkeypatch: pytest.MonkeyPatch):
    """Where weights stay as they were, which an edit of the newest month of a large library leaves."""
    monkeypatch.setattr("standfirst.relate.weights.SETTLED", 1)
    old = replace(TEXTS[2], id="old", when=datetime(2024, 3, 1, tzinfo=UTC))
    keep_engine(made(desk, [*TEXTS, old])[0], desk)
    edited = [replace(TEXTS[0], body=f"{TEXTS[0].body} Ines Okaro apologised."), *TEXTS[1:], old]
    read: list[str] = []
    terms_of = learnt.terms_of
    monkeypatch.setattr(learnt, "terms_of", lambda text, words: read.append(text.id) or terms_of(text, words))
    again, _ = made(desk, edited)
    assert "chess-1" not in read
    assert "ferry-1" in read
    assert says(again) == says(Engine.of(edited))
