"""The report of a desk that did not change since it was last checked.

Nothing is judged by it but `standfirst check`; a build proves its quotes itself. What is kept is found by the bytes of
every file that a rule may look at, the options and our own code. It is good until the day ends or the first embargo,
expiry or date of the desk is reached.

Two short cuts lead to it. While mkdocs.yml has the same bytes, what MkDocs made of it is kept too; and while every file
has the size, number and times that it had, its bytes need not be read. So this module reads neither MkDocs nor a rule:
it is half of the time of a check that finds nothing new.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cache
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from standfirst.check.findings import Allowed, Finding, Fix, Report
from standfirst.errors import Fault, Origin, Severity
from standfirst.site.kept_bundles import KeptBundles, bundle_key

if TYPE_CHECKING:
    from standfirst.source import DeskOptions, Library

_NAME = "report.json"
_DESK = "desk.json"
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is written again has other times; some file systems count in seconds."""
_ELSEWHERE = re.compile(rb"INHERIT|!ENV|!!python/(?!name:)|^\s*['\"]?hooks\b", re.MULTILINE)
"""What makes a configuration hang on more than its own bytes."""


@dataclass(frozen=True, slots=True)
class KnownDesk:
    """What a configuration said when MkDocs last read it, and the files as they were when they were last looked at."""

    content: Path
    options: str
    timezone: str
    warned: str
    stats: str = ""
    """What `_Files.stats` was; empty where nobody can tell an unchanged file by it."""
    key: str = ""
    """What the report of those files is kept under."""


@dataclass(frozen=True, slots=True)
class _Files:
    """All that lies below the content folder and the evidence beside it, in the order of names."""

    content: Path
    entries: tuple[tuple[Path, os.DirEntry[str]], ...]
    stats: str
    """A hash of names, kinds, sizes, numbers and times; empty where times are no proof."""


def known_report(config_file: Path, cutoff: datetime, kept: KeptBundles | None = None) -> tuple[Path, Report] | None:
    """Return the content folder and the report of a desk that is as it was; None where it has to be checked."""
    kept = kept or KeptBundles.of_user("reports")
    place = _place(config_file)
    desk = _read_desk(kept.get(place)) if place and not _own_rules() else None
    files = _files(desk.content) if desk else None
    if place is None or desk is None or files is None:
        return None
    key = desk.key if files.stats and files.stats == desk.stats else _key(files, desk)
    report = _kept(kept, key, cutoff, desk.timezone)
    if report is None or key is None:
        return None
    if (files.stats, key) != (desk.stats, desk.key):
        kept.keep(place, _written_desk(replace(desk, stats=files.stats, key=key)))
    return desk.content, report


def report_with_kept(
    content: Path,
    options: DeskOptions,
    warnings: list[Fault],
    cutoff: datetime,
    check: Callable[[], tuple[Report, Library]],
    kept: KeptBundles | None = None,
    config_file: Path | None = None,
) -> Report:
    """Return the desk's report: what was kept, if it is still that of this desk at `cutoff`, else that of `check()`.

    With `config_file`, `known_report` knows the desk from then on.
    """
    kept = kept or KeptBundles.of_user("reports")
    said = "\n".join(fault.explain() for fault in warnings)
    desk = KnownDesk(content.absolute(), options.model_dump_json(), options.desk.timezone, said)
    files = None if _own_rules() else _files(desk.content)  # a desk's own rules are code that nobody here knows
    key = _key(files, desk) if files else None
    report = _kept(kept, key, cutoff, desk.timezone) if key else None
    if report is None:
        report, library = check()
        if key is None or not _unchanged(files, desk, key):  # somebody wrote while it was checked
            return report
        from standfirst.site.turns import next_turn  # noqa: PLC0415 - it reads the library

        kept.keep(key, {_NAME: _written(report, key, cutoff, next_turn(library, cutoff))})
    if config_file is not None and files is not None and key is not None and (place := _place(config_file)):
        kept.keep(place, _written_desk(replace(desk, stats=files.stats, key=key)))
    return report


def _own_rules() -> bool:
    return bool(entry_points(group="standfirst.rules"))


def _kept(kept: KeptBundles, key: str | None, cutoff: datetime, timezone: str) -> Report | None:
    known = kept.get(key) if key else None
    return None if known is None or key is None else _read(known.get(_NAME, b""), key, cutoff, timezone)


def _unchanged(before: _Files | None, desk: KnownDesk, key: str) -> bool:
    after = _files(desk.content)
    if before is None or after is None:
        return False
    return after.stats == before.stats if before.stats else _key(after, desk) == key


# The configuration


def _place(config_file: Path) -> str | None:
    """Return what a desk is kept under; None for a configuration that hangs on more than its own bytes."""
    try:
        said = config_file.read_bytes()
        path = config_file.resolve()
    except (OSError, RuntimeError):
        return None
    if _ELSEWHERE.search(said):
        return None
    return bundle_key("desk", _code(), str(path), hashlib.sha256(said).hexdigest())


def _written_desk(desk: KnownDesk) -> dict[str, bytes]:
    return {_DESK: json.dumps({**asdict(desk), "content": str(desk.content)}).encode()}


