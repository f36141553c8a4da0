"""Writing files so that a reader, or a power cut, never meets half of one."""

import contextlib
import os
import tempfile
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


def set_aside(path: Path) -> Path:
    """Rename a file that could not be read, so that nothing a person made is lost.

    Returns its new place, beside the old: ``settings.toml`` becomes ``settings.toml.bad``, or
    ``.bad-2`` and so on where that is taken.

    Raises:
        OSError: it could not be renamed.

    """
    number = 1
    while True:
        place = path.with_name(f"{path.name}.bad" + (f"-{number}" if number > 1 else ""))
        if not place.exists():
            path.rename(place)
            return place
        number += 1
