"""Lines that a page prints again: captions in the words of a paragraph, which the body has already."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.clip.paste.lines import Line

_WORD = re.compile(r"\w+")
_RUN = 7
"""Words at a line's beginning by which it is looked for in others."""
_FEWEST, _LONGEST = 11, 70
"""Words of the shortest and the longest line that is looked for: subheadings take up the text's words too."""
_MOST_ALIKE = 8
"""Lines with the same opening that are compared: more of them are a page's own refrain."""


def repeated(lines: Sequence[Line], kept: Sequence[int]) -> frozenset[int]:
    """Return the places in `kept` of lines without a full stop whose words another kept line has in one run.

    So a caption repeats a paragraph or its first sentence; a pull quote ends as its sentence does, and stays where
    editors have it. Letter case and punctuation aside. Takes time linear in the length of the lines.
    """
    words = {place: _WORD.findall(lines[place].text.casefold()) for place in kept}
    openings: dict[tuple[str, ...], list[int]] = {}
    for place in kept:
        if _FEWEST <= len(words[place]) <= _LONGEST and not lines[place].ends:
            openings.setdefault(tuple(words[place][:_RUN]), []).append(place)
    again: set[int] = set()
    for place in kept if openings else ():
        whole = words[place]
        for at in range(len(whole) - _RUN + 1):
            for other in openings.get(tuple(whole[at : at + _RUN]), ())[:_MOST_ALIKE]:
                if other != place and whole[at : at + len(words[other])] == words[other]:
                    # Of two in the same words and without a stop, the first stays.
                    alike = len(whole) == len(words[other]) and not lines[place].ends
                    if not (alike and other < place):
                        again.add(other)
    return frozenset(again)
