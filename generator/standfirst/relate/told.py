"""Reasons in the desk's language, with the words of another language apart, for whoever must mark them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from standfirst.messages import Catalogue
from standfirst.relate.relations import Why

if TYPE_CHECKING:
    from standfirst.relate.reasons import Reason


def told(reason: Reason, catalogue: Catalogue, *, topics: Mapping[str, str], language: str) -> Why:
    """Return a reason as readers are told it.

    `topics` are the titles of topics by slug; `language` is that of the articles, in which names and words are that
    stand in their texts.
    """
    if reason.kind == "days":
        return Why("days", _days(reason.days or 0, catalogue))
    values = [topics.get(value, value) for value in reason.values] if reason.kind == "topics" else [*reason.values]
    in_texts = reason.kind in {"names", "words"}
    # Words of a text are no enumeration of the desk's: an `and` between them would be read as theirs.
    listed = ", ".join(values) if in_texts else catalogue.listed(values)
    text = _said(reason, catalogue, len(values)) % {"these": listed}
    foreign = in_texts and language != catalogue.language
    return Why(reason.kind, text, listed if foreign else "", language if foreign else None)


def _said(reason: Reason, catalogue: Catalogue, count: int) -> str:
    """Return the sentence for as many values as `count` says; they take the place of `these`."""
    match reason.kind:
        case "people":
            said = catalogue.gettext("Both name %(these)s")
        case "topics":
            said = catalogue.ngettext("Both in the topic %(these)s", "Both in the topics %(these)s", count)
        case "organisations":
            said = catalogue.gettext("Organisations in both: %(these)s")
        case "places":
            said = catalogue.ngettext("Same place: %(these)s", "Same places: %(these)s", count)
        case "tags":
            said = catalogue.ngettext("Same tag: %(these)s", "Same tags: %(these)s", count)
        case "names":
            said = catalogue.gettext("Names in both: %(these)s")
        case _:
            said = catalogue.gettext("Words in both: %(these)s")
    return said


def _days(days: int, catalogue: Catalogue) -> str:
    if not days:
        return catalogue.gettext("The same day")
    later = catalogue.ngettext("%(num)s day later", "%(num)s days later", abs(days))
    earlier = catalogue.ngettext("%(num)s day earlier", "%(num)s days earlier", abs(days))
    return (later if days > 0 else earlier) % {"num": abs(days)}
