"""Names in bylines: who wrote the article, without roles, places, dates and what a page has run together with them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standfirst.clip.metadata.agencies import AGENCIES, agency_of
from standfirst.clip.paste.words import NO_NAME

_BY = re.compile(
    r"^\s*(?:(?:written|reported|posted|published|story|analysis|opinion|review|words|text|words and pictures|article|"
    r"interview|geschrieben|ein (?:artikel|beitrag|gastbeitrag|kommentar|interview)|eine analyse|tekst|texto|texte|"
    r"testo|foto und text)\s*:?\s+)?"
    r"(?:by|von|par|por|di|door|av|af|od|napsal|yazan|oleh|skrevet av|skrevet af|autor(?:en|in|a|es)?|auteurs?|"
    r"authors?|text|tekst|texte|texto|testo|автор|autore|auteur|redaktion|yazar|penulis|"
    r"pewarta|szerző|kirjoittaja|reporters?(?=\s*:))"
    r"(?:\s*:\s*|\s+|(?<=by)(?=[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_PREFIX_ONLY = re.compile(
    r"^\s*(?:by|von|par|por|di|door|av|af|written by|story by|authors?|autor(?:en|in)?)\s*:?\s*$", re.IGNORECASE
)
_CUT = re.compile(
    r"\s[|•·–—/]\s?|\s?[|•·]\s|(?<=\w)\|(?=\w)|\s{2,}|\t|"  # noqa: RUF001 - the dashes of bylines
    r"(?:\b|(?<=[SDM]T))(?:published|updated|posted|last updated|aktualisiert|veröffentlicht|publié|publicado|"
    r"actualizado|pubblicato|gepubliceerd|publisert|oppdatert|publicerad|uppdaterad)\b|"
    r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?-i:\s[A-Z]{1,3}T(?![a-z]))?|\b(?:19|20)\d\d\b|"
    r"\b(?:an?|\d+)\s(?:second|minute|hour|day|week|month|year)s?\sago\b|"
    r"(?:\b|(?<=[a-z]))(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*[,;]\s*(?:and|und|et|y|e|og|och|en|ve)\s+|\s*[,;&]\s*|\s+(?:and|und|et|y|og|och|ve|with|mit)\s+")
_PARTICLE = (
    r"(?:de|da|do|dos|das|del|della|di|du|des|la|le|van|von|der|den|ter|ten|zu|zum|af|al|el|bin|ben|ibn|bint|y|e|'t)"
)
_CAPITAL = r"(?:[A-Z]|[À-ÞĀ-Ž](?<![ßāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľŀłńņňŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżž])|[А-ЯЁЄІЇҐ])"  # noqa: RUF001
_WORD = rf"{_CAPITAL}[\w’'.]*(?:-\w[\w’'.]*)*"  # noqa: RUF001
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,3}}{_WORD}){{1,4}}")
_CJK_NAME = re.compile(r"([가-힣]{2,4}|[一-鿿]{2,4}|[ぁ-んァ-ヶ一-鿿]{2,6})\s?(?:기자|記者|记者|特派員|특파원)")
_ROLE_WORDS = (
    r"reporters?|reporting|editors?|editorial|correspondents?|writers?|staff|journalists?|columnists?|contributors?|"
    r"producers?|anchors?|bureau|chief|senior|deputy|assistant|associate|freelance|special|guest|political|politics|"
    r"business|sports?|health|science|showbiz|lifestyle|money|consumer|travel|world|news|audience|live|digital|trending|"
    r"redakteur(?:in)?|redaktor(?:in)?|redaktion|reporter(?:in)?|korrespondent(?:in)?|autor(?:in)?|ressortleiter(?:in)?|"
    r"chefredakteur(?:in)?|volontär(?:in)?|journalist(?:in)?|leiter(?:in)?|journaliste|rédact(?:eur|rice|ion)|correspondant|"
    r"\w*politische[rn]?|leitende[rn]?|stellvertretende[rn]?|freie[rn]?|content|redactor[ae]?|periodista|corresponsal|repórter|jornalista|giornalista|redacteur|verslaggever|"
    r"journalisten?|redaktør|reporter[en]?|professor|fellow|author|analyst|meteorologist|critic|photographer"
)
_ROLE = re.compile(rf"(?:^|\s)(?:{_ROLE_WORDS})\b.*$", re.IGNORECASE)
_ROLE_ALONE = re.compile(rf"(?:(?:{_ROLE_WORDS}|and|of|the|for|at|für|und|de|du)(?:\s+|$))+", re.IGNORECASE)
_SLASHED = re.compile(rf"{_NAME.pattern}(?:\s?/\s?{_NAME.pattern})+")
_PREPOSITIONS = frozenset({"para", "per", "pour", "für", "med", "till", "til", "voor"})
_NOBODY = NO_NAME | frozenset(
    {
        *("admin", "administrator", "author", "default", "guest", "n/a", "none", "null", "root", "superuser"),
        *("undefined", "unknown", "user", "webmaster", "wordpress"),
    }
)
"""What systems write where no author was given, and words that stand alone for a section of the paper."""
_GLUED = re.compile(
    rf"(?<=[a-zß-ÿ]{{3}})(?=[A-Z])(?=(?i:{_ROLE_WORDS}|US|UK|TV|Head|SEO|Showbiz|Real|Royal|What|Spare|Features?|Chief)\b)"
)
"""Where a role is run together with the name before it: at a capital, for "Martus" is no correspondent for the US."""


def has_prefix(line: str) -> bool:
    """Return whether `line` begins as a byline does ("By", "Von", "Por") and a name can follow."""
    found = _BY.match(line)
    if not found:
        return False
    rest = line[found.end() :]
    return bool(re.match(rf"(?:{_PARTICLE}\s+)?[^\W\d_]", rest)) and (rest[:1].isupper() or rest.lower() in AGENCIES)


def is_prefix(line: str) -> bool:
    """Return whether `line` is a byline's first word alone, so that the names stand on the next line."""
    return bool(_PREFIX_ONLY.match(line))


