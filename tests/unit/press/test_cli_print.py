"""`standfirst print` as a desk meets it: where files go, what is said, and what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest

from commands import run_command
from desks import write_desk

CONFIG = """site_name: The Lamp Desk
site_url: https://desk.example/
docs_dir: digests
theme: {name: standfirst}
plugins:
  - standfirst:
      desk: {name: The Lamp Desk%s}
"""
EPOCH = {"SOURCE_DATE_EPOCH": "1717243200"}


def desk(folder: Path, more: str = "", **parts: object) -> Path:
    """Write a desk with one edition and return its folder."""
    write_desk(folder / "digests", editions={"2024-05-14": {"title": "One edition"}}, **parts)  # type: ignore[arg-type]
    (folder / "mkdocs.yml").write_text(CONFIG % more, "utf-8")
    return folder


def print_(folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    done = run_command("print", *arguments, cwd=folder, environment=EPOCH | environment)
    return done.returncode, done.stdout, done.stderr


def test_the_newest_edition_is_printed_into_the_current_folder(tmp_path: Path) -> None:
    code, said, complaints = print_(desk(tmp_path))
    assert (code, complaints) == (0, "")
    assert said == "Printed edition-2024-05-14.pdf: 2 pages, 1 story\n"
    with pikepdf.open(tmp_path / "edition-2024-05-14.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "One edition \u2013 The Lamp Desk"


def test_what_did_not_change_is_not_typeset_again(tmp_path: Path) -> None:
    folder, kept = desk(tmp_path / "desk"), str(tmp_path / "kept")
    print_(folder, STANDFIRST_CACHE=kept)
    before = (folder / "edition-2024-05-14.pdf").read_bytes()
    said = print_(folder, STANDFIRST_CACHE=kept)[1]
    assert said == "Printed edition-2024-05-14.pdf: 2 pages, 1 story, unchanged\n"
    assert (folder / "edition-2024-05-14.pdf").read_bytes() == before
    article = folder / "digests/articles/2024/05/pier-closed.md"
    article.write_text(article.read_text("utf-8").replace("Boats land at the mill.", "Boats land elsewhere."), "utf-8")
    assert "unchanged" not in print_(folder, STANDFIRST_CACHE=kept)[1]
    assert (folder / "edition-2024-05-14.pdf").read_bytes() != before


def test_json_tells_what_was_made(tmp_path: Path) -> None:
    code, said, _ = print_(desk(tmp_path), "--topic", "ferries", "-o", "one.pdf", "--json")
    assert code == 0
    told = json.loads(said)
    (volume,) = told["volumes"]
    assert told["version"] == 1
    assert volume["file"] == "one.pdf"
    assert volume["bytes"] == (tmp_path / "one.pdf").stat().st_size
    assert (volume["pages"], volume["stories"], volume["unchanged"], volume["missing"]) == (2, 1, False, [])


def test_everything_goes_into_a_folder_that_is_made(tmp_path: Path) -> None:
    code, said, _ = print_(desk(tmp_path), "--all", "--edition", "2024-05-14", "-o", "paper/today")
    assert code == 0
    assert sorted(path.name for path in (tmp_path / "paper/today").iterdir()) == [
        "edition-2024-05-14.pdf",
        "volume-1.pdf",
    ]
    assert "2 files in " in said


@pytest.mark.parametrize(
    ("arguments", "message", "remedy"),
    [
        (["--edition", "2024-05-15"], "readers have no edition 2024-05-15", "did you mean 2024-05-14?"),
        (["--topic", "ferrys"], "readers have no topic ferrys", "did you mean ferries?"),
        (["--topic", "ferries", "-o", "digests/x.pdf"], "holds the desk's own files", "name another place with -o"),
        (["--topic", "ferries", "-o", "site/x.pdf"], "is swapped away by every build", "name another place with -o"),
        (["--all", "-o", "mkdocs.yml"], "mkdocs.yml is a file", ""),
        (["--topic", "ferries", "-o", "mkdocs.yml"], "mkdocs.yml is a file of another kind", "ends in .pdf"),
    ],
)
def test_what_cannot_be_is_said_with_a_remedy(tmp_path: Path, arguments: list[str], message: str, remedy: str) -> None:
    folder = desk(tmp_path)
    before = sorted(path for path in folder.rglob("*") if path.is_file())
    code, _, complaints = print_(folder, *arguments)
    assert code == 1
    assert message in complaints
    assert remedy in complaints
    assert "Traceback" not in complaints
    assert sorted(path for path in folder.rglob("*") if path.is_file()) == before


def test_a_desk_without_an_edition_is_told_how_to_begin_one(tmp_path: Path) -> None:
    write_desk(tmp_path / "digests")
    (tmp_path / "mkdocs.yml").write_text(CONFIG % "", "utf-8")
    code, _, complaints = print_(tmp_path)
    assert code == 1
    assert "the desk has no published edition" in complaints
    assert "standfirst edition today" in complaints


def test_nothing_is_printed_while_a_build_would_stop(tmp_path: Path) -> None:
    quote = {"text": "We never said that at all", "speaker": "ada-brook"}
    code, _, complaints = print_(desk(tmp_path, articles={"pier-closed": {"quotes": [quote]}}))
    assert code == 1
    assert "quote-failed" in complaints
    assert not list(tmp_path.glob("*.pdf"))


def test_a_sign_that_no_font_has_is_told_with_its_place_and_printed_by_number(tmp_path: Path) -> None:
    summary = "The clef \U0001d11e is on the pier. \U00012000 too."
    folder = desk(tmp_path, articles={"pier-closed": {"summary": summary}})
    code, said, complaints = print_(folder, "--topic", "ferries")
    lines = (folder / "digests/articles/2024/05/pier-closed.md").read_text("utf-8").splitlines()
    number = next(place for place, line in enumerate(lines, 1) if line.startswith("summary"))
    column = lines[number - 1].index("\U0001d11e") + 1
    assert code == 0
    assert said.startswith("Printed topic-ferries.pdf")
    place = f"digests/articles/2024/05/pier-closed.md:{number}:{column}"
    assert f"warning: {place}: no font has U+1D11E MUSICAL SYMBOL G CLEF" in complaints
    assert "U+12000 CUNEIFORM SIGN A" in complaints
    with pikepdf.open(folder / "topic-ferries.pdf") as pdf:
        assert len(pdf.pages) == 2


def test_a_logo_that_is_not_there_or_no_picture_is_refused(tmp_path: Path) -> None:
    folder = desk(tmp_path, ", logo: assets/sign.svg")
    code, _, complaints = print_(folder)
    assert code == 1
    assert "the desk's logo" in complaints
    assert "is not there" in complaints


def test_a_broken_logo_is_named(tmp_path: Path) -> None:
    folder = desk(tmp_path, ", logo: assets/sign.png", files={"assets/sign.png": "no picture at all"})
    code, _, complaints = print_(folder)
    assert code == 1
    assert "the desk's logo sign.png may be broken" in complaints


def test_what_was_kept_and_is_broken_is_made_anew(tmp_path: Path) -> None:
    folder, kept = desk(tmp_path / "desk"), tmp_path / "kept"
    print_(folder, STANDFIRST_CACHE=str(kept))
    made = (folder / "edition-2024-05-14.pdf").read_bytes()
    bundles = [path for path in kept.rglob("*") if path.is_file() and b"%PDF" in path.read_bytes()]
    assert bundles
    for path in bundles:
        content = path.read_bytes()
        start = content.index(b"%PDF")
        path.write_bytes(content[:start] + b"x" * (len(content) - start))
    code, said, complaints = print_(folder, STANDFIRST_CACHE=str(kept))
    assert (code, complaints) == (0, "")
    assert "unchanged" not in said
    assert (folder / "edition-2024-05-14.pdf").read_bytes() == made


def test_a_link_s_target_is_written_and_the_link_stays(tmp_path: Path) -> None:
    folder = desk(tmp_path / "desk")
    (folder / "today.pdf").symlink_to(tmp_path / "real.pdf")
    assert print_(folder, "-o", "today.pdf")[0] == 0
    assert (folder / "today.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes().startswith(b"%PDF")


def test_a_name_without_a_suffix_is_a_folder_s(tmp_path: Path) -> None:
    assert print_(desk(tmp_path), "-o", "paper")[0] == 0
    assert [path.name for path in (tmp_path / "paper").iterdir()] == ["edition-2024-05-14.pdf"]


def test_a_draft_s_file_says_so_in_its_name(tmp_path: Path) -> None:
    said = print_(desk(tmp_path), "--drafts")[1]
    assert said.startswith("Printed edition-2024-05-14-draft.pdf")


def test_a_desk_without_a_story_has_nothing_to_print(tmp_path: Path) -> None:
    folder = desk(tmp_path)
    (folder / "digests/articles/2024/05/pier-closed.md").unlink()
    (folder / "digests/editions/2024-05-14.md").unlink()
    code, _, complaints = print_(folder, "--all")
    assert code == 1
    assert "no published story to print" in complaints


def test_a_desk_s_logo_stands_on_the_cover(tmp_path: Path) -> None:
    circle = '<circle cx="10" cy="10" r="9" fill="red"/>'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{circle}</svg>'
    folder = desk(tmp_path, ", logo: assets/sign.svg", files={"assets/sign.svg": picture})
    code, _, complaints = print_(folder)
    assert (code, complaints) == (0, "")
    with pikepdf.open(folder / "edition-2024-05-14.pdf") as pdf:
        alternatives = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert "The Lamp Desk" in alternatives


def test_the_site_offers_the_pdf_of_each_edition_and_topic_when_asked_for(tmp_path: Path) -> None:
    folder = desk(tmp_path)
    done = run_command("build", "--pdf", cwd=folder, environment=EPOCH)
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    made = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.pdf"))
    assert made == ["editions/2024-05-14/briefing.pdf", "topics/ferries/briefing.pdf"]
    for page, link in {
        "editions/2024-05-14/index.html": 'briefing.pdf"',
        "topics/ferries/index.html": 'briefing.pdf"',
        "index.html": 'editions/2024-05-14/briefing.pdf"',
    }.items():
        links = re.findall(r'href="[^"]*briefing\.pdf"', (site / page).read_text("utf-8"))
        assert len(links) == 1
        assert links[0].endswith(link)
    run_command("build", cwd=folder, environment=EPOCH)
    assert not list(site.rglob("*.pdf"))
    assert "briefing.pdf" not in (site / "index.html").read_text("utf-8")
