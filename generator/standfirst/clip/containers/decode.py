"""From bytes to text: the encoding of a saved page or paste, told as browsers tell it."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from standfirst.errors import StandfirstError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_HEAD = 16_384
_SAMPLE = 200_000
"""Bytes that the guess looks at: enough to tell, and bounded."""
_FILES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"RIFF": "a picture or a recording",
    b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"bplist00": "a web archive of Safari's",
}
_NOT_CONTROLS = bytes({*range(32, 256), *b"\t\n\r\f\x1b"})
"""What stands in text: all but control characters, and of these white space and ISO 2022's escape."""
_AS_BROWSERS = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    "tis-620": "cp874",
    "big5": "big5hkscs",
    "x-mac-roman": "mac-roman",
}
"""What the WHATWG's Encoding Standard reads under a name, where that is more than the name says."""
_NOT_OF_TEXTS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7"})
"""Encodings that Python knows and no browser does: of host names and of programs, some of them slow."""


class NotTextError(StandfirstError):
    """The bytes are no page and no text; the message says what they are instead."""


class Decoded(NamedTuple):
    """A text and the name of the encoding that it came in, as Python knows it."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Return `data` as text: by its byte-order mark, as UTF-8, by what the page declares, else by a guess.

    A byte-order mark is dropped, line ends stay as they are. What is wrong with the text's encoding becomes U+FFFD,
    so nothing is lost without a sign. Raises `NotTextError` for files of other kinds.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark) and not (encoding == "utf-16-le" and len(data) % 2):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    for start, kind in _FILES.items():
        if data.startswith(start):
            raise NotTextError(
                f"this is {kind}, no page and no text", remedy="save the page as HTML, or paste its text"
            )
    wide = _without_mark(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    head = data[:_HEAD]
    if head.count(0) > len(head) // 200 or len(head.translate(None, _NOT_CONTROLS)) > len(head) // 50:
        raise NotTextError(
            "this is a binary file, no page and no text", remedy="save the page as HTML, or paste its text"
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _declared(data) or _mostly_utf8(data, error) or _guessed(data)


def _without_mark(data: bytes) -> str | None:
    """Return the kind of UTF-16 that text without a byte-order mark is in: every other byte is zero."""
    head = data[: _HEAD & ~1]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else None


def _declared(data: bytes) -> Decoded | None:
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return None
    declared = decoded_as(data, found[1].decode("ascii", "ignore"))
    # A page that names UTF-8 or UTF-16 and is not: the guess knows better.
    return None if declared is None or declared.encoding.startswith("utf") else declared


def decoded_as(data: bytes, name: str) -> Decoded | None:
    """Return `data` in the encoding that a page or a mail names, as browsers read it; None for no encoding of texts.

    What is wrong with it becomes U+FFFD.
    """
    folded = name.strip().lower()
    try:
        encoding = codecs.lookup(_AS_BROWSERS.get(folded, folded)).name
        if encoding in _NOT_OF_TEXTS:
            return None
        text = data.decode(encoding, "replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    return Decoded(text, encoding) if isinstance(text, str) else None


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """Return `data` as UTF-8 when only a few bytes are wrong: a page cut off, or one bad advertisement."""
    text = data.decode("utf-8", "replace")
    beyond_ascii = sum(byte >= 0xC2 for byte in data[:_SAMPLE])
    wrong = text.count("\ufffd")
    return Decoded(text, "utf-8") if error.start >= len(data) - 3 or wrong * 20 < beyond_ascii else None


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - for the odd page that is not UTF-8 and says nothing

    best = from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    encoding = _AS_BROWSERS.get(encoding.replace("_", "-"), encoding)
    if data.decode(encoding, "replace") == data.decode("cp1252", "replace"):
        encoding = "cp1252"  # of several names for the same text, the commonest
    return Decoded(data.decode(encoding, "replace"), encoding)
