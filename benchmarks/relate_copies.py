"""How well copies are told from reports of the same story: on articles with copies made of 900 of them.

    python benchmarks/relate_copies.py

The articles are those of ../shared/eval, read from there: hard negatives are the other reports of their stories. A copy
is cut at the end, edited word by word, rewritten as agency copy is (a new lead, some sentences edited, some gone, half
the time in another order), or has a publisher's lines between its own. Pairs of articles that copy each other already
(3 in 20 of the shorter one's runs of eight words) count neither way. Baselines: likeness alone, and 5-word shingles.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from standfirst.relate.index import Index
from standfirst.relate.scoring import likeness
from standfirst.relate.texts import Text
from standfirst.relate.vectors import UNIT

EVAL = Path(__file__).parents[2] / "shared" / "eval"
SEED, COPIES = 3, 900
FOLDS = (0.20, 0.25, 0.30, 0.35, 0.40)
LINES = (
    "Get the day's briefing by mail every morning before breakfast, free of charge.",
    "Advertisement. The article goes on below.",
    "For more analysis from our reporters follow us wherever you read.",
    "An earlier version of this article misspelt a name.",
    "Our work is paid for by readers: become a member today.",
    "See also: all that is known about this so far.",
    "Written by our staff and edited on the night desk. All rights reserved.",
    "Do you know more? Write to the newsroom in confidence.",
)


@dataclass(frozen=True, slots=True)
class Document:
    """An article or a copy of one; `origin` is the article's id, `kind` how it was copied."""

    id: str
    story: str
    title: str
    body: str
    origin: str
    kind: str = ""


def rows(name: str) -> list[dict[str, object]]:
    """Return the rows of a file of development data."""
    return [json.loads(line) for line in (EVAL / f"{name}.dev.jsonl").read_text("utf-8").splitlines()]


def articles() -> list[Document]:
    """Return articles of 25 words and more, most of them with others of the same story."""
    found = []
    for row in rows("summary-roundup")[:400]:
        for place, report in enumerate(row["articles"]):  # type: ignore[arg-type, var-annotated]
            id_ = f"report-{row['id']}-{place}"
            found.append(Document(id_, f"story-{row['id']}", report["title"], report["body"], id_))
    for name in ("related-basil", "related-ecbplus"):
        found += [
            Document(str(row["id"]), str(row["cluster"]), str(row["title"]), str(row["body"]), str(row["id"]))
            for row in rows(name)
        ]
    found += [
        Document(str(row["id"]), str(row["id"]), str(row.get("title") or ""), str(row["body"]), str(row["id"]))
        for row in rows("quotes")[:150]
    ]
    return [article for article in found if len(article.body.split()) >= 25]


def sentences(body: str) -> list[str]:
    """Return a body's sentences, roughly."""
    return [sentence for sentence in re.split(r"(?<=[.!?])\s+", body) if sentence.strip()]


def edited(text: str, share: float, words: list[str], chance: random.Random) -> str:
    """Return a text of whose words a share is dropped, replaced or followed by another."""
    found = []
    for word in text.split(" "):
        if chance.random() >= share:
            found.append(word)
            continue
        turn = chance.random()
        found += [] if turn < 0.3 else [chance.choice(words)] if turn < 0.8 else [word, chance.choice(words)]
    return " ".join(found)


def cut(body: str, _: list[str], chance: random.Random) -> str:
    """Return the first four to nine tenths of a body's sentences."""
    whole = sentences(body)
    return " ".join(whole[: max(2, round(len(whole) * chance.uniform(0.4, 0.9)))])


def touched_up(body: str, words: list[str], chance: random.Random) -> str:
    """Return a body of whose words 3 to 12 % were edited."""
    return edited(body, chance.uniform(0.03, 0.12), words, chance)


def rewritten(body: str, words: list[str], chance: random.Random) -> str:
    """Return a body as another desk makes it of agency copy."""
    lead, *rest = sentences(body)
    rest = [edited(sentence, 0.35, words, chance) if chance.random() < 0.35 else sentence for sentence in rest]
    if chance.random() < 0.5:
        chance.shuffle(rest)
    kept = rest[: max(2, round(len(rest) * chance.uniform(0.7, 1)))]
    return " ".join([edited(lead, 0.5, words, chance), *kept])


