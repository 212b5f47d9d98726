"""Where signs stand that no font has: file, line and column, for the person who can change them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from standfirst.errors import Origin
from standfirst.press.fonts import Missing
from standfirst.press.volumes import Volume
from standfirst.source.files import read_source

_REGISTRIES = ("people.yml", "organisations.yml", "publishers.yml")


def places(volume: Volume, content: Path) -> Iterator[tuple[Missing, Origin | None]]:
    """Yield each sign that the volume could not show with every place of it in its sources.

    A sign that stands in none of them (an escape in YAML may have made it) comes once, without a place.
    """
    left = {missing.signs: missing for missing in volume.missing}
    if not left:
        return
    found: set[str] = set()
    for name, lines in _lines((*volume.sources, *_REGISTRIES), content):
        for number, line in enumerate(lines, 1):
            for signs, missing in left.items():
                at = line.find(signs)
                while at >= 0:
                    found.add(signs)
                    yield missing, Origin(name, number, at + 1)
                    at = line.find(signs, at + len(signs))
    for signs, missing in left.items():
        if signs not in found:
            yield missing, None


def _lines(names: Iterable[str], content: Path) -> Iterator[tuple[str, list[str]]]:
    for name in names:
        path = content / name
        if name and path.is_file():
            yield name, read_source(path, name, content).text.split("\n")
