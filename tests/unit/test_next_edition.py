"""A proposed edition: what is new, what leads, what folds, how long it takes, what it says, and what its file holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desks import BODY, QUOTE, check, load
from standfirst.briefing import Briefing
from standfirst.briefing.edition_news import Since, reading_time
from standfirst.briefing.next_edition import (
    LEAD_WORDS,
    MOST_NOTED,
    ProposedEdition,
    ProposedStory,
    edition_text,
    propose_edition,
)
from standfirst.relate import NearTopic, Related, Relation
from standfirst.source import Article, Edition, Library, Name
from standfirst.source.files import SourceFile
from standfirst.source.frontmatter import read_document
from standfirst.source.library import Topic
from standfirst.source.load import empty_library
from standfirst.source.moments import zone_named
from standfirst.source.schema import ArticleFields, DeskOptions, EditionFields, TopicFields
from standfirst.source.schema.edition import EditionQuote
from standfirst.source.schema.validate import validate
from standfirst.text import forbidden_characters

MakeDesk = Callable[..., Path]

DAY = date(2024, 5, 20)
NOW = datetime(2024, 5, 20, 18, 0, tzinfo=UTC)
LAST = {"2024-05-13": {"date": "2024-05-13", "stories": ["before"]}}


@dataclass(frozen=True)
class Told:
    """Relations as a test tells them: `follows` goes from an article to the one that it goes on from."""

    threads: tuple[tuple[str, ...], ...] = ()
    copies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    follows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def related(self, article_id: str, most: int | None = None) -> Related:
        links = [Relation("follows", id=other) for other in self.follows.get(article_id, ())]
        links += [Relation("followed-by", id=one) for one, others in self.follows.items() if article_id in others]
        return Related(tuple(links[:most]))

    def count(self, article_id: str, most: int | None = None) -> int:
        return len(self.related(article_id, most))

    def leader(self, article_id: str) -> str:
        return next((leader for leader, others in self.copies.items() if article_id in others), article_id)

    def duplicates(self, article_id: str) -> tuple[str, ...]:
        leader = self.leader(article_id)
        return tuple(id_ for id_ in (leader, *self.copies.get(leader, ())) if id_ != article_id)

    def thread(self, article_id: str) -> tuple[str, ...]:
        return next((thread for thread in self.threads if article_id in thread), ())

    def thread_title(self, article_id: str) -> str:
        return "" if not self.thread(article_id) else "A running story"

    def topics_near(self, slug: str) -> tuple[NearTopic, ...]:
        return (NearTopic(slug, 1),)[:0]


def article(id_: str, day: str = "2024-05-17", *, zone: str = "UTC", language: str = "en", **fields: Any) -> Article:
    given = {"title": f"Headline of {id_}", "url": "https://lake.example/", "publisher": f"{id_} Post", "date": day,
             "topics": ["ferries"], "summary": f"A summary of {id_}.", "status": "published", **fields}  # fmt: skip
    read = ArticleFields.model_validate(given)
    when = read.date.at(zone_named(zone)) if read.date else NOW
    speakers = tuple(Name(quote.speaker) for quote in read.quotes)
    publisher = Name(read.publisher, kind="publishers") if read.publisher else None
    return Article(
        id_, f"articles/2024/05/{id_}.md", read, ("2024", "05"), when, zone, language, "excerpt", publisher, (), (),
        speakers,
    )  # fmt: skip


def edition(id_: str, **fields: Any) -> Edition:
    read = EditionFields.model_validate({"date": id_, "status": "published", **fields})
    return Edition(id_, f"editions/{id_}.md", read, "", read.date.at(UTC), "UTC")


def library(*articles: Article, editions: Mapping[str, dict[str, Any]] = LAST, **options: Any) -> Library:
    slugs = {slug: TopicFields(title=slug.title()) for one in articles for slug in one.fields.topics}
    return replace(
        empty_library(DeskOptions.model_validate(options)),
        articles={one.id: one for one in articles},
        topics={slug: Topic(slug, f"topics/{slug}.md", fields, "") for slug, fields in slugs.items()},
        editions={id_: edition(id_, **fields) for id_, fields in editions.items()},
    )


def propose(*articles: Article, told: Told | None = None, minutes: int | None = None, **desk: Any) -> ProposedEdition:
    return propose_edition(library(*articles, **desk), told or Told(), DAY, NOW, minutes=minutes)


def ids(proposed: ProposedEdition) -> list[str]:
    return [story.id for story in proposed.stories]


def left_out(proposed: ProposedEdition) -> dict[str, str]:
    return {item.id: item.reason for item in proposed.left_out}


def whys(proposed: ProposedEdition) -> dict[str, str | None]:
    return {story.id: story.why for story in proposed.stories}


# What is new


@pytest.mark.parametrize(
    ("fields", "new"),
    [
        ({"day": "2024-05-14"}, True),
        ({"day": "2024-05-20"}, True),
        ({"day": "2024-05-13"}, False),
        ({"day": "2024-05-21"}, False),
        ({"day": "2024-05-20 23:30", "zone": "America/New_York"}, False),
        ({"day": "2024-05-13 23:30", "zone": "America/New_York"}, True),
        ({"day": "2024-05-13", "zone": "America/New_York"}, False),
        ({"day": "2024-05-21", "zone": "Asia/Tokyo"}, False),
        ({"day": "2024-03-01", "publish_date": "2024-05-18"}, True),
        ({"day": "2024-05-10", "accessed": "2024-05-15"}, True),
        ({"day": "2024-05-10", "accessed": "2024-05-13"}, False),
        ({"day": "2024-05-02", "accessed": "2024-05-15"}, False),
        ({"day": "2024-05-10", "accessed": "2024-05-21"}, False),
    ],
)
def test_new_is_what_appeared_after_the_last_edition_or_was_clipped_late(fields: dict[str, Any], new: bool) -> None:
    """A bare date is a day of the desk's calendar; a time is that of its own zone."""
    assert ids(propose(article("story", **fields))) == (["story"] if new else [])


