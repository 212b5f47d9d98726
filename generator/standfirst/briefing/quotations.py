"""The quotes of a story as readers may see them: words, standing, and the way to them in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from standfirst.briefing.moments import when
from standfirst.briefing.parts import Quote, Selector, Standing, Translation
from standfirst.quotes import Checked, Verifier
from standfirst.quotes import Standing as Proved
from standfirst.quotes.linking.fragments import text_fragment, with_fragment
from standfirst.quotes.linking.selectors import letters, shown_spans, text_quote_selector
from standfirst.source import Article
from standfirst.source.schema import QuoteFields
from standfirst.text import quote_anchor, safe_href

if TYPE_CHECKING:
    from standfirst.briefing.stories import Stories

_EDITED = re.compile(r"\[|…|\.\.\.|\. \. \.")
"""What the desk marks its edits with."""


def quote_views(stories: Stories, article: Article, verifier: Verifier) -> Iterator[Quote]:
    """Yield the quotes that readers may see: not failed, not proposed, not where rights are none."""
    if article.rights == "none" or not stories.fields(article).quotes:
        return
    publisher, date, link = stories.publisher(article), stories.when(article), stories.link(article)
    body = stories.library.evidence.body(article.id)
    url = safe_href(article.fields.url)
    anchors: set[str] = set()
    for quote, name, checked in zip(article.fields.quotes, article.speakers, verifier.checked(article), strict=True):
        if checked.verdict.standing is Proved.FAILED or (quote.proposed and not stories.drafts):
            continue
        anchor = quote_anchor(article.id, quote.exact or quote.text)
        if anchor in anchors:
            continue  # the same words of the same story twice
        anchors.add(anchor)
        fragment, selectors = _place(quote, body, checked, article.fields.title or "")
        translation = quote.translation
        yield Quote(
            anchor=anchor,
            text=quote.text,
            language=quote.language or article.language,
            translation=Translation(translation.text, translation.language, translation.by) if translation else None,
            speaker=stories.name(name),
            role=quote.role,
            context=quote.context,
            publisher=publisher,
            when=date,
            article=link,
            source_url=url,
            standing=_standing(checked, article),
            proposed=quote.proposed or stories.waits(article, "quotes"),
            source_link=with_fragment(url, fragment) if url else None,
            selectors=selectors,
            mark=stories.draft_mark(article),
        )


def _standing(checked: Checked, article: Article) -> Standing:
    if checked.stamped and checked.stamp is not None:
        return Standing("stamped", when(checked.stamp.date, article.zone))
    return Standing(checked.verdict.standing.value)


def _place(quote: QuoteFields, body: str | None, checked: Checked, headline: str) -> tuple[str, tuple[Selector, ...]]:
    """Return the directive that leads to a quote in its source, and a selector for each run of the source's words."""
    verdict = checked.verdict
    if body is None:
        exact = quote.exact or quote.text
        known = checked.stamped and not _EDITED.search(quote.text) and letters(exact) == letters(quote.text)
        # The words around it are the source's too, and nothing here says that readers may have them.
        return "", (Selector(exact, "", ""),) if known else ()
    spans = shown_spans(quote.text, body, verdict)
    if not spans or verdict.start is None or verdict.end is None:
        return "", ()
    found = [text_quote_selector(body, *span) for span in spans]
    selectors = tuple(Selector(one["exact"], one.get("prefix", ""), one.get("suffix", "")) for one in found)
    return text_fragment(body, verdict.start, verdict.end, shown=spans, headline=headline), selectors
