"""Quotes: what a quote's words are worth against the evidence, and which quotes an article has."""

from standfirst.quotes.found import HIGH_CONFIDENCE, FoundQuote, Span
from standfirst.quotes.verdict import Caution, Edit, Standing, Verdict
from standfirst.quotes.verify import Verifier, verify_quote

__all__ = [
    "HIGH_CONFIDENCE",
    "Caution",
    "Edit",
    "FoundQuote",
    "Span",
    "Standing",
    "Verdict",
    "Verifier",
    "verify_quote",
]
