"""What a shared link shows: its picture, drawn in the theme's own letters, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from desks import CUTOFF, load
from standfirst.briefing import Briefing
from standfirst.messages import catalogue
from standfirst.render import RenderedPage, Renderer
from standfirst.render import cards as cards_module
from standfirst.render.cards import HEIGHT, NAME, PAPER, WIDTH, CardText, card_text, draw_card
from standfirst.render.environment import theme_folder
from standfirst.render.pages import Desk
from standfirst.site import kept_cards
from standfirst.site.build import build_site
from standfirst.site.kept_bundles import KeptBundles
from standfirst.site.kept_cards import KeptCards

MakeDesk = Callable[..., Path]
TEXT = CardText("The Desk", "Topic", "Ferries", ("They sail.",), "2 stories · 3 quotes", "#8f2436")


def drawn(**fields: Any) -> Image.Image:
    usual = {name: getattr(TEXT, name) for name in ("desk", "label", "title", "lines", "facts", "accent")}
    return Image.open(BytesIO(draw_card(CardText(**usual | fields)))).convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Tell whether anything but paper is in a part of a picture."""
    return any(colour != (253, 252, 249) for _, colour in image.crop(box).getcolors(100_000) or [])


WHOLE_TITLE = (72, 190, 1128, 520)


def test_a_picture_is_of_the_usual_size_and_small() -> None:
    content = draw_card(TEXT)
    image = Image.open(BytesIO(content))
    assert (image.size, image.format) == ((WIDTH, HEIGHT), "PNG")
    assert len(content) < 40_000
    assert image.convert("RGB").getpixel((600, 5)) == (0x8F, 0x24, 0x36)
    assert image.convert("RGB").getpixel((5, 300)) == tuple(bytes.fromhex(PAPER[1:]))


def test_the_same_text_gives_the_same_bytes() -> None:
    assert draw_card(TEXT) == draw_card(TEXT)


@pytest.mark.parametrize("title", ["عاجل", "북한", "東京", "Тбилиси", "A title with one 東"])
def test_letters_that_the_fonts_lack_are_left_out_and_make_no_boxes(title: str) -> None:
    image = drawn(title=title, lines=())
    assert not inked(image, (72, 200, 1128, 520))
    assert inked(image, (72, 60, 600, 110)), "the desk's name"
    assert inked(image, (72, 550, 600, 600)), "the numbers"


@pytest.mark.parametrize("title", ["Erdoğan meets Tusk", "Łódź strike", "Tide → 5 km² ✓", "a\u2011b at 5\u202f000"])
def test_a_title_with_letters_of_all_latin_is_drawn_and_loses_at_most_a_sign(title: str) -> None:
    assert inked(drawn(title=title, lines=()), (72, 200, 1128, 320))


@pytest.mark.parametrize("title", ["Ferries", "W" * 400, "word " * 200, "Kapitän " * 12])
def test_a_title_stays_inside_the_picture(title: str) -> None:
    image = drawn(title=title)
    assert inked(image, WHOLE_TITLE)
    assert not inked(image, (0, 20, 60, HEIGHT))
    assert not inked(image, (WIDTH - 60, 20, WIDTH, HEIGHT))


@given(st.text(max_size=300), st.lists(st.text(max_size=120), max_size=4))
@settings(max_examples=30, deadline=None)
def test_any_text_makes_a_picture(title: str, lines: list[str]) -> None:
    assert Image.open(BytesIO(draw_card(CardText(title, title, title, tuple(lines), title, "#005f73")))).size == (
        1200,
        630,
    )


def test_the_letters_that_are_drawn_are_those_of_the_font() -> None:
    """The stylesheet's `unicode-range` is what the font was cut to."""
    css = (theme_folder() / "assets/stylesheets/standfirst.css").read_text("utf-8")
    letters = set()
    for name in ("newsreader-roman.woff2", "newsreader-roman-ext.woff2"):
        ranges = re.search(r"unicode-range: ([^;]+);", css[css.index(name) :])
        assert ranges
        for part in ranges[1].split(","):
            first, _, last = part.strip().removeprefix("U+").partition("-")
            letters.update(range(int(first, 16), int(last or first, 16) + 1))
    drawn = "".join(cards_module._drawable(chr(number)) for number in range(0x3000))
    assert {ord(sign) for sign in drawn} <= letters
    assert {ord(sign) for sign in "Éłğőß½"} <= {ord(sign) for sign in drawn} | {ord("½")}


