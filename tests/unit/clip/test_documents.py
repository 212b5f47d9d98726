"""What an input holds is told by its content: pages, pastes, and what these come packed in."""

import base64
import json
import quopri
from typing import Any

import pytest
from harbour_page import PARAGRAPHS, pasted
from printed_page import FONT, HEAD, column, pdf

from standfirst.clip.clip import clip_document
from standfirst.clip.containers.decode import NotTextError
from standfirst.clip.containers.documents import Document, documents
from standfirst.errors import StandfirstError

TITLE = "Varnstad closes its fish market for eighteen months"
ADDRESS = "https://varnstadpost.example/2024/03/04/fish-market"
PAGE = (
    f"<!DOCTYPE html>\n<html lang=en><head><title>{TITLE} – Varnstad Post</title></head>"  # noqa: RUF001
    f"<body><article><h1>{TITLE}</h1>{''.join(f'<p>{part}</p>' for part in PARAGRAPHS)}</article></body></html>"
)
BODY = "\n\n".join(PARAGRAPHS) + "\n"


def only(data: bytes | str, **more: Any) -> Document:
    found = documents(data.encode() if isinstance(data, str) else data, name="input", **more)
    assert len(found) == 1
    return found[0]


def told(document: Document) -> dict[str, str]:
    return {name: value.value for name, value in document.told.items()}


