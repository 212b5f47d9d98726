"""Nothing in a clipping that was not in the input: of messy pages and pastes, whatever they are made of.

Allowed are dates and ages resolved, the tag of a language, an agency's short name, and the desk's own key of a
publisher. The pages are put together from parts, so that what was put in is known without any parser.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from harbour_page import CAPTION, OTHERS, PARAGRAPHS
from hypothesis import given
from hypothesis import strategies as st

from standfirst.clip import Clipping, clip_html, clip_text
from standfirst.clip.clipping import RelatedLink
from standfirst.clip.compose import compose
from standfirst.clip.draft import draft_article
from standfirst.clip.metadata.agencies import AGENCIES
from standfirst.clip.proposing.proposals import propose
from standfirst.source import Library
from standfirst.source.files import split_front_matter
from standfirst.source.load import empty_library
from standfirst.text import canonical_body, fold_typography, sentences, sha256

KEY = "varnstad-post"
ADDRESS = "https://varnstadpost.example/local/2024/03/04/fish-market"
PARTS = [
    *PARAGRAPHS,
    *(part for other in OTHERS for part in other),
    "Varnstad closes its fish market for eighteen months",
    "By Runa Tallis and Odd Lindqvist",
    "Von Ada Quill und Ben Marsh",
    "March 4, 2024 / 9:15 AM",
    "Published 08:39, 4 Mar 2024",
    "Updated 5 March 2024 at 10.15 pm CET",
    "04/05/2024",
    "2024-03-04T08:52:00+01:00",
    "2 hours ago",
    f"{CAPTION} Photo by Odd Lindqvist/NPS",
    "1 of 2 | The old market hall. (Odd Lindqvist)",
    "Home",
    "Local News",
    "Latest Headlines",
    "Related",
    "Advertisement",
    "Read more: Museum finds a lost map in its own cellar",
    "• The hall is stripped to its iron frame",
    "> a line from a letter",
    "Copyright 2024 Varnstad Post Ltd. All rights reserved.",
    "Subscribe to continue reading",
    "VARNSTAD (dpa) – Die Behörde schließt den Fischmarkt für achtzehn Monate, wie sie am Montag mitteilte.",  # noqa: RUF001
    "港の古い桟橋は来週から閉鎖されると市が月曜日に発表した。",
    "ADA QUILLNews Reporter",
    "“The hall will never open again on time,” Ada Quill, a trader, said on Monday.",
    "The Varnstad Harbour Trust said that the Varnstad Harbour Trust pays for all of it.",
    "https://varnstadpost.example/a?utm_source=x",
    "soft\u00adhyphens and\u00a0hard\u2009spaces",
    "\u202ehidden\u0007 characters\u200b",
    "Cafe\u0301 Müller – „gut“, sagte sie…",  # noqa: RUF001
]


MONTHS = {"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "mar": 3}
"""The months that the parts name; a day whose month is named otherwise counts as invented."""
AGES = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}
DESK = empty_library()
TODAY = date(2031, 7, 1)
IN_FILE = {"status": "proposed", "schema": 1}
FIRST_UNSPACED = "\u2e80"
"""From here on Unicode has the scripts of China and Japan, which part words by nothing."""
PAGE_RUNS = 2
"""Runs of the input in a line of a page's body: bold words and links run on, and what is cut out of them is no run."""


def signs(text: str) -> tuple[str, list[bool]]:
    """Return `text` without white space, case, what has no sign of its own, and what is the typesetter's choice.

    Beside it, for each place between two signs and at both ends, whether a word may begin or end there.
    """
    plain = fold_typography(text)
    found: list[str] = []
    free = [True]
    for place, sign in enumerate(plain):
        if sign.isspace() or not sign.isprintable():
            free[-1] = True
            continue
        last, following = plain[place - 1] if place else " ", plain[place + 1 : place + 2]
        # "ADA QUILLNews": pages lose the space between two elements, and a capital tells where it was.
        glued = sign.isupper() and (last.islower() or (last.isupper() and following.islower()))
        alike = (last.isalpha() and sign.isalpha()) or (last.isdigit() and sign.isdigit())
        free[-1] = free[-1] or glued or not alike or max(last, sign) >= FIRST_UNSPACED
        found.append(sign.lower() if len(sign.lower()) == 1 else sign)
        free.append(False)
    free[-1] = True
    return "".join(found), free


