"""Both sides of a change: the few files that decide what it does for readers, read without checking anything out.

Of 10,000 articles those are read that differ, those that mention what differs, and those that either mentions, so that
references resolve. The registries and the glossary are always among them.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from standfirst.review.revisions import LINK, SUBMODULE, Entry, Range, Repository
from standfirst.review.settings import changes_of_all_pages, running
from standfirst.source.files import MAX_FILE_BYTES
from standfirst.text import canonical_body, printable, sha256

REGISTRIES = ("people.yml", "organisations.yml", "publishers.yml")
ALWAYS = (*REGISTRIES, "glossary.yml")
MOST_NEAR = 400
"""How many files that only mention what has changed are read; a registry's entry may be named by thousands."""

_WORD = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_ADDRESS = re.compile(r"^[\"']?\w*url[\"']?[ \t]*:[ \t]*[\"']?(https?://[^\s\"']{8,400})", re.MULTILINE)
_ENTRY = re.compile(r"^(?=[\w\"'][^\n:]*:)", re.MULTILINE)
_BODY_HASH = re.compile(r"^[\"']?body_sha256[\"']?[ \t]*:[ \t]*[\"']?([0-9a-fA-F]{64})", re.MULTILINE)
_NAME = re.compile(r"^[ \t{]*[\"']?name[\"']?[ \t]*:[ \t]*[\"']?([^\n\"',}]{3,100})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Side:
    """The files of one side that matter: below the content folder, and bodies kept in the evidence folder."""

    files: Mapping[str, bytes]
    evidence: Mapping[str, bytes]
    ids: Mapping[str, str]
    """The file of every article, topic and edition of the side, by folder and stem: `articles/pier-closed`."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides, what differs between them, and what mentions it; paths are relative to the content folder."""

    before: Side
    after: Side
    changed: frozenset[str]
    near: frozenset[str]
    notes: tuple[str, ...]
    """What could not be compared, in sentences."""
    whole: tuple[str, ...] = ()
    """What the change does to every page, in sentences."""


def read_sides(
    repository: Repository, content: Path, range_: Range, *, config: Path | None = None, evidence: bool = False
) -> Sides:
    """Return both sides of a change to a content folder.

    `config` is the desk's configuration, whose change is noted; `evidence` says that bodies lie in a folder of their
    own. Raises `StandfirstError` where git cannot give them.
    """
    return _Reading(repository, content, range_, evidence=evidence).sides(config)


@dataclass(slots=True)
class _Tree:
    """The paths of one side below the content and the evidence folder; entries are None in the working tree."""

    entries: Mapping[str, Entry | None]
    commit: str | None


class _Reading:
    def __init__(self, repository: Repository, content: Path, range_: Range, *, evidence: bool) -> None:
        self._repository = repository
        self._range = range_
        self._content = repository.inside(content)
        self._evidence = content.resolve().parent / "evidence"
        lies_here = self._evidence.resolve().is_relative_to(repository.root.resolve())
        self._evidence_name = repository.inside(self._evidence) if evidence and lies_here else ""
        self._has_evidence = evidence
        self._notes: list[str] = []

    def sides(self, config: Path | None) -> Sides:
        before, after = self._tree(self._range.base), self._tree(self._range.head)
        changed = {self._own(path) for path in self._changed(before, after)} - {""}
        bodies = {Path(path).stem for path in self._changed_bodies(before, after)}
        first = self._read(before, changed), self._read(after, changed)
        changed = {file for file in changed if first[0].get(file) != first[1].get(file)}
        assets = [file for file in changed if not _is_read(file)]
        if assets:
            self._notes.append(f"{_files(len(assets))} that pages use changed, such as {printable(min(assets))}")
        changed -= set(assets)
        ids = self._ids(before), self._ids(after)
        changed |= {of[f"articles/{id_}"] for of in ids for id_ in bodies if f"articles/{id_}" in of}
        near = self._near(changed, first, after) if changed else set()
        whole = list(running(assets))
        if config is not None:
            apart = [self._content, self._evidence_name]
            whole = [*changes_of_all_pages(self._repository, self._range, config, apart), *whole]
        if any(said.startswith(f"{config.name} ") for said in whole if config is not None):
            self._note("both sides are judged by the settings that are here now")
        self._elsewhere(before, after)
        relevant = changed | near
        files = [self._mentioned(tree, of, relevant) for tree, of in zip((before, after), ids, strict=True)]
        # What only one side refers to is read on both: else it would seem to have come or gone.
        files[0] |= self._read(before, files[1].keys() - files[0].keys())
        files[1] |= self._read(after, files[0].keys() - files[1].keys())
        sides = [
            Side(read, self._bodies(tree, read), of) for read, tree, of in zip(files, (before, after), ids, strict=True)
        ]
        return Sides(sides[0], sides[1], frozenset(changed), frozenset(near), tuple(self._notes), tuple(whole))

    # Which files

    def _tree(self, commit: str | None) -> _Tree:
        folders = dict.fromkeys([self._content, *([self._evidence_name] if self._evidence_name else [])])
        entries: dict[str, Entry | None] = {}
        for folder in folders:
            if commit is None:
                entries |= dict.fromkeys(sorted(self._repository.working_files(folder)))
            else:
                entries |= self._repository.tree(commit, folder)
        return _Tree(entries, commit)

    def _changed(self, before: _Tree, after: _Tree) -> set[str]:
        if after.commit is None:
            return self._repository.changed(self._range.base, self._content)
        paths = {*before.entries, *after.entries}
        return {path for path in paths if before.entries.get(path) != after.entries.get(path)}

    def _changed_bodies(self, before: _Tree, after: _Tree) -> set[str]:
        if not self._evidence_name:
            return set()
        prefix = f"{self._evidence_name}/"
        known = {path for path in {*before.entries, *after.entries} if path.startswith(prefix)}
        if not known:
            return set()
        if after.commit is None:
            known = self._repository.changed(self._range.base, self._evidence_name)
        else:
            known = {path for path in known if before.entries.get(path) != after.entries.get(path)}
        return {path for path in known if path.count("/") == prefix.count("/") and path.endswith(".txt")}

    def _own(self, path: str) -> str:
        """Return a path of the repository as one of the content folder; empty for others and for hidden files."""
        prefix = f"{self._content}/" if self._content else ""
        own = path.removeprefix(prefix) if path.startswith(prefix) else ""
        return "" if own.startswith(".") or "/." in own else own

    def _ids(self, tree: _Tree) -> dict[str, str]:
        own = sorted(file for file in map(self._own, tree.entries) if file.endswith(".md") and "/" in file)
        folders = ("articles", "topics", "editions")
        return {
            f"{folder}/{file.rsplit('/', 1)[-1].removesuffix('.md')}": file
            for file in own if (folder := file.partition("/")[0]) in folders
        }  # fmt: skip

    # What they hold

    def _read(self, tree: _Tree, files: Iterable[str]) -> dict[str, bytes]:
        prefix = f"{self._content}/" if self._content else ""
        return self._bytes(tree, {file: f"{prefix}{file}" for file in files})

    def _bytes(self, tree: _Tree, paths: Mapping[str, str]) -> dict[str, bytes]:
        if tree.commit is None:
            found = {name: self._working(path) for name, path in sorted(paths.items()) if path in tree.entries}
            return {name: data for name, data in found.items() if data is not None}
        objects: dict[str, str] = {}
        for name, path in sorted(paths.items()):
            entry = tree.entries.get(path)
            if entry is not None and entry.mode in {LINK, SUBMODULE}:
                self._no_file(path, "a link" if entry.mode == LINK else "a repository of its own (a submodule)")
            elif entry is not None:
                objects[name] = entry.object
        data = self._repository.contents(objects.values())
        return {name: data[object_] for name, object_ in objects.items()}

    def _working(self, path: str) -> bytes | None:
        """Return a file of the working tree; of one too large to be a source no more than shows it."""
        place = self._repository.root / path
        try:
            mode = place.lstat().st_mode
            if stat.S_ISREG(mode):
                with place.open("rb") as file:
                    return file.read(MAX_FILE_BYTES + 1)
        except OSError as error:
            self._no_file(path, f"not to be read ({error.strerror or error})")
            return None
        self._no_file(path, "a repository of its own (a submodule)" if stat.S_ISDIR(mode) else "a link or no file")
        return None

    def _no_file(self, path: str, what: str) -> None:
        self._note(f"{printable(path)} is {what}, and what it holds is not compared")

    def _note(self, note: str) -> None:
        if note not in self._notes:
            self._notes.append(note)

    def _mentioned(self, tree: _Tree, ids: Mapping[str, str], relevant: set[str]) -> dict[str, bytes]:
        """Return what a side has of the relevant files, and of those that these mention."""
        files = self._read(tree, [*relevant, *ALWAYS])
        names: dict[str, list[str]] = {}
        for key, file in ids.items():
            names.setdefault(key.partition("/")[2], []).append(file)
        fresh = dict(files)
        while fresh:
            # Only topics are followed on: one's parent may have a parent.
            heads = [data[:65536] for file, data in fresh.items() if file in relevant or file.startswith("topics/")]
            words = {word for head in heads for word in _WORD.findall(_front(head))}
            found = {file for word in words & names.keys() for file in names[word]} - files.keys()
            fresh = self._read(tree, found)
            files |= fresh
        return files

    def _bodies(self, tree: _Tree, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return bodies of the evidence folder: those of the side where git has them, else those that are here.

        What lies here proves nothing about a revision but where its file names it by `body_sha256`: else a body and a
        quote that were falsified together would seem to agree on both sides.
        """
        if not self._has_evidence:
            return {}
        wanted = {f"{Path(file).stem}.txt": data for file, data in files.items() if file.startswith("articles/")}
        tracked = f"{self._evidence_name}/"
        bodies = self._bytes(tree, {name: tracked + name for name in wanted}) if self._evidence_name else {}
        if self._evidence_name and any(p.startswith(tracked) and p.endswith(".txt") for p in tree.entries):
            return bodies
        if wanted:
            self._note("git does not hold the bodies: those that are here count for a revision that names them by hash")
        for name, data in wanted.items():
            place = self._evidence / name
            if name in bodies or not place.is_file() or place.is_symlink():
                continue
            body = place.read_bytes()[: MAX_FILE_BYTES + 1]
            if tree.commit is None or _named_hash(data) == sha256(canonical_body(body.decode("utf-8", "replace"))):
                bodies[name] = body
        return bodies

    # What mentions them

    def _near(self, changed: set[str], read: tuple[dict[str, bytes], dict[str, bytes]], tree: _Tree) -> set[str]:
        """Return the other files that mention what has changed, by id, by address or by a registry's key and name.

        They are the same on both sides, so one is asked.
        """
        words = {Path(file).stem for file in changed if file.partition("/")[0] in {"articles", "topics", "editions"}}
        words |= {Path(file).name for file in changed if _is_own_page(file)}
        for file in changed:
            texts = [side.get(file, b"").decode("utf-8", "replace") for side in read]
            if file.startswith("articles/"):
                words |= set(_ADDRESS.findall(texts[0])) ^ set(_ADDRESS.findall(texts[1]))
            elif file in REGISTRIES:
                words |= _changed_entries(*texts)
        paths = self._repository.mentioning(tree.commit, words, self._content)
        found = {file for file in map(self._own, paths) if file and _is_read(file)}
        near = sorted(found - changed - set(ALWAYS))
        if len(near) > MOST_NEAR:
            more = f"{len(near) - MOST_NEAR:,} more files mention what has changed; their findings are not compared"
            self._notes.append(more)
        return set(near[:MOST_NEAR])

    def _elsewhere(self, before: _Tree, after: _Tree) -> None:
        """Note that the bodies are a repository of their own, and that another state of it is meant."""
        was, is_ = (tree.entries.get(self._evidence_name) if self._evidence_name else None for tree in (before, after))
        if any(entry is not None and entry.mode == SUBMODULE for entry in (was, is_)) and was != is_:
            self._note(
                "the evidence is a repository of its own (a submodule), and the change names another state of it"
            )


def _named_hash(article: bytes) -> str:
    """Return the hash of the body that an article's file names; empty where it names none."""
    found = _BODY_HASH.search(_front(article))
    return found[1].lower() if found else ""


def _is_read(file: str) -> bool:
    return file.endswith(".md") or file in ALWAYS


def _is_own_page(file: str) -> bool:
    return file.endswith(".md") and file.partition("/")[0] not in {"articles", "topics", "editions"}


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _front(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    end = text.find("\n---", 4)
    return text[:end] if end > 0 else text


def _changed_entries(before: str, after: str) -> set[str]:
    """Return keys and names of the entries of a registry whose text differs."""
    one, other = set(_ENTRY.split(before)), set(_ENTRY.split(after))
    words: set[str] = set()
    for block in one ^ other:
        key = block.partition(":")[0].strip("\"' \n")
        words |= {key, *(name.strip() for name in _NAME.findall(block.partition(":")[2]))} if key else set()
    return {word for word in words if len(word) > 2}
