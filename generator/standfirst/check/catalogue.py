"""Every rule: its id, how much it weighs where the desk does not say, and why it is there."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.errors import Severity

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `family` groups it in the documentation, `why` is one sentence for an editor."""

    id: str
    family: str
    severity: Severity
    why: str


def _rules(family: str, *rows: tuple[str, Severity, str]) -> dict[str, Rule]:
    return {id_: Rule(id_, family, severity, why) for id_, severity, why in rows}


RULES: dict[str, Rule] = {
    **_rules(
        "files",
        ("file-unreadable", _E, "A file that cannot be opened cannot be published."),
        ("file-too-large", _E, "Articles are a few kilobytes; a huge file is a page saved by mistake."),
        ("encoding", _E, "Everything is UTF-8; anything else shows as wrong letters."),
        ("control-character", _E, "Invisible characters from a paste break search, quotes and print."),
        ("bidi-override", _W, "These characters can turn a line around and make it read as what it is not."),
        ("line-separator", _W, "Some programs count it as a line end and some do not, so places would differ."),
        ("symlink-outside", _E, "A link out of the content folder could publish any file of the machine."),
        ("path-case-collision", _E, "Two names that differ in case alone are one file on macOS and Windows."),
        ("id-invalid", _E, "An id becomes part of a permanent address, on every system."),
        ("id-duplicate", _E, "Two stories cannot have one id: links would lead to either."),
        ("article-outside", _E, "An article outside articles/ would be published whole, as an ordinary page."),
        ("address-taken", _E, "An ordinary page must not lie where generated pages have their addresses."),
    ),
    **_rules(
        "front matter",
        ("front-matter-missing", _E, "Without front matter there is no annotation."),
        ("front-matter-unclosed", _E, "The closing line --- says where the article's text begins."),
        ("front-matter-not-fields", _E, "Front matter is names and values."),
        ("yaml-syntax", _E, "The front matter cannot be read as it stands."),
        ("yaml-key", _E, "A field's name is plain text."),
        ("yaml-duplicate-key", _E, "Of two values for one field, one would win silently."),
        ("yaml-anchor", _E, "Anchors and aliases let a small file grow without bound, and nobody reviews them."),
        ("yaml-tag", _E, "Tags ask a program to make something other than text."),
        ("yaml-depth", _E, "Nothing in the schema nests so deep."),
    ),
    **_rules(
        "fields",
        ("field-unknown", _W, "A misspelt name is a value that readers never see."),
        ("field-missing", _E, "Readers would find a gap where this field belongs."),
        ("field-type", _E, "A list, a text and a group of fields are not the same."),
        ("field-empty", _E, "An empty value says nothing."),
        ("field-value", _E, "The value is not one that the field can have."),
        ("date-invalid", _E, "Dates sort stories and make addresses."),
        ("url-invalid", _E, "Only web addresses may become links."),
        ("language-invalid", _E, "The tag tells browsers, readers' voices and hyphenation what language it is."),
        ("timezone-invalid", _E, "Times without a zone are read in this one."),
        ("text-null", _W, "In some programs this word means nothing at all; here it is text."),
    ),
    **_rules(
        "references",
        ("topic-unknown", _E, "A story of a topic without a file would be on no briefing page."),
        ("reference-unknown", _W, "The id leads nowhere."),
        ("edition-story-unknown", _E, "A published edition must have all its stories."),
        ("edition-story-unpublished", _W, "Readers do not have this story, so the edition is shorter than it looks."),
        ("alias-ambiguous", _W, "A name that could be two people must not be guessed."),
        ("formerly-taken", _E, "An old address leads to one story alone, and never away from a story that lies there."),
        ("unused-entry", _W, "What nothing uses is forgotten, or misspelt elsewhere."),
    ),
    **_rules(
        "glossary",
        ("term-ambiguous", _W, "A word with two explanations would get one of them by chance."),
        ("term-unused", _I, "A term that the desk never writes explains nothing; its texts may spell it otherwise."),
    ),
    **_rules(
        "related stories",
        ("pin-unseen", _W, "A pin to a story that readers do not have shows them nothing."),
        ("pin-order", _W, "No story follows one of a later day; readers would be led the wrong way."),
        ("roundup-source", _E, "What a withdrawn story said must not live on in the topic's opening."),
        ("edition-duplicate", _W, "One report at two publishers is one story; an edition should tell it once."),
        ("duplicate-unfolded", _I, "Two reports with much of the same wording may be one agency's copy."),
        ("thread-topic", _I, "A reader of a topic should find the whole of a running story there."),
    ),
    **_rules("dates", ("date-future", _W, "A story of tomorrow is a slip of the hand.")),
    **_rules(
        "quotes",
        ("quote-failed", _E, "The words are not what the source says. They are never published."),
        ("quote-outside-marks", _E, "The words are the reporter's own: in prose, only quotation marks make a quote."),
        ("quote-speaker", _W, "The source gives these words to somebody else."),
        (
            "quote-negation-elided",
            _W,
            "An edit that hides a word such as not can turn what was said round.",
        ),
        ("quote-edit-unmarked", _W, "Readers cannot see a change that has no mark, be it one letter."),
        ("quote-edit-strict", _W, "This desk has said that it alters no quotation, with marks or without."),
        ("quote-end", _W, "A full stop says that the sentence ends here, and in the source it goes on."),
        ("quote-short", _W, "A few words out of their sentence can be made to say anything."),
        ("quote-bracket", _I, "Words in brackets are the desk's; somebody should see what they stand for."),
        ("name-spelling", _W, "One person under two spellings is two people to a search, and one spelling is wrong."),
        ("quote-limit", _W, "How much may be quoted from one story has a limit in law, and this desk has set it."),
        (
            "quote-stamp",
            _E,
            "A stamp about other words, another speaker or another text states what is not so.",
        ),
        ("quote-unchecked", _W, "The words could not be proved; readers are told so."),
        ("body-changed", _E, "Quotes are proved against the body; a body that changed proves something else."),
        ("evidence-absent", _E, "Without bodies nothing can be proved; a build must be told to go on without."),
    ),
    **_rules(
        "captures",
        ("capture-missing", _I, "What an article was clipped from shows, years later, what its publisher had said."),
        ("capture-changed", _E, "A capture that was changed no longer shows what was clipped."),
    ),
    **_rules(
        "proposals",
        ("proposed-published", _E, "What a program suggested and nobody accepted must not reach readers."),
        ("draft-waiting", _I, "A draft waits for somebody."),
        (
            "summary-not-verbatim",
            _I,
            "A proposed summary is the source's own sentences; one with others was edited, or made up.",
        ),
    ),
    **_rules("desk", ("rule-unknown", _W, "The desk sets a level for a rule that does not exist.")),
}
