"""What a reader of a volume finds: words in reading order, page numbers that are right, and nothing left out."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pikepdf
import pytest

from desks import BODY, PUBLISHERS, QUOTE, write_desk
from standfirst.briefing.views import ArticlePage
from standfirst.press.volumes import all_volumes, edition_volume
from volumes import SAID, Pdf, briefing_of, edition_pdf, look_for, run, topic_pdf, typeset_to

pytestmark = pytest.mark.usefixtures("reader")


def spoken(text: str) -> str:
    """Return text without white space and signs of no width: a line may end anywhere in some scripts."""
    return "".join(sign for sign in text if not sign.isspace() and unicodedata.category(sign) != "Cf")


@pytest.mark.parametrize("language", SAID)
def test_headlines_and_quotes_copy_out_as_they_are_read(edition: Pdf, language: str) -> None:
    title, quote = SAID[language]
    found = spoken(edition.text(2))
    assert found.count(spoken(title)) >= 2  # in the contents, above the story
    assert spoken(quote) in found


def test_page_numbers_of_the_contents_are_those_of_the_stories(edition: Pdf) -> None:
    found = spoken(edition.text(2, 2))
    found = found[: found.index("Peopleandorganisations")]
    for language, (title, _) in SAID.items():
        # Of a headline from right to left the number stands before it.
        before = language in {"ar", "he"}
        pattern = r"(\d)\.*" + re.escape(spoken(title)) if before else re.escape(spoken(title)) + r"\.*(\d)"
        listed = re.search(pattern, found)
        assert listed, title
        page = int(listed.group(1))
        assert spoken(title) in spoken(edition.text(page, page))


def test_see_page_leads_to_the_page_that_it_names(edition: Pdf) -> None:
    title = SAID["de"][0]
    pages = [number for number in range(2, edition.pages + 1) if "see p." in edition.page(number)]
    assert pages
    named = {
        int(found)
        for number in pages
        for found in re.findall(rf"{re.escape(title)} \(see p\. (\d+)\)", edition.page(number))
    }
    assert len(named) == 1
    (page,) = named
    assert f"{title} The Lake Herald" in edition.page(page)


def test_the_index_names_each_page_on_which_a_name_stands(edition: Pdf) -> None:
    last = edition.page(edition.pages)
    listed = re.search(r"Ada Brook ((?:\d+, )*\d+)", last[last.index("People and organisations") :])
    assert listed
    numbers = [int(number) for number in listed.group(1).split(", ")]
    assert numbers == sorted(set(numbers))
    for number in numbers:
        assert "Ada Brook" in edition.page(number)
    others = set(range(2, edition.pages)) - set(numbers)
    assert all("Ada Brook" not in edition.page(number) for number in others)


def test_pages_count_themselves(edition: Pdf) -> None:
    for number in range(2, edition.pages + 1):
        assert f"Page {number} of {edition.pages}" in edition.page(number)
    assert "Page 1 of" not in edition.page(1)


def test_each_story_has_a_numbered_note_with_its_source(edition: Pdf) -> None:
    with pikepdf.open(edition.path) as file:
        addresses = {
            str(note.A.URI)
            for page in file.pages
            for note in page.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        }
    for language in SAID:
        assert f"https://lakeherald.example/2024/05/light-{language.lower()}" in addresses
    assert "The Lake Herald, 20 May 2024." in edition.text(2).replace("\n", " ")


def test_a_quote_stands_with_speaker_role_and_standing(tmp_path: Path) -> None:
    quote = {"text": QUOTE, "speaker": "ada-brook", "role": "captain", "context": "on the quay"}
    content = write_desk(tmp_path / "digests", articles={"pier-closed": {"quotes": [quote]}})
    text = topic_pdf(content, tmp_path, "ferries").page(2)
    assert f"“{QUOTE}” Ada Brook, captain on the quay · verbatim" in text


def test_an_edition_printed_again_knows_nothing_of_later_days(tmp_path: Path) -> None:
    edition = {"date": "2024-05-14", "status": "published", "title": "The pier"}
    same = BODY + "\n".join(
        f"\nBoat {n} left the mill with {n * 7} travellers, {n} dogs and no fear." for n in range(30)
    )
    early = {"pier-closed": {"body": same}} | {
        f"boat-{day}": {"date": f"2024-05-{day}", "title": f"Boat {day}", "url": f"https://lakeherald.example/{day}"}
        for day in ("06", "07")
    }
    later = {
        "pier-copied": {
            "date": "2024-05-16", "title": "Old pier closed until further notice", "publisher": "harbour-times",
            "url": "https://harbourtimes.example/pier", "body": same,
        },
    }  # fmt: skip
    volumes = []
    for place, articles in enumerate((early, early | later)):
        folder = tmp_path / str(place)
        folder.mkdir()
        content = write_desk(
            folder / "digests", articles=articles, editions={"2024-05-14": edition},
            publishers=PUBLISHERS | {"harbour-times": {"name": "Harbour Times"}},
        )  # fmt: skip
        briefing = briefing_of(content)
        page = briefing.edition("2024-05-14")
        story = briefing.article("pier-closed")
        assert page
        assert isinstance(story, ArticlePage)
        assert len(story.copies) == place
        volumes.append(edition_volume(briefing, page, look_for(content)))
    assert volumes[0].data["coverage"]
    assert volumes[0].data == volumes[1].data


def test_a_long_word_is_divided_and_a_long_address_is_broken(tmp_path: Path) -> None:
    title = "Wattenmeerschutzgebietsverordnungsnovellierungsausschuss tagt"
    article = {"title": title, "language": "de", "summary": f"See {'a1' * 90} there."}
    pdf = topic_pdf(write_desk(tmp_path / "digests", articles={"pier-closed": article}), tmp_path, "ferries")
    boxes = run("pdftotext", "-bbox", str(pdf.path), "-")
    right = [float(found) for found in re.findall(r'xMax="([\d.]+)"', boxes)]
    assert max(right) <= 595 - 18 / 25.4 * 72 + 2


def test_a_topic_refers_to_itself_alone(tmp_path: Path) -> None:
    articles = {
        "pier-closed": {"related": [{"id": "pier-open", "reason": "the same pier"}]},
        "pier-open": {
            "title": "The pier opens again",
            "topics": ["piers"],
            "date": "2024-05-20",
            "quotes": [],
            "body": "Boats land at the pier again, after a month of work on its planks and rails.",
        },
    }
    content = write_desk(
        tmp_path / "digests", articles=articles, topics={"ferries": {}, "piers": {"title": "Piers"}}, people={}
    )
    alone = topic_pdf(content, tmp_path, "ferries")
    assert "The pier opens again" not in alone.text()
    both = topic_pdf(content, tmp_path, "ferries", "piers")
    assert re.search(r"The pier opens again \(see p\. \d\): the same pier", " ".join(both.text().split()))


def test_a_story_of_two_topics_stands_once_in_a_volume_of_both(tmp_path: Path) -> None:
    content = write_desk(
        tmp_path / "digests",
        articles={"pier-closed": {"topics": ["ferries", "piers"]}},
        topics={"ferries": {}, "piers": {"title": "Piers"}},
    )
    volume = topic_pdf(content, tmp_path, "ferries", "piers").volume
    assert [len(section["stories"]) for section in volume.data["sections"]] == [1, 0]


def test_what_was_withdrawn_leaves_a_notice_and_none_of_its_words(tmp_path: Path) -> None:
    articles = {
        "pier-closed": {},
        "pier-open": {"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "It was another pier"}},
    }
    edition = {"stories": ["pier-closed", "pier-open"]}
    content = write_desk(tmp_path / "digests", articles=articles, editions={"2024-05-14": edition})
    pdf = edition_pdf(content, tmp_path, "2024-05-14")
    text = " ".join(pdf.text().split())
    assert "Withdrawn, 20 May 2024: It was another pier" in text
    assert text.count("Boats land at the mill") == 1


def test_proposals_reach_no_volume(tmp_path: Path) -> None:
    story = {"status": "review", "proposed": ["summary"], "title": "Nobody has read this"}
    content = write_desk(tmp_path / "digests", articles={"pier-closed": {}, "pier-open": story})
    assert "Nobody has read this" not in topic_pdf(content, tmp_path, "ferries").text()


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
@pytest.mark.parametrize("columns", [1, 2])
def test_paper_and_columns_are_the_desk_s(tmp_path: Path, paper: str, size: tuple[int, int], columns: int) -> None:
    content = write_desk(tmp_path / "digests")
    pdf = topic_pdf(content, tmp_path, "ferries", print={"paper": paper, "columns": columns})
    with pikepdf.open(pdf.path) as file:
        assert all((round(page.mediabox[2]), round(page.mediabox[3])) == size for page in file.pages)
    lines = [line for line in pdf.text(2, 2, "-layout").splitlines() if "Boats land" in line]
    assert len(lines) == 1


def test_the_newest_stories_of_a_topic_say_how_many_there_are(tmp_path: Path) -> None:
    articles = {
        f"pier-{day}": {"date": f"2024-05-{day}", "url": f"https://lakeherald.example/{day}"} for day in range(10, 16)
    }
    content = write_desk(tmp_path / "digests", articles=articles)
    pdf = topic_pdf(content, tmp_path, "ferries", newest=2)
    assert [len(section["stories"]) for section in pdf.volume.data["sections"]] == [2]
    assert "The newest 2 of 6 stories" in " ".join(pdf.text().split())


def test_everything_is_cut_into_volumes_with_every_story_once(tmp_path: Path) -> None:
    articles = {
        f"pier-{day}": {
            "date": f"2024-05-{day}", "url": f"https://lakeherald.example/{day}", "title": f"Day {day} at the pier",
            "topics": ["ferries"] if day % 2 else ["piers", "ferries"],
        }
        for day in range(10, 20)
    }  # fmt: skip
    articles["no-topic"] = {"topics": [], "title": "Of no topic", "url": "https://lakeherald.example/none"}
    content = write_desk(tmp_path / "digests", articles=articles, topics={"ferries": {}, "piers": {"title": "Piers"}})
    volumes = [make() for make in all_volumes(briefing_of(content), look_for(content), most=4)]
    titles = [
        story["title"] for volume in volumes for section in volume.data["sections"] for story in section["stories"]
    ]
    assert sorted(titles) == sorted([*(f"Day {day} at the pier" for day in range(10, 20)), "Of no topic"])
    assert all(volume.stories <= 4 for volume in volumes)
    assert [volume.name for volume in volumes] == [f"volume-{place}" for place in range(1, len(volumes) + 1)]
    pdf = typeset_to(tmp_path, volumes[0], look_for(content))
    assert f"Volume 1 of {len(volumes)}" in pdf.page(1)


def test_a_desk_without_a_story_prints_an_empty_topic(tmp_path: Path) -> None:
    content = write_desk(tmp_path / "digests", articles={}, people={}, publishers={})
    assert topic_pdf(content, tmp_path, "ferries").pages >= 1


def test_a_german_desk_prints_in_german(tmp_path: Path) -> None:
    content = write_desk(tmp_path / "digests")
    pdf = topic_pdf(content, tmp_path, "ferries", desk={"language": "de"})
    text = " ".join(pdf.text().split())
    assert "Inhalt" in text
    assert f"Seite 2 von {pdf.pages}" in text
    assert "wörtlich" in text
