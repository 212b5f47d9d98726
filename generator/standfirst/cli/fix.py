"""`standfirst fix`."""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from standfirst.check import Finding, Report, all_rules
from standfirst.check.fixing import put_in
from standfirst.cli.console import bars, config_option, err, out, shown_folder
from standfirst.cli.narrowing import narrowed
from standfirst.cli.rewrite import rewrite
from standfirst.errors import Severity, StandfirstError
from standfirst.site.build import Desk, open_desk, prepare_desk
from standfirst.source.schema.validate import nearest
from standfirst.text import printable


@dataclass(slots=True)
class _File:
    """A file with what its fix-its make of it; `kept` are findings whose fix-it could not be put in."""

    file: str
    before: str
    after: str
    fixed: list[Finding] = field(default_factory=list)
    kept: list[Finding] = field(default_factory=list)
    taken_back: str = ""
    """Why nothing was written, or why it was taken back."""


@click.command(short_help="Write what check would have you write, where that is safe.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@config_option
@click.option(
    "--rule", "rules", multiple=True, metavar="ID", help="Only what this rule found; may be given repeatedly."
)
@click.option("--diff", is_flag=True, help="Print what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def fix(paths: tuple[Path, ...], config_file: Path, rules: tuple[str, ...], *, diff: bool, as_json: bool) -> None:
    """Put in the fix-its of findings; PATHS narrow it to files or folders.

    A fix-it changes the one value that its finding speaks of: comments, order and all other lines stay. Where the file
    has a new error afterwards, it is put back as it was, and said. What has no safe fix-it is left for people.

    \b
    Examples:
      standfirst fix --diff
      standfirst fix
      standfirst fix digests/articles/2026/11 --rule quote-failed
    """
    _known(rules)
    desk = open_desk(config_file)
    seen = _seen(desk.content)
    before = _report(desk)
    wanted = [finding for finding in narrowed(before, paths, desk.content) if not rules or finding.rule in rules]
    files = list(_files(desk.content, wanted))
    if diff:
        for one in files:
            click.echo(_difference(one, shown_folder(desk.content)), nl=False)
        return
    changed = [one for one in files if one.fixed]
    for one in changed:
        if seen.get(one.file) != _stamp(desk.content / one.file):
            one.taken_back = "it was changed while it was checked (run the command again)"
        else:
            _write(desk, one)
    after = _report(desk) if changed else before
    for one in changed:
        _take_back_where_broken(desk, one, before, after)
    left = len(wanted) - sum(len(one.fixed) for one in files if not one.taken_back)
    if as_json:
        click.echo(json.dumps(_shape(files, left, shown_folder(desk.content)), ensure_ascii=False, indent=2))
    else:
        _say(files, left, shown_folder(desk.content))
    if any(one.taken_back for one in files):
        sys.exit(1)


def _seen(content: Path) -> dict[str, tuple[int, ...]]:
    """Return what tells that a file has not been written since, by its name: taken before anything is read."""
    return {path.relative_to(content).as_posix(): _stamp(path) for path in content.rglob("*.md")}


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        told = path.stat()
    except OSError:
        return ()
    return told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino


def _known(rules: Iterable[str]) -> None:
    known = all_rules()
    for rule in rules:
        if rule not in known:
            near = nearest(rule, sorted(known))
            remedy = f"did you mean {near}?" if near else "`standfirst check` names the rules that found something"
            raise StandfirstError(f"there is no rule {rule}", remedy=remedy)


def _report(desk: Desk) -> Report:
    with bars() as progress:
        return prepare_desk(desk, progress=progress.over).report


def _files(content: Path, findings: Iterable[Finding]) -> Iterator[_File]:
    """Yield the files that have fix-its, each with its text before and after them."""
    with_fix = (finding for finding in findings if finding.fix)
    for file, group in groupby(with_fix, key=lambda finding: finding.origin.file):
        try:
            text = (content / file).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):  # check has a finding of its own about it
            continue
        one = _File(file, text, text)
        findings_ = [finding for finding in group if finding.fix]
        one.after, done = put_in(text, file, [finding.fix for finding in findings_ if finding.fix])
        for finding, is_in in zip(findings_, done, strict=True):
            (one.fixed if is_in else one.kept).append(finding)
        yield one


def _write(desk: Desk, one: _File) -> None:
    try:
        rewrite(desk.content / one.file, one.before, one.after, name=f"{shown_folder(desk.content)}/{one.file}")
    except StandfirstError as error:
        one.taken_back = f"{error.message} ({error.remedy})"


def _take_back_where_broken(desk: Desk, one: _File, before: Report, after: Report) -> None:
    """Put a file back that has an error which it did not have before."""
    known = {(finding.rule, finding.message) for finding in before if finding.origin.file == one.file}
    worse = [
        finding
        for finding in after
        if finding.origin.file == one.file
        and finding.severity is Severity.ERROR
        and (finding.rule, finding.message) not in known
    ]
    if worse and not one.taken_back:
        rewrite(desk.content / one.file, one.after, one.before, name=f"{shown_folder(desk.content)}/{one.file}")
        one.taken_back = f"with it, {worse[0].rule} would say: {worse[0].message}"


def _difference(one: _File, folder: str) -> str:
    name = f"{folder}/{one.file}"
    lines = difflib.unified_diff(
        one.before.splitlines(keepends=True), one.after.splitlines(keepends=True), f"a/{name}", f"b/{name}"
    )
    return "".join(f"{printable(line.rstrip(chr(10)).rstrip(chr(13)))}\n" for line in lines)


def _shape(files: list[_File], left: int, folder: str) -> dict[str, Any]:
    """Return what was done as the documented JSON shape, version 1."""
    done = [(one, finding) for one in files for finding in one.fixed if not one.taken_back]
    return {
        "version": 1,
        "folder": folder,
        "fixed": [
            {"file": one.file, "rule": finding.rule, "line": finding.origin.line, "text": finding.fix.text}
            for one, finding in done
            if finding.fix
        ],
        "taken_back": [{"file": one.file, "reason": one.taken_back} for one in files if one.taken_back],
        "left": left,
    }


def _say(files: list[_File], left: int, folder: str) -> None:
    console = out()
    for one in files:
        name = printable(f"{folder}/{one.file}")
        if one.taken_back:
            err().print(Text(f"warning: {name} stays as it is: {printable(one.taken_back)}"), soft_wrap=True)
        elif one.fixed:
            console.print(Text(name, style="bold"), soft_wrap=True)
            for finding in one.fixed:
                words = " ".join(printable(finding.fix.text if finding.fix else "").split())
                line = Text(f"  {finding.origin.line}:{finding.origin.column}  ", style="dim")
                console.print(line.append(f"{finding.rule}: wrote ").append(words, style="green"), soft_wrap=True)
    done = sum(len(one.fixed) for one in files if not one.taken_back)
    count = sum(1 for one in files if one.fixed and not one.taken_back)
    said = f"Fixed {done} in {count} file{'' if count == 1 else 's'}" if done else "Nothing to fix"
    more = f"; {left} left for people: see `standfirst check`" if left else ""
    console.print(Text(f"{said}{more}."), soft_wrap=True)
