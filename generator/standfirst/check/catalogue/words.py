"""Rules about the desk's own words, pictures and links."""

from __future__ import annotations

from standfirst.check.catalogue.rule import ARTICLE, BODY, QUOTE, Example, default_article, family, rule
from standfirst.errors import Severity
from standfirst.quotes.stamps import stamp_hash
from standfirst.text import canonical_body, sha256

_W, _I = Severity.WARNING, Severity.INFO
_SUMMARY = "summary: The old pier is closed. Boats land at the mill."

STYLE = family(
    "style",
    rule(
        "summary-long", _I, "a summary that is too long",
        "A briefing is read because it is short: who reads ten stories reads ten summaries.",
        "Leave the summary at what a reader must know, 120 words at most, and the rest to `key_points` or the source.",
        Example("summary: " + "The old pier is closed, and boats land at the mill. " * 12, "The old pier is "
                                                                                           "closed, and",
                shown="summary: (a hundred and thirty words)"),
        Example(_SUMMARY),
    ),
    rule(
        "headline-stop", _I, "a headline that ends in a full stop",
        "Headlines have no full stop; in lists, feeds and citations another one follows.",
        "Take the full stop off. The fix-it does.",
        Example("title: Old pier closed until further notice.", "Old pier"),
        Example("title: Old pier closed until further notice"), fixable=True,
    ),
    rule(
        "attribution-missing", _I, "“it was reported”, and nobody says by whom",
        "What nobody has said, nobody can check: readers should know who says so.",
        "Name who said it, as in “the ferry office said”, or leave it out. Looked for in English and German.",
        Example("summary: It was reported that the old pier is closed.", "It was reported"),
        Example("summary: It was reported by the ferry office that the old pier is closed."),
    ),
    rule(
        "acronym-unexpanded", _I, "letters that nobody explains",
        "Readers who do not know what the letters stand for stop reading.",
        "Write the name in full at its first use, as in “Lake Transport Authority (LTA)”, or add it to a registry "
        "or the "
        "glossary. Looked for in English and German; the best known need nothing.",
        Example("summary: The LTA has closed the old pier.", "The ‸LTA"),
        Example("summary: The Lake Transport Authority (LTA) has closed the old pier."),
    ),
    rule(
        "word-doubled", _W, "a word twice", "A word that stands twice is a slip that every reader sees.",
        "Take one of them out. Looked for in English and German, and not in words that may stand twice.",
        Example("summary: Boats land at the the mill.", "at ‸the the"), Example("summary: Boats land at the mill."),
        fixable=True,
    ),
    rule(
        "space-doubled", _I, "two spaces", "Two spaces are a slip, and change what a comparison of two versions shows.",
        "Take one of them out. The fix-it does.",
        Example('summary: "The old  pier is closed."', 'The ‸old  pier'), Example("summary: The old pier is closed."),
        fixable=True,
    ),
    rule(
        "quotes-straight", _I, "straight quotation marks",
        "Straight marks are the typewriter's; the pages are set with curved ones.",
        "Write “ and ”, or in German „ and “. A quote itself belongs into `quotes`.",
        Example("summary: The \"old\" pier is closed.", "The ‸\"old\""), Example("summary: The “old” pier is closed."),
    ),
)  # fmt: skip

ACCESSIBILITY = family(
    "accessibility",
    rule(
        "image-alt-missing", _W, "a picture without a description",
        "Who cannot see a picture hears its description, or nothing.",
        "Say in `image_alt` what the picture shows, as you would over the telephone.",
        Example("image: https://lakeherald.example/pier.jpg", "https://lakeherald.example/pier.jpg"),
        Example("image: https://lakeherald.example/pier.jpg\nimage_alt: Waves break over the old pier"),
    ),
    rule(
        "image-alt-words", _I, "a description that describes nothing",
        "Readers' voices say that it is a picture; a file's name or “image of” tells nobody what it shows.",
        "Begin with what the picture shows: “Waves break over the old pier”.",
        Example("image: https://lakeherald.example/pier.jpg\nimage_alt: Image of the old pier", "Image of"),
        Example("image: https://lakeherald.example/pier.jpg\nimage_alt: Waves break over the old pier"),
    ),
    rule(
        "page-image-alt", _W, "a page's picture without a description",
        "Who cannot see a picture hears its description, or nothing.",
        "Write it between the brackets of `![ ]`; of an `<img>`, into `alt`, which may be "
        "empty where the picture only decorates.",
        Example("# About\n\nOur boat: ![](assets/boat.jpg)\n", "![](", file="about.md", whole=True,
                shown="![](assets/boat.jpg)"),
        Example("# About\n\nOur boat: ![A flat boat of oak](assets/boat.jpg)\n", file="about.md", whole=True,
                shown="![A flat boat of oak](assets/boat.jpg)"),
    ),
)  # fmt: skip

