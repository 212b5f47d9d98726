"""A saved page: its own data first, its body in the body's grammar, and a clear word about every page that is none."""

import json
import time

import pytest

from standfirst.clip import clip_html
from standfirst.clip.containers.decode import NotTextError
from standfirst.clip.page.webpage import read_html
from standfirst.text import fold_typography

FIRST = (
    "The harbour board of Suederhafen voted on Tuesday to close the old pier to visitors after divers found that its "
    "wooden piles had rotted through."
)
SECOND = (
    "The pier, which has stood in the harbour since 1911, will stay closed until its piles have been replaced, the "
    "chairwoman of the board, Ines Sander, told reporters."
)
THIRD = (
    "Engineers expect the work to take two years and to cost some four million, most of which the harbour board has "
    "already set aside for repairs."
)
LAST = "The fishermen who moor at the pier were offered berths in the northern basin, where the water is less deep."
BODY = "".join(f"<p>{part}</p>" for part in (FIRST, SECOND, THIRD, LAST))
WHOLE = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{LAST}\n"
TITLE = "Harbour board closes old pier"


def page(head: str = "", body: str = BODY) -> str:
    return f"<html lang=en><head>{head}</head><body><article>{body}</article></body></html>"


def ld(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def told(html: str, **more: str) -> dict[str, str]:
    return {name: value.value for name, value in read_html(html, **more).told.items()}


def test_json_ld_tells_the_article() -> None:
    head = ld(
        headline=TITLE,
        author=[{"@type": "Person", "name": "Ada Quill"}, {"@type": "Person", "name": "Ben Marsh"}],
        datePublished="2024-03-04T08:52:00+01:00",
        dateModified="2024-03-05T10:00:00Z",
        publisher={"@type": "Organization", "name": "Harbour Post"},
        articleSection="Politics",
        image={
            "@type": "ImageObject",
            "url": "https://harbour.example/pier.jpg",
            "caption": "The old pier",
            "creditText": "B. Marsh",
        },
    )
    found = read_html(page(head), url="https://harbour.example/pier?utm_source=x")
    assert found.authors == ("Ada Quill", "Ben Marsh")
    assert {name: value.value for name, value in found.told.items()} == {
        "title": TITLE,
        "authors": "Ada Quill; Ben Marsh",
        "date": "2024-03-04T08:52+01:00",
        "updated": "2024-03-05T10:00+00:00",
        "publisher": "Harbour Post",
        "section": "Politics",
        "image": "https://harbour.example/pier.jpg",
        "language": "en",
    }
    assert found.body == WHOLE


@pytest.mark.parametrize(
    "script",
    [
        '[{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle", "headline": "Harbour board closes old pier"}]',
        (
            '{"@graph": [{"@type": "WebPage", "@id": "p"}, '
            '{"@type": ["Article", "NewsArticle"], "headline": "Harbour board closes old pier"}]}'
        ),
        '<!-- {"@type": "NewsArticle", "headline": "Harbour board closes old pier",} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Harbour board closes\told pier"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Harbour board closes old pier"}; {"@type": "Thing"}',
        '{"@type": "NewsArticle", "headline": "Harbour board &amp;#99;loses old pier"}',
        '{"@type": "NewsArticle", "headline": "Harbour board closes old pier", "text": "a "broken" quote"}',
        '{"@type": "https://schema.org/NewsArticle", "headline": "Harbour board closes old pier"}',
        (
            '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another"}]} '
            '{"@type": "NewsArticle", "headline": "Harbour board closes old pier"}'
        ),
    ],
)
def test_json_ld_is_read_however_it_is_written(script: str) -> None:
    assert told(page(f'<script type="application/ld+json">{script}</script>'))["title"] == TITLE


def test_an_author_that_is_only_named_by_its_id_is_looked_up() -> None:
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "#ada"}},
            {"@type": "Person", "@id": "#ada", "name": "Ada Quill"},
        ]
    }
    assert read_html(page(f'<script type="application/ld+json">{json.dumps(graph)}</script>')).authors == ("Ada Quill",)


def test_opengraph_and_microdata_tell_what_json_ld_does_not() -> None:
    head = (
        "<title>Harbour board closes old pier - Harbour Post</title>"
        '<meta property="og:title" content="Harbour board closes old pier | Harbour Post">'
        '<meta property="og:site_name" content="Harbour Post">'
        '<meta property="article:published_time" content="2024-03-04T08:52Z">'
        '<link rel="canonical" href="https://harbour.example/pier?fbclid=1">'
    )
    body = f'<span itemprop="author" itemscope><b itemprop="name">Ada Quill</b></span>{BODY}'
    assert told(page(head, body)) == {
        "title": TITLE,
        "publisher": "Harbour Post",
        "date": "2024-03-04T08:52+00:00",
        "url": "https://harbour.example/pier",
        "authors": "Ada Quill",
        "language": "en",
    }


def test_a_page_without_data_is_told_by_what_a_reader_sees() -> None:
    body = f"<h1>{TITLE}</h1><div>By Ada Quill</div><div>4 March 2024, 8:52 GMT</div>{BODY}"
    found = told(page("", body))
    assert (found["title"], found["authors"], found["date"]) == (TITLE, "Ada Quill", "2024-03-04T08:52+00:00")


def test_a_persons_byline_goes_before_the_papers_own_name() -> None:
    head = ld(
        headline=TITLE, author={"@type": "Organization", "name": "Harbour Post"}, publisher={"name": "Harbour Post"}
    )
    assert read_html(page(head, f"<h1>{TITLE}</h1><div>By Ada Quill</div>{BODY}")).authors == ("Ada Quill",)


