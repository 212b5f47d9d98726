"""Who a mention is: the fullest name that the body gives the person it names, and what he or she is said to be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from standfirst.quotes.finding.attribution import Attribution, Candidate
from standfirst.quotes.finding.clauses import Mention, View
from standfirst.quotes.finding.people import People
from standfirst.quotes.finding.pronouns import Antecedents
from standfirst.quotes.finding.prose import bare
from standfirst.quotes.finding.roles import stated_role

_FARTHEST = 6_000
"""How far before a role a person of that role is looked for, in characters."""
_WORD = re.compile(r"\w[\w'’\-]*")  # noqa: RUF001 - apostrophe


class Speakers:
    """Resolves the mentions of one body, which come in the order of their quotations."""

    def __init__(self, views: Sequence[View], people: People) -> None:
        self.views = views
        self.people = people
        self.antecedents = Antecedents(views, people)
        self._known: dict[int, str | None] = {}
        self._last: str | None = None

    def resolve(self, candidate: Candidate) -> str | None:
        """Return the candidate's speaker, None where the words do not tell."""
        attribution = candidate.attribution
        if attribution is None:
            return None
        if attribution.mention is None:
            return self._unnamed(candidate, attribution) if attribution.rule == "unnamed" else None
        if attribution.rule == "subject-before" and self._is_thing(attribution.mention):
            found = self._unnamed(candidate, attribution._replace(rule="unnamed"))
            if found is not None:
                return found
        mention = attribution.mention
        if mention.start not in self._known:
            speaker, sex = self._who(mention, candidate)
            self._known[mention.start] = speaker
            self._last = speaker or self._last
            if (speaker is not None and speaker != mention.text) or (speaker is not None and mention.name is not None):
                self.antecedents.add_speaker(mention.start, mention.end, candidate.source, speaker, sex)
        return self._known[mention.start]

    def _is_thing(self, mention: Mention) -> bool:
        """Tell whether a name is more likely that of a place, a ship or an office than a person's."""
        if mention.name is None or mention.name.title:
            return False
        person = self.people.find(mention.name)
        return person is None or not person.human

    def _unnamed(self, candidate: Candidate, attribution: Attribution) -> str | None:
        """Return who spoke or acted last before a quotation that nothing attributes, and let that be its mention."""
        start = candidate.item.start
        found = self.antecedents.resolve(start, candidate.paragraph, "", candidate.text)
        if found is not None:
            first, last = self.antecedents.last_place(start, found)
            text = self.views[candidate.paragraph].body[first:last]
            mention = Mention(first, last, -1, -1, "name", text, None, "")
            candidate.attribution = attribution._replace(mention=mention)
        return found

    def role(self, candidate: Candidate) -> str | None:
        """Return the role that the body states of the speaker: at the quotation, else where it first does."""
        attribution = candidate.attribution
        if attribution is None or attribution.mention is None or candidate.speaker is None:
            return None
        name = attribution.mention.name
        view = self.views[candidate.source]
        there = name is not None and view.name_at.get(name.first) == name  # a role may take up a name of another one
        here = stated_role(view, name) if name is not None and there else None
        if here is not None or (attribution.mention.text == candidate.speaker and name is None):
            return here
        return next((role for _, role in self._roles.get(candidate.speaker, ())), None)

    @cached_property
    def _roles(self) -> dict[str, list[tuple[int, str]]]:
        """The places and words of all roles that the body states, by the full name of the person."""
        found: dict[str, list[tuple[int, str]]] = {}
        for view in self.views:
            for name in view.names:
                role = stated_role(view, name) if not name.organisation else None
                if role is None:
                    continue
                person = self.people.find(name)
                found.setdefault(person.name if person else " ".join(name.words), []).append((name.start, role))
        return found

    def _who(self, mention: Mention, candidate: Candidate) -> tuple[str | None, str]:
        if mention.name is not None:
            person = self.people.find(mention.name)
            if person is not None:
                return person.name, person.sex
            return " ".join(mention.name.words), mention.name.sex
        if mention.kind == "role":
            return self._of_role(mention, self.views[candidate.source]) or mention.text, mention.sex
        if mention.sex == "i":
            return None, ""
        if mention.sex == "p":
            return self._last, ""
        found = self.antecedents.resolve(mention.start, candidate.source, mention.sex, candidate.text)
        return found, mention.sex if mention.sex in {"m", "f"} else ""

    def _of_role(self, mention: Mention, view: View) -> str | None:
        """Return the person whom a definite role takes up ("the mayor"): the last of that role before."""
        tokens = view.tokens
        if tokens[mention.first].lower not in view.language.articles:
            return None
        head = ""
        for place in range(mention.first + 1, mention.last + 1):
            if tokens[place].lower in view.language.prepositions:
                break
            head = bare(tokens[place].lower)
        if head not in view.language.roles:
            return None
        found = self._by_role.get(head, ())
        last = bisect_left(found, (mention.start, "")) - 1
        return found[last][1] if last >= 0 and found[last][0] > mention.start - _FARTHEST else None

    @cached_property
    def _by_role(self) -> dict[str, list[tuple[int, str]]]:
        """The places and persons of every word of a role, in order."""
        found: dict[str, list[tuple[int, str]]] = {}
        for person, roles in self._roles.items():
            for place, role in roles:
                for word in set(_WORD.findall(role.lower())):
                    found.setdefault(word, []).append((place, person))
        return {word: sorted(places) for word, places in found.items()}
