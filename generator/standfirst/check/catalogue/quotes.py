"""Rules about quotes, what proves them, how much may be shown, and what waits for somebody."""

from __future__ import annotations

from standfirst.check.catalogue.rule import ARTICLE, BODY, QUOTE, Example, default_article, family, rule
from standfirst.errors import Severity

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO


def _quoted(text: str, speaker: str = "ada-brook", more: str = "") -> str:
    return f"quotes:\n  - text: {text}\n    speaker: {speaker}{more}"


_GOOD = Example(_quoted(QUOTE))
_LONG = "We will not land where we cannot leave, nor shall we leave where nobody can land"
_LONG_BODY = BODY.replace(QUOTE, _LONG)

QUOTES = family(
    "quotes",
    rule(
        "quote-failed", _E, "a quote that the source does not have",
        "The words are not what the source says. They are never published.",
        "Copy the words from the source. See [how quotes are verified](quotes.md).",
        Example(_quoted("We will never land where we cannot leave"), "We will never"), _GOOD, fixable=True, firm=True,
    ),
    rule(
        "quote-outside-marks", _E, "the reporter's words as a quote",
        "The words are the reporter's own: in prose, only quotation marks make a quote.",
        "Quote what stands between quotation marks, or leave the words to the summary. In a speech or an "
        "interview printed "
        "without marks, set `source_form: transcript`.",
        Example(_quoted("Three boats a day now call at the mill"), "Three boats"), _GOOD,
    ),
    rule(
        "quote-speaker", _W, "a quote of somebody else", "The source gives these words to somebody else.",
        "Name the speaker that the source names. Where it is the same person under another name, add that to "
        "`aliases` in "
        "`people.yml`. An organisation as speaker is not compared: it speaks through people.",
        Example(_quoted(QUOTE, "Tom Reed") + "\npeople:\n  - ada-brook", "Tom Reed"), _GOOD,
    ),
    rule(
        "quote-negation-elided", _W, "a quote that hides a not",
        "An edit that hides a word such as not can turn what was said round.",
        "Quote these words too, or choose others. Where the sense is kept, leave it and say why in review.",
        Example(_quoted("We will […] land where we cannot leave"), "We will"), _GOOD,
    ),
    rule(
        "quote-edit-unmarked", _W, "a change without a mark",
        "Readers cannot see a change that has no mark, be it one letter.",
        "Put the changed letter in brackets, as `[t]he`; the fix-it has the text.",
        Example(_quoted("we will not land where we cannot leave"), "we will not"),
        _GOOD, fixable=True,
    ),
    rule(
        "quote-edit-strict", _W, "an edited quote at a strict desk",
        "This desk has said that it alters no quotation, with marks or without.",
        "Quote the source's words as they are. The rule runs with `profile: strict` alone.",
        Example(_quoted("We will not […] leave where nobody can land"), "We will not […]", body=_LONG_BODY,
                options={"profile": "strict"}, along=("quote-negation-elided",)),
        Example(_quoted(QUOTE), options={"profile": "strict"}),
    ),
    rule(
        "quote-end", _W, "a full stop too early", "A full stop says that the sentence ends here, and in the "
                                                  "source it goes on.",
        "Leave the full stop out, or quote to the end of the sentence.",
        Example(_quoted(f"{QUOTE}."), QUOTE, body=_LONG_BODY), Example(_quoted(QUOTE), body=_LONG_BODY),
    ),
    rule(
        "quote-short", _W, "a quote of a few words", "A few words out of their sentence can be made to say anything.",
        "Quote the whole clause, four words at least, or put the words into the summary.",
        Example(_quoted("will not land"), "will not land"), _GOOD,
    ),
    rule(
        "quote-bracket", _I, "the desk's words in brackets",
        "Words in brackets are the desk's; somebody should see what they stand for.",
        "Compare the bracket with the source's words that it stands for, which the message gives.",
        Example(_quoted("[Ferries] will not land where we cannot leave").replace("text: [", 'text: "[')
                .replace("cannot leave", 'cannot leave"'), '"[Ferries]'),
        _GOOD,
    ),
    rule(
        "name-spelling", _W, "a name in two spellings",
        "One person under two spellings is two people to a search, and one spelling is wrong.",
        "Write the name as it is spelt, or add the other spelling to the person's `aliases`, which ends the "
        "finding. The "
        "body stays as it was published.",
        Example(_quoted(QUOTE), "speaker: ‸ada-brook", body=BODY.replace("Ada Brook", "Ada Brock"),
                shown="said Ada Brock, a captain    (in the source; the speaker is Ada Brook)"),
        Example(_quoted(QUOTE), shown="said Ada Brook, a captain"),
    ),
    rule(
        "quote-limit", _W, "more quoted than the desk allows",
        "How much may be quoted from one story has a limit in law, and this desk has set it.",
        "Quote less. Where the desk may print the story whole, set `rights: full`. What counts is in "
        "[the options](options.md#evidence-and-quotes).",
        Example(_quoted(QUOTE), QUOTE, options={"quote_limit": 5}), Example(_quoted(QUOTE), options={
                "quote_limit": 50}),
    ),
    rule(
        "quote-stamp", _E, "a stamp of something else",
        "A stamp about other words, another speaker or another text states what is not so.",
        "Compare the quote with its source and run `standfirst verify --stamp` where the evidence is, or delete "
        "`verified`. "
        "It is a warning where the stamp holds and says too little: it was made by the rules of `profile: desk` "
        "on a desk "
        "that is strict, or the evidence, where it is here, gives another standing.",
        Example(_quoted(QUOTE, more=f"\n    verified: {{standing: exact, date: 2024-05-14, hash: {'0' * 64}}}"),
                "{standing: exact"),
        _GOOD, firm=True,
    ),
    rule(
        "quote-unchecked", _W, "a quote that could not be checked",
        "The words could not be proved; readers are told so.",
        "Accept that readers see that it was not checked, or quote other words.",
        Example(_quoted('"[…] […] […]"'), '"[…]'), _GOOD,
    ),
    rule(
        "body-changed", _E, "a text that is not the one clipped",
        "Quotes are proved against the body; a body that changed proves something else.",
        "Restore the body. If the change is meant, write the new hash, which the message gives.",
        Example(f"body_sha256: {'0' * 64}", "body_sha256: ‸0"),
        Example(shown="body_sha256: (of the text as it was clipped)"),
        firm=True,
    ),
    rule(
        "evidence-absent", _E, "evidence that is not here",
        "Without bodies nothing can be proved; a build must be told to go on without.",
        "Bring the evidence, stamp the quotes where it is, or build with `--without-evidence`. A note says once "
        "which rules "
        "could not be run.",
        Example(_quoted(QUOTE), "We will not", options={"evidence": "folder"},
                along=("evidence-absent",),
                shown="(quotes in a desk whose evidence is kept elsewhere, without stamps)"),
        Example(_quoted(QUOTE)), firm=True,
    ),
)  # fmt: skip

