"""The text of a PDF: a page that was printed to a file, or a paper's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from standfirst.clip.clipping import Told
from standfirst.clip.containers.document import Document
from standfirst.clip.containers.printed import Printed, paragraphs_of, without_running_lines
from standfirst.clip.containers.quiet import quiet
from standfirst.clip.metadata.address import is_address
from standfirst.clip.metadata.dates import read_stamp
from standfirst.errors import StandfirstError

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 100
"""Pages of one story; a paper or a report has more and is many."""
_MOST_DRAWN = 8_000_000
"""Bytes of what one page draws: a hundred times a page of text."""
_HEAD = 1_024
_OPEN_IT = "open it, and copy the article's text"
_BROWSERS = re.compile(r"skia/pdf|mozilla|quartz pdfcontext|chrom(?:e|ium)|cairo", re.IGNORECASE)
"""What browsers call themselves in the PDFs that they print: their time of printing is when the page was read."""
_STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(?:\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d))?)?")
_FILE_NAME = re.compile(
    r"\.(?:pdf|docx?|odt|indd|qxp|qxd|tex|html?|rtf|pages|txt|pub|p65|php|aspx?)\s*$|^(?:microsoft \w+ -|untitled|"
    r"unbenannt|document\d*$|sans titre|full page|layout|seite \d|page \d)|^\S*[_/\\]\S*$|^[\d\W_]*$",
    re.IGNORECASE,
)


def is_pdf(data: bytes) -> bool:
    """Tell whether `data` is a PDF; readers allow something before its mark (ISO 32000-1, annex H.3.4.1)."""
    head = data[:_HEAD]
    at = head.find(b"%PDF-")
    return at == 0 or (at > 0 and not head[:at].strip(b"\xef\xbb\xbf\r\n\t \x00"))


def read_pdf(data: bytes) -> Document:
    """Return the text of a PDF, a blank line between paragraphs, with what its own information says.

    The lines of a paragraph are joined; heads and feet that run through the pages are left out. Raises
    `StandfirstError` for one that is encrypted, broken, far too long, or has no text because it was scanned.
    """
    with quiet("pypdf"):
        reader = _opened(data)
        pages = _printed(reader)
        information = _information(reader)
    kept, running = without_running_lines(pages)
    text = "\n\n".join(paragraphs_of(kept))
    if not text:
        raise StandfirstError("this PDF has no text: it was scanned, or drawn", remedy="find the page it was made from")
    notes = (f"{len(running)} lines that run at the pages' heads and feet were left out",) if running else ()
    return Document("text", text, _address(running), _told(information), notes=notes)


def _opened(data: bytes) -> PdfReader:
    from pypdf import PdfReader  # noqa: PLC0415 - for PDFs only

    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except Exception as error:  # noqa: BLE001 - broken files make it fail in a dozen ways
        raise _broken(error) from None
    if locked:
        raise StandfirstError("this PDF is encrypted", remedy=f"{_OPEN_IT}, or save it without a password")
    if count > MOST_PAGES:
        message = f"this PDF has {count:,} pages; at most {MOST_PAGES} are read"
        raise StandfirstError(message, remedy="save the article's own pages as a PDF of their own")
    return reader


def _broken(error: Exception) -> StandfirstError:
    missing = type(error).__name__ == "DependencyError"
    what = "is encrypted in a way that cannot be read here" if missing else "is broken, or cut off"
    return StandfirstError(f"this PDF {what}", remedy=_OPEN_IT)


def _printed(reader: PdfReader) -> list[list[Printed]]:
    """Return the lines of each page. Raises `StandfirstError` where they cannot be read."""
    pages = []
    for number in range(len(reader.pages)):
        lines = _Lines(number)
        try:
            page = reader.pages[number]
            drawn = page.get_contents()
            size = len(drawn.get_data()) if drawn is not None else 0
            if size <= _MOST_DRAWN:
                page.extract_text(visitor_text=lines.take)
        except Exception as error:  # noqa: BLE001 - as above
            raise _broken(error) from None
        if size > _MOST_DRAWN:
            raise StandfirstError(f"page {number + 1} of this PDF is a drawing far too large to read", remedy=_OPEN_IT)
        pages.append(lines.all())
    return pages


class _Lines:
    """Takes the texts of a page as pypdf comes upon them, each with its place, and makes lines of them."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._done: list[Printed] = []
        self._parts: list[str] = []
        self._places: list[tuple[float, float, float]] = []

    def take(self, text: str, space: Sequence[float], place: Sequence[float], _font: object, size: float) -> None:
        """Take a text, the matrices of the page's space and of its place in it (ISO 32000-1, 9.4.2), and its size."""
        x = space[0] * place[4] + space[2] * place[5] + space[4]
        y = space[1] * place[4] + space[3] * place[5] + space[5]
        height = abs(size * (place[3] or place[1]) * (space[3] or space[1]))
        first, *more = text.split("\n")
        self._add(first, x, y, height, starts=False)
        for part in more:
            self._end()
            self._add(part, x, y, height, starts=True)

    def _add(self, part: str, x: float, y: float, height: float, *, starts: bool) -> None:
        if part.strip():
            self._parts.append(part)
            self._places.append((x, y, height))
        elif self._parts and not starts:
            self._parts.append(part)
            if abs(y - self._places[0][1]) < height / 2:
                self._places.append((x, y, height))  # where the text ended

    def _end(self) -> None:
        if self._parts:
            left, right = min(place[0] for place in self._places), max(place[0] for place in self._places)
            _, y, height = self._places[0]
            self._done.append(Printed("".join(self._parts), self._page, left, right, y, height))
        self._parts, self._places = [], []

    def all(self) -> list[Printed]:
        """Return the page's lines."""
        self._end()
        return self._done


def _information(reader: PdfReader) -> dict[str, str]:
    """Return the texts of the PDF's information, by their names in it; empty where it is damaged."""
    try:
        return {str(name): str(value) for name, value in (reader.metadata or {}).items()}
    except Exception:  # noqa: BLE001 - as above; the text is worth having without
        return {}


def _told(information: dict[str, str]) -> dict[str, Told]:
    told = {}
    by_browser = bool(_BROWSERS.search(f"{information.get('/Producer', '')} {information.get('/Creator', '')}"))
    title = " ".join(information.get("/Title", "").split())
    if title and not _FILE_NAME.search(title) and len(title) <= 300:
        told["title"] = Told(title, 0.7 if by_browser else 0.5, "the title in the PDF's information")
    made = _STAMP.match(information.get("/CreationDate", ""))
    if made and by_browser:
        clock = f"T{made[4]}:{made[5]}" if made[4] else ""
        zone = "+00:00" if made[6] else f"{made[7]}:{made[8]}" if made[7] else ""
        moment = read_stamp(f"{made[1]}-{made[2]}-{made[3]}{clock}{zone}")
        if moment:
            told["accessed"] = Told(moment, 0.95, "when the page was printed")
    return told


def _address(running: list[str]) -> str | None:
    """Return the address that browsers print at a page's foot, unless they had to shorten it."""
    for line in running:
        address = line.split()[0]
        if is_address(address) and not address.endswith(("…", "...")):
            return address
    return None
