"""Print takes what an article says as text: it is printed letter by letter, and nothing in it is carried out.

Each attack stands in every place that a volume prints, once beside a twin of harmless words: the two have the same
structure, the same links but for their addresses, and no file of the machine is in either.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from desks import CUTOFF, load, write_desk
from standfirst.briefing import Briefing
from standfirst.press.compiler import Limits, PressError, typeset
from standfirst.press.fonts import Fonts
from standfirst.press.look import Look, look_of
from standfirst.press.prose import Prose
from standfirst.press.volumes import Volume, edition_volume

from .attacks import HIDDEN, KINDS
from .corpora import texts

TYPST = (
    '#read("/etc/passwd")',
    '#read("../data.json")',
    '#include "/etc/hostname"',
    '#import "@preview/cetz:0.3.0": *',
    '#eval("1+1")',
    '#panic("boom")',
    "#{ while true {} }",
    "$ x^2 $ *bold* _em_ `raw` <label> @ref ~ \\u{41} // comment /* c */",
    ']] ))) }}} " \\" = Heading',
    "#sys.inputs #here() #context counter(page).get()",
    '"); panic("x") #(',
    "\\ \\\\ \\n #linebreak()",
    "\u202egnp.exe\u202c",
    "{page} {pages}",
)
"""What would be something in the compiler's own language, and a hidden character."""

WEB = tuple(kind.replace("FIRE", "fired('print')") for kind in KINDS[:8])


def volume(folder: Path, words: str) -> tuple[Volume, Look]:
    """Return an edition whose every field holds the same words."""
    # A straight mark would end the quotation in its source.
    said = f"Said {words}".replace('"', "")
    quote = {"text": said, "speaker": words, "role": words, "context": words}
    fields: dict[str, Any] = {
        "title": words, "publisher": words, "authors": [words], "summary": words, "key_points": [words],
        "people": [words], "organisations": [words], "commentary": words, "quotes": [quote],
        "related": [{"id": "other", "reason": words}], "topics": ["ferries"],
        "corrections": [{"date": "2024-05-20", "field": "title", "was": words, "now": words, "note": words}],
        "body": f"Before it.\n\n“{said}” was all.\n",
    }  # fmt: skip
    other = {"title": "Another story", "url": "https://lakeherald.example/other", "quotes": []}
    edition = {
        "title": words, "date": "2024-05-14", "status": "published", "body": words,
        "stories": [{"id": "pier-closed", "why": words}, "other"],
    }  # fmt: skip
    content = write_desk(
        folder / "digests",
        articles={"pier-closed": fields, "other": other},
        topics={"ferries": {"title": words, "body": words}},
        editions={"2024-05-14": edition},
    )
    library = load(content)
    briefing = Briefing(library, CUTOFF, name=words)
    page = briefing.edition("2024-05-14")
    assert page is not None
    look = look_of(library.options, content, address="https://desk.example/")
    return edition_volume(briefing, page, look), look


def shape(pdf: pikepdf.Pdf) -> list[str]:
    """Return the kinds of all structure elements, but for those that break and emphasise text."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and node.get("/Type") not in {"/MCR", "/OBJR"}:
            if "/S" in node and str(node.S) not in {"/Span", "/P", "/Strong", "/Em", "/L", "/LI", "/Lbl", "/LBody"}:
                found.append(str(node.S))
            walk(node.get("/K", pikepdf.Array()))

    walk(pdf.Root.StructTreeRoot.K)
    return found


def addresses(pdf: pikepdf.Pdf) -> set[str]:
    return {
        str(note.A.URI).partition("#")[0]
        for page in pdf.pages
        for note in page.get("/Annots", [])
        if "/A" in note and "/URI" in note.A
    }


def spoken(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and unicodedata.category(sign) != "Cf")


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same volume of harmless words."""
    folder = tmp_path_factory.mktemp("twin")
    theirs, look = volume(folder, "Plain words")
    (folder / "twin.pdf").write_bytes(typeset(theirs, look, 0))
    return folder / "twin.pdf"


@pytest.mark.parametrize("attack", [*TYPST, *WEB], ids=range(len(TYPST) + len(WEB)))
def test_an_attack_is_printed_as_it_is_written(tmp_path: Path, twin: Path, attack: str) -> None:
    ours, look = volume(tmp_path / "ours", attack)
    (tmp_path / "ours.pdf").write_bytes(typeset(ours, look, 0, Limits(seconds=60)))
    with pikepdf.open(tmp_path / "ours.pdf") as pdf, pikepdf.open(twin) as plain:
        assert [kind for kind in shape(pdf) if kind != "/Link"] == [kind for kind in shape(plain) if kind != "/Link"]
        assert addresses(pdf) <= addresses(plain) | {"https://example.com/"}
        assert "/JavaScript" not in str(pdf.Root.keys())
        assert "/OpenAction" not in pdf.Root
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    if shutil.which("pdftotext") is None and not os.environ.get("STANDFIRST_REQUIRE_BROWSER"):
        return
    command = ["pdftotext", "-raw", str(tmp_path / "ours.pdf"), "-"]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert "root:" not in said
    # As a field that is no Markdown prints it; a long line may be hyphenated.
    prose = Prose("en", Fonts("en"))
    assert spoken(prose.plain(attack)) in spoken(said.replace("\u00ad\n", "").replace("-\n", "-"))
    assert not HIDDEN.search(re.sub("[\u2066-\u2069\x0c\u202a-\u202c]", "", said))


