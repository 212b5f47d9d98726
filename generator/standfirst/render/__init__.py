"""Views in, pages out: finished, sanitised HTML that any shell can wrap. Knows no MkDocs."""

from standfirst.render.pages import RenderedPage, Renderer, Section
from standfirst.render.shell import PlainShell

__all__ = ["PlainShell", "RenderedPage", "Renderer", "Section"]
