"""The files that findings speak of, as reports need them: their paths, their lines, and what a fix-it makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from standfirst.check.findings import Finding, Report
from standfirst.check.fixing import Replacement, fixed_text, replacement
from standfirst.text import sha256


class Sources:
    """A desk's files below `content`; `folder` is how that is called from where the report is read."""

    def __init__(self, content: Path, folder: str) -> None:
        self.content = content
        self.folder = folder
        self._file = ""
        self._text = ""

    def path(self, file: str) -> str:
        """Return a file's path from where the report is read; the configuration is called by its own name."""
        if self.folder in {"", "."} or (file == "mkdocs.yml" and not (self.content / file).exists()):
            return file
        return f"{self.folder}/{file}"

    def text(self, file: str) -> str:
        """Return a file's text; nothing where it cannot be read. The last one is kept: findings come by file."""
        if file != self._file:
            path = self.content / file
            try:
                # Line ends as they are: a program that takes lines out must find what stands there.
                content = path.read_bytes() if path.is_file() else b""
            except OSError:
                content = b""
            self._file, self._text = file, content.decode("utf-8", "replace")
        return self._text

    def line(self, file: str, number: int) -> str:
        """Return a line of a file without its end; nothing where there is none."""
        lines = self.text(file).split("\n")
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""

    def replacement(self, finding: Finding) -> Replacement | None:
        """Return what the finding's fix-it changes; None where it has none that can be made safely."""
        if finding.fix is None:
            return None
        before = self.text(finding.origin.file)
        after = fixed_text(before, finding.origin.file, [finding.fix])
        return None if after is None else replacement(before, after)

    def fingerprints(self, report: Report) -> Iterator[tuple[Finding, str]]:
        """Yield findings, each with 32 hex digits that no other of the report has.

        They stay the same when lines are added above or a line is moved within its file.
        """
        seen: dict[str, int] = {}
        for finding in report:
            origin = finding.origin
            key = "\0".join([finding.rule, origin.file, finding.message, self.line(origin.file, origin.line).strip()])
            seen[key] = seen.get(key, 0) + 1
            yield finding, sha256(f"{key}\0{seen[key]}")[:32]
