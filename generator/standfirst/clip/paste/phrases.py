"""The words by which a line of a page says what it is: buttons, heads of lists, credits, legal lines, ages.

The words themselves stand in `phrases.txt`, in the languages that desks clip from: a language is added by adding words.
All patterns but `DATELINE` are for casefolded text.
"""

# ruff: noqa: RUF001 - the dashes and quotes of several languages

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import resources


def _sections() -> dict[str, list[str]]:
    """Return the phrases of each section of `phrases.txt`."""
    found: dict[str, list[str]] = {}
    section: list[str] = []
    for line in resources.files("standfirst.clip.paste").joinpath("phrases.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            section += [phrase.strip().replace("_", " ") for phrase in line.split("|") if phrase.strip()]
    return found


def _any(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases, the longest first, as a tree: 20 times as fast as a flat alternation."""
    tails: dict[str, list[str]] = {}
    ends = False
    for phrase in phrases:
        if phrase:
            tails.setdefault(phrase[0], []).append(phrase[1:])
        else:
            ends = True
    branches = [re.escape(head) + (_any(rest) if any(rest) else "") for head, rest in sorted(tails.items())]
    pattern = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{pattern}?" if ends and branches else pattern


_WORDS = _sections()

BUTTONS = frozenset(_WORDS["buttons"])
"""Whole lines that are a button, a label or an advertisement's mark."""
HEADINGS = frozenset(_WORDS["headings"])
"""Whole lines that head a list of other stories, a comment section or a page's foot."""
READER = frozenset(_WORDS["words to the reader"])
"""Words that speak to the reader or for the publisher: outside quotation marks news seldom has them, promotion does."""

BUTTON_OPENING = re.compile(rf"(?:{_any(_WORDS['button openings'])})")
HEADING_OPENING = re.compile(rf"(?:{_any(_WORDS['heading openings'])})\b")
PROMOTION = re.compile(rf"(?<!\w)(?:{_any(_WORDS['promotion'])})")
LEGAL = re.compile(rf"©|ⓒ|\(c\) \d|(?<!\w)(?:{_any(_WORDS['legal'])})")
AFTERWORD = re.compile(rf"(?<!\w)(?:{_any(_WORDS['afterword'])})")
BYLINE = re.compile(rf"(?:{_any(_WORDS['byline openings'])})(?:\s*:|\s)\s*(?=\S)")
STAMP = re.compile(rf"(?:{_any(_WORDS['time openings'])})\b[\s:]*")
CREDIT_WORD = re.compile(rf"(?<!\w)(?:{_any(_WORDS['credit words'])})(?!\w)")
CREDIT_OPENING = re.compile(
    rf"(?<!\w)(?:{_any(_WORDS['credit openings'])})\s*[:/|=©]|(?<!\w)(?:photos?|images?|pictures?) by "
)
PICTURED = re.compile(rf"(?:{_any(_WORDS['picture words'])})")
"""How captions speak of where somebody stands, or of the picture itself."""
NUMBERED_PICTURE = re.compile(
    r"(?:(?:image|photo|picture|slide|bild|foto|view)\s*)?\d+\s*(?:of|/|von|de|sur|di)\s*\d+\b"
)
_UNIT = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?|[smhdwy])"
AGE = re.compile(
    rf"(?<!\w)(?:\d+|an?|one)\s?{_UNIT}\s+ago\b|^\W*\d+\s?(?:m|h|hr|hrs|min|mins|d|w)\b\W*$|\bjust now\b|\byesterday\b|"
    r"(?<!\w)vor \d+ \w+|\bgestern\b|\bil y a \d+ \w+|\bhace \d+ \w+|\bhá \d+ \w+|\b\d+ \w+ fa\b|\b\d+ \w+ geleden\b|"
    r"\bför \d+ \w+ sedan|\bfor \d+ \w+ siden|\bpřed \d+ \w+|\b\d+ \w+ temu|\b\d+ \w+ önce|\b\d+ \w+ назад|"
    r"قبل \d+|منذ \d+|\d+\s?(?:分|時間|日)前|\d+\s?(?:분|시간|일) ?전|\d+\s?(?:分钟|小时|天|分鐘|小時)前"
)
"""How long ago something was published: `3 hours ago`."""
_MONTH = _any(_WORDS["months"])
DATE = re.compile(
    rf"\b{_MONTH}\w*\.?,? \d{{1,2}}(?:st|nd|rd|th)?,? (?:\d{{4}}|at\b)|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?,?(?: de| of)? {_MONTH}\w*\.?,?(?: de)? ?\d{{4}}|"
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}[-./]\s?\d{1,2}[-./]\s?\d{1,2}\b|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]|"
    r"^\W*\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?(?:\s\w{2,4})?\W*$"
)
COMMENT = re.compile(
    rf"^.{{1,50}}\b(?:{_any(_WORDS['comment words'])})\W*$|\bat \d{{1,2}}:\d\d ?(?:am|pm)?\b.{{0,12}}$|"
    r"^\d+ (?:likes?|replies|antworten)\b"
)
"""The head or the foot of a reader's comment."""
POINTER = re.compile(
    r"^[\W\d]*(?:read more|read also|also read|read|related|watch|see also|more|video|listen|exclusive|opinion|podcast|"
    r"lesen sie(?: auch| mehr| hier| dazu)?|mehr zum thema|auch interessant|mehr|lire aussi|lee también|leia também|"
    r"leggi anche|lees ook|läs också|läs mer|les også|čtěte také|читайте также|baca juga)\b\s*[:|»>]"
)
"""A link to another story between two paragraphs: `Related: ...`."""
ADDRESS = re.compile(r"https?://|www\.\w|\b[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w{3,}|pic\.twitter\.com|t\.co/")
_AGENCY = "AP|AFP|UPI|Reuters|REUTERS|CNN|dpa|dpa/\\w+|epd|KNA|APA|AA|EFE|ANSA|Xinhua|TASS|PTI|ANI|IANS|Bloomberg|CP"
DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:[ /-]+[A-ZÀ-Þ][\w.'’-]*)*(?:, [^()—–:]{2,40})?\s*(?:\([^()]{2,40}\)\s*)?"
    r"(?:--|[—–:-])\s?(?=\S)|"
    rf"^[A-ZÀ-Þ][^()—–:.!?]{{1,40}}\((?:{_AGENCY})\b[^()]{{0,12}}\)|^\((?:{_AGENCY})\)\s*[—–-]"
)
"""The place that a report opens with, as it is written: `SEOUL, May 13 (UPI) --`."""
