"""An engine as bytes and back: what it worked out, without the texts, of which hashes alone are kept.

Only whole numbers, ids of articles, and the reasons and titles that pages show are in them. What comes back is checked
as a file from elsewhere would be: bytes that are no engine's give None, and so does anything that is out of range.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from standfirst.relate import scoring
from standfirst.relate.corpus import Corpus
from standfirst.relate.engine import Engine, Remembered, Said, Titled
from standfirst.relate.index import Index
from standfirst.relate.learnt import RAREST, Learnt
from standfirst.relate.nearest import NONE_NEAR, Near
from standfirst.relate.reasons import MOST, Reason
from standfirst.relate.texts import Forgotten, Text
from standfirst.relate.threads import Joined
from standfirst.relate.vectors import LENGTH, Columns
from standfirst.relate.weights import Weights

LAYOUT = 1
"""Raised when what is kept, or how, changes."""

_LISTS = ("alike", "akin", "worded", "told", "scored")
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, TypeError, KeyError, IndexError, AttributeError,
    OverflowError, NotImplementedError, RuntimeError, MemoryError,
)  # fmt: skip
"""What reading a damaged archive of arrays may raise, or what is said where its contents do not fit together."""

_KINDS, _TEXT = frozenset([*MOST, "days"]), frozenset([str])

Arrays = dict[str, NDArray[Any]]


def dumped(engine: Engine) -> bytes:
    """Return what an engine leaves to the next one, as bytes."""
    corpus, index = engine.index.corpus, engine.index
    slots = corpus.taken
    arrays: Arrays = {
        "head": _packed(_head(engine)),
        "texts": _bytes(_digests(engine), 16),
        "counts": np.array(_counts(engine), np.int64),
        "words": _bytes([bytes.fromhex(corpus.text(slot).words_digest) for slot in slots.tolist()], 32),
        "hours": corpus.hours[slots],
        "worn": corpus.worn,
        "met": corpus.learnt.columns.met,
        "named": np.fromiter(corpus.learnt.named, np.uint64, len(corpus.learnt.named)),
        **_of_said(engine),
        **_of_matrix("rows", corpus.rows, slots, np.uint16),
        **_of_matrix("names", corpus.names, slots, np.uint8),
        **_of_joined(engine.joined),
    }
    for number, weights in enumerate(corpus.weights.values()):
        arrays |= {f"codes{number}": weights.codes, f"documents{number}": weights.documents.astype(np.int32)}
    places = np.full(len(corpus), -1, np.int32)
    places[slots] = np.arange(len(slots))
    for name in _LISTS:
        arrays |= _of_lists(name, [getattr(index, name)[slot] for slot in slots.tolist()], places)
    into = io.BytesIO()
    np.savez(into, allow_pickle=False, **arrays)
    return into.getvalue()


def restored(kept: bytes, texts: Iterable[Text]) -> Remembered | None:
    """Return what `dumped` made bytes of, with those of `texts` that are as they were; None for any other bytes."""
    try:
        # What is read is checked below; no array of objects is ever unpacked.
        with np.load(io.BytesIO(kept), allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        return _Restoring(arrays, {text.digest: text for text in texts}).remembered()
    except _UNREADABLE:
        return None


def holds(kept: bytes, engine: Engine) -> bool:
    """Tell whether `kept` has all that an engine would leave to the next one; where it is in doubt it has not."""
    try:
        with np.load(io.BytesIO(kept), allow_pickle=False) as archive:
            digests, counts = archive["texts"], archive["counts"]
    except _UNREADABLE:
        return False
    return bool(counts.tolist() == _counts(engine)) and bool(digests.tobytes() == b"".join(_digests(engine)))


def _counts(engine: Engine) -> list[int]:
    return [len(engine.said), len(engine.titled)]


def _digests(engine: Engine) -> list[bytes]:
    corpus = engine.index.corpus
    return [corpus.text(slot).digest for slot in corpus.taken.tolist()]


def _head(engine: Engine) -> dict[str, Any]:
    corpus = engine.index.corpus
    texts = [corpus.text(slot) for slot in corpus.taken.tolist()]
    return {
        "layout": LAYOUT,
        "ids": [text.id for text in texts],
        "tongues": [text.tongue for text in texts],
        "fitted": corpus.fitted,
        "weights": {tongue: weights.articles for tongue, weights in corpus.weights.items()},
    }


def _of_said(engine: Engine) -> Arrays:
    """Return reasons and titles by the places of articles, but for those of articles that are no more."""
    corpus = engine.index.corpus
    places = {corpus.text(slot).digest: place for place, slot in enumerate(corpus.taken.tolist())}
    said = [
        [places[one], places[other], [[why.kind, why.values, why.days] for why in reasons]]
        for (one, other), reasons in engine.said.items()
        if one in places and other in places
    ]
    titled = [
        [[places[digest] for digest in key], title] for key, title in engine.titled.items() if places.keys() >= set(key)
    ]
    return {"said": _packed(sorted(said, key=lambda row: row[:2])), "titled": _packed(sorted(titled))}


def _packed(value: object) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(value, separators=(",", ":")).encode(), np.uint8)


def _bytes(values: Sequence[bytes], size: int) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(values), np.uint8).reshape(len(values), size)


def _of_matrix(name: str, matrix: sparse.csr_matrix, slots: NDArray[np.int64], kind: type[np.integer]) -> Arrays:
    rows = matrix[slots]
    return {
        f"{name}.sizes": np.diff(rows.indptr).astype(np.int32),
        f"{name}.columns": rows.indices.astype(np.int32),
        f"{name}.values": rows.data.astype(kind),
    }


def _of_lists(name: str, lists: Sequence[Near], places: NDArray[np.int32]) -> Arrays:
    empty = np.empty(0, np.int32)
    return {
        f"{name}.sizes": np.array([len(near) for near in lists], np.int32),
        f"{name}.others": places[np.concatenate([empty, *(near.others for near in lists)])],
        f"{name}.values": np.concatenate([empty, *(near.values for near in lists)]),
    }


def _of_joined(joined: Joined) -> Arrays:
    groups = [group for part in joined.values() for group in part]
    return {
        "joined.keys": _bytes([*joined], 16),
        "joined.parts": np.array([len(part) for part in joined.values()], np.int32),
        "joined.groups": np.array([len(group) for group in groups], np.int32),
        "joined.numbers": np.array([number for group in groups for number in group], np.int32),
    }


def _sure(holds: object) -> None:
    """Raise `ValueError` for what cannot be an engine's."""
    if not holds:
        raise ValueError("these are no engine's bytes")


