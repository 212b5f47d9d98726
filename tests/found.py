"""What the search index of a built site holds, read back from its bundles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from standfirst.site.search import FOLDER
from standfirst.site.search.canonical import fragments


def found_records(site: Path) -> list[dict[str, Any]]:
    """Return every record of a site's index as the page's script gets it: url, content, meta, filters."""
    bundles = sorted(folder for folder in (site / FOLDER).iterdir() if folder.is_dir())
    files = [{f"fragment/{file.name}": file.read_bytes() for file in (one / "fragment").iterdir()} for one in bundles]
    return [record for bundle in files for record in fragments(bundle)]


def said_in(record: dict[str, Any]) -> str:
    """Return all texts of a record."""
    filters = [value for values in record["filters"].values() for value in values]
    return "\n".join([record["url"], record["content"], *map(str, record["meta"].values()), *filters])
