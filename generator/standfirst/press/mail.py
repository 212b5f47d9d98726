"""An edition as a mail: HTML that any program shows, plain text, and both in one message ready to be sent.

Nothing is sent. What an address has to be (who sends it, where one unsubscribes) is a placeholder until it is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address as MailAddress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Literal
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
from standfirst.press.mail_addresses import (
    ascii_host,
    contact_address,
    encoded_subject,
    mail_address,
    unsubscribe_address,
)
from standfirst.press.mail_text import flowed_text
from standfirst.render.environment import make_environment
from standfirst.site.colours import Accent
from standfirst.text import reveal, sha256, shorten

MOST_BYTES = 100_000
"""Of the HTML: a little above, and Gmail cuts the message off."""

FRONT = 10
"""Stories at the front that stay whole the longest."""

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
    if briefing.drafts:
        raise StandfirstError("a mail is for readers, and this desk shows drafts", remedy="take `drafts: true` out")
    if not urlsplit(look.address).hostname:
        raise StandfirstError("a mail's links need the site's address", remedy="set `site_url:` in mkdocs.yml")
    sender = sender or Sender()
    stories = _stories(briefing, page)
    html, shortened = _fitting(briefing, page, look, sender, stories)
    every, *_ = _groups(page, stories, 0)
    text = flowed_text(briefing, page, every, lambda path: _address(look, path), _leave(look, sender))
    message = _message(briefing, page, look, sender, cutoff, (html, text))
    return Mail(html, text, message, shortened)


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
    """Return the HTML with as few cuts as its size allows, and how many stories lost something by them."""

    def made(cuts: int) -> str:
        return _html(briefing, page, look, sender, _groups(page, stories, cuts))

    html = made(0)
    if len(html.encode()) <= MOST_BYTES:
        return html, 0
    steps = _steps(len(stories), len(page.also_noted))
    least, most = 0, len(steps)
    while least < most:  # the fewest cuts that are enough: more cuts never make it longer
        middle = (least + most) // 2
        if len(made(middle).encode()) <= MOST_BYTES:
            most = middle
        else:
            least = middle + 1
    html = made(least)
    if len(html.encode()) > MOST_BYTES:
        raise StandfirstError(
            f"the mail of {page.title} is larger than {MOST_BYTES // 1000} KB without a single story",
            remedy="shorten the edition's lead, or its corrections",
        )
    return html, len({step for step in steps[:least] if step[0] == "noted"}) + len(
        {place for kind, place in steps[:least] if kind != "noted"}
    )


def _steps(stories: int, noted: int) -> list[tuple[Literal["noted", "quote", "story", "summary"], int]]:
    """Return what is cut for size, in order, each from the end: what stands at the front stays whole the longest.

    First what was only noted, then quotes of all but the first stories, then stories behind those, which are left to
    the web; and only then what the first stories have.
    """
    first = min(FRONT, stories)
    behind, front = range(stories - 1, first - 1, -1), range(first - 1, -1, -1)
    return [
        *(("noted", place) for place in range(noted - 1, -1, -1)),
        *(("quote", place) for place in behind),
        *(("story", place) for place in behind),
        *(("quote", place) for place in front),
        *(("summary", place) for place in front),
        *(("story", place) for place in front),
    ]


def _groups(page: EditionPage, stories: list[MailStory], cuts: int) -> tuple[list[MailGroup], int, int]:
    """Return the stories by topic after so many cuts, how many of the noted stay, and how many are left out in all."""
    cut = set(_steps(len(stories), len(page.also_noted))[:cuts])
    noted = sum(("noted", place) not in cut for place in range(len(page.also_noted)))
    groups, place, left_out = [], 0, len(page.also_noted) - noted
    for group in page.groups:
        kept = []
        for _ in group.cards:
            story = stories[place]
            if ("story", place) in cut:
                left_out += 1
            else:
                quote = None if ("quote", place) in cut else story.quote
                kept.append(MailStory(story.card, quote, ("summary", place) not in cut))
            place += 1
        if kept:
            groups.append(MailGroup(group.topic, tuple(kept)))
    return groups, noted, left_out


def _html(
    briefing: Briefing,
    page: EditionPage,
    look: MailLook,
    sender: Sender,
    grouped: tuple[list[MailGroup], int, int],
) -> str:
    words = catalogue(briefing.language)
    environment = make_environment(words, lambda path: _address(look, path), look.overrides)
    groups, noted, left_out = grouped
    content = environment.get_template("email/edition.html").render(
        page=page, groups=groups, left_out=left_out, noted=page.also_noted[:noted], pdf_link=look.pdf
    )
    framed = environment.get_template("email/frame.html").render(
        content=Markup(sanitise_mail(reveal(content))),  # noqa: S704 - the sanitiser's own
        subject=reveal(subject(briefing, page)),
        preheader=reveal(_preview(page)),
        desk=reveal(briefing.name),
        logo=_address(look, percent(look.logo)) if look.logo else None,
        contact=look.contact and reveal(look.contact),
        accent=look.accent,
        unsubscribe=_leave(look, sender),
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


def _leave(look: MailLook, sender: Sender) -> str:
    return unsubscribe_address(sender.unsubscribe, contact_address(look.contact))


def _message(
    briefing: Briefing,
    page: EditionPage,
    look: MailLook,
    sender: Sender,
    cutoff: datetime,
    forms: tuple[str, str],
) -> bytes:
    html, text = forms
    host = ascii_host(urlsplit(look.address).hostname or "example.invalid")
    mark = sha256(f"{page.path}\n{html}\n{text}")[:24]
    message = EmailMessage(policy=SMTP)
    message["From"] = MailAddress(
        " ".join(reveal(briefing.name).split()),
        addr_spec=mail_address(sender.sender or contact_address(look.contact), "desk"),
    )
    message["To"] = MailAddress(addr_spec=mail_address(sender.to, "readers"))
    message["Subject"] = f"subject-{mark}"
    message["Date"] = format_datetime(cutoff)
    message["Message-ID"] = f"<{page.path.strip('/').replace('/', '-')}.{mark}@{host}>"
    message["List-Unsubscribe"] = f"<unsubscribe-{mark}>"
    message["X-Unsent"] = "1"  # Outlook opens it to be sent
    message.set_content(text, cte="quoted-printable", params={"format": "flowed", "delsp": "no"})
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = briefing.language
    message.set_boundary(f"=_{mark}")
    # Python folds a subject so that spaces are lost, and an address so that nothing reads it: both are put in whole.
    return (
        message.as_bytes()
        .replace(f"subject-{mark}".encode(), encoded_subject(reveal(subject(briefing, page))))
        .replace(f"<unsubscribe-{mark}>".encode(), f"<{_leave(look, sender)}>".encode())
    )
