"""Whether a text breaks off at a paywall: short, or in mid-sentence, and beside words that ask readers to subscribe."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SHORT = 220
"""Words below which an article beside such words is a beginning; the shortest whole ones that ask have more."""
_ASKS = re.compile(
    r"""
      to\ (?:continue|keep|finish)\ reading
    | (?:continue|keep)\ reading\ (?:with|for)
    | to\ read\ (?:the\ (?:full|rest|entire|whole)|this\ (?:article|story)|more\ of\ this)
    | (?:already|are\ you)\ an?\ (?:\w+\ )?(?:subscriber|member)
    | (?:article|story|content)\ is\ (?:\w+\ )?(?:reserved\ )?for\ (?:our\ )?(?:\w+\ )?(?:subscribers|members)
    | available\ (?:only\ )?to\ (?:our\ )?(?:\w+\ )?(?:subscribers|members)
    | (?:exclusive(?:ly)?|only)\ (?:to|for)\ (?:our\ )?(?:subscribers|members)
    | (?:subscribe|register|sign\ up|log\ in|sign\ in)\ (?:now\ )?to\ (?:read|continue|unlock|access)
    | unlock\ this\ (?:article|story)
    | reached\ your\ (?:\w+\ )?limit
    | free\ articles?\ (?:left|remaining|this\ month)
    | subscriber[-\ ]only
    | (?:jetzt|artikel|hier)\ weiterlesen
    | weiterlesen\ mit|um\ weiterzulesen
    | (?:nur|exklusiv)\ für\ abonnent
    | (?:bereits|schon)\ (?:ein\ )?(?:\w+[\ -])?(?:abo(?:nnent\w*)?|mitglied)\b
    | (?:den\ )?(?:ganzen|vollständigen|kompletten)\ artikel\ lesen
    | lesen\ sie\ den\ (?:ganzen|vollständigen)
    | (?:artikel|inhalt)\ freischalten
    | réservée?\ (?:à\ nos\ |aux\ )abonnés
    | il\ vous\ reste\ [\d,.]+\ ?%
    | la\ suite\ (?:de\ cet\ article\ )?est\ réservée
    | pour\ lire\ la\ suite|déjà\ abonné
    | para\ (?:seguir|continuar)\ (?:leyendo|lendo)
    | (?:exclusivo|solo|sólo)\ para\ (?:suscriptores|assinantes)
    | suscríbete\ para|ya\ (?:eres|soy)\ suscriptor|conteúdo\ exclusivo
    | già\ abbonato|per\ continuare\ a\ leggere|contenuto\ riservato
    | lees\ verder\ met|om\ verder\ te\ lezen|alleen\ voor\ abonnees
    | logga\ in\ för\ att\ läsa|för\ att\ läsa\ vidare|kun\ for\ abonnenter|for\ å\ lese\ videre
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|[^\W\d_]|,|\[…\]|\[\.\.\.\])\s*$")
_MOST = 600
"""Words above which an article is no beginning, whatever it ends in."""
_LONGEST = 60
"""Words of a line that asks; a paragraph that speaks of subscribers is longer."""


def breaks_off(body: str, others: Iterable[str]) -> bool:
    """Tell whether `body` seems to be no more than an article's beginning; `others` are the lines beside it."""
    paragraphs = [part for part in body.split("\n") if part.strip()]
    if not paragraphs:
        return False
    cut = bool(_BREAKS_OFF.search(paragraphs[-1])) and not paragraphs[-1].startswith(("## ", "- "))
    if len(body.split()) >= (_MOST if cut else _SHORT):
        return False
    return any(len(line) < 600 and len(line.split()) <= _LONGEST and _ASKS.search(line) for line in others)
