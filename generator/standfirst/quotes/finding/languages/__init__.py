"""What the search for quotes knows of each language: words as data, told apart by its function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import import_module

from standfirst.quotes.finding.languages.profile import Language, words

__all__ = ["LANGUAGES", "Language", "language_of", "profile_of"]

LANGUAGES: Mapping[str, str] = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "pt": "portuguese",
}
"""The languages that have rules for speakers, and the module of each; it holds its profile as `LANGUAGE`."""

_OTHERS: Mapping[str, frozenset[str]] = {
    "it": words("la le i si da ora il lo gli di del della dei che è non per con una sono anche nel alla ha ho più ma"),
    "ca": words("el els les dels al amb i que és no per una ha han són també més aquest va però seva"),
    "gl": words("o os as do da dos das no na un unha que é non por para con máis tamén foi pero súa"),
    "ro": words("și de la în a un o că nu pe cu este sunt pentru din mai care au fost acest dar lui"),
    "nl": words("de het een en van is dat niet te op voor met zijn ook aan er bij maar hij was dit naar uit"),
    "da": words("og i at det er en et på til af for med som ikke har de den der vi jeg men fra var"),
    "sv": words("och i att det är en ett på till av för med som inte har de den vi jag men från var om"),
}
"""Function words of neighbours that have no rules, so that their texts are not taken for a language that has."""
_SAMPLE = 6_000
"""How much of a body is read to tell its language, in characters."""
_LEAST_SHARE = 0.15
"""The least share of function words that a text of a language has; running prose has a third and more."""
_WORD = re.compile(r"[^\W\d_]+")


@cache
def profile_of(code: str | None) -> Language | None:
    """Return the profile of a BCP 47 tag's language, None where there are no rules for its speakers."""
    base = (code or "").lower().replace("_", "-").split("-")[0]
    if base not in LANGUAGES:
        return None
    try:
        module = import_module(f"{__name__}.{LANGUAGES[base]}")
    except ModuleNotFoundError:
        return None
    profile: Language = module.LANGUAGE
    return profile


def language_of(body: str) -> str | None:
    """Tell a body's language by its function words; None where none of the known ones stands out."""
    return _language_of(body[:_SAMPLE])


@lru_cache(maxsize=4)
def _language_of(sample: str) -> str | None:
    found = Counter(_WORD.findall(sample.lower()))
    if not found:
        return None
    best, most = None, 0
    for code in LANGUAGES:
        profile = profile_of(code)
        count = _count(found, profile.function_words) if profile else 0
        if count > most:
            best, most = code, count
    if most < max(_LEAST_SHARE * found.total(), *(_count(found, other) for other in _OTHERS.values())):
        return None
    return best


def _count(found: Counter[str], among: frozenset[str]) -> int:
    return sum(found[word] for word in found.keys() & among)
