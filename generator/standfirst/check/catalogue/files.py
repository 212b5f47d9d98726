"""Rules about files and front matter: what can be read at all."""

from __future__ import annotations

from standfirst.check.catalogue.rule import ARTICLE, BODY, Example, default_article, family, rule
from standfirst.errors import Severity

_E, _W = Severity.ERROR, Severity.WARNING
_PIER = "title: Old pier closed until further notice"

FILES = family(
    "files",
    rule(
        "file-unreadable", _E, "a file that cannot be read", "A file that cannot be opened cannot be published.",
        "Mend its permissions, or remove it when it is no ordinary file.",
        Example(links={"articles/2024/05/mill.md": "gone.md"}, at="articles/2024/05/mill.md",
                shown="articles/2024/05/mill.md is a link to gone.md, which is not there"),
        Example(shown="articles/2024/05/mill.md is an ordinary file"),
    ),
    rule(
        "file-too-large", _E, "a file that is too large",
        "Articles are a few kilobytes; a huge file is a page saved by mistake.",
        "Clip the article's text alone. At most 2 MiB are read of a file, 256 Ki characters of fields.",
        Example(body="A line of a whole page that was saved by mistake.\n", repeated=50_000,
                shown="a file of 2.5 million characters"),
        Example(shown="the article's text alone"),
    ),
    rule(
        "encoding", _E, "letters in an old encoding", "Everything is UTF-8; anything else shows as wrong letters.",
        "Save the file as UTF-8.",
        Example("title: The café at the old pier closes", "é", encoding="cp1252",
                shown="title: The café at the old pier closes    (saved as Windows-1252)"),
        Example("title: The café at the old pier closes"),
    ),
    rule(
        "control-character", _E, "an invisible control character",
        "Invisible characters from a paste break search, quotes and print.",
        "Delete the character at the place named, or its escape.",
        Example("title: Old pier \x1b closed", "\x1b"), Example("title: Old pier closed"),
    ),
    rule(
        "bidi-override", _W, "a character that turns the line around",
        "These characters can turn a line around and make it read as what it is not.",
        "Delete it; right-to-left text needs none. Readers see it written out, as `⟨U+202E⟩`.",
        Example("title: Old pier \u202eclosed", "\u202e"), Example("title: Old pier closed"),
    ),
    rule(
        "line-separator", _W, "a line break of an unusual kind",
        "Some programs count it as a line end and some do not, so places would differ.",
        "Replace it by an ordinary line break.",
        Example(body=BODY.replace("instead.\n", "instead.\u2028Nobody landed.\n"), mark="\u2028",
                shown="Three boats a day now call at the mill instead.\u2028Nobody landed."),
        Example(body=BODY.replace("instead.\n", "instead.\nNobody landed.\n"),
                shown="Three boats a day now call at the mill instead.\nNobody landed."),
    ),
    rule(
        "merge-conflict", _E, "two edits between which nobody has decided",
        "Git marks what it could not merge; with the marks, readers would get both versions.",
        "Keep one of the two versions, or both, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`.",
        Example(body=f"{BODY}<<<<<<< main\nThe mill is open.\n=======\nThe mill is shut.\n>>>>>>> edit\n",
                mark="‸<<<<<<< main"),
        Example(body=f"{BODY}The mill is open.\n"),
    ),
    rule(
        "symlink-outside", _E, "a link out of the folder",
        "A link out of the content folder could publish any file of the machine.", "Copy the file in.",
        Example(links={"about.md": "../../elsewhere/about.md"}, at="about.md",
                shown="about.md is a link to ../../elsewhere/about.md"),
        Example(also={"about.md": "# About\n"}, shown="about.md is an ordinary file"),
    ),
    rule(
        "path-case-collision", _E, "two names that differ in capitals alone",
        "Two names that differ in case alone are one file on macOS and Windows.", "Rename one of the two.",
        Example(also={"About.md": "# About\n", "about.md": "# About\n"}, at="about.md", shown="About.md\nabout.md"),
        Example(also={"about.md": "# About\n", "team.md": "# Team\n"}, shown="about.md\nteam.md"),
    ),
    rule(
        "id-invalid", _E, "a name that cannot be an address",
        "An id becomes part of a permanent address, on every system.",
        "Rename: 1 to 100 of `a-z`, `0-9` and inner hyphens, and no device name of Windows.",
        Example(_PIER, file="articles/2024/05/Old_Pier.md", shown="articles/2024/05/Old_Pier.md"),
        Example(_PIER, file="articles/2024/05/old-pier.md", shown="articles/2024/05/old-pier.md"),
    ),
    rule(
        "id-duplicate", _E, "two stories of one name", "Two stories cannot have one id: links would lead to either.",
        "Rename one of the two files. Until then the one that readers have keeps the id.",
        Example("title: The mill's landing opens\nurl: https://lakeherald.example/2024/06/mill\ndate: 2024-05-20",
                file="articles/2024/06/pier-closed.md", also={ARTICLE: default_article()},
                shown="articles/2024/05/pier-closed.md\narticles/2024/06/pier-closed.md"),
        Example("title: The mill's landing opens\nurl: https://lakeherald.example/2024/06/mill\ndate: 2024-05-20",
                file="articles/2024/06/mill-opens.md", also={ARTICLE: default_article()},
                shown="articles/2024/05/pier-closed.md\narticles/2024/06/mill-opens.md"),
    ),
    rule(
        "article-outside", _E, "an article outside its folder",
        "An article outside articles/ would be published whole, as an ordinary page.",
        "Move it into `articles/`, `topics/` or `editions/`.",
        Example(default_article(), file="pier.md", whole=True, gone=(ARTICLE,), shown="pier.md, with an article's "
                                                                                      "fields"),
        Example(shown=ARTICLE),
    ),
    rule(
        "address-taken", _E, "a page at a reserved address",
        "An ordinary page must not lie where generated pages have their addresses.", "Rename or move the ordinary "
                                                                                     "page.",
        Example("# Search\n", file="search.md", whole=True, shown="search.md"),
        Example("# How to search\n", file="help.md", whole=True, shown="help.md"),
    ),
    firm=True,
)  # fmt: skip

