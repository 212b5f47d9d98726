"""What an engine leaves to the next run: as good as the engine itself, without the texts, and never trusted blindly."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library import BEGUN, CHESS, FERRY, FERRY_LAST, LIBRARY, WHEAT, text

from standfirst.relate import index, learnt, weights
from standfirst.relate.blocks import Limits
from standfirst.relate.engine import Engine, Remembered
from standfirst.relate.kept import dumped, holds, restored
from standfirst.relate.nearest import Reach
from standfirst.relate.texts import Forgotten, Text

WORDS = ["ferry", "tide", "hull", "Marisol", "Ansel", "wheat", "drought", "seed", "Reyk", "chess", "rook", "harbour"]
OLD = [
    text("old-1", "Ferry Marisol at Ansel harbour, wheat seed, a rook.", title="Marisol", day=1),
    text("old-2", "Drought, said Reyk; the tide took the hull of the Marisol.", title="Drought", day=2),
    text("anchor", "Chess title for Brandt.", title="Chess", day=76),
]
"""Two articles that weights are fitted on, and one that fixes the newest month."""


def answers(engine: Engine) -> dict[str, object]:
    """Return all that an engine says."""
    said: dict[str, object] = {
        id_: (
            blocks := engine.links(id_),
            [engine.reasons(id_, link.id) for link in (*blocks.same_story, *blocks.background)],
            engine.duplicates(id_),
            engine.thread(id_),
            engine.thread_title(id_),
            engine.ranked(id_, 10),
        )
        for id_ in sorted(engine.index.corpus.slots)
    }
    return {**said, "near": [engine.topics_near(slug) for slug in ("ports", "farming")], "like": engine.nearly_copies()}


def copied(articles: list[Text]) -> list[Text]:
    """Return the same texts as other objects, as another run reads them."""
    return [replace(article) for article in articles]


def asked(articles: list[Text]) -> Engine:
    """Return an engine that was asked everything."""
    engine = Engine.of(articles)
    answers(engine)
    return engine


def remembered(kept: bytes, articles: list[Text]) -> Remembered:
    found = restored(kept, articles)
    assert found is not None
    return found


def test_a_kept_engine_answers_as_the_one_that_was_kept(monkeypatch: pytest.MonkeyPatch):
    """Without reading a text again."""
    engine = asked([*LIBRARY])
    before = remembered(dumped(engine), copied([*LIBRARY]))
    monkeypatch.setattr(learnt, "terms_of", None)
    assert answers(Engine.of(copied([*LIBRARY]), before=before)) == answers(engine)


def test_what_is_kept_holds_no_text_and_no_name_that_is_on_no_page():
    secret = text("secret", "Quillfeather whispered marzipan behind the lighthouse.", people=frozenset(["Ada Quorn"]))
    kept = dumped(asked([*LIBRARY, secret]))
    for word in (b"uillfeather", b"marzipan", b"whispered", b"Quorn", b"212 passengers"):
        assert word not in kept


def test_other_limits_and_publishers_are_applied_to_what_was_kept():
    engine = asked([*LIBRARY])
    limits = Limits(same_story=0.9, background=0.05, thread=0.9)
    before = remembered(dumped(engine), copied([*LIBRARY]))
    again = Engine.of(copied([*LIBRARY]), limits=limits, preferred={"herald": 1}, before=before)
    assert answers(again) == answers(Engine.of(LIBRARY, limits=limits, preferred={"herald": 1}))


def test_it_can_be_told_whether_there_is_anything_new_to_keep():
    engine = asked([*LIBRARY])
    kept = dumped(engine)
    again = Engine.of(copied([*LIBRARY]), before=remembered(kept, copied([*LIBRARY])))
    assert holds(kept, again)
    assert not holds(dumped(Engine.of(LIBRARY)), engine)
    assert not holds(kept, Engine.of(LIBRARY[1:], before=engine))
    assert not holds(b"no engine", engine)


def test_an_article_that_became_empty_is_not_taken_for_the_one_that_was_forgotten():
    kept = dumped(asked([*LIBRARY, text("chess-2", "The trophy of Lia Brandt stands in Tarn.", day=None)]))
    now = [*LIBRARY, Text("chess-2", "", "")]
    assert answers(Engine.of(now, before=remembered(kept, now))) == answers(Engine.of(now))
    assert Forgotten.of("chess-2", "0" * 64, "en", None) != now[-1]


@pytest.mark.parametrize("field", ["title", "body", "language", "publisher"])
def test_a_digest_hangs_on_every_field(field: str):
    assert replace(FERRY, **{field: "changed"}).digest != FERRY.digest
    assert replace(FERRY).digest == FERRY.digest


def test_a_digest_tells_a_name_from_the_same_name_of_another_kind_and_dates_apart():
    changed = [
        replace(FERRY, people=FERRY.places, places=FERRY.people),
        replace(FERRY, names=frozenset(["a", "b"])),
        replace(FERRY, names=frozenset(["ab"])),
        replace(FERRY, when=None),
        replace(FERRY, when=BEGUN + timedelta(minutes=1)),
        replace(FERRY, day=BEGUN.date()),
        replace(FERRY, title=f"{FERRY.title} ", body=FERRY.body),
        replace(FERRY, id="ferry"),
    ]
    assert len({article.digest for article in [FERRY, *changed]}) == len(changed) + 1


@pytest.mark.parametrize("articles", [[], [FERRY], [text("empty", ""), text("blank", " \n")], [*LIBRARY, CHESS]])
def test_small_libraries_come_back(articles: list[Text]):
    articles = list({article.id: article for article in articles}.values())
    engine = Engine.of(articles)
    again = Engine.of(copied(articles), before=remembered(dumped(engine), copied(articles)))
    assert answers(again) == answers(engine)


def repacked(kept: bytes, **changes: np.ndarray) -> bytes:
    """Return kept bytes with some arrays changed."""
    with np.load(io.BytesIO(kept), allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files} | changes
    into = io.BytesIO()
    np.savez(into, allow_pickle=False, **arrays)
    return into.getvalue()


def parts(kept: bytes) -> dict[str, np.ndarray]:
    with np.load(io.BytesIO(kept), allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}


KEPT = dumped(asked([*LIBRARY, replace(WHEAT, id="weizen", language="de")]))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(KEPT) - 1), st.integers(1, 255), st.booleans())
def test_damaged_bytes_are_nothing_or_the_same(place: int, change: int, cut: bool):
    damaged = bytearray(KEPT)
    damaged[place] ^= change
    found = restored(bytes(damaged[:place] if cut else damaged), LIBRARY)
    if found is not None:  # a byte that says nothing, such as a time in the archive's list
        assert answers(Engine.of(LIBRARY, before=found)) == answers(Engine.of(LIBRARY))


@pytest.mark.parametrize("name", sorted(parts(KEPT)))
def test_an_array_that_is_gone_of_another_kind_or_too_short_is_a_miss(name: str):
    arrays = parts(KEPT)
    array = arrays[name]
    if name != "counts":
        assert restored(repacked(KEPT, **{name: array.astype(np.float64)}), LIBRARY) is None
        assert restored(repacked(KEPT, **{name: array[None]}), LIBRARY) is None
        if len(array) and name not in {"worn", "met", "named", "codes0"}:
            assert restored(repacked(KEPT, **{name: array[:-1]}), LIBRARY) is None


@pytest.mark.parametrize("name", [
    "rows.columns", "rows.sizes", "names.columns", "alike.others", "akin.others", "worded.others", "told.others",
    "scored.others", "scored.sizes", "joined.numbers", "joined.groups",
])  # fmt: skip
@pytest.mark.parametrize("value", [-1, 2**31 - 1])
def test_numbers_out_of_range_are_a_miss_and_no_crash(name: str, value: int):
    array = parts(KEPT)[name].copy()
    if not len(array):
        array = np.zeros(1, np.int32)
    array[0] = value
    assert restored(repacked(KEPT, **{name: array}), LIBRARY) is None


@pytest.mark.parametrize(
    "head", [{}, [], 7, {"layout": 0}, {"layout": 1, "ids": ["b", "a"], "tongues": ["en", "en"]}, {"layout": 1}]
)
def test_a_head_that_says_something_else_is_a_miss(head: object):
    packed = np.frombuffer(json.dumps(head).encode(), np.uint8)
    assert restored(repacked(KEPT, head=packed), LIBRARY) is None


def test_objects_are_never_unpacked():
    """An array of objects would run code when it is read."""
    into = io.BytesIO()
    np.savez(into, allow_pickle=True, **{**parts(KEPT), "head": np.array([{"layout": 1}], object)})
    assert restored(into.getvalue(), LIBRARY) is None


def bodies() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), max_size=14).map(lambda chosen: " ".join(chosen) + ".")


@st.composite
def articles(draw: st.DrawFn, days: st.SearchStrategy[float | None]) -> Text:
    """Return an article with one of a few ids, in one of three languages, at times another's copy."""
    body = draw(bodies() | st.sampled_from([FERRY.body, FERRY_LAST.body, WHEAT.body]))
    return text(
        f"a-{draw(st.integers(0, 8))}",
        body,
        title=draw(bodies()),
        day=draw(days),
        language=draw(st.sampled_from(["en", "en", "en", "de", "ja"])),
        publisher=draw(st.sampled_from(["coast", "herald", None])),
        people=frozenset(draw(st.sets(st.sampled_from(["Marisol", "Tomas Reyk", "Lia Brandt"])))),
        organisations=frozenset(draw(st.sets(st.sampled_from(["Harbour Board", "Seed Union"])))),
        topics=frozenset(draw(st.sets(st.sampled_from(["ports", "farming"]), max_size=1))),
    )


