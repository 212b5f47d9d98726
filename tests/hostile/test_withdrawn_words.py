"""What was withdrawn is nowhere: none of its words is in the site, in print, in a book, in a mail or in a list."""

from __future__ import annotations

import gzip
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from commands import run_command
from desks import write_desk

CONFIG = """site_name: The Lamp Desk
site_url: https://desk.example/
docs_dir: digests
theme: {name: standfirst}
plugins: [standfirst]
"""
ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1717243200"}
FIELDS = ("summary", "point", "comment", "quote", "role", "context", "author", "section", "place", "tag", "body", "why",
          "translation", "agency", "alt", "dateline")  # fmt: skip


def word(field: str) -> str:
    """Return a word that stands in one field and nowhere else."""
    return f"zqxwithdrawn{field}zqx"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk with a withdrawn story whose every field has a word of its own, all its outputs made."""
    folder = tmp_path_factory.mktemp("withdrawn")
    said = f"We {word('quote')} will not land where we cannot leave"
    gone = {
        "title": "A headline that stays", "url": "https://lakeherald.example/gone", "summary": f"It {word('summary')}.",
        "key_points": [f"One {word('point')}"], "commentary": f"Ours {word('comment')}.", "authors": [word("author")],
        "section": word("section"), "places": [word("place")], "tags": [word("tag")], "agency": word("agency"),
        "dateline": word("dateline"), "image": "https://lakeherald.example/a.jpg", "image_alt": f"Boats {word('alt')}",
        "quotes": [{
            "text": said, "speaker": "ada-brook", "role": word("role"), "context": word("context"),
            "translation": {"text": f"Wir {word('translation')}", "language": "de", "by": "us"},
        }],
        "body": f'It is {word("body")}.\n\n"{said}," said Ada Brook, a captain.\n',
        "status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "It was another pier"},
        "people": ["ada-brook"],
    }  # fmt: skip
    edition = {
        "stories": [{"id": "pier-closed", "why": "Because."}, {"id": "pier-gone", "why": "Before."}],
        "title": "The pier",
    }
    write_desk(
        folder / "digests", articles={"pier-closed": {"related": [{"id": "pier-gone"}]}, "pier-gone": gone},
        editions={"2024-05-14": edition}, topics={"ferries": {"title": "Ferries", "pinned": ["pier-gone"]}},
    )  # fmt: skip
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    for command in (
        ["build", "--pdf"], ["print", "--all", "--edition", "2024-05-14", "-o", "out"], ["epub", "-o", "out"],
        ["epub", "--topic", "ferries", "-o", "out"], ["email", "-o", "out"], ["cite", "--all", "-o", "out/all.bib"],
        ["cite", "--all", "-o", "out/all.ris"], ["cite", "--all", "-o", "out/all.json"],
    ):  # fmt: skip
        (folder / "out").mkdir(exist_ok=True)
        done = run_command(*command, cwd=folder, environment=ENVIRONMENT)
        assert done.returncode == 0, done.stderr
    return folder


def texts(folder: Path) -> dict[str, str]:
    """Return all that every file of a folder says, unpacked."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        if path.suffix == ".pdf":
            if shutil.which("pdftotext") is None:
                continue
            data += subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout
        elif path.suffix == ".epub":
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                data = b"\n".join(book.read(name) for name in book.namelist())
        elif data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        found[path.relative_to(folder).as_posix()] = data.decode("utf-8", "replace").lower()
    return found


@pytest.mark.parametrize("where", ["site", "out"])
def test_no_word_of_a_withdrawn_story_is_in_any_output(desk: Path, where: str) -> None:
    said = texts(desk / where)
    assert len(said) > 8
    assert any("a headline that stays" in text for text in said.values())
    for field in FIELDS:
        assert [name for name, text in said.items() if word(field) in text] == [], field


def test_the_words_would_be_found_if_they_were_there(desk: Path) -> None:
    said = texts(desk / "digests")["articles/2024/05/pier-gone.md"]
    assert [field for field in FIELDS if word(field) not in said] == ["why"]
