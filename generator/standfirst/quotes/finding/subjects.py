"""Who does the saying: the noun phrase before or behind a verb of speech."""

from __future__ import annotations

from standfirst.quotes.finding.clauses import Mention, View
from standfirst.quotes.finding.prose import bare

_FARTHEST = 40
"""How many tokens around a verb are read for its subject; longer sentences leave it unknown."""
_LONGEST_PHRASE = 12
_LONGEST_MENTION = 90
"""How many characters a mention has at most that takes a relative pronoun in."""
_TIME_WORDS = frozenset(["on", "last", "this", "late", "early", "earlier"])
_NOT_PERSONS = frozenset(["it", "him", "her", "them", "me", "us", "you", "that", "this", "i", "we"])


def subject_of(view: View, verb: int, floor: int, ceiling: int) -> Mention | None:
    """Return the subject of the verb at token `verb` within tokens `floor` to `ceiling`: before it, or behind a comma.

    Behind a comma the verb may come first where nothing but its subject follows: "The bill is dead, said Reyes."
    """
    word = view.tokens[verb].lower
    behind_comma = verb > floor and view.tokens[verb - 1].kind == ","
    if behind_comma and word in view.language.strong_verbs and word not in view.language.objects:
        mention = subject_behind(view, verb, ceiling)
        if mention is not None and mention.kind == "name":
            behind = view.tokens[mention.last + 1] if mention.last + 1 < len(view.tokens) else None
            if behind is None or behind.kind in {"end", ",", "quote", ":"}:
                return mention
    return subject_before(view, verb, floor)


