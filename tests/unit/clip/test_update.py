"""An article clipped again: the page's changes go into the file, and no editor's word is lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desks import load
from standfirst.clip.again.update import Difference, Update, update_of
from standfirst.clip.clipping import Clipping
from standfirst.source.schema import ArticleFields
from standfirst.source.splice import Change
from standfirst.text import sha256

FIRST = (
    "The pier closes for two years, the harbour board said.\n\n"
    '"We will not land where we cannot leave," said Ada Brook, a captain.\n\n'
    "Boats land at the mill instead. The repair costs four million crowns.\n"
)
SECOND = FIRST.replace("four million", "five million").replace("cannot leave", "can leave") + "\nThe fence is up.\n"
BASE = Clipping(
    body=FIRST,
    title="Pier closes for two years",
    url="https://lakeherald.example/2024/05/pier",
    publisher="lake-herald",
    authors=("Tom Hale",),
    date="2024-05-13T08:52",
    section="Harbour",
)
PAGE = replace(BASE, body=SECOND, title="Pier closes for three years", updated="2024-05-14T10:00", section="News")


@pytest.fixture
def article(make_desk: Callable[..., Path]) -> Callable[..., ArticleFields]:
    def make(**fields: object) -> ArticleFields:
        given = {
            "title": BASE.title,
            "authors": ["Tom Hale"],
            "date": "2024-05-13 08:52",
            "section": "Harbour",
            "body_sha256": sha256(FIRST),
            "body": FIRST,
            **fields,
        }
        return load(make_desk(articles={"pier": given})).articles["pier"].fields

    return make


def one(update: Update, field: str) -> Difference:
    found = [difference for difference in update.differences if difference.field == field]
    assert len(found) == 1, update.differences
    return found[0]


def test_the_same_page_changes_nothing(article: Callable[..., ArticleFields]) -> None:
    assert update_of(article(), FIRST, BASE, BASE) == Update()
    assert update_of(article(), FIRST, BASE, None) == Update()


def test_what_no_editor_touched_follows_the_page(article: Callable[..., ArticleFields]) -> None:
    update = update_of(article(), FIRST, PAGE, BASE)
    assert one(update, "title").why == (
        "title: “Pier closes for two years” is now “Pier closes for three years” (the file had it as it was clipped)"
    )
    assert list(update.changes) == [
        Change(("title",), "Pier closes for three years"),
        Change(("updated",), "2024-05-14 10:00"),
        Change(("section",), "News"),
        Change(("body_sha256",), sha256(SECOND)),
    ]
    assert update.body == SECOND


def test_what_an_editor_changed_stays_and_both_versions_are_told(article: Callable[..., ArticleFields]) -> None:
    update = update_of(article(title="The pier is shut"), FIRST, PAGE, BASE)
    title = one(update, "title")
    assert (title.ours, title.theirs, title.taken) == ("The pier is shut", "Pier closes for three years", False)
    assert "the desk changed it" in title.why
    assert Change(("title",), "Pier closes for three years") not in update.changes


def test_an_editors_change_is_no_difference_where_the_page_is_as_it_was(article: Callable[..., ArticleFields]) -> None:
    assert update_of(article(title="The pier is shut", section=None), FIRST, BASE, BASE) == Update()


def test_what_an_editor_took_out_stays_out(article: Callable[..., ArticleFields]) -> None:
    update = update_of(article(section=None), FIRST, PAGE, BASE)
    assert one(update, "section").taken is False


def test_without_a_capture_only_gaps_are_filled_and_the_time_of_change_advanced(
    article: Callable[..., ArticleFields],
) -> None:
    page = replace(PAGE, body=FIRST, agency="QNA")
    update = update_of(article(updated="2024-05-13 12:00"), FIRST, page, None)
    assert update.changes == (Change(("agency",), "QNA"), Change(("updated",), "2024-05-14 10:00"))
    assert update.body is None
    told = {difference.field: difference.taken for difference in update_of(article(), FIRST, page, None).differences}
    assert told == {"title": False, "agency": True, "updated": True, "section": False}


def test_an_older_time_of_change_is_not_taken(article: Callable[..., ArticleFields]) -> None:
    update = update_of(article(updated="2024-05-15 12:00"), FIRST, replace(BASE, updated="2024-05-14T10:00"), None)
    assert one(update, "updated").taken is False


def test_times_are_compared_as_moments_and_not_as_text(article: Callable[..., ArticleFields]) -> None:
    page = replace(BASE, date="2024-05-13T07:52+00:00")
    assert update_of(article(date="2024-05-13 08:52+01:00"), FIRST, page, None) == Update()


def test_address_and_publisher_are_filled_in_and_never_changed(article: Callable[..., ArticleFields]) -> None:
    page = replace(BASE, url="https://lakeherald.example/new/pier", publisher="Sealton Post")
    fields = article(url=BASE.url)
    update = update_of(fields, FIRST, page, BASE)
    assert (update.changes, one(update, "url").taken) == ((), False)
    bare = article(url=None, publisher=None, status="proposed")
    assert list(update_of(bare, FIRST, BASE, BASE).changes) == [
        Change(("url",), BASE.url),
        Change(("publisher",), "lake-herald"),
    ]


def test_what_appeared_in_print_gets_no_address(article: Callable[..., ArticleFields]) -> None:
    assert update_of(article(url=None, medium="print"), FIRST, BASE, BASE).changes == ()


def test_a_body_differs_by_paragraphs_and_words(article: Callable[..., ArticleFields]) -> None:
    body = one(update_of(article(), FIRST, PAGE, BASE), "body")
    assert body.taken
    assert body.why == "body: 1 paragraph added, 2 paragraphs changed (the file's text was as it was clipped)"
    assert body.details == (
        '"cannot" is now "can"',
        '"four" is now "five"',
        'added: "The fence is up."',
    )


def test_an_edited_body_stays(article: Callable[..., ArticleFields]) -> None:
    edited = FIRST.replace("Boats land", "Boats will land")
    update = update_of(article(), edited, PAGE, BASE)
    assert (update.body, one(update, "body").taken) == (None, False)
    assert Change(("body_sha256",), sha256(SECOND)) not in update.changes


def test_a_body_as_the_capture_gives_it_is_unedited_whatever_the_hash_says(
    article: Callable[..., ArticleFields],
) -> None:
    assert update_of(article(body_sha256=None), FIRST, PAGE, BASE).body == SECOND
    assert update_of(article(body_sha256=None), FIRST, PAGE, None).body is None


def test_a_page_without_text_never_empties_a_body(article: Callable[..., ArticleFields]) -> None:
    update = update_of(article(), FIRST, replace(BASE, body=""), BASE)
    assert (update.body, update.changes, one(update, "body").taken) == (None, (), False)
    assert "no text today" in one(update, "body").why


def test_a_file_without_text_gets_it(article: Callable[..., ArticleFields]) -> None:
    update = update_of(article(body="", body_sha256=None, quotes=[], status="proposed"), None, BASE, None)
    assert update.body == FIRST
    assert update.changes == (Change(("body_sha256",), sha256(FIRST)),)


def test_evidence_that_is_not_here_is_not_overwritten(article: Callable[..., ArticleFields]) -> None:
    assert update_of(article(), None, PAGE, BASE).body is None
    assert update_of(article(), None, BASE, BASE).body == FIRST


def test_quotes_that_the_new_text_no_longer_proves_are_told(article: Callable[..., ArticleFields]) -> None:
    quotes = [
        {"text": "We will not land where we cannot leave", "speaker": "ada-brook"},
        {"text": "This was never in the text of the page", "speaker": "ada-brook"},
    ]
    lost = one(update_of(article(quotes=quotes), FIRST, PAGE, BASE), "quotes")
    assert lost.ours == "We will not land where we cannot leave"
    assert not lost.taken
    assert 'source has "can"' in lost.why


def test_sentences_of_a_proposed_summary_that_went_are_told(article: Callable[..., ArticleFields]) -> None:
    summary = "The pier closes for two years, the harbour board said. The repair costs four million crowns."
    gone = one(update_of(article(summary=summary, proposed=["summary"], status="review"), FIRST, PAGE, BASE), "summary")
    assert gone.ours == "The repair costs four million crowns."


def test_authors_are_a_list_in_the_file(article: Callable[..., ArticleFields]) -> None:
    update = update_of(article(), FIRST, replace(BASE, authors=("Tom Hale", "Ada Brook")), BASE)
    assert update.changes == (Change(("authors",), ["Tom Hale", "Ada Brook"]),)
    assert (one(update, "authors").ours, one(update, "authors").theirs) == ("Tom Hale", "Tom Hale, Ada Brook")
