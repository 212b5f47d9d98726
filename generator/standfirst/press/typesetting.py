"""Runs the compiler: a program of its own, in a process of its own, that imports nothing of standfirst.

It is called as `python -I typesetting.py`, reads an order as JSON from its standard input, writes the PDF to the file
that the order names, and says on its standard output what the compiler said. All that it may read lies in one folder.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any, Literal

STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
"""PDF/A-2a and PDF/UA-1, in one file."""


def limit_memory(megabytes: int) -> None:
    """Let the process have no more memory than that, where the system can be told so."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


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
        made, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=[*STANDARDS], timestamp=order["timestamp"]
        )
    except typst.TypstError as error:
        return {"warnings": [], "error": _explained(error)}
    if not isinstance(made, bytes):
        return {"warnings": [], "error": "there is no document"}
    pack(made, Path(order["output"]))
    return {"warnings": [_explained(warning) for warning in warnings], "error": None}


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
    given = json.load(sys.stdin)
    limit_memory(given["memory"])
    json.dump(run(given), sys.stdout)