def test_an_edition_that_names_a_time_divides_its_day() -> None:
    morning = {"2024-05-13": {"date": "2024-05-13 09:00", "stories": ["before"]}}
    early, late = article("early", "2024-05-13 08:00"), article("late", "2024-05-13 10:00")
    assert ids(propose(early, late, editions=morning)) == ["late"]


def test_the_first_edition_takes_a_week() -> None:
    proposed = propose(article("old", "2024-05-13"), article("new", "2024-05-14"), editions={})
    assert ids(proposed) == ["new"]
    assert proposed.since == Since(date(2024, 5, 13), datetime(2024, 5, 13, 23, 59, 59, tzinfo=UTC))


@pytest.mark.parametrize("status", ["proposed", "review", "published"])
@pytest.mark.parametrize("place", ["stories", "also_noted"])
def test_what_an_edition_has_is_not_new_whatever_its_status_and_place(place: str, status: str) -> None:
    given = {"2024-05-13": {"stories": ["before"], "status": status, place: ["story"]}}
    proposed = propose(article("story"), article("other"), editions=given)
    assert (ids(proposed), left_out(proposed)) == (["other"], {"story": "listed"})


def test_the_last_edition_is_the_newest_one_before_the_day() -> None:
    given = {day: {"stories": ["before"]} for day in ("2024-05-06", "2024-05-16", "2024-05-27")}
    proposed = propose(article("on-the-16th", "2024-05-16"), article("on-the-17th"), editions=given)
    assert proposed.since.edition is not None
    assert (proposed.since.edition.id, ids(proposed)) == ("2024-05-16", ["on-the-17th"])


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": "proposed"}, "draft"),
        ({"status": "review"}, "draft"),
        ({"publish_date": "2024-05-20 20:00"}, "embargo"),
        ({"expiry_date": "2024-05-19"}, None),
        ({"status": "withdrawn", "withdrawn": {"date": "2024-05-18", "reason": "Wrong."}}, None),
    ],
)
def test_only_what_readers_have_is_proposed(fields: dict[str, Any], reason: str | None) -> None:
    proposed = propose(article("story", **fields), article("other"))
    assert ids(proposed) == ["other"]
    assert left_out(proposed).get("story") == reason


