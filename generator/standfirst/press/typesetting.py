"""Runs the compiler: a program of its own, in a process of its own, that imports nothing of standfirst.

It is called as `python -I typesetting.py`, reads an order as JSON from its standard input, writes the PDF to the file
that the order names, and says on its standard output what the compiler said. All that it may read lies in one folder.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import signal
import sys
from pathlib import Path
from typing import Any, Literal

STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
"""PDF/A-2a and PDF/UA-1, in one file."""

LEVEL = 60.0
"""Points by which two columns may differ."""

FEW = 0.3
"""A last page filled less than that is avoided."""

SMALLEST = 0.95
"""How much smaller letters may become for it."""

ROOM = 24.0
"""Points more than half of the text that a column gets."""


def limit_memory(megabytes: int) -> None:
    """Let the process have no more memory than that, where the system can be told so."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def die_with_the_parent() -> None:
    """End this process when the one that waits for it ends, where the system can be told so."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG, Linux


def run(order: dict[str, Any]) -> dict[str, Any]:
    """Compile what `order` says and return `{"warnings": [...], "error": text or null}`."""
    import typst  # noqa: PLC0415 - after the limit is set

    try:
        compiler = typst.Compiler(
            input=order["input"],
            root=order["root"],
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=True, font_paths=[order["fonts"]]
            ),
            ignore_system_fonts=True,
            package_path=order["nowhere"],
            package_cache_path=order["nowhere"],
        )
        made, warnings = _set(compiler, order, {})
        if order["level"] and not warnings:
            made, warnings = _finished(compiler, order, made, warnings)
    except typst.TypstError as error:
        return {"warnings": [], "error": _explained(error)}
    if not isinstance(made, bytes):
        return {"warnings": [], "error": "there is no document"}
    pack(made, Path(order["output"]))
    return {"warnings": [_explained(warning) for warning in warnings], "error": None}


def _set(compiler: Any, order: dict[str, Any], inputs: dict[str, str]) -> Any:
    return compiler.compile_with_warnings(
        format="pdf", pdf_standards=[*STANDARDS], timestamp=order["timestamp"], sys_inputs=inputs
    )


def _finished(compiler: Any, order: dict[str, Any], made: Any, warnings: Any) -> tuple[Any, Any]:
    """Set the document again, a little smaller or with level columns, where its last page asks for it."""
    inputs: dict[str, str] = {}
    fill = _fill(compiler)
    if fill is None:
        return made, warnings
    squeezed = squeeze(fill)
    if squeezed is not None:
        smaller = _set(compiler, order, {"squeezed": str(squeezed)})
        after = _fill(compiler)
        if after is not None and after["page"] < fill["page"]:
            (made, warnings), fill, inputs = smaller, after, {"squeezed": str(squeezed)}
    levelled = level(fill)
    if levelled is None:
        return made, warnings
    for less in (0.0, 2 * ROOM):
        # What stays together may not fit into shorter columns: then they are cut by less, or not at all.
        cut = levelled | {"room": max(0.0, levelled["room"] - less)}
        even, told = _set(compiler, order, inputs | {"levelled": json.dumps(cut)})
        after = _fill(compiler)
        if after is not None and after["page"] <= fill["page"]:
            return even, told
    return made, warnings


def _fill(compiler: Any) -> dict[str, Any] | None:
    """Return what the document knows of its end; a desk's own templates may tell nothing."""
    told: list[dict[str, Any]] = json.loads(compiler.query("<fill>", field="value"))
    return told[0] if told else None


def squeeze(fill: dict[str, Any]) -> float | None:
    """Return how much smaller the letters are to be so that a last page of a few lines is not needed."""
    height = fill["bottom"] - fill["top"]
    columns = fill["columns"]
    used = (fill["y"] - fill["top"]) / height / columns
    if columns == 2 and fill["x"] > fill["middle"]:
        used += 0.5
    whole = fill["page"] - 2  # without the cover and the last
    if whole < 1 or used > FEW:
        return None
    factor = ((whole - 0.03) / (whole + used)) ** 0.5
    return round(factor, 3) if factor >= SMALLEST else None


def level(fill: dict[str, Any]) -> dict[str, Any] | None:
    """Return where, and by how many points, the last page is to be cut so that its two columns are of one length.

    None where it is level enough, or has no place to cut at.
    """
    if fill["columns"] != 2 or fill["key"] is None:
        return None
    height = fill["bottom"] - fill["top"]
    first = height if fill["x"] > fill["middle"] else fill["y"] - fill["top"]
    second = fill["y"] - fill["top"] if fill["x"] > fill["middle"] else 0.0
    # A little more than half: lines and headings that stay together need room.
    wanted = (first + second) / 2 + ROOM
    if first - second < LEVEL or wanted < fill["from"] - fill["top"]:
        return None
    return {"key": fill["key"], "room": round(height - wanted, 2)}


def pack(made: bytes, target: Path) -> None:
    """Write a PDF with its many small objects compressed together: tags alone are two thirds of one."""
    import pikepdf  # noqa: PLC0415 - as above

    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )


def _explained(said: Any) -> str:
    diagnostic = str(getattr(said, "diagnostic", "") or "").strip()
    return diagnostic or str(getattr(said, "message", said))


if __name__ == "__main__":
    die_with_the_parent()
    given = json.load(sys.stdin)
    limit_memory(given["memory"])
    json.dump(run(given), sys.stdout)
