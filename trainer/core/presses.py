"""Telling a key that is pressed twice from one that is pressed again later."""

from dataclasses import dataclass

TWICE_MS = 1_000
"""Within how long a second press counts as "twice"."""


@dataclass(frozen=True, slots=True)
class _Press:
    key: str
    at_ms: int
    block: int


class Presses:
    """The last press of *next* or *previous*, with the block from which the next one counts."""

    def __init__(self) -> None:
        self._last: _Press | None = None

    def again(self, key: str, now_ms: int) -> int | None:
        """Return the block of the last press, if it was of this key and within a second."""
        last = self._last
        if last and last.key == key and now_ms - last.at_ms < TWICE_MS:
            return last.block
        return None

    def note(self, key: str, now_ms: int, block: int) -> None:
        """Keep a press."""
        self._last = _Press(key, now_ms, block)