class Put:
    """What was put into an input: its parts, each with the days and words that it says."""

    def __init__(self, parts: Sequence[str]) -> None:
        self.parts = list(dict.fromkeys([*parts, *(html.unescape(part) for part in parts)]))
        self.text, self.free = signs("\n".join([*parts, *(html.unescape(part) for part in parts)]))

    def has(self, value: str) -> bool:
        """Tell whether `value` is one run of what was put in, from the beginning of a word to the end of one."""
        wanted = signs(value)[0]
        at = self.text.find(wanted)
        while at >= 0:
            if self.free[at] and self.free[at + len(wanted)]:
                return True
            at = self.text.find(wanted, at + 1)
        return False

    def runs(self, value: str) -> int:
        """Return how many runs of what was put in make up `value`; more than its words where none do."""
        words = value.split()
        runs = at = 0
        while at < len(words):
            end = next((end for end in range(len(words), at, -1) if self.has(" ".join(words[at:end]))), None)
            if end is None:
                return len(words) + 1
            runs, at = runs + 1, end
        return runs

    def says_day(self, day: str) -> bool:
        """Tell whether one part says year, month and day of `2024-05-13`, in whichever order and form."""
        year, month, of_month = (int(part) for part in day[:10].split("-"))
        return any(_says(part, year, month, of_month) for part in self.parts)

    def says_age(self, day: str) -> bool:
        """Tell whether a day is one that an age comes to, seen from a day that was put in."""
        there = date.fromisoformat(day[:10])
        ages = (re.search(r"(\d+) (minute|hour|day)s? ago", part) for part in self.parts)
        spans = [int(age[1]) * AGES[age[2]] for age in ages if age]
        # Hours may lead back over midnight.
        back = {days for span in spans for days in (span.days, span.days + (span % AGES["day"] > timedelta()))}
        return any(self.says_day((there + timedelta(days)).isoformat()) for days in back)

    def has_address(self, address: str) -> bool:
        """Tell whether host and path were put in together, and each part of the query."""
        parts = urlsplit(address)
        pairs = [pair for pair in parts.query.split("&") if pair]
        return self.has(f"{parts.netloc}{parts.path}".rstrip("/")) and all(map(self.has, [*pairs, parts.fragment]))


def _says(part: str, *day: int) -> bool:
    words = re.findall(r"\d+|[^\W\d_]+", part.casefold())
    said = Counter(int(word) if word.isdecimal() else MONTHS.get(word) for word in words)
    return Counter(day) <= said


def invented(clipping: Clipping, put: Put, *, runs: int = 1) -> list[str]:
    """Return what a clipping says that was not put in, each with the field's name.

    A line of the body is one run of what was put in, or of so many where captions between them were taken out.
    """
    whole = {
        "title": [clipping.title],
        "dateline": [clipping.dateline],
        "section": [clipping.section],
        "authors": list(clipping.authors),
        "publisher": [clipping.publisher] if clipping.publisher != KEY else [],
        "captions": [part for caption in clipping.captions for part in (caption.text, caption.credit)],
        "related": [part for link in clipping.related for part in (link.title, link.section, link.teaser, link.age)],
        "image": [clipping.image],
    }
    found = [f"{name}: {value}" for name, values in whole.items() for value in values if value and not put.has(value)]
    found += [f"body: {line}" for line in lines_of(clipping.body) if put.runs(line) > runs]
    found += [f"dropped: {drop.text}" for drop in clipping.dropped if put.runs(drop.text) > runs]
    found += _invented_agency(clipping.agency, put)
    if clipping.url and not put.has_address(clipping.url):
        found.append(f"address: {clipping.url}")
    found += [f"link: {link.url}" for link in clipping.related if link.url and not leads_where_put(link.url, put)]
    days = (clipping.date, clipping.updated, clipping.accessed)
    found += [f"date: {day}" for day in days if day and not put.says_day(day)]
    found += [
        f"date: {link.date} of {link.age}"
        for link in clipping.related
        if link.date and not put.says_day(link.date) and not put.says_age(link.date)
    ]
    return found


def _invented_agency(agency: str | None, put: Put) -> list[str]:
    forms = [form for form, short in AGENCIES.items() if short == agency]
    return [f"agency: {agency}"] if agency and not any(put.has(form) for form in [agency, *forms]) else []


def lines_of(body: str) -> list[str]:
    return [re.sub(r"^(?:## |- |> )", "", line) for line in body.split("\n")]


def leads_where_put(address: str, put: Put) -> bool:
    """Tell whether a link's host and its path were put in: a page names the path alone of its own stories."""
    parts = urlsplit(address)
    return put.has_address(address) or (put.has(parts.netloc) and put.has(parts.path))


def drafted(clipping: Clipping, library: Library = DESK) -> str:
    """Return the article file that a desk without any article writes for a clipping."""
    draft = draft_article(library, clipping, propose(library, clipping), today=TODAY)
    return compose(draft.fields, draft.body, comments=draft.comments)


