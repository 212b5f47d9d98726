"""Commands that write into an editor's file change the lines they mean and no other."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.errors import Faults
from standfirst.source.files import SourceFile
from standfirst.source.frontmatter import read_document
from standfirst.source.schema import ArticleFields
from standfirst.source.schema.validate import validate
from standfirst.source.sheet import CannotSpliceError
from standfirst.source.splice import Change, replace_body, splice

STAMP = {"standing": "exact", "profile": "desk", "date": "2026-11-22", "hash": "0" * 64}

ARTICLE = """\
---
# Clipped by NH.
title: 'The mill''s boats'   # as printed
topics: [ferries, mills]
quotes:
  # the captain
  - text: "We land where we can leave"   # second paragraph
    speaker: ada-brook   # in the registry

  - speaker: Bo Reed
    text: >-
      The mill is
      a good place.
    # looked up on Monday

  -   {text: 'No boat is late', speaker: ada-brook}
status: published

# the end
---

title: not a field
"""


def spliced(text: str, *changes: tuple[tuple[str | int, ...], Any]) -> str:
    return splice(text, "x.md", [Change(path, value) for path, value in changes], ArticleFields)


def fields(text: str) -> dict[str, Any]:
    """Return what the front matter of `text` says."""
    found, faults = validate(read_document(SourceFile("x.md", text)).fields, ArticleFields, "x.md")
    assert found is not None, faults
    return found.model_dump(mode="json", exclude_unset=True, by_alias=True)


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines of `after` that `before` does not have."""
    known = before.splitlines(keepends=True)
    return [line for line in after.splitlines(keepends=True) if line not in known]


def test_a_group_is_added_below_the_last_line_of_its_quote() -> None:
    after = spliced(ARTICLE, (("quotes", 0, "verified"), STAMP))
    new = [
        "    verified:\n",
        "      standing: exact\n",
        "      profile: desk\n",
        "      date: 2026-11-22\n",
        f'      hash: "{"0" * 64}"\n',
    ]
    lines = ARTICLE.splitlines(keepends=True)
    place = lines.index("    speaker: ada-brook   # in the registry\n") + 1
    assert after == "".join([*lines[:place], *new, *lines[place:]])


def test_a_group_is_added_behind_folded_text_and_before_the_comment_that_follows() -> None:
    after = spliced(ARTICLE, (("quotes", 1, "verified"), STAMP))
    assert "      a good place.\n    verified:\n      standing: exact\n" in after
    assert after.index("    # looked up") > after.index("    verified:")
    assert after.replace("".join(changed_lines(ARTICLE, after)), "") == ARTICLE


def test_a_group_in_brackets_stays_on_its_line() -> None:
    after = spliced(ARTICLE, (("quotes", 2, "verified"), STAMP))
    (line,) = changed_lines(ARTICLE, after)
    assert line.startswith("  -   {text: 'No boat is late', speaker: ada-brook, verified: {standing: exact, ")


def test_a_field_is_added_behind_the_last_one() -> None:
    after = spliced(ARTICLE, (("body_sha256",), "ab" * 32))
    assert after == ARTICLE.replace("status: published\n", f"status: published\nbody_sha256: {'ab' * 32}\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 'The mill''s boats'   # as printed", "title: 'Reed''s boats: all'   # as printed"),
        ('text: "We land where we can leave"   #', 'text: "Reed\'s boats: all"   #'),
        ("status: published\n", 'status: "Reed\'s boats: all"\n'),
        ("      The mill is\n      a good place.\n", "      Reed's boats: all\n"),
    ],
    ids=["single quotation marks", "double quotation marks", "plain", "folded"],
)
def test_a_new_text_takes_the_form_of_the_old_one(old: str, new: str) -> None:
    path = {"t": ("title",), '"': ("quotes", 0, "text"), "s": ("status",), " ": ("quotes", 1, "text")}
    key = old[0] if old[0] != "t" or old.startswith("title") else '"'
    assert spliced(ARTICLE, (path[key], "Reed's boats: all")) == ARTICLE.replace(old, new)


def test_a_long_folded_text_is_folded_again_and_a_block_keeps_its_lines() -> None:
    text = "---\nsummary: >\n  One line.\ncommentary: |\n  One\n\n  Two\n# next\ntitle: x\n---\n"
    words = "The boats of the mill go up the river and come down again. " * 4
    after = spliced(text, (("summary",), words.strip()), (("commentary",), "Three\n\nFour\n"))
    assert max(map(len, after.splitlines())) < 112
    assert "commentary: |\n  Three\n\n  Four\n# next\ntitle: x\n" in after
    assert fields(after)["summary"] == words.strip()