def test_an_edition_for_tomorrow_has_what_readers_get_by_then() -> None:
    desk = library(article("story", publish_date="2024-05-20"))
    evening = datetime(2024, 5, 19, 20, 0, tzinfo=UTC)
    moment = reading_time(desk, DAY, evening)
    assert moment == datetime(2024, 5, 20, tzinfo=UTC)
    assert ids(propose_edition(desk, Told(), DAY, moment)) == ["story"]
    assert ids(propose_edition(desk, Told(), DAY, evening)) == []
    assert reading_time(desk, DAY, NOW) == NOW


# What leads


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (article("b", importance=1), article("a", importance=2), Told()),
        (article("b"), article("a", importance=6), Told()),
        (article("b", importance=4), article("a"), Told()),
        (article("b", importance=4), article("a", importance=1, proposed=["importance"]), Told()),
        (article("b", "2024-05-18"), article("a", "2024-05-17"), Told()),
        (article("a"), article("b"), Told()),
        (article("b"), article("a", "2024-05-18"), Told(copies={"b": ("other",)})),
        (article("b"), article("a", "2024-05-18"), Told(threads=(("b", "other"),))),
    ],
    ids=["important", "unset-is-middle", "above-middle", "proposed-does-not-count", "newest", "id", "copies", "thread"],
)
def test_importance_leads_then_publishers_then_the_newest(first: Article, second: Article, told: Told) -> None:
    third = article("other", "2024-05-16", importance=9)
    for order in ((first, second, third), (third, second, first)):
        assert ids(propose(*order, told=told))[0] == first.id


def test_of_two_stories_alike_the_one_whose_thread_moves_more_leads() -> None:
    """Three of three articles are new here, and three of six there."""
    old = [article(f"old-{n}", "2024-05-01") for n in range(3)]
    moved = [article(f"z-{n}") for n in range(3)]
    slow = [article(f"a-{n}") for n in range(3)]
    told = Told(threads=(("z-0", "z-1", "z-2"), ("old-0", "old-1", "old-2", "a-0", "a-1", "a-2")))
    assert ids(propose(*old, *moved, *slow, told=told))[0] == "z-0"


def test_breadth_counts_publishers_and_not_articles() -> None:
    one_paper = [article(f"a-{n}", publisher="The Post") for n in range(4)]
    two_papers = [article(f"b-{n}") for n in range(2)]
    told = Told(threads=(("a-0", "a-1", "a-2", "a-3"), ("b-0", "b-1")))
    proposed = propose(*one_paper, *two_papers, told=told)
    assert proposed.stories[0].id == "b-0"
    assert {story.id: (story.publishers, story.reports) for story in proposed.stories}["a-0"] == (1, 4)


# Copies and running stories


def test_a_copy_folds_under_its_leader() -> None:
    proposed = propose(article("wire"), article("paper"), told=Told(copies={"wire": ("paper",)}))
    assert (ids(proposed), left_out(proposed), proposed.also_noted) == (["wire"], {"paper": "copy"}, ())
    assert proposed.stories[0].publishers == 2


@pytest.mark.parametrize("had", ["wire", "paper"])
def test_a_copy_of_what_an_edition_had_is_no_news(had: str) -> None:
    told = Told(copies={"wire": ("paper",)})
    proposed = propose(
        article("wire"), article("paper"), article("other"), told=told, editions={"2024-05-13": {"stories": [had]}}
    )
    assert ids(proposed) == ["other"]
    assert left_out(proposed) == {had: "listed", ({"wire", "paper"} - {had}).pop(): "copy"}


