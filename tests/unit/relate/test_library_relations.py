"""A desk's relations: what readers may see, pins before all else, bans obeyed, and a true reason on every link."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desks import load
from harbour import PEOPLE, PUBLISHERS, TOPICS, harbour
from standfirst.relate import LibraryRelations, Related, relations_of
from standfirst.relate.texts import Text, days_later
from standfirst.source import Library

MakeDesk = Callable[..., Path]
Relate = Callable[..., LibraryRelations]
CUTOFF = datetime(2024, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def library(make_desk: MakeDesk) -> Callable[..., Library]:
    """Write the harbour desk with changes and load it."""

    def make(*, options: dict[str, Any] | None = None, **changes: dict[str, Any]) -> Library:
        content = make_desk(articles=harbour(**changes), people=PEOPLE, publishers=PUBLISHERS, topics=TOPICS)
        return load(content, **(options or {}))

    return make


@pytest.fixture
def relate(library: Callable[..., Library]) -> Relate:
    def make(*, drafts: bool = False, options: dict[str, Any] | None = None, **changes: Any) -> LibraryRelations:
        return relations_of(library(options=options, **changes), CUTOFF, drafts=drafts)

    return make


def everywhere(relations: LibraryRelations, ids: tuple[str, ...]) -> set[str | None]:
    """Return every id that anything said of `ids` names."""
    found: set[str | None] = set()
    for id_ in ids:
        links = relations.related(id_)
        found |= {link.id for link in (*links.same_story, *links.background)}
        found |= {*relations.duplicates(id_), *relations.thread(id_), relations.leader(id_)}
        found |= {other for other, _ in relations.ranked(id_, 10)}
    return found


def same(relations: LibraryRelations, id_: str) -> list[str | None]:
    return [link.id for link in relations.related(id_).same_story]


def test_reports_of_one_story_are_linked_and_a_story_apart_is_not(relate: Relate) -> None:
    relations = relate()
    assert same(relations, "tugs") == ["aground", "inquiry"]
    assert relations.related("orchard") == Related()
    assert relations.count("tugs") == len(relations.related("tugs"))
    assert relations.count("tugs", 1) == 1 + min(1, len(relations.related("tugs").background))


def test_a_copy_folds_under_the_earliest_and_is_linked_no_second_time(relate: Relate) -> None:
    relations = relate()
    assert (relations.leader("aground-wire"), relations.duplicates("aground")) == ("aground", ("aground-wire",))
    assert "aground-wire" not in same(relations, "tugs")
    assert "aground" not in same(relations, "aground-wire")


@pytest.mark.parametrize("rank", [1, 5, 9])
def test_a_preferred_publishers_copy_leads_whatever_its_rank(rank: int, make_desk: MakeDesk) -> None:
    publishers = {**PUBLISHERS, "coast-wire": {"name": "Coast Wire", "preferred": rank}}
    content = make_desk(articles=harbour(), people=PEOPLE, publishers=publishers, topics=TOPICS)
    relations = relations_of(load(content), CUTOFF)
    assert relations.leader("aground") == "aground-wire"
    assert "aground-wire" in same(relations, "tugs")


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "proposed"},
        {"status": "review"},
        {"publish_date": "2024-07-01"},
        {"expiry_date": "2024-05-25"},
        {"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "It was wrong."}},
    ],
    ids=["proposed", "in review", "of the future", "expired", "withdrawn"],
)
def test_what_readers_do_not_have_is_named_nowhere(hidden: dict[str, Any], relate: Relate) -> None:
    relations = relate(tugs=hidden)
    assert "tugs" not in everywhere(relations, ("aground", "aground-wire", "inquiry", "orchard", "lotsen"))
    assert relations.related("tugs") == Related()
    assert (relations.ranked("tugs", 5), relations.duplicates("tugs"), relations.thread("tugs")) == ([], (), ())


def test_in_a_preview_a_draft_is_linked_as_it_will_be(relate: Relate) -> None:
    assert same(relate(drafts=True, tugs={"status": "review"}), "inquiry") == same(relate(), "inquiry")


def test_pins_come_first_in_the_editors_order_and_have_the_editors_reason(relate: Relate) -> None:
    pins = [{"id": "orchard", "rel": "same-event", "reason": "the same storm"}, {"id": "inquiry", "rel": "follows"}]
    found = relate(tugs={"related": pins}).related("tugs").same_story
    assert [(link.id, link.pinned) for link in found] == [("orchard", True), ("inquiry", True), ("aground", False)]
    assert [why.text for why in found[0].reasons] == ["the same storm"]
    # Without a reason of the editor's it says who chose it, and what both share.
    assert [why.text for why in found[1].reasons][:2] == ["Chosen by the desk", "Both name Ines Okaro"]


def test_a_pin_across_languages_says_nothing_of_names_that_it_does_not_hang_on(relate: Relate) -> None:
    (link,) = relate(orchard={"related": ["lotsen"]}).related("orchard").background
    assert [why.kind for why in link.reasons] == ["desk", "days"]


def test_a_pin_to_a_copy_stays_and_no_other_link_leads_to_its_copies(relate: Relate) -> None:
    pin = {"id": "aground-wire", "rel": "follows", "reason": "the wire was first"}
    found = relate(tugs={"related": [pin]}).related("tugs").same_story
    assert [(link.id, link.pinned) for link in found] == [("aground-wire", True), ("inquiry", False)]
    assert [why.text for why in found[0].reasons] == ["the wire was first"]


def test_a_story_that_bans_itself_is_as_it_was(relate: Relate) -> None:
    relations, banned = relate(), relate(tugs={"not_related": ["tugs"]})
    assert banned.related("tugs") == relations.related("tugs")
    assert banned.thread("tugs") == relations.thread("tugs")


def test_a_pin_out_of_the_library_without_a_reason_says_who_chose_it(relate: Relate) -> None:
    pin = {"url": "https://yard.example/", "title": "The yard"}
    (link,) = relate(orchard={"related": [pin]}).related("orchard").background
    assert [why.text for why in link.reasons] == ["Chosen by the desk"]


@pytest.mark.parametrize("banning", ["tugs", "inquiry"])
def test_a_ban_is_obeyed_from_both_ends_in_links_and_threads(banning: str, relate: Relate) -> None:
    other = "inquiry" if banning == "tugs" else "tugs"
    relations = relate(**{banning: {"not_related": [other]}})
    for one, two in (("tugs", "inquiry"), ("inquiry", "tugs")):
        links = relations.related(one)
        assert two not in {link.id for link in (*links.same_story, *links.background)}
        assert two not in relations.thread(one)
    assert "tugs" in same(relations, "aground")


def test_a_ban_keeps_a_copy_from_folding(relate: Relate) -> None:
    relations = relate(aground={"not_related": ["aground-wire"]})
    assert relations.leader("aground-wire") == "aground-wire"
    assert (relations.duplicates("aground"), relations.duplicates("aground-wire")) == ((), ())


def test_a_ban_between_two_copies_is_obeyed_under_their_leader(make_desk: MakeDesk) -> None:
    articles = {
        **harbour(),
        "aground-late": {**harbour()["aground"], "date": "2024-05-02", "not_related": ["aground-wire"]},
    }
    relations = relations_of(
        load(make_desk(articles=articles, people=PEOPLE, publishers=PUBLISHERS, topics=TOPICS)), CUTOFF
    )
    assert "aground-wire" not in relations.duplicates("aground-late")
    assert "aground-late" not in relations.duplicates("aground-wire")
    assert relations.duplicates("aground") == ("aground-wire", "aground-late")


def test_bans_and_pins_that_nobody_accepted_have_no_effect(relate: Relate) -> None:
    relations = relate(
        tugs={"not_related": ["inquiry"], "related": ["orchard"], "proposed": ["not_related", "related"]}
    )
    assert same(relations, "tugs") == ["aground", "inquiry"]
    assert "orchard" not in {link.id for link in relations.related("tugs").background}


def test_names_and_topics_that_nobody_accepted_are_no_reason(relate: Relate) -> None:
    relations = relate(tugs={"proposed": ["people", "topics"]})
    told = [why.kind for link in relations.related("tugs").same_story for why in link.reasons]
    assert told
    assert not {"people", "topics"} & {*told}


def test_the_running_story_is_in_order_of_time_and_has_a_title_of_shared_words(relate: Relate) -> None:
    relations = relate()
    assert relations.thread("tugs") == ("aground", "aground-wire", "tugs", "inquiry")
    assert relations.thread("orchard") == ()
    title = relations.thread_title("tugs")
    assert "Marisol" in title
    assert {relations.thread_title(id_) for id_ in relations.thread("tugs")} == {title}


def test_a_pin_that_says_follows_joins_two_running_stories(relate: Relate) -> None:
    relations = relate(orchard={"related": [{"id": "aground", "rel": "follows"}]})
    assert relations.thread("orchard") == ("aground", "aground-wire", "orchard", "tugs", "inquiry")
    background = relate(orchard={"related": [{"id": "aground", "rel": "background"}]})
    assert background.thread("orchard") == ()


def test_across_languages_links_go_by_names_and_topics_and_say_so(relate: Relate) -> None:
    links = relate().related("lotsen")
    found = [*links.same_story, *links.background]
    assert found
    for link in found:
        kinds = {why.kind for why in link.reasons}
        assert {"people", "language"} <= kinds
        assert not kinds & {"names", "words"}
    unnamed = relate(lotsen={"people": None, "topics": ["orchards"]})
    assert unnamed.related("lotsen") == Related()


def test_of_a_story_with_no_rights_the_body_is_not_read(relate: Relate, library: Callable[..., Library]) -> None:
    relations = relate(inquiry={"rights": "none"})
    told = [why for id_ in ("aground", "tugs") for link in relations.related(id_).same_story for why in link.reasons]
    assert "inquiry" not in same(relations, "aground")
    assert told
    texts: dict[str, Text] = {}

    def spy(given: Any, limits: Any, ranks: Any) -> Any:
        from standfirst.relate.engine import Engine  # noqa: PLC0415

        kept = [*given]
        texts.update({text.id: text for text in kept})
        return Engine.of(kept, limits=limits, preferred=ranks)

    relations_of(library(inquiry={"rights": "none"}), CUTOFF, make=spy)
    assert texts["inquiry"].body == ""
    assert not texts["inquiry"].named
    assert texts["tugs"].body.startswith("Tugs pulled")


def test_where_the_evidence_is_not_here_the_summary_is_compared(make_desk: MakeDesk) -> None:
    articles = {id_: {**fields, "body": ""} for id_, fields in harbour().items()}
    content = make_desk(articles=articles, people=PEOPLE, publishers=PUBLISHERS, topics=TOPICS)
    relations = relations_of(load(content, evidence="folder"), CUTOFF)
    assert "aground" in {other for other, _ in relations.ranked("tugs", 5)}


def test_the_desks_thresholds_decide(relate: Relate) -> None:
    strict = relate(options={"thresholds": {"same_story": 1, "background": 1, "duplicate": 1, "thread": 1}})
    assert all(strict.related(id_) == Related() for id_ in ("aground", "tugs", "inquiry"))
    assert strict.thread("tugs") == ()
    assert len(relate(options={"thresholds": {"background": 0.01}}).related("inquiry")) >= 3


def test_reasons_speak_the_desks_language(relate: Relate) -> None:
    english = {id_: {"language": "en"} for id_ in ("aground", "tugs")}
    relations = relate(options={"desk": {"language": "de"}}, **english)
    first = {link.id: link for link in relations.related("tugs").same_story}["aground"]
    told = {why.kind: why for why in first.reasons}
    assert told["people"].text == "Beide nennen Ines Okaro"
    assert told["days"].text == "2 Tage früher"
    # The words are the articles', which are English.
    names = told["names"]
    assert (names.language, names.text) == ("en", f"Namen in beiden: {names.words}")


def holds(kind: str, words: list[str], one: Text, other: Text) -> bool:
    """Tell whether a reason's words are true of both articles."""
    fields = {"people": "people", "organisations": "organisations", "places": "places", "tags": "names"}
    if kind in fields:
        return all(word in getattr(text, fields[kind]) for text in (one, other) for word in words)
    return all(word.casefold() in text.whole.casefold() for text in (one, other) for word in words)


def test_every_link_of_the_sample_desk_has_a_reason_that_is_true_of_both() -> None:
    content = Path(__file__).parents[3] / "digests"
    library, cutoff = load(content), datetime(2026, 11, 22, tzinfo=UTC)
    relations = relations_of(library, cutoff)
    texts = relations.engine.index.corpus
    told = 0
    for article in library.shown(cutoff):
        links = relations.related(article.id)
        for link in (*links.same_story, *links.background):
            assert link.reasons, (article.id, link)
            assert all(why.text for why in link.reasons)
            if link.pinned or link.id is None:
                continue
            one, other = (texts.text(texts.slots[id_]) for id_ in (article.id, link.id))
            for reason in relations.engine.reasons(article.id, link.id):
                told += 1
                if reason.kind == "days":
                    assert days_later(one, other) == reason.days
                elif reason.kind == "topics":
                    assert {*reason.values} <= one.topics & other.topics
                else:
                    assert holds(reason.kind, [*reason.values], one, other), (article.id, link.id, reason)
    assert told > 100
