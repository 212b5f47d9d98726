"""What changes for readers, from two states of a desk under git: every kind of change, and none that is no change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from changing import ChangingDesk
from desks import ARTICLE, BODY, PEOPLE, QUOTE, article_text, front_matter
from standfirst.review import Changes
from standfirst.review.changes import ItemChange, StoryChange

OTHER = {"title": "Mill lets rooms", "url": "https://lakeherald.example/2024/05/mill"}


@pytest.fixture
def desk(tmp_path: Path) -> ChangingDesk:
    return ChangingDesk(tmp_path)


def story(changes: Changes) -> StoryChange:
    assert len(changes.stories) == 1, [(s.id, s.kind) for s in changes.stories]
    return changes.stories[0]


def item(changes: Changes, what: str) -> ItemChange:
    found = [one for one in changes.items if one.what == what]
    assert len(found) == 1, changes.items
    return found[0]


def changed(desk: ChangingDesk, **fields: Any) -> Changes:
    """Return what changes when the default article gets other fields."""
    desk.state()
    desk.state(articles={"pier-closed": fields})
    return desk.changes()


# Stories


def test_an_unchanged_desk_changes_nothing(desk: ChangingDesk):
    desk.state()
    desk.state()
    assert desk.changes().nothing


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (None, {}, "added"),
        ({}, None, "removed"),
        ({"status": "review"}, {}, "published"),
        ({}, {"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "Retracted."}}, "withdrawn"),
        ({"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "Retracted."}}, {}, "restored"),
        ({}, {"status": "review"}, "taken back"),
        ({}, {"publish_date": "2030-01-01"}, "embargoed"),
        ({"status": "proposed"}, {"status": "proposed", "title": "Another"}, "unseen"),
        (None, {"status": "proposed"}, "unseen"),
    ],
)
def test_what_became_of_a_story(desk: ChangingDesk, before: Any, after: Any, kind: str):
    for fields in (before, after):
        given = {} if fields is None else {"mill": {**OTHER, **fields}}
        desk.state(articles={"pier-closed": {}, **given})
    change = story(desk.changes())
    assert (change.id, change.kind) == ("mill", kind)


def test_texts_are_told_word_by_word(desk: ChangingDesk):
    change = story(changed(desk, summary="The old pier is open. Boats land at the mill."))
    assert [(p.kind, p.text) for p in change.texts[0].pieces] == [
        ("same", "The old pier is "),
        ("removed", "closed"),
        ("added", "open"),
        ("same", ". Boats land at the mill."),
    ]
    assert change.uncorrected


def test_a_text_changed_with_a_correction_is_told_as_corrected(desk: ChangingDesk):
    correction = {"date": "2024-05-20", "field": "summary", "note": "It is open."}
    change = story(changed(desk, summary="The old pier is open.", corrections=[correction]))
    assert change.corrections == ("2024-05-20 summary: It is open.",)
    assert not change.uncorrected


def test_a_new_headline_and_another_topic(desk: ChangingDesk):
    topics: dict[str, Any] = {"ferries": {}, "piers": {"title": "Piers"}}
    articles: dict[str, Any] = {"mill": OTHER, "quay": {**OTHER, "topics": ["piers"], "url": "https://a.example/q"}}
    desk.state(topics=topics, articles={"pier-closed": {}, **articles})
    desk.state(topics=topics, articles={"pier-closed": {"title": "Pier shut", "topics": ["piers"]}, **articles})
    change = story(desk.changes())
    assert change.retitled
    assert change.moved
    assert [(list_.name, list_.added, list_.removed) for list_ in change.lists] == [
        ("topics", ("piers",), ("ferries",))
    ]


def test_a_story_that_moves_between_editions_is_told_at_the_edition_that_readers_had(desk: ChangingDesk):
    articles: dict[str, Any] = {"pier-closed": {}, "mill": OTHER}
    desk.state(articles=articles, editions={"2024-05-14": {"stories": ["pier-closed", "mill"]}})
    desk.state(articles=articles, editions={"2024-05-14": {"stories": ["pier-closed"]}})
    change = item(desk.changes(), "edition")
    assert (change.kind, change.fixed) == ("changed", True)
    assert change.lists[0].removed == ("mill",)


def test_a_changed_field_is_told_in_words(desk: ChangingDesk):
    change = story(changed(desk, date="2024-05-12", importance=2))
    assert {(f.name, f.before, f.after) for f in change.fields} == {
        ("date", "2024-05-13", "2024-05-12"),
        ("importance", "", "2"),
    }


# Quotes and bodies


def test_a_changed_quote_is_held_against_the_source(desk: ChangingDesk):
    quote = {"text": "We will not dock where we cannot leave", "speaker": "ada-brook"}
    changes = changed(desk, quotes=[quote])
    (told,) = story(changes).quotes
    assert (told.kind, told.standing_before, told.standing_after) == ("changed", "exact", "failed")
    assert [finding.rule for finding in changes.blocking] == ["quote-failed"]


def test_a_quote_changed_together_with_the_body_is_unmasked(desk: ChangingDesk):
    """The trap: quote and body agree with each other, so that every check of the new state alone is content."""
    words = "We will not dock where we cannot leave"
    changes = changed(desk, quotes=[{"text": words, "speaker": "ada-brook"}], body=BODY.replace(QUOTE, words))
    (told,) = story(changes).quotes
    assert (told.standing_after, told.in_old_body, told.in_new_body) == ("exact", "failed", "failed")
    assert told.suspect
    body = story(changes).body
    assert body is not None
    assert (body.words_added, body.words_removed) == (1, 1)


def test_a_body_that_changed_alone_is_told(desk: ChangingDesk):
    change = story(changed(desk, body=BODY + "\nA line that was not clipped.\n"))
    assert change.body is not None
    assert not change.body.recorded
    assert change.quotes == ()


def test_quotes_that_come_and_go(desk: ChangingDesk):
    second = {"text": "The old pier is closed until further notice", "speaker": "the ferry office"}
    first = ARTICLE["quotes"][0]
    desk.state()
    desk.state(articles={"pier-closed": {"quotes": [first, second]}})
    assert [quote.kind for quote in story(desk.changes()).quotes] == ["added"]
    desk.state(articles={"pier-closed": {"quotes": [second]}})
    gone = story(desk.changes("state-2")).quotes
    assert [(quote.kind, quote.in_new_body) for quote in gone] == [("removed", "exact")]


def test_another_speaker_of_the_same_words_is_a_changed_quote(desk: ChangingDesk):
    (told,) = story(changed(desk, quotes=[{"text": QUOTE, "speaker": "Bea Lund"}])).quotes
    assert [(f.name, f.before, f.after) for f in told.fields] == [("speaker", "ada-brook", "Bea Lund")]


# No difference


def test_reformatting_is_no_difference(desk: ChangingDesk):
    desk.state()
    names = {"headline": ARTICLE["title"], "source": ARTICLE["publisher"], "link": ARTICLE["url"]}
    rest = {key: ARTICLE[key] for key in ("status", "quotes", "topics", "date")}
    head = front_matter({**rest, **names}).removesuffix("---\n")
    summary = "summary: >-\n  The old pier\n  is closed.\n  Boats land\n  at the mill.\n# a comment\n"
    desk.state(articles={"pier-closed": f"{head}{summary}---\n\n\n{BODY.replace(chr(10), chr(13) + chr(10))}\n\n"})
    assert desk.changes().nothing


def test_sorting_a_list_whose_order_means_nothing_is_no_difference(desk: ChangingDesk):
    desk.state(articles={"pier-closed": {"tags": ["tide", "boats"], "places": ["Merrow", "Ansel"]}})
    desk.state(articles={"pier-closed": {"tags": ["boats", "tide"], "places": ["Ansel", "Merrow"]}})
    assert desk.changes().nothing


def test_a_name_written_as_its_key_is_no_difference(desk: ChangingDesk):
    assert changed(desk, quotes=[{"text": QUOTE, "speaker": "Ada Brook"}], publisher="The Lake Herald").nothing


def test_a_proposal_that_nobody_accepted_is_no_change_for_readers(desk: ChangingDesk):
    change = changed(desk, commentary="A thought.", proposed=["commentary"])
    assert change.stories == ()


def test_a_paragraph_more_is_a_difference(desk: ChangingDesk):
    assert story(changed(desk, summary="The old pier is closed.\n\nBoats land at the mill.")).texts


# Ids, files, addresses


def test_a_story_is_followed_by_its_id_to_another_folder(desk: ChangingDesk):
    desk.state()
    desk.state(articles={"2024/06/pier-closed": {}})
    changes = desk.changes()
    assert story(changes).kind == "changed"
    (page,) = changes.pages
    assert (page.kind, page.before, page.after) == (
        "moves",
        "articles/2024/05/pier-closed/",
        "articles/2024/06/pier-closed/",
    )
    assert not page.redirects


@pytest.mark.parametrize("formerly", [["pier-closed"], None])
def test_a_story_with_a_new_id_is_the_same_story(desk: ChangingDesk, formerly: list[str] | None):
    desk.state()
    desk.state(articles={"old-pier": {"formerly": formerly}})
    changes = desk.changes()
    assert (story(changes).former_id, story(changes).id) == ("pier-closed", "old-pier")
    assert [(page.kind, page.redirects) for page in changes.pages] == [("moves", bool(formerly))]


def test_links_to_a_removed_story_dangle(desk: ChangingDesk):
    pinned = {**OTHER, "related": [{"id": "pier-closed"}]}
    about = {"about.md": "See [the pier](articles/2024/05/pier-closed/).\n"}
    desk.state(articles={"pier-closed": {}, "mill": pinned}, files=about)
    desk.state(articles={"mill": pinned}, files=about)
    changes = desk.changes()
    assert {(link.file, link.field) for link in changes.dangling} == {
        ("about.md", "text"),
        ("articles/2024/05/mill.md", "related"),
    }
    assert [(page.kind, page.before) for page in changes.pages] == [("vanishes", "articles/2024/05/pier-closed/")]
    assert "reference-unknown" in [finding.rule for finding in changes.new_findings]


def test_a_reference_to_a_story_that_did_not_change_is_no_finding(desk: ChangingDesk):
    desk.state(articles={"pier-closed": {}, "mill": OTHER})
    desk.state(articles={"pier-closed": {}, "mill": {**OTHER, "related": [{"id": "pier-closed"}]}})
    changes = desk.changes()
    assert [field.name for field in story(changes).fields] == ["related"]
    assert (changes.new_findings, changes.dangling) == ((), ())


def test_a_story_that_is_no_longer_referred_to_did_not_go(desk: ChangingDesk):
    """It is read for the old side's sake alone, and the new side has it all the same."""
    desk.state(articles={"pier-closed": {}, "mill": {**OTHER, "related": [{"id": "pier-closed"}]}})
    desk.state(articles={"pier-closed": {}, "mill": OTHER})
    changes = desk.changes()
    assert [(one.id, one.kind) for one in changes.stories] == [("mill", "changed")]
    assert (changes.new_findings, changes.pages) == ((), ())


