"""Read a paste: the whole way from a select-all of a page to its body, its captions and the stories it points to."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.clip.clipping import Caption, Dropped, RelatedLink
from standfirst.clip.paste.body import choose_body
from standfirst.clip.paste.lines import Line, typed_lines
from standfirst.clip.paste.links import related_among


@dataclass(frozen=True, slots=True)
class Pasted:
    """A paste as read. `lines[body_range[0]:body_range[1]]` holds the body's lines and what stands between them."""

    lines: tuple[Line, ...]
    blocks: tuple[str, ...]
    body: str
    body_range: tuple[int, int]
    captions: tuple[Caption, ...]
    related: tuple[RelatedLink, ...]
    dropped: tuple[Dropped, ...]


def read_paste(text: str) -> Pasted:
    """Return the article in a pasted page, canonical, and each line that was left out with the reason.

    A page without an article (empty, navigation only) gives an empty body. Takes time linear in the text's length.
    """
    lines = typed_lines(text)
    chosen = choose_body(lines)
    related = related_among(lines, frozenset(chosen.kept))
    return Pasted(lines, chosen.blocks, chosen.body, chosen.body_range, chosen.captions, related, chosen.dropped)
