"""Quotes: what a quote's words are worth against the evidence, and which quotes an article has."""

from standfirst.quotes.finding.find import find_quotes
from standfirst.quotes.found import HIGH_CONFIDENCE, FoundQuote, Span
from standfirst.quotes.proving.verify import verify_quote
from standfirst.quotes.verdict import Caution, Edit, Standing, Verdict
from standfirst.quotes.verifier import Checked, Verifier

__all__ = [
    "HIGH_CONFIDENCE",
    "Caution",
    "Checked",
    "Edit",
    "FoundQuote",
    "Span",
    "Standing",
    "Verdict",
    "Verifier",
    "find_quotes",
    "verify_quote",
]
