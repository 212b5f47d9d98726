"""The briefing: what each page says, as frozen views that every theme renders."""

from standfirst.briefing.briefing import Briefing
from standfirst.briefing.views import VERSION, Page

__all__ = ["VERSION", "Briefing", "Page"]
