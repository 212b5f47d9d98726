"""Reading the three registries: entries by key, and keys by every name that leads to one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from standfirst.errors import Fault, Faults, Origin, Severity
from standfirst.source.files import SourceFile, editors_lines, faults_of, read_source
from standfirst.source.library import Entry, Kind, Registry
from standfirst.source.nodes import Mapping, Scalar, kind, parse_yaml
from standfirst.source.schema import OrganisationFields, PersonFields, PublisherFields
from standfirst.source.schema.validate import validate
from standfirst.text import fold, is_slug


def read_registry(content: Path, kind_: Kind, model: type[Entry]) -> tuple[Registry[Entry], list[Fault]]:
    """Return one registry and the faults of its file; a desk without the file has an empty one."""
    reader = _Reader(content, f"{kind_}.yml", [])
    entries = reader.entries(model)
    return Registry(kind_, reader.file, entries, reader.keys(entries)), reader.faults


@dataclass(frozen=True, slots=True)
class _Reader:
    content: Path
    file: str
    faults: list[Fault]

    def entries(self, model: type[Entry]) -> dict[str, Entry]:
        path = self.content / self.file
        if not path.exists() and not path.is_symlink():
            return {}
        root = None
        source = SourceFile(self.file, "")
        try:
            source = read_source(path, self.file, self.content)
            root = parse_yaml(editors_lines(source.text.lstrip("\ufeff")), self.file)
            self.faults.extend(source.faults)
        except Faults as error:
            self.faults.extend(faults_of(source, error))
        if isinstance(root, Mapping):
            return self._of(root, model)
        if root is not None and not (isinstance(root, Scalar) and not root.value):
            message = f"a registry is a group of keys, not {kind(root)}"
            origin = root.span.origin(self.file)
            self.faults.append(Fault("field-type", message, origin, remedy="write `key:` and indented fields"))
        return {}

    def _of(self, root: Mapping, model: type[Entry]) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for key, node in root.entries.values():
            origin = key.span.origin(self.file)
            if not is_slug(key.value):
                remedy = "use 1 to 100 of a-z, 0-9 and inner hyphens"
                self.faults.append(Fault("id-invalid", f"`{key.value}` cannot be a key", origin, remedy=remedy))
            elif not isinstance(node, Mapping):
                message = f"`{key.value}` must be a group of fields, not {kind(node)}"
                self.faults.append(Fault("field-type", message, origin, remedy="write indented `name: …` below it"))
            else:
                fields, faults = validate(node, model, self.file)
                self.faults.extend(faults)
                if fields is not None:
                    entries[key.value] = fields
        return entries

    def keys(self, entries: dict[str, Entry]) -> dict[str, str]:
        """Return folded names to keys; a name of two entries leads nowhere rather than to the wrong one."""
        keys: dict[str, str] = {}
        torn: set[str] = set()
        for key, entry in entries.items():
            for name in _names(key, entry):
                if keys.setdefault(name, key) != key and name not in torn:
                    torn.add(name)
                    self.faults.append(self._ambiguous(name, keys[name], key))
        return {name: key for name, key in keys.items() if name not in torn}

    def _ambiguous(self, name: str, first: str, second: str) -> Fault:
        message = f"the name `{name}` leads to both `{first}` and `{second}`, so to neither"
        place = locate_keys(self.content, self.file, [second])[0]
        remedy = "give one of them a longer name or alias"
        return Fault("alias-ambiguous", message, place, remedy=remedy, severity=Severity.WARNING)


def _names(key: str, entry: PersonFields | OrganisationFields | PublisherFields) -> list[str]:
    """Return every name that leads to an entry, folded, each once."""
    names = (key, entry.name, entry.native or "", *entry.aliases)
    return list(dict.fromkeys(fold(name) for name in names if name))


def locate_keys(content: Path, file: str, keys: Iterable[str]) -> list[Origin]:
    """Return where entries of a registry begin, in the order of `keys`."""
    wanted = list(keys)
    if not wanted:
        return []
    try:
        text = read_source(content / file, file, content).text
        root = parse_yaml(editors_lines(text.lstrip("\ufeff")), file)
    except Faults:
        root = None
    entries = root.entries if isinstance(root, Mapping) else {}
    return [entries[key][0].span.origin(file) if key in entries else Origin(file) for key in wanted]
