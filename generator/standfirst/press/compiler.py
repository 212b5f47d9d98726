"""Typesets a volume: templates and data go into a fresh folder, and a process of its own makes the PDF there.

Text reaches the compiler as JSON and never as markup. The process sees one folder of regular files, gets no network
(packages are refused), no fonts of the machine, and as much memory and time as the desk allows.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from standfirst.errors import StandfirstError
from standfirst.press import typesetting
from standfirst.press.fonts import files_of
from standfirst.press.look import Look
from standfirst.press.volumes import Volume
from standfirst.text import printable

MAIN = "briefing.typ"
FOLDER = "print"
"""Where a theme, and a desk's `custom_dir`, keep templates for print."""

LEVELLED = 40
"""Most stories of a volume whose last page is made level: it is set twice for that."""

_PACKAGE = re.compile(r"""(?:import|include)\s*\(?\s*["']@""")


class PressError(StandfirstError):
    """A volume could not be typeset."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one volume may take: megabytes of address space, seconds."""

    memory: int = 4096
    seconds: int = 300


def typeset(volume: Volume, look: Look, timestamp: int, limits: Limits | None = None) -> bytes:
    """Return a volume's PDF. Raises `PressError` with what the compiler said, also for a mere warning."""
    limits = limits or Limits()
    with TemporaryDirectory(prefix="standfirst-press-") as folder:
        base = Path(folder)
        root = base / "root"
        _fill(root, volume, look)
        (base / "nowhere").mkdir()
        order = {
            "input": str(root / MAIN),
            "root": str(root),
            "output": str(base / "made.pdf"),
            "nowhere": str(base / "nowhere"),
            "fonts": str(_fonts(base / "fonts", files_of(volume.fonts.families()))),
            "timestamp": timestamp,
            "memory": limits.memory,
            "level": volume.stories <= LEVELLED,
        }
        answer = _run(order, limits, volume.name)
        said = answer["error"] or "\n".join(answer["warnings"])
        if said:
            raise PressError(
                f"{volume.name}: the compiler of print stopped: {_told(said, root)}",
                remedy=_remedy(said, look),
            )
        return (base / "made.pdf").read_bytes()


def _remedy(said: str, look: Look) -> str:
    if look.logo and re.search("decode|image|svg", said, re.IGNORECASE):
        return f"the desk's logo {look.logo.name} may be broken: save it anew, or name another in `desk: logo:`"
    return "a desk's own template in its print folder may be the cause; without it, please report this"


def template_files(look: Look) -> dict[str, Path]:
    """Return the templates by name; a desk's own stands in for the theme's of the same name."""
    found: dict[str, Path] = {}
    for folder in reversed(look.templates):
        for path in _regular(folder / FOLDER):
            found[path.relative_to(folder / FOLDER).as_posix()] = path
    return dict(sorted(found.items()))


def _regular(folder: Path) -> Iterator[Path]:
    """Yield the regular files below a folder; a link could lead anywhere."""
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path


def _fill(root: Path, volume: Volume, look: Look) -> None:
    for name, path in template_files(look).items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        if path.suffix == ".typ":
            _refuse_packages(path)
    (root / "data.json").write_text(json.dumps(volume.data, ensure_ascii=False), "utf-8")
    if look.logo:
        shutil.copyfile(look.logo, root / str(volume.data["look"]["logo"]))


def _fonts(folder: Path, files: Iterable[Path]) -> Path:
    """Put fonts into a folder, as the compiler takes nothing but folders; outside of its root they are no input."""
    folder.mkdir()
    for path in files:
        try:
            (folder / path.name).symlink_to(path)
        except OSError:  # Windows, without the right to make links
            shutil.copyfile(path, folder / path.name)
    return folder


def _refuse_packages(path: Path) -> None:
    for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
        if _PACKAGE.search(line):
            raise PressError(
                f"{path}:{number}: a template for print takes no package from the network",
                remedy="put the files that it needs beside it and import those",
            )


def _run(order: dict[str, Any], limits: Limits, name: str) -> dict[str, Any]:
    command = [sys.executable, "-I", str(Path(typesetting.__file__))]
    # Whatever in the process asks the network meets a proxy that is not there.
    nowhere = "http://127.0.0.1:9"
    environment = {"HTTPS_PROXY": nowhere, "HTTP_PROXY": nowhere, "ALL_PROXY": nowhere, "RUST_BACKTRACE": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - our own program, its order on its standard input
            command, input=json.dumps(order), capture_output=True, text=True, encoding="utf-8",
            timeout=limits.seconds, check=False, env=environment, cwd=order["root"],
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise PressError(
            f"{name}: typesetting took longer than {limits.seconds} s and was ended",
            remedy="print fewer stories in one volume, or raise `print: seconds:`",
        ) from None
    if done.returncode == 0 and done.stdout:
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer
    if done.returncode < 0 or "memory" in done.stderr.lower():
        raise PressError(
            f"{name}: typesetting needed more than {limits.memory} MB of memory and was ended",
            remedy="print fewer stories in one volume, or raise `print: memory:`",
        )
    raise PressError(
        f"{name}: the compiler of print ended with code {done.returncode}: {printable(done.stderr.strip()[-500:])}",
        remedy="please report this",
    )


def _told(said: str, root: Path) -> str:
    """Return what the compiler said, without the folder that is gone when somebody reads it."""
    return printable(said.replace(f"{root}/", "").replace(str(root), ""))[:2000]