def test_a_copy_of_an_older_article_is_no_news() -> None:
    told = Told(copies={"wire": ("paper",)})
    proposed = propose(article("wire", "2024-05-12"), article("paper"), article("other"), told=told)
    assert (ids(proposed), left_out(proposed)) == (["other"], {"paper": "copy"})


def test_a_running_story_has_one_card_and_one_more_and_the_rest_is_noted() -> None:
    names = [f"day-{n}" for n in range(4)]
    reports = [article(id_, f"2024-05-{15 + n}") for n, id_ in enumerate(names)]
    proposed = propose(*reports, article("other", "2024-05-14"), told=Told(threads=(tuple(names),)))
    assert ids(proposed) == ["day-3", "day-2", "other"]
    assert proposed.also_noted == ("day-1", "day-0")


def test_a_further_report_waits_until_every_story_has_its_card() -> None:
    long = " ".join(["word"] * 90)
    reports = [article(id_, summary=long) for id_ in ("day-1", "day-2", "other")]
    proposed = propose(*reports, told=Told(threads=(("day-1", "day-2"),)), minutes=1)
    assert (ids(proposed), proposed.also_noted) == (["day-1", "other"], ("day-2",))


def test_two_with_a_third_between_them_are_one_running_story() -> None:
    """Seen from `a`, whom an editor keeps apart from `c`, the running story is shorter than from `b`."""

    class Banned(Told):
        def thread(self, article_id: str) -> tuple[str, ...]:
            return {"a": ("a", "b"), "b": ("a", "b", "c"), "c": ("b", "c")}[article_id]

    proposed = propose(article("a"), article("b"), article("c"), told=Banned())
    assert (ids(proposed), proposed.also_noted) == (["a", "b"], ("c",))


# Order and room


def test_stories_stand_by_topic_and_topics_by_their_best_story() -> None:
    given = [("a", 5, "weather"), ("b", 1, "ferries"), ("c", 2, "weather"), ("d", 9, "ferries"), ("e", 3, "budget")]
    reports = [article(id_, importance=importance, topics=[topic]) for id_, importance, topic in given]
    proposed = propose(*reports)
    assert ids(proposed) == ["b", "d", "c", "a", "e"]
    assert [story.topic for story in proposed.stories] == ["Ferries", "Ferries", "Weather", "Weather", "Budget"]


def test_a_further_report_stands_right_behind_the_first() -> None:
    reports = [article("a", importance=2), article("b", importance=3), article("c", importance=7)]
    assert ids(propose(*reports, told=Told(threads=(("a", "c"),)))) == ["a", "c", "b"]


def test_what_finds_no_room_is_noted_and_after_that_only_counted() -> None:
    long = " ".join(["word"] * 180)
    proposed = propose(*[article(f"s-{n:02}", summary=long) for n in range(30)], minutes=2)
    assert proposed.minutes <= 2
    assert len(proposed.also_noted) == MOST_NOTED
    assert proposed.also_noted[0] == f"s-{len(proposed.stories):02}"
    assert set(left_out(proposed).values()) == {"room"}
    assert len(proposed.stories) + len(proposed.also_noted) + len(proposed.left_out) == 30


def test_the_time_is_the_desks_where_nobody_says_another() -> None:
    long = " ".join(["word"] * 200)
    reports = [article(f"s-{n:02}", summary=long) for n in range(30)]
    assert propose(*reports).minutes in {7, 8}
    assert propose(*reports, edition={"minutes": 3}).minutes in {2, 3}


def test_a_story_that_is_too_long_makes_room_for_others() -> None:
    proposed = propose(
        article("long", importance=1, summary=" ".join(["word"] * 900)), article("short", importance=9), minutes=1
    )
    assert (ids(proposed), proposed.also_noted) == (["short"], ("long",))


def test_where_nothing_fits_nothing_is_proposed() -> None:
    proposed = propose(article("long", summary=" ".join(["word"] * 900)), minutes=1)
    assert (ids(proposed), proposed.also_noted, left_out(proposed)) == ([], (), {"long": "room"})


