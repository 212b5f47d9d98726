"""The desk's own words, each with its place: what rules about style, pictures and links look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
        self, scene: Scene, rule: str, message: str, remedy: str, *, at: str = "", fixed: str | None = None
    ) -> Finding:
        """Return a finding about this text; `at` is what it is about, which has its own place in a file's text."""
        fix = Fix(self.path, fixed) if fixed is not None and self.path else None
        remedy = "" if fix else remedy
        if self.path:
            return scene.finding(rule, message, self.file, self.path, remedy=remedy, draft=self.draft, fix=fix)
        origin = place_in_file(scene, self.file, at)
        return Finding(rule, scene.rules[rule].severity, message, origin, remedy, self.draft)


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


def place_in_file(scene: Scene, file: str, words: str) -> Origin:
    """Return where `words` first stand behind a file's front matter, and the file alone where they do not."""
    try:
        text = read_source(scene.content / file, file, scene.content, inspect=False).text.lstrip("\ufeff")
    except Faults:
        return Origin(file)
    opening = text.startswith("---")
    closing = text.find("\n---", 3) if opening else 0
    start = text.find(words, max(0, closing)) if words else -1
    if start < 0:
        return Origin(file)
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    if "\n" in words:
        return Origin(file, line, column)
    return Origin(file, line, column, line, column + len(words))
