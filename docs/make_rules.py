"""Writes docs/rules.md from check/catalogue.py and the remedies below.

    python docs/make_rules.py

tests/repo/test_docs.py says when the page is behind the code.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from standfirst.check import RULES, Rule

PAGE = Path(__file__).with_name("rules.md")

INTRODUCTION = """\
# Rules

`standfirst check` runs all of these. An **error** in a file that readers have stops a build; in a draft it is reported
and stops nothing. A **warning** is listed and stops only `build --strict`; a **note** (`info`) waits in `check`.

A desk sets another level for a rule, or switches it off, under [`rules`](options.md#checks). A quote that failed is
never shown, whatever level the desk gives `quote-failed`.

This page is made by `docs/make_rules.py`.
"""

REMEDIES = {
    "file-unreadable": "Mend its permissions, or remove it when it is no ordinary file.",
    "file-too-large": "Clip the article's text alone. At most 2 MiB are read of a file, 256 Ki characters of fields.",
    "encoding": "Save the file as UTF-8.",
    "control-character": "Delete the character at the place named, or its escape.",
    "bidi-override": "Delete it; right-to-left text needs none. Readers see it written out, as `⟨U+202E⟩`.",
    "line-separator": "Replace it by an ordinary line break.",
    "symlink-outside": "Copy the file in.",
    "path-case-collision": "Rename one of the two.",
    "id-invalid": "Rename: 1 to 100 of `a-z`, `0-9` and inner hyphens, and no device name of Windows.",
    "id-duplicate": "Rename one of the two files. Until then the one that readers have keeps the id.",
    "article-outside": "Move it into `articles/`, `topics/` or `editions/`.",
    "address-taken": "Rename or move the ordinary page.",
    "front-matter-missing": "Begin the file with `---`, the fields, and `---`.",
    "front-matter-unclosed": "Put a line `---` behind the fields.",
    "front-matter-not-fields": "Write `name: value` lines.",
    "yaml-syntax": 'Mostly a value that needs quotation marks, as `title: "North Korea: a report"`, or a tab.',
    "yaml-key": "Write `name: value`, with plain text before the colon.",
    "yaml-duplicate-key": "Keep one of the two.",
    "yaml-anchor": "Write the value out. A text that begins with `*` or `&` needs quotation marks.",
    "yaml-tag": "Drop it. A text that begins with `!` needs quotation marks.",
    "yaml-depth": "Flatten the value: nothing nests deeper than eight levels.",
    "field-unknown": "Correct the name, drop the field, or begin its name with `x_`.",
    "field-missing": "Add it. A story without an address has `url: null` and a `medium`.",
    "field-type": "Write the kind of value that [the files](files.md) name.",
    "field-empty": "Write a value, or drop the field.",
    "field-value": "Write one of the values that the message names.",
    "date-invalid": "Write `2024-05-13`, `2024-05-13 08:52` or `2024-05-13 08:52+09:00`.",
    "url-invalid": "Begin with `https://` or `http://` and a host.",
    "language-invalid": "Write a BCP 47 tag such as `en`, `ko` or `pt-BR`.",
    "timezone-invalid": "Write an IANA name such as `Asia/Seoul`.",
    "text-null": "Leave the value empty or drop the line; for the word itself use quotation marks.",
    "topic-unknown": "Correct the slug, or write `topics/<slug>.md`.",
    "reference-unknown": "Correct the id or key, drop it, or write the name in full; a pin may have `url` and `title`.",
    "edition-story-unknown": "Correct the id, write the article, or drop it; copy a quote's text from its article.",
    "edition-story-unpublished": "Publish the story or drop it from the edition.",
    "alias-ambiguous": "Give one of the two entries a longer name or alias.",
    "formerly-taken": "Drop the old id in one of the two files.",
    "unused-entry": "Remove it, or correct the name where it should be used.",
    "term-ambiguous": "Keep the word at one of the two terms; until then it is explained nowhere.",
    "term-unused": "Remove it, or add the form that the texts have to its `aliases`.",
    "pin-unseen": "Publish the story that is pinned, or drop the pin.",
    "pin-order": "Pin from the later story to the earlier one; readers see the link at both.",
    "roundup-source": "Rewrite the round-up without that story, or take it out and have one compiled anew.",
    "edition-duplicate": "Keep the copy that leads; its card names the other publishers.",
    "duplicate-unfolded": "Look at both: ban the pair with `not_related`, or lower `thresholds.duplicate`.",
    "thread-topic": "Add the topic where the story belongs there, or leave it.",
    "date-future": "Correct the date; for an embargo set `publish_date`.",
    "quote-failed": "Copy the words from the source. See [how quotes are verified](quotes.md).",
    "quote-outside-marks": "Quote what stands between quotation marks, or leave the words to the summary. In a speech "
    "or an interview printed without marks, set `source_form: transcript`.",
    "quote-speaker": "Name the speaker that the source names. Where it is the same person under another name, add that "
    "to `aliases` in `people.yml`. An organisation as speaker is not compared: it speaks through people.",
    "quote-negation-elided": "Quote these words too, or choose others. Where the sense is kept, leave it and say why "
    "in review.",
    "quote-edit-unmarked": "Put the changed letter in brackets, as `[t]he`; the fix-it has the text.",
    "quote-edit-strict": "Quote the source's words as they are. The rule runs with `profile: strict` alone.",
    "quote-end": "Leave the full stop out, or quote to the end of the sentence.",
    "quote-short": "Quote the whole clause, four words at least, or put the words into the summary.",
    "quote-bracket": "Compare the bracket with the source's words that it stands for, which the message gives.",
    "name-spelling": "Write the name as it is spelt, or add the other spelling to the person's `aliases`, which ends "
    "the finding. The body stays as it was published.",
    "quote-limit": "Quote less. Where the desk may print the story whole, set `rights: full`. What counts is in "
    "[the options](options.md#evidence-and-quotes).",
    "quote-stamp": "Compare the quote with its source and run `standfirst verify --stamp` where the evidence is, or "
    "delete `verified`. It is a warning where the stamp holds and says too little: it was made by the rules of "
    "`profile: desk` on a desk that is strict, or the evidence, where it is here, gives another standing.",
    "quote-unchecked": "Accept that readers see that it was not checked, or quote other words.",
    "body-changed": "Restore the body. If the change is meant, write the new hash, which the message gives.",
    "evidence-absent": "Bring the evidence, stamp the quotes where it is, or build with `--without-evidence`. A note "
    "says once which rules could not be run.",
    "capture-missing": "Bring the file, or delete `capture` if it is lost. The rule runs where `evidence/raw/` is; a "
    "desk whose captures stay with whoever clipped switches it off.",
    "capture-changed": "Restore the file from a backup or from `evidence`'s own history. A page that changed is "
    "clipped again with `standfirst clip --update`, which keeps both.",
    "proposed-published": "Read the value, then run `standfirst accept`, or delete its name from `proposed`, or the "
    "quote's `proposed: true`.",
    "summary-not-verbatim": "Where an editor wrote it, delete `summary` from `proposed`, or run `standfirst accept`. "
    "Otherwise compare it with the source.",
    "draft-waiting": "Somebody accepts, publishes or deletes it.",
    "rule-unknown": "Correct the rule's id in mkdocs.yml, or drop it.",
}
"""What to do in general; a finding's own remedy is more exact, and names the nearest known word."""

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def rules_page() -> str:
    """Return the whole page. Raises `KeyError` for a rule without a remedy."""
    parts = [INTRODUCTION]
    for family, rules in groupby(RULES.values(), key=lambda rule: rule.family):
        parts.append(f"\n## {family.capitalize()}\n")
        parts += [_section(rule) for rule in rules]
    return "".join(parts)


def _section(rule: Rule) -> str:
    level = _LEVELS[str(rule.severity)]
    return f"\n### {rule.id}\n\n**{level}.** {rule.why}\n\n{REMEDIES[rule.id]}\n"


if __name__ == "__main__":
    PAGE.write_text(rules_page(), "utf-8", newline="\n")
