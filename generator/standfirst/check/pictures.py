"""Rules about pictures: that everybody learns what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standfirst.check.findings import Finding
from standfirst.check.scene import Scene
from standfirst.check.texts import is_draft
from standfirst.errors import Faults, Origin
from standfirst.source.files import read_source

_SAYS_PICTURE = re.compile(
    r"(?:an? |the |ein |das )?(?:image|picture|photo|photograph|graphic|bild|foto|grafik|aufnahme) "
    r"(?:of|showing|von|vom)\b",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif|tiff?)|(?:IMG|DSC|DSCN|PXL)[_-]?\d+\S*", re.IGNORECASE)
_CODE = re.compile(r"^(```|~~~).*?(?:^\1|\Z)|`[^`\n]+`|<!--.*?-->", re.MULTILINE | re.DOTALL)
_BARE = re.compile(r"!\[[ \t]*\][(\[]")
_ELEMENT = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ALT = re.compile(r"\salt(?:\s*=|[\s/>])", re.IGNORECASE)


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield pictures without a description, or with one that describes nothing."""
    for article in scene.library.articles.values():
        fields = article.fields
        if fields.image is None or "image" in fields.proposed:
            continue
        alt, draft = fields.image_alt, is_draft(article)
        if alt is None:
            message, remedy = "the picture has no description", "say in `image_alt` what it shows"
            yield scene.finding("image-alt-missing", message, article.file, ("image",), remedy=remedy, draft=draft)
        elif (said := _SAYS_PICTURE.match(alt)) or _FILE_NAME.fullmatch(alt):
            message = f"the description begins with “{said[0]}”" if said else "the description is a file's name"
            remedy = "begin with what the picture shows"
            yield scene.finding("image-alt-words", message, article.file, ("image_alt",), remedy=remedy, draft=draft)
    drafts = {e.file for e in scene.library.editions.values() if e.fields.status != "published"}
    pages = [
        topic.file for topic in scene.library.topics.values() if "![" in topic.introduction or "<" in topic.introduction
    ]
    pages += [
        edition.file for edition in scene.library.editions.values() if "![" in edition.lead or "<" in edition.lead
    ]
    for file in (*scene.library.pages, *pages):
        yield from _page(scene, file, draft=file in drafts)


def _page(scene: Scene, file: str, *, draft: bool) -> Iterator[Finding]:
    """Yield the pictures of a page without a description; those that it shows as an example are none."""
    try:
        text = read_source(scene.content / file, file, scene.content, inspect=False).text.lstrip("\ufeff")
    except Faults:
        return
    if "![" not in text and "<img" not in text.lower():
        return
    shown = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    bare = [found.span() for found in _BARE.finditer(shown)]
    bare += [found.span() for found in _ELEMENT.finditer(shown) if not _ALT.search(found[0])]
    for start, end in sorted(bare):
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        origin = Origin(file, line, column)
        if "\n" not in text[start:end]:
            origin = Origin(file, line, column, line, column + end - start)
        remedy = "write what it shows between the brackets" if text[start] == "!" else "write what it shows into `alt`"
        severity = scene.rules["page-image-alt"].severity
        yield Finding("page-image-alt", severity, "the picture has no description", origin, remedy, draft)