def test_the_rules_about_a_change_are_asked(desk: ChangingDesk):
    desk.state(articles={"pier-closed": {}, "mill": OTHER})
    desk.state()
    assert "story-deleted" in [finding.rule for finding in desk.changes().new_findings]


# Topics, editions, registries, pages


@pytest.mark.parametrize("formerly", [["ferries"], None])
def test_a_renamed_topic_leads_on_if_it_says_so(desk: ChangingDesk, formerly: list[str] | None):
    desk.state()
    desk.state(articles={"pier-closed": {"topics": ["boats"]}}, topics={"boats": {"formerly": formerly}})
    changes = desk.changes()
    told = item(changes, "topic")
    assert (told.kind, told.former_key, told.key, told.redirects) == ("renamed", "ferries", "boats", bool(formerly))
    assert changes.stories == ()  # its topic has another name; the story did not move


def test_a_removed_topic_leaves_its_stories_behind(desk: ChangingDesk):
    desk.state()
    desk.state(topics={})
    changes = desk.changes()
    assert item(changes, "topic").kind == "removed"
    assert [(link.field, link.target) for link in changes.dangling] == [("topics", "ferries")]
    assert {"topic-unknown", "topic-lost"} == {finding.rule for finding in changes.blocking}


def test_people_are_merged(desk: ChangingDesk):
    desk.state(people={**PEOPLE, "a-brook": {"name": "A. Brook"}})
    desk.state(people={"ada-brook": {"name": "Ada Brook", "aliases": ["A. Brook"]}})
    (gone, kept) = (one for one in desk.changes().items if one.what == "person")
    assert (gone.kind, gone.former_key, gone.key) == ("merged", "a-brook", "ada-brook")
    assert [field.name for field in kept.fields] == ["aliases"]


