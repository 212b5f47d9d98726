"""What a command is asked about: files and folders of the desk, or all of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.errors import StandfirstError

if TYPE_CHECKING:
    from standfirst.check import Report


def below(content: Path, paths: tuple[Path, ...]) -> list[Path]:
    """Return paths as seen from the desk's content; raises `StandfirstError` for one that is not in it."""
    found = []
    for path in paths:
        if not path.exists():
            raise StandfirstError(f"there is no {path}", remedy="name a file or folder of the desk's content")
        try:
            found.append(path.resolve().relative_to(content.resolve()))
        except ValueError:
            raise StandfirstError(f"{path} is not in {content}", remedy="name a file or folder in it") from None
    return found


def narrowed(report: Report, paths: tuple[Path, ...], content: Path) -> Report:
    """Return the findings in `paths`, all of them without any; raises `StandfirstError` as `below`."""
    if not paths:
        return report
    wanted = below(content, paths)
    return report.only(lambda finding: any(Path(finding.origin.file).is_relative_to(path) for path in wanted))