STORIES = st.lists(
    st.tuples(
        st.integers(8, 20),  # day
        st.sampled_from([None, 1, 5, 9]),
        st.sampled_from(["ferries", "weather", "budget"]),
        st.integers(1, 150),  # words
        st.integers(0, 4),  # running story
        st.integers(0, 12),  # whose copy it is, if that is an earlier one
    ),
    max_size=14,
)


@given(stories=STORIES, minutes=st.integers(1, 4), listed=st.sets(st.integers(0, 13)), turn=st.randoms())
@settings(max_examples=60)
def test_whatever_is_new_an_edition_is_short_whole_and_in_order(
    stories: list[tuple[Any, ...]], minutes: int, listed: set[int], turn: Any
) -> None:
    """Never over its minutes with the editor's lead in it; no story twice or again; no copies; topics together."""
    reports, threads, copies = [], {}, {}
    for n, (day, weight, topic, words, thread, leader) in enumerate(stories):
        id_ = f"s-{n:02}"
        summary = " ".join(["word"] * words)
        reports.append(article(id_, f"2024-05-{day:02}", importance=weight, topics=[topic], summary=summary))
        threads.setdefault(thread, []).append(id_)
        if leader < n and leader not in {other for others in copies.values() for other in others}:
            copies.setdefault(leader, []).append(n)
    told = Told(
        tuple(tuple(thread) for thread in threads.values() if len(thread) > 1),
        {f"s-{leader:02}": tuple(f"s-{n:02}" for n in others if n not in copies) for leader, others in copies.items()},
    )
    had = {"2024-05-13": {"stories": ["before", *(f"s-{n:02}" for n in sorted(listed))]}}
    proposed = propose(*reports, told=told, editions=had, minutes=minutes)
    turn.shuffle(reports)
    assert propose(*reports, told=told, editions=had, minutes=minutes) == proposed

    chosen = [*ids(proposed), *proposed.also_noted]
    assert len(set(chosen)) == len(chosen)
    assert not {f"s-{n:02}" for n in listed} & set(chosen)
    assert len({told.leader(id_) for id_ in chosen}) == len(chosen)
    assert not set(chosen) & set(left_out(proposed))
    running = [told.thread(id_) for id_ in ids(proposed) if told.thread(id_)]
    assert all(running.count(thread) <= 2 for thread in running)
    topics = [story.topic for story in proposed.stories]
    assert len(set(topics)) == len([topic for n, topic in enumerate(topics) if n == 0 or topics[n - 1] != topic])
    if proposed.stories:
        assert page(library(*reports, editions=had), proposed, " ".join(["lead"] * LEAD_WORDS)).minutes <= minutes
        assert page(library(*reports, editions=had), proposed, "").minutes == proposed.minutes


def page(desk: Library, proposed: ProposedEdition, lead: str) -> Any:
    """Return the page of a proposed edition once it is published, with a lead."""
    added = replace(edition("2024-05-20", **as_read(edition_text(proposed))), lead=lead)
    whole = replace(desk, editions={**desk.editions, added.id: added})
    return next(view for view in Briefing(whole, NOW, relations=Told()).pages() if view.path == "editions/2024-05-20/")


def as_read(text: str) -> dict[str, Any]:
    """Return the fields that the desk's own reader finds in a file, but for its date and status; it finds no fault."""
    document = read_document(SourceFile("editions/2024-05-20.md", text))
    fields, faults = validate(document.fields, EditionFields, document.file)
    assert faults == []
    assert fields is not None
    assert (str(fields.date), fields.status, document.body) == ("2024-05-20", "proposed", "")
    return fields.model_dump(exclude={"date", "status"}, exclude_none=True)


