"""citeproc-py's elements of a style, made quicker and mended where lists of news show it.

- A look-up along the tree is done once and remembered: a list takes a third of the time or less (docs/citations.md).
- What stands in for a missing name is not said again: a story without an author would give its title twice.
- A number that begins an entry, as in many styles of the sciences, is parted from the text behind it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from citeproc.frontend import CitationStylesStyle
from citeproc.model import CitationStylesElement, Label, Layout, Locale, Substitute
from citeproc.source import CitationItem, Reference, VariableError
from citeproc.string import String, join
from lxml import etree

_CSL = "http://purl.org/net/xbiblio/csl"


class Said(Reference):  # type: ignore[misc]
    """A reference that notes which of its variables were asked for."""

    def __getitem__(self, key: str) -> Any:
        value = super().__getitem__(key)
        self.__dict__.setdefault("asked", set()).add(key)
        return value


class Item(CitationItem):  # type: ignore[misc]
    """A reference in a list, which knows it and its own number: the library looks for both in the list each time."""

    def __init__(self, reference: Said, number: int) -> None:
        super().__init__(reference.key)
        self.__dict__ |= {"held": reference, "place": number}

    @property
    def reference(self) -> Said:
        """What is listed."""
        held: Said = self.__dict__["held"]
        return held

    @property
    def number(self) -> int:
        """The place in the list, from 1."""
        place: int = self.__dict__["place"]
        return place

    def move(self, number: int) -> None:
        """Give the item another number, once the list is sorted."""
        self.__dict__["place"] = number


class _Remembering:
    """An element whose tree does not change: what it found once it finds again."""

    def xpath_search(self, expression: str) -> Any:
        return self.once(expression, partial(super().xpath_search, expression))  # type: ignore[misc]

    def get_macro(self, name: str) -> Any:
        find = partial(super().get_macro, name)  # type: ignore[misc]
        return self.get_root().once(("macro", name), find)  # type: ignore[attr-defined]

    def get_term(self, name: str, form: str | None = None, *args: Any, **options: Any) -> Any:
        key = ("term", name, form, args, *options.items())
        find = partial(super().get_term, name, form, *args, **options)  # type: ignore[misc]
        return self.get_root().once(key, find)  # type: ignore[attr-defined]

    def calls_variable(self) -> Any:
        return self.once("calls variable", super().calls_variable)  # type: ignore[misc]

    def case(self, text: Any, language: str | None = None) -> Any:
        # Of names the library makes texts of Python's own, which lack what its cases call.
        return super().case(String(text) if type(text) is str else text, language)  # type: ignore[misc]

    def once(self, key: object, find: Any) -> Any:
        """Return what `find` returned when it was first called for `key`."""
        memory = self.__dict__.setdefault("memory", {})
        if key not in memory:
            memory[key] = find()
        return memory[key]


class _Substitute(_Remembering, Substitute):  # type: ignore[misc]
    """What stands in for missing names. The specification has it empty for the rest of the entry."""

    def render(self, item: Any, context: Any = None, **options: Any) -> Any:
        memory = item.reference.__dict__
        before, memory["asked"] = memory.get("asked", set()), set()
        text = super().render(item, context=context, **options)
        if text:
            repressed = context.get_layout().repressed.setdefault(f"{{{_CSL}}}text", [])
            repressed.extend(variable.replace("_", "-") for variable in sorted(memory["asked"]))
        memory["asked"] |= before
        return text


class _Label(_Remembering, Label):  # type: ignore[misc]
    """A word for a number, such as "vol."; nothing where there is no number, as the specification has it."""

    def process(self, item: Any, variable: str | None = None, *arguments: Any, **options: Any) -> Any:
        own = self.get("variable")
        if variable is None and own and own != "locator":
            try:
                item.reference[own.replace("-", "_")]
            except VariableError:
                return None
        return super().process(item, variable, *arguments, **options)


class _Layout(_Remembering, Layout):  # type: ignore[misc]
    """An entry. Where the style aligns what follows its first field, as behind a number, a space parts the two."""

    def render_children(self, item: Any, **options: Any) -> Any:
        if self.getparent().get("second-field-align") is None:
            return super().render_children(item, **options)
        fields = [text for child in self.iterchildren() if (text := self._field(child, item, **options)) is not None]
        if not fields:
            return None
        return join([fields[0], join(fields[1:])], " ") if len(fields) > 1 else fields[0]

    def _field(self, child: Any, item: Any, **options: Any) -> Any:
        try:
            return child.render(item, **options)
        except VariableError:
            return None


_OURS: dict[type, type] = {Substitute: _Substitute, Layout: _Layout, Label: _Label, Locale: Locale}


class Sheet(CitationStylesStyle):  # type: ignore[misc]
    """A style as citeproc-py has it, of these elements; `xml` was checked before."""

    def __init__(self, xml: bytes, locale: str) -> None:
        lookup = etree.ElementNamespaceClassLookup()
        names = lookup.get_namespace(_CSL)
        names[None] = CitationStylesElement
        for theirs in CitationStylesElement.__subclasses__():
            ours = _OURS.get(theirs) or type(theirs.__name__, (_Remembering, theirs), {})
            names[theirs.__name__.replace("_", "-").lower()] = ours
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        parser.set_element_class_lookup(lookup)
        self.root = etree.fromstring(xml, parser)
        self._kept = list(self.root.iter())
        """lxml makes an element anew when nobody holds it, and what it remembers is gone."""
        self.root.set_locale_list(locale, validate=False)
