"""An article file as text: fields in the schema's order, laid out so that a change shows as one line of a diff."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from standfirst.source.schema import ArticleFields
from standfirst.source.yamltext import Value, as_block
from standfirst.text import canonical_body, reveal, sentences

_NAMES = tuple(info.alias or name for name, info in ArticleFields.model_fields.items())
_UNFOLDABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^[\s#-]")


def compose(fields: Mapping[str, Value], body: str, *, comments: Mapping[str, str] | None = None) -> str:
    """Return an article file: front matter, then the body in its canonical form.

    `fields` are values by the schema's names, empty ones left out; `comments` stand above the field that they name, or
    where it would stand. Raises `KeyError` for a name that the schema does not have.
    """
    unknown = [name for name in (*fields, *(comments or {})) if name not in _NAMES]
    if unknown:
        raise KeyError(unknown[0])
    lines = ["---"]
    for name in _NAMES:
        lines += [f"# {line}" for line in _comment(name, comments)]
        if fields.get(name) not in (None, "", (), [], {}):
            lines += _field(name, fields[name])
    return "\n".join([*lines, "---", ""]) + _body(body)


def _comment(name: str, comments: Mapping[str, str] | None) -> list[str]:
    return [reveal(" ".join(line.split())) for line in (comments or {}).get(name, "").splitlines()]


def _field(name: str, value: Value) -> list[str]:
    if name == "summary" and isinstance(value, str) and not _UNFOLDABLE.search(value):
        return [f"{name}: >-", *(f"  {sentence}" for sentence in sentences(" ".join(value.split())))]
    first, *more = as_block(value, 2)
    return [f"{name}:{first}", *more]


def _body(body: str) -> str:
    text = canonical_body(body)
    return f"\n{text}" if text else ""


def listed(values: Sequence[str]) -> list[str]:
    """Return names sorted for a list whose order means nothing: case folded, each once."""
    return sorted(dict.fromkeys(values), key=lambda value: (value.casefold(), value))
