"""Quotes: what a quote's words are worth against the evidence."""

from standfirst.quotes.verify import Standing, Verdict, Verifier, verify_quote

__all__ = ["Standing", "Verdict", "Verifier", "verify_quote"]
