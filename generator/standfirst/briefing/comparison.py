"""A story that waits, as an editor judges it: the source beside what is proposed, each leading to the other."""

from __future__ import annotations

from collections.abc import Iterable

from standfirst.briefing.inbox import unaccepted_quotes
from standfirst.briefing.marked import Place, marked_blocks
from standfirst.briefing.parts import Link
from standfirst.briefing.stories import Stories
from standfirst.briefing.unaccepted import PlaceKind, PlaceLink, Proposal, ProposedQuote, ProposedValue, Waiting
from standfirst.briefing.views import WaitingPage
from standfirst.markdown import plain_markdown
from standfirst.quotes import Verdict, Verifier
from standfirst.quotes.proving.folding import Folded, fold
from standfirst.source import Article
from standfirst.source.schema import ArticleFields
from standfirst.source.schema.article import RelatedFields
from standfirst.summarise.verbatim import verbatim_faults
from standfirst.text import page_path, safe_href, sentences

_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』")  # noqa: RUF001 - quotation marks
_SENTENCES: dict[str, PlaceKind] = {"summary": "summary", "key_points": "key-point"}
"""Fields whose sentences are the source's own as long as nobody writes others."""


def waiting_page(stories: Stories, article: Article, item: Waiting, verifier: Verifier) -> WaitingPage:
    """Return the page of a story that waits. Where the evidence is not here, nothing is said of the source."""
    fields = article.fields
    body = stories.library.evidence.body(article.id) or ""
    builder = _Builder(article, body)
    proposals = tuple(builder.proposal(stories, name) for name in item.fields if name != "quotes")
    quotes = tuple(_quotes(stories, article, verifier, builder))
    shown = bool(article.address and fields.title)
    return WaitingPage(
        kind="waiting",
        section="inbox",
        path=page_path("inbox", article.id),
        title=fields.title or article.id,
        language=stories.library.options.desk.language,
        description="",
        source=article.file,
        waiting=item,
        publisher=stories.publisher(article),
        authors=fields.authors,
        when=stories.when(article),
        source_url=safe_href(fields.url),
        story=Link(fields.title or article.id, stories.path(article), article.language) if shown else None,
        caption=fields.image_alt,
        body=marked_blocks(body, builder.places),
        proposals=proposals,
        quotes=quotes,
        accept=f"standfirst accept {article.id}",
        publish=f"standfirst accept {article.id} --status published",
    )


class _Builder:
    """Finds what is proposed in a body, and notes each place to be marked there."""

    def __init__(self, article: Article, body: str) -> None:
        self._article = article
        self._body = body
        self._folded: Folded | None = None
        self.places: list[Place] = []

    def proposal(self, stories: Stories, name: str) -> Proposal:
        """Return what is proposed for the field `name`."""
        # People paste it into a shell: no text of a file may be in it.
        command = f"standfirst accept {self._article.id} {name}" if name in ArticleFields.model_fields else None
        kind = _SENTENCES.get(name)
        if kind is None:
            return Proposal(name, tuple(_values(stories, self._article, name)), command)
        fields = self._article.fields
        texts = sentences(plain_markdown(fields.summary or "")) if name == "summary" else list(fields.key_points)
        values = [self._sentence(kind, number, text) for number, text in enumerate(texts, 1)]
        foreign = bool(self._body) and any(verbatim_faults(text, self._body) for text in self._whole(name))
        return Proposal(name, tuple(values), command, foreign)

    def _whole(self, name: str) -> tuple[str, ...]:
        fields = self._article.fields
        return (fields.summary or "",) if name == "summary" else fields.key_points

    def _sentence(self, kind: PlaceKind, number: int, text: str) -> ProposedValue:
        anchor = f"{kind}-{number}"
        return ProposedValue(text, anchor, self.mark(kind, number, anchor, self._span(text)))

    def mark(self, kind: PlaceKind, number: int, anchor: str, span: tuple[int, int] | None) -> str | None:
        """Note a place of the body and return its anchor; None where there is no place."""
        if span is None:
            return None
        self.places.append(Place(*span, f"source-{anchor}", PlaceLink(kind, number, anchor)))
        return f"source-{anchor}"

    def stretch(self, verdict: Verdict) -> tuple[int, int] | None:
        """Return where a quote's words stand, with the quotation marks right around them."""
        if verdict.start is None or verdict.end is None:
            return None
        before = self._body[verdict.start - 1 : verdict.start] if verdict.start else ""
        behind = self._body[verdict.end : verdict.end + 1]
        marks = before in _MARKS and behind in _MARKS
        return verdict.start - marks, verdict.end + marks

    def _span(self, text: str) -> tuple[int, int] | None:
        """Return where the body has these words, the typesetter's differences apart."""
        start = self._body.find(text)
        if start >= 0:
            return start, start + len(text)
        self._folded = self._folded or fold(self._body)
        wanted = fold(text).stripped().text
        start = self._folded.text.find(wanted) if wanted else -1
        return self._folded.span(start, start + len(wanted)) if start >= 0 else None


def _quotes(stories: Stories, article: Article, verifier: Verifier, builder: _Builder) -> Iterable[ProposedQuote]:
    waits = unaccepted_quotes(article.fields)
    every = "quotes" in article.fields.proposed
    for place, (quote, name, checked) in enumerate(
        zip(article.fields.quotes, article.speakers, verifier.checked(article), strict=True)
    ):
        anchor = f"quote-{place + 1}"
        verdict = checked.verdict
        yield ProposedQuote(
            number=place + 1,
            text=quote.text,
            language=quote.language or article.language,
            speaker=stories.name(name),
            role=quote.role,
            standing=verdict.standing.value,
            message=verdict.message,
            anchor=anchor,
            place=builder.mark("quote", place + 1, anchor, builder.stretch(verdict)),
            command=f"standfirst accept {article.id} quotes.{place + 1}" if every or place in waits else None,
        )


def _values(stories: Stories, article: Article, name: str) -> Iterable[ProposedValue]:
    """Yield the values of a field as an editor reads them in the file."""
    value = getattr(article.fields, name, None)
    topics = stories.library.topics
    if name == "related":
        yield from (_related(pin) for pin in article.fields.related)
    elif name == "topics":
        for slug in article.fields.topics:
            yield ProposedValue(topics[slug].fields.title, note=slug) if slug in topics else ProposedValue(slug)
    elif name in {"people", "organisations"}:
        for told in article.people if name == "people" else article.organisations:
            yield ProposedValue(told.name, note=told.key)
    elif isinstance(value, tuple):
        yield from (ProposedValue(str(item)) for item in value if isinstance(item, str))
    elif value is not None:
        yield ProposedValue(str(value))


def _related(pin: RelatedFields) -> ProposedValue:
    told = [pin.id if pin.title else None, pin.section, str(pin.date) if pin.date else None, pin.teaser, pin.url]
    return ProposedValue(pin.title or pin.id or pin.url or "", note=" · ".join(part for part in told if part) or None)