def test_a_renamed_publisher_is_told_with_the_stories_that_name_it(desk: ChangingDesk):
    desk.state()
    desk.state(publishers={"lake-herald": {"name": "The Herald", "timezone": "Europe/London"}})
    told = item(desk.changes(), "publisher")
    assert (told.kind, told.former_title, told.title, told.stories) == ("renamed", "The Lake Herald", "The Herald", 1)


def test_an_introduction_a_term_and_an_ordinary_page(desk: ChangingDesk):
    desk.state(
        topics={"ferries": {"body": "Boats cross."}},
        files={"about.md": "We read.\n", "glossary.yml": "Pier: A jetty.\n"},
    )
    desk.state(
        topics={"ferries": {"body": "Boats stay."}},
        files={"about.md": "We write.\n", "glossary.yml": "Pier: A mole.\n"},
    )
    told = {one.what: one.texts[0].name for one in desk.changes().items}
    assert told == {"topic": "introduction", "page": "text", "term": "explanation"}


def test_a_published_edition_appears(desk: ChangingDesk):
    desk.state(editions={"2024-05-14": {"status": "review"}})
    desk.state(editions={"2024-05-14": {}})
    changes = desk.changes()
    assert item(changes, "edition").kind == "published"
    assert [(page.kind, page.after) for page in changes.pages] == [("appears", "editions/2024-05-14/")]