def test_the_page_prints_stories_in_the_order_of_the_file() -> None:
    given = [("a", "weather"), ("b", "ferries"), ("c", "weather"), ("d", "budget"), ("e", "ferries")]
    desk = library(*[article(id_, importance=n + 1, topics=[topic]) for n, (id_, topic) in enumerate(given)])
    proposed = propose_edition(desk, Told(), DAY, NOW)
    printed = [card.id for group in page(desk, proposed, "").groups for card in group.cards]
    assert printed == ids(proposed)


# What is said


BEFORE = article("before", "2024-05-10", title="Pier to close")


def test_a_story_says_what_it_goes_on_from() -> None:
    proposed = propose(BEFORE, article("story"), told=Told(follows={"story": ("before",)}))
    assert whys(proposed) == {"story": "Follows “Pier to close” of 10 May 2024"}


def test_a_story_goes_on_from_none_that_was_taken_down() -> None:
    gone = article("before", "2024-05-10", title="Pier to close", status="withdrawn")
    proposed = propose(gone, article("story"), told=Told(follows={"story": ("before",)}))
    assert whys(proposed) == {"story": None}


def test_what_an_edition_had_is_named_before_what_is_newer() -> None:
    newer = article("newer", "2024-05-12", title="Pier closes")
    proposed = propose(BEFORE, newer, article("story"), told=Told(follows={"story": ("newer", "before")}))
    assert whys(proposed) == {"story": "Follows “Pier to close” of 10 May 2024"}


def test_a_headline_in_another_language_is_not_put_into_a_line_of_the_desks() -> None:
    korean = article("before", "2024-05-10", title="부두 폐쇄", language="ko")
    proposed = propose(korean, article("story"), told=Told(follows={"story": ("before",)}))
    assert whys(proposed) == {"story": "Follows a story of 10 May 2024"}


def test_a_running_story_alone_says_only_how_much_of_it_is_new() -> None:
    """Two articles of one running story may have little in common: it takes a link to say that one follows."""
    told = Told(threads=(("before", "a", "b", "c"),))
    proposed = propose(BEFORE, article("a"), article("b"), article("c", publisher="b Post"), told=told)
    assert whys(proposed) == {"a": "Running story: 2 publishers, 3 new reports", "b": None}


def test_a_further_report_says_on_what() -> None:
    told = Told(threads=(("a", "b"),), follows={"b": ("a",)})
    proposed = propose(article("a"), article("b"), told=told)
    assert whys(proposed) == {"a": "Running story: 2 publishers, 2 new reports", "b": "More on “Headline of a”"}


def test_a_story_that_stands_alone_says_nothing() -> None:
    proposed = propose(article("wire"), article("paper"), told=Told(copies={"wire": ("paper",)}))
    assert whys(proposed) == {"wire": None}
    assert "\n  - wire\n" in edition_text(proposed)


def test_lines_are_in_the_desks_language() -> None:
    told = Told(threads=(("before", "a", "b"),), follows={"a": ("before",), "b": ("a",)})
    reports = [article(id_, language="de") for id_ in ("a", "b")]
    proposed = propose(replace(BEFORE, language="de"), *reports, told=told, desk={"language": "de"})
    assert whys(proposed) == {
        "a": "Folgt auf „Pier to close“ vom 10. Mai 2024. Laufende Geschichte: 2 Medien, 2 neue Berichte",
        "b": "Mehr zu „Headline of a“",
    }


# The quote, and the file


def quoted(**fields: Any) -> list[dict[str, Any]]:
    return [{"text": QUOTE, "speaker": "ada-brook", **fields}]


@pytest.mark.parametrize(
    ("quotes", "body", "kept"),
    [
        (quoted(), BODY, QUOTE),
        (quoted(proposed=True), BODY, None),
        (quoted(text="We will land where we cannot leave"), BODY, None),
        (quoted(text="We will [never] land where we cannot leave", exact=QUOTE), BODY, None),
        (quoted(text=" ".join(["we"] * 61)), f'"{" ".join(["we"] * 61)}," said Ada Brook.\n', None),
        ([], BODY, None),
    ],
    ids=["exact", "proposed", "failed", "edited", "long", "none"],
)
def test_the_quote_is_the_sources_own_words(quotes: Any, body: str, kept: str | None, make_desk: MakeDesk) -> None:
    desk = load(make_desk(articles={"pier-closed": {"quotes": quotes, "body": body}}))
    proposed = propose_edition(desk, Told(), date(2024, 5, 14), NOW)
    assert (proposed.quote.text if proposed.quote else None) == kept


