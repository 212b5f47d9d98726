"""An edition as a mail: what the three forms say, and that programs of mail can read them."""

from __future__ import annotations

import email
import json
import re
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from commands import run_command
from desks import CUTOFF, QUOTE, load, write_desk
from standfirst.briefing import Briefing
from standfirst.errors import StandfirstError
from standfirst.press.mail import MOST_BYTES, Mail, MailLook, Sender, edition_mail
from standfirst.press.mail_addresses import encoded_subject
from standfirst.press.mail_text import COLUMNS, flow
from standfirst.site.colours import accent_for

ADDRESS = "https://desk.example/"


def mail_of(folder: Path, *, sender: Sender | None = None, address: str = ADDRESS, **parts: Any) -> Mail:
    options = parts.pop("options", {})
    parts.setdefault("editions", {"2024-05-14": {"title": "The pier", "body": "It is **closed** again."}})
    library = load(write_desk(folder / "digests", **parts), **options)
    briefing = Briefing(library, CUTOFF, name="The Lamp Desk")
    page = briefing.edition("2024-05-14")
    assert page is not None
    look = MailLook(address=address, accent=accent_for("#8f2436"), contact=library.options.desk.contact)
    return edition_mail(briefing, page, look, CUTOFF, sender)


def message_of(mail: Mail) -> EmailMessage:
    message = cast("EmailMessage", email.message_from_bytes(mail.message, policy=default))
    for part in message.walk():
        assert part.defects == []
    return message


def unflowed(text: str) -> list[str]:
    """Return the paragraphs that a program which knows `format=flowed` shows."""
    paragraphs, open_ = [], ""
    for line in (line.removeprefix(" ") for line in text.split("\n")):
        if line.endswith(" ") and line != "-- ":
            open_ += line
        else:
            paragraphs.append(open_ + line)
            open_ = ""
    return paragraphs


def test_the_html_says_what_the_edition_says(tmp_path: Path) -> None:
    root = lxml_html.fromstring(mail_of(tmp_path).html)
    said = " ".join(root.text_content().split())
    for words in ("The pier", "It is closed again.", "Old pier closed until further notice", "The Lake Herald"):
        assert words in said
    for words in ("The old pier is closed. Boats land at the mill.", f"“{QUOTE}”", "Ada Brook", "verbatim"):
        assert words in said
    links = {element.get("href") for element in root.iter("a")}
    assert f"{ADDRESS}articles/2024/05/pier-closed/" in links
    assert f"{ADDRESS}editions/2024-05-14/" in links
    assert all(link.startswith(("https://", "mailto:")) for link in links)


def test_styles_are_in_the_elements_and_those_of_the_night_beside_them(tmp_path: Path) -> None:
    html = mail_of(tmp_path).html
    root = lxml_html.fromstring(html)
    (headline,) = root.find_class("headline")
    assert "font-size: 20px" in headline.get("style")
    styles = [style.text or "" for style in root.iter("style")]
    assert len(styles) == 1
    assert "prefers-color-scheme: dark" in styles[0]
    assert not list(root.iter("script", "link", "form", "iframe"))
    tables = list(root.iter("table"))
    assert tables
    assert all(table.get("role") == "presentation" for table in tables)
    assert "<!--[if mso]>" in html


def test_all_pictures_have_words_in_their_stead(tmp_path: Path) -> None:
    assert all(image.get("alt") is not None for image in lxml_html.fromstring(mail_of(tmp_path).html).iter("img"))


def test_the_text_flows_in_seventy_two_columns_and_holds_whole_paragraphs(tmp_path: Path) -> None:
    body = "A lead that goes on and on, so that it has to be broken, " * 6
    text = mail_of(tmp_path, editions={"2024-05-14": {"body": f"{body}to its end."}}).text
    assert all(len(line) <= COLUMNS for line in text.split("\n") if "http" not in line)
    paragraphs = unflowed(text)
    assert f"{body}to its end." in paragraphs
    assert "-- " in text.split("\n")
    assert any(QUOTE in paragraph and "Ada Brook; verbatim" in paragraph for paragraph in paragraphs)


@pytest.mark.parametrize("line", ["From the pier", "> quoted", "--", " indented", "a" * 200, "", "x y " * 50 + "z"])
def test_what_flows_comes_back_as_it_was(line: str) -> None:
    flowed = list(flow(line))
    assert "".join(unflowed("\n".join(flowed))) == line
    assert not any(part.startswith((">", "From ")) for part in flowed)