def test_feeds_and_pdfs_that_show_the_story_are_named(desk: ChangingDesk):
    desk.state(editions={"2024-05-14": {}})
    desk.state(articles={"pier-closed": {"title": "Pier shut"}}, editions={"2024-05-14": {}})
    touched = desk.changes().touched
    assert {"topics/ferries/feed.xml", "people/ada-brook/feed.json", "feed.xml"} <= set(touched.feeds)
    assert touched.pdfs == ("editions/2024-05-14/briefing.pdf", "topics/ferries/briefing.pdf")


# Findings and broken files


def test_a_mended_finding_is_gone_and_a_moved_one_is_neither(desk: ChangingDesk):
    desk.state(articles={"pier-closed": {"related": [{"id": "nowhere"}]}})
    desk.state(articles={"pier-closed": {"related": None}})
    changes = desk.changes()
    assert [finding.rule for finding in changes.gone_findings] == ["reference-unknown"]
    desk.state(articles={"pier-closed": {"dateline": "QUAY", "related": [{"id": "nowhere"}]}})
    assert desk.changes().gone_findings == ()
    assert desk.changes().new_findings == ()


def test_a_file_that_cannot_be_read_is_no_removed_story(desk: ChangingDesk):
    desk.state()
    desk.state(articles={"pier-closed": article_text().replace("title:", "title: [")})
    changes = desk.changes()
    assert changes.stories == ()
    assert any("pier-closed.md cannot be read" in note for note in changes.notes)
    assert changes.blocking
