"""Nothing in a clipping that was not in the input: of messy pages and pastes, whatever they are made of.

Allowed are dates and ages resolved, the tag of a language, an agency's short name, and the desk's own key of a
publisher. The pages are put together from parts, so that what was put in is known without any parser.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, replace

import pytest
from harbour_page import CAPTION, OTHERS, PARAGRAPHS
from hypothesis import given
from hypothesis import strategies as st

from standfirst.clip import Clipping, clip_html, clip_text
from standfirst.clip.metadata.agencies import AGENCIES
from standfirst.text import fold_typography

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
    "https://varnstadpost.example/a?utm_source=x",
    "soft\u00adhyphens and\u00a0hard\u2009spaces",
    "\u202ehidden\u0007 characters\u200b",
    "Cafe\u0301 Müller – „gut“, sagte sie…",  # noqa: RUF001
]


def folded(text: str) -> str:
    """Return `text` without white space, case, what has no sign of its own, and what is the typesetter's choice."""
    return "".join(sign for sign in fold_typography(text) if sign.isprintable() and not sign.isspace()).casefold()


@dataclass(frozen=True)
class Put:
    """What was put into an input, folded: texts as they are read, and addresses."""

    texts: str

    def has(self, value: str) -> bool:
        return folded(value) in self.texts

    def runs(self, value: str) -> int:
        """Return how many runs of words that were put in make up `value`: more than its words where none do."""
        words = re.findall(r"\w+|[^\w\s]", value)
        runs = at = 0
        while at < len(words):
            end = next((end for end in range(len(words), at, -1) if self.has("".join(words[at:end]))), None)
            if end is None:
                return len(words) + 1
            runs, at = runs + 1, end
        return runs


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
    lines = [re.sub(r"^(?:## |- |> )", "", line) for line in clipping.body.split("\n")]
    found += [f"body: {line}" for line in lines if put.runs(line) > runs]
    found += [f"dropped: {drop.text}" for drop in clipping.dropped if put.runs(drop.text) > runs]
    forms = [form for form, short in AGENCIES.items() if short == clipping.agency]
    if clipping.agency and not any(put.has(form) for form in [clipping.agency, *forms]):
        found.append(f"agency: {clipping.agency}")
    for address in (clipping.url, *(link.url for link in clipping.related)):
        if address and not put.has(address.split("?")[0].partition("://")[2].partition("/")[2]):
            found.append(f"address: {address}")
    for day in (clipping.date, clipping.updated, clipping.accessed):
        if day and not put.has(day[:4]):
            found.append(f"date: {day}")
    return found


def put(*parts: str) -> Put:
    return Put(folded(" ".join([*parts, *(html.unescape(part) for part in parts), ADDRESS])))


lines = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=60)), max_size=40)


@given(lines, st.sampled_from(["\n", "\n\n", "\r\n"]), st.booleans())
def test_a_clipping_of_a_paste_says_nothing_that_was_not_pasted(parts: list[str], end: str, registered: bool) -> None:
    domains = {"varnstadpost.example": KEY} if registered else {}
    clipping = clip_text(end.join(parts), url=ADDRESS, domains=domains)
    assert invented(clipping, put(*parts)) == []


@given(st.lists(st.sampled_from(PARTS), min_size=3, max_size=30))
def test_a_clipping_of_a_paste_of_likely_lines_says_nothing_new_either(parts: list[str]) -> None:
    assert invented(clip_text("\n".join(parts)), put(*parts)) == []


elements = st.sampled_from(
    ["p", "h1", "h2", "li", "div", "figcaption", "td", "blockquote", "span", "a", "em", "time", "b"]
)
pieces = st.lists(st.tuples(elements, st.one_of(st.sampled_from(PARTS), st.text(max_size=60))), max_size=30)
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


@given(pieces, data, names, metas, st.text(max_size=80))
def test_a_clipping_of_a_page_says_nothing_that_is_not_on_it(
    body: list[tuple[str, str]],
    fields: dict[str, str],
    authors: list[str],
    head: list[tuple[str, str]],
    raw: str,
) -> None:
    node = {"@type": "NewsArticle", **fields, "author": [{"@type": "Person", "name": name} for name in authors]}
    script = json.dumps(node).replace("<", "\\u003c")
    meta = "".join(f'<meta property="{name}" content="{html.escape(value)}">' for name, value in head)
    shown = "\n".join(f"<{name}>{html.escape(text)}</{name}>" for name, text in body)
    page = (
        f'<html><head>{meta}<script type="application/ld+json">{script}</script></head>'
        f"<body><article>{shown}</article>{raw}</body></html>"
    )
    known = put(*(text for _, text in body), raw, *fields.values(), *authors, *(value for _, value in head))
    assert invented(clip_html(page, url=ADDRESS), known, runs=1 + len(body) + len(raw)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Varnstad opens its fish market for eighteen months"},
        {"authors": ("Runa Tallis", "Ove Strand")},
        {"publisher": "Tolvik Post"},
        {"agency": "AFP"},
        {"date": "1931-01-01"},
        {"section": "Opinion"},
        {"url": "https://varnstadpost.example/elsewhere"},
        {"body": f"{PARAGRAPHS[0]} Nobody protested.\n"},
        {"body": f"{PARAGRAPHS[0].replace('forty', 'fifty')}\n"},
        {"body": f"{PARAGRAPHS[0].replace('voted on Monday', 'on Monday voted')}\n"},
    ],
)
def test_one_word_too_many_would_be_noticed(change: dict[str, str | tuple[str, ...]]) -> None:
    parts = ["Local News", "Varnstad closes its fish market for eighteen months", "By Runa Tallis", *PARAGRAPHS]
    clipping = clip_text("\n\n".join(parts), url=ADDRESS)
    assert invented(clipping, put(*parts)) == []
    assert invented(replace(clipping, **change), put(*parts)) != []  # type: ignore[arg-type]
