"""What an article says a person is: "Mayor Ada Reyes", "Ada Reyes, a senior fellow at the institute"."""

from __future__ import annotations

from standfirst.quotes.finding.clauses import View
from standfirst.quotes.finding.naming import Name
from standfirst.quotes.finding.prose import bare
from standfirst.quotes.finding.subjects import phrase_start

_LONGEST = 16
"""How many tokens a role has at most."""


def stated_role(view: View, name: Name) -> str | None:
    """Return the role that the words around a name state, as they stand there; None where there is none."""
    return _behind(view, name) or _before(view, name) or _before_comma(view, name) or _title(view, name)


def _title(view: View, name: Name) -> str | None:
    words = [word for word in name.title.split() if bare(word.lower()) not in view.language.honorifics]
    return " ".join(words) or None


def _before(view: View, name: Name) -> str | None:
    """Return the noun phrase right before a name: "union secretary Ada Reyes"."""
    last = name.first - 1
    if last < 0 or bare(view.tokens[last].lower) not in view.language.roles or view.tokens[last].kind != "word":
        return None
    first = phrase_start(view, last, max(0, last - _LONGEST))
    while first < last and view.tokens[first].lower in view.language.determiners:
        first += 1
    title = _title(view, name)
    text = view.body[view.tokens[first].start : view.tokens[last].end]
    return f"{text} {title}" if title else text


def _before_comma(view: View, name: Name) -> str | None:
    """Return the noun phrase that a name explains: "The minister, Hugo Okell, said"."""
    tokens, last = view.tokens, name.first - 2
    if last < 0 or tokens[last + 1].kind != "," or tokens[last].kind != "word" or name.last + 1 >= len(tokens):
        return None
    first = phrase_start(view, last, max(0, last - _LONGEST))
    determined = tokens[first].lower in view.language.determiners or tokens[first].possessive
    is_role = any(bare(token.lower) in view.language.roles for token in tokens[first : last + 1])
    closed = tokens[name.last + 1].kind in {",", "end"}
    return view.body[tokens[first].start : tokens[last].end] if determined and is_role and closed else None


def _behind(view: View, name: Name) -> str | None:
    """Return the apposition behind a name: ", a senior fellow at the institute,"."""
    tokens = view.tokens
    first = name.last + 2
    if name.possessive or first >= len(tokens) or tokens[first - 1].kind != ",":
        return None
    if tokens[first].text.isdigit():  # an age
        first += 2
    if first >= len(tokens) or tokens[first].kind != "word":
        return None
    starts = tokens[first].lower in view.language.determiners or bare(tokens[first].lower) in view.language.roles
    last = first
    named = False
    while last < len(tokens) and last - first < _LONGEST:
        token = tokens[last]
        if token.kind in {"end", ",", "quote", "dash", ";", ":", "("} or token.lower in view.language.relatives:
            break
        if token.lower in view.language.strong_verbs or token.lower in view.language.participles:
            return None
        named = named or bare(token.lower) in view.language.roles
        last += 1
    if last == first or last - first >= _LONGEST or not (starts or named):
        return None
    ends = last == len(tokens) or tokens[last].kind != "word" or tokens[last].lower in view.language.relatives
    if not ends or not (named or tokens[first].lower in view.language.determiners) or tokens[first].possessive:
        return None
    return view.body[tokens[first].start : tokens[last - 1].end]
