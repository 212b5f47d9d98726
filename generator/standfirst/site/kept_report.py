"""The report of a desk that did not change since it was last checked.

Nothing is judged by it but `standfirst check`; a build proves its quotes itself. What is kept is found by the bytes of
every file that a rule may look at, the options and our own code. It is good until the day ends or the first embargo,
expiry or date of the desk is reached.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import cache
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

from standfirst.check import Allowed, Finding, Fix, Report
from standfirst.errors import Fault, Origin, Severity
from standfirst.site.kept_bundles import KeptBundles, bundle_key
from standfirst.source import DeskOptions, Library
from standfirst.source.moments import Moment, zone_named

_DAY = timedelta(days=1)
_NAME = "report.json"


def report_with_kept(
    content: Path,
    options: DeskOptions,
    warnings: list[Fault],
    cutoff: datetime,
    check: Callable[[], tuple[Report, Library]],
    kept: KeptBundles | None = None,
) -> Report:
    """Return the desk's report: what was kept, if it is still that of this desk at `cutoff`, else that of `check()`."""
    kept = kept or KeptBundles.of_user("reports")
    key = None if entry_points(group="standfirst.rules") else _key(content, options, warnings)
    if key is None:  # a desk's own rules are code that nobody here knows
        return check()[0]
    known = kept.get(key)
    if known is not None and (report := _read(known.get(_NAME, b""), key, cutoff, options.desk.timezone)) is not None:
        return report
    report, library = check()
    if _key(content, options, warnings) == key:  # nobody wrote while it was checked
        kept.keep(key, {_NAME: _written(report, key, cutoff, _next(library, cutoff))})
    return report


def _key(content: Path, options: DeskOptions, warnings: list[Fault]) -> str | None:
    """Return what a report is kept under; None where a file cannot be read, or lies behind a link to a folder."""
    seen = hashlib.sha256()
    try:
        for folder in (content, content.parent / "evidence"):
            for entry in _entries(folder) if folder.is_dir() else ():
                link = entry.is_symlink()
                if link and entry.is_dir():  # what lies behind it would change unseen
                    return None
                name = f"{folder.name}/{entry.path.removeprefix(str(folder))}"
                seen.update(f"\n{name}\0{link}\0{entry.is_file()}\0".encode("utf-8", "surrogateescape"))
                if link:
                    seen.update(os.path.realpath(entry.path).encode("utf-8", "surrogateescape"))
                if entry.is_file():
                    seen.update(_seen(entry, whole=folder == content or not entry.name.endswith(".gz")))
    except (OSError, RuntimeError):
        return None
    said = "\n".join(fault.explain() for fault in warnings)
    return bundle_key(_code(), options.model_dump_json(), said, str(content.resolve()), seen.hexdigest())


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


def _next(library: Library, cutoff: datetime) -> datetime | None:
    """Return the first time after `cutoff` at which a story, an embargo or an edition turns; None without any."""
    times = sorted(
        time
        for moment, zone in _moments(library)
        for at in _turns(moment, zone)
        for time in (at, at - _DAY)
        if time > cutoff
    )
    return times[0] if times else None


def _moments(library: Library) -> Iterator[tuple[Moment, str]]:
    for article in library.articles.values():
        fields = article.fields
        withdrawn = fields.withdrawn.date if fields.withdrawn else None
        for moment in (fields.date, fields.publish_date, fields.expiry_date, withdrawn):
            if moment is not None:
                yield moment, article.zone
    for edition in library.editions.values():
        yield edition.fields.date, edition.zone


def _turns(moment: Moment, zone: str) -> tuple[datetime, ...]:
    """Return when a moment begins and, of a bare day, when it ends."""
    ends = moment.at(zone_named(zone))
    return (ends,) if moment.clock is not None else (ends, ends - _DAY + timedelta(seconds=1))


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
        zone = zone_named(timezone)
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
