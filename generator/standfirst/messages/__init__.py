"""The message catalogue: interface strings and date forms, in English and German to begin with."""

from standfirst.messages.catalogue import LANGUAGES, Catalogue, catalogue, quotation_marks

__all__ = ["LANGUAGES", "Catalogue", "catalogue", "quotation_marks"]
