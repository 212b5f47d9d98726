"""Rules about style: a handful that a desk expects; what a language decides is judged in English and German alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from standfirst.check.findings import Finding, Fix
from standfirst.check.scene import Scene
from standfirst.check.texts import OwnText, is_draft, own_texts, page_texts
from standfirst.source import Article, Library
from standfirst.text import fold, sentence_spans, shorten

LONGEST_SUMMARY = 120
"""Words of a summary; an average reader has them in half a minute."""

_MAY_STAND_TWICE = {
    "en": frozenset(["had", "that", "very"]),
    "de": frozenset(["das", "dem", "den", "der", "die", "ihr", "sehr", "sie", "uns"]),
}
_NEVER_TWICE = {
    "en": frozenset(["the", "an", "of", "to", "and", "for", "with", "from", "at", "by"]),
    "de": frozenset(["und", "von", "zu", "mit", "ein", "eine", "für", "im", "am", "zur", "zum"]),
}
"""Words of which one always goes; "What it is is clear" stays."""
_TWICE = re.compile(r"(?<!\S)([^\W\d_]+)(?=\s)(?:[^\S\n]*\n?[^\S\n]*)(?i:(\1))(?![\w-])")
"""A word twice, also over a line's end, and not over a paragraph's."""
_CLOSING = ".,;:!?)”“\"'"
_UNSAID = {
    "en": re.compile(
        r"\bit (?:was|is|has been) (?:reported|said|claimed|alleged|rumou?red)\b(?! (?:by|in|on|at|from|to)\b)|"
        r"\breportedly\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\bes (?:wurde|wird) (?:berichtet|behauptet|gemunkelt)\b|\bberichten zufolge\b|"
        r"\b(?:es heißt|heißt es)\b(?=,? dass\b|[,.])",
        re.IGNORECASE,
    ),
}
_HINTS = ("it was ", "it is ", "it has been ", "reportedly", "es wurde ", "es wird ", "berichten zufolge", "heißt")
_SAID = re.compile(
    r"\b(?:according to|by|told|said|says|wrote|writes|laut|(?<!berichten )zufolge|nach angaben|sagte|schreibt)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?<![\w.&/-])[A-ZÄÖÜ]{3,6}(?![\w&/-])")
_ROMAN = re.compile(r"[IVXLCDM]+")
_CAPITALISED = re.compile(r"[A-ZÄÖÜ]")
_PARTS = re.compile(r"[^\W\d_]+")
_BEST_KNOWN = frozenset(
    word
    for line in (
        "NATO UNO UNESCO UNICEF NASA BBC CNN CEO GDP USA UAE IMF WHO WTO DNA RNA HIV AIDS COVID SARS GPS PDF HTML URL",
        "USB SMS ISBN LED VAT FAQ NGO USD EUR GBP CHF JPY FBI CIA FIFA UEFA OECD OPEC ISO UTC GMT CET CEST RSS API DVD",
        "MRI UFO ISIS USSR KGB KKK LGBT LGBTQ GOP NFL NBA NHL ABC NBC CBS PBS NPR HBO ESPN MSNBC IBM BMW MGM USS HMS",
        "SEAL WWI WWII ARD ZDF CDU CSU SPD FDP AFD DGB BIP LKW PKW ICE GMBH IWF DPA AFP EZB",
    )
    for word in line.split()
)
"""What needs no explanation anywhere."""

_STOPPED = re.compile(
    r"(?:\b[^\W\d_]\.|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|No|Nr|vs|etc|usw|bzw|ca)\.|\.\.+|…)$", re.IGNORECASE
)
_DOUBLE_SPACE = re.compile(r"(?<=\S)  +(?=\S)")
_STRAIGHT = re.compile(r'(?<![\w(=])"[^"\n]+"(?!\))')
_CODE = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|<[^>\n]*>")
_SHOWN = 60


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield what is wrong with the style of headlines, summaries and what else the desk writes."""
    known: frozenset[str] | None = None
    for article in scene.library.articles.values():
        yield from _headline(scene, article)
        texts = list(own_texts(scene, article))
        for text in texts:
            yield from _slips(scene, text)
        lettered = [text for text in texts if _LETTERS.search(text.text)]
        if lettered:
            known = known or _known_letters(scene.library)
            yield from _acronyms(scene, texts, known)
    for text in page_texts(scene):
        yield from _slips(scene, text)


def _headline(scene: Scene, article: Article) -> Iterator[Finding]:
    title = article.fields.title
    if not title or "title" in article.fields.proposed:
        return
    if title.endswith(".") and not _STOPPED.search(title):
        message, path = "the headline ends in a full stop", ("title",)
        fix = Fix(path, title[:-1].rstrip())
        yield scene.finding("headline-stop", message, article.file, path, draft=is_draft(article), fix=fix)
    if "  " in title:
        text = OwnText(article.file, ("title",), title, article.language, is_draft(article))
        yield from _spaces(scene, text)


