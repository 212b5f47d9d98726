"""The people and organisations of a volume, for its index."""

from __future__ import annotations

from dataclasses import dataclass, field

from standfirst.briefing.parts import Link
from standfirst.press.prose import Node, Said
from standfirst.text import fold


@dataclass(slots=True)
class Names:
    """Gives every person and organisation of a volume a key; two of one name but of different pages stay two."""

    _keys: dict[tuple[str, str], str] = field(default_factory=dict)
    _said: dict[str, tuple[str, str, Said | None]] = field(default_factory=dict)

    def key(self, link: Link, said: Said | None, kind: str = "people") -> str:
        """Return the key of a name; it stands in the index from now on, by `kind` where it leads to no page."""
        address = link.path or f"{kind}/"
        key = self._keys.setdefault((address, link.text if not link.path else ""), f"n{len(self._keys)}")
        self._said.setdefault(key, (address, link.text, said))
        return key

    def index(self, kind: str) -> list[Node]:
        """Return the entries of `people` or `organisations`, by name."""
        rows = [
            (fold(name), name, path, key, said)
            for key, (path, name, said) in self._said.items()
            if path.startswith(f"{kind}/")
        ]
        return [{"text": said, "key": key} for _, _, _, key, said in sorted(rows, key=lambda row: row[:4])]
