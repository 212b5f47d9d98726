"""A program that rewrites a selection is believed in nothing: what its sources lack is refused."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.errors import StandfirstError
from standfirst.markdown import plain_markdown
from standfirst.summarise.compiled import Selected
from standfirst.summarise.invented import invented
from standfirst.summarise.rewriters import Rewritten, Selection, rewrite
from standfirst.text import escape_markdown

BOATS = "Ada Brook of the Ferry Office counted 1,200 boats in May, twelve of them leaking."
LAND = "“We will not land where we cannot leave,” she said in Port Ansel."
SELECTION = Selection(
    "Ferries", "en", (Selected("boats", BOATS, 0, len(BOATS)), Selected("land", LAND, 0, len(LAND))), 20
)

Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a toy rewriter as pip would: a module and its entry point's file, found by the real machinery."""

    def make(body: str) -> None:
        source = "from standfirst.summarise.rewriters import Rewritten\n\ndef toy(selection):\n" + textwrap.indent(
            textwrap.dedent(body), "    "
        )
        (tmp_path / "toy_rewriter.py").write_text(source)
        info = tmp_path / "toy_rewriter-2.5.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: toy-rewriter\nVersion: 2.5\n")
        (info / "entry_points.txt").write_text("[standfirst.rewriters]\ntoy = toy_rewriter:toy\n")
        monkeypatch.syspath_prepend(str(tmp_path))

    yield make
    sys.modules.pop("toy_rewriter", None)


def says(text: str, *sources: str) -> str:
    return f"return Rewritten({text!r}, {tuple(sources or ('boats', 'land'))!r})"


def test_a_rewriter_is_found_by_its_entry_point_and_named_with_its_version(install: Install) -> None:
    install(
        """
        assert (selection.topic, selection.language, selection.words) == ("Ferries", "en", 20)
        return Rewritten("Ada Brook  counted 1200 boats.\\n", tuple(said.id for said in selection.sentences))
        """
    )
    found, program = rewrite(SELECTION, "toy")
    assert found == Rewritten("Ada Brook counted 1200 boats.", ("boats", "land"))
    assert program == "toy 2.5"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ada Brook counted 1,300 boats.", "the number 1,300"),
        ("Ada Brook counted thirteen boats.", "the number thirteen"),
        ("Ada Brook counted 1.2 boats.", "the number 1.2"),
        ("Nell Haas counted the boats.", "the name Nell"),
        ("Somebody counted boats in June.", "the name Somebody"),
        ("Ada Office counted boats.", "“Ada Office”"),
        ("“We will land where we cannot leave,” Ada Brook said.", "the quotation"),
        ("„Boats leak“, she said.", "the quotation"),
        ("Ada Brook called them 'leaking wrecks'.", "the quotation"),
        ("Two trillion boats, twelve of them leaking.", "the number Two trillion"),
        ("½ of the boats are leaking.", "the number ½"),
        ("The boats leaked twice.", "the number twice"),
        ("At -12 boats were leaking.", "the number -12"),
        ("Boats of al-Assad are leaking.", "the name al-Assad"),
        ("The iPhone counted boats.", "the name iPhone"),
        ("WHO counted the boats.", "the name WHO"),
        ("She said boats leak in the Land.", "the name Land"),
        ("Boats of 习近平 are leaking.", "习近 is in none"),
        ("In Port Ansel “we will", "a quotation mark has no other"),
        ("The 「boats」 are leaking.", "the quotation mark 「"),
        ("boats " * 21, "21 words, and 20 were asked for"),
        ("The boats \u202eare leaking.", "a hidden character"),
        ("  ", "empty"),
    ],
)
def test_what_its_sources_lack_is_refused(text: str, why: str, install: Install) -> None:
    install(says(text))
    with pytest.raises(StandfirstError) as refused:
        rewrite(SELECTION, "toy")
    assert why in str(refused.value)
    assert "--no-rewriter" in refused.value.remedy


def test_only_the_sources_that_it_names_count(install: Install) -> None:
    install(says("Ada Brook counted 1,200 boats.", "land"))
    with pytest.raises(StandfirstError, match="the number 1,200"):
        rewrite(SELECTION, "toy")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("raise RuntimeError('no model')", "RuntimeError: no model"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        ("return 'text'", "no text with sources"),
        ("return Rewritten('The boats.', ['boats'])", "no text with sources"),
        ("return Rewritten('The boats.', ())", "names no source"),
        ("return Rewritten('The boats.', ('elsewhere',))", "none of its sources"),
    ],
)
def test_a_rewriter_that_fails_is_told_and_no_traceback(body: str, why: str, install: Install) -> None:
    install(body)
    with pytest.raises(StandfirstError) as failed:
        rewrite(SELECTION, "toy")
    assert why in str(failed.value)


def test_a_rewriter_that_is_not_installed_is_told_with_those_that_are(install: Install) -> None:
    with pytest.raises(StandfirstError, match="there is no rewriter `toy`; none is installed"):
        rewrite(SELECTION, "toy")
    install(says("The boats."))
    with pytest.raises(StandfirstError, match="installed: toy"):
        rewrite(SELECTION, "other")


@pytest.mark.parametrize(
    "text",
    [
        BOATS,
        LAND,
        "In May, 1200 boats were counted by the Ferry Office.",
        "After May 12 boats are leaking.",
        'Ada Brook: "We will not land where we cannot leave," in Port Ansel.',
    ],
)
def test_what_says_no_more_than_its_sources_passes(text: str) -> None:
    assert invented(text, [BOATS, LAND]) == ()


def test_german_nouns_have_to_be_in_the_sources_too() -> None:
    source = "Die Fähre Marisol lief vor Port Ansel auf eine Sandbank."
    assert invented("Vor Port Ansel lief die Fähre Marisol auf.", [source]) == ()
    assert invented("Die Fähre Marisol lief auf ein Riff.", [source]) == ("the name Riff is in none of its sources",)


@given(st.text(st.sampled_from("ab1 .)*_[]()<>&#+-=~|\\`\n"), max_size=40))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    plain = " ".join(text.split())
    assert plain_markdown(escape_markdown(plain)) == plain
