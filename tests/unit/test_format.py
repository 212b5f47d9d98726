"""`standfirst format`: one layout, no other value, no comment lost, and a second run that changes nothing."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import run_command
from desks import article_text, load, write_desk
from standfirst.errors import Faults
from standfirst.source.arrange import arranged
from standfirst.source.files import SourceFile
from standfirst.source.frontmatter import read_document
from standfirst.source.schema import ArticleFields
from standfirst.source.schema.validate import validate

FILE = "articles/2024/05/pier-closed.md"
CONFIG = "site_name: The Lamp Desk\ndocs_dir: digests\ntheme: {name: standfirst}\nplugins: [standfirst]\n"
EPOCH = {"SOURCE_DATE_EPOCH": "1717243200"}

MESSY = """---
# of the desk
status: published
headline: Old pier closed until further notice  # as printed
topics: [ferries]   # one is enough
summary: "The old pier is closed. Boats land at the mill. Nobody knows until when."
tags:
  - tide
  # asked by the readers
  - Boats
  - autumn
date: 2024-05-13
link: https://lakeherald.example/2024/05/pier
publisher: lake-herald
x_note: ours
quotes:
  - speaker: ada-brook
    # from the tape
    text: We will not land where we cannot leave
---

The body: [a, b]  # stays
"""


def fields(text: str) -> ArticleFields | None:
    return validate(read_document(SourceFile(FILE, text)).fields, ArticleFields, FILE)[0]


def test_a_file_gets_the_schema_s_names_order_and_one_item_a_line() -> None:
    assert (
        arranged(MESSY, FILE)
        == """---
title: Old pier closed until further notice  # as printed
url: https://lakeherald.example/2024/05/pier
publisher: lake-herald
date: 2024-05-13
topics:   # one is enough
  - ferries
tags:
  - autumn
  # asked by the readers
  - Boats
  - tide
summary: >-
  The old pier is closed.
  Boats land at the mill.
  Nobody knows until when.
quotes:
  # from the tape
  - text: We will not land where we cannot leave
    speaker: ada-brook
# of the desk
status: published
x_note: ours
---

The body: [a, b]  # stays
"""
    )


def test_values_and_body_are_those_of_before() -> None:
    after = arranged(MESSY, FILE)
    assert after is not None
    one, other = fields(MESSY), fields(after)
    assert one is not None
    assert other is not None
    assert one.model_copy(update={"tags": ()}) == other.model_copy(update={"tags": ()})
    assert sorted(one.tags) == sorted(other.tags)
    assert after.split("\n---\n", 1)[1] == MESSY.split("\n---\n", 1)[1]


@pytest.mark.parametrize(
    "summary",
    [
        "summary:\n  One is here. Two is there. # keep me",
        "summary: # keep me\n  One is here. Two is there.",
        "summary: >- # keep me\n  One is here. Two is there.",
        "summary: 'One is here. Two is there.' # keep me",
    ],
)
def test_a_comment_beside_a_summary_stays(summary: str) -> None:
    after = arranged(f"---\ntitle: A\n{summary}\n---\n", FILE)
    assert after is not None
    assert "# keep me" in after


def test_line_ends_of_windows_stay() -> None:
    after = arranged(MESSY.replace("\n", "\r\n"), FILE)
    assert after is not None
    assert after.replace("\r\n", "\n") == arranged(MESSY, FILE)
    assert "\n" not in after.replace("\r\n", "")


def test_a_registry_is_sorted_by_key_and_its_heading_stays_on_top() -> None:
    text = """# People who speak.

zoe-land:
  roles: [{role: captain}]
  name: Zoe Land
# of the mill
ada-brook:
  name: Ada Brook
  aliases: [Brook, A. Brook]
"""
    assert (
        arranged(text, "people.yml")
        == """# People who speak.

# of the mill
ada-brook:
  name: Ada Brook
  aliases:
    - A. Brook
    - Brook

zoe-land:
  name: Zoe Land
  roles:
    - {role: captain}
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        "no front matter",
        "---\ntitle: [\n---\n",
        "---\ntitle: one\ntitle: two\n---\n",
        "---\ntitle: &a x\n---\n",
        "---\rtitle: one\r---\r",
    ],
)
def test_a_file_that_cannot_be_read_is_left(text: str) -> None:
    assert arranged(text, FILE) is None


WORDS = st.text(st.sampled_from("abc XYZ.,:#-?!'\"[]{}&*|>%@`é漢שð\u200b1:2"), min_size=1, max_size=30).filter(
    lambda text: text.strip() == text
)


@st.composite
def front_matter(draw: st.DrawFn) -> str:
    """Draw front matter in all kinds of layout, with comments."""
    rows = []
    for name in draw(
        st.permutations(["title", "Headline2", "tags", "places", "summary", "quotes", "x_mine", "people"])
    ):
        kind = draw(st.integers(0, 4))
        if draw(st.booleans()):
            rows.append(f"# {draw(WORDS)}")
        value = draw(WORDS)
        items = draw(st.lists(WORDS, min_size=1, max_size=4))
        behind = f"  # {draw(st.sampled_from('uvw'))}" if draw(st.booleans()) else ""
        if name in {"tags", "places", "people"}:
            if kind < 3:
                rows.append(f"{name}: {json.dumps(items, ensure_ascii=False)}{behind}")
            else:
                rows.append(f"{name}:")
                for item in items:
                    rows += [
                        *([f"  # {value}"] if kind == 4 else []),
                        f"  - {json.dumps(item, ensure_ascii=False)}{behind}",
                    ]
        elif name == "quotes":
            rows += [
                "quotes:",
                f"  - speaker: {json.dumps(value)}{behind}",
                "    # inside",
                f"    text: {json.dumps(items[0])}",
            ]
        elif name == "summary" and kind < 2:
            rows += [f"summary: {'|' if kind else '>-'}", *(f"  {item}" for item in items)]
        elif kind == 2:
            rows.append(f"{name}: '{value.replace(chr(39), chr(39) * 2)}'{behind}")
        else:
            rows.append(f"{name}: {json.dumps(value, ensure_ascii=False)}{behind}")
        if draw(st.booleans()):
            rows.append("")
    return "\n".join(["---", *rows, "---", "", "# body", ""])


