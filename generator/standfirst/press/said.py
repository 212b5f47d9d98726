"""What print and mail say of a quote, in the words that the site has for it."""

from __future__ import annotations

from standfirst.briefing.parts import Quote, Standing
from standfirst.messages import Catalogue


def standing_words(standing: Standing, words: Catalogue) -> str:
    """Return what was proved of a quote."""
    if standing.key in {"exact", "typography"}:
        return words.gettext("verbatim")
    if standing.key == "marked edit":
        return words.gettext("verbatim but for the marked edits")
    if standing.key == "stamped" and standing.on:
        return words.gettext("checked by the desk on %(date)s") % {"date": words.date(standing.on.day)}
    return words.gettext("not checked here")


def translated_words(quote: Quote, words: Catalogue) -> str | None:
    """Return whose translation is shown first; None where the source's words are."""
    if quote.translation is None or quote.language == words.language:
        return None
    name = words.language_name(quote.language)
    if quote.translation.by is None:
        return words.gettext("our translation from %(language)s") % {"language": name}
    said = words.gettext("translated from %(language)s by %(name)s")
    return said % {"language": name, "name": quote.translation.by}
