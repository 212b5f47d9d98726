"""When a pasted article appeared and when it was last changed, from the lines around its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standfirst.clip.clipping import Told
from standfirst.clip.metadata.address import date_in_path, host_of
from standfirst.clip.metadata.dates import FoundDate, dates_in
from standfirst.clip.paste.lines import Kind, Line

_PUBLISHED = re.compile(
    r"publish|publicad|publikovan|posted|veröffentlich|erschienen|erstellt|publié|pubblicat|geplaatst|gepubliceerd|"
    r"publicerad|publisert|udgivet|yayın|eklen|zveřejn|vydán|opublikowan|опублик|опубл|نشر|등록|입력|기사입력|公開|発表|发布",  # noqa: RUF001 - Turkish
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"updat|modif|revised|last edit|aktualisier|geändert|\bstand\b|mis à jour|màj|actualiza|atualiza|aggiorna|"
    r"bijgewerkt|gewijzigd|uppdatera|senast ändrad|oppdater|opdater|güncel|aktualiz|обновл|تحديث|수정|최종|更新",
    re.IGNORECASE,
)
_ENGLISH_DAY_FIRST = re.compile(
    r"\.(?:uk|ie|au|nz|in|za|ng|ke|gh|ug|tz|zm|zw|pk|bd|lk|sg|my|hk|mt|eu|de|fr|nl|ch|at|pt|es|it)$"
)
_ELSEWHERE = frozenset({Kind.CAPTION, Kind.CREDIT, Kind.COMMENT, Kind.LEGAL, Kind.QUOTE})
_ABOVE, _BELOW, _AFTER = 10, 18, 12
"""Lines above the headline, below the first paragraph's beginning and behind the body that may hold the date."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    found: FoundDate
    index: int
    label: str
    """`published`, `updated` or nothing."""
    alone: bool
    """Whether the line says little else."""


def reads_month_first(language: str | None, url: str | None) -> bool:
    """Return whether 04/05/2024 is the fifth of April: for English, but for sites of countries that write otherwise."""
    host = host_of(url) if url else None
    return bool(language) and str(language).startswith("en") and not (host and _ENGLISH_DAY_FIRST.search(host))


def dates_of(
    lines: Sequence[Line],
    first: int,
    end: int,
    *,
    title: int | None = None,
    url: str | None = None,
    language: str | None = None,
) -> dict[str, Told]:
    """Return `date` and `updated` of an article whose first paragraph is `lines[first]` and whose body ends at `end`.

    What stands nearest to the headline counts most, and what is called the date of publication before what is not.
    A date in the address decides between several. Nothing is resolved from ages here: a paste has no time of its own.
    """
    month_first = reads_month_first(language, url)
    anchor = first if title is None else title
    path = date_in_path(url) if url else None
    near = list(_candidates(lines, max(0, anchor - _ABOVE), min(len(lines), first + _BELOW), month_first=month_first))
    behind = list(_candidates(lines, end, min(len(lines), end + _AFTER), month_first=month_first))
    told: dict[str, Told] = {}
    dated = [(_cost(found, lines, (anchor, first), path), found) for found in near if found.label != "updated"]
    dated += [(_cost(found, lines, (end, end), path) + 3, found) for found in behind if found.label == "published"]
    dated = [(cost, found) for cost, found in dated if cost < 5.5]
    if dated:
        cost, best = min(dated, key=lambda pair: (pair[0], pair[1].index))
        rule = "called the date of publication" if best.label else "the date nearest to the headline"
        sure = 0.95 if best.label else 0.85
        told["date"] = Told(best.found.value, round(max(0.4, sure - 0.05 * cost - 0.3 * best.found.ambiguous), 2), rule)
    elif path:
        told["date"] = Told(path, 0.8, "the day in the address")
    changed = [found for found in (*near, *behind) if found.label == "updated"]
    if changed:
        told["updated"] = Told(changed[0].found.value, 0.85, "called the date of a change")
        if "date" not in told:
            told["date"] = Told(changed[0].found.value, 0.5, "the date of a change: the page gives no other")
    return told


def _candidates(lines: Sequence[Line], low: int, high: int, *, month_first: bool) -> Iterator[_Candidate]:
    for index in range(low, high):
        line = lines[index]
        if line.words > 40 or len(line.text) > 400 or (line.kind in _ELSEWHERE and line.words > 14):
            continue
        last = 0
        label = ""
        for found in dates_in(line.text, month_first=month_first):
            said = line.text[last : found.start]
            if not re.search(r"[^\W\d_]{3}", said) and last == 0 and index and lines[index - 1].words <= 4:
                said = lines[index - 1].text
            label = _label(said) or (label if re.fullmatch(r"\W*", said) else "")
            yield _Candidate(found, index, label, line.words <= 16)
            last = found.end


def _label(said: str) -> str:
    """Return what the words before a date call it: the last of them counts."""
    published = max((match.start() for match in _PUBLISHED.finditer(said)), default=-1)
    updated = max((match.start() for match in _UPDATED.finditer(said)), default=-1)
    if published == updated == -1:
        return ""
    return "published" if published > updated else "updated"


def _cost(candidate: _Candidate, lines: Sequence[Line], anchors: tuple[int, int], path: str | None) -> float:
    """Return how far a date is from being the article's: the lines to headline or body, and what its line says else."""
    anchor, first = anchors
    cost = 0.4 * min(abs(candidate.index - anchor), abs(candidate.index - first))
    if candidate.label == "published":
        cost -= 4
    if path and candidate.found.day == path:
        cost -= 3
    if not candidate.alone:
        cost += 4
    line = lines[candidate.index]
    if line.kind in {Kind.PROSE, Kind.QUOTE}:
        cost += 4
    if candidate.index < anchor:
        # Above the headline stand today's date and other stories' as often as the article's own.
        cost += 1
    return cost