def print_all(folder: Path, strings: list[str]) -> bytes:
    """Return a volume that has all these texts as key points of one story."""
    ours, look = volume(folder, "Plain words")
    prose = Prose("en", ours.fonts)
    ours.data["sections"][0]["stories"][0]["points"] = [prose.plain(text[:400]) for text in strings]
    ours.data["fonts"] = [family.name for family in ours.fonts.families()]
    return typeset(ours, look, 0, Limits(seconds=300))


def test_strange_signs_are_typeset_and_none_stops_the_press(tmp_path: Path) -> None:
    strange = [text for text in texts() if not text.isascii()]
    if not strange:
        pytest.skip("the collection of strings is not here")
    assert print_all(tmp_path, strange).startswith(b"%PDF-")


@pytest.mark.slow
def test_naughty_strings_are_typeset_and_none_stops_the_press(tmp_path: Path) -> None:
    if not texts():
        pytest.skip("the collection of strings is not here")
    assert print_all(tmp_path, list(texts())).startswith(b"%PDF-")


def test_every_sign_of_unicode_is_printed_or_written_out(tmp_path: Path) -> None:
    """One sign of each category in each block of 256, and all that have no width."""
    signs: dict[tuple[int, str], str] = {}
    for code in range(0x21, 0x110000):
        sign = chr(code)
        kind = unicodedata.category(sign)
        if kind not in {"Cs", "Cn", "Co"}:
            signs.setdefault((code if kind in {"Cf", "Zs", "Zl", "Zp"} else code >> 8, kind), sign)
    words = [f"a{sign}b {sign}" for sign in signs.values()]
    assert len(words) > 1000
    assert print_all(tmp_path, [" ".join(words[start : start + 50]) for start in range(0, len(words), 50)])


@pytest.mark.parametrize(
    "source",
    [
        '#read("/etc/passwd")',
        '#read("../made.pdf")',
        '#include "/../nowhere"',
        '#image("/etc/hostname")',
        '#read("link.txt")',
    ],
)
def test_a_template_reads_nothing_outside_of_its_folder(tmp_path: Path, source: str) -> None:
    ours, look = volume(tmp_path, "Plain words")
    own = tmp_path / "overrides" / "print"
    own.mkdir(parents=True)
    (own / "briefing.typ").write_text(f"{source}\n")
    (tmp_path / "secret.txt").write_text("a secret")
    (own / "link.txt").symlink_to(tmp_path / "secret.txt")
    changed = Look(accent=look.accent, templates=(tmp_path / "overrides", *look.templates))
    with pytest.raises(PressError) as error:
        typeset(ours, changed, 0)
    assert "secret" not in error.value.message
    assert str(tmp_path) not in error.value.message


def test_a_template_takes_no_package_from_the_network(tmp_path: Path) -> None:
    ours, look = volume(tmp_path, "Plain words")
    own = tmp_path / "overrides" / "print"
    own.mkdir(parents=True)
    (own / "briefing.typ").write_text('= One\n#import "@preview/cetz:0.3.0": *\n')
    changed = Look(accent=look.accent, templates=(tmp_path / "overrides", *look.templates))
    with pytest.raises(PressError, match=r"briefing\.typ:2: a template for print takes no package"):
        typeset(ours, changed, 0)


def test_a_template_that_never_ends_is_ended(tmp_path: Path) -> None:
    ours, look = volume(tmp_path, "Plain words")
    own = tmp_path / "overrides" / "print"
    own.mkdir(parents=True)
    endless = '#set document(title: "x")\n#for a in range(100000) { for b in range(100000) { let c = a * b } }\n'
    (own / "briefing.typ").write_text(endless)
    changed = Look(accent=look.accent, templates=(tmp_path / "overrides", *look.templates))
    with pytest.raises(PressError) as error:
        typeset(ours, changed, 0, Limits(seconds=3))
    assert "longer than 3 s" in error.value.message
    assert "print: seconds:" in str(error.value.remedy)


def test_a_template_that_takes_all_memory_is_ended(tmp_path: Path) -> None:
    ours, look = volume(tmp_path, "Plain words")
    own = tmp_path / "overrides" / "print"
    own.mkdir(parents=True)
    (own / "briefing.typ").write_text(
        '#let s = "x" * 1000000\n#let all = range(0, 100000).map(i => s + str(i))\n#all.len()\n'
    )
    changed = Look(accent=look.accent, templates=(tmp_path / "overrides", *look.templates))
    with pytest.raises(PressError) as error:
        typeset(ours, changed, 0, Limits(memory=700, seconds=60))
    assert "more than 700 MB of memory" in error.value.message
    assert "print: memory:" in str(error.value.remedy)


def test_a_mere_warning_of_the_compiler_fails(tmp_path: Path) -> None:
    ours, look = volume(tmp_path, "Plain words")
    own = tmp_path / "overrides" / "print"
    own.mkdir(parents=True)
    (own / "briefing.typ").write_text('#set document(title: "x")\n#set text(font: "No Such Font")\nwords\n')
    changed = Look(accent=look.accent, templates=(tmp_path / "overrides", *look.templates))
    with pytest.raises(PressError, match="unknown font family"):
        typeset(ours, changed, 0)
