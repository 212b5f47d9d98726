"""Small PDFs, as the tests of clipping need them: lines at their places, drawn by hand in one font."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

FONT, HEAD = 11, 20
LEADING = 14


def pdf(
    pages: Sequence[Sequence[tuple[float, float, int, str]]],
    *,
    information: Mapping[str, str] | None = None,
    password: str | None = None,
) -> bytes:
    """Return a PDF whose pages hold texts at (x, y) in a size, in points from the lower left."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Courier"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for texts in pages:
        page = writer.add_blank_page(width=595, height=842)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        stream.set_data("\n".join(_drawn(*text) for text in texts).encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    if information:
        writer.add_metadata({f"/{name}": value for name, value in information.items()})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    data = BytesIO()
    writer.write(data)
    return data.getvalue()


def _drawn(x: float, y: float, size: int, text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET"


def column(
    paragraphs: Iterable[str], *, x: float = 60, top: float = 760, width: int = 70, gap: float = 8, indent: float = 0
) -> list[tuple[float, float, int, str]]:
    """Return paragraphs set in a column of `width` characters: parted by a gap, or by their first lines set in."""
    lines: list[tuple[float, float, int, str]] = []
    y = top
    for paragraph in paragraphs:
        for number, line in enumerate(textwrap.wrap(paragraph, width, break_on_hyphens=False)):
            lines.append((x + (indent if number == 0 else 0), y, FONT, line))
            y -= LEADING
        y -= gap
    return lines