RIGHTS = family(
    "rights",
    rule(
        "summary-copies", _W, "a summary in the source's own words",
        "Where a story may be quoted and not reprinted, a long run of its words in the summary is a reprint "
        "without marks.",
        "Say it in the desk's own words, or quote it. How many words in a row may be the source's is the option "
        "[`summary_copies`](options.md#evidence-and-quotes); where the desk may print the story whole, set "
        "`rights: full`.",
        Example("summary: The old pier is closed until further notice, the ferry office said.", "The old pier is",
                options={"summary_copies": 8},),
        Example("summary: The office has shut the old pier.", options={"summary_copies": 8}),
    ),
    rule(
        "rights-none", _W, "words of a story of which nothing may be shown",
        "Of a story with `rights: none` readers get headline and link; its words must not reach them another way.",
        "Take another story's quote for the edition; rewrite the round-up without it; or correct the story's `rights`.",
        Example(f"quote:\n  id: pier-closed\n  text: {QUOTE}", "id: pier-closed",
                file="editions/2024-05-14.md",
                also={ARTICLE: default_article(rights="none")}),
        Example(f"quote:\n  id: pier-closed\n  text: {QUOTE}", file="editions/2024-05-14.md"),
    ),
)  # fmt: skip

PROPOSALS = family(
    "proposals",
    rule(
        "proposed-published", _E, "a suggestion that nobody has accepted",
        "What a program suggested and nobody accepted must not reach readers.",
        "Read the value, then run `standfirst accept`, or delete its name from `proposed`, or the quote's "
        "`proposed: true`.",
        Example("importance: 3\nproposed:\n  - importance", "‸importance\n"), Example("importance: 3"), firm=True,
    ),
    rule(
        "draft-waiting", _I, "a draft that waits", "A draft waits for somebody.",
        "Somebody accepts, publishes or deletes it.",
        Example("status: review", "review"), Example("status: published"),
    ),
    rule(
        "proposal-old", _I, "suggestions that have waited for a month",
        "A suggestion is worth a minute while the story is fresh, and nothing afterwards.",
        "Read what is listed under `proposed` and run `standfirst accept`, or delete the file.",
        Example("status: review\naccessed: 2024-04-01\nproposed:\n  - topics", "‸topics\n",
                along=("draft-waiting",)),
        Example("status: review\naccessed: 2024-05-31\nproposed:\n  - topics", along=("draft-waiting",)),
    ),
    rule(
        "summary-not-verbatim", _I, "a suggested summary with other words",
        "A proposed summary is the source's own sentences; one with others was edited, or made up.",
        "Where an editor wrote it, delete `summary` from `proposed`, or run `standfirst accept`. Otherwise "
        "compare it with "
        "the source.",
        Example("status: review\nsummary: Nobody may land.\nproposed:\n  - summary", "Nobody may",
                along=("draft-waiting",)),
        Example("status: review\nsummary: Three boats a day now call at the mill instead.\nproposed:\n  - summary",
                along=("draft-waiting",)),
    ),
)  # fmt: skip