FRONT_MATTER = family(
    "front matter",
    rule(
        "front-matter-missing", _E, "no front matter", "Without front matter there is no annotation.",
        "Begin the file with `---`, the fields, and `---`.",
        Example("The old pier is closed until further notice.\n", whole=True),
        Example(default_article(), whole=True, shown=f"---\n{_PIER}\n…\n---\n\nThe old pier is closed."),
    ),
    rule(
        "front-matter-unclosed", _E, "front matter without an end",
        "The closing line --- says where the article's text begins.", "Put a line `---` behind the fields.",
        Example(default_article().replace("status: published\n---\n", "status: published\n"), whole=True,
                shown=f"---\n{_PIER}\n…\nThe old pier is closed."),
        Example(default_article(), whole=True, shown=f"---\n{_PIER}\n…\n---\n\nThe old pier is closed."),
    ),
    rule(
        "front-matter-not-fields", _E, "front matter that is no fields", "Front matter is names and values.",
        "Write `name: value` lines.",
        Example(f"---\n- published\n---\n\n{BODY}", "- published", whole=True, shown="---\n- published\n---"),
        Example(default_article(), whole=True, shown="---\nstatus: published\n---"),
    ),
    rule(
        "yaml-syntax", _E, "front matter that cannot be read", "The front matter cannot be read as it stands.",
        'Mostly a value that needs quotation marks, as `title: "North Korea: a report"`, or a tab.',
        Example("title: Old pier: closed until further notice", "‸: closed"),
        Example('title: "Old pier: closed until further notice"'),
    ),
    rule(
        "yaml-key", _E, "a field's name that is no text", "A field's name is plain text.",
        "Write `name: value`, with plain text before the colon.",
        Example(default_article().replace("status:", "? [importance]\n: 3\nstatus:"), "[importance]", whole=True,
                shown="? [importance]\n: 3"),
        Example("importance: 3"),
    ),
    rule(
        "yaml-duplicate-key", _E, "a field twice", "Of two values for one field, one would win silently.",
        "Keep one of the two.",
        Example(default_article().replace("status:", "title: Old pier shut\nstatus:"), "‸title: Old pier shut",
                whole=True, shown=f"{_PIER}\ntitle: Old pier shut"),
        Example(_PIER),
    ),
    rule(
        "yaml-anchor", _E, "a value that points at another",
        "Anchors and aliases let a small file grow without bound, and nobody reviews them.",
        "Write the value out. A text that begins with `*` or `&` needs quotation marks.",
        Example("section: &harbour Harbour", "&harbour"), Example("section: Harbour"),
    ),
    rule(
        "yaml-tag", _E, "a tag for programs", "Tags ask a program to make something other than text.",
        "Drop it. A text that begins with `!` needs quotation marks.",
        Example("section: !!str Harbour", "!!str"), Example("section: Harbour"),
    ),
    rule(
        "yaml-depth", _E, "lists in lists in lists", "Nothing in the schema nests so deep.",
        "Flatten the value: nothing nests deeper than eight levels.",
        Example(f"tags: {'[' * 10}harbour{']' * 10}", "‸[[harbour"), Example("tags: [harbour]"),
    ),
    firm=True,
)  # fmt: skip

