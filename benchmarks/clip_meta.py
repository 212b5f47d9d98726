"""How well `clip` reads headline, authors and date from a paste and from HTML, and the body from HTML.

    python benchmarks/clip_meta.py ../shared/eval/paste.dev.jsonl              all figures, with trafilatura beside them
    python benchmarks/clip_meta.py ../shared/eval/paste.dev.jsonl --no-html    the paste's alone
    python benchmarks/clip_meta.py ../shared/eval/paste.dev.jsonl --errors A   what is wrong in one half

Each row holds `pasted`, `html` (a gzipped file beside it), `url`, `lang`, `group` (the publisher) and `gold_title`,
`gold_authors`, `gold_date`, `gold_body`. Exact means the same words, letter case and punctuation aside; the same set of
authors; the same day. Body F1 counts 4-word shingles. Halves are by publisher. Differences are paired: the 95 %
interval of 2,000 bootstrap samples of the same pages.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from resampling import interval
from standfirst.clip.metadata.byline import SEPARATOR
from standfirst.clip.metadata.told import metadata_of_paste
from standfirst.clip.page.webpage import read_html
from standfirst.clip.paste.paste import read_paste

FIELDS = ("title", "authors", "date")
Row = dict[str, Any]
Page = dict[str, Any]


def words(text: str | None) -> str:
    """Return the words of a text, folded."""
    return " ".join(re.findall(r"\w+", (text or "").lower()))


def half(row: Row) -> str:
    """Return the half that a row's publisher falls into."""
    return "AB"[int(hashlib.sha256(f"paste {row['group']}".encode()).hexdigest(), 16) % 2]


def right(field: str, row: Row, page: Page) -> bool | None:
    """Return whether a field is as the gold has it, None where the gold has none."""
    gold, found = row.get(f"gold_{field}"), page.get(field)
    if not gold:
        return None
    if field == "authors":
        return set(map(words, gold)) == set(map(words, found or []))
    return gold == str(found or "")[:10] if field == "date" else words(gold) == words(found)


def from_paste(row: Row, *, with_url: bool) -> Page:
    """Return what is told of a row's paste."""
    pasted = read_paste(row["pasted"])
    told = metadata_of_paste(pasted.lines, pasted.body_range, url=row["url"] if with_url else None)
    page: Page = {name: value.value for name, value in told.items()}
    page["authors"] = page["authors"].split(SEPARATOR) if "authors" in page else []
    return page


def from_html(row: Row) -> Page:
    """Return what is told of a row's HTML, with the body."""
    parsed = read_html(row["bytes"], url=row["url"])
    page: Page = {name: value.value for name, value in parsed.told.items()}
    return {**page, "authors": list(parsed.authors), "body": parsed.body}


def by_trafilatura(row: Row) -> Page:
    """Return what trafilatura alone makes of a row's HTML."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - the baseline's alone

    found: Any = bare_extraction(row["bytes"], url=row["url"], with_metadata=True)
    if found is None:
        return {}
    authors = found.author.split("; ") if found.author else []
    return {"title": found.title, "authors": authors, "date": found.date, "body": found.text or ""}


def overlap(gold: str, found: str) -> tuple[float, float]:
    """Return precision and recall over 4-word shingles."""
    wanted, got = shingles(gold), shingles(found)
    shared = sum((wanted & got).values())
    return shared / max(1, sum(got.values())), shared / max(1, sum(wanted.values()))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the 4-word runs of a text with how often each is there."""
    found = re.findall(r"\w+", text)
    return Counter(tuple(found[at : at + 4]) for at in range(max(1, len(found) - 3))) if found else Counter()


