"""No input, however broken, large or ill-meant, gives a traceback or keeps a desk waiting: a result or a clear word."""

from collections.abc import Callable

import pytest
from harbour_page import PARAGRAPHS, pasted
from hypothesis import given
from hypothesis import strategies as st
from printed_page import column, pdf

from standfirst.clip import Clipping, clip_document, clip_html, clip_text
from standfirst.clip.containers.decode import NotTextError
from standfirst.clip.containers.documents import documents
from standfirst.errors import StandfirstError
from standfirst.text import canonical_body, forbidden_characters


def clipped(data: bytes) -> list[Clipping]:
    return [clip_document(document) for document in documents(data, name="input")]


def clippings_or_remedy(data: bytes) -> list[Clipping] | str:
    """Clip an input; of one that is refused, return what the message says to do instead."""
    try:
        return clipped(data)
    except StandfirstError as error:
        return error.remedy


def refused(data: bytes) -> StandfirstError:
    with pytest.raises(StandfirstError) as caught:
        documents(data, name="input")
    assert caught.value.message
    assert caught.value.remedy
    return caught.value


# --- inputs without an article ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\u2003".encode(), b"<html>"])
def test_an_empty_input_is_called_one(data: bytes) -> None:
    (clipping,) = clipped(data)
    assert clipping.body == ""
    assert clipping.title is None
    assert len(clipping.notes) == 1


def test_a_page_of_navigation_alone_has_no_body() -> None:
    links = "".join(f"<li><a href=/{name}>{name.title()}</a></li>" for name in ("home", "news", "sport", "culture"))
    (clipping,) = clipped(f"<html><body><nav><ul>{links}</ul></nav><footer>Imprint</footer></body></html>".encode())
    assert clipping.body == ""
    assert "no article text was found on the page" in clipping.notes


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG"),
        (b"PK\x03\x04" + bytes(64), "office document"),
        (b"\x1f\x8b\x08" + bytes(64), "compressed"),
        (b"bplist00" + bytes(64), "web archive"),
        (bytes(range(256)) * 64, "binary"),
        (b"\x00" * 4096, "binary"),
    ],
)
def test_a_file_that_is_no_text_is_called_what_it_is(data: bytes, word: str) -> None:
    error = refused(data)
    assert isinstance(error, NotTextError)
    assert word in error.message


# --- inputs that are far too large, or nest too deeply ---------------------------------------------------------------


def test_ten_megabytes_of_paste_are_read_and_the_excess_is_named() -> None:
    story = pasted()
    data = f"{story}\n{'word' * 3}\n".encode() + b"one word more\n" * 750_000
    assert len(data) > 10_000_000
    (clipping,) = clipped(data)
    assert clipping.title == "Varnstad closes its fish market for eighteen months"
    assert clipping.body.startswith(PARAGRAPHS[0])
    assert any("was not read" in note for note in clipping.notes)
    assert clipping.lines[-1].last == data.count(b"\n") + 1
    assert not clipping.lines[-1].kept


def test_ten_megabytes_in_one_line_are_read() -> None:
    (clipping,) = clipped(b"word " * 2_000_000)
    assert len(clipping.lines) == 1


def test_five_thousand_lines_of_one_word_are_no_article() -> None:
    (clipping,) = clipped(b"eel\n" * 5_000)
    assert clipping.body == ""
    assert len(clipping.lines) == 5_000


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 100_000 + f"<p>{PARAGRAPHS[0]}</p>",
        "<table><tr><td>" * 3_000 + f"<p>{PARAGRAPHS[0]}</p>" + "</td></tr></table>" * 3_000,
        "<html>" + "<b><i>" * 20_000 + PARAGRAPHS[0],
    ],
    ids=["divs", "tables", "inline"],
)
def test_a_page_that_nests_too_deeply_keeps_its_text(page: str) -> None:
    clipping = clip_html(page)
    assert PARAGRAPHS[0] in clipping.body
    assert any("too deeply" in note for note in clipping.notes)


def test_nested_tables_of_an_old_page_are_read() -> None:
    rows = "".join(f"<tr><td><table><tr><td><p>{part}</p></td></tr></table></td></tr>" for part in PARAGRAPHS)
    (clipping,) = clipped(f"<html><body><table>{rows}</table></body></html>".encode())
    assert clipping.body == "\n\n".join(PARAGRAPHS) + "\n"