def subject_before(view: View, verb: int, floor: int) -> Mention | None:
    """Return who stands as the subject before the verb at token `verb`; nothing before token `floor` is read."""
    floor = max(floor, verb - _FARTHEST)
    place = _skip_back(view, verb - 1, floor)
    if place < floor:
        return None
    token = view.tokens[place]
    if view.is_pronoun(place):
        return view.of_pronoun(place)
    if token.lower in view.language.relatives:
        return _relative(view, place, floor)
    if token.lower in view.language.coordinators:
        return sentence_subject(view, max(floor, place - _FARTHEST // 2), place)
    if token.kind in {",", "dash"}:
        return _before_comma(view, place, floor)
    return phrase_ending(view, place, floor) if token.kind == "word" else None


def _relative(view: View, pronoun: int, floor: int) -> Mention | None:
    """Return what the relative pronoun at token `pronoun` stands for; both are the mention."""
    place = pronoun - 1
    if place >= floor and view.tokens[place].kind in {",", "dash"}:
        place -= 1
    found = phrase_ending(view, place, floor) if place >= floor else None
    if found is None:
        return None
    end = view.tokens[pronoun].end
    return found._replace(end=end, text=view.body[found.start : end]) if end - found.start < _LONGEST_MENTION else found


def _skip_back(view: View, place: int, floor: int) -> int:
    """Step back over adverbs, auxiliaries and what stands in brackets."""
    while place >= floor:
        if view.is_adverb(place):
            place -= 1
        elif view.tokens[place].lower in view.language.times and place > floor:
            place -= 1
            if view.tokens[place].lower in _TIME_WORDS:
                place -= 1
        elif view.tokens[place].kind in {")", "]"}:
            bracket = place
            while bracket >= floor and view.tokens[bracket].kind not in {"(", "["}:
                bracket -= 1
            if bracket < floor:
                return place
            place = bracket - 1
        else:
            return place
    return place


def _before_comma(view: View, comma: int, floor: int) -> Mention | None:
    """Return the subject in front of an apposition that ends at `comma`: "Reyes, the mayor of Salt Ford, said"."""
    low = comma - 1
    while low >= floor and view.tokens[low].kind not in {"quote", "end", ";", ":"}:
        low -= 1
    low += 1
    best: Mention | None = None
    most = -1
    place = low
    while place < comma:
        name = view.name_at.get(place)
        if name is None:
            place += 1
            continue
        following = view.tokens[name.last + 1] if name.last + 1 <= comma else None
        if following is not None and not name.possessive:
            ends = following.kind in {",", "(", "dash"} or following.lower in view.language.relatives
            joined = following.lower in view.language.prepositions
            before = view.tokens[name.first - 1].lower if name.first > low else ""
            free = before not in view.language.prepositions and before not in view.language.breaks
            weight = 4 * (ends or (joined and free)) + 2 * free + 2 * (not name.organisation) + (len(name.words) > 1)
            if (ends or joined) and weight > most:
                best, most = view.of_name(name), weight
        place = name.last + 1
    if best is not None:
        return best
    first_comma = next((place for place in range(low, comma) if view.tokens[place].kind == ","), comma)
    place = _skip_back(view, first_comma - 1, low)
    if place < low:
        return None
    if view.is_pronoun(place):
        return view.of_pronoun(place)
    return phrase_ending(view, place, low) if view.tokens[place].kind == "word" else None


def phrase_ending(view: View, last: int, floor: int) -> Mention | None:
    """Return the name or role that ends at token `last`."""
    tokens, language = view.tokens, view.language
    name = view.name_at.get(last)
    if name is None and tokens[last].kind != "word":
        return None
    if name is None and (tokens[last].lower in language.breaks or tokens[last].lower in language.articles):
        return None
    if name is not None and not name.possessive:
        before = name.first - 1
        while before >= floor and tokens[before].lower in language.determiners:
            before -= 1
        if before <= floor or tokens[before].lower not in language.prepositions:
            return view.of_name(name)
        head = view.name_at.get(before - 1)
        if head is not None and not head.possessive:
            return view.of_name(head)
        if tokens[before - 1].kind != "word" or not _may_be_head(view, before - 1, floor):
            return view.of_name(name)
    first = phrase_start(view, last, floor)
    return view.of_role(first, last)


def _may_be_head(view: View, place: int, floor: int) -> bool:
    """Tell whether the noun at `place` is one that speaks: "a spokesman for Reyes", not "a talk with Reyes"."""
    first = max(floor, place - 4)
    return any(bare(view.tokens[here].lower) in view.language.roles for here in range(first, place + 1))


def phrase_start(view: View, last: int, floor: int) -> int:
    """Return the first token of the noun phrase that ends at token `last`."""
    tokens, language = view.tokens, view.language
    first = last
    while first > floor and last - first < _LONGEST_PHRASE:
        before = tokens[first - 1]
        if before.kind != "word" or before.lower in language.breaks or before.lower in language.verbs:
            break
        if before.lower in {"and", "und", "et", "y", "e"} or before.lower in language.participles:
            break
        if tokens[first].lower in language.determiners and before.lower not in language.prepositions:
            break
        first -= 1
    while first < last and tokens[first].lower in language.prepositions:
        first += 1
    return first


def subject_behind(view: View, verb: int, ceiling: int) -> Mention | None:
    """Return who stands as the subject behind the verb at token `verb`, before token `ceiling`."""
    tokens, language = view.tokens, view.language
    ceiling = min(ceiling, verb + _FARTHEST)
    first = verb + 1
    while first < ceiling and view.is_adverb(first):
        first += 1
    if first >= ceiling or tokens[first].kind != "word":
        return None
    if view.is_pronoun(first):
        return view.of_pronoun(first)
    last = first
    joint = ceiling
    while last < ceiling and last - first < 2 * _LONGEST_PHRASE:
        token = tokens[last]
        if last not in view.name_at or view.name_at[last].first == last:
            if token.kind != "word" or token.lower in language.breaks or token.lower in language.relatives:
                break
            if last > first and token.lower in language.prepositions and last not in view.name_at:
                joint = min(joint, last)
        last += 1
    last -= 1
    while last > first and tokens[last].lower in language.prepositions | language.determiners:
        last -= 1
    if last < first or tokens[first].lower in language.prepositions:
        return None
    return _head(view, first, min(joint, last + 1), last)


def _head(view: View, first: int, joint: int, last: int) -> Mention | None:
    """Return the head of the noun phrase `first` to `last`, whose first preposition stands at `joint`."""
    names = [view.name_at[place] for place in range(first, joint) if place in view.name_at]
    if names and names[-1].last == joint - 1 and not names[-1].possessive:
        return view.of_name(names[-1])
    tokens = view.tokens
    if last + 2 < len(tokens) and tokens[last + 1].kind == ",":
        name = view.name_at.get(last + 2)
        if name is not None and len(name.words) > 1 and not name.organisation and not name.possessive:
            return view.of_name(name)  # "said the union's head, Ada Reyes"
    if last == first and view.language.objects and tokens[first].lower in _NOT_PERSONS:
        return None
    return view.of_role(first, last)


def speaks(view: View, place: int) -> bool:
    """Tell whether token `place` is a verb of speech: "said", and not "the read"."""
    token = view.tokens[place]
    if token.kind != "word" or place in view.name_at:
        return False
    language = view.language
    if token.lower in language.participles:
        return True
    if token.lower not in language.verbs:
        return False
    before = view.tokens[place - 1].lower if place else ""
    if token.lower in language.objects and before in language.passive:
        return False  # "she was told"
    return before not in language.determiners and before not in language.infinitive


def sentence_subject(view: View, first: int, ceiling: int) -> Mention | None:
    """Return the subject of the sentence that begins at token `first`: of its verb of speech, else its first name."""
    for verb in range(first, ceiling):
        if view.tokens[verb].lower in view.language.strong_verbs and speaks(view, verb):
            before = _skip_back(view, verb - 1, first)
            if before >= first and view.tokens[before].lower in view.language.relatives | view.language.coordinators:
                continue  # a clause of its own, or the second verb of a subject
            mention = subject_of(view, verb, first, ceiling)
            if mention is not None:
                return mention
    if first < ceiling and _subordinate(view, first):
        comma = next((place for place in range(first, ceiling) if view.tokens[place].kind == ","), ceiling)
        mention = _first_mention(view, comma, ceiling)
        if mention is not None:
            return mention
    return _first_mention(view, first, ceiling)


def _subordinate(view: View, first: int) -> bool:
    """Tell whether a sentence begins with something else than its subject: "When the vote came, Reyes ..."."""
    lower = view.tokens[first].lower
    return lower in view.language.breaks or lower in view.language.prepositions or lower in view.language.participles


def _first_mention(view: View, first: int, ceiling: int) -> Mention | None:
    for place in range(first, ceiling):
        if view.is_pronoun(place):
            return view.of_pronoun(place)
        name = view.name_at.get(place)
        if name is not None and name.first == place and not name.possessive:
            before = view.tokens[place - 1].lower if place > first else ""
            if before not in view.language.prepositions:
                return view.of_name(name)
    return None
