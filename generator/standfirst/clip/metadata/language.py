"""The language of a text, by character n-grams (py3langid: a wheel with its model inside, deterministic)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from standfirst.clip.clipping import Told

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 1_500
"""Characters that are looked at; more change nothing."""
_FEWEST = 40
"""Letters below which a text is too short to tell."""
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}))?(?:$|[-_.@])")


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads numpy and the model (0.3 s)

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> Told | None:
    """Return the language that `text` is in, as a BCP 47 tag, None for a text too short or too mixed to tell."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST:
        # Scripts that write words without spaces say more in fewer signs.
        wide = len(re.findall(r"[ぁ-ヿ一-鿿가-힣]", sample))
        if wide < 12:
            return None
    if re.search(r"[ぁ-ヿ]{2}", sample):
        return Told("ja", 0.95, "the script of the text")
    code, certainty = _identifier().classify(sample)
    if certainty < 0.8:
        return None
    return Told(str(code), round(min(0.95, float(certainty)), 2), "the text's letters and their neighbours")


def language_tag(told: str) -> str | None:
    """Return what a page calls its language ("en_US", "de-DE.utf8") as a BCP 47 tag, None for what is none."""
    found = _TAG.match(told.strip())
    if not found:
        return None
    parts = [found[1].lower(), (found[2] or "").title(), (found[3] or "").upper()]
    return "-".join(part for part in parts if part)
