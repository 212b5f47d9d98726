"""One accent colour, with contrast worked out for paper and for night."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

PAPER = "#fdfcf9"
NIGHT = "#16181b"
READABLE = 4.6
"""A little over WCAG 2.2's 4.5 to 1 for text, so that rounding never falls below it."""


@dataclass(frozen=True, slots=True)
class Accent:
    """The accent on light and on dark ground."""

    light: str
    dark: str


def accent_for(colour: str) -> Accent:
    """Return `colour` darkened for paper and lightened for night until text in it is readable."""
    return Accent(_readable(colour, PAPER, -0.02), _readable(colour, NIGHT, 0.02))


def contrast(first: str, second: str) -> float:
    """Return the contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _readable(colour: str, ground: str, step: float) -> str:
    red, green, blue = _parts(colour)
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    while contrast(colour, ground) < READABLE and 0 < light + step < 1:
        light += step
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, light, saturation))
    return colour


def _parts(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
