"""The article that the project began with: a raw paste, annotated by hand, becomes a briefing page.

The text belongs to its publisher: it is read from the shared folder beside the repository and
never copied into it. Every quoted word below is cut out of it when the test runs.
"""

import re
from pathlib import Path

import pytest

from standfirst.site.build import build_site

PASTE = Path(__file__).parents[2].parent / "shared/seed/upi-north-korea-surveillance.txt"

pytestmark = pytest.mark.skipif(not PASTE.is_file(), reason="the seed article is not beside this checkout")

SUMMARY = (
    "A researcher who studies the North's networks says that the state now watches its people by camera "
    "and phone as well as by informer. Hardware comes from across the northern border; power cuts and slow "
    "lines still hold the system back."
)


def body_of(paste: str) -> list[str]:
    """Cut the eleven paragraphs out of the paste, as an editor would."""
    lines = [line.strip() for line in paste.splitlines()]
    start = next(n for n, line in enumerate(lines) if line.startswith("SEOUL, May 13 (UPI)"))
    end = lines.index("Latest Headlines")
    return [line for line in lines[start:end] if line not in {"", "Advertisement", "Related"}]


def headlines_of(paste: str) -> list[str]:
    """Cut the related headlines out of the paste: the line above each section and age."""
    lines = paste.splitlines()
    return [lines[n - 1] for n, line in enumerate(lines) if re.match(r"World News // \d+ \w+ ago", line)]


def quotes_of(paragraphs: list[str]) -> list[str]:
    return [words.rstrip(",") for paragraph in paragraphs for words in re.findall(r'"([^"]+)"', paragraph)]


def yaml_text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    paste = PASTE.read_text("utf-8")
    paragraphs, headlines = body_of(paste), headlines_of(paste)
    desk = tmp_path_factory.mktemp("seed")
    (desk / "mkdocs.yml").write_text(
        "site_name: Seed\ndocs_dir: digests\ntheme: {name: standfirst}\nplugins: [standfirst]\n"
    )
    content = desk / "digests"
    for folder in ("articles/2024/05", "topics"):
        (content / folder).mkdir(parents=True)
    (content / "topics/north-korea.md").write_text(
        "---\ntitle: North Korea\n---\n\nWhat is known of the North, and from whom.\n"
    )
    (content / "people.yml").write_text("martyn-williams:\n  name: Martyn Williams\n  aliases: [Marty Williams]\n")
    (content / "publishers.yml").write_text("upi:\n  name: UPI\n  domains: [upi.com]\n  timezone: America/New_York\n")
    quotes = "".join(
        f"  - text: {yaml_text(words)}\n    speaker: {'Marty Williams' if n == 0 else 'Martyn Williams'}\n"
        f"    role: Stimson Center senior fellow\n"
        for n, words in enumerate(quotes_of(paragraphs))
    )
    related = "".join(
        f"  - url: https://upi.example/{n}\n    title: {yaml_text(title)}\n" for n, title in enumerate(headlines[:3])
    )
    (content / "articles/2024/05/upi-north-korea-surveillance.md").write_text(
        "---\n"
        f"title: {yaml_text(next(line for line in paste.splitlines() if line.startswith('U.S. researcher')))}\n"
        "url: https://www.upi.com/seed\npublisher: upi\ndate: 2024-05-13 08:52\nauthors: [Thomas Maresca]\n"
        "dateline: SEOUL, May 13\nsection: World News\nlanguage: en\ntopics: [north-korea]\npeople: [Martyn Williams]\n"
        f"summary: {yaml_text(SUMMARY)}\nquotes:\n{quotes}related:\n{related}status: published\n---\n\n"
        + "\n\n".join(paragraphs)
        + "\n",
        "utf-8",
    )
    return build_site(desk / "mkdocs.yml", strict=True).site


def test_the_body_is_eleven_paragraphs_and_five_quoted_spans() -> None:
    paragraphs = body_of(PASTE.read_text("utf-8"))
    assert len(paragraphs) == 11
    assert len(quotes_of(paragraphs)) == 5
    assert len(headlines_of(PASTE.read_text("utf-8"))) == 10


def test_the_topic_page_shows_summary_quotes_and_links(site: Path) -> None:
    page = (site / "topics/north-korea/index.html").read_text("utf-8")
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)).replace("&amp;", "&")
    assert SUMMARY in text
    for words in quotes_of(body_of(PASTE.read_text("utf-8"))):
        assert words in text
    assert page.count(">verbatim<") == 5
    assert 'href="../../people/martyn-williams/"' in page
    assert 'href="../../articles/2024/05/upi-north-korea-surveillance/"' in page


def test_both_spellings_of_the_name_lead_to_one_person(site: Path) -> None:
    page = (site / "people/martyn-williams/index.html").read_text("utf-8")
    assert page.count('<figure class="sf-quote"') == 5
    assert [path.name for path in (site / "people").iterdir() if path.is_dir()] == ["martyn-williams"]


def test_the_article_page_links_to_source_and_related_headlines(site: Path) -> None:
    page = (site / "articles/2024/05/upi-north-korea-surveillance/index.html").read_text("utf-8")
    assert 'href="https://www.upi.com/seed"' in page
    assert '<time datetime="2024-05-13T08:52-04:00">' in page
    for n in range(3):
        assert f'href="https://upi.example/{n}"' in page


def test_no_paragraph_of_the_body_is_published(site: Path) -> None:
    paragraphs = [p for p in body_of(PASTE.read_text("utf-8")) if '"' not in p]
    everything = b"".join(path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file())
    for paragraph in paragraphs:
        assert paragraph.encode() not in everything
