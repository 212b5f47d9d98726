"""What hostile text looks like, and the harmless words of the same length that stand in its place in the twin desk."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Controls, characters that turn a line around, and what no file of text may hold."""

SUM = "9801547"
"""What `{{ 1337*7331 }}` becomes where a template runs it; the number is found nowhere by chance."""

KINDS = (
    """"><svg onload=FIRE>""",
    """'><img src=x onerror=FIRE>""",
    """</title><script>FIRE</script>""",
    """</textarea></noscript></style></script><script>FIRE</script>""",
    """<script>FIRE</script>""",
    """--><iframe srcdoc="<script>FIRE</script>"></iframe><!--""",
    """<a href="javascript:FIRE">html</a>""",
    """[markdown](javascript:FIRE)""",
    """[entities](javas&#99;ript:FIRE)""",
    """<javascript:FIRE>""",
    """![picture](data:text/html,FIRE)""",
    """&lt;img src=x onerror=FIRE&gt;""",
    """&#60;script&#62;FIRE&#60;/script&#62;""",
    """&amp;lt;script&amp;gt;FIRE&amp;lt;/script&amp;gt;""",
    """" onmouseover="FIRE" href="javascript:FIRE" data-x=\"""",
    """' onfocus='FIRE' autofocus tabindex='1' x='""",
    """{{ 1337*7331 }} {{ config }} {% include 'index.html' %} {% raise %} {# gone #} ${FIRE}""",
    """%(x)s %s %d {0} {x!r} {}""",
    """\\u003cscript\\u003e \\x3cscript\\x3e""",
    """\u202egnp.exe\u202c \u2066turned\u2069""",
)
"""The shortest first: a description is cut at 160 characters, and an attribute is what it stands in."""

FILE_NAME = (
    """Z"><img src=x onerror=FIRE>' onfocus='FIRE' {{ 1337*7331 }} {% raise %} %(x)s {0} &lt;b&gt; #x?y %41 \u202etxt"""
)
"""A file's name has no slash. MkDocs makes a title of it, where a hyphen is a space and small letters get a capital."""


@dataclass
class Words:
    """What each field of one desk says; the twins differ in nothing but this."""

    hostile: bool
    said: dict[str, str] = field(default_factory=dict)
    """The hostile text of every field, in either twin."""
    markdown: set[str] = field(default_factory=set)
    """Fields in which an entity is a character, as Markdown has it."""

    def __call__(self, name: str) -> str:
        """Return the text of the field `name`: every attack, each calling `fired` with that name."""
        return self._say(name, " ".join(KINDS))

    def quoted(self, name: str, *, markdown: bool = False) -> str:
        """Return the same in quotation marks, as YAML and JSON have them."""
        if markdown:
            self.markdown.add(name)
        return json.dumps(self(name), ensure_ascii=False)

    def key(self, name: str, half: int) -> str:
        """Return a text for a YAML key, which has at most 1,024 characters: one half of the attacks, quoted."""
        return json.dumps(self._say(name, " ".join(KINDS[half::2])), ensure_ascii=False)

    def in_markdown(self, name: str) -> str:
        """Return the text of a field that is Markdown."""
        self.markdown.add(name)
        return self(name)

    def file_name(self, name: str) -> str:
        """Return the stem of a file's name."""
        return self._say(name, FILE_NAME)

    def heading(self, name: str) -> str:
        """Return a heading of an ordinary page, whose Markdown is the desk's own: attacks as entities."""
        kinds = [kind for kind in KINDS if not set("&{\\") & set(kind) and "(" not in kind]
        return html.escape(self._say(name, " ".join(kinds)))

    def _say(self, name: str, attack: str) -> str:
        self.said[name] = f"{name} {attack.replace('FIRE', fire(name))}"
        return self.said[name] if self.hostile else harmless(name, self.said[name])


def fire(name: str) -> str:
    """Return the script that tells on the field that let it run."""
    return f"fired('{name}')"


def harmless(name: str, hostile: str) -> str:
    """Return plain words, as many as `hostile` has: reading times must not differ."""
    return " ".join([name, *["plain"] * (len(hostile.split()) - 1)])


def written_out(text: str) -> str:
    """Return `text` as a page shows it: hidden characters are written out, white space is one space."""
    return " ".join(HIDDEN.sub(_name, text).split())


def _name(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found.group()):04X}⟩"


def in_json(text: str) -> str:
    """Return `text` as it stands in a string of JSON that is shown on a page."""
    signs = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
    return "".join(signs.get(sign, sign) for sign in json.dumps(text, ensure_ascii=False)[1:-1])


def in_bibtex(text: str) -> str:
    """Return `text` as it stands in a field of BibTeX that is shown on a page."""
    named = {"\\": "backslash", "{": "braceleft", "}": "braceright", "^": "asciicircum", "~": "asciitilde"}
    signs = {sign: f"\\text{name}{{}}" for sign, name in named.items()} | {sign: f"\\{sign}" for sign in "%&#$_"}
    return "".join(signs.get(sign, sign) for sign in text)


class Twin:
    """Turns what a hostile page says into what its harmless twin says, if every payload is there as text."""

    def __init__(self, words: Words) -> None:
        self._pairs: list[tuple[str, str]] = []
        for name, text in words.said.items():
            plain = harmless(name, text)
            shown = written_out(html.unescape(text) if name in words.markdown else text)
            self._pairs += [(shown, plain), (written_out(unquote(shown)), plain), (written_out(text), plain)]
            self._pairs += [(in_json(written_out(text)), plain), (in_bibtex(written_out(text)), plain)]
        self._pairs.sort(key=lambda pair: -len(pair[0]))

    def of(self, text: str) -> str:
        """Return `text` with each field's payload, whole and literal, replaced by the harmless words."""
        text = " ".join(text.split())
        for shown, plain in self._pairs:
            text = text.replace(shown, plain)
        return text

    def of_address(self, value: str) -> str:
        """Return the same for an attribute, where a file's name may be percent-encoded."""
        return self.of(written_out(unquote(value)))

    def starts(self, value: str) -> bool:
        """Tell whether `value`, which was cut, is the beginning of something a field says."""
        value = written_out(value)
        return any(shown.startswith(value) or value.startswith(shown) for shown, _ in self._pairs)
