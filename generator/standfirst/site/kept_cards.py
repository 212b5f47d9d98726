"""Pictures for shared links, drawn once: what did not change comes from the user's cache folder."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

from standfirst import text
from standfirst.render import cards
from standfirst.render.cards import NAME, CardText, draw_card
from standfirst.site.kept_bundles import KeptBundles, bundle_key


class KeptCards:
    """Gives pictures, from what was kept or drawn now."""

    def __init__(self, kept: KeptBundles | None = None) -> None:
        self._kept = kept or KeptBundles.of_user("cards")

    def card(self, said: CardText) -> bytes:
        """Return the picture of a text."""
        key = bundle_key(_code(), repr(said))
        known = self._kept.get(key)
        if known is not None and NAME in known:
            return known[NAME]
        drawn = draw_card(said)
        self._kept.keep(key, {NAME: drawn})
        return drawn


@cache
def _code() -> str:
    """Return what a picture hangs on besides its text."""
    code = "".join(Path(str(module.__file__)).read_text("utf-8") for module in (cards, text))
    return "\n".join([version("pillow"), code, *(text.sha256(font.read_bytes().hex()) for font in cards.font_files())])