@dataclass(frozen=True, slots=True)
class _Restoring:
    """Arrays that may be anybody's, and the texts that there are now, by digest."""

    arrays: Arrays
    texts: Mapping[bytes, Text]

    def remembered(self) -> Remembered:
        head = self._unpacked("head")
        _sure(head["layout"] == LAYOUT)
        texts = self._texts(head)
        height = len(texts)
        columns, weights = self._columns(head["weights"])
        named = {number: place for place, number in enumerate(self._array("named", np.uint64).tolist())}
        digest, month = head["fitted"]
        _sure(isinstance(digest, str) and (month is None or isinstance(month, int)))
        corpus = Corpus(
            texts,
            {text.id: slot for slot, text in enumerate(texts)},
            np.arange(height),
            self._array("hours", np.int64, height),
            frozenset(text.tongue for text in texts),
            (digest, month),
            self._array("worn", np.uint32),
            self._matrix("rows", (height, len(columns)), np.uint16, LENGTH),
            self._matrix("names", (height, len(named)), np.uint8, RAREST),
            Learnt(weights, columns, named),
        )
        alike, akin, worded, told, scored = (self._lists(name, height) for name in _LISTS)
        company = scoring.companies(told)
        lengths = scoring.lengths(corpus.names), scoring.lengths(company)
        digests = [digest.tobytes() for digest in self._array("texts", np.uint8, height, 16)]
        index = Index(corpus, alike, akin, worded, told, scored, company, lengths)
        return Remembered(index, self._joined(), self._said(digests), self._titled(digests))

    def _texts(self, head: Mapping[str, Any]) -> tuple[Text, ...]:
        ids, tongues, height = head["ids"], head["tongues"], len(head["ids"])
        _sure(len(tongues) == height and all(isinstance(value, str) for value in (*ids, *tongues)))
        _sure(ids == sorted(set(ids)))
        digests = self._array("texts", np.uint8, height, 16).tobytes()
        words = self._array("words", np.uint8, height, 32).tobytes().hex()
        hours = self._array("hours", np.int64, height).tolist()
        found = []
        for place, id_ in enumerate(ids):
            text = self.texts.get(digests[16 * place : 16 * place + 16])
            if text is None or text.id != id_:
                dated = None if hours[place] == scoring.UNDATED else hours[place]
                text = Forgotten.of(id_, words[64 * place : 64 * place + 64], tongues[place], dated)
            found.append(text)
        return tuple(found)

    def _columns(self, articles: Mapping[str, int]) -> tuple[Columns, dict[str, Weights]]:
        weights = {}
        for number, (tongue, count) in enumerate(articles.items()):
            codes = self._array(f"codes{number}", np.uint64)
            documents = self._array(f"documents{number}", np.int32, len(codes)).astype(np.int64)
            _sure(isinstance(count, int) and 0 <= count < 1 << 40 and bool((codes[1:] > codes[:-1]).all()))
            _sure(not len(documents) or 1 < documents.min() <= documents.max() <= count)
            weights[tongue] = Weights(codes, documents, count)
        return Columns(weights, self._array("met", np.uint64).tolist()), weights

    def _matrix(self, name: str, shape: tuple[int, int], kind: type[np.integer], most: int) -> sparse.csr_matrix:
        columns, ends = self._array(f"{name}.columns", np.int32), self._ends(f"{name}.sizes", shape[0])
        values = self._array(f"{name}.values", kind, len(columns)).astype(np.int32)
        _sure(ends[-1] == len(columns))
        _sure(not len(columns) or (0 <= columns.min() <= columns.max() < shape[1] and values.max() <= most))
        return sparse.csr_matrix((values, columns, ends), shape=shape)

    def _lists(self, name: str, height: int) -> tuple[Near, ...]:
        others, ends = self._array(f"{name}.others", np.int32), self._ends(f"{name}.sizes", height)
        values = self._array(f"{name}.values", np.int32, len(others))
        _sure(ends[-1] == len(others) and (not len(others) or (0 <= others.min() <= others.max() < height)))
        _sure(not len(values) or values.min() >= 0)
        return tuple(
            Near(others[start:end], values[start:end]) if end > start else NONE_NEAR
            for start, end in pairwise(ends.tolist())
        )

    def _joined(self) -> Joined:
        keys = self._array("joined.keys", np.uint8, None, 16)
        parts = self._ends("joined.parts", len(keys)).tolist()
        groups = self._ends("joined.groups", parts[-1]).tolist()
        numbers = self._array("joined.numbers", np.int32, groups[-1]).tolist()
        cut = [numbers[start:end] for start, end in pairwise(groups)]
        for start, end in pairwise(parts):
            # Each part's numbers are its articles', every one in one group.
            among = sorted(number for group in cut[start:end] for number in group)
            _sure(among == list(range(len(among))))
        return {key.tobytes(): cut[start:end] for key, (start, end) in zip(keys, pairwise(parts), strict=True)}

    def _said(self, digests: Sequence[bytes]) -> Said:
        found: Said = {}
        for one, other, reasons in self._unpacked("said"):
            _sure(one >= 0 and other >= 0)
            found[digests[one], digests[other]] = tuple(_reason(*reason) for reason in reasons)
        return found

    def _titled(self, digests: Sequence[bytes]) -> Titled:
        found: Titled = {}
        for places, title in self._unpacked("titled"):
            _sure(isinstance(title, str) and min(places) >= 0)
            found[tuple(digests[place] for place in places)] = title
        return found

    def _unpacked(self, name: str) -> Any:
        return json.loads(self._array(name, np.uint8).tobytes())

    def _ends(self, name: str, count: int) -> NDArray[np.int64]:
        sizes = self._array(name, np.int32, count)
        _sure(not len(sizes) or sizes.min() >= 0)
        return np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])

    def _array(self, name: str, kind: type[np.generic], length: int | None = None, width: int = 0) -> NDArray[Any]:
        array = self.arrays[name]
        _sure(array.dtype == kind and array.ndim == (2 if width else 1))
        _sure((length is None or len(array) == length) and (not width or array.shape[1] == width))
        return array


def _reason(kind: Any, values: Any, days: Any) -> Reason:
    _sure(kind in _KINDS and {*map(type, values)} <= _TEXT)
    _sure(days is None or isinstance(days, int))
    return Reason(kind, tuple(values), days)