@given(front_matter())
def test_whatever_the_layout_a_second_run_changes_nothing_and_no_value_is_lost(text: str) -> None:
    after = arranged(text, FILE)
    if after is None:
        with pytest.raises(Faults):
            read_document(SourceFile(FILE, text))
        return
    assert arranged(after, FILE) == after
    before, now = read_document(SourceFile(FILE, text)).fields, read_document(SourceFile(FILE, after)).fields
    assert set(before.entries) == set(now.entries)
    comments = [line.strip() for line in text.splitlines() if line.strip().startswith("#")]
    assert sorted(comments) == sorted(line.strip() for line in after.splitlines() if line.strip().startswith("#"))


def desk(folder: Path) -> Path:
    write_desk(folder / "digests", articles={"pier-closed": MESSY, "pier-open": "no front matter"})
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return folder


def format_(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = run_command("format", *arguments, cwd=folder, environment=EPOCH)
    return done.returncode, done.stdout, done.stderr


def test_the_command_writes_what_differs_and_says_so(tmp_path: Path) -> None:
    path = desk(tmp_path) / "digests" / FILE
    code, said, complaints = format_(tmp_path, str(path), "digests/articles/2024/05/pier-open.md")
    assert code == 0
    assert said == f"digests/{FILE}\nFormatted 1 file.\n"
    assert "1 could not be read and stays as before" in complaints
    assert path.read_text("utf-8") == arranged(MESSY, FILE)
    assert format_(tmp_path, str(path)) == (0, "Nothing to format.\n", "")
    assert load(tmp_path / "digests").articles["pier-closed"].fields.title


def test_check_and_diff_change_nothing(tmp_path: Path) -> None:
    path = desk(tmp_path) / "digests" / FILE
    code, said, _ = format_(tmp_path, "--check", str(path))
    assert (code, said) == (1, f"digests/{FILE}\nWould format 1 file.\n")
    code, said, _ = format_(tmp_path, "--diff", str(path))
    assert code == 0
    assert said.startswith(f"--- a/digests/{FILE}\n+++ b/digests/{FILE}\n@@ ")
    assert path.read_text("utf-8") == MESSY


def test_json_tells_what_was_done(tmp_path: Path) -> None:
    told = json.loads(format_(desk(tmp_path), "--check", "--json")[1])
    assert told["changed"][0] == FILE
    assert told["unread"] == ["articles/2024/05/pier-open.md"]
    assert (told["version"], told["written"]) == (1, False)


def test_a_path_elsewhere_is_refused(tmp_path: Path) -> None:
    code, _, complaints = format_(desk(tmp_path), "/")
    assert code == 1
    assert "is not in" in complaints


def test_what_the_desk_s_own_commands_write_is_in_the_layout() -> None:
    text = article_text(summary="One sentence.", quotes=None)
    after = arranged(text, FILE)
    assert after is not None
    assert fields(after) == fields(text)


# Comments stay with what they are about


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("authors:\n  - A\n  # - B was removed\ntitle: T\n", "title: T\nauthors:\n  - A\n  # - B was removed\n"),
        (
            "quotes:\n  - text: One two three four\n    speaker: Y\n    # checked by phone\ndate: 2024-05-13\n",
            "date: 2024-05-13\nquotes:\n  - text: One two three four\n    speaker: Y\n    # checked by phone\n",
        ),
        ("tags:\n  # about zebra\n  - zebra\n  - apple\n", "tags:\n  # about zebra\n  - zebra\n  - apple\n"),
        ("tags:\n  - zebra\n  # about apple\n  - apple\n", "tags:\n  # about apple\n  - apple\n  - zebra\n"),
    ],
)
def test_a_comment_goes_with_what_it_is_about(before: str, after: str) -> None:
    assert arranged(f"---\n{before}---\nb\n", FILE) == f"---\n{after}---\nb\n"


def test_a_comment_below_an_entry_is_the_entrys() -> None:
    people = "zoe:\n  name: Z\n  # zoe end\n\nadam:\n  name: A\n"
    assert arranged(people, "people.yml") == "adam:\n  name: A\n\nzoe:\n  name: Z\n  # zoe end\n"


def test_what_one_step_moves_another_sees_in_the_same_run() -> None:
    text = "---\nsummary: One is here.\n  Two is here.\n  # ind\ntitle: T\n---\nb\n"
    once = arranged(text, FILE)
    assert once is not None
    assert arranged(once, FILE) == once


def test_a_registry_of_a_thousand_is_formatted_in_seconds() -> None:
    rows = [f"k{number:04}:\n  aliases: [B{number}, A{number}]\n  name: N{number}\n" for number in range(1000)]
    begun = time.monotonic()
    made = arranged("\n".join(reversed(rows)), "people.yml")
    assert time.monotonic() - begun < 60
    assert made == "\n".join(f"k{n:04}:\n  name: N{n}\n  aliases:\n    - A{n}\n    - B{n}\n" for n in range(1000))