def test_taking_out_a_name_takes_its_line() -> None:
    text = "---\ntitle: x\nproposed:\n  - summary  # by the clipper\n  - people\nstatus: review\n---\n"
    once = spliced(text, (("proposed", 0), None))
    assert once == text.replace("  - summary  # by the clipper\n", "")
    assert spliced(once, (("proposed", 0), None)) == text.replace(
        ":\n  - summary  # by the clipper\n  - people", ": []"
    )
    assert spliced(text, (("proposed",), None)) == "---\ntitle: x\nstatus: review\n---\n"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("proposed", 0), "proposed: [people, topics]"),
        (("proposed", 1), "proposed: [summary, topics]"),
        (("proposed", 2), "proposed: [summary, people]"),
    ],
)
def test_taking_out_an_item_in_brackets_takes_its_comma(path: tuple[str | int, ...], line: str) -> None:
    text = "---\nproposed: [summary, people, topics]  # all\n---\n"
    assert spliced(text, (path, None)) == f"---\n{line}  # all\n---\n"


def test_taking_out_the_field_behind_a_dash_moves_the_next_one_up() -> None:
    text = "---\nquotes:\n  - proposed: true\n    text: a\n    speaker: b\n---\n"
    assert spliced(text, (("quotes", 0, "proposed"), None)) == "---\nquotes:\n  - text: a\n    speaker: b\n---\n"


def test_fields_are_found_under_their_other_names() -> None:
    text = "---\nquotations:\n- who: b\n  quote: a\n---\n"
    after = spliced(text, (("quotes", 0, "speaker"), "c"), (("quotes", 0, "verified"), STAMP))
    assert after.startswith("---\nquotations:\n- who: c\n  quote: a\n  verified:\n    standing: exact\n")


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeff" + ARTICLE.replace("\n", "\r\n")
    after = spliced(text, (("quotes", 0, "verified"), STAMP), (("body_sha256",), "ab" * 32))
    assert after.replace("\r\n", "").count("\n") == 0
    unix = spliced(ARTICLE, (("quotes", 0, "verified"), STAMP), (("body_sha256",), "ab" * 32))
    assert after == "\ufeff" + unix.replace("\n", "\r\n")


def test_a_changed_group_keeps_the_places_and_comments_of_its_fields() -> None:
    once = spliced(ARTICLE, (("quotes", 0, "verified"), STAMP))
    noted = once.replace("profile: desk\n", "profile: desk   # why\n")
    after = spliced(noted, (("quotes", 0, "verified"), {**STAMP, "date": "2026-12-01", "profile": "strict"}))
    assert after == noted.replace("profile: desk", "profile: strict").replace("2026-11-22", "2026-12-01")


def test_an_empty_value_is_filled() -> None:
    text = "---\nquotes:\n- text: a\n  speaker: b\n  verified:   # not yet\nstatus:\n---\n"
    after = spliced(text, (("status",), "review"), (("quotes", 0, "verified"), STAMP))
    assert after.endswith("status: review\n---\n")
    assert "  speaker: b\n  verified:\n    standing: exact\n" in after


def test_empty_front_matter_gets_its_first_field() -> None:
    assert spliced("---\n---\nBody.\n", (("title",), "x")) == "---\ntitle: x\n---\nBody.\n"


@pytest.mark.parametrize("path", [("quotes", 7, "text"), ("capture", "file"), ("title", "text"), ("topics", 2)])
def test_a_place_that_is_not_there_is_refused(path: tuple[str | int, ...]) -> None:
    with pytest.raises(CannotSpliceError, match="there is no"):
        spliced(ARTICLE, (path, "x"))


def test_a_layout_that_no_program_should_touch_is_refused() -> None:
    with pytest.raises(CannotSpliceError, match="cannot be edited by a program"):
        spliced("---\n{title: x}\n---\n", (("status",), "review"))
    with pytest.raises(Faults):
        spliced("---\ntitle: [\n---\n", (("status",), "review"))


# Layouts that nobody thought of

_SIGNS = st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn", "Cf", "Zl", "Zp"])
_MARKS = st.sampled_from("'\":#-,[]{} \n|>&*!%@`")
TEXTS = st.text(_SIGNS | _MARKS, min_size=1, max_size=60).map(str.strip).filter(bool)


@st.composite
def scalars(draw: st.DrawFn, *, indent: int | None) -> str:
    """Draw a text of a file in any of YAML's five forms; `indent` is None inside brackets."""
    text = draw(TEXTS)
    forms = ["double", "single"] + ([] if indent is None else ["literal", "folded", "plain"])
    form = draw(st.sampled_from(forms))
    flat = " ".join(text.split())
    if form == "single":
        return "'" + flat.replace("'", "''") + "'"
    if form == "plain":
        over_lines = "über\n" + " " * (indent or 0) + "two lines"
        return draw(st.sampled_from(["word", "two words", "it's 3 o'clock", "https://a.example/#b", over_lines]))
    if form in {"literal", "folded"}:
        mark = "|>"[form == "folded"] + draw(st.sampled_from(["", "-", "+"]))
        blank = "\n" * draw(st.integers(0, 2))
        lines = "".join(f"\n{' ' * (indent or 0)}{line.strip()}" if line.strip() else "\n" for line in text.split("\n"))
        return mark + lines + blank
    return json.dumps(text, ensure_ascii=False)


