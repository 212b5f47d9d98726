"""What stands around the stories of a volume: cover, index, colophon, and the words of its language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from standfirst import __version__
from standfirst.briefing import Briefing
from standfirst.messages import Catalogue, catalogue
from standfirst.press.look import Look
from standfirst.press.names import Names
from standfirst.press.prose import Node, Prose
from standfirst.press.said import whose_words
from standfirst.press.stories import StoryMaker
from standfirst.text import direction

VERSION = 1
"""Of the data that templates get: raised when a field goes or changes its meaning."""

_TALL = frozenset(
    ["ar", "fa", "ur", "ps", "ckb", "he", "yi", "th", "lo", "km", "my", "hi", "mr", "ne", "bn", "ta", "te"]
)
"""Languages whose letters reach further up and down than Latin ones of the same size."""

_REGIONS = {"hant": "TW", "hans": "CN"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a volume is called and what it says of itself. `day` is an edition's, or the newest story's (`as_of`)."""

    title: str
    eyebrow: str
    day: date | None
    path: str
    description: str
    facts: tuple[str, ...]
    as_of: bool = False
    drafts: bool = False

    def data(self, briefing: Briefing, look: Look, prose: Prose, stories: StoryMaker) -> Node:
        """Return the volume's data without its sections; call it when all stories are made."""
        words = catalogue(briefing.language)
        dated = words.date(self.day) if self.day else ""
        shown = f"{words.gettext('as of')} {dated}" if self.as_of and dated else dated
        address = f"{look.address.rstrip('/')}/{self.path}" if look.address else None
        return {
            "version": VERSION,
            "look": {
                "paper": look.paper,
                "columns": look.columns,
                "accent": look.accent,
                "logo": f"logo{look.logo.suffix.lower()}" if look.logo else None,
            },
            "desk": prose.plain(briefing.name),
            "title": prose.plain(self.title),
            "eyebrow": prose.plain(self.eyebrow),
            "date": prose.plain(shown),
            "day": prose.plain(dated),
            "iso": self.day.isoformat() if self.day else None,
            "description": prose.plain(self.description),
            "facts": [prose.plain(fact) for fact in self.facts],
            "address": address,
            "draft": prose.plain(words.gettext("Draft")) if self.drafts else None,
            "words": {name: prose.plain(text) for name, text in _words(words).items()},
            "colophon": [prose.plain(text) for text in _colophon(words, briefing, stories)],
        }

    def index(self, prose: Prose, names: Names) -> list[Node]:
        """Return the index: people and organisations, each with their entries."""
        words = catalogue(prose.language)
        titles = {"people": words.gettext("People"), "organisations": words.gettext("Organisations")}
        groups = [{"title": prose.plain(title), "entries": names.index(kind)} for kind, title in titles.items()]
        return [group for group in groups if group["entries"]]

    def languages(self, prose: Prose) -> Node:
        """Return how the compiler is told of each language, and of the fonts; call it last."""
        fonts = prose.fonts
        return {
            "language": _tag(prose.language),
            "fonts": [family.name for family in fonts.families()],
            "languages": {
                tag: _tag(tag) | {"fonts": [family.name for family in fonts.families_for(tag)]}
                for tag in sorted(fonts.languages)
            },
        }


def _tag(language: str) -> Node:
    """Return a BCP 47 tag as the compiler takes it: a language of two or three letters, and a region of two."""
    first, *others = language.lower().split("-")
    region = next((part.upper() for part in others if re.fullmatch("[a-z]{2}", part)), None)
    region = region or next((_REGIONS[part] for part in others if part in _REGIONS), None)
    return {
        "lang": first if re.fullmatch("[a-z]{2,3}", first) else "und",
        "region": region,
        "tall": first in _TALL,
        "rtl": direction(language) == "rtl",
    }


def _words(words: Catalogue) -> dict[str, str]:
    gettext = words.gettext
    return {
        "contents": gettext("Contents"),
        "index": gettext("People and organisations"),
        "corrections": gettext("Corrections"),
        "colophon": gettext("About this document"),
        "quote": gettext("Quote of the edition"),
        "coverage": gettext("Coverage"),
        "roundup": gettext("In brief"),
        "comment": gettext("Comment by the desk"),
        "thread": gettext("Running story"),
        "related": gettext("Related"),
        "named": gettext("Named"),
        "also": gettext("The same copy"),
        "was": gettext("was"),
        "now": gettext("now"),
        "from": gettext("From:"),
        "source": gettext("in the source"),
        # Templates put the numbers where these letters stand.
        "see_page": gettext("see p. %(page)s") % {"page": "{page}"},
        "page_of": gettext("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
        "page": gettext("p. %(page)s") % {"page": "{page}"},
    }


def _colophon(words: Catalogue, briefing: Briefing, stories: StoryMaker) -> list[str]:
    """Return what a reader should know of how the volume was made: whose words, what was proved, with what tools."""
    made = words.gettext(
        "Made by %(program)s from the desk's annotated articles, typeset with %(compiler)s in Source Serif and Noto."
    )
    made %= {"program": f"standfirst {__version__}", "compiler": f"Typst {version('typst').rpartition('.')[0]}"}
    return [*whose_words(words, stories.standings, briefing.library.options.desk.contact), made]
