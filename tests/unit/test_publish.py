"""Publishing: readers meet the old site whole or the new one whole."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from standfirst.errors import BuildError
from standfirst.site.publish import MARK, new_site


def fill(folder: Path, word: str) -> None:
    (folder / "index.html").write_text(word)
    (folder / MARK).parent.mkdir(parents=True)
    (folder / MARK).write_text(word)


def publish(target: Path, word: str) -> None:
    with new_site(target) as fresh:
        fill(fresh, word)


def publish_and_fail(target: Path) -> None:
    with new_site(target) as fresh:
        fill(fresh, "two")
        raise ZeroDivisionError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_first_site_takes_its_place(tmp_path: Path) -> None:
    publish(tmp_path / "site", "one")
    assert (tmp_path / "site/index.html").read_text() == "one"
    assert names(tmp_path) == ["site"]


def test_a_new_site_replaces_every_file_of_the_old_one(tmp_path: Path) -> None:
    publish(tmp_path / "site", "one")
    (tmp_path / "site/gone.html").write_text("old")
    publish(tmp_path / "site", "two")
    assert names(tmp_path / "site") == ["assets", "index.html"]
    assert (tmp_path / "site/index.html").read_text() == "two"
    assert names(tmp_path) == ["site"]


def test_a_failing_build_leaves_the_old_site_and_no_litter(tmp_path: Path) -> None:
    publish(tmp_path / "site", "one")
    with pytest.raises(ZeroDivisionError):
        publish_and_fail(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "one"
    assert names(tmp_path) == ["site"]


def test_a_build_without_a_front_page_is_not_published(tmp_path: Path) -> None:
    publish(tmp_path / "site", "one")
    with pytest.raises(BuildError, match="no front page"), new_site(tmp_path / "site"):
        pass
    assert (tmp_path / "site/index.html").read_text() == "one"


def test_a_killed_build_leaves_the_old_site_and_the_next_build_clears_up(tmp_path: Path) -> None:
    publish(tmp_path / "site", "one")
    script = textwrap.dedent(
        """
        import sys, time
        from pathlib import Path
        from standfirst.site.publish import MARK, new_site
        with new_site(Path(sys.argv[1])) as fresh:
            (fresh / "index.html").write_text("half")
            print("building", flush=True)
            time.sleep(60)
        """
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "site")], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    process.stdout.close()
    assert (tmp_path / "site/index.html").read_text() == "one"
    assert len(names(tmp_path)) == 2
    publish(tmp_path / "site", "two")
    assert names(tmp_path) == ["site"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems swap in two steps")
def test_no_reader_misses_a_page_while_sites_are_swapped(tmp_path: Path) -> None:
    publish(tmp_path / "site", "0")
    missed, done = [], threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                (tmp_path / "site/index.html").read_text()
            except FileNotFoundError:
                missed.append(1)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        publish(tmp_path / "site", str(number))
    done.set()
    reader.join()
    assert not missed


def test_where_the_system_cannot_exchange_folders_two_renames_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standfirst.site.publish._exchange", lambda *_: False)
    publish(tmp_path / "site", "one")
    publish(tmp_path / "site", "two")
    assert (tmp_path / "site/index.html").read_text() == "two"
    assert names(tmp_path) == ["site"]


def test_a_folder_with_somebodys_files_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/dog.jpg").write_text("dog")
    with pytest.raises(BuildError, match="no site that standfirst built"):
        publish(tmp_path / "photos", "one")
    assert names(tmp_path / "photos") == ["dog.jpg"]


def test_a_folder_with_somebodys_web_pages_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    for name in ("index.html", "404.html"):
        (tmp_path / "other" / name).write_text("another site")
    with pytest.raises(BuildError, match="no site that standfirst built"):
        publish(tmp_path / "other", "one")


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(BuildError, match="is a file"):
        publish(tmp_path / "site", "one")


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    publish(tmp_path / "site", "one")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real/index.html").read_text() == "one"


def test_hard_links_into_the_old_site_are_not_written_through(tmp_path: Path) -> None:
    publish(tmp_path / "site", "one")
    os.link(tmp_path / "site/index.html", tmp_path / "kept.html")
    publish(tmp_path / "site", "two")
    assert (tmp_path / "kept.html").read_text() == "one"