FIELDS = family(
    "fields",
    rule(
        "field-unknown", _W, "a field that nobody knows", "A misspelt name is a value that readers never see.",
        "Correct the name, drop the field, or begin its name with `x_`.",
        Example("importence: 3", "importence"), Example("importance: 3"),
    ),
    rule(
        "field-missing", _E, "a field that is missing", "Readers would find a gap where this field belongs.",
        "Add it. A story without an address has `url: null` and a `medium`.",
        Example(drop=("summary",), shown="(no line `summary: …`)"),
        Example("summary: The old pier is closed."), firm=True,
    ),
    rule(
        "field-type", _E, "a value of the wrong kind", "A list, a text and a group of fields are not the same.",
        "Write the kind of value that [the files](files.md) name.",
        Example("topics: ferries", "topics: ‸ferries"), Example("topics:\n  - ferries"), firm=True,
    ),
    rule(
        "field-empty", _E, "a value that is empty", "An empty value says nothing.", "Write a value, or drop the field.",
        Example('section: ""', '""'), Example("section: Harbour"), firm=True,
    ),
    rule(
        "field-value", _E, "a value that the field cannot have", "The value is not one that the field can have.",
        "Write one of the values that the message names.",
        Example("importance: high", "importance: ‸high"), Example("importance: 3"), firm=True,
    ),
    rule(
        "date-invalid", _E, "a date that is none", "Dates sort stories and make addresses.",
        "Write `2024-05-13`, `2024-05-13 08:52` or `2024-05-13 08:52+09:00`.",
        Example("date: 13 May 2024", "13 May"), Example("date: 2024-05-13"), firm=True,
    ),
    rule(
        "url-invalid", _E, "an address that is none", "Only web addresses may become links.",
        "Begin with `https://` or `http://` and a host.",
        Example("url: lakeherald.example/2024/05/pier", "lakeherald.example"),
        Example("url: https://lakeherald.example/2024/05/pier"), firm=True,
    ),
    rule(
        "language-invalid", _E, "a language that is none",
        "The tag tells browsers, readers' voices and hyphenation what language it is.",
        "Write a BCP 47 tag such as `en`, `ko` or `pt-BR`.",
        Example("language: english", "english"), Example("language: en"), firm=True,
    ),
    rule(
        "timezone-invalid", _E, "a time zone that is none", "Times without a zone are read in this one.",
        "Write an IANA name such as `Asia/Seoul`.",
        Example("lake-herald:\n  name: The Lake Herald\n  timezone: Lakeside", "‸Lakeside", file="publishers.yml"),
        Example("lake-herald:\n  name: The Lake Herald\n  timezone: Europe/London", file="publishers.yml"), firm=True,
    ),
    rule(
        "text-null", _W, "a word that means nothing elsewhere",
        "In some programs this word means nothing at all; here it is text.",
        "Leave the value empty or drop the line; for the word itself use quotation marks.",
        Example("section: null", "null"), Example("section:"),
    ),
)  # fmt: skip

CAPTURES = family(
    "captures",
    rule(
        "capture-missing", Severity.INFO, "a capture that is not here",
        "What an article was clipped from shows, years later, what its publisher had said.",
        "Bring the file, or delete `capture` if it is lost. The rule runs where `evidence/raw/` is; a desk whose "
        "captures "
        "stay with whoever clipped switches it off.",
        Example(f"capture:\n  file: evidence/raw/pier-closed-00000000.txt.gz\n  sha256: {'0' * 64}", "evidence/raw",
                also={"../evidence/raw/.kept": ""},
                shown="capture:\n  file: evidence/raw/pier-closed-00000000.txt.gz    (not there)"),
        Example(also={"../evidence/raw/.kept": ""}, shown="(no `capture`, or one that is there)"),
    ),
    rule(
        "capture-changed", _E, "a capture that is not what was clipped",
        "A capture that was changed no longer shows what was clipped.",
        "Restore the file from a backup or from `evidence`'s own history. A page that changed is clipped again with "
        "`standfirst clip --update`, which keeps both.",
        Example(f"capture:\n  file: evidence/raw/pier-closed-00000000.txt.gz\n  sha256: {'0' * 64}", "evidence/raw",
                also={"../evidence/raw/pier-closed-00000000.txt.gz": "changed"},
                shown="capture:\n  file: evidence/raw/pier-closed-00000000.txt.gz    (written over since)"),
        Example(also={"../evidence/raw/.kept": ""}, shown="(the file as it was clipped)"),
    ),
)  # fmt: skip