_MILL = "articles/2024/05/mill-landing.md"
_SECURE = default_article(title="A landing stage for the mill", url="https://lakeherald.example/2024/05/mill")

LINKS = family(
    "links",
    rule(
        "link-insecure", _I, "http where the site has https",
        "Who follows the link is seen by everybody between, and some browsers warn of it.",
        "Write `https://` and try the address. Told where another story of the desk has `https://` for the same site.",
        Example("url: http://lakeherald.example/2024/05/pier", "http://", also={_MILL: _SECURE}),
        Example("url: https://lakeherald.example/2024/05/pier", also={_MILL: _SECURE}), whole=True,
    ),
    rule(
        "link-local", _W, "an address that readers cannot reach",
        "The address leads to a machine of your own, which readers do not have.",
        "Write the page's public address, or take the link out.",
        Example("related:\n  - url: http://newsroom.local/pier\n    title: The pier", "http://newsroom"),
        Example("related:\n  - url: https://lakeherald.example/pier\n    title: The pier"),
    ),
    rule(
        "link-tracking", _I, "an address that follows readers",
        "Such parameters tell the site who sent the reader, and make two addresses of one.",
        "Take them out. The fix-it does, of the whole address.",
        Example("url: https://lakeherald.example/2024/05/pier?utm_source=letter", "https://"),
        Example("url: https://lakeherald.example/2024/05/pier"), fixable=True,
    ),
    rule(
        "link-malformed", _W, "an address with a slip in it",
        "A bracket too many came along with the text around the address, and the link leads nowhere.",
        "Copy the address anew, without what stands around it.",
        Example("url: https://lakeherald.example/2024/05/pier)", "https://"),
        Example("url: https://lakeherald.example/2024/05/pier"),
    ),
    rule(
        "link-text", _I, "a link that says “here”",
        "Many readers hear a page's links one after the other; “here” tells them nothing.",
        "Make the link of the words that say where it leads: `[the timetable](https://…)`.",
        Example("commentary: The timetable is [here](https://lakeherald.example/times).", "is [‸here]"),
        Example("commentary: See [the timetable](https://lakeherald.example/times)."),
    ),
)  # fmt: skip

_SHUT = Example("summary: The old pier is open again.")
_TOLD = """\
summary: The old pier is closed. Boats land at the mill.
corrections:
  - date: 2024-05-14
    field: summary
    note: We had written that the pier is open again.
"""

_NEW_BODY = BODY.replace("Three boats", "Four boats")


def _stamped(body: str) -> str:
    """Return a quote with a stamp that holds for a body."""
    digest = sha256(canonical_body(body))
    stamp = stamp_hash("pier-closed", QUOTE, "Ada Brook", digest)
    return (
        f"body_sha256: {digest}\nquotes:\n  - text: {QUOTE}\n    speaker: ada-brook\n"
        f"    verified: {{standing: exact, date: 2024-05-14, hash: {stamp}}}\n"
    )


