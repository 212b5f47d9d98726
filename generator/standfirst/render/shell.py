"""A minimal shell around finished pages: plain HTML, no Material, the same page templates."""

from __future__ import annotations

from standfirst.messages import catalogue
from standfirst.render.environment import make_environment
from standfirst.render.pages import RenderedPage
from standfirst.text import reveal


class PlainShell:
    """Wraps finished pages in a bare document; proves that pages and shell are apart."""

    def __init__(self, site_name: str, language: str) -> None:
        self._site_name = reveal(site_name)
        self._base = ""
        environment = make_environment(catalogue(language), lambda path: (self._base + path) or "./")
        self._template = environment.get_template("shells/plain.html")

    def wrap(self, page: RenderedPage) -> bytes:
        """Return the whole document as UTF-8."""
        self._base = "../" * page.path.count("/")
        return self._template.render(page=page, site_name=self._site_name).encode()
