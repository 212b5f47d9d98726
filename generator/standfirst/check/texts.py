"""The desk's own words, each with its place: what rules about style, pictures and links look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from standfirst.check.findings import Finding, Fix
from standfirst.check.scene import Scene
from standfirst.errors import Faults, Origin
from standfirst.source import Article, Status
from standfirst.source.files import read_source


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text that the desk wrote, or took over, in one file."""

    file: str
    path: tuple[str | int, ...]
    """The value's place in the front matter; empty for the text behind it."""
    text: str
    language: str
    draft: bool = False

    def found(
        self,
        scene: Scene,
        rule: str,
        message: str,
        remedy: str,
        *,
        at: tuple[int, int] | None = None,
        fixed: str | None = None,
    ) -> Finding:
        """Return a finding about this text; `at` is the stretch of it that it is about, None for all of it."""
        fix = Fix(self.path, fixed, self.text) if fixed is not None and self.path else None
        origin = scene.locate(self.file, self.path)
        if at is not None:
            origin = place_in_text(scene, origin, self.text, at, in_fields=bool(self.path))
        return Finding(rule, scene.rules[rule].severity, message, origin, "" if fix else remedy, self.draft, fix)


def is_draft(article: Article) -> bool:
    """Tell whether readers do not have an article, so that its findings stop no build."""
    return article.fields.status not in {Status.PUBLISHED, Status.WITHDRAWN}


def own_texts(scene: Scene, article: Article) -> Iterator[OwnText]:
    """Yield summary, key points and commentary of an article, but for those that a program suggested."""
    fields, language, draft = article.fields, scene.library.options.desk.language, is_draft(article)
    if fields.summary and "summary" not in fields.proposed:
        yield OwnText(article.file, ("summary",), fields.summary, language, draft)
    if fields.key_points and "key_points" not in fields.proposed:
        for place, point in enumerate(fields.key_points):
            yield OwnText(article.file, ("key_points", place), point, language, draft)
    if fields.commentary and "commentary" not in fields.proposed:
        yield OwnText(article.file, ("commentary",), fields.commentary, language, draft)


def page_texts(scene: Scene) -> Iterator[OwnText]:
    """Yield what topics and editions say: introductions, accepted round-ups, leads and reasons."""
    library, language = scene.library, scene.library.options.desk.language
    for topic in library.topics.values():
        if topic.fields.roundup and topic.fields.roundup.accepted:
            yield OwnText(topic.file, ("roundup", "text"), topic.fields.roundup.text, language)
        if topic.introduction:
            yield OwnText(topic.file, (), topic.introduction, language)
    for edition in library.editions.values():
        draft = edition.fields.status != "published"
        for place, story in enumerate(edition.fields.stories):
            if story.why:
                yield OwnText(edition.file, ("stories", place, "why"), story.why, language, draft)
        if edition.lead:
            yield OwnText(edition.file, (), edition.lead, language, draft)


def place_in_text(scene: Scene, whole: Origin, text: str, at: tuple[int, int], *, in_fields: bool) -> Origin:
    """Return where a stretch of a text stands in its file, and `whole` where that is not sure.

    `whole` is the value's own place; for a text behind the front matter, `in_fields` is False. How lines are broken and
    signs are escaped in the file is not what the value says, so the words are looked for: as many of the same stand
    before them there as in the value.
    """
    try:
        raw = read_source(scene.content / whole.file, whole.file, scene.content, inspect=False).text
    except Faults:
        return whole
    start, end = _stretch(raw, whole, in_fields=in_fields)
    pattern = re.compile(r"\s+".join(map(re.escape, text[slice(*at)].split())) or r"[ \t]+(?=\S)")
    number = sum(1 for found in pattern.finditer(text) if found.start() < at[0])
    same = sum(1 for _ in pattern.finditer(text))
    found = list(pattern.finditer(raw, start, end))
    if len(found) != same or not 0 <= number < len(found):
        return whole
    first, last = found[number].span()
    line, column = raw.count("\n", 0, first) + 1, first - raw.rfind("\n", 0, first)
    if "\n" in raw[first:last]:
        return Origin(whole.file, line, column)
    return Origin(whole.file, line, column, line, column + last - first)


def _stretch(raw: str, whole: Origin, *, in_fields: bool) -> tuple[int, int]:
    """Return the part of a file that a value takes, as offsets."""
    if not in_fields:
        closing = raw.find("\n---", 3) if raw.lstrip("\ufeff").startswith("---") else 0
        return max(0, closing), len(raw)
    starts = list(accumulate((len(line) + 1 for line in raw.split("\n")), initial=0))
    start = starts[min(whole.line, len(starts)) - 1] + whole.column - 1
    if whole.end_line is None or whole.end_column is None:
        return start, len(raw)
    return start, starts[min(whole.end_line, len(starts)) - 1] + whole.end_column - 1
