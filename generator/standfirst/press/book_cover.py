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

_TOP = 120
_GROUND = 920
"""Where the card begins, and where the sheet takes the desk's colour."""


def cover_picture(page: EditionPage | TopicPage, book: Book, accent: str, words: Catalogue) -> bytes:
    """Return the cover as PNG. A title in letters that the theme's font lacks is left to the page's own text."""
    said = card_text(page, book.desk, accent, words)
    if said is None:  # pragma: no cover - both kinds of page have a card
        raise LookupError(page.kind)
    label = f"{said.label} · {book.dated}" if book.dated else said.label
    with Image.open(io.BytesIO(draw_card(replace(said, title=book.title, label=label)))) as card:
        bar, paper = card.getpixel((0, 0)), card.getpixel((0, card.height - 1))
        sheet = Image.new("P", COVER, paper)
        sheet.putpalette(card.getpalette() or [])
        sheet.paste(card, (0, _TOP))
        # The card's own bar, and then the ground below it, both as wide as the sheet.
        sheet.paste(paper, (0, _TOP, COVER[0], _TOP + 14))
        sheet.paste(bar, (0, _GROUND, *COVER))
    made = io.BytesIO()
    sheet.save(made, "PNG", optimize=True)
    return made.getvalue()
