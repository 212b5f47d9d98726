"""What a desk may rely on when stories are linked by a program."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library import CHESS, FERRY, FERRY_LAST, FERRY_NEXT, LIBRARY, WHEAT, WHEAT_NEXT, text

from standfirst.relate import corpus, index, weights
from standfirst.relate.blocks import Limits
from standfirst.relate.engine import Engine
from standfirst.relate.nearest import Reach
from standfirst.relate.texts import Text

WORDS = [
    "ferry",
    "tide",
    "hull",
    "Marisol",
    "Ansel",
    "wheat",
    "drought",
    "seed",
    "Reyk",
    "Velden",
    "chess",
    "rook",
    "Brandt",
    "title",
    "harbour",
    "pilot",
]


def answers(engine: Engine) -> dict[str, object]:
    """Return all that an engine says, by id."""
    ids = sorted(engine.index.corpus.slots)
    return {
        id_: (
            engine.links(id_),
            engine.duplicates(id_),
            engine.thread(id_),
            engine.thread_title(id_),
            engine.ranked(id_, 10),
            [engine.reasons(id_, link.id) for link in engine.links(id_).same_story],
        )
        for id_ in ids
    }


def test_a_story_that_goes_on_is_linked_to_what_went_before():
    engine = Engine.of(LIBRARY)
    links = {link.id: link.kind for link in engine.links("ferry-3").same_story}
    assert links == {"ferry-1": "follows", "ferry-2": "follows"}
    assert [link.id for link in engine.links("wheat-1").same_story] == ["wheat-2"]


def test_reports_within_two_days_are_of_the_same_event_and_later_ones_follow():
    links = {link.id: link.kind for link in Engine.of(LIBRARY).links("ferry-1").same_story}
    assert links == {"ferry-2": "same-event", "ferry-3": "followed-by"}


def test_a_story_that_stands_alone_has_no_links_rather_than_the_five_least_unlike():
    links = Engine.of(LIBRARY).links("chess-1")
    assert (links.same_story, links.background) == ((), ())


def test_limits_decide_what_is_shown_and_between_them_lies_the_background():
    strict = Engine.of(LIBRARY, limits=Limits(same_story=1.0, background=0.05)).links("ferry-1")
    assert strict.same_story == ()
    assert [link.id for link in strict.background[:2]] == ["ferry-2", "ferry-3"]
    assert [link.kind for link in strict.background[:2]] == ["background-to", "background-to"]


def test_ranked_lists_every_other_article_best_first_whatever_the_limits():
    engine = Engine.of(LIBRARY, limits=Limits(same_story=1.0, background=1.0))
    ranked = engine.ranked("wheat-1", 10)
    assert ranked[0][0] == "wheat-2"
    assert {id_ for id_, _ in ranked} == {other.id for other in LIBRARY} - {"wheat-1"}
    scores = [score for _, score in ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert engine.ranked("wheat-1", 1) == ranked[:1]


def test_ranked_and_blocks_give_a_link_the_same_score():
    engine = Engine.of(LIBRARY)
    ranked = dict(engine.ranked("ferry-2", 10))
    assert {link.id: link.score for link in engine.links("ferry-2").same_story}.items() <= ranked.items()


def test_time_that_lies_between_makes_a_link_weaker():
    near = dict(Engine.of(LIBRARY).ranked("wheat-1", 10))["wheat-2"]
    year = replace(WHEAT_NEXT, when=WHEAT.when + timedelta(days=365))
    far = dict(Engine.of([FERRY, FERRY_NEXT, FERRY_LAST, WHEAT, year, CHESS]).ranked("wheat-1", 10))["wheat-2"]
    assert far < near


def test_articles_without_a_date_are_linked_by_their_words():
    dateless = [replace(article, when=None) for article in LIBRARY]
    engine = Engine.of(dateless)
    assert {link.id for link in engine.links("ferry-1").same_story} == {"ferry-2", "ferry-3"}
    assert {link.kind for link in engine.links("ferry-1").same_story} == {"same-event"}


def test_names_that_the_desk_gave_bring_stories_nearer_and_common_ones_less():
    bare = [replace(a, people=frozenset(), places=frozenset(), organisations=frozenset()) for a in LIBRARY]
    without = dict(Engine.of(bare).ranked("ferry-1", 10))["ferry-2"]
    rare = [replace(a, people=frozenset(["Ines Okaro"])) if a.id in {"ferry-1", "ferry-2"} else a for a in bare]
    assert dict(Engine.of(rare).ranked("ferry-1", 10))["ferry-2"] > without


def test_two_articles_with_one_id_are_refused():
    with pytest.raises(ValueError, match="one id"):
        Engine.of([FERRY, FERRY])


def test_an_id_that_is_unknown_is_a_key_error():
    engine = Engine.of(LIBRARY)
    for ask in (engine.links, lambda id_: engine.ranked(id_, 3), lambda id_: engine.reasons(id_, "ferry-1")):
        with pytest.raises(KeyError):
            ask("nowhere")


@pytest.mark.parametrize("texts", [[], [FERRY], [text("empty", ""), text("blank", " \n"), FERRY]])
def test_libraries_of_nothing_one_and_without_words_are_fine(texts: list[Text]):
    engine = Engine.of(texts)
    for article in texts:
        assert engine.links(article.id).same_story == ()
        assert engine.thread(article.id) == ()
        assert len(engine.ranked(article.id, 5)) == len(texts) - 1


def test_the_order_in_which_articles_are_given_changes_nothing():
    assert answers(Engine.of(LIBRARY)) == answers(Engine.of(reversed(LIBRARY)))


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_number_of_threads_changes_nothing(monkeypatch: pytest.MonkeyPatch, count: int):
    many = [replace(article, id=f"{article.id}-{place}") for article in LIBRARY for place in range(9)]
    expected = answers(Engine.of(many))
    monkeypatch.setattr("standfirst.relate.nearest.os.cpu_count", lambda: count)
    assert answers(Engine.of(many)) == expected


def bodies() -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(WORDS), max_size=14)
    return words.map(lambda chosen: " ".join(chosen) + ".")


OLD = [
    text("old-1", "Ferry Marisol at Ansel harbour, wheat seed for Velden, a rook.", title="Marisol", day=1),
    text("old-2", "Drought in Velden, said Reyk; the tide took the hull of the Marisol.", title="Drought", day=2),
    text("anchor", "Chess title for Brandt.", title="Chess", day=76),
]
"""Two articles that weights are fitted on, and one that fixes the newest month."""


@st.composite
def articles(draw: st.DrawFn, days: st.SearchStrategy[int]) -> Text:
    """Return an article with one of a few ids, in one of two languages."""
    names = frozenset(draw(st.sets(st.sampled_from(["Marisol", "Tomas Reyk", "Lia Brandt", "Velden"]))))
    return text(
        f"a-{draw(st.integers(0, 8))}",
        draw(bodies()),
        title=draw(bodies()),
        day=draw(days),
        language=draw(st.sampled_from(["en", "en", "en", "de"])),
        people=names,
        topics=frozenset(draw(st.sets(st.sampled_from(["ports", "farming"]), max_size=1))),
    )


RECENT = st.integers(62, 76)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(articles(st.integers(0, 76)), unique_by=lambda article: article.id, max_size=8),
    st.lists(st.lists(articles(RECENT) | st.integers(0, 8), min_size=1, max_size=3), min_size=1, max_size=4),
)
def test_a_library_after_its_edits_is_linked_as_if_it_had_always_been_so(
    first: list[Text], edits: list[list[Text | int]]
):
    """With weights that settle at two articles and lists of three, so that every way through is taken."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weights, "SETTLED", 2)
        patch.setattr(index, "ALIKE", Reach(index.ALIKE.floor, 3))
        library = {article.id: article for article in [*OLD, *first]}
        engine = Engine.of(library.values())
        for edit in edits:
            for change in edit:
                if isinstance(change, int):  # an article is taken down
                    library.pop(f"a-{change}", None)
                else:
                    library[change.id] = change
            engine = Engine.of(library.values(), before=engine)
            afresh = Engine.of(library.values())
            assert answers(engine) == answers(afresh)
            assert engine.topics_near("ports") == afresh.topics_near("ports")