def comment(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", "", "  # noted: 'it' \"is\"", " #"]))


@st.composite
def files(draw: st.DrawFn) -> str:
    """Draw an article's file: three quotes in block or flow layout, with comments and blank lines between."""
    lines = ["---", "title: x" + comment(draw), "quotes:" + comment(draw)]
    dash = " " * draw(st.integers(0, 3)) + "-" + " " * draw(st.integers(1, 3))
    for _ in range(3):
        pad = " " * len(dash)
        if draw(st.booleans()):
            inner = [f"{name}: {draw(scalars(indent=None))}" for name in draw(st.permutations(["text", "speaker"]))]
            gap = draw(st.sampled_from([", ", ",\n" + pad + "  "]))
            lines.append(dash + "{" + gap.join(inner) + draw(st.sampled_from(["", ",", " "])) + "}" + comment(draw))
        else:
            deeper = len(dash) + draw(st.integers(1, 4))
            parts = [f"{name}: {draw(scalars(indent=deeper))}" for name in draw(st.permutations(["text", "speaker"]))]
            parts = [part if "\n" in part else part + comment(draw) for part in parts]
            lines += [dash + parts[0], pad + parts[1]]
        lines += draw(st.sampled_from([[], [""], [pad + "# between"], ["# at the side", ""]]))
    if draw(st.booleans()):
        lines.append("status: review" + comment(draw))
    text = "\n".join([*lines, "---", "", "Body: [x", "---", "text: y", ""])
    text = draw(st.sampled_from(["", "\ufeff"])) + text
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def is_readable(text: str) -> bool:
    try:
        return fields(text)["quotes"] is not None
    except (Faults, AssertionError):
        return False


@given(files().filter(is_readable), st.integers(0, 2), TEXTS)
def test_whatever_the_layout_only_the_meant_values_change(text: str, place: int, words: str) -> None:
    before = fields(text)
    stamped = spliced(text, (("quotes", place, "verified"), STAMP), (("body_sha256",), "ab" * 32))
    meant = {**before, "quotes": [dict(quote) for quote in before["quotes"]], "body_sha256": "ab" * 32}
    meant["quotes"][place]["verified"] = fields(stamped)["quotes"][place]["verified"]
    assert fields(stamped) == meant
    assert meant["quotes"][place]["verified"]["hash"] == "0" * 64
    # every line that was there is there still, in its order, but for one in brackets
    lines = iter(stamped.splitlines())
    lost = [line for line in text.splitlines() if line.strip() and line not in lines]
    assert len(lost) <= 1 or "{" in text
    assert spliced(stamped, (("quotes", place, "verified"), STAMP), (("body_sha256",), "ab" * 32)) == stamped
    assert fields(spliced(stamped, (("quotes", place, "verified"), None), (("body_sha256",), None))) == before


@given(files().filter(is_readable), st.integers(0, 2), TEXTS)
def test_whatever_the_words_they_are_read_back(text: str, place: int, words: str) -> None:
    before = fields(text)
    after = spliced(text, (("quotes", place, "text"), words))
    meant = {**before, "quotes": [dict(quote) for quote in before["quotes"]]}
    meant["quotes"][place]["text"] = words
    assert fields(after) == meant
    assert spliced(after, (("quotes", place, "text"), words)) == after


def test_a_summary_with_a_sentence_a_line_keeps_that_layout() -> None:
    before = "---\ntitle: x\nsummary: >-\n  The mill is shut.\n  It may open in May.\n---\n"
    after = spliced(before, (("summary",), "The mill is shut. It may open in June. Nobody knows."))
    assert changed_lines(before, after) == ["  It may open in June.\n", "  Nobody knows.\n"]


def test_a_new_body_leaves_the_front_matter_and_its_line_ends_as_they_are() -> None:
    assert replace_body(ARTICLE, "x.md", "New.\n") == ARTICLE.replace("title: not a field", "New.")
    windows = "---\r\ntitle: x\r\n---\r\n\r\nOld.\r\n"
    assert replace_body(windows, "x.md", "One.\n\nTwo.") == "---\r\ntitle: x\r\n---\r\n\r\nOne.\r\n\r\nTwo.\r\n"
    assert replace_body(windows, "x.md", "") == "---\r\ntitle: x\r\n---\r\n"
    with pytest.raises(Faults):
        replace_body("no front matter", "x.md", "New.")
