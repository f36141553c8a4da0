"""Writing files so that a reader, or a power cut, never meets half of one."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path


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
    Creates missing folders. For what is too large, or too slow, for `write_atomically`.

    Raises:
        OSError: there can be no such folder.

    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{os.urandom(8).hex()}.part")
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


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
