"""A mail shows what an article says as text, in HTML, in plain text and in its headers."""

from __future__ import annotations

import email
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from desks import CUTOFF, load, write_desk
from standfirst.briefing import Briefing
from standfirst.press.mail import Mail, MailLook, edition_mail
from standfirst.site.colours import accent_for

from .attacks import HIDDEN, KINDS
from .markup import parse

ATTACKS = [
    *(kind.replace("FIRE", "fired('mail')") for kind in KINDS),
    "x\r\nBcc: everybody@desk.example\r\n\r\n<p>",
    "--=_boundary",
    "-- ",
    "From the pier",
    "<!--[if mso]><script>fired('mail')</script><![endif]-->",
    "</style><script>fired('mail')</script>",
    "{{ 7 * 7 }}",
]


def mail_of(folder: Path, words: str) -> Mail:
    """Return the mail of an edition whose every field holds the same words."""
    said = f"Said {words}".replace('"', "")
    fields: dict[str, Any] = {
        "title": words, "publisher": words, "summary": words, "people": [words],
        "quotes": [{"text": said, "speaker": words, "role": words, "context": words}],
        "corrections": [{"date": "2024-05-20", "field": "title", "was": words, "now": words, "note": words}],
        "body": f"Before it.\n\n“{said}” was all.\n",
    }  # fmt: skip
    edition = {"title": words, "body": words, "stories": [{"id": "pier-closed", "why": words}]}
    content = write_desk(
        folder / "digests",
        articles={"pier-closed": fields},
        topics={"ferries": {"title": words}},
        editions={"2024-05-14": edition},
    )
    briefing = Briefing(load(content), CUTOFF, name=words)
    page = briefing.edition("2024-05-14")
    assert page is not None
    look = MailLook(address="https://desk.example/", accent=accent_for("#8f2436"), contact="desk@desk.example")
    return edition_mail(briefing, page, look, CUTOFF)


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_words_stay_words_in_every_form(tmp_path: Path, attack: str) -> None:
    ours, theirs = mail_of(tmp_path / "ours", attack), mail_of(tmp_path / "theirs", "Plain words")
    page, plain = parse(ours.html), parse(theirs.html)
    allowed = {"p", "em", "strong", "code", "a", "ul", "ol", "li", "blockquote", "br", "h3", "h4", "hr", "pre"}
    extra = {element.tag for element in page.elements} - {element.tag for element in plain.elements}
    assert extra <= allowed
    assert not any(name.startswith("on") for element in page.elements for name, _ in element.attributes)
    addresses = {value for element in page.elements for name, value in element.attributes if name in {"href", "src"}}
    assert all(value.startswith(("https://", "mailto:")) for value in addresses)
    assert {comment.strip() for comment in page.comments} == {comment.strip() for comment in plain.comments}
    assert not HIDDEN.search(ours.html)
    assert not HIDDEN.search(ours.text)
    message = email.message_from_bytes(ours.message, policy=default)
    twin = email.message_from_bytes(theirs.message, policy=default)
    assert message.keys() == twin.keys()
    assert [part.get_content_type() for part in message.walk()] == [part.get_content_type() for part in twin.walk()]
    assert all(part.defects == [] for part in message.walk())
