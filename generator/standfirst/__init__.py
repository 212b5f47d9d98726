"""standfirst: annotated articles in, a published briefing out."""

__version__ = "0.1.0"