@pytest.mark.parametrize(
    "tail",
    ["<" * 500_000, "<!--" * 200_000, "&" * 500_000, "&#x" * 200_000, "<a href='" * 100_000, "<p x='y' " * 100_000],
    ids=["tags", "comments", "ampersands", "references", "links", "attributes"],
)
def test_markup_that_never_ends_ends(tail: str) -> None:
    clip_html(f"<html><body>{tail}")


def test_ten_thousand_bookmarks_are_ten_thousand_stubs() -> None:
    entries = "".join(f'<DT><A HREF="https://h.example/{number}">Story {number}</A>\n' for number in range(10_000))
    found = documents(f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>{entries}".encode(), name="bookmarks")
    assert len(found) == 10_000
    assert clip_document(found[-1]).url == "https://h.example/9999"


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>" + "<a " * 300_000,
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>" + '<a href="' * 100_000,
    ],
)
def test_broken_bookmarks_name_no_page(text: str) -> None:
    assert "no web page" in refused(text.encode()).message


# --- mail ------------------------------------------------------------------------------------------------------------

HEAD = b"MIME-Version: 1.0\nFrom: a@b.example\nSubject: Eels\n"


def test_mail_within_mail_without_end_is_refused() -> None:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000))
    assert "parts within parts" in refused(HEAD + parts).message
    carried = b"Content-Type: message/rfc822\n\n" + HEAD
    assert "parts within parts" in refused(HEAD + carried * 2_000).message
    assert "parts within parts" in refused(HEAD + b"Content-Type: text/plain\n\nhi\n" * 6_000).message


@pytest.mark.parametrize(
    "rest",
    [
        b"Content-Type: multipart/mixed\n\nno boundary",
        b'Content-Type: multipart/mixed; boundary=""\n\n--\n--\n',
        b"Content-Type: text/html; charset=punycode\n\n<p>text</p>",
        b"Content-Type: text/html; charset*=%00''x\n\n<p>text</p>",
        b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!!====",
        b"Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\nbegin\n",
        b"Content-Type: text/plain\nDate: Mon, 99 Foo 99999 99:99\nTo: =?utf-8?B?=?=\n\ntext",
        b"Subject: =?no-such-set?Q?x?= =?utf-8?B?!?=\nContent-Type: message/rfc822\n\n",
        b"Subject: \xff\xfe\x00\xe4\n\n" + bytes(range(128, 256)),
    ],
)
def test_broken_mail_gives_a_text_or_a_word(rest: bytes) -> None:
    assert clippings_or_remedy(HEAD + rest)


# --- anything at all -------------------------------------------------------------------------------------------------


@given(st.binary(max_size=400))
def test_any_bytes_give_a_clipping_or_a_clear_word(data: bytes) -> None:
    assert clippings_or_remedy(data)


@pytest.mark.parametrize(
    "make",
    [
        lambda: pdf([column(PARAGRAPHS[:2])], information={"Title": "Eels"}),
        lambda: HEAD + b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>eels\n--x--",
        lambda: b'{"standfirst-clip": 1, "url": "https://h.example/a", "html": "<p>eels</p>", "selection": true}',
        lambda: b'<!DOCTYPE NETSCAPE-Bookmark-file-1><DT><A HREF="https://h.example/a" ADD_DATE="1709539200">Eels</A>',
    ],
    ids=["pdf", "mail", "payload", "bookmarks"],
)
@given(seed=st.randoms(use_true_random=False))
def test_a_container_with_bytes_changed_gives_a_clipping_or_a_clear_word(
    make: Callable[[], bytes], seed: object
) -> None:
    data = bytearray(make())
    for _ in range(1 + seed.randrange(12)):  # type: ignore[attr-defined]
        data[seed.randrange(len(data))] = seed.randrange(256)  # type: ignore[attr-defined]
    cut = seed.randrange(len(data)) if seed.random() < 0.3 else len(data)  # type: ignore[attr-defined]
    assert clippings_or_remedy(bytes(data[:cut]))


@given(st.text(max_size=600))
def test_any_text_gives_a_body_that_a_file_may_hold(text: str) -> None:
    for clipping in (clip_text(text), clip_html(text)):
        assert clipping.body == canonical_body(clipping.body)
        told = [value.value for value in clipping.why.values()]
        for field in (clipping.body, *told, *(link.title for link in clipping.related)):
            assert not list(forbidden_characters(field))
