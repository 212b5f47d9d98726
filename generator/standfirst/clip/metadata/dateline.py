"""The dateline that opens a story: its place, its day, and the agency that wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.clip.clipping import Told
from standfirst.clip.metadata.agencies import AGENCIES, agency_of
from standfirst.clip.metadata.months import month_of
from standfirst.clip.paste.words import LABELS

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠŤŪŮŰŲŹŻŽ]"
_WORD = rf"{_UPPER}[\w.’'-]*"  # noqa: RUF001
_SMALL = r"(?:(?:de|la|le|el|al|am|an|der|den|do|da|dos|del|upon|sur|of)[ -])?"
_PLACE = rf"{_WORD}(?:[ /-]{_SMALL}{_WORD}){{0,3}}"
_MONTH_AND_DAY = r"[^\W\d_]{3,12}\.?\s+\d{1,2}|\d{1,2}\.?\s+[^\W\d_]{3,12}\.?"
_DATELINE = re.compile(
    rf"\s*(?P<place>{_PLACE}(?:,\s+{_PLACE}){{0,2}})?"
    rf"(?P<day>,?\s*(?<!\w)(?:{_MONTH_AND_DAY})(?:,?\s+(?:19|20)\d\d)?)?"
    r"(?:,?\s*[(\[](?P<agency>[^()\[\]]{2,40})[)\]])?"
    r"\s*(?P<mark>--+|[-–—]|:)\s+(?=\S)",  # noqa: RUF001 - the dashes of datelines
)
_LETTERS = re.compile(rf"{_UPPER}{{2,6}}")
_LONGEST = 90
_PLAIN = re.compile(rf"{_UPPER}+(?:[ ,.’'/-]+{_UPPER}+)*\.?$")  # noqa: RUF001
_SIGNED = re.compile(r"[(\[/]\s*([\w ./’'-]{2,40})\s*[)\]]?\s*\.?\s*$")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed: `text` without agency and dash, and the agency's name if it gives one."""

    text: str | None
    agency: str | None
    certain: bool
    """Whether an agency or a day stands in it: a place alone could be a heading."""


def read_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that opens `paragraph`, as "SEOUL, May 13 (UPI) --" or "Berlin (dpa) -" do, or None."""
    found = _DATELINE.match(paragraph[:_LONGEST])
    if not found:
        return None
    place, day, mark = found["place"], found["day"], found["mark"]
    agency = _agency(found["agency"]) if found["agency"] else None
    if agency is None and found["agency"] and place and day and _LETTERS.fullmatch(found["agency"]):
        agency = found["agency"]  # behind a place and a day, whoever goes by these letters
    month = month_of(re.sub(r"[\d.,]+", " ", day)) if day else None
    heads = bool(place) and not day and month_of(place.split()[0]) is not None
    if (day and not month) or heads or (found["agency"] and agency is None):
        return None
    if agency or (day and place and mark != ":"):
        text = f"{place or ''}{day or ''}".strip(" ,")
        return Dateline(text or None, agency, certain=True)
    alone = place and not day and len(place) >= 4 and _PLAIN.match(place.replace(", D.C.", ""))
    if alone and place not in LABELS and (mark != ":" or " " not in place.strip()):
        return Dateline(place, None, certain=False)
    return None


def _agency(inside: str) -> str | None:
    """Return the agency that brackets name, alone or first of several ("dpa/lni", "AP Photo" is none)."""
    whole = agency_of(inside)
    if whole:
        return whole
    return next((told for part in re.split(r"[/,]| - ", inside) if (told := agency_of(part))), None)


def dateline_of(paragraphs: Sequence[str]) -> dict[str, Told]:
    """Return `dateline` and `agency` of an article by its first three paragraphs and the end of its last."""
    told: dict[str, Told] = {}
    for paragraph in paragraphs[:3]:
        found = read_dateline(paragraph)
        if found:
            if found.text:
                told["dateline"] = Told(found.text, 0.95 if found.certain else 0.7, "the words that open the story")
            if found.agency:
                sure = 0.95 if agency_of(found.agency) else 0.8
                told["agency"] = Told(found.agency, sure, "the agency in the dateline")
            break
    if "agency" not in told and paragraphs:
        signed = _SIGNED.search(paragraphs[-1][-60:])
        if signed and (agency := _agency(signed[1])):
            told["agency"] = Told(agency, 0.75, "the agency that signs the last paragraph")
    return told


def agency_in(names: Sequence[str]) -> str | None:
    """Return the agency among the names of a byline, or None."""
    return next((AGENCIES[name.casefold()] for name in names if name.casefold() in AGENCIES), None)
