"""Which MkDocs and which Material standfirst works with, said in words where another is installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from standfirst.errors import DeskError

_RANGES = {
    "mkdocs": ((1, 6, 1), (2,), "mkdocs>=1.6.1,<2", "MkDocs 2 has no plugins and cannot build this site"),
    "mkdocs-material": (
        (9, 7, 7),
        (10,),
        "mkdocs-material>=9.7.7,<10",
        "older ones let a search result run scripts",
    ),
}


def check_versions() -> None:
    """Raise `DeskError` when MkDocs or Material for MkDocs is missing or outside the range."""
    for package, (lowest, above, requirement, reason) in _RANGES.items():
        try:
            found = version(package)
        except PackageNotFoundError:
            raise DeskError(f"{package} is not installed", remedy=f'pip install "{requirement}"') from None
        numbers = _numbers(found)
        if not lowest <= numbers < above:
            message = f"{package} {found} is installed; standfirst needs {requirement}: {reason}"
            raise DeskError(message, remedy=f'pip install "{requirement}"')


def _numbers(text: str) -> tuple[int, ...]:
    numbers = []
    for part in text.split("."):
        digits = "".join(character for character in part if character.isdigit())
        if not part[:1].isdigit():
            break
        numbers.append(int(digits))
    return tuple(numbers)
