"""Quotes and speakers by textacy's `direct_quotations`, run in an environment that has textacy and a spaCy model.

Reads JSON objects of `id` and `body` from standard input, one a line; writes first what is installed, then for each
its `quotes` in the scorer's form and `ms`, the milliseconds that it took. Each paragraph is a text of its own: one odd
quotation mark makes textacy give up on the text that it stands in.
"""

from __future__ import annotations

import json
import re
import sys
import time
from typing import Any

import spacy
import textacy
from textacy.extract import direct_quotations

PARAGRAPH = re.compile(r"[^\n]+")


def english_model() -> str:
    """Return the name of an installed English model, the smallest by name first.

    Raises SystemExit where there is none.
    """
    models = sorted(spacy.util.get_installed_models(), key=lambda name: ("_sm" not in name, name))
    for name in models:
        if name.startswith("en_"):
            return name
    sys.exit("no English spaCy model is installed")


def found(paragraph: Any, offset: int) -> list[dict[str, Any]]:
    """Return the quotes of one parsed paragraph that begins `offset` characters into the body."""
    quotes = []
    try:
        for triple in direct_quotations(paragraph):
            words = triple.speaker
            end = words[-1].idx + len(words[-1])
            quotes.append(
                {
                    "start": offset + triple.content.start_char,
                    "end": offset + triple.content.end_char,
                    "speaker": paragraph.text[words[0].idx : end],
                    "mention_start": offset + words[0].idx,
                    "mention_end": offset + end,
                }
            )
    except ValueError:
        pass  # an odd number of quotation marks: what was found before it stands
    return quotes


def main() -> None:
    """Answer every line of standard input."""
    model = english_model()
    pipeline = spacy.load(model)
    version = pipeline.meta["version"]
    print(json.dumps({"name": f"textacy {textacy.__version__}, spaCy {spacy.__version__}, {model} {version}"}))
    for line in sys.stdin:
        row = json.loads(line)
        started = time.perf_counter()
        places = list(PARAGRAPH.finditer(row["body"]))
        parsed = pipeline.pipe(place.group() for place in places)
        quotes = [
            quote for place, paragraph in zip(places, parsed, strict=True) for quote in found(paragraph, place.start())
        ]
        spent = (time.perf_counter() - started) * 1000
        print(json.dumps({"id": row["id"], "quotes": quotes, "ms": spent}))


if __name__ == "__main__":
    main()