def test_the_message_holds_both_and_is_read_without_a_defect(tmp_path: Path) -> None:
    mail = mail_of(tmp_path)
    message = message_of(mail)
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert (text.get_param("format"), text.get_param("delsp")) == ("flowed", "no")
    assert text.get_content().replace("\r\n", "\n") == mail.text
    assert html.get_content().replace("\r\n", "\n").rstrip("\n") == mail.html.rstrip("\n")
    assert message["Subject"] == "The pier \u2013 The Lamp Desk"
    assert message["From"].addresses[0].display_name == "The Lamp Desk"
    assert message["List-Unsubscribe"] == "<mailto:unsubscribe@example.invalid>"
    assert message["Content-Language"] == "en"
    assert message["Date"].datetime == CUTOFF
    assert max(map(len, mail.message.split(b"\r\n"))) <= 998


def test_addresses_are_the_desk_s_or_those_that_are_named(tmp_path: Path) -> None:
    message = message_of(mail_of(tmp_path / "a", options={"desk": {"contact": "desk@desk.example"}}))
    assert message["From"].addresses[0].addr_spec == "desk@desk.example"
    assert message["List-Unsubscribe"] == "<mailto:desk@desk.example?subject=unsubscribe>"
    named = Sender(sender="morning@desk.example", to="list@desk.example", unsubscribe="https://desk.example/leave")
    mail = mail_of(tmp_path / "b", sender=named)
    message = message_of(mail)
    assert message["To"].addresses[0].addr_spec == "list@desk.example"
    assert message["List-Unsubscribe"] == "<https://desk.example/leave>"
    assert 'href="https://desk.example/leave"' in mail.html


@pytest.mark.parametrize("wrong", ["desk@desk.example\nBcc: all@desk.example", "two words@desk.example", "a@b@c"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(StandfirstError, match="is no address"):
        mail_of(tmp_path, sender=Sender(sender=wrong))


def test_a_site_without_an_address_has_no_mail(tmp_path: Path) -> None:
    with pytest.raises(StandfirstError, match="the site's address") as error:
        mail_of(tmp_path, address="")
    assert "site_url" in str(error.value.remedy)


def test_words_of_other_languages_are_marked(tmp_path: Path) -> None:
    story = {"title": "אור המגדלור חזר לנמל", "language": "he", "quotes": []}
    root = lxml_html.fromstring(mail_of(tmp_path, articles={"pier-closed": story}, people={}).html)
    (link,) = [element for element in root.iter("a") if element.text == story["title"]]
    assert (link.get("lang"), link.get("dir")) == ("he", "rtl")


def test_a_long_edition_stays_below_what_programs_show_and_says_what_is_missing(tmp_path: Path) -> None:
    summary = "The pier was closed and opened and closed again, and nobody could say for how long. " * 3
    articles = {
        f"pier-{number}": {
            "title": f"Story {number}", "url": f"https://lakeherald.example/{number}", "summary": summary,
            "date": f"2024-05-{1 + number % 12:02}",
        }
        for number in range(260)
    }  # fmt: skip
    mail = mail_of(tmp_path, articles=articles, editions={"2024-05-14": {"stories": list(articles)}})
    assert len(mail.html.encode()) <= MOST_BYTES
    assert mail.shortened > 0
    root = lxml_html.fromstring(mail.html)
    shown = len(root.find_class("headline"))
    assert 50 < shown < 260
    assert f"{260 - shown} more stories on the web" in root.text_content()
    assert all(f"Story {number}" in mail.text for number in range(260))


def test_the_front_of_a_long_edition_stays_whole_and_what_is_noted_goes_first(tmp_path: Path) -> None:
    articles = {
        f"pier-{number}": {
            "title": f"Story {number}", "url": f"https://lakeherald.example/{number}", "date": "2024-05-13",
        }
        for number in range(400)
    }  # fmt: skip
    ids = list(articles)
    mail = mail_of(tmp_path, articles=articles, editions={"2024-05-14": {"stories": ids[:30], "also_noted": ids[30:]}})
    root = lxml_html.fromstring(mail.html)
    assert len(mail.html.encode()) <= MOST_BYTES
    assert [element.text_content().strip() for element in root.find_class("headline")] == [
        f"Story {number}" for number in range(30)
    ]
    assert len(root.find_class("words")) == 30
    assert 0 < len(root.find_class("noted")) < 370
    assert f"{370 - len(root.find_class('noted'))} more stories on the web" in root.text_content()


def test_a_desk_that_shows_drafts_writes_no_mail(tmp_path: Path) -> None:
    library = load(write_desk(tmp_path / "digests", editions={"2024-05-14": {}}))
    briefing = Briefing(library, CUTOFF, drafts=True)
    page = briefing.edition("2024-05-14")
    assert page
    with pytest.raises(StandfirstError, match="a mail is for readers"):
        edition_mail(briefing, page, MailLook(address=ADDRESS, accent=accent_for("#8f2436")), CUTOFF)


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("https://lists.example.org/leave?list=harbour-readers&token=" + "0123456789abcdef" * 6, None),
        ("https://münchen.example/leave", "https://xn--mnchen-3ya.example/leave"),
        ("leave@example.org", "mailto:leave@example.org"),
        ("mailto:leave@example.org", "mailto:leave@example.org"),
        ("leave@münchen.example", "mailto:leave@xn--mnchen-3ya.example"),
    ],
)
def test_where_one_unsubscribes_stands_whole_in_one_line(tmp_path: Path, given: str, written: str | None) -> None:
    mail = mail_of(tmp_path, sender=Sender(unsubscribe=given))
    assert f"\r\nList-Unsubscribe: <{written or given}>\r\n".encode() in mail.message
    message_of(mail)


