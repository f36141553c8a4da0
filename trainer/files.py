"""Writing files so that a reader, or a power cut, never meets half of one."""

import contextlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

LEFT_AFTER_S = 24 * 3600
"""A draft that nobody has written to for so long was left by a program that was killed."""

_DRAFT = re.compile(r"\.tophold-[0-9a-f]{16}\.part")


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content as a whole: the old one or the new one, never a part.

    Creates missing folders.

    Raises:
        OSError: the content could not be written; the old one is untouched.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


@contextlib.contextmanager
def draft_beside(target: Path) -> Iterator[Path]:
    """Yield a free name beside a file's, and remove what is left there at the end of the block.

    Nobody can guess the name, so that no other draft takes it, nor anyone lays a link there.
    Creates missing folders, and removes drafts that were left there long ago. For what is too
    large, or too slow, for `write_atomically`.

    Raises:
        OSError: there can be no such folder.

    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_drafts(target.parent)
    draft = target.with_name(f".tophold-{os.urandom(8).hex()}.part")
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _clear_drafts(folder: Path) -> None:
    """Remove old drafts of ours: files whose name is a draft's, and nobody else's."""
    with contextlib.suppress(OSError):
        for file in list(os.scandir(folder)):
            ours = _DRAFT.fullmatch(file.name) and file.is_file(follow_symlinks=False)
            if ours and file.stat().st_mtime < time.time() - LEFT_AFTER_S:
                Path(file).unlink()


def set_aside(path: Path) -> Path:
    """Rename a file that could not be read, so that nothing a person made is lost.

    Returns its new place, beside the old: ``settings.toml`` becomes ``settings.toml.bad``, or
    ``.bad-2`` and so on where that is taken.

    Raises:
        OSError: it could not be renamed.

    """
    place = next(place for place in _bad_names(path) if not place.exists())
    path.rename(place)
    return place


def keep_copy(path: Path) -> Path:
    """Copy a file that could be read in part to where `set_aside` would put it.

    Returns the copy's place; a copy that is there already is not made again.

    Raises:
        OSError: it could not be copied.

    """
    data = path.read_bytes()
    place = next(p for p in _bad_names(path) if not p.exists() or _holds(p, data))
    if not place.exists():
        write_atomically(place, data)
    return place


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _bad_names(path: Path) -> Iterator[Path]:
    for number in count(1):
        yield path.with_name(f"{path.name}.bad" + (f"-{number}" if number > 1 else ""))
