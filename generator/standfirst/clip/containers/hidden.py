"""Characters that no reader sees and that a source file must not hold: taken out, and counted for the editor.

The capture keeps the input as it came; the desk's check refuses these characters in a file (`forbidden_characters`).
"""

from __future__ import annotations

import re

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_ANY = re.compile(f"[{_CONTROL}{_TURNING}\ufeff]")
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
UNREADABLE = "\ufffd"
"""What stands for bytes that are no character in the input's encoding (U+FFFD)."""


def without_hidden(text: str) -> tuple[str, int, int]:
    """Return `text` without what is hidden, how many control characters went, and how many that turn the direction.

    Every line end becomes a line feed, so that lines keep their numbers. A byte-order mark is not counted.
    """
    unified = _LINE_END.sub("\n", text) if _LINE_END.search(text) else text
    if not _ANY.search(unified):
        return unified, 0, 0
    turning = len(re.findall(f"[{_TURNING}]", unified))
    clean, count = _ANY.subn("", unified)
    return clean, count - turning - unified.count("\ufeff"), turning


def clean_line(text: str) -> str:
    """Return `text` as one line without what is hidden: for a title, a name, an address."""
    if text.isprintable():
        return text
    return " ".join(_ANY.sub("", text).split())


def hidden_notes(controls: int, turning: int) -> tuple[str, ...]:
    """Return in words what was taken out, for an editor; empty where nothing was."""
    notes = []
    if controls:
        notes.append(f"{controls:,} control character{'s were' if controls > 1 else ' was'} taken out")
    if turning:
        what = "characters that turn" if turning > 1 else "character that turns"
        notes.append(f"{turning:,} {what} the direction of the text {'were' if turning > 1 else 'was'} taken out")
    return tuple(notes)