def test_the_headline_is_the_editors_and_not_the_search_engines() -> None:
    head = f'<title>Pier news 2024 - Harbour Post</title><meta property="og:title" content="{TITLE}">' + ld(
        headline="Pier news 2024"
    )
    assert told(page(head))["title"] == TITLE


def test_the_texts_own_language_goes_before_what_a_template_says() -> None:
    german = (
        "Der Hafenrat von Süderhafen hat am Dienstag beschlossen, den alten Pier für Besucher zu sperren, weil Taucher "
        "verfaulte Pfähle gefunden haben."
    )
    assert told(page("", f"<p>{german}</p>" + f"<p>{german} Das teilte der Rat mit.</p>" * 2))["language"] == "de"


def test_subheadings_lists_and_quotes_survive_as_marks() -> None:
    body = (
        f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><h2>What comes next</h2><p>{THIRD}</p>"
        f"<ul><li>New piles of oak are set in spring.</li>"
        f"<li>The planks follow in the second year.</li></ul>"
        f"<blockquote><p>It was a pier to be proud of, said an old fisherman.</p></blockquote><p>{LAST}</p>"
    )
    assert read_html(page(ld(headline=TITLE), body)).body == (
        f"{FIRST}\n\n{SECOND}\n\n## What comes next\n\n{THIRD}\n\n- New piles of oak are set in spring.\n"
        f"- The planks follow in the second year.\n\n> It was a pier to be proud of, said an old fisherman.\n\n{LAST}\n"
    )


@pytest.mark.parametrize("sign", ["-", ">", "##"])
def test_a_paragraph_that_begins_like_a_mark_stays_a_paragraph_and_keeps_its_signs(sign: str) -> None:
    line = f"{sign} Nobody in this town has slept since Tuesday, she said, and nobody will sleep tomorrow either."
    body = clip_html(page("", f"<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p><p>{line} No.</p><p>{LAST}</p>")).body
    shielded = line.replace(f"{sign} ", f"{sign}\u00a0", 1)
    assert body == f"{FIRST}\n\n{shielded}\n\n{SECOND}\n\n{shielded} No.\n\n{LAST}\n"
    assert fold_typography(shielded) == line


def test_a_list_item_that_begins_like_a_mark_is_one_item() -> None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p><ul><li>- New piles of oak</li><li>New planks, too</li></ul><p>{LAST}</p>"
    assert "\n\n- - New piles of oak\n- New planks, too\n\n" in read_html(page("", body)).body


def test_captions_stand_apart_and_pointers_go() -> None:
    body = (
        f"<p>{FIRST}</p><figure><img src=a.jpg>"
        f"<figcaption>The old pier on Monday <span class=credit>Ben Marsh</span></figcaption></figure>"
        f"<p>{SECOND}</p><p><a href=/b>MAYOR OF QUELLBACH RESIGNS OVER LOST CHEESE</a></p>"
        f"<p>{THIRD}</p><p>Read more: The cheese of Quellbach</p>"
        f"<p>{LAST}</p><p>Sign up for our newsletter</p>"
    )
    found = read_html(page("", body))
    assert found.body == WHOLE
    assert [(caption.text, caption.credit) for caption in found.captions] == [("The old pier on Monday", "Ben Marsh")]
    assert all(reason for _, reason in found.dropped)


def test_a_column_that_is_cut_at_advertisements_is_whole_again() -> None:
    parts = [f"{SECOND} This was part {number} of the report that the board made public." for number in range(1, 13)]
    chunks = [parts[:4], parts[4:8], parts[8:]]
    body = "<hr class=ad>".join(
        f'<div class="grid body-text">{"".join(f"<p>{part}</p>" for part in chunk)}</div>' for chunk in chunks
    )
    assert all(part in read_html(page("", body)).body for part in parts)


def test_scripts_styles_and_entities_of_the_pages_own_do_nothing() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    html = f'<!DOCTYPE x [{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>' + page(
        "", f"<p>&e11;&f;</p><script>alert(1)</script>{BODY}"
    )
    body = read_html(html).body
    assert "root:" not in body
    assert "alert" not in body
    assert len(body) < 2_000
    assert FIRST in body


@pytest.mark.parametrize(
    ("html", "note"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("<html><body><nav><a href=/>Home</a> <a href=/b>News</a></nav></body></html>", "no article text"),
        ("<table><tr><td>" * 5_000 + BODY, "too deeply"),
        ("<div>" * 20_000 + BODY, "too deeply"),
        ("<p>word</p>" * 40_000, "too large"),
    ],
)
def test_a_page_that_is_no_article_says_so(html: str, note: str) -> None:
    begun = time.process_time()
    assert any(note in said for said in read_html(html).notes)
    assert time.process_time() - begun < 30


def test_deep_nesting_loses_no_text() -> None:
    assert FIRST in read_html("<table><tr><td>" * 5_000 + BODY).body


def test_bytes_are_decoded_and_files_of_other_kinds_refused() -> None:
    for encoding in ("utf-8", "utf-16", "utf-16-le"):
        assert FIRST in read_html(page().encode(encoding)).body
    with pytest.raises(NotTextError):
        read_html(b"%PDF-1.7")


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000,
        '{"@type":"NewsArticle","a":' * 5_000,
        '"',
        "null",
        "[null, 3, true]",
        '{"@type": 4, "headline": []}',
    ],
)
def test_hostile_json_ld_is_left_out(script: str) -> None:
    assert FIRST in read_html(page(f'<script type="application/ld+json">{script}</script>')).body
