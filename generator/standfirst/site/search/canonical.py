"""Pagefind's bundle in an order of its own making: the same records give the same bytes.

Pagefind writes the values of a filter, and the filters, in the order of a hash table that is seeded anew each time
(measured with 1.5.2: everything else is the same twice). A bundle is made canonical by sorting both and naming the
files after what they then hold. Files are gzip around `pagefind_dcd` and CBOR, or JSON in fragments.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from pathlib import Path
from typing import Any

import cbor2

from standfirst.errors import BuildError

_MARK = b"pagefind_dcd"
_FILTERS = 3
"""The place of the filters in a meta file: version, pages, chunks of the index, filters, sorts, names of meta."""

_UNUSED = ("pagefind-*.css", "pagefind-*ui.js", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
"""What Pagefind puts beside an index and no page of ours loads."""


def make_canonical(bundle: Path) -> None:
    """Bring a new bundle into its canonical form, without what is not used. Raises `BuildError` for an unknown form."""
    entry_file = bundle / "pagefind-entry.json"
    try:
        entry = json.loads(entry_file.read_text("utf-8"))
        for name, index in entry["languages"].items():
            index["hash"] = _rewrite(bundle, name, index["hash"])
            used = index["wasm"]
        entry["include_characters"] = sorted(entry.get("include_characters", ()))
        entry_file.write_text(json.dumps(entry, ensure_ascii=False, sort_keys=True), "utf-8")
    except (OSError, ValueError, LookupError, TypeError, AttributeError, zlib.error) as error:
        message = f"Pagefind's bundle has an unknown form: {error}"
        raise BuildError(
            message, remedy='install the release that standfirst was tested with: "pagefind<1.6"'
        ) from None
    for pattern in _UNUSED:
        for file in bundle.glob(pattern):
            if not (used is None and file.name == "wasm.unknown.pagefind"):
                file.unlink()


def _rewrite(bundle: Path, language: str, known_as: str) -> str:
    """Rewrite the meta file `known_as` and its filters; return the meta file's new hash."""
    meta_file = bundle / f"pagefind.{known_as}.pf_meta"
    meta = _read(meta_file)
    filters = []
    for name, file_hash in meta[_FILTERS]:
        file = bundle / "filter" / f"{file_hash}.pf_filter"
        title, values = _read(file)
        filters.append([name, _write(file, [title, sorted(values)], language, bundle / "filter" / "{}.pf_filter")])
    meta[_FILTERS] = sorted(filters)
    return _write(meta_file, meta, language, bundle / "pagefind.{}.pf_meta")


def _read(file: Path) -> Any:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_MARK):
        raise ValueError(f"{file.name} does not begin as it should")
    return cbor2.loads(content[len(_MARK) :])


def _write(old: Path, value: Any, language: str, pattern: Path) -> str:
    """Write a value in the place of `old` under the name of its hash, and return that."""
    content = _MARK + cbor2.dumps(value)
    name = f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"
    old.unlink()
    Path(str(pattern).format(name)).write_bytes(gzip.compress(content, 9, mtime=0))
    return name


def fragments(bundle: Path) -> list[dict[str, Any]]:
    """Return what a bundle's fragments hold, by their addresses: for checks and tests."""
    found = []
    for file in (bundle / "fragment").glob("*.pf_fragment"):
        content = gzip.decompress(file.read_bytes())
        found.append(json.loads(content.removeprefix(_MARK)))
    return sorted(found, key=lambda fragment: str(fragment["url"]))