def test_the_leads_quote_is_taken_before_others(make_desk: MakeDesk) -> None:
    none = {"quotes": [], "importance": 1, "topics": ["ferries"]}
    articles = {"none": none, "second": {"importance": 2}, "third": {"importance": 3}}
    proposed = propose_edition(load(make_desk(articles=articles)), Told(), date(2024, 5, 14), NOW)
    assert ids(proposed) == ["none", "second", "third"]
    assert proposed.quote == EditionQuote(id="second", text=QUOTE)


def test_once_published_it_passes_the_check_and_is_built(make_desk: MakeDesk) -> None:
    later = {"title": 'Pier: "open" #again', "date": "2024-05-15", "body": "Open.\n", "quotes": []}
    articles = {"pier-closed": {}, "pier-open": {**later, "url": "https://lakeherald.example/open"}}
    content = make_desk(articles=articles)
    told = Told(threads=(("pier-closed", "pier-open"),), follows={"pier-open": ("pier-closed",)})
    proposed = propose_edition(load(content), told, date(2024, 5, 16), NOW)
    text = edition_text(proposed).replace("status: proposed", "status: published")
    make_desk(articles=articles, files={"editions/2024-05-16.md": text})
    assert [finding.line() for finding in check(content) if finding.severity != "info"] == []
    view = next(page for page in Briefing(load(content), NOW).pages() if page.path == "editions/2024-05-16/")
    assert [card.why for group in view.groups for card in group.cards] == [
        "Running story: 2 new reports",
        'More on “Pier: "open" #again”',
    ]


HOSTILE = [
    'He said "no": 5 #1', "---", "it's ---\nstatus: published", "- a: b", "{a: [b]}", "*x", "&x !!python/object", "@`%",
    "<script>alert(1)</script>", "null", "a\x85b\u2028c", "\u202eTURNED", "\x1b[31m", "x" * 2000, "''\"", "\\n", "…“„»",
]  # fmt: skip


@pytest.mark.parametrize("title", HOSTILE)
def test_a_headline_says_in_the_file_what_it_says_and_no_more(title: str) -> None:
    reports = [article("before", "2024-05-10", title=title), article("story", title=title)]
    proposed = propose(*reports, told=Told(follows={"story": ("before",)}))
    text = edition_text(proposed)
    (story,) = as_read(text)["stories"]
    assert story == {"id": "story", "why": proposed.stories[0].why}
    assert not {"\u202e", "\x1b", "\u2028", "\x85"} & set(text)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    lambda text: text.strip() and not any(forbidden_characters(text))
)


@given(why=WORDS, words=WORDS)
def test_any_text_that_a_file_may_hold_reads_back_from_it(why: str, words: str) -> None:
    """But for white space around it."""
    quote = EditionQuote.model_construct(id="a", text=words)
    since = Since(date(2024, 5, 13), NOW - timedelta(days=7))
    stories = (ProposedStory("a", None, why, 1, 1), ProposedStory("no", None, None, 1, 1))
    proposed = ProposedEdition(DAY, since, stories, ("null", "2024"), quote, 1, ())
    read = as_read(edition_text(proposed))
    assert read["stories"] == ({"id": "a", "why": why.strip()}, {"id": "no"})
    assert (read["lead"], read["also_noted"], read["quote"]["text"]) == ("a", ("null", "2024"), words.strip())


def test_an_edition_without_stories_is_no_file() -> None:
    with pytest.raises(ValueError, match="a story at least"):
        edition_text(propose())
