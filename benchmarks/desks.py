"""Making desks of any size from a seed: the same seed gives the same files."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

_SYLLABLES = [
    "ka",
    "lor",
    "mi",
    "ven",
    "tas",
    "dro",
    "el",
    "shu",
    "bar",
    "quin",
    "os",
    "ter",
    "ala",
    "ri",
    "ne",
    "fo",
    "gan",
    "pel",
    "su",
    "dim",
    "ora",
    "vex",
    "ith",
    "cal",
]
_ENDS = [
    "has",
    "said",
    "will",
    "near",
    "under",
    "with",
    "after",
    "from",
    "into",
    "over",
    "for",
    "and",
    "the",
    "a",
    "of",
]
TOPICS = 12
PEOPLE_PER_THOUSAND = 60
PUBLISHERS = 15


class _Words:
    def __init__(self, random_: random.Random) -> None:
        self._random = random_
        self.vocabulary = ["".join(random_.choices(_SYLLABLES, k=random_.randint(1, 3))) for _ in range(4000)]

    def sentence(self, words: int) -> str:
        chosen = [self._random.choice(_ENDS if n % 3 == 1 else self.vocabulary) for n in range(words)]
        return " ".join(chosen).capitalize() + "."

    def name(self) -> str:
        return f"{self._random.choice(self.vocabulary).title()} {self._random.choice(self.vocabulary).title()}"


class _ManyWords(_Words):
    """Words as languages have them: forty thousand, and the n-th comes up about 1/n as often as the first (Zipf)."""

    def __init__(self, random_: random.Random) -> None:
        super().__init__(random_)
        made = {"".join(random_.choices(_SYLLABLES, k=random_.randint(2, 5))) for _ in range(60_000)}
        self.vocabulary = sorted(made)[:40_000]
        random_.shuffle(self.vocabulary)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.vocabulary))))

    def sentence(self, words: int) -> str:
        chosen = self._random.choices(self.vocabulary, cum_weights=self._weights, k=words)
        return " ".join(chosen).capitalize() + "."


def write_desk(folder: Path, articles: int, *, seed: int = 7, many_words: bool = False) -> None:
    """Write a desk with `articles` published stories of about 400 words, two quotes and two pins each.

    `many_words` draws them as a language does: an index is as large as the number of different words makes it.
    """
    random_ = random.Random(seed)
    words = _ManyWords(random_) if many_words else _Words(random_)
    content = folder / "digests"
    (content / "topics").mkdir(parents=True)
    names = _registries(content, words, articles)
    for number in range(TOPICS):
        text = f"---\ntitle: Topic {number} {words.name()}\n---\n\n{words.sentence(60)}\n"
        (content / "topics" / f"topic-{number}.md").write_text(text, "utf-8")
    (content / "index.md").write_text("# Bench\n\nA desk for measuring.\n", "utf-8")
    first = date(2024, 1, 1)
    for number in range(articles):
        day = first + timedelta(days=number * 900 // articles)
        _article(content, words, random_, number, day, names)
    plugins = ["  - standfirst:", "      desk:", "        name: Bench"]
    lines = ["site_name: Bench", "docs_dir: digests", "theme:", "  name: standfirst", "plugins:", *plugins]
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", "utf-8")


def _registries(content: Path, words: _Words, articles: int) -> list[str]:
    """Write people and publishers; return the people's names, each one's own by the letters at its end."""
    people = max(20, articles * PEOPLE_PER_THOUSAND // 1000)
    names = [f"{words.name()}{chr(97 + n // 676)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}" for n in range(people)]
    entries = [f"person-{n}:\n  name: {name}\n" for n, name in enumerate(names)]
    (content / "people.yml").write_text("".join(entries), "utf-8")
    entries = [f"publisher-{n}:\n  name: The {words.name()} {n}\n" for n in range(PUBLISHERS)]
    (content / "publishers.yml").write_text("".join(entries), "utf-8")
    return names


def _article(content: Path, words: _Words, random_: random.Random, number: int, day: date, names: list[str]) -> None:
    quotes = [words.sentence(14), words.sentence(11)]
    chosen = [random_.randrange(len(names)) for _ in quotes]
    speakers = [f"person-{person}" for person in chosen]
    pins = random_.sample(range(max(0, number - 50), number), min(2, number))
    body = [words.sentence(45) for _ in range(8)]
    body.insert(2, f'"{quotes[0]}" said {names[chosen[0]]}.')
    body.insert(5, f'"{quotes[1]}" {names[chosen[1]]} said.')
    lines = [
        "---",
        f"title: {words.sentence(9)[:-1]}",
        f"url: https://bench.example/{day.year}/{number}",
        f"publisher: publisher-{random_.randrange(PUBLISHERS)}",
        f"date: {day.isoformat()} {number % 24:02}:{number % 60:02}",
        "authors:",
        f"  - {words.name()}",
        "topics:",
        f"  - topic-{number % TOPICS}",
        "people:",
        *(f"  - {speaker}" for speaker in dict.fromkeys(speakers)),
        "summary: >-",
        f"  {words.sentence(22)} {words.sentence(20)}",
        "key_points:",
        f"  - {words.sentence(8)}",
        "quotes:",
        *(
            line
            for text, who in zip(quotes, speakers, strict=True)
            for line in (f"  - text: {text}", f"    speaker: {who}")
        ),
        *(["related:"] if pins else []),
        *(
            line
            for pin in pins
            for line in (f"  - id: story-{pin}", "    rel: background", f"    reason: {words.sentence(6)}")
        ),
        "status: published",
        "---",
        "",
        "\n\n".join(body),
        "",
    ]
    folder = content / "articles" / f"{day:%Y}" / f"{day:%m}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"story-{number}.md").write_text("\n".join(lines), "utf-8")


def write_plain_site(folder: Path, pages: int, *, seed: int = 7) -> None:
    """Write `pages` ordinary Markdown pages with about the words of a briefing page, for MkDocs with Material alone."""
    random_ = random.Random(seed)
    words = _Words(random_)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Bench\n", "utf-8")
    for number in range(pages):
        quotes = "\n\n".join(f"> {words.sentence(14)}\n\n[{words.name()}](index.md)" for _ in range(2))
        links = "\n".join(f"- [{words.sentence(9)}](index.md) {words.sentence(6)}" for _ in range(3))
        text = f"# {words.sentence(9)}\n\n{words.sentence(22)} {words.sentence(20)}\n\n{quotes}\n\n{links}\n"
        (folder / "docs" / f"page-{number}.md").write_text(text, "utf-8")
    lines = [
        "site_name: Bench",
        "theme:",
        "  name: material",
        "  font: false",
        "plugins: []",
        "nav: [index.md]",
        "not_in_nav: page-*.md",
    ]
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", "utf-8")


_HOOK = """
from mkdocs.structure.files import File, InclusionLevel

HTML = "<h1>A title</h1>" + "<p>Some words of a paragraph, and a few more.</p>" * 120


def on_files(files, config):
    for number in range(PAGES):
        uri = f"pages/{number}/index.md"
        files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_page_content(html, page, config, files):
    return HTML if page.file.src_uri.startswith("pages/") else html
"""


def write_handover_site(folder: Path, pages: int) -> None:
    """Write a site that hands `pages` pages of finished HTML to MkDocs and stock Material in the plain way."""
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Bench\n", "utf-8")
    (folder / "hook.py").write_text(_HOOK.replace("PAGES", str(pages)), "utf-8")
    lines = ["site_name: Bench", "theme:", "  name: material", "  font: false", "plugins: []", "hooks: [hook.py]"]
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", "utf-8")
