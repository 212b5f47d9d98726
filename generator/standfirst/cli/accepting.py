"""Accepting proposals: which of them a person means, whether they may be accepted, and the edit that does it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from standfirst.briefing.inbox import missing_for, unaccepted_quotes
from standfirst.errors import Faults, Severity, StandfirstError
from standfirst.quotes import Standing, Verifier
from standfirst.source import Article, Status
from standfirst.source.files import SourceFile, read_source
from standfirst.source.frontmatter import read_document
from standfirst.source.nodes import Scalar
from standfirst.source.nodes import Sequence as ListNode
from standfirst.source.schema import ArticleFields
from standfirst.source.schema.validate import canonical_name, named, nearest, validate
from standfirst.source.splice import Change, splice

_QUOTE = re.compile(r"quotes\.(\d{1,4})")
_CONFIRM = "# confirm: "
"""What a comment begins with by which the clip command asks an editor to confirm the field below it."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What accepting makes of an article: its new text, the fields and quotes (from 1) that are accepted by it.

    `article` is as it was before, `fields` as they are after. `unproved` are quotes that could not be compared.
    """

    article: Article
    before: str
    after: str
    names: tuple[str, ...]
    quotes: tuple[int, ...]
    fields: ArticleFields
    unproved: tuple[int, ...] = ()

    @property
    def left(self) -> tuple[str, ...]:
        """What nobody has accepted yet, as the command line names it."""
        quotes = [f"quotes.{place + 1}" for place in unaccepted_quotes(self.fields)]
        return (*dict.fromkeys(canonical_name(name, ArticleFields) for name in self.fields.proposed), *quotes)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that publication needs and that have no value."""
        return missing_for(Status.PUBLISHED, self.fields)


def accept_proposals(
    content: Path, verifier: Verifier, article: Article, wanted: Sequence[str], status: str | None
) -> Accepted:
    """Work out what accepting the proposals `wanted`, all where none is named, makes of an article's file.

    A name is a field's, `quotes`, or `quotes.2` for the second quote. Nothing is written. Raises `StandfirstError` with
    all that stands against it.
    """
    text = read_source(content / article.file, article.file, content).text
    if _fields(article, text) != article.fields:
        raise StandfirstError(f"{article.file} has changed since it was read", remedy="run the command again")
    names, quotes = _meant(article, wanted)
    _refuse_false(article, verifier, quotes)
    changes = [*_changes(article, text, names, quotes), *([Change(("status",), status)] if status else [])]
    after = splice(text, article.file, changes, ArticleFields)
    done = [*names, *(["quotes"] if quotes and len(quotes) == len(unaccepted_quotes(article.fields)) else [])]
    after = without_confirming(after, article.file, done)
    verdicts = verifier.verdicts(article)
    unproved = tuple(place + 1 for place in quotes if verdicts[place].standing is Standing.UNCHECKED)
    numbers = tuple(place + 1 for place in quotes)
    accepted = Accepted(article, text, after, tuple(names), numbers, _fields(article, after), unproved)
    if status:
        _refuse_status(accepted, status)
    return accepted


def _fields(article: Article, text: str) -> ArticleFields:
    """Return the fields of a text, `proposed` by the fields' own names as the library has them."""
    try:
        fields, faults = validate(read_document(SourceFile(article.file, text)).fields, ArticleFields, article.file)
    except Faults as error:
        raise StandfirstError(error.faults[0].explain(), remedy="mend that first") from None
    if fields is None:
        said = next(fault for fault in faults if fault.severity is Severity.ERROR)
        raise StandfirstError(said.explain(), remedy="mend that first")
    return fields.model_copy(update={"proposed": tuple(canonical_name(n, ArticleFields) for n in fields.proposed)})


# What is meant


def _meant(article: Article, wanted: Sequence[str]) -> tuple[list[str], list[int]]:
    """Return the fields and the quotes (from 0) to accept; neither where all of it is accepted already.

    Raises `StandfirstError` for what is no proposal while others wait: nothing is accepted by half.
    """
    proposed, waits = list(dict.fromkeys(article.fields.proposed)), unaccepted_quotes(article.fields)
    if not wanted:
        return proposed, waits
    names: list[str] = []
    quotes: list[int] = []
    settled: list[str] = []
    for given in wanted:
        name = canonical_name(given, ArticleFields)
        number = _quote_number(article, given)
        if number is not None:
            quotes += [number] if number in waits else []
            settled += [] if number in waits else [given]
        elif name == "quotes":
            quotes += waits
            names += ["quotes"] if "quotes" in proposed else []
            settled += [] if waits or "quotes" in proposed else [given]
        elif name in proposed:
            names.append(name)
        else:
            _refuse_nothing(article, given, name)
            settled.append(name)
    if settled and (names or quotes):
        remedy = f"leave {'it' if len(settled) == 1 else 'them'} out; {_waiting(proposed, waits)}"
        raise StandfirstError(f"{_listed(settled)} {_is(settled)} accepted already", remedy=remedy)
    return list(dict.fromkeys(names)), sorted(set(quotes))