def _slips(scene: Scene, text: OwnText) -> Iterator[Finding]:
    said = text.text
    language = text.language[:2]
    words = said.split()
    if text.path == ("summary",) and len(words) > LONGEST_SUMMARY:
        message = f"the summary has {len(words)} words; {LONGEST_SUMMARY} are what readers take in"
        yield text.found(scene, "summary-long", message, "leave what a reader must know, the rest to `key_points`")
    may = _MAY_STAND_TWICE.get(language)
    if may is not None and any(one.lower() == other.rstrip(_CLOSING) for one, other in pairwise(words)):
        yield from _doubled(scene, text, may, language)
    if "  " in said:
        yield from _spaces(scene, text)
    if '"' in said and text.path and (found := _STRAIGHT.search(_CODE.sub(_blank, said))):
        message = f"straight quotation marks: {shorten(found[0], _SHOWN)}"
        marks = "„ and “" if language == "de" else "“ and ”"
        yield text.found(scene, "quotes-straight", message, f"write {marks}", at=found.span())
    unsaid = _UNSAID.get(language)
    if unsaid is not None and any(hint in said.lower() for hint in _HINTS):
        for start, end in sentence_spans(said):
            sentence = said[start:end]
            found = unsaid.search(sentence)
            if found and not _SAID.search(sentence[: found.start()] + sentence[found.end() :]):
                message, at = f"“{found[0]}”, and nobody learns by whom", (start + found.start(), start + found.end())
                yield text.found(scene, "attribution-missing", message, "name who says so", at=at)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _doubled(scene: Scene, text: OwnText, may: frozenset[str], language: str) -> Iterator[Finding]:
    """Yield words that stand twice; only of the smallest is it sure that one of them goes."""
    for found in _TWICE.finditer(text.text):
        word = found[2]
        if word.isalpha() and len(word) > 1 and word == word.lower() and found[1].lower() == word and word not in may:
            message, remedy = f"the word “{word}” stands twice", "take one of them out, or leave it where it is meant"
            fixed = text.text[: found.end(1)] + text.text[found.end(2) :] if word in _NEVER_TWICE[language] else None
            yield text.found(scene, "word-doubled", message, remedy, at=found.span(), fixed=fixed)


def _spaces(scene: Scene, text: OwnText) -> Iterator[Finding]:
    if "|" in text.text or "```" in text.text:
        return  # tables and code are laid out with spaces
    place = 0
    edits = []
    for line in text.text.splitlines(keepends=True):
        if not line.startswith("    "):
            edits += [(place + found.start(), place + found.end()) for found in _DOUBLE_SPACE.finditer(line)]
        place += len(line)
    if not edits:
        return
    fixed = text.text
    for start, end in reversed(edits):
        fixed = f"{fixed[:start]} {fixed[end:]}"
    start, end = edits[0]
    words = text.text[:start].rsplit(None, 1)[-1], text.text[end:].split(None, 1)[0]
    at = start - len(words[0]), end + len(words[1])
    yield text.found(scene, "space-doubled", "two spaces in a row", "take one of them out", at=at, fixed=fixed)


# Letters that stand for a name


def _acronyms(scene: Scene, texts: list[OwnText], known: frozenset[str]) -> Iterator[Finding]:
    """Yield the letters that stand in an article's texts and that none of them explains."""
    whole = "\n".join(text.text for text in texts)
    told: set[str] = set()
    for text in texts:
        if text.language[:2] not in _MAY_STAND_TWICE or text.text.upper() == text.text:
            continue
        for letters in dict.fromkeys(_LETTERS.findall(text.text)):
            if letters in told or letters in known or _ROMAN.fullmatch(letters) or _expanded(letters, whole):
                continue
            told.add(letters)
            message = f"nobody explains what {letters} stands for"
            remedy = f"write the name in full first, as “… ({letters})”, or add it to the glossary or a registry"
            where = re.search(rf"(?<![\w.&/-]){letters}(?![\w&/-])", text.text)
            yield text.found(scene, "acronym-unexpanded", message, remedy, at=where.span() if where else None)


def _expanded(letters: str, text: str) -> bool:
    """Tell whether a text has the letters in brackets, explains them in brackets, or has a name of these initials."""
    if f"({letters})" in text or re.search(rf"\b{letters} \([^)]*[^\W\d_]{{4}}", text):
        return True
    initials = "".join(word[0] for word in _PARTS.findall(text) if _CAPITALISED.match(word) and word != letters)
    return letters in initials


def _known_letters(library: Library) -> frozenset[str]:
    """Return the words in capitals that the glossary or a registry has, and the best known."""
    names = [form for term in library.glossary for form in term.forms]
    for registry in (library.people, library.organisations, library.publishers):
        for entry in registry.entries.values():
            names += (entry.name, *entry.aliases)
    names += [place.native for place in library.organisations.entries.values() if place.native]
    capitals = {part for name in names for part in _PARTS.findall(name) if part == part.upper()}
    keys = {key.upper() for key in library.organisations.entries if fold(key) == key and len(key) <= 6}
    return frozenset(capitals | keys | _BEST_KNOWN)
