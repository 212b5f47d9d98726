"""Bytes to text: the encoding that a page is in, or what it is instead."""

import pytest

from standfirst.clip.containers.decode import NotTextError, decode

TEXT = "<html><body><p>Süße Grüße aus Köln – „gut“, sagte sie.</p></body></html>"  # noqa: RUF001


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_a_declared_encoding_is_read_as_browsers_read_it() -> None:
    page = '<meta charset="iso-8859-1"><p>“Grüße”</p>'
    assert decode(page.encode("cp1252")) == (page, "cp1252")
    japanese = '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><p>港の古い桟橋</p>'
    assert decode(japanese.encode("cp932")).text == japanese


def test_text_that_declares_nothing_is_guessed() -> None:
    text = "Die Brücke über den Fluss bleibt für Wochen gesperrt, teilte die Behörde in Süderhafen mit. " * 5
    assert decode(text.encode("cp1252")).text == text


def test_one_wrong_byte_does_not_change_the_encoding() -> None:
    data = (TEXT * 20).encode() + b" \xff " + TEXT.encode()
    assert decode(data).encoding == "utf-8"
    assert decode(data).text.count("\ufffd") == 1


def test_a_page_that_lies_about_utf8_is_guessed() -> None:
    page = '<meta charset="utf-8"><p>' + "Die Behörde prüft die Brücke über die Förde. " * 8
    assert "Behörde prüft" in decode(page.encode("cp1252")).text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(256)) * 9, "binary"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(NotTextError, match=kind):
        decode(data)


def test_nothing_is_nothing() -> None:
    assert decode(b"").text == ""
