"""The picture that a shared link shows: a topic's or an edition's title, drawn in the theme's own letters.

Only letters that the theme's fonts hold are drawn. A title in another script is left out of the picture, which then
shows the desk's name and the numbers: an empty box for each letter would say nothing, and the link's own text has it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

from standfirst.briefing import Page
from standfirst.briefing.views import EditionPage, HomePage, TopicPage
from standfirst.messages import Catalogue
from standfirst.render.environment import theme_folder
from standfirst.text import shorten

NAME = "card.png"
WIDTH, HEIGHT = 1200, 630
"""Pixels: what services crop least (Open Graph's usual 1.91 to 1)."""

MARGIN = 72
PAPER, INK, SOFT, LINE = "#fdfcf9", "#1b1a17", "#5e5a52", "#dfdbd1"
"""The theme's colours by day."""

_ROMAN = re.compile(
    "[\u0020-\u007e\u00a0\u00a1\u00a3\u00a5\u00a7\u00a9\u00ab\u00b0\u00b1\u00b7\u00bb\u00bf-\u00ff\u0131\u0152\u0153"
    "\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2212]+"
)
_EXTENDED = re.compile(
    "[\u0102-\u0107\u010c-\u0111\u0118-\u011b\u011e\u011f\u0130\u0139\u013a\u013d\u013e\u0141-\u0144\u0147\u0148\u0150\u0151"
    "\u0158-\u015b\u015e-\u0161\u0164\u0165\u016e-\u0171\u0178-\u017e\u0218-\u021b]+"
)
_RUN = re.compile(f"({_EXTENDED.pattern})")
"""The letters of newsreader-roman and -roman-ext.woff2, as their `unicode-range` in the stylesheet says."""

_ALIKE = str.maketrans({"\u2009": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-", "\u2007": " "})
"""Spaces and hyphens that look like others."""

_SHADES = 15
"""How many steps there are from paper to a colour."""

TITLE_SIZES = (92, 80, 68, 58, 50)
"""Pixels; the largest with which a title takes at most three lines."""

MOST_LINES = 3
HEADLINES = 3


@dataclass(frozen=True, slots=True)
class CardText:
    """What a picture says, in plain text. `accent` is a colour as `#8f2436`."""

    desk: str
    label: str
    title: str
    lines: tuple[str, ...]
    facts: str
    accent: str

    @property
    def description(self) -> str:
        """The same for those who cannot see it."""
        said = (self.desk, self.label, self.title, *self.lines, self.facts)
        return ". ".join(text.rstrip(".") for text in said if text)


def card_text(page: Page, desk: str, accent: str, catalogue: Catalogue) -> CardText | None:
    """Return what the picture of a topic, an edition or the whole site says; None for other pages."""
    if isinstance(page, TopicPage):
        counts = [_count(catalogue, "%(num)s story", "%(num)s stories", page.articles)]
        if page.quotes:
            counts.append(_count(catalogue, "%(num)s quote", "%(num)s quotes", page.quotes))
        told = (shorten(page.description, 150),) if page.description else ()
        return CardText(desk, catalogue.gettext("Topic"), page.title, told, " · ".join(counts), accent)
    if isinstance(page, EditionPage):
        titles = [card.title for group in page.groups for card in group.cards if card.mark is None]
        lead = [page.lead.title] if page.lead else []
        lines = tuple(dict.fromkeys([*lead, *titles]))[:HEADLINES]
        counts = [
            _count(catalogue, "%(num)s story", "%(num)s stories", page.stories),
            _count(catalogue, "%(num)s minute", "%(num)s minutes", page.minutes),
        ]
        return CardText(desk, catalogue.gettext("Edition"), page.title, lines, " · ".join(counts), accent)
    if isinstance(page, HomePage):
        titles = [row.topic.text for row in page.topics[:4]]
        return CardText(desk, "", desk, (), catalogue.listed(titles), accent)
    return None


def _count(catalogue: Catalogue, singular: str, plural: str, number: int) -> str:
    return catalogue.ngettext(singular, plural, number) % {"num": catalogue.number(number)}


class _Picture:
    """A picture of a few colours on paper, each drawn on a layer of its own and put together as a palette.

    So each letter has smooth edges, and the file is small without a search for its best colours, which took four times
    as long as all the rest (measured).
    """

    def __init__(self, accent: str) -> None:
        self.accent = accent
        self._layers = {colour: Image.new("L", (WIDTH, HEIGHT)) for colour in dict.fromkeys((INK, SOFT, LINE, accent))}

    def on(self, colour: str) -> ImageDraw.ImageDraw:
        """Return what draws in a colour; fill with 255."""
        return ImageDraw.Draw(self._layers[colour])

    def png(self) -> bytes:
        """Return the picture as PNG."""
        palette = [*ImageColor.getrgb(PAPER)]
        whole = Image.new("L", (WIDTH, HEIGHT))
        for place, (colour, layer) in enumerate(self._layers.items()):
            first = 1 + place * _SHADES
            whole = ImageChops.lighter(whole, layer.point([_shade(value, first) for value in range(256)]))
            palette += [part for shade in range(_SHADES) for part in _mixed(colour, (shade + 1) / _SHADES)]
        image = Image.frombytes("P", whole.size, whole.tobytes())
        image.putpalette(palette)
        content = BytesIO()
        image.save(content, "PNG", compress_level=6)
        return content.getvalue()


def _shade(value: int, first: int) -> int:
    """Return the palette's place for how much of a layer's colour covers a point, 0 to 255."""
    level = round(value * _SHADES / 255)
    return first + level - 1 if level else 0


def _mixed(colour: str, share: float) -> Iterator[int]:
    for paper, ink in zip(ImageColor.getrgb(PAPER)[:3], ImageColor.getrgb(colour)[:3], strict=True):
        yield round(paper + (ink - paper) * share)


def draw_card(text: CardText) -> bytes:
    """Return the picture as PNG: the same bytes for the same text."""
    picture = _Picture(text.accent)
    picture.on(text.accent).rectangle((0, 0, WIDTH, 14), fill=255)
    desk, label, facts = (_drawable(part) for part in (text.desk, text.label, text.facts))
    if text.title != text.desk:
        _letters(36, 560).draw(picture.on(INK), 62, _fitted(desk, 36, 560))
    y = 150
    if label:
        _letters(24, 600).draw(picture.on(text.accent), y, label.upper())
        y += 48
    y = _draw_title(picture.on(INK), _drawable(text.title), y)
    _draw_lines(picture.on(SOFT), [_drawable(line) for line in text.lines], y)
    if facts:
        picture.on(LINE).line((MARGIN, HEIGHT - 96, WIDTH - MARGIN, HEIGHT - 96), fill=255, width=2)
        _letters(28, 400).draw(picture.on(SOFT), HEIGHT - 76, _fitted(facts, 28, 400))
    return picture.png()


def _draw_title(draw: ImageDraw.ImageDraw, title: str, y: int) -> int:
    """Draw the title; return where the next line may stand."""
    if not title:
        return y
    for size in TITLE_SIZES:
        lines = list(_wrapped(title, _letters(size, 500)))
        if len(lines) <= MOST_LINES:
            break
    else:
        lines = [*lines[: MOST_LINES - 1], _fitted(" ".join(lines[MOST_LINES - 1 :]), size, 500)]
    for line in lines:
        _letters(size, 500).draw(draw, y, line)
        y += round(size * 1.12)
    return y + 26


def _draw_lines(draw: ImageDraw.ImageDraw, sentences: list[str], y: int) -> None:
    letters = _letters(32, 400)
    for sentence in filter(None, sentences):
        found = list(_wrapped(sentence, letters)) if len(sentences) == 1 else [_fitted(sentence, 32, 400)]
        for line in found[:2]:
            if y > HEIGHT - 150:
                return
            letters.draw(draw, y, line)
            y += 44


def _drawable(text: str) -> str:
    """Return a text as it can be drawn: without signs that the fonts lack, and empty where they lack a letter."""
    plain = text.translate(_ALIKE)
    lacking = _RUN.sub("", _ROMAN.sub("", plain))
    if any(sign.isalpha() for sign in lacking):
        return ""
    return " ".join("".join(sign for sign in plain if sign not in lacking).split())


class _Letters:
    """The theme's roman letters of one size and weight, the further ones of Latin from a file of their own."""

    def __init__(self, size: int, weight: int) -> None:
        self._fonts = tuple(_font(file, size, weight) for file in font_files())

    def length(self, text: str) -> float:
        """Return how wide a text is, in pixels."""
        return sum(font.getlength(run) for run, font in self._runs(text))

    def draw(self, draw: ImageDraw.ImageDraw, y: int, text: str) -> None:
        """Draw a line from the margin, its top at `y`."""
        x, base = float(MARGIN), y + self._fonts[0].getmetrics()[0]
        for run, font in self._runs(text):
            draw.text((x, base), run, font=font, fill=255, anchor="ls")
            x += font.getlength(run)

    def _runs(self, text: str) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
        for place, run in enumerate(_RUN.split(text)):
            if run:
                yield run, self._fonts[place % 2]


def font_files() -> tuple[Path, Path]:
    """Return the files of the letters: the usual ones, and the further ones of Latin."""
    folder = theme_folder() / "assets" / "fonts"
    return folder / "newsreader-roman.woff2", folder / "newsreader-roman-ext.woff2"


@cache
def _letters(size: int, weight: int) -> _Letters:
    return _Letters(size, weight)


def _font(file: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Return a font; the files hold weights from 400 to 600."""
    # The simple layout: the other one needs a library of the system, and pictures must not hang on that.
    font = ImageFont.truetype(BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def _wrapped(text: str, letters: _Letters) -> Iterator[str]:
    """Yield the lines of a text; a word that is wider than the picture is cut."""
    line = ""
    for word in _words(text.split(), letters):
        longer = f"{line} {word}" if line else word
        if line and letters.length(longer) > WIDTH - 2 * MARGIN:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _words(words: Iterable[str], letters: _Letters) -> Iterator[str]:
    room = WIDTH - 2 * MARGIN
    for word in words:
        left = word
        while len(left) > 1 and letters.length(left) > room:
            fits = max(1, bisect_right(range(1, len(left)), room, key=lambda n: round(letters.length(left[:n]))))
            yield left[:fits]
            left = left[fits:]
        yield left


def _fitted(text: str, size: int, weight: int) -> str:
    """Return a text cut at a word to one line."""
    letters = _letters(size, weight)
    room = WIDTH - 2 * MARGIN
    if letters.length(text) <= room:
        return text
    fits = bisect_right(range(1, len(text)), room, key=lambda n: round(letters.length(shorten(text, n))))
    return shorten(text, fits) if fits else ""
