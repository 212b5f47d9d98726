"""Names in languages that inflect articles and roles, and in German, which writes every noun with a capital.

There one such word alone is a name only where the body has it in a fuller one. In German, French, Spanish and
Portuguese the article or the role before a name tells the person's sex ("la sénatrice Irène Caudron").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standfirst.quotes.finding.clauses import View
from standfirst.quotes.finding.languages.given_names import is_given_name, sex_of_given_name
from standfirst.quotes.finding.naming import Name
from standfirst.quotes.finding.prose import bare

_FARTHEST_ROLE = 6
"""The most tokens between a name and the article or role that goes with it."""
_OFFICE_ENDINGS = ("er", "in", "ist", "ent", "ant", "eur", "oge", "or", "mann", "frau", "chef", "rat")
"""What German nouns for persons end in as a rule."""


def refine_names(views: Sequence[View]) -> None:
    """Drop nouns that are no names, and give the names the sex that their articles and roles tell, in place."""
    known = {word for view in views for name in view.names if len(name.words) > 1 for word in name.words}
    surnames = {name.surname for view in views for name in view.names if len(name.words) > 1}
    for view in views:
        names = [_without_noun(view, name) for name in view.names if _is_name(view, name, known)]
        names = sorted([*names, *_surnames_alone(view, surnames)], key=lambda name: name.start)
        view.names = [
            name if name.sex else name._replace(sex=_sex(view, name) or _sex_of_name(name, view)) for name in names
        ]
        view.name_at = {place: name for name in view.names for place in range(name.first, name.last + 1)}


def _is_name(view: View, name: Name, known: set[str]) -> bool:
    """Tell whether a name is one: a single word that is in no fuller name may be a noun or begin a sentence."""
    if len(name.words) > 1 or name.title or name.organisation or name.words[0] in known:
        return True
    begins = name.first == 0 or view.tokens[name.first - 1].kind in {"end", "quote"}
    return not view.language.capital_nouns and (not begins or is_given_name(name.words[0]))


def _surnames_alone(view: View, surnames: set[str]) -> Iterator[Name]:
    """Return the names that are words for an office too, where the body has them as a surname: Reina, Richter."""
    language = view.language
    for place, token in enumerate(view.tokens):
        if not token.capital or place in view.name_at or token.text not in surnames:
            continue
        office = token.lower in language.titles or token.lower in language.roles
        if office and not (place and view.tokens[place - 1].lower in language.determiners):
            yield Name(
                token.start,
                token.end,
                place,
                place,
                (token.text,),
                "",
                "",
                organisation=False,
                possessive=False,
                full=False,
            )


def _without_noun(view: View, name: Name) -> Name:
    """Return a German name without the nouns before it that no table has: "Syrer Amir Haddad", "Kanutin Eva Ohm"."""
    while name.first < name.last and view.tokens[name.first].lower in view.language.times:
        first = name.first + 1  # "am Dienstagabend Senator Adrian Moll"
        words = name.words[1:] if name.words[0] == view.tokens[name.first].text else name.words
        title = name.title.removeprefix(view.tokens[name.first].text).strip()
        name = name._replace(first=first, start=view.tokens[first].start, words=words, title=title)
    words = name.words
    drop = 0
    if view.language.capital_nouns:
        while len(words) - drop > 2 and not is_given_name(words[drop]):
            if not is_given_name(words[drop + 1]) and not words[drop].lower().endswith(_OFFICE_ENDINGS):
                break
            drop += 1
    return name._replace(words=words[drop:], title=" ".join([name.title, *words[:drop]]).strip()) if drop else name


def _sex_of_name(name: Name, view: View) -> str:
    if len(name.words) < 2 or name.organisation:
        return ""
    first = name.words[0].lower()
    ending = first[-1:] if len(first) > 2 else ""
    return sex_of_given_name(first) or ("" if is_given_name(first) else view.language.name_endings.get(ending, ""))


def _sex(view: View, name: Name) -> str:
    """Return what the words around a name tell: its own role, an article before it, a role behind a comma."""
    language, tokens = view.language, view.tokens
    for place in range(name.first - 1, max(-1, name.first - 1 - _FARTHEST_ROLE), -1):
        token = tokens[place]
        if token.kind == ",":
            if place != name.first - 1:
                break
            continue
        if token.kind != "word" or token.lower in language.verbs:
            break
        role = language.roles.get(bare(token.lower))
        if role:
            return role
        if token.lower in language.articles:
            return language.articles[token.lower]
        if token.lower in language.breaks:
            break
    return _sex_behind(view, name)


def _sex_behind(view: View, name: Name) -> str:
    language, tokens = view.language, view.tokens
    comma = name.last + 1
    if comma >= len(tokens) or tokens[comma].kind != ",":
        return ""
    for place in range(comma + 1, min(len(tokens), comma + 4)):
        token = tokens[place]
        if token.kind != "word" or token.lower in language.prepositions:
            break
        sex = language.roles.get(bare(token.lower)) or language.articles.get(token.lower, "")
        if sex:
            return sex
    return ""
