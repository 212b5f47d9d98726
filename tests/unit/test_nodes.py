"""YAML without guesses: every scalar stays text, every value has its place, and the dangerous parts are refused."""

import json

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from standfirst.errors import Fault, Faults, Origin
from standfirst.source.nodes import MAX_DEPTH, Mapping, Node, Scalar, Sequence, kind, parse_yaml

FILE = "articles/x.md"


def plain(node: Node | None) -> object:
    """Return a tree as lists, groups and texts."""
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.entries.values()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value if node else None


def parsed(text: str) -> tuple[Node | None, tuple[Fault, ...]]:
    """Return the tree of a text, or the faults that refuse it; anything else that is raised fails the test."""
    try:
        return parse_yaml(text, FILE), ()
    except Faults as error:
        return None, error.faults


def refused(text: str) -> list[tuple[str, int, int]]:
    """Return the rules that refuse a text, with line and column."""
    with pytest.raises(Faults) as caught:
        parse_yaml(text, FILE)
    assert all(fault.remedy for fault in caught.value.faults)
    return [(fault.rule, fault.place.line, fault.place.column) for fault in caught.value.faults]


@pytest.mark.parametrize(
    "value",
    [
        "NO",
        "no",
        "yes",
        "on",
        "off",
        "true",
        "012",
        "0x1F",
        "1e3",
        "1_000",
        "12:30",
        "190:20:30",
        "2024-05-13",
        "2024-05-13 08:52",
        "~",
        "null",
        "NULL",
        ".inf",
        ".nan",
        "=",
        "<<",
        "3.10",
        "+1",
    ],
)
def test_a_plain_scalar_stays_the_text_that_was_typed(value: str) -> None:
    node = parse_yaml(f"title: {value}\nlist: [{value}]", FILE)
    assert plain(node) == {"title": value, "list": [value]}


def test_keys_are_text_too() -> None:
    assert plain(parse_yaml("no: a\n012: b\n2024-05-13: c\n~: d", FILE)) == {
        "no": "a",
        "012": "b",
        "2024-05-13": "c",
        "~": "d",
    }


@pytest.mark.parametrize(
    ("text", "value", "unmarked"),
    [
        ("a: x", "x", True),
        ("a:", "", True),
        ("a: ''", "", False),
        ('a: "null"', "null", False),
        ("a: |\n  one\n  two\n", "one\ntwo\n", False),
        ("a: >-\n  one\n  two\n", "one two", False),
        ("a: one\n  two", "one two", True),
    ],
)
def test_a_scalar_knows_whether_it_stood_in_quotation_marks(text: str, value: str, unmarked: bool) -> None:
    node = parse_yaml(text, FILE)
    assert isinstance(node, Mapping)
    scalar = node.entries["a"][1]
    assert isinstance(scalar, Scalar)
    assert (scalar.value, scalar.plain) == (value, unmarked)


def test_every_value_has_its_place_in_the_file() -> None:
    node = parse_yaml('title: x\nquotes:\n  - text: "é漢 word"\n    speaker: y\n', FILE, first_line=2)
    assert isinstance(node, Mapping)
    key, quotes = node.entries["quotes"]
    assert key.span.origin(FILE) == Origin(FILE, 3, 1, 3, 7)
    assert isinstance(quotes, Sequence)
    (quote,) = quotes.items
    assert isinstance(quote, Mapping)
    assert quote.entries["text"][1].span.origin(FILE) == Origin(FILE, 4, 11, 4, 20)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_an_empty_text_is_nothing(text: str) -> None:
    assert parse_yaml(text, FILE) is None


