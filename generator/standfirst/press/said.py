"""What print and mail say of a quote, in the words that the site has for it."""

from __future__ import annotations

from collections.abc import Iterable

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


def whose_words(words: Catalogue, standings: Iterable[str], contact: str | None) -> list[str]:
    """Return whose words a volume holds, what each standing in it means, and whom to tell of an error."""
    gettext = words.gettext
    said = [gettext("Summaries, key points and comments are the desk's; headlines and quotes are the publishers' own.")]
    keys = set(standings)
    if keys & {"exact", "typography"}:
        said.append(
            gettext(
                "Verbatim: a program compared each word with the source. Only marks, such as dashes, may be set "
                "differently."
            )
        )
    if "marked edit" in keys:
        said.append(
            gettext(
                "Verbatim but for the marked edits: words in [brackets] are ours, and … stands for words left "
                "out. A program compared all others with the source."
            )
        )
    if "stamped" in keys:
        said.append(
            gettext(
                "Checked by the desk: we compared the words with the source on that day. The source's text is "
                "not kept here."
            )
        )
    if "unchecked" in keys:
        said.append(gettext("Not checked here: the source's text was not at hand when this document was made."))
    if contact:
        said.append(gettext("Corrections to %(contact)s.") % {"contact": contact})
    return said
