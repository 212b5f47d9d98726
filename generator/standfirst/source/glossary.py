"""Reading the glossary: terms by name, with the place of each, and forms that lead to one term alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from standfirst.errors import Fault, Faults, Origin, Severity
from standfirst.source.files import SourceFile, editors_lines, faults_of, read_source
from standfirst.source.nodes import Mapping, Node, Scalar, kind, parse_yaml
from standfirst.source.schema.glossary import LONGEST_TERM, TermFields, is_term
from standfirst.source.schema.validate import validate
from standfirst.source.terms import Term, form_key

FILE = "glossary.yml"


def read_glossary(content: Path) -> tuple[tuple[Term, ...], list[Fault]]:
    """Return the desk's terms in the order of the file, and the file's faults; without the file there are none."""
    faults: list[Fault] = []
    root = _root(content, faults)
    named: list[_Named] = []
    for key, node in root.entries.values() if root else ():
        origin = key.span.origin(FILE)
        name = " ".join(key.value.split())
        if not is_term(name):
            message = f"`{name[:LONGEST_TERM]}` cannot be a term"
            remedy = f"write at most {LONGEST_TERM} characters, a letter among them"
            faults.append(Fault("field-value", message, origin, remedy=remedy))
        elif (fields := _fields(name, node, faults)) is not None:
            named.append(_Named(name, fields, origin))
    return _terms(named, faults), faults


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    fields: TermFields
    origin: Origin

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form, each once."""
        found: dict[str, str] = {}
        for form in (self.name, *self.fields.aliases):
            found.setdefault(form_key(form), form)
        return tuple(found.values())


def _root(content: Path, faults: list[Fault]) -> Mapping | None:
    path = content / FILE
    if not path.exists() and not path.is_symlink():
        return None
    root = None
    source = SourceFile(FILE, "")
    try:
        source = read_source(path, FILE, content)
        root = parse_yaml(editors_lines(source.text.lstrip("\ufeff")), FILE)
        faults.extend(source.faults)
    except Faults as error:
        faults.extend(faults_of(source, error))
    if isinstance(root, Mapping):
        return root
    if root is not None and not (isinstance(root, Scalar) and not root.value):
        message = f"a glossary is a group of terms, not {kind(root)}"
        faults.append(Fault("field-type", message, root.span.origin(FILE), remedy="write `term: what it means`"))
    return None


def _fields(name: str, node: Node, faults: list[Fault]) -> TermFields | None:
    """Return what a term means; a bare text stands for a group with only `definition`."""
    if isinstance(node, Scalar):
        node = Mapping({"definition": (Scalar("definition", plain=True, span=node.span), node)}, node.span)
    if not isinstance(node, Mapping):
        message = f"`{name}` must be text or a group of fields, not {kind(node)}"
        remedy = "write what it means behind the colon, or indented `definition: …` below it"
        faults.append(Fault("field-type", message, node.span.origin(FILE), remedy=remedy))
        return None
    fields, found = validate(node, TermFields, FILE)
    faults.extend(found)
    return fields


def _terms(named: list[_Named], faults: list[Fault]) -> tuple[Term, ...]:
    """Return the terms; a form of two of them stands for neither rather than for the wrong one."""
    owners: dict[str, _Named] = {}
    torn: set[str] = set()
    for one in named:
        for form in one.forms:
            key = form_key(form)
            first = owners.setdefault(key, one)
            if first is not one and key not in torn:
                torn.add(key)
                message = f"`{form}` stands for both `{first.name}` and `{one.name}`, so for neither"
                remedy = "keep it at one of the two"
                fault = Fault("term-ambiguous", message, one.origin, remedy=remedy, severity=Severity.WARNING)
                faults.append(fault)
    return tuple(
        Term(one.name, one.fields.definition, one.fields.aliases,
             tuple(form for form in one.forms if form_key(form) not in torn), one.origin)
        for one in named
    )  # fmt: skip
