"""What was read of files, kept until they change: a folder of a thousand is read once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from trainer.storage.problems import Read

T = TypeVar("T")

Stamp = tuple[int, int, int, int] | None
"""What tells one content of a file from another: times in ns, size and number; None for no file."""


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of a file as it is now."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


@dataclass(frozen=True, slots=True)
class _Known:
    stamp: Stamp
    context: object
    result: Read[Any]


class KnownFiles:
    """Reads files; one that has not changed since is not read again.

    Attributes:
        not_given: the files that the system did not give.

    """

    def __init__(self) -> None:
        self._known: dict[Path, _Known] = {}
        self.not_given: set[Path] = set()

    def read(self, path: Path, read: Callable[[Path], Read[T]], context: object = None) -> Read[T]:
        """Return what `read` makes of a file; `context` is what else the result depends on."""
        stamp = stamp_of(path)
        known = self._known.get(path)
        if known is None or known.stamp != stamp or known.context != context:
            known = self._known[path] = _Known(stamp, context, read(path))
            self.not_given.discard(path)
        if not known.result.lasting:
            del self._known[path]
            self.not_given.add(path)
        return known.result
