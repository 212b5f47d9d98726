"""The one place where text is normalised, escaped, and turned into names of files.

Nothing else in standfirst may do these: a second way to escape is a hole (docs/security.md).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from standfirst.errors import UnsafePathError

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?")
"""An id, slug or registry key: 1 to 100 of a-z, 0-9 and inner hyphens."""

_RESERVED = frozenset(["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))])
"""Device names that Windows refuses as a file's stem (Microsoft, "Naming Files, Paths, and Namespaces")."""

_BIDI = "\u202a-\u202e\u2066-\u2069"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
"""Controls, halves of surrogate pairs (a file name that is not UTF-8 has them), and what XML refuses."""
_SEPARATORS = "\x85\u2028\u2029"
_FORBIDDEN = re.compile(f"[{_CONTROLS}{_BIDI}{_SEPARATORS}\ufeff]|\r(?!\n|\\Z)")
_REVEALED = re.compile(f"[{_CONTROLS}{_BIDI}]")
_RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"])
_SENTENCE_END = re.compile(
    r"""(?<=[.!?…])["'”’»“)\]]*\s+(?=["'“„«‘(\[]?[^\W_a-z])"""  # noqa: RUF001 - the marks of several languages
    r"""|(?<=[。！？])["'”’」』）]*\s*"""  # noqa: RUF001 - Chinese and Japanese stops
)
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sept|Oct|Nov|Dec|Jan|Feb|Aug|No|Nr|vs|etc|\d{1,2})\.$")


class Forbidden(NamedTuple):
    """A character that a source file should not hold; `line` and `column` count from 1."""

    line: int
    column: int
    character: str
    kind: str
    """`control`, `bidi` or `separator`."""

    @property
    def name(self) -> str:
        """The character as `U+202E RIGHT-TO-LEFT OVERRIDE`."""
        return f"U+{ord(self.character):04X} {unicodedata.name(self.character, '')}".rstrip()


def forbidden_characters(text: str) -> Iterator[Forbidden]:
    """Yield control, bidirectional-override and odd line-separator characters with their places.

    A byte-order mark at the very start is fine; line feeds and tabs are too, and carriage returns
    before a line feed.
    """
    if not _FORBIDDEN.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for found in _FORBIDDEN.finditer(line):
            character = found.group()
            if character == "\ufeff" and number == 1 and found.start() == 0:
                continue
            kind = "control"
            if re.match(f"[{_BIDI}]", character):
                kind = "bidi"
            elif character in "\x85\u2028\u2029\ufeff\r":
                kind = "separator"
            yield Forbidden(number, found.start() + 1, character, kind)


def reveal(text: str) -> str:
    """Return `text` with every control and bidirectional override written out, as in `⟨U+202E⟩`.

    They are shown and not dropped: a reader must see that something is there, and it must not turn
    the line around it. Text without them comes back unchanged.
    """
    if not _REVEALED.search(text):
        return text
    return _REVEALED.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text)


def printable(text: str) -> str:
    """Return `text` for a terminal's line: all that has no sign of its own is written out, as in `⟨U+D7FC⟩`.

    Beyond what `reveal` writes out, that is every character which Unicode does not assign, keeps for private use or
    shows as nothing. White space stays, and so do the two joiners, which Persian, Hindi and emoji are spelt with.
    """
    if text.isprintable():
        return text
    return "".join(sign if _has_a_sign(sign) else f"⟨U+{ord(sign):04X}⟩" for sign in text)


def _has_a_sign(character: str) -> bool:
    if character in _SEPARATORS:
        return False
    return character.isprintable() or character in "\t\n\u200c\u200d" or unicodedata.category(character) == "Zs"


def escape_html(text: str) -> Markup:
    """Return `text` as HTML that shows it literally, in an element or in a quoted attribute."""
    return escape(reveal(text))


_SCRIPT = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def json_text(value: object) -> Markup:
    """Return `value` as one line of JSON that may stand in a script element of HTML as well as in a file.

    What could end the element, begin a comment or end a line of JavaScript is written as an escape of JSON's own, so
    no text can leave its string. Hidden characters are written out, as everywhere.
    """
    text = json.dumps(_revealed(value), ensure_ascii=False, separators=(",", ":"))
    for character, escape_sequence in _SCRIPT.items():  # ten times sooner than `translate` (measured)
        text = text.replace(character, escape_sequence)
    return Markup(text)  # noqa: S704 - escaped in the lines above


def _revealed(value: object) -> object:
    if isinstance(value, str):
        return reveal(value)
    if isinstance(value, dict):
        return {name: _revealed(part) for name, part in value.items()}
    return [_revealed(part) for part in value] if isinstance(value, list | tuple) else value


def plain(markup: str) -> str:
    """Return the text that `markup` shows: its tags dropped, its entities resolved."""
    return Markup(markup).striptags()  # noqa: S704 - what comes back is text and no markup


def resolve_entities(text: str) -> str:
    """Return `text` with HTML's character references (`&amp;`, `&#8217;`) as the characters that they stand for.

    What comes back is text that nobody vouches for: whoever shows it escapes it again.
    """
    return Markup(text).unescape()  # noqa: S704 - what comes back is text and no markup


_MARKDOWN = re.compile(r"[\\`*_\[\]<&]|^\s*(?:[#>+=~|-]|\d+(?=[.)]))", re.MULTILINE)
"""What Markdown may take for more than a sign: anywhere, and at the beginning of a line."""


