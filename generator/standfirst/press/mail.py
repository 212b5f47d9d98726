"""An edition as a mail: HTML that any program shows, plain text, and both in one message ready to be sent.

Nothing is sent. What an address has to be (who sends it, where one unsubscribes) is a placeholder until it is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address as MailAddress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote as percent
from urllib.parse import urlsplit

import css_inline
from markupsafe import Markup

from standfirst.briefing import Briefing
from standfirst.briefing.parts import Card, Link, Quote
from standfirst.briefing.views import ArticlePage, EditionPage
from standfirst.errors import StandfirstError
from standfirst.markdown import plain_markdown, sanitise_mail
from standfirst.messages import catalogue
from standfirst.press.mail_text import flowed_text
from standfirst.render.environment import make_environment
from standfirst.site.colours import Accent
from standfirst.text import reveal, sha256, shorten

MOST_BYTES = 100_000
"""Of the HTML: a little above, and Gmail cuts the message off."""

PREVIEW = 140
"""Characters that a list of messages shows behind the subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sends the mail, to whom, and where one unsubscribes: an address of the web or of mail."""

    sender: str | None = None
    to: str | None = None
    unsubscribe: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MailLook:
    """How the mail looks, and whose it is. `address` is the site's; with `pdf` a PDF lies beside the edition's page."""

    address: str
    accent: Accent
    overrides: Path | None = None
    contact: str | None = None
    logo: str | None = None
    pdf: bool = False


@dataclass(frozen=True, slots=True)
class MailStory:
    """A story in a mail, with as much of it as there is room for."""

    card: Card
    quote: Quote | None
    summary: bool = True


@dataclass(frozen=True, slots=True)
class MailGroup:
    """Stories of one topic."""

    topic: Link | None
    stories: tuple[MailStory, ...]


@dataclass(frozen=True, slots=True)
class Mail:
    """The three forms of one mail. `shortened` are the stories of which something was left out for its size."""

    html: str
    text: str
    message: bytes
    shortened: int


def edition_mail(
    briefing: Briefing, page: EditionPage, look: MailLook, cutoff: datetime, sender: Sender | None = None
) -> Mail:
    """Return an edition as a mail. Raises `StandfirstError` without the site's address or for a wrong one of mail."""
    if not urlsplit(look.address).hostname:
        raise StandfirstError("a mail's links need the site's address", remedy="set `site_url:` in mkdocs.yml")
    sender = sender or Sender()
    stories = _stories(briefing, page)
    html, steps = _fitting(briefing, page, look, sender, stories)
    every = _groups(page, stories, 0)[0]
    text = flowed_text(briefing, page, every, lambda path: _address(look, path), _unsubscribe(look, sender))
    message = _message(briefing, page, look, sender, cutoff, (html, text))
    return Mail(html, text, message, min(steps, len(stories)))


def _stories(briefing: Briefing, page: EditionPage) -> list[MailStory]:
    found = []
    for group in page.groups:
        for card in group.cards:
            article = briefing.article(card.id)
            quotes = article.quotes if isinstance(article, ArticlePage) else ()
            shown = next((quote for quote in quotes if page.quote is None or quote.anchor != page.quote.anchor), None)
            found.append(MailStory(card, shown))
    return found


def _fitting(
    briefing: Briefing, page: EditionPage, look: MailLook, sender: Sender, stories: list[MailStory]
) -> tuple[str, int]:
    """Return the HTML with as few cuts as its size allows, and how many those are.

    First the last stories lose their quotes, then the last their summaries, then the last are left to the web.
    """
    least, most = 0, 3 * len(stories)
    html = _html(briefing, page, look, sender, _groups(page, stories, 0))
    if len(html.encode()) <= MOST_BYTES:
        return html, 0
    while least < most:  # the fewest cuts that are enough: more cuts never make it longer
        middle = (least + most) // 2
        if len(_html(briefing, page, look, sender, _groups(page, stories, middle)).encode()) <= MOST_BYTES:
            most = middle
        else:
            least = middle + 1
    html = _html(briefing, page, look, sender, _groups(page, stories, least))
    if len(html.encode()) > MOST_BYTES:
        raise StandfirstError(
            f"the mail of {page.title} is larger than {MOST_BYTES // 1000} KB without a single story",
            remedy="shorten the edition's lead, or its corrections",
        )
    return html, least