def interleaved(body: str, _: list[str], chance: random.Random) -> str:
    """Return a body with a publisher's lines between its sentences and below them."""
    found = []
    for sentence in sentences(body):
        found += [sentence, chance.choice(LINES)] if chance.random() < 0.25 else [sentence]
    return "\n".join([*found, *chance.sample(LINES, 3)])


KINDS: dict[str, Callable[[str, list[str], random.Random], str]] = {
    "cut": cut,
    "edited": touched_up,
    "rewritten": rewritten,
    "interleaved": interleaved,
}


def with_copies() -> list[Document]:
    """Return the articles and the copies made of some."""
    chance = random.Random(SEED)
    found = articles()
    words = [word for article in chance.sample(found, 300) for word in article.body.split()]
    copied = []
    for number, article in enumerate(chance.sample(found, COPIES)):
        kind = [*KINDS][number % len(KINDS)]
        title = article.title if chance.random() < 0.3 else edited(article.title, 0.5, words, chance)
        body = KINDS[kind](article.body, words, chance)
        copied.append(Document(f"{article.id}-{kind}", article.story, title, body, article.id, kind))
    return [*found, *copied]


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return the runs of words of a text."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def overlap(one: str, other: str, length: int) -> float:
    """Return the share of the shorter text's runs of words that the longer one has."""
    first, second = runs(one, length), runs(other, length)
    return len(first & second) / max(1, min(len(first), len(second)))


def jaccard(one: str, other: str, length: int = 5) -> float:
    """Return the share of both texts' runs of words that both have."""
    first, second = runs(one, length), runs(other, length)
    return len(first & second) / max(1, len(first | second))


def report(name: str, folded: Iterable[tuple[str, str]], documents: dict[str, Document]) -> None:
    """Print how many of the folded pairs are copies, and how many of the made copies are folded."""
    right, wrong, strangers = 0, 0, 0
    by_kind = dict.fromkeys(KINDS, 0)
    for one, other in folded:
        first, second = documents[one], documents[other]
        if first.origin == second.origin:
            right += 1
            by_kind[first.kind or second.kind] += 1
        elif overlap(first.body, second.body, 8) < 0.15:
            wrong += 1
            strangers += first.story != second.story
    precision, recall = right / max(1, right + wrong), right / COPIES
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    kinds = ", ".join(f"{kind} {count / (COPIES / len(KINDS)):.2f}" for kind, count in by_kind.items())
    print(f"{name:24} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; of other stories {strangers}; {kinds}")


def main() -> None:
    """Make the set, fold it, and print the figures."""
    documents = {document.id: document for document in with_copies()}
    print(f"{len(documents)} documents, {COPIES} of them copies")
    index = Index.of([Text(document.id, document.title, document.body) for document in documents.values()])
    corpus = index.corpus
    alike = {
        (corpus.text(slot).id, corpus.text(other).id): int(value)
        for slot, near in enumerate(index.alike)
        for other, value in zip(near.others.tolist(), likeness(near.values).tolist(), strict=True)
        if slot < other
    }
    shares = {
        (corpus.text(slot).id, corpus.text(other).id): int(value)
        for slot, near in enumerate(index.worded)
        for other, value in zip(near.others.tolist(), near.values.tolist(), strict=True)
        if slot < other
    }
    for fold in FOLDS:
        report(f"standfirst from {fold:.2f}", [p for p, share in shares.items() if share >= fold * UNIT], documents)
    for limit in (0.5, 0.6, 0.7):
        report(f"likeness from {limit:.2f}", [p for p, value in alike.items() if value >= limit * UNIT], documents)
    likely = [pair for pair, value in alike.items() if value >= 0.25 * UNIT]
    shingled = {pair: jaccard(documents[pair[0]].body, documents[pair[1]].body) for pair in likely}
    for limit in (0.1, 0.175, 0.3):
        report(f"5-word shingles {limit:.3f}", [p for p, value in shingled.items() if value >= limit], documents)


if __name__ == "__main__":
    main()