def escape_markdown(text: str) -> str:
    """Return plain text as Markdown that shows it as it is, with as few backslashes as that takes."""

    def marked(found: re.Match[str]) -> str:
        sign = found.group()
        return f"{sign}\\" if sign[-1].isdigit() else f"{sign[:-1]}\\{sign[-1]}"

    return _MARKDOWN.sub(marked, text)


_BIBTEX = {sign: f"\\{sign}" for sign in "%&#$_"} | {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}", "\n": " ",
}  # fmt: skip


def escape_bibtex(text: str) -> str:
    """Return plain text as a value of BibTeX that LaTeX sets as it is; no brace of it ends the value."""
    return "".join(_BIBTEX.get(character, character) for character in reveal(text))


def escape_ris(text: str) -> str:
    """Return plain text as a value of RIS, whose tags begin at the beginnings of lines: one line, its spaces single."""
    return " ".join(reveal(text).split())


def canonical_body(text: str) -> str:
    """Return the canonical form of a body, which all offsets count in and all hashes cover.

    LF, NFC, no trailing space on a line, no blank line before the first or after the last, one
    final newline; empty when there is no text.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", unified):
        unified = unicodedata.normalize("NFC", unified)
    joined = "\n".join(line.rstrip() for line in unified.split("\n")).strip()
    return joined + "\n" if joined else ""


def sha256(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8 as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def quote_anchor(article_id: str, words: str) -> str:
    """Return a quote's anchor: `q-` and 8 hex of its article's id and verbatim source words."""
    return "q-" + sha256(f"{article_id}\n{unicodedata.normalize('NFC', words)}")[:8]


def fold(name: str) -> str:
    """Return `name` as names are compared: NFC, case folded, runs of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


# The marks below are the point of this table.
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»＂", '"'),  # noqa: RUF001 - as above
        **dict.fromkeys("‘’‚‛‹›＇", "'"),  # noqa: RUF001 - as above
        **dict.fromkeys("–—―", "–"),  # noqa: RUF001 - as above
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", None),
        "…": "...",
    }
)


def fold_typography(text: str) -> str:
    """Return `text` with differences that are the typesetter's folded away.

    Quote marks, white space, ellipsis signs and dashes among themselves (never a hyphen with a
    dash); soft hyphens and zero-width characters are dropped. NFC and never NFKC: NFKC would make
    a superscript a digit. Measured: no altered word passes (see docs/quotes.md).
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).split())


def is_slug(name: str) -> bool:
    """Tell whether `name` may be an id, a slug or a registry key."""
    return bool(SLUG.fullmatch(name)) and name not in _RESERVED


@lru_cache(maxsize=65536)
def page_path(*segments: str) -> str:
    """Return the address of a page below the site's root, as `topics/north-korea/`.

    The only way from an id to a path. Raises `UnsafePathError` for anything that is not a slug or
    a date, so the result stays inside the output folder on every system.
    """
    for segment in segments:
        if not is_slug(segment):
            raise UnsafePathError(
                f"{segment!r} cannot be part of an address",
                remedy="use 1 to 100 of a-z, 0-9 and inner hyphens, and no name that Windows reserves",
            )
    return "/".join(segments) + "/" if segments else ""


def is_web_address(value: str) -> bool:
    """Tell whether `value` is an http or https address with a host and nothing that could hide."""
    if re.search(r"[\s<>\"\\^`{|}]", value) or _FORBIDDEN.search(value):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def safe_href(value: str | None) -> str | None:
    """Return `value` when it may stand in an `href` (http and https), else None."""
    return value if value and is_web_address(value) else None


def direction(language: str | None) -> str:
    """Return `rtl` or `ltr` for a BCP 47 tag; a script in it weighs more than the language."""
    subtags = (language or "").lower().split("-")[1:2]
    if subtags and len(subtags[0]) == 4:
        return "rtl" if subtags[0] in {"arab", "hebr", "nkoo", "syrc", "thaa", "adlm"} else "ltr"
    return "rtl" if (language or "").split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each sentence of prose, in characters; an abbreviation or an initial does not end one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _SENTENCE_END.finditer(text):
        # The longest abbreviation has 5 characters; to look at all of the piece would be quadratic.
        if _ABBREVIATION.search(text[max(start, found.start() - 8) : found.end()].rstrip()):
            continue
        spans.append((start, found.end()))
        start = found.end()
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trimmed(text, *span))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return (start + left, start + len(piece.rstrip())) if left < len(piece) else None


def sentences(text: str) -> list[str]:
    """Split prose into sentences; an abbreviation or an initial does not end one."""
    return [text[start:end] for start, end in sentence_spans(text)]


def cut_at_sentence(text: str, words: int) -> str:
    """Return whole sentences from the start of `text`, at most `words` words but at least one sentence."""
    kept: list[str] = []
    count = 0
    for sentence in sentences(text):
        count += len(sentence.split())
        if kept and count > words:
            break
        kept.append(sentence)
    return " ".join(kept)


def shorten(text: str, characters: int) -> str:
    """Return `text` cut at a word to at most `characters`, with an ellipsis where it was cut."""
    flat = " ".join(text.split())
    if len(flat) <= characters:
        return flat
    cut = flat[: characters - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:–-") + "…"  # noqa: RUF001 - a dash before the cut goes too