def _quote_number(article: Article, given: str) -> int | None:
    found = _QUOTE.fullmatch(given)
    if found is None:
        return None
    count = len(article.fields.quotes)
    if not 0 < int(found[1]) <= count:
        has = "no quotes" if not count else "1 quote" if count == 1 else f"{count} quotes"
        raise StandfirstError(f"there is no {given}", remedy=f"{article.id} has {has}; the first is quotes.1")
    return int(found[1]) - 1


def _refuse_nothing(article: Article, given: str, name: str) -> None:
    """Refuse a name that no field has, and a field without a value."""
    proposed, waits = list(dict.fromkeys(article.fields.proposed)), unaccepted_quotes(article.fields)
    if name not in ArticleFields.model_fields:
        near = nearest(given, [*ArticleFields.model_fields, "quotes.1"])
        remedy = f"did you mean {near}?" if near else _waiting(proposed, waits)
        raise StandfirstError(f"there is no field {given}", remedy=remedy)
    if getattr(article.fields, name) in (None, ()):
        raise StandfirstError(f"`{name}` is not proposed: {article.id} has none", remedy=_waiting(proposed, waits))


def _waiting(proposed: Sequence[str], waits: Sequence[int]) -> str:
    left = [*proposed, *(f"quotes.{place + 1}" for place in waits)]
    return f"what waits: {', '.join(left)}" if left else "nothing waits in it"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _is(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


# What stands against it


def _refuse_false(article: Article, verifier: Verifier, quotes: Sequence[int]) -> None:
    """Refuse quotes that are not what the source says; nobody can accept these."""
    verdicts = verifier.verdicts(article)
    false = [place for place in quotes if verdicts[place].standing is Standing.FAILED]
    if false:
        said = "; ".join(
            f"quotes.{place + 1} is not what the source says: {verdicts[place].message}" for place in false
        )
        remedy = "correct or delete it (`standfirst verify` shows the source), then accept again"
        raise StandfirstError(f"{article.id}: {said}", remedy=remedy)


def _refuse_status(accepted: Accepted, status: str) -> None:
    """Refuse a status that the article is not ready for, or that only an editor's own hand should give it."""
    article = accepted.article
    old = article.fields.status
    if old is Status.WITHDRAWN or (old is Status.PUBLISHED and status != old):
        message = f"{article.id} is {old}; `accept` takes nothing back"
        raise StandfirstError(message, remedy=f"to make it {status}, edit `status` in {article.file}")
    missing = missing_for(status, accepted.fields)
    if missing:
        message = f"{article.id} cannot be {status}: {_listed(missing)} {_is(missing)} missing"
        raise StandfirstError(message, remedy=f"add {'it' if len(missing) == 1 else 'them'} to {article.file}")
    if status == Status.PUBLISHED and accepted.left:
        message = f"{article.id} cannot be published: {_listed(accepted.left)} {_is(accepted.left)} not accepted"
        raise StandfirstError(message, remedy="accept or delete what is left; without a field, all of it is accepted")


# The edit


def _changes(article: Article, text: str, names: Sequence[str], quotes: Sequence[int]) -> Iterator[Change]:
    """Yield the changes of the file's fields: marks of quotes, then names taken out of `proposed`, the last first."""
    yield from (Change(("quotes", place, "proposed"), None) for place in quotes)
    node = named(read_document(SourceFile(article.file, text)).fields, ArticleFields).get("proposed")
    if not names or not isinstance(node, ListNode):
        return
    kept = [n for n, item in enumerate(node.items) if isinstance(item, Scalar) and _name(item) not in names]
    if not kept:
        yield Change(("proposed",), None)
        return
    for place in reversed(range(len(node.items))):
        if place not in kept:
            yield Change(("proposed", place), None)


def _name(item: Scalar) -> str:
    return canonical_name(item.value, ArticleFields)


def without_confirming(text: str, file: str, names: Sequence[str]) -> str:
    """Return a file's text without the clip command's comments that ask to confirm the fields `names`.

    Such a comment is a whole line right above its field. Any that cannot be taken out without a change of what the
    file says stays.
    """
    for name in names:
        root = read_document(SourceFile(file, text)).fields
        key = next((key for key, _ in root.entries.values() if canonical_name(key.value, ArticleFields) == name), None)
        if key is None:
            continue
        lines = text.split("\n")
        above = key.span.line - 1
        first = above
        while first > 0 and lines[first - 1].startswith("#"):
            first -= 1
        kept = [line for line in lines[first:above] if not line.startswith(_CONFIRM)]
        shorter = "\n".join([*lines[:first], *kept, *lines[above:]])
        if _says_the_same(text, shorter, file):
            text = shorter
    return text


def _says_the_same(before: str, after: str, file: str) -> bool:
    try:
        old, new = (read_document(SourceFile(file, text)) for text in (before, after))
        fields = [validate(document.fields, ArticleFields, file)[0] for document in (old, new)]
    except Faults:
        return False
    return fields[0] == fields[1] and old.body == new.body
