"""Proving that a quote's words are its source's, by their letters and never by likeness."""
