"""Rules about what stories refer to, and how they hang together."""

from __future__ import annotations

from standfirst.check.catalogue.rule import ARTICLE, Example, default_article, example_text, family, rule
from standfirst.errors import Severity

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

_EDITION = "editions/2024-05-14.md"
_MILL = "articles/2024/05/mill-landing.md"


def _other(**fields: str) -> str:
    """Return another article, with a text and an address of its own."""
    laid = {
        "title": "A landing stage for the mill",
        "url": "https://lakeherald.example/2024/05/mill",
        "summary": "The mill has a landing stage of oak.",
        **fields,
    }
    text = "".join(f"{name}: {value}\n" for name, value in laid.items())
    body = "Carpenters have built a landing stage of oak below the mill, and the council has paid for it.\n"
    return example_text(Example(text, drop=("quotes",), body=body))


_DRAFT = _other(status="review")

REFERENCES = family(
    "references",
    rule(
        "topic-unknown", _E, "a topic without a page", "A story of a topic without a file would be on no briefing "
                                                       "page.",
        "Correct the slug, or write `topics/<slug>.md`.",
        Example("topics:\n  - ferries\n  - ferris", "‸ferris"), Example("topics:\n  - ferries"),
    ),
    rule(
        "reference-unknown", _W, "a name that leads nowhere", "The id leads nowhere.",
        "Correct the id or key, drop it, or write the name in full; a pin may have `url` and `title`.",
        Example("related:\n  - id: mill-lading", "id: mill-lading", also={_MILL: _other()}),
        Example("related:\n  - id: mill-landing", also={_MILL: _other()}),
    ),
    rule(
        "correction-field", _W, "a correction of a field that is none",
        "Nobody can tell what was wrong, and a change of the field that was meant counts as untold.",
        "Write the field's name as the file has it, such as `summary` or `quotes`.",
        Example("corrections:\n  - date: 2024-05-14\n    field: sumary\n    note: We were wrong.", "field: ‸sumary"),
        Example("corrections:\n  - date: 2024-05-14\n    field: summary\n    note: We were wrong."),
    ),
    rule(
        "listed-twice", _W, "a story or topic that one list has twice",
        "Readers would find it twice. It happens when two people add the same, and git merges both.",
        "Delete one of the two.",
        Example("stories:\n  - pier-closed\n  - mill-landing\n  - pier-closed", "‸pier-closed\n---", file=_EDITION,
                also={_MILL: _other()}),
        Example("stories:\n  - pier-closed\n  - mill-landing", file=_EDITION, also={_MILL: _other()}),
    ),
    rule(
        "edition-story-unknown", _E, "an edition with a story that is not there",
        "A published edition must have all its stories.",
        "Correct the id, write the article, or drop it; copy a quote's text from its article.",
        Example("stories:\n  - pier-closed\n  - mill-landing", "mill-landing", file=_EDITION),
        Example("stories:\n  - pier-closed\n  - mill-landing", file=_EDITION, also={_MILL: _other()}),
    ),
    rule(
        "edition-story-unpublished", _W, "an edition with a story that readers do not have",
        "Readers do not have this story, so the edition is shorter than it looks.",
        "Publish the story or drop it from the edition.",
        Example("stories:\n  - pier-closed\n  - mill-landing", "mill-landing", file=_EDITION,
                also={_MILL: _DRAFT}, along=("draft-waiting",)),
        Example("stories:\n  - pier-closed\n  - mill-landing", file=_EDITION, also={_MILL: _other()}),
    ),
    rule(
        "alias-ambiguous", _W, "a name that could be two", "A name that could be two people must not be guessed.",
        "Give one of the two entries a longer name or alias.",
        Example("adele-brook:\n  name: Ada Brook", "adele-brook", file="people.yml",
                also={ARTICLE: default_article(people="[adele-brook]")}),
        Example("adele-brook:\n  name: Adele Brook", file="people.yml",
                also={ARTICLE: default_article(people="[adele-brook]")}),
    ),
    rule(
        "formerly-taken", _E, "an old name that two have",
        "An old address leads to one story alone, and never away from a story that lies there.",
        "Drop the old id in one of the two files.",
        Example("formerly:\n  - mill-landing", "‸mill-landing", also={_MILL: _other()}),
        Example("formerly:\n  - pier-shut", also={_MILL: _other()}),
    ),
    rule(
        "unused-entry", _W, "something that nothing uses", "What nothing uses is forgotten, or misspelt elsewhere.",
        "Remove it, or correct the name where it should be used.",
        Example("tom-reed:\n  name: Tom Reed", "tom-reed", file="people.yml"),
        Example("tom-reed:\n  name: Tom Reed", file="people.yml", also={ARTICLE: default_article(people="[tom-reed]")}),
        whole=True,
    ),
)  # fmt: skip

