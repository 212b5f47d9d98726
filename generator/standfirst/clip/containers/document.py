"""One page, paste or address as it was handed in, out of whatever it came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from standfirst.clip.clipping import Told

Kind = Literal["html", "text", "stub"]


@dataclass(frozen=True, slots=True)
class Document:
    """A page (`html`), a text (`text`), or an address without either (`stub`, whose text is the line it stood in).

    `url` is where the container says that it came from, and `told` what else the container says of it, by the names
    of `Clipping`'s fields: a mail's subject as title, the day when a bookmark was made as `accessed`. `notes` are a
    sentence each, worth an editor's knowing.
    """

    kind: Kind
    text: str
    url: str | None = None
    told: Mapping[str, Told] = field(default_factory=dict)
    name: str = ""
    notes: tuple[str, ...] = ()
