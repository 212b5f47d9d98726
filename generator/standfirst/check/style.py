"""Rules about style: a handful that a desk expects; what a language decides is judged in English and German alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from standfirst.check.findings import Finding, Fix
from standfirst.check.scene import Scene
from standfirst.check.texts import OwnText, is_draft, own_texts, page_texts
from standfirst.source import Article, Library
from standfirst.text import fold, sentences, shorten

LONGEST_SUMMARY = 120
"""Words of a summary; an average reader has them in half a minute."""

_MAY_STAND_TWICE = {
    "en": frozenset(["had", "that", "very"]),
    "de": frozenset(["das", "dem", "den", "der", "die", "ihr", "sehr", "sie", "uns"]),
}
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
    if may is not None:
        for one, other in pairwise(words):
            if other.startswith(one) or one.lower() == other:
                yield from _doubled(scene, text, one, other, may)
    if "  " in said:
        yield from _spaces(scene, text)
    if '"' in said and text.path and (found := _STRAIGHT.search(_CODE.sub(" ", said))):
        message = f"straight quotation marks: {shorten(found[0], _SHOWN)}"
        marks = "„ and “" if language == "de" else "“ and ”"
        yield text.found(scene, "quotes-straight", message, f"write {marks}")
    unsaid = _UNSAID.get(language)
    if unsaid is not None and any(hint in said.lower() for hint in _HINTS):
        for sentence in sentences(said):
            found = unsaid.search(sentence)
            if found and not _SAID.search(sentence[: found.start()] + sentence[found.end() :]):
                message = f"“{found[0]}”, and nobody learns by whom"
                yield text.found(scene, "attribution-missing", message, "name who says so", at=found[0])


def _doubled(scene: Scene, text: OwnText, one: str, other: str, may: frozenset[str]) -> Iterator[Finding]:
    word = other.rstrip(".,;:!?)”“\"'")
    if not word.isalpha() or len(word) < 2 or word != word.lower() or one.lower() != word or word in may:
        return
    pattern = re.compile(rf"(?<!\S)({re.escape(one)})\s+{re.escape(word)}(?!\w)")
    fixed, count = pattern.subn(r"\1", text.text, count=1)
    if count:
        found = pattern.search(text.text)
        message, remedy = f"the word “{word}” stands twice", "take one of them out"
        yield text.found(scene, "word-doubled", message, remedy, at=found[0] if found else "", fixed=fixed)


def _spaces(scene: Scene, text: OwnText) -> Iterator[Finding]:
    if "|" in text.text or "```" in text.text:
        return  # tables and code are laid out with spaces
    lines = [line for line in text.text.splitlines() if not line.startswith("    ")]
    found = next(
        (line[max(0, m.start() - 12) : m.end() + 12] for line in lines if (m := _DOUBLE_SPACE.search(line))), ""
    )
    if found:
        fixed = _DOUBLE_SPACE.sub(" ", text.text)
        yield text.found(scene, "space-doubled", "two spaces in a row", "take one of them out", at=found, fixed=fixed)


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
            yield text.found(scene, "acronym-unexpanded", message, remedy)


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
