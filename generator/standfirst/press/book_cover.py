"""A book's cover: the card that a shared link shows, on a sheet of the desk's colour."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from standfirst.briefing.views import EditionPage, TopicPage
from standfirst.messages import Catalogue
from standfirst.press.book_parts import Book
from standfirst.render.cards import card_text, draw_card

COVER = (1200, 1800)
"""Pixels of the picture: as wide as a card, two to three."""

_BAR = 15
"""How high the card's own bar is, which the ground stands in for."""

_TOP = 120
_GROUND = 920
"""Where the card's words begin, and where the sheet takes the desk's colour."""


def cover_picture(page: EditionPage | TopicPage, book: Book, accent: str, words: Catalogue) -> bytes:
    """Return the cover as PNG. A title in letters that the theme's font lacks is left to the page's own text."""
    said = card_text(page, book.desk, accent, words)
    if said is None:  # pragma: no cover - both kinds of page have a card
        raise LookupError(page.kind)
    label = f"{said.label} · {book.dated}" if book.dated else said.label
    with Image.open(io.BytesIO(draw_card(replace(said, title=book.title, label=label)))) as card:
        sheet = Image.new("P", COVER)
        sheet.putpalette(card.getpalette() or [])
        # One row of paper and one of the card's bar, in its own palette, drawn out to fields.
        sheet.paste(card.crop((0, card.height - 1, card.width, card.height)).resize(COVER))
        sheet.paste(card, (0, _TOP - _BAR))
        bar = card.crop((0, 0, card.width, 1))
        sheet.paste(sheet.crop((0, 0, COVER[0], _BAR)), (0, _TOP - _BAR))
        sheet.paste(bar.resize((COVER[0], COVER[1] - _GROUND)), (0, _GROUND))
    made = io.BytesIO()
    sheet.save(made, "PNG", optimize=True)
    return made.getvalue()
