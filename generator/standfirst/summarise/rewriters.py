"""Programs that put a selection into their own words: found by name, called on request, and believed in nothing.

None comes with standfirst and none is called in a build. What one gives is refused where it has a number, a name or a
quotation that its sources lack, and goes to an editor with the program's name on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from standfirst.errors import StandfirstError
from standfirst.summarise.compiled import Selected
from standfirst.summarise.invented import invented
from standfirst.summarise.verbatim import length_of
from standfirst.text import forbidden_characters, shorten

GROUP = "standfirst.rewriters"
"""The entry points among which a rewriter is looked up."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a rewriter is given: sentences, word for word, of a topic's stories, and how many words it may write."""

    topic: str
    language: str
    sentences: tuple[Selected, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a rewriter gives back: plain text, and the ids of the stories it rests on."""

    text: str
    sources: tuple[str, ...]


Rewriter = Callable[[Selection], Rewritten]


def rewrite(selection: Selection, name: str) -> tuple[Rewritten, str]:
    """Return what the rewriter `name` makes of a selection, and the program that did it, with its version.

    Raises `StandfirstError` when no such program is installed, when it fails, and when its text says what its sources
    do not.
    """
    point = _point(name)
    try:
        rewriter: Rewriter = point.load()
        given = rewriter(selection)
    except (Exception, SystemExit) as error:
        message = f"the rewriter `{name}` failed: {type(error).__name__}: {shorten(str(error), 200)}"
        raise StandfirstError(message, remedy=_WITHOUT) from error
    _refuse_wrong(given, selection, name)
    found = Rewritten(" ".join(given.text.split()), tuple(dict.fromkeys(given.sources)))
    _refuse_false(found, selection, name)
    version = point.dist.version if point.dist else ""
    return found, f"{name} {version}".strip()


_WITHOUT = "add --no-rewriter for the sentences as they are"


def _point(name: str) -> EntryPoint:
    found = [*entry_points(group=GROUP, name=name)]
    if not found:
        known = sorted({point.name for point in entry_points(group=GROUP)})
        listed = f"installed: {', '.join(known)}" if known else "none is installed"
        message = f"there is no rewriter `{name}`; {listed}"
        raise StandfirstError(message, remedy=f"install it, take `rewriter` out of mkdocs.yml, or {_WITHOUT}")
    point: EntryPoint = found[0]
    return point


def _refuse_wrong(given: object, selection: Selection, name: str) -> None:
    """Refuse what is no text with sources, and sources that are none of the selection's."""
    text, sources = getattr(given, "text", None), getattr(given, "sources", None)
    if not isinstance(text, str) or not isinstance(sources, tuple) or not all(isinstance(id_, str) for id_ in sources):
        raise _refused(name, "it gave no text with sources")
    if not text.strip() or not sources:
        raise _refused(name, "its text is empty, or names no source")
    known = {sentence.id for sentence in selection.sentences}
    unknown = [id_ for id_ in sources if id_ not in known]
    if unknown:
        raise _refused(name, f"`{shorten(unknown[0], 80)}` is none of its sources")


def _refuse_false(found: Rewritten, selection: Selection, name: str) -> None:
    """Refuse a text that is too long, has hidden characters, or says what the sources it names do not."""
    hidden = next(iter(forbidden_characters(found.text)), None)
    if hidden is not None:
        raise _refused(name, f"its text has a hidden character, {hidden.name}")
    words = length_of(found.text)
    if words > selection.words:
        raise _refused(name, f"its text has {words} words, and {selection.words} were asked for")
    sources = [sentence.text for sentence in selection.sentences if sentence.id in found.sources]
    faults = invented(found.text, sources)
    if faults:
        raise _refused(name, "; ".join(faults))


def _refused(name: str, why: str) -> StandfirstError:
    return StandfirstError(f"what the rewriter `{name}` wrote is refused: {why}", remedy=_WITHOUT)
