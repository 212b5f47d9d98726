"""Review: git revisions in, what changes for readers out, as a comment, as data, as a page and as lines of text."""

from standfirst.review.changes import Changes
from standfirst.review.compare import Loaded, compare
from standfirst.review.revisions import Repository
from standfirst.review.sides import Side, Sides, read_sides

__all__ = ["Changes", "Loaded", "Repository", "Side", "Sides", "compare", "read_sides"]