def _groups(page: EditionPage, stories: list[MailStory], cuts: int) -> tuple[list[MailGroup], int]:
    """Return the stories by topic after so many cuts, and how many stories are left out."""
    count = len(stories)
    without_quote = range(count - min(cuts, count), count)
    without_summary = range(count - min(max(cuts - count, 0), count), count)
    shown = count - min(max(cuts - 2 * count, 0), count)
    groups, place = [], 0
    for group in page.groups:
        kept = []
        for _ in group.cards:
            if place < shown:
                story = stories[place]
                quote = None if place in without_quote else story.quote
                kept.append(MailStory(story.card, quote, place not in without_summary))
            place += 1
        if kept:
            groups.append(MailGroup(group.topic, tuple(kept)))
    return groups, count - shown


def _html(
    briefing: Briefing,
    page: EditionPage,
    look: MailLook,
    sender: Sender,
    grouped: tuple[list[MailGroup], int],
) -> str:
    words = catalogue(briefing.language)
    environment = make_environment(words, lambda path: _address(look, path), look.overrides)
    groups, left_out = grouped
    content = environment.get_template("email/edition.html").render(
        page=page, groups=groups, left_out=left_out, noted=page.also_noted, pdf_link=look.pdf
    )
    framed = environment.get_template("email/frame.html").render(
        content=Markup(sanitise_mail(reveal(content))),  # noqa: S704 - the sanitiser's own
        subject=reveal(subject(briefing, page)),
        preheader=reveal(_preview(page)),
        desk=reveal(briefing.name),
        logo=_address(look, percent(look.logo)) if look.logo else None,
        contact=look.contact and reveal(look.contact),
        accent=look.accent,
        unsubscribe=_unsubscribe(look, sender),
    )
    return _inlined(framed)


def _inlined(html: str) -> str:
    inliner = css_inline.CSSInliner(
        inline_style_tags=True, keep_style_tags=False, load_remote_stylesheets=False, apply_width_attributes=False
    )
    return str(inliner.inline(html))


def subject(briefing: Briefing, page: EditionPage) -> str:
    """Return the subject: the edition's title, else its date, and whose it is."""
    return " ".join(f"{page.heading or page.title} \u2013 {briefing.name}".split())


def _preview(page: EditionPage) -> str:
    headlines = [card.title for group in page.groups for card in group.cards]
    return shorten(plain_markdown(page.lead_markdown or "") or ", ".join(headlines), PREVIEW)


def _address(look: MailLook, path: str) -> str:
    return f"{look.address.rstrip('/')}/{path}"


def _unsubscribe(look: MailLook, sender: Sender) -> str:
    if sender.unsubscribe:
        return (
            f"mailto:{sender.unsubscribe}"
            if "@" in sender.unsubscribe and ":" not in sender.unsubscribe
            else sender.unsubscribe
        )
    if look.contact and "@" in look.contact:
        return f"mailto:{percent(look.contact, safe='@')}?subject=unsubscribe"
    return "mailto:unsubscribe@example.invalid"


def _message(
    briefing: Briefing,
    page: EditionPage,
    look: MailLook,
    sender: Sender,
    cutoff: datetime,
    forms: tuple[str, str],
) -> bytes:
    html, text = forms
    host = urlsplit(look.address).hostname or "example.invalid"
    mark = sha256(f"{page.path}\n{html}\n{text}")[:24]
    message = EmailMessage(policy=SMTP)
    message["From"] = MailAddress(
        " ".join(reveal(briefing.name).split()), addr_spec=_mail_address(sender.sender or _contact(look), "desk")
    )
    message["To"] = MailAddress(addr_spec=_mail_address(sender.to, "readers"))
    message["Subject"] = reveal(subject(briefing, page))
    message["Date"] = format_datetime(cutoff)
    message["Message-ID"] = f"<{page.path.strip('/').replace('/', '-')}.{mark}@{host}>"
    message["List-Unsubscribe"] = f"<{_unsubscribe(look, sender)}>"
    message["X-Unsent"] = "1"  # Outlook opens it to be sent
    message.set_content(text, cte="quoted-printable", params={"format": "flowed", "delsp": "no"})
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = briefing.language
    message.set_boundary(f"=_{mark}")
    return message.as_bytes()


def _contact(look: MailLook) -> str | None:
    """Return the desk's contact where that is an address of mail."""
    contact = (look.contact or "").strip()
    return contact if contact.count("@") == 1 and not any(sign.isspace() for sign in contact) else None


def _mail_address(given: str | None, name: str) -> str:
    if given is None:
        return f"{name}@example.invalid"
    try:
        address = MailAddress(addr_spec=given)
    except (ValueError, LookupError, HeaderParseError):
        address = MailAddress()
    # The parser takes more than it should: what it makes of an address has to be the same address.
    if address.addr_spec != given or not address.username or not address.domain or given.count("@") != 1:
        raise StandfirstError(f"{given!r} is no address of a mail", remedy="write it as desk@example.org")
    return given