@pytest.mark.parametrize(("text", "words"), [("x", "text"), ("- x", "a list"), ("x: y", "a group of fields")])
def test_a_node_is_named_in_an_editors_words(text: str, words: str) -> None:
    node = parse_yaml(text, FILE)
    assert node is not None
    assert kind(node) == words


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a: &x b", "yaml-anchor", 1, 4),
        ("a: 1\nb: *x", "yaml-anchor", 2, 4),
        ("a: &x b\nc: *x", "yaml-anchor", 1, 4),
        ("a: {<<: *x}", "yaml-anchor", 1, 9),
        ("&x a: b", "yaml-anchor", 1, 1),
        ("a: !!python/object/apply:os.system [x]", "yaml-tag", 1, 4),
        ("a: !!str 1", "yaml-tag", 1, 4),
        ("a: ! x", "yaml-tag", 1, 4),
        ("a:\n  - !include b", "yaml-tag", 2, 5),
        ("? [a, b]\n: c", "yaml-key", 1, 3),
        ("{a: b}: c", "yaml-key", 1, 1),
        ("a: b\nc: d\n\na: e", "yaml-duplicate-key", 4, 1),
        ("q:\n  - t: 1\n    t: 2", "yaml-duplicate-key", 3, 5),
        ("a: " + "[" * 400 + "]" * 400, "yaml-depth", 1, 4 + MAX_DEPTH),
        ("a: b: c", "yaml-syntax", 1, 5),
        ("a: [b, c\nd: e", "yaml-syntax", 1, 4),
        ("a: {b: c\nd: e", "yaml-syntax", 1, 4),
        ("a: 'b\nc: d", "yaml-syntax", 1, 4),
        ('a: "b\nc: d', "yaml-syntax", 1, 4),
        ("a: b\nc\nd: e", "yaml-syntax", 2, 1),
        ("a:\n\t- b", "yaml-syntax", 2, 1),
        ("a: @b", "yaml-syntax", 1, 4),
        ("a: %b", "yaml-syntax", 1, 4),
        ('a: "\\q"', "yaml-syntax", 1, 5),
        ("a: b\n---\nc: d", "yaml-syntax", 2, 1),
        ("a: b\n...\nc: d", "yaml-syntax", 3, 1),
        ("a: x\ny: b\0", "control-character", 2, 5),
        ("a: b\ufffe", "control-character", 1, 5),
        ('a: b\nc: "\\e[2J"', "control-character", 2, 4),
        ('a: "\\u202Eevil"', "control-character", 1, 4),
        ('a: "\\0"', "control-character", 1, 4),
    ],
)
def test_what_nobody_could_review_is_refused_at_its_place(text: str, rule: str, line: int, column: int) -> None:
    assert refused(text)[0] == (rule, line, column)


def test_all_duplicate_keys_are_told_at_once_with_the_line_of_the_first() -> None:
    with pytest.raises(Faults, match="first on line 1") as caught:
        parse_yaml("a: 1\na: 2\nb: 3\nb: 4", FILE)
    assert [(fault.rule, fault.place.line) for fault in caught.value.faults] == [
        ("yaml-duplicate-key", 2),
        ("yaml-duplicate-key", 4),
    ]


def test_nesting_up_to_the_limit_is_read() -> None:
    assert parse_yaml("[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH, FILE) is not None


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("title: North Korea: a report", "needs quotation marks"),
        ("a:\n\t- b", "never tabs"),
        ("title: @standfirst", "needs quotation marks"),
        ('title: "Korea', "close the quotation mark"),
        ("topics: [a, b", "bracket"),
        ("a: b\nhello\nc: d", "name: value"),
    ],
)
def test_a_mistake_of_hand_gets_its_own_remedy(text: str, cure: str) -> None:
    with pytest.raises(Faults) as caught:
        parse_yaml(text, FILE)
    assert cure in caught.value.faults[0].remedy


def test_escapes_that_hide_nothing_are_read() -> None:
    assert plain(parse_yaml('a: "\\t\\n\\u00e9\\"\\\\"', FILE)) == {"a": '\t\né"\\'}


ALIAS_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGE_BOMB = "a: &a {x: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join([f'*{before}'] * 9)}]}}\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("bomb", [ALIAS_BOMB, MERGE_BOMB])
def test_a_bomb_is_refused_at_its_first_anchor(bomb: str) -> None:
    assert refused(bomb) == [("yaml-anchor", 1, 4)]


# Nothing but faults, whatever the text

yamlish = st.lists(
    st.sampled_from(
        [
            "a",
            "b: ",
            ": ",
            "- ",
            "\n",
            "  ",
            "\t",
            "'",
            '"',
            "[",
            "]",
            "{",
            "}",
            ",",
            "&x",
            "*x",
            "!t ",
            "|",
            ">",
            "#",
            "?",
            "---\n",
            "...\n",
            "%TAG",
            "\\",
            "\\x00",
            "\x00",
            "\u2028",
            "\x85",
            "\ufeff",
            "\r",
            "é",
            "😀",
            "<<: ",
            "@",
            "`",
            "~",
            "=",
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(st.text(), yamlish))
@example("a: \ud7ff")
@example("\ufeff\ufeff")
@example("? ? ?")
@example("%YAML 9.9\n---\na")
def test_any_text_gives_a_tree_or_faults_with_places(text: str) -> None:
    node, faults = parsed(text)
    assert node is None or not faults
    for fault in faults:
        assert fault.place.file == FILE
        assert 1 <= fault.place.line <= len(text.splitlines()) + 1
        assert fault.place.column >= 1


@given(
    st.recursive(
        st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1), inner, max_size=4),
        max_leaves=20,
    )
)
def test_what_a_yaml_writer_wrote_comes_back_as_the_same_texts(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)
    node, faults = parsed(text)
    assert {fault.rule for fault in faults} <= {"control-character", "yaml-depth", "yaml-syntax"}
    if not faults:
        assert plain(node) == yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts alone
