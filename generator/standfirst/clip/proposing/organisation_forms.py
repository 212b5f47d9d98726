# ruff: noqa: RUF001 - apostrophes and dashes of several languages
"""What names of organisations look like, language by language: what they end or begin with."""

from __future__ import annotations

import re


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


POSSESSED = _words(
    """
    people women men children workers teachers farmers mothers veterans players attorney
    prosecutor sheriff governor mayor st
    """
)
"""Words whose possessive is part of a name: the People's Bank; Corran's Harbour Board is the Harbour Board."""
VAGUE = re.compile(
    r"(?:Bundes|Landes|Zentral|Europa|Welt|Reichs)[a-z]*?(?:amt|verband|verein|partei|behörde|institut|gesellschaft|"
    r"kommission|dienst|agentur|akademie|kammer)"
)
"""German compounds that name no one body until they say for what."""
_CAPITAL = r"(?:[A-Z]|[À-ÖØ-Þ]|[ĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠŤŪŮŰŲŹŻŽ])"
_NAME = rf"{_CAPITAL}[\w.’'-]{{0,40}}(?<![.’'-])(?![\w’'-])"
_GAP = r"[ \u00a0]{1,3}"
"""A name never runs over a line's end, and nothing in the patterns is without a bound: their time is linear."""


def _heads(table: str) -> str:
    return "|".join(sorted(table.split(), key=lambda word: (-len(word), word)))


_ENGLISH = _heads(
    """
    Ministry University Institute Institution Party Senate Committee Council Department Agency Court Association Center
    Centre Foundation Company Corporation Corp Inc Ltd Commission Union Office Bureau Congress Parliament Bank Fund
    College School Hospital Authority Board Society Service Services Federation Alliance Coalition Organisation
    Organization Academy Museum Airlines Airways League Police Army Navy Guard Fed Treasury Assembly Tribunal
    Observatory Laboratory Trust Chamber Group Network Initiative Directorate Secretariat Consortium
    Cooperative Administration
    """
)
_OF = _heads(
    """
    Ministry University Institute Department Bank Council Court Office Bureau Board Committee Commission Association
    Federation House Chamber Church Union Centre Center College School Society Organisation Organization Museum
    Confederation Academy League Directorate Secretary-General
    """
)
GENERIC = _words(
    """
    city county state-run town district high school board council police department public national local middle
    elementary primary secondary medical the a an community regional central general hospital university college
    company group party committee court office union bank center centre service services agency fund society
    association foundation institute commission authority church street park road shopping visitor visitors
    conference sports leisure care health data call business family new first second third last republican
    democratic democrat other another our my his her their its this that these those some any each every no all
    both trade labour labor credit data-center art arts super social secret fire federal student legal justice law
    night football basketball premier champions box head little major minor junior senior sunday saturday
    """
)
"""Words that with a head alone name a kind and no one body: "City Council", "High School"."""
ALONE = frozenset({"supreme court", "federal reserve", "secret service", "justice department", "premier league"})
NO_START = _words(
    """
    a an the at in on of for from by with to as and but or if when while after before since until under over
    because although though however also meanwhile former president prime minister secretary sen rep gov dr mr mrs
    ms general chairman chair professor director chief judge justice who what which where why how says said
    according monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december then now so yet both even only during against about into like this
    that these those its his her their our your my
    """
)
"""Capital words that open a sentence or are a person's office, so no part of the name behind them."""