def invented_in_file(text: str, put: Put, *, runs: int = 1) -> list[str]:
    """Return what an article file says that was not put in, each with the field's name; see `invented`."""
    front, body = split_front_matter(text, "articles/2024/03/story.md")
    fields: dict[str, Any] = yaml.load(front, yaml.BaseLoader)  # noqa: S506 - texts alone, and no date of YAML's making
    texts = {name: fields.pop(name, None) for name in ("title", "dateline", "section", "image", "image_alt")}
    whole = {name: [value] if value else [] for name, value in texts.items()}
    whole |= {name: fields.pop(name, []) for name in ("authors", "people", "organisations")}
    quotes, related = fields.pop("quotes", []), fields.pop("related", [])
    whole["quotes"] = [quote[name] for quote in quotes for name in ("text", "speaker", "role") if name in quote]
    whole["related"] = [link[name] for link in related for name in ("title", "section", "teaser") if name in link]
    publisher = fields.pop("publisher", KEY)
    whole["publisher"] = [] if publisher == KEY else [publisher]
    found = [f"{name}: {value}" for name, values in whole.items() for value in values if not put.has(value)]
    said = {"summary": sentences(fields.pop("summary", "")), "key_points": fields.pop("key_points", [])}
    said["body"] = lines_of(canonical_body(body))
    found += [f"{name}: {line}" for name, values in said.items() for line in values if put.runs(line) > runs]
    found += _invented_agency(fields.pop("agency", None), put)
    if (address := fields.pop("url", None)) and not put.has_address(address):
        found.append(f"address: {address}")
    found += [f"link: {link['url']}" for link in related if "url" in link and not leads_where_put(link["url"], put)]
    days = [fields.pop(name, None) for name in ("date", "updated", "accessed")]
    found += [f"date: {day}" for day in days if day and not put.says_day(day)]
    ages = [link["date"] for link in related if "date" in link]
    found += [f"date: {day}" for day in ages if not put.says_day(day) and not put.says_age(day)]
    if fields.pop("body_sha256", None) != (sha256(canonical_body(body)) if body.strip() else None):
        found.append("body_sha256")
    marks = {"language", "proposed", "status", "schema"}  # what the program says of the file, not of the article
    return [*found, *(f"{name}: {value}" for name, value in fields.items() if name not in marks)]


def put(*parts: str, url: str | None = ADDRESS) -> Put:
    return Put([*parts, *([url] if url else [])])


lines = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=60)), max_size=40)


@given(lines, st.sampled_from(["\n", "\n\n", "\r\n"]), st.booleans())
def test_a_clipping_of_a_paste_says_nothing_that_was_not_pasted(parts: list[str], end: str, registered: bool) -> None:
    domains = {"varnstadpost.example": KEY} if registered else {}
    clipping = clip_text(end.join(parts), url=ADDRESS, domains=domains)
    assert invented(clipping, put(*parts)) == []
    assert invented_in_file(drafted(clipping), put(*parts)) == []


@given(st.lists(st.sampled_from(PARTS), min_size=3, max_size=30))
def test_a_clipping_of_a_paste_of_likely_lines_says_nothing_new_either(parts: list[str]) -> None:
    clipping = clip_text("\n".join(parts))
    assert invented(clipping, put(*parts, url=None)) == []
    assert invented_in_file(drafted(clipping), put(*parts, url=None)) == []


elements = st.sampled_from(
    ["p", "h1", "h2", "li", "div", "figcaption", "td", "blockquote", "span", "a", "em", "time", "b"]
)
pieces = st.lists(st.tuples(elements, st.one_of(st.sampled_from(PARTS), st.text(max_size=60))), max_size=30)
LINKS = ["/culture/lost-map", "https://ferry.example/stop?id=7", "../news/tolvik-school#top", "story?id=9&utm_source=x"]
data = st.fixed_dictionaries(
    {},
    optional={
        name: st.one_of(st.sampled_from(PARTS), st.text(max_size=40))
        for name in (
            "headline",
            "datePublished",
            "articleSection",
            "articleBody",
            "dateline",
            "inLanguage",
            "description",
        )
    },
)
names = st.lists(st.one_of(st.sampled_from(["Runa Tallis", "Odd Lindqvist", "NPS"]), st.text(max_size=30)), max_size=3)
metas = st.lists(
    st.tuples(
        st.sampled_from(
            ["og:title", "og:site_name", "author", "article:published_time", "og:image", "og:url", "section"]
        ),
        st.one_of(st.sampled_from(PARTS), st.text(max_size=40)),
    ),
    max_size=5,
)