def _read_desk(bundle: dict[str, bytes] | None) -> KnownDesk | None:
    try:
        shape = json.loads((bundle or {}).get(_DESK, b""))
        if not all(isinstance(value, str) for value in shape.values()):
            return None
        return KnownDesk(**{**shape, "content": Path(shape["content"])})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


# The files


def _files(content: Path) -> _Files | None:
    """Return what lies in a desk; None where a folder cannot be read, or lies behind a link."""
    newest = 0
    found = []
    try:
        seen = hashlib.sha256(str(content.resolve()).encode("utf-8", "surrogateescape"))
        for folder in (content, content.parent / "evidence"):
            for entry in _entries(folder) if folder.is_dir() else ():
                link = entry.is_symlink()
                if link and entry.is_dir():  # what lies behind it would change unseen
                    return None
                told = entry.stat(follow_symlinks=False)
                times = (told.st_size, told.st_ino, told.st_mtime_ns, told.st_ctime_ns)
                seen.update(f"\n{entry.path}\0{told.st_mode}\0{times}".encode("utf-8", "surrogateescape"))
                # A link's own times say nothing of the file that it leads to.
                newest = max(newest, told.st_mtime_ns, told.st_ctime_ns, sys.maxsize if link else 0)
                found.append((folder, entry))
    except (OSError, RuntimeError):
        return None
    # Windows gives the time of making for that of the last change.
    proof = os.name == "posix" and newest + _SETTLED < time.time_ns()
    return _Files(content, tuple(found), seen.hexdigest() if proof else "")


def _key(files: _Files, desk: KnownDesk) -> str | None:
    """Return what a report is kept under; None where a file cannot be read."""
    seen = hashlib.sha256()
    try:
        for folder, entry in files.entries:
            link = entry.is_symlink()
            name = f"{folder.name}/{entry.path.removeprefix(str(folder))}"
            seen.update(f"\n{name}\0{link}\0{entry.is_file()}\0".encode("utf-8", "surrogateescape"))
            if link:
                seen.update(os.path.realpath(entry.path).encode("utf-8", "surrogateescape"))
            if entry.is_file():
                seen.update(_seen(entry, whole=folder == files.content or not entry.name.endswith(".gz")))
    except (OSError, RuntimeError):
        return None
    return bundle_key(_code(), desk.options, desk.warned, str(desk.content.resolve()), seen.hexdigest())


def _entries(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Yield all that lies in a folder and below it, in the order of names; raises `OSError` for what is closed."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path)


def _seen(entry: os.DirEntry[str], *, whole: bool) -> bytes:
    """Return a hash of a file's bytes, or its size and times.

    Captures are many and large: who changes one changes its size or one of its times.
    """
    if whole:
        with open(entry.path, "rb") as file:  # noqa: PTH123 - a path object for each file takes as long as reading it
            return hashlib.sha256(file.read()).digest()
    told = entry.stat()
    return f"{told.st_size} {told.st_mtime_ns} {told.st_ctime_ns}".encode()


@cache
def _code() -> str:
    """Return a hash of our own code, and of what reads YAML and judges fields."""
    known = hashlib.sha256(repr((sys.version_info[:3], version("pyyaml"), version("pydantic"))).encode())
    folder = Path(__file__).parents[1]
    for file in sorted(folder.rglob("*.py")):
        known.update(f"\n{file.relative_to(folder)}\n".encode())
        known.update(file.read_bytes())
    return known.hexdigest()


def _written(report: Report, key: str, cutoff: datetime, until: datetime | None) -> bytes:
    shape = {
        "key": key,
        "cutoff": cutoff.isoformat(),
        "until": until.isoformat() if until else None,
        "findings": [asdict(finding) for finding in report],
        "allowed": [{"finding": asdict(one.finding), "reason": one.reason} for one in report.allowed],
    }
    return json.dumps(shape).encode()  # in ASCII: a file's name may be no text at all


def _read(written: bytes, key: str, cutoff: datetime, timezone: str) -> Report | None:
    """Return a report that was written; None for another desk's, another day's, one that is over, or a broken one."""
    try:
        shape: dict[str, Any] = json.loads(written)
        if shape["key"] != key:  # a file under another's name
            return None
        before = datetime.fromisoformat(shape["cutoff"])
        until = datetime.fromisoformat(shape["until"]) if shape["until"] else None
        zone = ZoneInfo(timezone)
        same_day = before.date() == cutoff.date() and before.astimezone(zone).date() == cutoff.astimezone(zone).date()
        if not (same_day and before <= cutoff and (until is None or cutoff < until)):
            return None
        allowed = [Allowed(_finding(one["finding"]), str(one["reason"])) for one in shape["allowed"]]
        return Report([_finding(one) for one in shape["findings"]], allowed)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _finding(told: dict[str, Any]) -> Finding:
    fix = told["fix"]
    return Finding(
        rule=str(told["rule"]),
        severity=Severity(told["severity"]),
        message=str(told["message"]),
        origin=Origin(**told["origin"]),
        remedy=str(told["remedy"]),
        draft=bool(told["draft"]),
        fix=Fix(tuple(fix["path"]), str(fix["text"])) if fix else None,
    )
