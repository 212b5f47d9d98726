"""What readers type over the sample desk, and the page that should come first: as the page for searching ranks it.

The queries were written from the desk's files before any of them was tried, and nothing is tuned to one of them. Where
a reader types what somebody said, the quote itself must come first, not only its story.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .conftest import Visit

Open = Callable[..., Visit]

FIRST, IN_FIVE = 0.9, 1.0
"""Shares of the queries that must have their page first, and among the first five."""

ARTICLE = "articles/2026/"

# What a subject is called, or nearly.
SUBJECTS = {
    "kessary strait toll": "topics/kessary-strait/",
    "press law": "topics/press-law/",
    "seabed cables": "topics/seabed-cables/",
    "highland tunnel": "topics/highland-tunnel/",
    "ilvar compact": "topics/ilvar-compact/",
    "camera networks": "topics/camera-networks/",
    "cod grey bank": "topics/grey-bank/",
    "tidal power": "topics/tidal-power/",
    "Isla Verrin": "people/isla-verrin/",
    "marchetti": "people/priya-marchetti/",
    "judge whitlock": "people/judge-amara-whitlock/",
    "Calloway Ames": "people/ruth-calloway-ames/",
    "서하늘": "people/seo-haneul/",
    "ليلى السهري": "people/layla-al-sehri/",
    "velmark coast guard": "organisations/velmark-coastguard/",
    "northline cable company": "organisations/northline/",
    "Lantern Watch": "organisations/lantern-watch/",
    "institute for sea law": "organisations/institute-for-sea-law/",
    "merrow gazette": "publishers/merrow-gazette/",
    "Nordhafener Anzeiger": "publishers/nordhafener-anzeiger/",
    "harbour radio": "publishers/harbour-radio/",
    "two doors out of the sarn sea": "editions/2026-11-16/",
    "a furrow in the clay": "editions/2026-09-14/",
}

# A story, by some words that a reader remembers of it.
STORIES = {
    "toll 90 days paused": f"{ARTICLE}09/strait-toll-paused-cpa/",
    "1.40 crowns a ton": f"{ARTICLE}08/strait-toll-announced/",
    "velmark arbitration toll": f"{ARTICLE}11/strait-arbitration-filed/",
    "price of narrow water": f"{ARTICLE}10/strait-law-essay/",
    "barrage fish pass condition": f"{ARTICLE}10/merrow-barrage-approved/",
    "fishermen's hall hearing": f"{ARTICLE}08/tidewright-merrow-barrage/",
    "school gates false matches": f"{ARTICLE}10/school-gates-suspended/",
    "port ansel forget faces 30 days": f"{ARTICLE}11/port-camera-retention/",
    "1,900 cameras four ports": f"{ARTICLE}09/lantern-watch-port-study/",
    "calder dawn": f"{ARTICLE}09/calder-dawn-repair/",
    "hospitals satellite cable dark": f"{ARTICLE}09/sarn-cable-outage/",
    "break 41 km grauholm": f"{ARTICLE}09/northline-break-located/",
    "anchor inquiry neglect not intent": f"{ARTICLE}10/anchor-inquiry-report/",
    "northline sues 48m crowns": f"{ARTICLE}11/cable-liability-claim/",
    "reporter charged leaked survey": f"{ARTICLE}08/petrane-charged/",
    "high court throws out charge": f"{ARTICLE}10/whitlock-ruling/",
    "public-interest defence journalists": f"{ARTICLE}11/press-law-amendment/",
    "joint survey more cod": f"{ARTICLE}10/grey-bank-survey/",
    "quota cut 38 percent": f"{ARTICLE}08/grey-bank-quota-cut/",
    "skippers tie up week without boats": f"{ARTICLE}09/merrow-skippers-tie-up/",
    "mediator swap water power": f"{ARTICLE}09/vandersloe-paper/",
    "Kameraüberwachung Fährterminal": f"{ARTICLE}10/kameras-nordhafen/",
    "mountain leaks village water": f"{ARTICLE}10/tunnel-water-ingress/",
    "winter power tides storage study": f"{ARTICLE}09/grid-price-study/",
    "cargo by rail forecast": f"{ARTICLE}11/tunnel-freight-forecast/",
    "Küstenwache Ankerspur": f"{ARTICLE}09/kuestenwache-anker/",
    "durchfahrtsmaut schiedsgericht": f"{ARTICLE}08/osterwald-maut/",
    "Bußgelder Graue Bank": f"{ARTICLE}11/fangquote-grauholm/",
    "해송텔레콤 우회로": f"{ARTICLE}09/haesong-telecom-reroute/",
    "آبار المزارعون": f"{ARTICLE}08/wadi-sehl-wells/",
}

# What somebody said.
SAYINGS = {
    "timetable we can print for the next hundred years": f"{ARTICLE}09/grid-price-study/",
    '"a pause is not a retreat"': f"{ARTICLE}09/strait-toll-paused-",
    "you may not sell it the night": f"{ARTICLE}10/strait-law-essay/",
    "a calendar for it": f"{ARTICLE}10/ilvar-compact-initialled/",
    "Netz und nicht die Flagge": f"{ARTICLE}11/fangquote-grauholm/",
    "found nothing but mud": f"{ARTICLE}08/wadi-sehl-wells/",
    "source who will not ring twice": f"{ARTICLE}09/press-council-statement/",
}


class Ranked(NamedTuple):
    """A query, and where the page that it wants stands among the first five: 0 for nowhere."""

    query: str
    place: int
    first: str


def test_what_readers_type_finds_what_they_mean(visit: Open, sample: str) -> None:
    seen = visit(sample)
    page = seen.open("search/?q=toll")
    results = page.locator(".sf-result")
    results.first.wait_for()
    found = []
    for query, wanted in {**SUBJECTS, **STORIES, **SAYINGS}.items():
        page.evaluate("document.querySelector('.sf-results').replaceChildren()")
        page.locator("#sf-page-q").fill(query)
        page.locator(".sf-page-form").evaluate("form => form.requestSubmit()")
        page.wait_for_function(
            "query => new URLSearchParams(location.search).get('q') === query"
            " && document.querySelector('.sf-result') && !document.querySelector('.sf-choices[aria-busy]')",
            arg=query,
        )
        links = page.eval_on_selector_all(
            ".sf-result", "all => all.slice(0, 5).map(one => one.querySelector('h3 a, .sf-words a').href)"
        )
        found.append(_ranked(query, wanted, [link.removeprefix(sample) for link in links]))
    missed = [one for one in found if one.place != 1]
    told = "\n".join(f"{one.place or '>5'}  {one.query!r}: {one.first}" for one in missed)
    assert len(found) == 60
    assert len(found) - len(missed) >= FIRST * len(found), told
    assert sum(1 for one in found if one.place) >= IN_FIVE * len(found), told


def _ranked(query: str, wanted: str, links: list[str]) -> Ranked:
    fits = [link.startswith(wanted) and (query not in SAYINGS or "#q-" in link) for link in links]
    return Ranked(query, fits.index(True) + 1 if True in fits else 0, links[0] if links else "")