def pages(content: Path, site_url: str | None = "https://desk.example/briefing/") -> dict[str, RenderedPage]:
    briefing = Briefing(load(content), CUTOFF, name="Desk")
    renderer = Renderer("en", site_url=site_url, desk=Desk("Desk", "#8f2436"))
    return {page.path: page for page in renderer.render_all(briefing.pages())}


def desk(make_desk: MakeDesk) -> Path:
    return make_desk(
        articles={"pier": {"title": "A <pier> & more", "topics": ["ferries"]}},
        topics={"ferries": {"title": 'Ferries "now" <b>', "description": "They sail."}},
        editions={"2024-05-14": {"stories": ["pier"]}},
    )


def said(page: RenderedPage) -> dict[str, str]:
    head = html.fragment_fromstring(str(page.head), create_parent="div")
    return {meta.get("property"): meta.get("content") for meta in head.xpath("meta[@property]")}


def test_topics_and_editions_have_a_picture_of_their_own_and_others_the_sites(make_desk: MakeDesk) -> None:
    found = pages(desk(make_desk))
    base = "https://desk.example/briefing/"
    assert said(found["topics/ferries/"])["og:image"] == f"{base}topics/ferries/card.png"
    assert said(found["editions/2024-05-14/"])["og:image"] == f"{base}editions/2024-05-14/card.png"
    for path in ("", "articles/2024/05/pier/", "archive/"):
        assert said(found[path])["og:image"] == f"{base}card.png"
    assert {path for path, page in found.items() if page.card} == {"", "topics/ferries/", "editions/2024-05-14/"}


def test_what_a_picture_says_is_said_in_words_too(make_desk: MakeDesk) -> None:
    told = said(pages(desk(make_desk))["topics/ferries/"])
    assert told["og:image:alt"] == 'Desk. Topic. Ferries "now" <b>. They sail. 1 story · 1 quote'
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")


def test_an_editions_picture_names_its_first_headlines(make_desk: MakeDesk) -> None:
    card = pages(desk(make_desk))["editions/2024-05-14/"].card
    assert card is not None
    assert (card.label, card.title, card.lines) == ("Edition", "14 May 2024", ("A <pier> & more",))


def test_without_a_sites_address_no_picture_is_named(make_desk: MakeDesk) -> None:
    assert said(pages(desk(make_desk), site_url=None)["topics/ferries/"]) == {}


def test_a_picture_speaks_the_desks_language(make_desk: MakeDesk) -> None:
    briefing = Briefing(load(desk(make_desk)), CUTOFF, name="Desk")
    topic = next(page for page in briefing.pages() if page.path == "topics/ferries/")
    card = card_text(topic, "Desk", "#8f2436", catalogue("de"))
    assert card is not None
    assert (card.label, card.facts) == ("Thema", "1 Beitrag · 1 Zitat")


def test_a_picture_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    KeptCards(KeptBundles(tmp_path)).card(TEXT)
    monkeypatch.setattr(kept_cards, "draw_card", lambda _: pytest.fail("drawn again"))
    assert KeptCards(KeptBundles(tmp_path)).card(TEXT) == draw_card(TEXT)


def test_a_build_writes_the_pictures_that_its_pages_name(make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(CUTOFF.timestamp())))
    content = desk(make_desk)
    (content / "index.md").write_text("# Welcome\n\nWords.\n")
    (content / "about.md").write_text("# About\n\nWords.\n")
    config = content.parent / "mkdocs.yml"
    config.write_text(
        "site_name: Desk\nsite_url: https://desk.example/briefing/\ndocs_dir: digests\n"
        "theme: {name: standfirst}\nplugins: [standfirst]\n"
    )
    site = build_site(config).site
    named = set()
    for file in site.rglob("*.html"):
        tree = html.fromstring(file.read_bytes())
        named.update(tree.xpath("//meta[@property='og:image']/@content"))
    paths = {address.removeprefix("https://desk.example/briefing/") for address in named}
    assert paths == {NAME, f"topics/ferries/{NAME}", f"editions/2024-05-14/{NAME}"}
    for path in paths:
        assert Image.open(site / path).size == (1200, 630)
    assert (site / "feed.xml").is_file()
