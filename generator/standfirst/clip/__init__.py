"""Clip: from a messy page or paste to an article's clean text and what it says about itself."""
