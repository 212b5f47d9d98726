"""The same copy is folded; two reports of one event are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from library import BEGUN, CHESS, FERRY, FERRY_NEXT, LIBRARY, WHEAT, text

from standfirst.relate.copies import copies
from standfirst.relate.engine import Engine
from standfirst.relate.index import Index

EDITED = replace(
    FERRY,
    id="ferry-copy",
    title="Ferry aground at Port Ansel",
    body=f"Read our newsletter.\n{FERRY.body.replace('in the night', 'overnight')}",
    publisher="gazette",
)
CUT = replace(FERRY, id="ferry-cut", body=FERRY.body[: FERRY.body.index("Divers")], publisher="herald", when=None)


def test_an_edited_and_a_cut_copy_fold_under_the_earliest():
    found = copies(Index.of([*LIBRARY, EDITED, CUT]))
    assert found.group("ferry-cut") == ("ferry-1", "ferry-copy", "ferry-cut")
    assert found.leaders == {"ferry-copy": "ferry-1", "ferry-cut": "ferry-1"}


def test_the_desks_preferred_publisher_leads():
    found = copies(Index.of([*LIBRARY, EDITED, CUT]), preferred={"gazette": 1, "coast": 2})
    assert found.folded == {"ferry-copy": ("ferry-1", "ferry-cut")}


def test_two_reports_of_one_event_are_not_one_copy():
    assert copies(Index.of(LIBRARY)).folded == {}


def test_a_higher_threshold_folds_less():
    rewritten = replace(
        FERRY, id="ferry-new", body=f"Divers were called. {CUT.body} An inquiry follows, ministers say."
    )
    index = Index.of([*LIBRARY, rewritten])
    assert copies(index, fold=0.3).leaders == {"ferry-new": "ferry-1"}
    assert copies(index, fold=1.0).leaders == {}


def test_lines_that_stand_in_many_articles_prove_no_copy():
    call = "Sign up for the morning letter with news, weather and tides from every harbour along the northern coast."
    ids = [chr(97 + number // 26) + chr(97 + number % 26) for number in range(40)]
    many = [text(f"letter-{id_}", f"{call} Item{id_}x thing{id_}x place{id_}x.") for id_ in ids]
    few = [text(f"letter-{id_}", f"{call} Item{id_}x thing{id_}x place{id_}x.") for id_ in ids[:3]]
    assert copies(Index.of(many)).folded == {}
    assert copies(Index.of(few)).folded != {}


def test_of_copies_a_block_shows_one_and_an_article_never_its_own():
    engine = Engine.of([*LIBRARY, EDITED, CUT])
    assert "ferry-copy" not in {link.id for link in engine.links("ferry-2").same_story}
    assert {link.id for link in engine.links("ferry-copy").same_story} == {"ferry-2", "ferry-3"}
    assert engine.duplicates("ferry-cut") == ("ferry-1", "ferry-copy")
    assert engine.duplicates("chess-1") == ()


def test_what_reads_the_same_weeks_later_is_another_article():
    later = replace(EDITED, when=BEGUN + timedelta(days=30))
    assert copies(Index.of([*LIBRARY, later])).folded == {}
    assert copies(Index.of([*LIBRARY, replace(later, when=BEGUN + timedelta(days=6))])).folded != {}


def test_one_article_in_two_languages_is_not_folded():
    german = replace(FERRY, id="ferry-de", language="de")
    assert copies(Index.of([FERRY, FERRY_NEXT, WHEAT, CHESS, german])).folded == {}