def f1(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the harmonic mean of mean precision and mean recall."""
    precision, recall = (statistics.mean(part) for part in zip(*pairs, strict=True))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def bounds(count: int, difference: Callable[[list[int]], float]) -> str:
    """Return the 95 % interval of a difference over the same pages, as it is printed."""
    low, high = interval(count, difference, seed=7)
    return f"[{low:+.3f}, {high:+.3f}]"


GROUPS: dict[str, Callable[[Row], bool]] = {
    "English": lambda row: row["lang"] == "en",
    "English A": lambda row: row["lang"] == "en" and half(row) == "A",
    "English B": lambda row: row["lang"] == "en" and half(row) == "B",
    "German": lambda row: row["lang"] == "de",
    "all A": lambda row: half(row) == "A",
    "all B": lambda row: half(row) == "B",
    "all": lambda row: True,  # noqa: ARG005 - each group asks a row
}


def fields(rows: list[Row], pages: dict[str, Page], beside: dict[str, Page] | None = None) -> None:
    """Print exact and wrong shares of each field, and the difference from the pages `beside`."""
    for name, belongs in GROUPS.items():
        parts = [name.ljust(10)]
        for field in FIELDS:
            judged = [row for row in rows if belongs(row) and right(field, row, {}) is not None]
            exact = [bool(right(field, row, pages[row["id"]])) for row in judged]
            wrong = [not ok and bool(pages[row["id"]].get(field)) for row, ok in zip(judged, exact, strict=True)]
            said = f"{field} {statistics.mean(exact):.3f} wrong {statistics.mean(wrong):.3f} of {len(judged)}"
            if beside is not None:
                other = [bool(right(field, row, beside[row["id"]])) for row in judged]
                gains = [one - two for one, two in zip(exact, other, strict=True)]
                spread = bounds(len(gains), lambda at, gains=gains: statistics.mean(gains[index] for index in at))
                said += f" ({statistics.mean(other):.3f}; {spread})"
            parts.append(said)
        print(" | ".join(parts))


def bodies(rows: list[Row], pages: dict[str, Page], beside: dict[str, Page]) -> None:
    """Print the bodies' F1 and the difference from those of the pages `beside`."""
    for name, belongs in GROUPS.items():
        chosen = [row for row in rows if belongs(row)]
        ours = [overlap(row["gold_body"], pages[row["id"]].get("body", "")) for row in chosen]
        theirs = [overlap(row["gold_body"], beside[row["id"]].get("body", "")) for row in chosen]
        spread = bounds(
            len(chosen),
            lambda at, ours=ours, theirs=theirs: (
                f1([ours[index] for index in at]) - f1([theirs[index] for index in at])
            ),
        )
        low = statistics.mean(f1([pair]) < 0.8 for pair in ours)
        print(f"{name:10} body F1 {f1(ours):.3f} ({f1(theirs):.3f}; {spread}) under .8 {low:.3f} of {len(chosen)}")


def errors(rows: list[Row], pages: dict[str, Page], which: str) -> None:
    """Print the fields that are not as the gold has them, in one half."""
    for row in rows:
        for field in FIELDS:
            if half(row) == which and right(field, row, pages[row["id"]]) is False:
                print(row["lang"], row["id"], field, repr(row[f"gold_{field}"]), repr(pages[row["id"]].get(field)))


def timed(read: Callable[[Row], Page], rows: list[Row]) -> tuple[dict[str, Page], float]:
    """Return the pages of all rows, and the milliseconds of processor time that one took."""
    read(rows[0])
    begun = time.process_time()
    pages = {row["id"]: read(row) for row in rows}
    return pages, (time.process_time() - begun) / len(rows) * 1000


def main() -> None:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("rows", type=Path)
    ask.add_argument("--no-html", action="store_true")
    ask.add_argument("--errors", choices=["A", "B"])
    said = ask.parse_args()
    rows: list[Row] = [json.loads(line) for line in said.rows.read_text(encoding="utf-8").splitlines()]
    judged = [row for row in rows if row.get("gold_title")]
    for with_url in (False, True):
        pages, each = timed(lambda row, with_url=with_url: from_paste(row, with_url=with_url), judged)
        print(f"\n# paste, {'with' if with_url else 'without'} its address, {each:.1f} ms a page, body and all")
        fields(judged, pages)
        if said.errors:
            errors(judged, pages, said.errors)
    if said.no_html:
        return
    for row in rows:
        row["bytes"] = gzip.decompress((said.rows.parent / row["html"]).read_bytes())
    pages, each = timed(from_html, rows)
    beside, other = timed(by_trafilatura, rows)
    print(f"\n# HTML, {each:.1f} ms a page (trafilatura in brackets: {other:.1f} ms)")
    bodies(rows, pages, beside)
    fields(judged, pages, beside)
    if said.errors:
        errors(judged, pages, said.errors)


if __name__ == "__main__":
    main()