DAYS = st.none() | st.integers(0, 76) | st.integers(62, 76)


@settings(max_examples=18, deadline=None)
@given(
    st.lists(articles(DAYS), unique_by=lambda article: article.id, max_size=8),
    st.lists(
        st.tuples(st.lists(articles(DAYS) | st.integers(0, 8), max_size=3), st.sampled_from(["memory", "kept"])),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from([2, 2000]),
)
def test_whatever_was_edited_an_engine_that_knows_the_last_one_says_what_a_new_one_says(
    first: list[Text], edits: list[tuple[list[Text | int], str]], settles: int
):
    """In memory and through what is kept; with lists of three, so that every way through is taken."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weights, "SETTLED", settles)
        patch.setattr(index, "ALIKE", Reach(index.ALIKE.floor, 3))
        library = {article.id: article for article in [*OLD, *first]}
        engine = asked([*library.values()])
        for changes, way in edits:
            for change in changes:
                if isinstance(change, int):  # an article is taken down
                    library.pop(f"a-{change}", None)
                else:
                    library[change.id] = change
            now = copied([*library.values()])
            before = engine if way == "memory" else remembered(dumped(engine), now)
            engine = Engine.of(now, before=before)
            assert answers(engine) == answers(Engine.of(reversed(now)))


@pytest.mark.parametrize("kept_at_once", [0, 20_000])
def test_a_large_library_forgets_terms_and_says_the_same(monkeypatch: pytest.MonkeyPatch, kept_at_once: int):
    monkeypatch.setattr(learnt, "TERMS_KEPT", kept_at_once)
    engine = Engine.of(LIBRARY)
    assert bool(engine.index.corpus.learnt.terms) is bool(kept_at_once)
    changed = [replace(FERRY, body=f"{FERRY.body} The Marisol sails on Monday."), *LIBRARY[1:]]
    assert answers(Engine.of(changed, before=engine)) == answers(Engine.of(changed))


def test_the_ids_of_what_is_read_pass_through_a_bar_once_and_not_at_all_when_nothing_is():
    passed: list[str] = []

    def bar(ids):
        for id_ in ids:
            passed.append(id_)
            yield id_

    engine = Engine.of(LIBRARY, progress=bar)
    assert passed == sorted(article.id for article in LIBRARY)
    Engine.of(LIBRARY, before=engine, progress=bar)
    assert len(passed) == len(LIBRARY)
