"""A clipping: what the engines read, what a container and the desk say beside it, and every line accounted for."""

import json

import pytest
from harbour_page import CAPTION, OTHERS, PARAGRAPHS, pasted

from standfirst.clip import Clipping, clip_document, clip_html, clip_text
from standfirst.clip.clipping import Caption, Told
from standfirst.clip.containers.document import Document
from standfirst.text import forbidden_characters

TITLE = "Varnstad closes its fish market for eighteen months"
ADDRESS = "https://www.northernpress.example/local/fish-market-closes"
BODY = "\n\n".join(PARAGRAPHS) + "\n"


def page(
    *, head: str = "", above: str = "", below: str = "", body: str = "".join(f"<p>{part}</p>\n" for part in PARAGRAPHS)
) -> str:
    return (
        f"<!DOCTYPE html>\n<html lang=en>\n<head>{head}</head>\n<body>\n<nav><a href=/>Home</a></nav>\n"
        f"{above}\n<article>\n<h1>{TITLE}</h1>\n{body}</article>\n{below}\n</body></html>"
    )


def ld(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def why(clipping: Clipping, name: str) -> Told:
    return clipping.why[name]


# --- a paste ---------------------------------------------------------------------------------------------------------


def test_a_paste_gives_the_article_and_what_its_page_says() -> None:
    clipping = clip_text(pasted(), url=f"{ADDRESS}?utm_source=mail", domains={"northernpress.example": "nps"})
    assert clipping.body == BODY
    assert (clipping.title, clipping.authors, clipping.date) == (TITLE, ("Runa Tallis",), "2024-03-04T09:15")
    assert (clipping.url, clipping.publisher, clipping.section) == (ADDRESS, "nps", "Local News")
    assert clipping.language == "en"
    assert [caption.text for caption in clipping.captions] == [CAPTION]
    assert clipping.notes == ()


def test_each_field_says_how_sure_it_is_and_by_which_rule() -> None:
    clipping = clip_text(pasted(), url=ADDRESS)
    filled = {name for name in ("title", "url", "date", "section", "language") if getattr(clipping, name)}
    assert filled | {"authors"} <= set(clipping.why)
    for name, told in clipping.why.items():
        assert getattr(clipping, name), name
        assert 0 < told.confidence <= 1
        assert told.rule
    assert why(clipping, "url") == Told(ADDRESS, 1.0, "given")


def test_ages_become_times_seen_from_the_pages_own() -> None:
    related = clip_text(pasted()).related[:3]
    assert [(link.title, link.section, link.teaser) for link in related] == [
        (title, age.split(" // ")[0], teaser) for title, age, teaser in OTHERS
    ]
    assert [link.date for link in related] == ["2024-03-04T08:55", "2024-03-04T07:15", "2024-03-03"]


def test_ages_stay_as_they_are_on_a_page_without_a_time_of_its_own() -> None:
    timeless = pasted().replace("March 4, 2024 / 9:15 AM\n", "").replace("Copyright 2024", "Copyright")
    related = clip_text(timeless).related[:3]
    assert [(link.age, link.date) for link in related] == [
        ("20 minutes ago", None),
        ("2 hours ago", None),
        ("1 day ago", None),
    ]


def test_a_headline_right_above_the_first_paragraph_is_no_part_of_the_body() -> None:
    clipping = clip_text(f"{TITLE}\n\n{BODY}")
    assert (clipping.title, clipping.body) == (TITLE, BODY)
    assert (clipping.lines[0].kept, clipping.lines[0].reason) == (False, "the headline, which is no part of the body")


@pytest.mark.parametrize("text", ["", " \n\t\n\u00a0\n", "\ufeff", "Home\nNews\nSport\nSign in\nSubscribe\n"])
def test_a_text_without_an_article_gives_no_body_and_says_so(text: str) -> None:
    clipping = clip_text(text)
    assert clipping.body == ""
    assert clipping.notes in {("there is no text in it",), ("no article was found in the text",)}


# --- every line accounted for ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrapped", [None, 72])
def test_every_line_of_a_paste_is_kept_or_dropped_with_a_reason(wrapped: int | None) -> None:
    text = pasted(wrapped=wrapped)
    raw = text.split("\n")
    lines = clip_text(text).lines
    numbers = [number for line in lines for number in range(line.first, line.last + 1)]
    assert [number for number in numbers if raw[number - 1].strip()] == [
        number for number, line in enumerate(raw, 1) if line.strip()
    ]
    assert all(line.reason for line in lines)
    assert [line.text for line in lines if line.kept] == list(PARAGRAPHS)
    for line in lines:
        assert line.text.split() == " ".join(raw[line.first - 1 : line.last]).split()


def test_reasons_tell_paragraphs_captions_bylines_and_other_stories_apart() -> None:
    reasons = {line.text: line.reason for line in clip_text(pasted()).lines}
    assert reasons[PARAGRAPHS[0]] == "a paragraph of the article"
    assert reasons["By Runa Tallis"] == "a byline"
    assert reasons["Latest Headlines"] == "the head of another list"
    assert reasons[OTHERS[0][0]] == "another story's headline"
    assert reasons[OTHERS[0][2]] == "another story's teaser"
    assert "caption" in next(reason for text, reason in reasons.items() if text.startswith(CAPTION))


def test_a_line_of_nothing_that_shows_is_accounted_for_too() -> None:
    lines = clip_text(f"{TITLE}\n\u200b\u200b\n{PARAGRAPHS[0]}").lines
    assert [(line.first, line.kept, line.reason) for line in lines][1] == (2, False, "nothing in it that shows")


def test_line_ends_of_every_system_count_the_same() -> None:
    unix = clip_text(pasted())
    for end in ("\r\n", "\r", "\u2028"):
        assert clip_text(pasted().replace("\n", end)).lines == unix.lines


def test_every_line_of_a_page_is_kept_or_dropped_with_its_place_in_the_html() -> None:
    html = page(above="<p>By Runa Tallis</p>", below="<footer>\n<p>All rights reserved.</p>\n</footer>")
    lines = clip_html(html).lines
    raw = html.split("\n")
    assert [line.text for line in lines] == [
        "Home",
        "By Runa Tallis",
        TITLE,
        *PARAGRAPHS,
        "All rights reserved.",
    ]
    assert [line.text for line in lines if line.kept] == list(PARAGRAPHS)
    for line in lines:
        assert line.first == line.last
        assert line.text in raw[line.first - 1]
        assert line.reason


def test_what_is_dropped_is_what_the_lines_say_is() -> None:
    for clipping in (clip_text(pasted()), clip_html(page())):
        assert [(drop.line, drop.text, drop.reason) for drop in clipping.dropped] == [
            (line.first, line.text, line.reason) for line in clipping.lines if not line.kept
        ]


def test_a_line_that_a_page_prints_twice_is_kept_once() -> None:
    lines = clip_html(page(above=f"<aside><p>{PARAGRAPHS[2]}</p></aside>")).lines
    assert sum(line.kept for line in lines if line.text == PARAGRAPHS[2]) == 1


# --- a page ----------------------------------------------------------------------------------------------------------


def test_a_page_gives_the_article_and_what_its_data_say() -> None:
    head = ld(
        author={"@type": "Person", "name": "Runa Tallis"},
        datePublished="2024-03-04T09:15:00+01:00",
        publisher={"name": "Northern Press Service"},
        articleSection="Local News",
        image={"@type": "ImageObject", "url": "https://img.example/market.jpg"},
    )
    figure = f"<figure><img src=/m.jpg><figcaption>{CAPTION}</figcaption></figure>"
    clipping = clip_html(page(head=head, above=figure), url=ADDRESS)
    assert clipping.body == BODY
    assert (clipping.title, clipping.authors, clipping.date) == (TITLE, ("Runa Tallis",), "2024-03-04T09:15+01:00")
    assert (clipping.publisher, clipping.section) == ("Northern Press Service", "Local News")
    assert clipping.image == "https://img.example/market.jpg"
    assert clipping.captions == (Caption(CAPTION),)


def test_a_newsletter_that_is_laid_out_in_tables_keeps_its_paragraphs() -> None:
    cells = "".join(
        f"<tr><td><table width=600\n><tr><td>{text}</td></tr></table></td></tr>\n"
        for text in (f"<h1>{TITLE}</h1>", "".join(f"<p>{part}</p>" for part in PARAGRAPHS))
    )
    clipping = clip_html(f"<html><body><table>\n{cells}</table></body></html>")
    assert (clipping.title, clipping.body) == (TITLE, BODY)
    assert [line.first for line in clipping.lines] == [3, *[5] * len(PARAGRAPHS)]


def test_bytes_of_a_page_are_read_in_their_own_encoding() -> None:
    declared = page(head="<meta charset=iso-8859-1>").replace("Drest", "Dröst")
    assert "Pauli Dröst" in clip_html(declared.encode("latin-1")).body


RELATED = (
    "<section><h3>Latest Headlines</h3><ul>"
    "<li><a href='/ferry-to-outer-islands-stops?utm_source=list'>"
    "<h4>Ferry to the outer islands stops for a week</h4></a>"
    "<p>Local News // 2 hours ago</p>"
    "<li><a href='https://other.example/school/20240304'>School in Tolvik reopens after the storm</a>"
    "<li><a href='javascript:open()'>Museum finds a lost map in its own cellar</a>"
    "<li>Five bakeries to visit before the long summer</ul></section>"
)


def test_other_stories_on_a_page_come_with_where_their_headlines_lead() -> None:
    found = clip_html(page(head=ld(datePublished="2024-03-04T09:15:00+01:00"), below=RELATED), url=ADDRESS).related
    assert [(link.title, link.url, link.date) for link in found] == [
        (
            "Ferry to the outer islands stops for a week",
            "https://www.northernpress.example/ferry-to-outer-islands-stops",
            "2024-03-04T07:15+01:00",
        ),
        ("School in Tolvik reopens after the storm", "https://other.example/school/20240304", None),
    ]


def test_a_page_whose_headlines_lead_nowhere_gives_them_alone() -> None:
    bare = "<section><h3>Latest Headlines</h3><ul><li>Museum finds a lost map in its own cellar</ul></section>"
    found = clip_html(page(below=bare), url=ADDRESS).related
    assert [(link.title, link.url) for link in found] == [("Museum finds a lost map in its own cellar", None)]


def test_a_relative_link_without_the_pages_address_leads_nowhere() -> None:
    assert [link.url for link in clip_html(page(below=RELATED)).related][:2] == [
        None,
        "https://other.example/school/20240304",
    ]


def test_a_base_element_says_what_links_are_relative_to() -> None:
    head = "<base href='https://cdn.northernpress.example/en/'>"
    found = clip_html(page(head=head, below=RELATED.replace("'/ferry", "'ferry")), url=ADDRESS).related
    assert found[0].url == "https://cdn.northernpress.example/en/ferry-to-outer-islands-stops"


def test_ages_are_seen_from_when_the_page_was_saved_where_that_is_known() -> None:
    told = {"accessed": Told("2024-03-05T12:00+00:00", 0.95, "when the page was saved")}
    head = ld(datePublished="2024-03-04T09:15:00+01:00")
    clipping = clip_document(Document("html", page(head=head, below=RELATED), ADDRESS, told))
    assert clipping.related[0].date == "2024-03-05T10:00+00:00"
    assert clipping.accessed == "2024-03-05T12:00+00:00"


# --- whose word counts -----------------------------------------------------------------------------------------------

CANONICAL = "https://northernpress.example/local/2024/fish-market"


@pytest.mark.parametrize(
    ("canonical", "saved", "given", "expected"),
    [
        (CANONICAL, None, None, CANONICAL),
        (CANONICAL, "https://m.northernpress.example/amp/fish?fbclid=1", None, CANONICAL),
        (CANONICAL, "https://copies.example/fish-market", None, "https://copies.example/fish-market"),
        ("https://northernpress.example/", f"{CANONICAL}?page=2", None, f"{CANONICAL}?page=2"),
        ("https://northernpress.example/local", CANONICAL, None, CANONICAL),
        (CANONICAL, "https://copies.example/fish-market", "https://by.hand/fish?utm_id=3", "https://by.hand/fish"),
        (None, "https://copies.example/fish?gclid=4", None, "https://copies.example/fish"),
        ("javascript:void(0)", None, None, None),
    ],
)
def test_the_address_is_the_given_one_then_the_pages_own_on_its_own_site(
    canonical: str | None, saved: str | None, given: str | None, expected: str | None
) -> None:
    head = f"<link rel=canonical href='{canonical}'>" if canonical else ""
    assert clip_document(Document("html", page(head=head), saved), url=given).url == expected


def test_what_a_container_says_fills_what_the_page_leaves_open() -> None:
    told = {
        "title": Told("Another title", 0.6, "the mail's subject"),
        "publisher": Told("Northern Press", 0.4, "the name of the mail's sender"),
        "date": Told("2024-03-04T07:00+01:00", 0.9, "the mail's date"),
    }
    clipping = clip_document(Document("html", page(head=ld(datePublished="2024-03-03T20:00:00Z")), told=told))
    assert clipping.title == TITLE
    assert clipping.date == "2024-03-03T20:00+00:00"
    assert why(clipping, "publisher") == told["publisher"]


def test_a_containers_title_is_told_without_the_publishers_name() -> None:
    told = {"title": Told("Ferry stops for a week | Northern Press", 0.6, "the bookmark's name")}
    stub = Document("stub", "https://northernpress.example/ferry", "https://northernpress.example/ferry", told)
    assert clip_document(stub).title == "Ferry stops for a week"


def test_the_publisher_registered_for_the_address_goes_before_all_others() -> None:
    head = ld(publisher={"name": "NPS Media Holding"})
    clipping = clip_html(page(head=head), url=ADDRESS, domains={"northernpress.example": "nps"})
    assert clipping.publisher == "nps"


def test_a_date_of_the_year_one_is_none() -> None:
    assert (
        clip_html(page(head=ld(datePublished="0001-01-01T00:00:00", dateModified="0001-01-01T00:00:00"))).date is None
    )


# --- what an editor must know ----------------------------------------------------------------------------------------


def test_hidden_characters_reach_no_field_and_are_counted() -> None:
    text = pasted().replace("fish market", "fi\x07sh \u202emarket\u202c").replace("Runa", "Ru\x00na")
    clipping = clip_text(text)
    assert clipping.body == BODY
    assert (clipping.title, clipping.authors) == (TITLE, ("Runa Tallis",))
    assert len(clipping.notes) == 2
    assert "control characters were taken out" in clipping.notes[0]
    assert "turn the direction" in clipping.notes[1]


def test_hidden_characters_that_a_page_writes_as_references_reach_no_field() -> None:
    body = "".join(f"<p>{part}</p>" for part in PARAGRAPHS).replace("iron frame", "iron&#8238; frame&#x2069;")
    head = ld(author={"@type": "Person", "name": "Runa\u202e Tallis"})
    clipping = clip_html(page(head=head, body=body))
    assert "iron frame and raised" in clipping.body
    assert clipping.authors == ("Runa Tallis",)
    fields = [clipping.body, clipping.title or "", *clipping.authors, *(line.text for line in clipping.lines)]
    assert not any(list(forbidden_characters(field)) for field in fields)
    assert any("2 characters that turn the direction" in note for note in clipping.notes)


def test_characters_that_could_not_be_read_are_counted() -> None:
    clipping = clip_text(pasted().replace("Marbeck", "Marb\ufffdck"))
    assert any(note.startswith("a character could not be read") for note in clipping.notes)


@pytest.mark.parametrize(
    "wall",
    [
        "Subscribe to continue reading",
        "Already a subscriber? Log in",
        "Jetzt weiterlesen mit Abo",
        "Il vous reste 80 % de cet article à lire. La suite est réservée aux abonnés.",
        "Contenido exclusivo para suscriptores",
    ],
)
def test_a_beginning_beside_an_offer_to_subscribe_is_called_one(wall: str) -> None:
    note = "the text seems to break off at a paywall"
    beginning = "\n\n".join(PARAGRAPHS[:3])
    assert note in clip_text(f"{TITLE}\n\nBy Runa Tallis\n\n{beginning}\n\n{wall}\n").notes
    assert note not in clip_text(f"{TITLE}\n\nBy Runa Tallis\n\n{beginning}\n").notes
    long = "\n\n".join(part.replace("harbour", f"harbour {number}") for number in range(3) for part in PARAGRAPHS)
    assert note not in clip_text(f"{TITLE}\n\nBy Runa Tallis\n\n{long}\n\n{wall}\n").notes


def test_notes_of_the_container_come_first() -> None:
    document = Document("text", "", notes=("the file breaks off before its end",))
    assert clip_document(document).notes == ("the file breaks off before its end", "there is no text in it")
