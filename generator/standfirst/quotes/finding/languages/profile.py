"""The profile of a language: all that the rules for speakers need to know of it, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from standfirst.quotes.marks import Quotation

EMPTY: frozenset[str] = frozenset()


def words(text: str) -> frozenset[str]:
    """Return the words of `text` as a set: tables of words are written as running text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Language:
    """Words of one language; all in lower case but `stop_capitals`, `organisations` and `abbreviations`.

    Genders are "m", "f" or "" (either); "p" is a plural, "i" the first person.
    """

    code: str
    function_words: frozenset[str]
    """Frequent words that tell the language; a few dozen, those that neighbours share make no harm."""
    verbs: frozenset[str]
    """Finite forms of verbs of speech, one word each: said, sagte, a-t-il is split (`suffixes`)."""
    strong_verbs: frozenset[str]
    """Those of them which words in quotation marks beside them are surely speech of ("said", not "called")."""
    adverbs: frozenset[str]
    """What may stand between a subject and its verb: adverbs, auxiliaries ("also", "has"), negations."""
    pronouns: Mapping[str, str]
    """Subject pronouns of the third person and their gender."""
    determiners: frozenset[str]
    """Articles, possessives and quantifiers that begin a noun phrase: "the", "a", "his", "one"."""
    prepositions: frozenset[str]
    """Prepositions that may join a noun phrase ("a spokesman for the union", "head of")."""
    breaks: frozenset[str]
    """Words that end a noun phrase: other prepositions, conjunctions, relative pronouns, days, "last"."""
    adverb_endings: tuple[str, ...] = ()
    """Endings of words that are adverbs: "ly", "mente", "ment"."""
    not_adverbs: frozenset[str] = EMPTY
    """Words with such an ending that are none: "family"."""
    infinitive: frozenset[str] = EMPTY
    """What stands before an infinitive ("to"), where finite forms look like it."""
    coordinators: frozenset[str] = EMPTY
    """What joins two verbs of one subject: "and", "but"; where it is empty, `adverbs` may hold it."""
    relatives: frozenset[str] = EMPTY
    """Relative pronouns for persons: the speaker is the name before them."""
    participles: frozenset[str] = EMPTY
    """Forms whose subject is the sentence's own: "saying", "adding", gerunds and bare infinitives."""
    past_participles: frozenset[str] = EMPTY
    """Forms that make a cue with an auxiliary somewhere before: "gesagt", "déclaré"; `auxiliaries` lists these."""
    auxiliaries: frozenset[str] = EMPTY
    """Auxiliaries of `past_participles`; the subject stands before the auxiliary, or between the two."""
    particle_verbs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Verbs that are speech only with a word that follows: {"fügte": {"hinzu"}, "pointed": {"out"}}."""
    objects: frozenset[str] = EMPTY
    """Verbs whose object may follow them ("told reporters"): they take no subject behind them."""
    passive: frozenset[str] = EMPTY
    """Auxiliaries that turn such a verb round: who "was told" does not speak."""
    according: tuple[str, ...] = ()
    """Phrases that a speaker follows: "according to", "laut", "selon"; lower case, longest first."""
    according_after: tuple[str, ...] = ()
    """Phrases that a speaker stands before: "zufolge"."""
    suffixes: Mapping[str, str] = field(default_factory=dict)
    """Pronouns hung onto a verb with their gender: {"-t-il": "m", "-il": "m", "-elle": "f"}."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Honorifics and offices set before names, without their dot, and their gender: {"mr": "m", "dr": ""}."""
    honorifics: frozenset[str] = EMPTY
    """Those of the titles that say nothing of an office: "mr", "frau"; without their dot."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """Nouns of persons who speak, and their gender where the word tells it: {"minister": "", "spokeswoman": "f"}."""
    particles: frozenset[str] = EMPTY
    """Small words inside names: "de", "van", "von der" as two words."""
    abbreviations: frozenset[str] = EMPTY
    """Words whose dot ends no sentence, without it: "Mr", "Sen", "bzw"."""
    stop_capitals: frozenset[str] = EMPTY
    """Words with a capital that begin sentences or are no names: "The", "Monday", "However"."""
    organisations: frozenset[str] = EMPTY
    """Words that make a name that of an organisation or a place: "University", "Ministry", "River"."""
    works: frozenset[str] = EMPTY
    """What stands before a title: works ("book", "song", "series") and words that name one ("titled", "dubbed")."""
    capital_nouns: bool = False
    """Whether common nouns are written with a capital: then one capital word is no name unless it is known as one."""
    inverted: bool = True
    """Whether the verb stands before its subject behind a quotation as a rule ("sagte sie", "dit-il")."""
    dialogue: Callable[[str], tuple[Quotation, ...]] | None = None
    """Finds quotations that a dash opens (es, fr, pt); given the body, their places in it."""
    asides: Callable[[str, Quotation], tuple[Quotation, ...]] | None = None
    """Takes attributions out of a quotation ("« Oui, dit-il, demain. »"): its pieces, the first with its opening."""
    pro_drop: bool = False
    """Whether a verb of speech may stand without a subject: it is then the last one spoken of ("…”, asegura")."""
    impersonal: frozenset[str] = EMPTY
    """Phrases that attribute to no one: "heißt es", "se lee", in lower case."""
    clitics: frozenset[str] = EMPTY
    """Endings that are cut off a verb and are no subject: "-se", "-lhe"."""
    times: frozenset[str] = EMPTY
    """Words for times that may stand between a verb and its subject: weekdays, "gestern", "hoy"."""
    conjunctions: frozenset[str] = EMPTY
    """Words that may stand before a subject at a sentence's beginning: "doch", "mais", "y"."""
    articles: Mapping[str, str] = field(default_factory=dict)
    """Articles and demonstratives of the singular that take up a person, and their gender: {"der": "m", "la": "f"}."""
    epithets: frozenset[str] = EMPTY
    """Roles that may take up any person named before: "minister", "joven", "22-Jährige" by its last part."""
    joined_particles: frozenset[str] = EMPTY
    """Particles of names that stand behind another one only: "der" in "von der Leyen"."""
    name_endings: Mapping[str, str] = field(default_factory=dict)
    """Endings of first names that tell a sex as a rule: {"a": "f", "o": "m"}."""
    possessives: Mapping[str, str] = field(default_factory=dict)
    """Possessives of the third person and the sex of who has it: {"ihr": "f", "sein": "m", "su": ""}."""
    verb_endings: tuple[str, ...] = ()
    """Endings of finite verbs in reports: a word with one between a quotation and a person is a verb of speech."""
    no_verb_endings: tuple[str, ...] = ()
    """Endings that outdo these: those of participles and nouns."""
    as_words: frozenset[str] = EMPTY
    """Conjunctions before a verb of speech behind a quotation: "wie", "comme", "según" ("según explica Reyes")."""
    newcomers: frozenset[str] = EMPTY
    """Roles that bring in somebody new rather than take up a person named before: witness, driver, mother."""
    participle_endings: tuple[str, ...] = ()
    """Endings of past participles: behind an auxiliary, beside a quotation and a person, a word with one is a verb."""
    infinitives: frozenset[str] = EMPTY
    """Infinitives of speech behind another verb: "quiso saber", "fait savoir"."""
    that_words: frozenset[str] = EMPTY
    """Conjunctions between a verb of speech or belief and the words quoted: "dass", "que"."""
    latter: frozenset[str] = EMPTY
    """Words that take up the person named last: "letzterer", "ce dernier", "este último"."""
    prefixes: tuple[str, ...] = ()
    """Shortened words that are cut off the next one, with their apostrophe: "l'", "d'"."""
