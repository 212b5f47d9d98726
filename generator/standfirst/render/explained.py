"""The terms of a page: each is explained where the page's own words have it first."""

from __future__ import annotations

from markupsafe import Markup

from standfirst.briefing.explained import TermView
from standfirst.markdown import render_changed, render_markdown
from standfirst.source.terms import finder
from standfirst.text import escape_html

# It is heard and seen with the focus on the term; what hides it until then is the attribute, not a stylesheet, as the
# same words stand in the list at the page's end.
_TERM = Markup(
    '<dfn class="sf-term" tabindex="0" aria-describedby="{id}">{word}</dfn>'
    '<span class="sf-definition" id="{id}" role="tooltip" hidden>{definition}</span>'
)


class Explained:
    """Turns Markdown of one page into HTML with its terms explained, each once; call it in the page's order."""

    def __init__(self, terms: tuple[TermView, ...]) -> None:
        self._terms = terms
        self._find = finder(tuple(term.forms for term in terms)).find
        self.told: list[TermView] = []
        """The terms explained so far, in the page's order."""

    def __call__(self, markdown: str) -> Markup:
        """Return a field of the desk's own words as HTML."""
        return render_changed(markdown, self._change) if self._terms else render_markdown(markdown)

    def _change(self, text: str) -> Markup:
        html, place = Markup(), 0
        for found in self._find(text):
            term = self._terms[found.term]
            if term not in self.told:
                self.told.append(term)
                word = text[found.start : found.end]
                told = _TERM.format(
                    id=f"definition-{len(self.told)}", word=escape_html(word), definition=term.definition
                )
                html += escape_html(text[place : found.start]) + told
                place = found.end
        return html + escape_html(text[place:])
