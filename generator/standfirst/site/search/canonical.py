"""Pagefind's bundle in an order of its own making: the same records give the same bytes.

Pagefind writes the values of a filter, and the filters, in the order of a hash table that is seeded anew each time
(measured with 1.5.2: everything else is the same twice). A bundle is made canonical by sorting both and naming the
files after what they then hold. Of the rest of a bundle only what a page of ours loads is kept. Files are gzip around
`pagefind_dcd` and CBOR, or JSON in fragments.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from typing import Any

import cbor2

from standfirst.errors import BuildError
from standfirst.site.kept_bundles import Bundle

_MARK = b"pagefind_dcd"
_FILTERS = 3
"""The place of the filters in a meta file: version, pages, chunks of the index, filters, sorts, names of meta."""

ENTRY = "pagefind-entry.json"
_SCRIPT = "pagefind.js"


def canonical(bundle: Bundle) -> Bundle:
    """Return a new bundle in its canonical form, without what is not used. Raises `BuildError` for an unknown form."""
    try:
        entry = json.loads(bundle[ENTRY])
        ((language, index),) = entry["languages"].items()
        known_as = f"pagefind.{index['hash']}.pf_meta"
        changed, index["hash"] = _sorted(bundle, language, known_as)
        entry["include_characters"] = sorted(entry.get("include_characters", ()))
        wasm = f"wasm.{index['wasm'] or 'unknown'}.pagefind"
        kept = {name: content for name, content in bundle.items() if _is_of_index(name) or name in {wasm, _SCRIPT}}
        kept[_SCRIPT], kept[wasm] = bundle[_SCRIPT], bundle[wasm]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, zlib.error, EOFError) as error:
        message = f"Pagefind's bundle has an unknown form: {type(error).__name__} {error}"
        raise BuildError(
            message, remedy='install the release that standfirst was tested with: "pagefind<1.6"'
        ) from None
    return kept | changed | {ENTRY: json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()}


def _is_of_index(name: str) -> bool:
    return name.startswith(("index/", "fragment/"))


def _sorted(bundle: Bundle, language: str, meta_name: str) -> tuple[Bundle, str]:
    """Return the meta file and the filters with sorted values under their new names, and the meta file's new hash."""
    changed: Bundle = {}
    meta = _value(bundle[meta_name])
    filters = []
    for name, file_hash in meta[_FILTERS]:
        title, values = _value(bundle[f"filter/{file_hash}.pf_filter"])
        hashed, content = _named([title, sorted(values)], language)
        changed[f"filter/{hashed}.pf_filter"] = content
        filters.append([name, hashed])
    meta[_FILTERS] = sorted(filters)
    hashed, content = _named(meta, language)
    changed[f"pagefind.{hashed}.pf_meta"] = content
    return changed, hashed


def _value(content: bytes) -> Any:
    plain = gzip.decompress(content)
    if not plain.startswith(_MARK):
        raise ValueError("a file does not begin as it should")
    return cbor2.loads(plain[len(_MARK) :])


def _named(value: Any, language: str) -> tuple[str, bytes]:
    """Return a value as a file's content, and the hash that names it."""
    plain = _MARK + cbor2.dumps(value)
    return f"{language}_{hashlib.sha256(plain).hexdigest()[:10]}", gzip.compress(plain, 9, mtime=0)


def fragments(bundle: Bundle) -> list[dict[str, Any]]:
    """Return what the fragments of a bundle hold, by their addresses: for checks and tests."""
    contents = [gzip.decompress(content) for name, content in bundle.items() if name.startswith("fragment/")]
    found = [json.loads(content.removeprefix(_MARK)) for content in contents]
    return sorted(found, key=lambda fragment: str(fragment["url"]))