_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)"
HEAD = re.compile(rf"(?<![\w-])(?:{_ENGLISH}|House|Church|Centers)(?![\w-])")
FORMED = re.compile(rf"(?<![\w-])(?:{_OF}){_GAP}(?:of|for|on)[ ]")
_ENDING = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_NAME}{_GAP}(?:(?:of|and|for|&){_GAP})?){{1,6}}(?:{_ENGLISH})"
    rf"(?:{_GAP}(?:of|for){_GAP}(?:the{_GAP})?{_NAME}(?:{_GAP}(?:and{_GAP})?{_NAME}){{0,3}})?)(?![\w-])"
)
_OPENING = re.compile(
    rf"(?<![\w-])(?P<name>(?:(?:{_OF}){_GAP}(?:of|for)|(?:Council|Committee|Commission|Conference){_GAP}on(?!{_GAP}{_DAY}))"
    rf"{_GAP}(?:the{_GAP})?{_NAME}(?:,?{_GAP}(?:(?:and|of|for|&){_GAP}(?:the{_GAP})?)?{_NAME}){{0,4}})"
)
_GERMAN_HEAD = (
    r"(?:[Mm]inisterium|[Uu]niversität|[Hh]ochschule|[Ii]nstitut|[Bb]ank|[Pp]artei|[Bb]undesamt|[Vv]erband|[Vv]erein|"
    r"[Gg]ewerkschaft|[Kk]ommission|[Gg]ericht|[Gg]erichtshof|[Ss]tiftung|[Kk]linikum|[Bb]ehörde|[Aa]gentur|"
    r"[Gg]esellschaft|[Aa]kademie|[Kk]ammer|[Rr]echnungshof|[Kk]riminalamt|[Aa]mt|[Dd]ienst|[Pp]olizei|[Ww]ehr|[Rr]at)"
)
_GERMAN = re.compile(
    rf"(?<![\w-])(?P<name>"
    rf"(?:Bundes|Landes|Zentral|Europa|Welt|Reichs)[a-zäöüß]{{0,30}}{_GERMAN_HEAD}"
    rf"(?:{_GAP}für{_GAP}{_NAME}(?:{_GAP}und{_GAP}{_NAME})?)?"
    rf"|(?:{_CAPITAL}\w{{0,30}}-){{1,3}}{_GERMAN_HEAD}(?:{_GAP}für{_GAP}(?:{_NAME})(?:{_GAP}und{_GAP}{_NAME})?)?"
    rf"|(?:Deutsch|Europäisch|Technisch|International|Freie|Österreichisch|Schweizerisch|Bayerisch|Sächsisch|Hessisch)"
    rf"(?:e[rsn]?)?{_GAP}(?:{_CAPITAL}[\w-]{{0,40}})?{_GERMAN_HEAD}(?:{_GAP}{_NAME})?"
    rf"|(?:Universität|Hochschule|Landgericht|Amtsgericht|Oberlandesgericht|Verwaltungsgericht|Universitätsklinikum|"
    rf"Handwerkskammer|Sparkasse|Staatsanwaltschaft|Polizeipräsidium|Ärztekammer){_GAP}{_NAME}"
    rf"|(?:Institut|Verband|Zentrum|Ministerium|Gesellschaft|Stiftung|Bundesministerium|Agentur|Akademie){_GAP}für{_GAP}"
    rf"{_NAME}(?:{_GAP}und{_GAP}{_NAME})?"
    rf"|{_NAME}(?:{_GAP}{_NAME})?{_GAP}(?:GmbH|AG|SE|KG|e\.[ ]?V\.)"
    rf")(?![\w-])"
)
_ROMANCE_HEAD = (
    r"(?:[Mm]inistère|[Uu]niversité|Institut|Agence|Banque|Parti|Conseil|Cour|Commission|Syndicat|"
    r"Fédération|Fondation|[Pp]réfecture|Assemblée|Tribunal|Ministerio|Ministério|Universidad|Universidade|Instituto|"
    r"Agencia|Agência|Banco|Partido|Consejo|Conselho|Corte|Comisión|Comissão|Sindicato|Federación|Federação|Fundación|"
    r"Fundação|Asociación|Associação|Cámara|Câmara|Guardia|Policía|Polícia|Fiscalía|Junta|Consejería|Secretaría|"
    r"Secretaria|Delegación|Audiencia|Unión|União)"
)
_JOINED = rf"(?:(?:de|des|du|del|do|da|dos|das|para|pour|e|et|y){_GAP})?(?:(?:la|las|el|los|les){_GAP})?(?:[ld][’'])?"
_ANOTHER = rf"(?:e|et|y){_GAP}(?:(?:la|le|las|el|los|les|a|o){_GAP})?(?:l[’'])?{_ROMANCE_HEAD}"
_ROMANCE = re.compile(rf"(?<![\w-])(?P<name>{_ROMANCE_HEAD}(?:{_GAP}(?!{_ANOTHER}){_JOINED}{_NAME}){{1,5}})(?![\w-])")
GERMAN_HEAD = re.compile(f"{_GERMAN_HEAD}$")
BRACKETED = re.compile(r"\((?P<short>[^\W\d_]{2,8})\)")
PATTERNS = {
    "en": (_ENDING, _OPENING),
    "de": (_GERMAN,),
    "fr": (_ROMANCE,),
    "es": (_ROMANCE,),
    "pt": (_ROMANCE,),
}
SMALL = _words(
    """
    of for and the on in & der die das des für und de la du et del los las y do da e og och
    """
)