DESK = family(
    "desk",
    rule(
        "rule-unknown", _W, "a level for a rule that does not exist", "The desk sets a level for a rule that does "
                                                                      "not exist.",
        "Correct the rule's id in mkdocs.yml, or drop it.",
        Example(options={"rules": {"date-futur": "off"}}, at="mkdocs.yml", shown="rules:\n  date-futur: off"),
        Example(options={"rules": {"date-future": "off"}}, shown="rules:\n  date-future: off"),
    ),
    rule(
        "rule-broken", _W, "a rule of the desk's own that failed",
        "A rule that cannot run finds nothing, and nobody would notice.",
        "Tell whoever wrote the rule what the message says, or uninstall it.",
        Example(shown="(an installed rule that raises an error)"), Example(shown="(an installed rule that runs)"),
    ),
    rule(
        "allow-unknown", _W, "an exception that cannot be made",
        "An exception from a rule that does not exist, or that no file may be excepted from, helps nobody.",
        "Correct the rule's id, or delete the line and mend what the rule finds.",
        Example("x_allow:\n  date-futur: planned ahead", "planned ahead"),
        Example("date: 2042-05-13\nx_allow:\n  date-future: planned ahead"),
    ),
    rule(
        "allow-unused", _I, "an exception that nothing needs",
        "An exception that stays behind hides the next mistake.", "Delete the line.",
        Example("x_allow:\n  date-future: planned ahead", "planned ahead"),
        Example("date: 2042-05-13\nx_allow:\n  date-future: planned ahead"),
    ),
)  # fmt: skip
