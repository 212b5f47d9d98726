"""The files that a desk begins with, and those of its automation: templates of the package as texts by path."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

from standfirst import __version__
from standfirst.source.schema.forms import form_config
from standfirst.source.schema.jsonschema import json_schemas

FORGES = ("github", "gitlab", "forgejo")
"""Whose automation can be written."""
CONTENT = "digests"
"""The content folder of a new desk."""
FORM = "admin/config.yml"
"""The configuration of the web form, which names the forge."""


def desk_files(title: str, day: date, forge: str | None, install: str | None = None) -> dict[str, str]:
    """Return a new desk's files, path to text: named `title`, begun on `day`, with the automation of `forge`.

    `install` is the requirement that its programs install instead of this version.
    """
    marks = {"@NAME@": title, "@DATE@": day.isoformat(), "@YEAR@": f"{day:%Y}", "@MONTH@": f"{day:%m}"}
    schemas = {f"schema/{name}": text for name, text in json_schemas().items()}
    theirs = {} if forge is None else forge_files(forge)
    form = {FORM: form_config(forge or "none", CONTENT)}
    return {**_texts("desk", marks), **schemas, "requirements.txt": requirements(install), **form, **theirs}


FILLED_IN = ("CODEOWNERS", "dependabot.yml", "TEMPLATE", "template")
"""Parts of the paths of files that a desk makes its own: written where they are not, and never replaced unasked."""


def forge_files(forge: str) -> dict[str, str]:
    """Return the files that make `forge` check, compare, build and publish a desk, path to text."""
    return _texts(forge, {})


def requirements(install: str | None = None) -> str:
    """Return what the automation installs: this version of standfirst, or the requirement that is given."""
    return f"{install or f'standfirst=={__version__}'}\n"


def _texts(folder: str, marks: dict[str, str]) -> dict[str, str]:
    """Return the texts of one folder of the scaffold, its marks replaced in names and texts."""
    scaffold = Path(str(files("standfirst.cli") / "scaffold" / folder))
    found = {}
    for source in sorted(scaffold.rglob("*")):
        if source.is_dir() or "__pycache__" in source.parts:
            continue
        relative, text = source.relative_to(scaffold).as_posix(), source.read_text("utf-8")
        for mark, value in {**marks, "@VERSION@": __version__}.items():
            relative, text = relative.replace(mark, value), text.replace(mark, value)
        # Names that begin with a dot would be lost in some packagings, so the scaffold spells the dot out.
        found[relative.replace("dot-", ".")] = text
    return found