def test_an_edit_of_the_newest_month_is_worked_out_alone(monkeypatch: pytest.MonkeyPatch):
    """Weights are fitted on earlier months once these have enough articles, and then an edit changes none."""
    monkeypatch.setattr(weights, "SETTLED", 4)
    newest = text("ferry-4", "The ferry Marisol is late again.", day=40)
    engine = Engine.of([*LIBRARY, newest])
    fitted: list[object] = []
    monkeypatch.setattr(corpus, "fit", lambda *given: fitted.append(given) or weights.fit(*given))
    edited = Engine.of([*LIBRARY, replace(newest, body=f"{newest.body} Ines Okaro apologised.")], before=engine)
    assert not fitted
    assert edited.index.corpus.weights is engine.index.corpus.weights
    Engine.of([replace(FERRY, body="Nothing of the kind."), *LIBRARY[1:], newest], before=engine)
    assert len(fitted) == 1


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=200)), min_size=2, max_size=4), st.data())
def test_any_text_whatever_is_compared_and_gives_reasons(pairs: list[tuple[str, str]], data: st.DataObject):
    """Half of the second text is the first one's, so that there is something to say."""
    language = data.draw(st.sampled_from(["en", "de", "fr", "ja", "th", "", "x-odd"]))
    texts = [text(f"a-{place}", body, title=title, language=language) for place, (title, body) in enumerate(pairs)]
    texts.append(text("twin", f"{pairs[0][1]} {pairs[1][1]}", title=pairs[0][0], language=language))
    engine = Engine.of(texts)
    for article in texts:
        for other, score in engine.ranked(article.id, 9):
            assert 0 <= score <= 1
            assert all(reason.kind for reason in engine.reasons(article.id, other))