def people_in(line: str) -> list[str]:
    """Return the names in a byline, in their order and as they are spelt there; empty when none can be told.

    "By", roles ("News Reporter", even run together with the name), places, dates and shares go. An agency counts as
    a name, as papers print it so.
    """
    text = " ".join(line.replace("\u00a0", " ").replace("\u200b", "").split(" "))
    # What stands behind the first bar is a paper, a desk or a date, unless nothing stands before it.
    found: list[str] = []
    korean = [match[1] for match in _CJK_NAME.finditer(text)]
    if korean:
        return korean
    told = has_prefix(text)
    text = (_BY.sub("", text, count=1) if told else text).strip()
    if told and (initials := re.match(r"([A-Z]{2,5})(?=\s*(?:$|[,|/·•(-]))", text)):
        return [initials[1]]  # a paper or an agency by its initials: "By TPN, in News"
    for segment in _CUT.split(text):
        for piece in _AND.split(segment or ""):
            for part in _by_slash(piece):
                if (name := _name(part)) and name not in found:
                    found.append(name)
        if found:
            break
    return found


def _by_slash(text: str) -> list[str]:
    """Return the parts of two persons' names with a slash between, or of an agency's and a desk's: `dpa/xyz`."""
    text = text.strip(" .,;()")
    parts = [part.strip() for part in text.split("/")]
    agency = len(parts) <= 4 and any(map(agency_of, parts)) and all(re.fullmatch(r"\w+", part) for part in parts)
    return parts if agency or _SLASHED.fullmatch(text) else [text]


def is_slashed(text: str) -> bool:
    """Return whether `text` is persons' names with a slash between and nothing else, as some papers print bylines."""
    return bool(_SLASHED.fullmatch(text.strip())) and not any(map(agency_of, text.split("/")))


def is_role(text: str) -> bool:
    """Return whether `text` is what somebody does, and no name: "Political Correspondent", "AP Science Writer"."""
    if _ROLE_ALONE.fullmatch(text):
        return True
    words = text.casefold().split()
    heads = next((count for count in (3, 2, 1) if " ".join(words[:count]) in AGENCIES), 0)
    return bool(heads and words[heads:] and _ROLE_ALONE.fullmatch(words[-1]))


def _name(piece: str) -> str | None:
    """Return the person or agency that one part of a byline names."""
    if is_role(piece.strip(" .,:;|-–—()@")):  # noqa: RUF001 - the dashes of bylines
        return None
    text = _GLUED.sub(" ", piece.strip(" .,:;|-–—()@"))  # noqa: RUF001 - the dashes of bylines
    if text.casefold() in AGENCIES:
        return text
    text = re.sub(r"\s+(?:for|FOR|at|in|IN|aus|bei|für|pour|para)\s+\S.*$", "", text)
    whole = text
    text = _ROLE.sub("", text).strip(" .,:;|-–—")  # noqa: RUF001 - as above
    match = _NAME.match(text)
    if not match or (len(match.group()) < len(text) and not re.match(r"[\s,(@]", text[match.end() :])):
        return None
    name = match.group().rstrip(".") if not re.search(r"\b[JS]r\.$", match.group()) else match.group()
    words = [word.casefold().strip(".") for word in name.split()]
    if all(len(word) <= 3 and word.isupper() for word in name.split()):
        return None  # "PM EDT"
    if (
        any(word in NO_NAME or word in _PREPOSITIONS for word in words)
        or len(name) > 50
        or whole.casefold() in AGENCIES
    ):
        return None
    return name


def is_name(line: str) -> bool:
    """Return whether `line` is one to three persons' names and nothing else."""
    names = people_in(line)
    rest = line
    for name in names:
        rest = rest.replace(name, "", 1)
    return (
        bool(names) and len(names) <= 4 and not re.sub(r"(?:\b(?:and|und|et|y|og|och|ve|with)\b|[,;&\s|/])+", "", rest)
    )


def names_in(text: str) -> list[str]:
    """Return the names in a field that holds authors and nothing else: a page's own data.

    These are believed: "City desk" or "somewhere.example" is an author if the page says so. Several in one string are
    taken apart; a place behind a person's name ("Ada Quill, Nairobi") goes.
    """
    if ";" in text:
        return [name for part in text.split(";") if part.strip() for name in names_in(part)]
    plain = _BY.sub("", " ".join(text.split()), count=1) if has_prefix(text) else " ".join(text.split())
    plain = re.split(r"\s[|•·]\s", plain)[0]
    parts = [part for piece in _AND.split(plain) if (part := piece.strip(" .,;")) and part.casefold() not in _NOBODY]
    parts = [part for part in parts if not is_role(part)] or parts
    if len(parts) > 1 and not all(_whole_name(part) for part in parts):
        kept = [part for part in parts if _whole_name(part)]
        return kept or [plain]
    return [_without_role(one) for part in parts for one in _by_slash(part)]


def _whole_name(part: str) -> bool:
    return (
        bool(_NAME.match(part))
        or len(_by_slash(part)) > 1
        or part.casefold() in AGENCIES
        or bool(re.match(r"[가-힣一-鿿]{2,4}$", part))
    )


def _without_role(part: str) -> str:
    name = _name(part)
    return name if name and part.startswith(name) and len(name.split()) >= 2 else part


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return `names` in their order, each once, letter case aside."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())