@pytest.mark.parametrize(
    "given",
    [
        "javascript:alert(1)",
        "foo",
        "a b@c.example",
        "x>, <y@z.example",
        "a@b.example\r\nBcc: c@d.example",
        "",
        "mailto:",
        "@",
    ],
)
def test_what_is_no_address_to_unsubscribe_at_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(StandfirstError, match="is no address"):
        mail_of(tmp_path, sender=Sender(unsubscribe=given))


def test_a_site_on_a_host_of_other_letters_can_be_mailed(tmp_path: Path) -> None:
    message = message_of(
        mail_of(tmp_path, address="https://münchen.example/", sender=Sender(sender="d@münchen.example"))
    )
    assert message["Message-ID"].endswith("@xn--mnchen-3ya.example>")
    assert message["From"].addresses[0].addr_spec == "d@xn--mnchen-3ya.example"


@pytest.mark.parametrize("contact", ["https://social.example/@desk", "Write to desk@x.example, please", "+49 30 1234"])
def test_a_contact_that_is_no_address_of_mail_is_no_sender(tmp_path: Path, contact: str) -> None:
    message = message_of(mail_of(tmp_path, options={"desk": {"contact": contact}}))
    assert message["From"].addresses[0].addr_spec == "desk@example.invalid"
    assert message["List-Unsubscribe"] == "<mailto:unsubscribe@example.invalid>"


@given(st.text(st.sampled_from("aé ß旧码=?_<>\"'\\,:;()ö "), min_size=1, max_size=160))
@settings(max_examples=60)
def test_a_subject_reads_back_as_it_was_written(title: str) -> None:
    wanted = " ".join(title.split())
    written = b"Subject: " + encoded_subject(wanted) + b"\r\n\r\n"
    assert all(len(line) <= 78 for line in written.split(b"\r\n"))
    assert email.message_from_bytes(written, policy=default)["Subject"] == wanted


def test_no_line_begins_as_a_mailbox_begins_a_message() -> None:
    lines = list(flow("x" * 100 + " From " + "y" * 70))
    assert not any(line.startswith("From ") for line in lines)


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    assert mail_of(tmp_path / "a") == mail_of(tmp_path / "b")


def test_a_german_desk_writes_in_german(tmp_path: Path) -> None:
    mail = mail_of(tmp_path, options={"desk": {"language": "de"}})
    assert "Abbestellen" in mail.html
    assert 'lang="de"' in mail.html
    assert "wörtlich" in mail.text


def test_what_was_withdrawn_shows_its_headline_alone(tmp_path: Path) -> None:
    gone = {"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "Another pier"}}
    mail = mail_of(tmp_path, articles={"pier-closed": gone})
    assert QUOTE not in mail.html + mail.text
    assert "Boats land" not in mail.html + mail.text
    assert "Withdrawn" in mail.html
    assert "Withdrawn" in mail.text


def test_the_command_writes_three_files_and_tells_of_them(tmp_path: Path) -> None:
    write_desk(tmp_path / "digests", editions={"2024-05-14": {}})
    plugins = "theme: {name: standfirst}\nplugins: [standfirst]\n"
    config = f"site_name: The Desk\nsite_url: {ADDRESS}\ndocs_dir: digests\n{plugins}"
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    epoch = {"SOURCE_DATE_EPOCH": "1717243200"}
    done = run_command("email", "-o", "mail", "--json", cwd=tmp_path, environment=epoch)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["version"] == 1
    for kind in ("html", "text", "message"):
        assert (tmp_path / told[kind]["file"]).stat().st_size == told[kind]["bytes"]
    names = sorted(path.name for path in (tmp_path / "mail").iterdir())
    assert names == ["edition-2024-05-14.eml", "edition-2024-05-14.html", "edition-2024-05-14.txt"]
    wrong = run_command("email", "2024-05-15", cwd=tmp_path, environment=epoch)
    assert (wrong.returncode, re.findall("readers have no edition|did you mean 2024-05-14", wrong.stderr)) == (
        1,
        ["readers have no edition", "did you mean 2024-05-14"],
    )
