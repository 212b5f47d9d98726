"""Addresses and subjects as the headers of a mail may hold them: in ASCII, and none that is something else."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import Header
from email.headerregistry import Address as MailAddress
from urllib.parse import quote as percent
from urllib.parse import urlsplit, urlunsplit

from standfirst.errors import StandfirstError
from standfirst.press.book_links import strict_address
from standfirst.text import is_web_address

_NOWHERE = "mailto:unsubscribe@example.invalid"
_NO_ADDRESS = re.compile(r"[\s<>\x00-\x1f\x7f]")


def unsubscribe_address(given: str | None, contact: str | None) -> str:
    """Return where one unsubscribes, in ASCII. Raises `StandfirstError` for what is no address."""
    if given is None:
        return f"mailto:{percent(contact, safe='@')}?subject=unsubscribe" if contact else _NOWHERE
    if is_web_address(given) and not _NO_ADDRESS.search(given):
        address = strict_address(given)
        parts = urlsplit(address) if address else None
        if parts and parts.hostname:
            return urlunsplit(parts._replace(netloc=parts.netloc.replace(parts.hostname, ascii_host(parts.hostname))))
    if "@" in given and not _NO_ADDRESS.search(given):
        return f"mailto:{percent(mail_address(given.removeprefix('mailto:'), 'unsubscribe'), safe='@')}"
    raise StandfirstError(
        f"{given!r} is no address where one unsubscribes",
        remedy="write it as https://lists.example.org/leave, or as leave@example.org",
    )


def ascii_host(host: str) -> str:
    """Return a host's name in ASCII (IDNA). Raises `StandfirstError` for one that has none."""
    try:
        return host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        raise StandfirstError(f"{host} is no name of a host", remedy="mend the address that names it") from None


def encoded_subject(title: str) -> bytes:
    """Return a subject as RFC 2047 writes it, folded; it holds no line end of its own."""
    plain = title.isascii() and "=?" not in title
    return Header(title, None if plain else "utf-8", header_name="Subject").encode(linesep="\r\n").encode()


def contact_address(contact: str | None) -> str | None:
    """Return the desk's contact where that is an address of mail."""
    try:
        return mail_address((contact or "").strip(), "")
    except StandfirstError:
        return None


def mail_address(given: str | None, name: str) -> str:
    """Return an address of mail in ASCII, for None a placeholder. Raises `StandfirstError` for what is none."""
    if given is None:
        return f"{name}@example.invalid"
    user, _, host = given.rpartition("@")
    try:
        wanted = f"{user}@{ascii_host(host)}"
        address = MailAddress(addr_spec=wanted)
    except (ValueError, LookupError, HeaderParseError, StandfirstError):
        wanted, address = given, MailAddress()
    # The parser takes more than it should: what it makes of an address has to be the same address.
    right = address.addr_spec == wanted and address.username and address.domain and given.count("@") == 1
    if not right or not wanted.isascii():
        raise StandfirstError(f"{given!r} is no address of a mail", remedy="write it as desk@example.org")
    return wanted
