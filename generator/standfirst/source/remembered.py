"""What earlier runs worked out: a short cut that nothing depends on."""

from __future__ import annotations

from typing import Protocol


class Remembered(Protocol):
    """Keeps texts between runs. What it gives back may be missing or broken, and is then worked out again.

    It must not give back what another version of the engine put there (see `site.remembered`).
    """

    def get(self, key: str) -> str | None:
        """Return the text that was put there, or None."""

    def put(self, key: str, value: str) -> None:
        """Keep a text."""