# --- pages and pastes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PAGE, "html"),
        ("\n <!-- printed for the archive -->\n<html><body>text", "html"),
        ('<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><p>text', "html"),
        ("<p>A paragraph that was copied with its mark-up.</p>", "html"),
        ("Copied from the page: " + "<p>one</p><p>two</p>" * 6, "html"),
        (pasted(), "text"),
        ("<3 is how Ilse Marbeck signs her letters to the board.", "text"),
        ("The board wrote <i>never</i> in its letter, in so many words.", "text"),
        ("From: the board of the harbour\nTo: all traders\n\nThe market will be closed.", "text"),
        ("{ this is how a poem begins }", "text"),
        ("", "text"),
    ],
)
def test_a_page_is_told_from_a_paste_by_what_it_holds(text: str, kind: str) -> None:
    document = only(text)
    assert (document.kind, document.text) == (kind, text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert only(PAGE.encode(encoding)).text == PAGE
    assert only(pasted().encode(encoding)).text == pasted()


def test_a_kind_that_is_given_is_believed() -> None:
    assert only(PAGE, kind="text").kind == "text"
    assert only(pasted(), kind="html").kind == "html"
    assert only(f"{ADDRESS}\n", kind="text").kind == "text"


def test_where_a_page_was_saved_from_is_read_from_the_browsers_comment() -> None:
    document = only(f"<!DOCTYPE html>\n<!-- saved from url=(0052){ADDRESS} -->\n{PAGE}")
    assert document.url == ADDRESS
    comment = f"<!--\n Page saved with OnePage \n url: {ADDRESS} \n saved date: Mon May 13 2024 10:52:03 GMT+0200\n-->"
    document = only(f"<!DOCTYPE html><html>{comment}<body>text")
    assert document.url == ADDRESS
    assert told(document) == {"accessed": "2024-05-13T10:52+02:00"}


def test_a_feed_and_a_word_processors_file_are_refused_by_name() -> None:
    with pytest.raises(NotTextError, match="feed") as caught:
        only('<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>')
    assert "save that page" in caught.value.remedy
    with pytest.raises(NotTextError, match="RTF"):
        only(r"{\rtf1\ansi The board voted on Monday.}")


# --- saved as mail ---------------------------------------------------------------------------------------------------


def mhtml() -> bytes:
    """Return a page as Chromium saves it, with a stylesheet and an inner frame beside it."""
    body = quopri.encodestring(PAGE.encode()).decode()
    text = (
        f"From: <Saved by Blink>\nSnapshot-Content-Location: {ADDRESS}?utm_source=mail\n"
        "Subject: =?utf-8?Q?Varnstad=20closes=20its=20fish=20market=20=E2=80=93?=\n =?utf-8?Q?=20Varnstad=20Post?=\n"
        "Date: Mon, 13 May 2024 08:52:31 GMT\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----=_edge"\n\n\n'
        "------=_edge\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: {ADDRESS}\n\n{body}\n"
        "------=_edge\nContent-Type: text/css\nContent-Location: cid:css-1@mhtml.blink\n\np { color: black }\n"
        "------=_edge\nContent-Type: text/html\nContent-Location: https://ads.example/frame\n\n<p>Buy eels</p>\n"
        "------=_edge--\n"
    )
    return text.replace("\n", "\r\n").encode()


def test_a_page_saved_as_mhtml_tells_where_from_and_when() -> None:
    document = only(mhtml())
    assert document.kind == "html"
    assert document.text.replace("\r\n", "\n").strip() == PAGE
    assert document.url == f"{ADDRESS}?utm_source=mail"
    assert told(document) == {
        "title": "Varnstad closes its fish market – Varnstad Post",  # noqa: RUF001
        "accessed": "2024-05-13T08:52+00:00",
    }
    clipping = clip_document(document)
    assert (clipping.body, clipping.title, clipping.url) == (BODY, TITLE, ADDRESS)
    assert clipping.accessed == "2024-05-13T08:52+00:00"


def test_mhtml_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    whole = mhtml()
    document = only(whole[: whole.index(b"chairman")])
    assert document.text.startswith("<!DOCTYPE html>")
    assert "kept to itself" in document.text
    assert any("breaks off" in note for note in document.notes)
    assert PARAGRAPHS[2] in clip_document(document).body


NEWSLETTER = {
    "Received": "from post.example by desk.example; Mon, 4 Mar 2024 07:00:02 +0100",
    "From": '"Varnstad Post" <news@varnstadpost.example>',
    "To": "desk@desk.example",
    "Subject": "=?iso-8859-1?Q?Der_Fischmarkt_schlie=DFt?=",
    "Date": "Mon, 04 Mar 2024 07:00:00 +0100",
    "MIME-Version": "1.0",
}


def mail(parts: str, **headers: str) -> bytes:
    fields = "".join(f"{name}: {value}\n" for name, value in {**NEWSLETTER, **headers}.items() if value)
    return f"{fields}{parts}".encode()


def part(kind: str, text: str, *, more: str = "", charset: str = "utf-8") -> str:
    coded = base64.encodebytes(text.encode(charset)).decode()
    return f"Content-Type: {kind}; charset={charset}\nContent-Transfer-Encoding: base64\n{more}\n{coded}"


def test_a_newsletter_by_mail_gives_its_html_its_subject_sender_and_date() -> None:
    inner = f"--in\n{part('text/plain', 'Read it in your browser')}\n--in\n{part('text/html', PAGE)}\n--in--\n"
    picture = "Content-Type: image/png\nContent-Disposition: attachment; filename=a.png\n\nnothing\n"
    parts = (
        "Content-Type: multipart/mixed; boundary=out\n\n--out\n"
        f"Content-Type: multipart/alternative; boundary=in\n\n{inner}\n--out\n{picture}--out--\n"
    )
    document = only(mail(parts))
    assert (document.kind, document.text) == ("html", PAGE)
    assert told(document) == {
        "title": "Der Fischmarkt schließt",
        "publisher": "Varnstad Post",
        "date": "2024-03-04T07:00+01:00",
    }
    assert document.told["publisher"].confidence < 0.5
    assert document.notes == ("1 attachment was left out",)


def test_a_mail_of_plain_text_is_read_in_its_own_character_set() -> None:
    text = "Die Behörde schließt den Fischmarkt für achtzehn Monate. Das teilte sie am Montag mit."
    document = only(mail(part("text/plain", text, charset="iso-8859-15")))
    assert (document.kind, document.text) == ("text", text)


def test_mail_without_a_declared_character_set_is_read_as_any_text_is() -> None:
    document = only(mail(f"\n{pasted()}", Subject="Grüße vom Fischmarkt"))
    assert document.text.strip() == pasted().strip()
    assert told(document)["title"] == "Grüße vom Fischmarkt"


def test_a_forwarded_mail_tells_neither_who_wrote_nor_when() -> None:
    document = only(mail(f"\n{pasted()}", Subject="WG: Fwd: The fish market"))
    assert told(document) == {"title": "The fish market"}


def test_a_mail_forwarded_as_an_attachment_is_read_itself() -> None:
    carried = mail(part("text/html", PAGE)).decode()
    parts = (
        "Content-Type: multipart/mixed; boundary=out\n\n--out\nContent-Type: text/plain\n\nfor the inbox\n"
        f"--out\nContent-Type: message/rfc822\n\n{carried}\n--out--\n"
    )
    document = only(mail(parts, Subject="have a look", Date="Tue, 05 Mar 2024 09:00:00 +0100"))
    assert document.text == PAGE
    assert told(document)["date"] == "2024-03-04T07:00+01:00"
    assert "attachment" in document.notes[0]


def test_a_mail_of_pictures_alone_says_so() -> None:
    with pytest.raises(StandfirstError, match="holds no text"):
        only(mail("Content-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n"))


# --- PDF -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", [{}, {"gap": 0, "indent": 12}, {"width": 36}])
def test_the_paragraphs_of_a_pdf_are_put_together_again(layout: dict[str, float]) -> None:
    document = only(pdf([column(PARAGRAPHS, **layout)]))  # type: ignore[arg-type]
    assert (document.kind, document.text) == ("text", "\n\n".join(PARAGRAPHS))


def test_a_printed_page_is_clipped_without_what_runs_at_its_heads_and_feet() -> None:
    head = [(60.0, 800.0, FONT, "13/05/2024, 10:52"), (60.0, 780.0, HEAD, TITLE)]
    pages = [
        [*head, *column(PARAGRAPHS[:3], top=740), (60.0, 20.0, FONT, f"{ADDRESS} 1/2")],
        [head[0], *column(PARAGRAPHS[3:]), (60.0, 20.0, FONT, f"{ADDRESS} 2/2")],
    ]
    made = {"Title": f"{TITLE} | Varnstad Post", "Producer": "Skia/PDF m120", "CreationDate": "D:20240513105203+02'00'"}
    document = only(pdf(pages, information=made))
    assert document.url == ADDRESS
    assert told(document) == {"title": f"{TITLE} | Varnstad Post", "accessed": "2024-05-13T10:52+02:00"}
    assert "13/05/2024" not in document.text
    assert "4 lines" in document.notes[0]
    clipping = clip_document(document)
    assert (clipping.body, clipping.title, clipping.url) == (BODY, TITLE, ADDRESS)


def test_words_that_a_pdf_broke_are_joined_only_where_the_text_shows_how() -> None:
    lines = [
        "The harbour board of Varnstad voted on Monday to close the har-",
        "bour office, and a well-",
        "known inn.",
    ]
    document = only(pdf([[(60, 700 - 14 * number, FONT, line) for number, line in enumerate(lines)]]))
    assert (
        document.text
        == "The harbour board of Varnstad voted on Monday to close the harbour office, and a well-known inn."
    )


@pytest.mark.parametrize(
    "name", ["harbour_final2.pdf", "Microsoft Word - harbour.docx", "untitled", "20240304-harbour"]
)
def test_a_file_name_in_a_pdfs_information_is_no_title(name: str) -> None:
    found = told(only(pdf([column(PARAGRAPHS)], information={"Title": name})))
    assert ("title" in found) == (name == "20240304-harbour")


def test_pdfs_that_cannot_be_read_say_why() -> None:
    with pytest.raises(StandfirstError, match="scanned"):
        only(pdf([[]]))
    with pytest.raises(StandfirstError, match="encrypted"):
        only(pdf([column(PARAGRAPHS)], password="eels"))  # noqa: S106 - of a test)
    with pytest.raises(StandfirstError, match="120 pages"):
        only(pdf([[(60, 700, FONT, "text")]] * 120))
    with pytest.raises(StandfirstError, match="broken"):
        only(pdf([column(PARAGRAPHS)])[:900])


# --- lists of addresses ----------------------------------------------------------------------------------------------


def test_bookmarks_become_stubs_each_address_once() -> None:
    found = documents(
        b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n<DT><H3>Harbour</H3>\n<DL><p>\n"
        b'<DT><A HREF="https://varnstadpost.example/2024/03/04/fish-market?a=1&amp;b=2" ADD_DATE="1709539200">'
        b"Market &amp; stalls - Varnstad Post</A>\n"
        b'<DT><A HREF="https://varnstadpost.example/2024/03/04/fish-market?a=1&amp;b=2&utm_source=x">Again</A>\n'
        b'<DT><A HREF="javascript:alert(1)">A script</A>\n<DT><A HREF="place:sort=8">Most visited</A>\n'
        b'<DT><A HREF="https://ferry.example/timetable" ICON="data:image/png;base64,AAAA">Ferry</A>\n</DL></DL>',
        name="bookmarks.html",
    )
    assert [(stub.kind, stub.url, told(stub).get("title")) for stub in found] == [
        ("stub", f"{ADDRESS}?a=1&b=2", "Market & stalls - Varnstad Post"),
        ("stub", "https://ferry.example/timetable", "Ferry"),
    ]
    assert told(found[0])["accessed"] == "2024-03-04T08:00+00:00"
    assert found[0].name == "bookmarks.html, bookmark 1"
    clipping = clip_document(found[0], domains={"varnstadpost.example": "varnstad-post"})
    assert (clipping.body, clipping.publisher, clipping.date) == ("", "varnstad-post", "2024-03-04")
    assert clipping.accessed == "2024-03-04T08:00+00:00"


def test_bookmarks_without_a_web_page_say_so() -> None:
    with pytest.raises(StandfirstError, match="no web page"):
        only('<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="file:///etc/motd">Local</A></DL>')


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (ADDRESS, None),
        (f"<{ADDRESS}>", None),
        (f"- {ADDRESS}", None),
        (f"12. {ADDRESS}", None),
        (f"[{TITLE}]({ADDRESS})", TITLE),
        (f"* [{TITLE}]({ADDRESS})", TITLE),
        (f"{TITLE}\t{ADDRESS}", TITLE),
        (f"{ADDRESS} \t {TITLE}", TITLE),
        (f"{TITLE} - {ADDRESS}", TITLE),
        (f"{TITLE}: {ADDRESS}", TITLE),
        (f"{ADDRESS} | {TITLE}", TITLE),
    ],
)
def test_a_line_of_a_list_holds_an_address_and_perhaps_a_title(line: str, title: str | None) -> None:
    stub = only(f"\n{line}\n\n")
    assert (stub.kind, stub.url, told(stub).get("title")) == ("stub", ADDRESS, title)