GLOSSARY = family(
    "glossary",
    rule(
        "term-ambiguous", _W, "a term with two explanations",
        "A word with two explanations would get one of them by chance.",
        "Keep the word at one of the two terms; until then it is explained nowhere.",
        Example("pier:\n  definition: A landing on posts.\nmill:\n  definition: A wheel in the stream.\n  "
                "aliases: [pier]\n",
                "‸mill", file="glossary.yml", whole=True, along=("term-unused",)),
        Example("pier:\n  definition: A landing on posts.\nmill:\n  definition: A wheel in the stream.\n",
                file="glossary.yml", whole=True, along=("term-unused",)),
    ),
    rule(
        "term-unused", _I, "a term that no text has",
        "A term that the desk never writes explains nothing; its texts may spell it otherwise.",
        "Remove it, or add the form that the texts have to its `aliases`.",
        Example("jetty:\n  definition: A landing of stone.\n", "jetty", file="glossary.yml", whole=True),
        Example("jetty:\n  definition: A landing of stone.\n  aliases: [pier]\n", file="glossary.yml", whole=True),
        whole=True,
    ),
)  # fmt: skip

_AGROUND = """\
The ferry Linnet ran aground off Port Hollin on Wednesday with ninety passengers aboard.

Harbour master Vera Oduya said the tide had turned faster than the pilot had reckoned. Divers looked at the hull of the
Linnet in the night and found two plates bent below the engine room, and no leak.

Passengers were given blankets and soup, and the last of them came ashore at Port Hollin shortly before midnight.
"""
_TUGS = """\
Tugs pulled the ferry Linnet off the sandbank at Port Hollin on Friday.

All passengers had left it in boats on the first night. Vera Oduya, the harbour master, wants to know why the pilot
misjudged the tide, and had the bent plates of the hull examined once more before the Linnet was towed to the yard.
"""
_INQUIRY = """\
The pilot of the ferry Linnet had slept three hours before it ran aground off Port Hollin, it was found.

Harbour master Vera Oduya told the inquiry that the tide tables on the bridge of the Linnet were those of another year.
The yard has straightened the bent plates of the hull.
"""
_WIRE = "articles/2024/05/aground-wire.md"
_PULLED = "articles/2024/05/tugs.md"


def _aground(n: int, body: str = _AGROUND, **fields: str) -> str:
    laid = {"title": f"Linnet aground off Port Hollin, {n}", "url": f"https://lakeherald.example/2024/05/aground-{n}",
            "summary": "The ferry Linnet has run aground.", **fields}  # fmt: skip
    return example_text(Example("".join(f"{k}: {v}\n" for k, v in laid.items()), drop=("quotes",), body=body))


def _alike(**fields: str) -> dict[str, str | bytes]:
    """Return two reports of which the second has much of the first one's wording."""
    weather = " ".join(f"Sentence {n} is of this paper alone, about the weather." for n in range(9))
    first, _, rest = _AGROUND.partition("\n\n")
    body = f"{first}\n\n{weather}\n\n{rest.splitlines()[0]}\n"
    return {"articles/2024/05/aground.md": _aground(1), _WIRE: _aground(2, body, **fields)}


def _thread(topics: str) -> dict[str, str | bytes]:
    """Return a running story of three reports, the second of which has `topics`."""
    return {
        "articles/2024/05/aground.md": _aground(1, date="2024-05-01"),
        _PULLED: _aground(2, _TUGS, title="Tugs free the Linnet", topics=topics, date="2024-05-03"),
        "articles/2024/05/inquiry.md": _aground(
            3, _INQUIRY, title="Pilot of the Linnet had slept three hours", date="2024-05-20"
        ),
        "topics/harbour.md": "---\ntitle: Harbour\n---\n",
        ARTICLE: default_article(topics="[ferries, harbour]"),
    }