CORRECTIONS = family(
    "corrections",
    rule(
        "correction-missing", _W, "a published text that changed without a word",
        "Readers who saw the first version are told nothing; a briefing is trusted because it says when it was wrong.",
        "Add an entry to `corrections` with the date, the field and what was wrong. Where nothing but a letter was "
        "mended, let the reviewer decide, or allow it in the file with a reason.",
        Example(_SUMMARY, "The old pier is closed. Boats", before=_SHUT),
        Example(_TOLD, before=_SHUT, shown=_TOLD),
    ),
    rule(
        "correction-removed", Severity.ERROR, "a correction that is told no more",
        "Readers were told that something was wrong; who looks it up later should find that.",
        "Put the entry back. Where it was itself wrong, add another that says so.",
        Example("importance: 3", before=Example(_TOLD), shown="(the entry below `corrections` was deleted)"),
        Example(_TOLD, before=Example(_TOLD), shown=_TOLD),
        firm=True,
    ),
    rule(
        "edition-changed", _W, "a published edition with other stories",
        "An edition is what readers were sent; who looks it up later should find that.",
        "Put the stories back, and correct the stories themselves; what came later belongs into the next edition.",
        Example("stories:\n  - mill-landing", "mill-landing", file="editions/2024-05-14.md", also={_MILL: _SECURE},
                before=Example("stories:\n  - pier-closed", file="editions/2024-05-14.md", also={_MILL: _SECURE})),
        Example("stories:\n  - pier-closed", file="editions/2024-05-14.md",
                before=Example("status: review\nstories:\n  - mill-landing", file="editions/2024-05-14.md")),
    ),
    rule(
        "id-lost", Severity.ERROR, "a story whose address changed",
        "Links to the old address, in letters and on other sites, lead nowhere.",
        "Add the old id to `formerly`, or give the file its old name back.",
        Example("importance: 3", file="articles/2024/05/old-pier-closed.md", before=Example(),
                shown="articles/2024/05/old-pier-closed.md    (it was: pier-closed.md)"),
        Example("importance: 3\nformerly:\n  - pier-closed", file="articles/2024/05/old-pier-closed.md",
                before=Example()),
        firm=True,
    ),
    rule(
        "story-deleted", Severity.ERROR, "a published story that was deleted",
        "Readers who come back find nothing, and nobody tells them why.",
        "Bring the file back and run `standfirst withdraw`, which leaves a word of explanation at its address.",
        Example(gone=(ARTICLE,), at=ARTICLE, before=Example(), shown="(the file was deleted)"),
        Example("status: withdrawn\nwithdrawn:\n  date: 2024-05-20\n  reason: The report was wrong.", before=Example()),
        firm=True,
    ),
    rule(
        "body-rewritten", Severity.ERROR, "a source's text that was changed",
        "The text proves the quotes; whoever changes it changes what is proved.",
        "Bring the old text back. Where the publisher changed its page, clip it again with `standfirst clip --update`.",
        Example(body=BODY.replace("Three boats", "Four boats"), mark="‸Four boats", before=Example(),
                shown="Four boats a day now call at the mill instead.    (it was: Three boats)"),
        Example("importance: 3", before=Example(), shown="(the text as it was)"), firm=True,
    ),
    rule(
        "quote-and-body", Severity.ERROR, "a quote that changed together with its proof",
        "The quote still agrees with the text, because both were changed: the text that was clipped does not have it.",
        "Bring the text back as it was clipped and quote what it says.",
        Example("quotes:\n  - text: We will never land where we cannot leave\n    speaker: ada-brook", "We will never",
                body=BODY.replace("We will not land", "We will never land"), before=Example(),
                along=("body-rewritten", "correction-missing"),
                shown="quotes:\n  - text: We will never land where we cannot leave    (and in the text too)"),
        Example("importance: 3", before=Example(), shown="quotes:\n  - text: We will not land where we cannot leave"),
        firm=True,
    ),
    rule(
        "topic-lost", Severity.ERROR, "a topic whose address went",
        "Links to the topic's page, and readers' feeds of it, lead nowhere.",
        "Add the old slug to `formerly` of the topic that has its stories now.",
        Example("title: Ferries", file="topics/boats.md", gone=("topics/ferries.md",), at="topics/ferries.md",
                also={ARTICLE: default_article(topics="[boats]")}, before=Example(),
                shown="topics/boats.md    (it was: topics/ferries.md)"),
        Example("title: Ferries\nformerly:\n  - ferries", file="topics/boats.md", gone=("topics/ferries.md",),
                also={ARTICLE: default_article(topics="[boats]")}, before=Example()),
    ),
    rule(
        "stamp-moved", _W, "a stamp that now vouches for another text",
        "A stamp says that somebody compared the quote with a text; that text is another one now.",
        "Compare the quote with the new text and say so in review, or bring the old text back.",
        Example(_stamped(_NEW_BODY), "{standing", body=_NEW_BODY, before=Example(_stamped(BODY)), along=(
                "body-rewritten",),
                shown="verified: {standing: exact, …}    (and another text below it)"),
        Example("importance: 3", before=Example(), shown="verified: {…}    (and the text as it was)"), firm=True,
    ),
    change=True,
)  # fmt: skip
