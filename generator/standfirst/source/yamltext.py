"""Values as YAML text: plain where that is safe, in quotation marks, as a block, in brackets."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from standfirst.text import sentences

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value]"
"""What may be written into front matter."""

_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*[^\s:\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff])?")
_NOT_PLAIN = re.compile(r": |\s#|[,\[\]{}]|\s\s")
_GUESSED = re.compile(
    r"(?:null|true|false|yes|no|on|off|y|n|[-+]?[\d_]*\.?[\d_]+(?:e[-+]?\d+)?|0[xob][\da-f_]+|\d+(?::\d\d)+)",
    re.IGNORECASE,
)
"""What YAML 1.1 or 1.2 takes for something other than text; standfirst does not, other programs do."""


def scalar_forms(value: Value, old: str, newline: str) -> Iterator[str]:
    """Yield a scalar's texts, the likeliest first; `old` is the text that it replaces, whose form it takes."""
    if isinstance(value, bool | int):
        yield str(value).lower()
        return
    text = str(value)
    if old[:1] in {"|", ">"}:
        yield from _block_scalar(text, old, newline)
    if old[:1] == "'" and "\n" not in text:
        yield _single(text)
    if old[:1] not in {"'", '"'} and _is_plain(text):
        yield text
    yield _double(text)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and not _NOT_PLAIN.search(text) and not _GUESSED.fullmatch(text)


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    """Return text in double quotation marks; JSON's escapes are YAML's too."""
    written = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found.group()):04x}", written)


def _block_scalar(text: str, old: str, newline: str) -> Iterator[str]:
    """Yield a block of text in the form of the one that it replaces: same mark, same indentation."""
    header, *lines = old.splitlines()
    indent = next((line[: len(line) - len(line.lstrip(" "))] for line in lines if line.strip()), "")
    if not indent:
        return
    wanted = text.rstrip("\n").split("\n")
    if header.startswith(">"):
        by_sentence = _is_by_sentence(lines)
        folded = [(sentences(line) if by_sentence else _wrapped(line, 110 - len(indent))) or [""] for line in wanted]
        wanted = [line for place, part in enumerate(folded) for line in ([""] if place else []) + part]
    yield newline.join([header.rstrip(), *((indent + line).rstrip() for line in wanted)])


def _is_by_sentence(lines: Sequence[str]) -> bool:
    """Tell whether a folded text has a sentence a line, as the clip command lays a summary out."""
    written = [line.strip() for line in lines if line.strip()]
    return len(written) > 1 and written == sentences(" ".join(written))


def _wrapped(line: str, width: int) -> list[str]:
    return textwrap.wrap(line, max(40, width), break_long_words=False, break_on_hyphens=False)


def as_flow(value: Value, *, quoted: bool = False) -> str:
    """Return a value on one line; `quoted` puts every text in quotation marks, as JSON does."""
    if isinstance(value, Mapping):
        parts = [f"{key_text(name, quoted=quoted)}: {as_flow(item, quoted=quoted)}" for name, item in value.items()]
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, str):
        return value if not quoted and _is_plain(value) else _double(value)
    return "[" + ", ".join(as_flow(item, quoted=quoted) for item in value) + "]"


def key_text(name: str, *, quoted: bool) -> str:
    """Return the name of a field."""
    return _double(name) if quoted or not _is_plain(name) else name


def as_block(value: Value, indent: int) -> list[str]:
    """Return a value as it stands behind `name:`, the first line on the name's own line."""
    if isinstance(value, Mapping) and value:
        lines = [""]
        for name, item in value.items():
            first, *more = as_block(item, indent + 2)
            lines += [f"{' ' * indent}{key_text(name, quoted=False)}:{first}", *more]
        return lines
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return ["", *(line for item in value for line in _item(item, indent))]
    return [" " + as_flow(value)]


def _item(item: Value, indent: int) -> list[str]:
    """Return an item of a list; the fields of a group begin behind its dash."""
    first, *more = as_block(item, indent + 2)
    if first:
        return [f"{' ' * indent}-{first}", *more]
    return [f"{' ' * indent}- {more[0].lstrip(' ')}", *more[1:]]
