"""Makes volumes, two at a time, and keeps what it made: what did not change is not typeset again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from standfirst import text
from standfirst.press import typesetting
from standfirst.press.compiler import Limits, template_files, typeset
from standfirst.press.fonts import FAMILIES
from standfirst.press.look import Look
from standfirst.press.volumes import Volume
from standfirst.site.kept_bundles import KeptBundles, bundle_key

_NAME = "briefing.pdf"


@dataclass(frozen=True, slots=True)
class Printed:
    """A volume as a PDF; `kept` tells that it was made before."""

    volume: Volume
    pdf: bytes
    kept: bool

    @property
    def whole(self) -> bool:
        """Whether it can be read: what was kept may be broken."""
        import pikepdf  # noqa: PLC0415 - as below

        try:
            return self.pages > 0
        except pikepdf.PdfError:
            return False

    @property
    def pages(self) -> int:
        """How many pages it has."""
        import pikepdf  # noqa: PLC0415 - nobody else here needs it

        with pikepdf.open(BytesIO(self.pdf)) as pdf:
            return len(pdf.pages)


class Press:
    """Typesets volumes with one look."""

    def __init__(self, look: Look, limits: Limits | None = None, kept: KeptBundles | None = None) -> None:
        self._look = look
        self._limits = limits or Limits()
        self._kept = kept or KeptBundles.of_user("print")

    def printed(self, volume: Volume) -> Printed:
        """Return a volume as a PDF. Raises `PressError`."""
        key = self._key(volume)
        known = self._kept.get(key)
        if known is not None and _NAME in known:
            printed = Printed(volume, known[_NAME], kept=True)
            if printed.whole:
                return printed
        pdf = typeset(volume, self._look, _timestamp(volume), self._limits)
        self._kept.keep(key, {_NAME: pdf})
        return Printed(volume, pdf, kept=False)

    def all(
        self,
        volumes: Iterable[Callable[[], Volume]],
        workers: int | None = None,
        on_volume: Callable[[Volume], None] = lambda _: None,
    ) -> Iterator[Printed]:
        """Yield volumes in their order; a few are typeset at once, and no more are held than that.

        `on_volume` gets each before it is typeset.
        """
        workers = workers or min(2, os.cpu_count() or 1)
        with ThreadPoolExecutor(workers) as pool:
            waiting: list[Future[Printed]] = []
            try:
                for make in volumes:
                    volume = make()
                    on_volume(volume)
                    waiting.append(pool.submit(self.printed, volume))
                    if len(waiting) > workers:
                        yield waiting.pop(0).result()
                while waiting:
                    yield waiting.pop(0).result()
            finally:
                for future in waiting:
                    future.cancel()

    def _key(self, volume: Volume) -> str:
        """Return a hash of all that the PDF's bytes depend on."""
        files = [*template_files(self._look).items()]
        if self._look.logo:
            files.append(("logo", self._look.logo))
        known = [f"{name}\n{text.sha256(path.read_bytes().hex())}" for name, path in files]
        return bundle_key(_engine(), "\n".join([*known, json.dumps(volume.data, ensure_ascii=False)]))


def _timestamp(volume: Volume) -> int:
    """Return the time of the metadata, in seconds: the volume's own day, so that a later build makes the same bytes."""
    day = volume.data["iso"]
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) if day else 0


@cache
def _engine() -> str:
    packages = sorted({family.package.replace("_", "-") for family in FAMILIES} | {"typst", "pikepdf"})
    return "\n".join([*(f"{name} {version(name)}" for name in packages), Path(typesetting.__file__).read_text("utf-8")])