RELATED = family(
    "related stories",
    rule(
        "pin-unseen", _W, "a pin to a story that readers do not have",
        "A pin to a story that readers do not have shows them nothing.", "Publish the story that is pinned, or "
                                                                         "drop the pin.",
        Example("related:\n  - id: mill-landing", "id: mill-landing", also={_MILL: _DRAFT}, along=("draft-waiting",)),
        Example("related:\n  - id: mill-landing", also={_MILL: _other()}),
    ),
    rule(
        "pin-order", _W, "a story that follows a later one",
        "No story follows one of a later day; readers would be led the wrong way.",
        "Pin from the later story to the earlier one; readers see the link at both.",
        Example("related:\n  - id: mill-landing\n    rel: follows", "id: mill-landing",
                also={_MILL: _other(date="2024-05-20")}),
        Example("related:\n  - id: mill-landing\n    rel: follows", also={_MILL: _other(date="2024-05-06")}),
    ),
    rule(
        "roundup-source", _E, "a round-up that rests on a story that has gone",
        "What a withdrawn story said must not live on in the topic's opening.",
        "Rewrite the round-up without that story, or take it out and have one compiled anew.",
        Example("roundup:\n  text: The mill has a landing stage.\n  sources: [mill-landing]\n  accepted: true",
                "mill-landing", file="topics/ferries.md", also={_MILL: _DRAFT}, along=("draft-waiting",)),
        Example("roundup:\n  text: The mill has a landing stage.\n  sources: [mill-landing]\n  accepted: true",
                file="topics/ferries.md", also={_MILL: _other()}),
    ),
    rule(
        "edition-duplicate", _W, "one report twice in an edition",
        "One report at two publishers is one story; an edition should tell it once.",
        "Keep the copy that leads; its card names the other publishers.",
        Example("status: proposed\nstories:\n  - aground\n  - aground-wire", "‸aground-wire", file=_EDITION,
                also={"articles/2024/05/aground.md": _aground(1), _WIRE: _aground(2)}),
        Example("status: proposed\nstories:\n  - aground", file=_EDITION,
                also={"articles/2024/05/aground.md": _aground(1), _WIRE: _aground(2)}),
        whole=True,
    ),
    rule(
        "duplicate-unfolded", _I, "two reports in nearly the same words",
        "Two reports with much of the same wording may be one agency's copy.",
        "Look at both: ban the pair with `not_related`, or lower `thresholds.duplicate`.",
        Example(also=_alike(), options={"thresholds": {"duplicate": 1}}, at=_WIRE, mark="‸Linnet aground",
                shown="(two stories that share half of their wording)"),
        Example(also=_alike(not_related="[aground]"), options={"thresholds": {"duplicate": 1}},
                shown="not_related: [aground]"),
        whole=True,
    ),
    rule(
        "thread-topic", _I, "a story without its running story's topic",
        "A reader of a topic should find the whole of a running story there.",
        "Add the topic where the story belongs there, or leave it.",
        Example(also=_thread("[harbour]"), at=_PULLED, mark="‸[harbour]",
                shown="topics: [harbour]    (the others of its running story: [ferries])"),
        Example(also=_thread("[harbour, ferries]"), shown="topics: [harbour, ferries]"),
        whole=True,
    ),
)  # fmt: skip

DATES = family(
    "dates",
    rule(
        "date-future", _W, "a date that has not come", "A story of tomorrow is a slip of the hand.",
        "Correct the date; for an embargo set `publish_date`.",
        Example("date: 2042-05-13", "2042-05-13"), Example("date: 2024-05-13"),
    ),
)  # fmt: skip

DUPLICATES = family(
    "duplicates",
    rule(
        "url-duplicate", _W, "one address at two stories",
        "Two files about one page are one story told twice, and readers find either.",
        "Keep one file, with the other's id in `formerly`; where both are meant, write each its own address.",
        Example("url: https://lakeherald.example/2024/05/mill/", "https://", also={_MILL: _other()}),
        Example("url: https://lakeherald.example/2024/05/pier", also={_MILL: _other()}),
        whole=True,
    ),
    rule(
        "story-duplicate", _W, "one headline of a publisher twice on a day",
        "The same headline at the same publisher on the same day is the same story, clipped from two addresses.",
        "Keep one file, with the other's id in `formerly`; where both are meant, add `not_related` with the "
        "other's id.",
        Example("title: A Landing Stage for the Mill", "A Landing", also={_MILL: _other()}),
        Example("title: A landing stage for the pier", also={_MILL: _other()}),
        whole=True,
    ),
    rule(
        "entry-duplicate", _W, "one person under two keys",
        "Somebody with two entries is two people to every list and search.",
        "Keep one entry, with the other's name in its `aliases`, and correct the articles that name it.",
        Example("ada-brook:\n  name: Ada Brook\n  same_as: [https://people.example/brook]\n"
                "ada-b:\n  name: Captain A. Brook\n  same_as: [https://people.example/brook]\n",
                "ada-b:", file="people.yml", whole=True, also={ARTICLE: default_article(people="[ada-b]")}),
        Example("ada-brook:\n  name: Ada Brook\n  aliases: [Captain A. Brook]\n  same_as: "
                "[https://people.example/brook]\n",
                file="people.yml", whole=True),
        whole=True,
    ),
)  # fmt: skip
