"""Pages and newsletters that are packed as mail: saved pages (MHTML, RFC 2557) and messages (RFC 5322)."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import CloseBoundaryNotFoundDefect, MessageError, StartBoundaryNotFoundDefect
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import Literal

from standfirst.clip.clipping import Told
from standfirst.clip.containers.decode import NotTextError, decode, decoded_as
from standfirst.clip.containers.document import Document
from standfirst.clip.metadata.address import is_address
from standfirst.clip.metadata.dates import read_stamp
from standfirst.errors import StandfirstError

_HEAD = 65_536
_MARK = b"\xef\xbb\xbf"
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t\r\n]")
_OF_MAIL = frozenset(
    b"from to cc date subject mime-version message-id received return-path delivered-to content-type reply-to sender "
    b"snapshot-content-location list-id list-unsubscribe dkim-signature x-mailer content-transfer-encoding".split()
)
_TELLING = frozenset(b"mime-version message-id received snapshot-content-location return-path dkim-signature".split())
"""Names of fields that no person types at the head of a text."""
_NESTING = re.compile(rb"^content-type:\s{0,80}(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
_MOST_NESTED, _MOST_PARTS = 60, 5_000
"""The largest saved page of the development set has 400 parts; a parser of mail takes quadratic time over nests."""
_FORWARDED = re.compile(r"^\s*(?:(?:re|fwd?|wg|aw|tr|rv|sv|vs|antw|doorst|i)\s*:\s*)+", re.IGNORECASE)
_REMEDY = "open it in a browser or mail program, and copy its text or save the page as HTML"


def is_mail(data: bytes) -> bool:
    """Tell whether `data` opens with the header of a mail or of a page that was saved as one."""
    names = [name for name, _ in zip(_field_names(data), range(200), strict=False)]
    return bool(_TELLING.intersection(names)) and len(_OF_MAIL.intersection(names)) >= 2


def _field_names(data: bytes) -> Iterator[bytes]:
    """Yield the names of the fields of the header that `data` opens with, in lower case; none where it is no header."""
    head = data[:_HEAD].removeprefix(_MARK).lstrip(b"\r\n")
    for number, line in enumerate(head.splitlines(keepends=True)):
        if not line.strip():
            return
        if line[:1] in b" \t" or (number == 0 and line.startswith(b"From ")):
            continue  # a field that goes on, or the line that mailboxes put before a mail
        found = _FIELD.match(line)
        if not found:
            return
        yield found[1].lower()


def read_mail(data: bytes) -> Document:
    """Return the page or the text in a mail or an MHTML file, with what its header says.

    Of a newsletter the HTML goes before the plain text; pictures and attachments are left alone. A mail that was
    forwarded as an attachment is read in place of the one that carries it. Raises `StandfirstError` for one without
    any text and one that nests too deeply.
    """
    if len(_NESTING.findall(data)) > _MOST_NESTED or len(_PART.findall(data)) > _MOST_PARTS:
        raise StandfirstError("this mail has more parts within parts than any reader opens", remedy=_REMEDY)
    try:
        message = email.message_from_bytes(data.removeprefix(_MARK).lstrip(b"\r\n"))
        return _document(message)
    except RecursionError:
        raise StandfirstError("this mail nests its parts too deeply", remedy=_REMEDY) from None


def _document(outer: Message) -> Document:
    inner = [part for part in outer.walk() if part.get_content_type() == "message/rfc822"]
    message, notes = outer, []
    carried = inner[0].get_payload() if len(inner) == 1 else None
    if isinstance(carried, list) and carried and isinstance(carried[0], Message):
        message = carried[0]
        notes.append("the mail that this one carries as an attachment was read")
    parts = [part for part in message.walk() if not part.is_multipart()]
    page = _chosen(parts, "text/html") or _chosen(parts, "text/plain")
    if page is None:
        what = "the saved page" if _is_saved(message) else "this mail"
        raise StandfirstError(f"{what} holds no text", remedy=_REMEDY)
    if any(isinstance(defect, _CUT_OFF) for part in outer.walk() for defect in part.defects):
        notes.append("the file breaks off before its end: parts of the page may be missing")
    if _is_saved(message):
        return Document("html", _text(page), _address(message, page), _told_by_page(message), notes=tuple(notes))
    if attached := sum(part is not page and part.get_content_disposition() == "attachment" for part in parts):
        notes.append(f"{attached} attachment{'s were' if attached > 1 else ' was'} left out")
    kind: Literal["html", "text"] = "html" if page.get_content_type() == "text/html" else "text"
    return Document(kind, _text(page), None, _told_by_mail(message), notes=tuple(notes))


_CUT_OFF = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)


def _chosen(parts: list[Message], kind: str) -> Message | None:
    """Return the first part of a kind that is no attachment and has text."""
    fitting = [part for part in parts if part.get_content_type() == kind]
    shown = [part for part in fitting if part.get_content_disposition() != "attachment"]
    return next((part for part in shown if _text(part).strip()), None)


def _text(part: Message) -> str:
    """Return a part as text: by the character set that the mail names, else as any page's is told."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    named = part.get_param("charset")
    declared = decoded_as(data, named) if isinstance(named, str) else None
    if declared is not None and "\ufffd" not in declared.text:
        return declared.text.removeprefix("\ufeff")
    try:
        return decode(data).text
    except NotTextError:
        return ""


def _is_saved(message: Message) -> bool:
    """Tell whether a message is a saved page (MHTML) and none that was sent."""
    if message.get("Snapshot-Content-Location") or "saved by" in _header(message, "From").lower():
        return True
    return message.get_content_type() == "multipart/related" and not (message.get("To") or message.get("Received"))


def _address(message: Message, page: Message) -> str | None:
    named = (
        _header(message, "Snapshot-Content-Location"),
        page.get("Content-Location"),
        message.get("Content-Location"),
    )
    return next((address for value in named if is_address(address := "".join(str(value or "").split()))), None)


def _told_by_page(message: Message) -> dict[str, Told]:
    told = {}
    if subject := _header(message, "Subject"):
        told["title"] = Told(subject, 0.6, "the title that the page was saved under")
    if moment := read_stamp(_header(message, "Date")):
        told["accessed"] = Told(moment, 0.95, "when the page was saved")
    return told


def _told_by_mail(message: Message) -> dict[str, Told]:
    """Return what a mail's header says; of one that was forwarded, neither sender nor date are the newsletter's."""
    subject = _header(message, "Subject")
    title = _FORWARDED.sub("", subject)
    passed_on = title != subject
    told = {}
    if title:
        told["title"] = Told(title, 0.6 if passed_on else 0.75, "the mail's subject")
    if passed_on:
        return told
    sender = parseaddr(_header(message, "From"))[0].strip("\"' ")
    if sender and "@" not in sender:
        told["publisher"] = Told(sender, 0.4, "the name of the mail's sender")
    if moment := read_stamp(_header(message, "Date")):
        told["date"] = Told(moment, 0.9, "the mail's date")
    return told


def _header(message: Message, name: str) -> str:
    """Return a field of the header as text, empty where it is not there; encoded words (RFC 2047) are decoded."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")[:4_000]
    data = raw.encode("utf-8", "surrogateescape")  # bytes that no encoding was named for
    plain = decoded_as(data, "utf-8")
    if plain is None or "\ufffd" in plain.text:
        plain = decoded_as(data, "iso-8859-1")
    text = plain.text if plain else ""
    with suppress(LookupError, ValueError, TypeError, MessageError):  # as it stands is better than nothing
        text = str(make_header(decode_header(text)))
    return " ".join(text.split())