def test_a_text_is_a_list_only_if_each_line_has_an_address() -> None:
    listed = documents(f"{ADDRESS}\nhttps://ferry.example/a\n{ADDRESS}?utm_medium=x\n".encode(), name="links.txt")
    assert [(stub.url, stub.name) for stub in listed] == [
        (ADDRESS, "links.txt, line 1"),
        ("https://ferry.example/a", "links.txt, line 2"),
    ]
    assert only(f"{ADDRESS}\nThe market will be closed.").kind == "text"
    assert only(f"They wrote about it on {ADDRESS} and nowhere else.").kind == "text"


def test_lines_of_a_list_that_begin_with_a_hash_are_comments() -> None:
    listed = documents(f"# my list\n{ADDRESS}\n\n#next\nhttps://ferry.example/a\n".encode(), name="links.txt")
    assert [(stub.url, stub.name) for stub in listed] == [
        (ADDRESS, "links.txt, line 2"),
        ("https://ferry.example/a", "links.txt, line 5"),
    ]
    assert only("# my list\n# of nothing").kind == "text"


def test_an_odd_line_in_a_list_is_named_with_its_number() -> None:
    text = f"{ADDRESS}\n\nto be read later\nhttps://ferry.example/a\nhttps://ferry.example/b\nand these:\n"
    with pytest.raises(StandfirstError, match="line 3 holds none: to be read later") as caught:
        only(text)
    assert "begin it with #" in caught.value.remedy
    assert only(text, kind="text").kind == "text"


