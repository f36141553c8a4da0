"""What the window remembers of itself between two runs."""

import contextlib

from trainer.files import read_ordinary, write_atomically
from trainer.storage.paths import Folders

_NAME = "window.bin"
_LARGEST_BYTES = 10_000


def kept_geometry(folders: Folders) -> bytes | None:
    """Return where the window stood, as the toolkit wrote it, or None where nothing is kept."""
    try:
        return read_ordinary(folders.data / _NAME, _LARGEST_BYTES)
    except OSError:
        return None


def keep_geometry(folders: Folders, geometry: bytes) -> None:
    """Keep where the window stands; it doesn't matter where that can't be written."""
    with contextlib.suppress(OSError):
        write_atomically(folders.data / _NAME, geometry)


def told_once(folders: Folders, name: str) -> bool:
    """Whether something has been told before, in this run or another; from now on it has.

    Where that can't be kept it is told once more in the next run.
    """
    mark = folders.data / f"{name}.told"
    told = mark.exists()
    with contextlib.suppress(OSError):
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    return told