@given(pieces, data, names, metas, st.text(max_size=80), st.booleans())
def test_a_clipping_of_a_page_says_nothing_that_is_not_on_it(
    body: list[tuple[str, str]],
    fields: dict[str, str],
    authors: list[str],
    head: list[tuple[str, str]],
    raw: str,
    addressed: bool,
) -> None:
    node = {"@type": "NewsArticle", **fields, "author": [{"@type": "Person", "name": name} for name in authors]}
    script = json.dumps(node).replace("<", "\\u003c")
    meta = "".join(f'<meta property="{name}" content="{html.escape(value)}">' for name, value in head)
    links = [f' href="{html.escape(LINKS[place % len(LINKS)])}"' for place in range(len(body))]
    shown = "\n".join(
        f"<{name}{link if name == 'a' else ''}>{html.escape(text)}</{name}>"
        for (name, text), link in zip(body, links, strict=True)
    )
    page = (
        f'<html><head>{meta}<script type="application/ld+json">{script}</script></head>'
        f"<body><article>{shown}</article>{raw}</body></html>"
    )
    url = ADDRESS if addressed else None
    told = [*fields.values(), *authors, *(value for _, value in head), *LINKS]
    known = put(*(text for _, text in body), raw, *told, url=url)
    clipping = clip_html(page, url=url)
    assert invented(clipping, known, runs=PAGE_RUNS) == []
    assert invented_in_file(drafted(clipping), known, runs=PAGE_RUNS) == []


STORY = ["Local News", "Varnstad closes its fish market for eighteen months", "By Runa Tallis", "March 4, 2024"]
STORY += [*PARAGRAPHS, "Ferry stops for a week", "2 hours ago"]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Varnstad opens its fish market for eighteen months"},
        {"title": "Varnstad closes its fish market for eight"},
        {"authors": ("Runa Tallis", "Ove Strand")},
        {"authors": ("Tallis Runa",)},
        {"publisher": "Tolvik Post"},
        {"agency": "AFP"},
        {"date": "2024-03-05"},
        {"date": "2024-04-04"},
        {"date": "2023-03-04T08:52"},
        {"updated": "2024-03-14"},
        {"section": "Opinion"},
        {"url": "https://varnstadpost.example/elsewhere"},
        {"url": ADDRESS.replace("varnstadpost", "tolvikpost")},
        {"url": ADDRESS.replace("https://", "https://m.")},
        {"url": f"{ADDRESS}?id=7"},
        {"related": (RelatedLink("Ferry stops for a month"),)},
        {"related": (RelatedLink("Ferry stops for a week", url="https://ferry.example/stop"),)},
        {"related": (RelatedLink("Ferry stops for a week", age="2 hours ago", date="2024-03-02"),)},
        {"body": f"{PARAGRAPHS[0]} Nobody protested.\n"},
        {"body": f"{PARAGRAPHS[0].replace('forty', 'fifty')}\n"},
        {"body": f"{PARAGRAPHS[0].replace('voted on Monday', 'on Monday voted')}\n"},
        {"body": f"{PARAGRAPHS[0]} {PARAGRAPHS[2]}\n"},
    ],
)
def test_one_word_another_day_or_another_host_would_be_noticed(change: dict[str, Any]) -> None:
    clipping = clip_text("\n\n".join(STORY), url=ADDRESS)
    known = put(*STORY)
    assert invented(clipping, known) == []
    assert invented_in_file(drafted(clipping), known) == []
    assert invented(replace(clipping, **change), known) != []
    assert invented_in_file(drafted(replace(clipping, **change)), known) != []


@pytest.mark.parametrize(
    ("there", "planted"),
    [
        ("title: Varnstad closes", "title: Varnstad opens"),
        ("- Runa Tallis", "- Runa Talis"),
        ("date: 2024-03-04", "date: 2024-03-03"),
        ("varnstadpost.example/", "varnstadpost.test/"),
        ("speaker: Ilse Marbeck", "speaker: Ilse Drest"),
        ("text: We have waited for this longer", "text: We have waited for that longer"),
        ("summary: >-\n  ", "summary: >-\n  It rained.\n  "),
        ("summary: >-\n  ", "topics:\n  - harbour\nsummary: >-\n  "),
        ("key_points:\n  - ", "key_points:\n  - Not that "),
        ("people:\n  - ", "people:\n  - Pauline "),
        ("three years. Its chairman", "three years. Her chairman"),
        ("spring tides that flooded it twice", "spring tides that flooded it once"),
        ("body_sha256: ", "body_sha256: 0"),
    ],
)
def test_a_word_planted_in_the_written_file_would_be_noticed(there: str, planted: str) -> None:
    text = drafted(clip_text("\n\n".join(STORY), url=ADDRESS))
    assert there in text
    assert invented_in_file(text.replace(there, planted), put(*STORY)) != []