@pytest.mark.parametrize(
    "text",
    [
        f"{ADDRESS}\nto be read later",
        f"{ADDRESS}\nhttps://ferry.example/a\nto be read later\nand these",
        f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}\n{ADDRESS}\nhttps://ferry.example/a\nhttps://ferry.example/b",
    ],
)
def test_a_text_with_some_addresses_is_no_list(text: str) -> None:
    assert only(text).kind == "text"


# --- what the bookmarklet copies -------------------------------------------------------------------------------------


def handed(**fields: Any) -> str:
    whole = {"url": f"{ADDRESS}?fbclid=x", "title": TITLE, "time": "2024-05-13T10:52:03+02:00", "selection": False}
    return json.dumps({"standfirst-clip": 1, **whole, "html": PAGE, **fields})


def test_what_the_bookmarklet_copies_is_a_page_with_its_address() -> None:
    document = only(f"\n{handed()}\n$ ")
    assert (document.kind, document.text, document.url) == ("html", PAGE, f"{ADDRESS}?fbclid=x")
    assert told(document) == {"title": TITLE, "accessed": "2024-05-13T10:52+02:00"}
    assert clip_document(document).url == ADDRESS


@pytest.mark.parametrize(
    ("payload", "word"),
    [
        (handed()[:-30], "cut off"),
        ('{"standfirst-clip": ' + "[" * 100_000, "cut off"),
        ('{"standfirst-clip": ' + "9" * 10_000, "cut off"),
        (handed(html=["<p>"]), "html is not a text"),
        (handed(url=7), "url is not a text"),
        (handed(title=None), "title is not a text"),
        (handed(time={}), "time is not a text"),
        (handed(selection="yes"), "selection is not true or false"),
        (handed(html=" "), "holds no page"),
        ('{"standfirst-clip": 1}', "holds no page"),
        ('{"standfirst-clip": 2, "html": "<p>x"}', "version '2'"),
        ('{"standfirst-clip": true, "html": "<p>x"}', "version 'True'"),
    ],
)
def test_a_payload_that_is_none_says_what_is_wrong_with_it(payload: str, word: str) -> None:
    with pytest.raises(StandfirstError, match=word) as caught:
        only(payload)
    assert caught.value.remedy


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/motd", "about:blank", ""])
def test_only_an_address_of_the_web_is_taken_from_a_payload(address: str) -> None:
    assert only(handed(url=address)).url is None
