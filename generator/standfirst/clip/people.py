"""Names in bylines: who wrote the article, without roles, places, dates and what a page has run together with them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standfirst.clip.agencies import AGENCIES
from standfirst.clip.words import NO_NAME

_BY = re.compile(
    r"^\s*(?:(?:written|reported|posted|published|story|analysis|opinion|review|words|text|words and pictures|article|"
    r"interview|geschrieben|ein (?:artikel|beitrag|gastbeitrag|kommentar|interview)|eine analyse|tekst|texto|texte|"
    r"testo|foto und text)\s*:?\s+)?"
    r"(?:by|von|par|por|di|door|av|af|od|napsal|yazan|oleh|skrevet av|skrevet af|autor(?:en|in|a|es)?|auteurs?|"
    r"authors?|text|tekst|texte|texto|testo|автор|autore|auteur|redaktion|yazar)"
    r"(?:\s*:\s*|\s+|(?<=by)(?=[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_PREFIX_ONLY = re.compile(
    r"^\s*(?:by|von|par|por|di|door|av|af|written by|story by|authors?|autor(?:en|in)?)\s*:?\s*$", re.IGNORECASE
)
_CUT = re.compile(
    r"\s[|•·–—/]\s?|\s?[|•·]\s|(?<=\w)\|(?=\w)|\s{2,}|\t|"  # noqa: RUF001 - the dashes of bylines
    r"\b(?:published|updated|posted|last updated|aktualisiert|veröffentlicht|publié|publicado|actualizado|pubblicato|"
    r"gepubliceerd|publisert|oppdatert|publicerad|uppdaterad)\b|"
    r"\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b|"
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
    r"content|redactor[ae]?|periodista|corresponsal|repórter|jornalista|giornalista|redacteur|verslaggever|"
    r"journalisten?|redaktør|reporter[en]?|professor|fellow|author|analyst|meteorologist|critic|photographer"
)
_ROLE = re.compile(rf"(?:^|\s)(?:{_ROLE_WORDS})\b.*$", re.IGNORECASE)
_GLUED = re.compile(
    rf"(?<=[a-zß-ÿ]{{3}})(?=(?:{_ROLE_WORDS}|US|UK|TV|Head|SEO|Showbiz|Real|Royal|What|Spare|Features?|Chief)\b)",
    re.IGNORECASE,
)


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
            if (name := _name(piece)) and name not in found:
                found.append(name)
        if found:
            break
    return found


def _name(piece: str) -> str | None:
    """Return the person or agency that one part of a byline names."""
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
    if any(word in NO_NAME for word in words) or len(name) > 50 or whole.casefold() in AGENCIES:
        return None
    return name


def is_name(line: str) -> bool:
    """Return whether `line` is one to three persons' names and nothing else."""
    names = people_in(line)
    rest = line
    for name in names:
        rest = rest.replace(name, "", 1)
    return (
        bool(names) and len(names) <= 4 and not re.sub(r"(?:\b(?:and|und|et|y|og|och|ve|with)\b|[,;&\s|])+", "", rest)
    )


def names_in(text: str) -> list[str]:
    """Return the names in a field that holds authors and nothing else: a page's own data.

    These are believed: "City desk" or "somewhere.example" is an author if the page says so. Several in one string are
    taken apart; a place behind a person's name ("Ada Quill, Nairobi") goes.
    """
    plain = _BY.sub("", " ".join(text.split()), count=1) if has_prefix(text) else " ".join(text.split())
    plain = re.split(r"\s[|•·]\s", plain)[0]
    parts = [part.strip(" .,;") for part in _AND.split(plain) if part.strip(" .,;")]
    if len(parts) > 1 and not all(_whole_name(part) for part in parts):
        kept = [part for part in parts if _whole_name(part)]
        return kept or [plain]
    return [_without_role(part) for part in parts]


def _whole_name(part: str) -> bool:
    return bool(_NAME.match(part)) or part.casefold() in AGENCIES or bool(re.match(r"[가-힣一-鿿]{2,4}$", part))


def _without_role(part: str) -> str:
    name = _name(part)
    return name if name and part.startswith(name) and len(name.split()) >= 2 else part


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return `names` in their order, each once, letter case aside."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())
