"""Clip: from a messy page or paste to an article's clean text and what it says about itself."""

from standfirst.clip.clip import clip_document, clip_html, clip_text
from standfirst.clip.clipping import Clipping

__all__ = ["Clipping", "clip_document", "clip_html", "clip_text"]
