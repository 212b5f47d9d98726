"""The one Markdown renderer: what an editor may write, and the wall that nothing else passes."""

import re

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.markdown import plain_markdown, render_markdown, sanitise


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("", ""),
        ("words", "<p>words</p>"),
        ("**bold** and *thin*", "<p><strong>bold</strong> and <em>thin</em></p>"),
        ("`code <b>`", "<p><code>code &lt;b&gt;</code></p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("one  \ntwo", "<p>one<br>\ntwo</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("[x](https://x.example/a?b=c&d)", '<p><a href="https://x.example/a?b=c&amp;d">x</a></p>'),
        ("<https://x.example>", '<p><a href="https://x.example">https://x.example</a></p>'),
        ("<desk@x.example>", '<p><a href="mailto:desk@x.example">desk@x.example</a></p>'),
        ("[x][1]\n\n[1]: https://x.example", '<p><a href="https://x.example">x</a></p>'),
        ("Tom & Jerry &amp; co", "<p>Tom &amp; Jerry &amp; co</p>"),
    ],
)
def test_editors_write_commonmark(source: str, html: str) -> None:
    assert render_markdown(source).strip() == html


def test_headings_begin_below_the_pages_own() -> None:
    html = render_markdown("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n\ng\n===")
    assert re.findall(r"<(h\d)>(\w)", html) == [
        ("h3", "a"),
        ("h4", "b"),
        ("h4", "c"),
        ("h4", "d"),
        ("h4", "e"),
        ("h4", "f"),
        ("h3", "g"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        "<b>bold</b>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<div onclick=x>\n\ntext\n\n</div>",
        "<!-- comment -->",
        "<?php x ?>",
        "<![CDATA[x]]>",
        "</p><iframe src=x>",
        "**<style>*{}</style>**",
    ],
)
def test_raw_html_is_shown_as_the_text_that_it_is(raw: str) -> None:
    html = render_markdown(raw)
    assert not re.search(r"<(?!/?(?:p|strong)>)", html)
    assert "".join(plain_markdown(raw).split()) == "".join(raw.replace("**", "").split())


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "&#x6A;avascript:alert(1)",
        "java&#10;script:x",
        "java&Tab;script:x",
        "\x01javascript:x",
        "data:text/html,x",
        "data:image/svg+xml;base64,PHN2Zz4=",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "ftp://x.example",
        "blob:https://x.example/1",
        "//evil.example",
        "/about",
        "../about.md",
        "#q-12345678",
        "tel:123",
        "https:evil",
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "[x](<{}>)", "<{}>", "[x]\n\n[x]: {}", "![x]({})"])
def test_only_web_and_mail_addresses_become_links(form: str, address: str) -> None:
    html = render_markdown(form.format(address))
    assert "<a" not in html
    assert "href" not in html


@pytest.mark.parametrize("source", ["![a](https://x.example/p.png)", "![a][1]\n\n[1]: https://x.example/p.png"])
def test_no_picture_is_asked_of_anybody(source: str) -> None:
    html = render_markdown(source)
    assert "<img" not in html
    assert "src" not in html


def test_a_bare_address_stays_text() -> None:
    assert render_markdown("see https://x.example") == "<p>see https://x.example</p>\n"


def test_a_links_title_opens_nothing() -> None:
    html = render_markdown("[x](https://x.example 'a\" onmouseover=\"b')")
    assert 'title="a&quot; onmouseover=&quot;b"' in html


@pytest.mark.parametrize(
    "source", ["a\u202eb", "a&#8238;b", "a&#x202E;b", "[a](https://x.example 'b\u202e')", "`\u202e`"]
)
def test_nothing_turns_the_line_around_it(source: str) -> None:
    html = render_markdown(source)
    assert "\u202e" not in html
    assert "⟨U+202E⟩" in html


def test_words_for_other_templates_are_words() -> None:
    assert render_markdown("{{ config }} {% raw %} ${x}") == "<p>{{ config }} {% raw %} ${x}</p>\n"


pieces = st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "</",
            "script",
            "img src=x",
            " onerror=",
            "javascript:",
            "data:",
            "[",
            "](",
            ")",
            "![",
            "`",
            "```\n",
            "*",
            "_",
            "\n",
            "\n\n",
            "    ",
            "> ",
            "- ",
            "&lt;",
            "&#",
            "x3c;",
            "&colon;",
            '"',
            "'",
            "\\",
            "\t",
            "# ",
            "a",
            "https://x.example",
            "<a href=",
            "style=",
            "\x00",
            "\u202e",
            "<!--",
            "-->",
            "|",
            "---\n",
            "=\n",
            ": ",
        ]
    ),
    max_size=30,
).map("".join)


@given(st.one_of(st.text(), pieces))
def test_whatever_is_written_only_known_elements_and_addresses_come_out(source: str) -> None:
    html = str(render_markdown(source))
    assert (
        nh3.clean(
            html,
            tags={"a", "p", "em", "strong", "code", "pre", "br", "hr", "ul", "ol", "li", "blockquote", "h3", "h4"},
            attributes={"a": {"href", "title"}, "ol": {"start"}, "code": {"class"}},
            url_schemes={"http", "https", "mailto"},
            link_rel=None,
        )
        == html
    )


@given(st.one_of(st.text(), pieces))
def test_what_the_sanitiser_let_through_it_lets_through_again(html: str) -> None:
    once = sanitise(html)
    assert sanitise(once) == once


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<a href="javascript:x">a</a>', "<a>a</a>"),
        (
            '<a href="https://x.example" onclick="x" style="y" target="_blank">a</a>',
            '<a href="https://x.example">a</a>',
        ),
        ("<script>x</script><style>y</style>z", "z"),
        ("<img src=x onerror=y>z", "z"),
        ("<iframe src=x></iframe><object></object><form></form>z", "z"),
        ("<!-- x -->z", "z"),
        ("<p id=a class=b lang=ka dir=rtl data-sf-x=1 data-md-y=2>z</p>", None),
    ],
)
def test_the_last_wall_passes_what_our_templates_write_and_nothing_else(html: str, clean: str | None) -> None:
    cleaned = sanitise(html)
    if clean is not None:
        assert cleaned == clean
        return
    assert "data-md" not in cleaned
    for kept in ('id="a"', 'class="b"', 'lang="ka"', 'dir="rtl"', 'data-sf-x="1"'):
        assert kept in cleaned


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", ""),
        ("**bold** [link](https://x.example) `code`", "bold link code"),
        ("one\ntwo  \nthree", "one two three"),
        ("# a\n\n- b\n- c\n\n> d", "a b c d"),
        ("```\ncode\n```", "code"),
        ("a <b>c</b> &amp; d", "a <b>c</b> & d"),
    ],
)
def test_plain_words_lose_their_marks_and_nothing_else(source: str, words: str) -> None:
    assert plain_markdown(source) == words
