"""Writing files so that a reader, or a power cut, never meets half of one."""

import contextlib
import errno
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

LEFT_AFTER_S = 24 * 3600
"""A draft that nobody has written to for so long was left by a program that was killed."""

_DRAFT = re.compile(r"\.tophold-[0-9a-f]{16}\.part")
_TEMPORARY = re.compile(r"tophold-[a-z-]+-([0-9]{1,9})-\w+")


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content as a whole: the old one or the new one, never a part.

    Creates missing folders. What `put_in_place` keeps of the old file is kept here too.

    Raises:
        OSError: the content could not be written; the old one is untouched.

    """
    try:
        with draft_beside(path) as draft:
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            put_in_place(draft, path)
    except OSError as error:  # it may name the draft
        raise _refusal(error.errno or errno.EIO, path) from error


@contextlib.contextmanager
def draft_beside(target: Path) -> Iterator[Path]:
    """Yield a free name beside a file's, and remove what is left there at the end of the block.

    Nobody can guess the name, so that no other draft takes it, nor anyone lays a link there.
    Where the target is a link, the draft is beside the file that the link leads to. Creates
    missing folders, and removes drafts that were left there long ago. For what is too large, or
    too slow, for `write_atomically`; `put_in_place` gives the draft the file's name.

    Raises:
        OSError: there can be no such folder, or the target may not be replaced.

    """
    real = _replaceable(target)
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise _refusal(errno.ENOTDIR, target) from None
    _clear_drafts(real.parent)
    draft = real.with_name(f".tophold-{os.urandom(8).hex()}.part")
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def put_in_place(draft: Path, target: Path) -> None:
    """Give a finished draft its file's name.

    Links to the file lead to the new content, and the file keeps its mode, its owner where the
    system lets us, and its extended attributes.

    Raises:
        OSError: it may not be replaced; the old file is untouched.

    """
    real = _replaceable(target)
    if real.exists():
        _take_after(draft, real)
    draft.replace(real)


def _replaceable(path: Path) -> Path:
    """Return the file that a path leads to, if it may be replaced or made.

    A rename would also replace what its owner has protected, or a device; neither is wanted.

    Raises:
        OSError: it may not.

    """
    real = Path(os.path.realpath(path))
    if real.is_symlink():
        raise _refusal(errno.ELOOP, path)
    if real.is_dir():
        raise _refusal(errno.EISDIR, path)
    if real.exists() and not (real.is_file() and os.access(real, os.W_OK)):
        raise _refusal(errno.EACCES, path)
    return real


def _refusal(number: int, path: Path) -> OSError:
    return OSError(number, os.strerror(number), str(path))


def _take_after(draft: Path, old: Path) -> None:
    """Give a draft the owner, the mode and the extended attributes of the file it replaces."""
    if hasattr(os, "chown"):
        found = old.stat()
        with contextlib.suppress(OSError):  # only an administrator may give files away
            os.chown(draft, found.st_uid, found.st_gid)
    with contextlib.suppress(OSError):  # some file systems have no modes to be set
        shutil.copystat(old, draft)
    os.utime(draft)


@cache
def _clear_drafts(folder: Path) -> None:
    """Remove old drafts of ours, once in each folder: a cache of clips has thousands of files."""
    with contextlib.suppress(OSError):
        for file in list(os.scandir(folder)):
            ours = _DRAFT.fullmatch(file.name) and file.is_file(follow_symlinks=False)
            if ours and file.stat().st_mtime < time.time() - LEFT_AFTER_S:
                Path(file).unlink()


def temporary_prefix(purpose: str) -> str:
    """Return how the name of a temporary folder of this process begins.

    Removes the temporary folders that killed runs of the program left behind.
    """
    for folder in Path(tempfile.gettempdir()).glob("tophold-*"):
        with contextlib.suppress(OSError):
            if _is_left_over(folder):
                shutil.rmtree(folder)
    return f"tophold-{purpose}-{os.getpid()}-"


def _is_left_over(folder: Path) -> bool:
    """Tell whether a folder is a temporary one of ours, old, and of a process that is gone."""
    name = _TEMPORARY.fullmatch(folder.name)
    found = folder.lstat()
    return (
        name is not None
        and stat.S_ISDIR(found.st_mode)
        and found.st_mtime < time.time() - LEFT_AFTER_S
        and not _is_running(int(name[1]))
    )


def _is_running(process: int) -> bool:
    if os.name == "nt":  # there, signal 0 would be a Ctrl-C
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True


def read_ordinary(path: Path, most_bytes: int) -> bytes:
    """Return the content of an ordinary file that has at most so many bytes.

    Reading a pipe could last for ever, and reading a device take all memory.

    Raises:
        OSError: it can't be read, is larger, or is something else.

    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise _refusal(errno.EINVAL, path)
    if found.st_size > most_bytes:
        raise _refusal(errno.EFBIG, path)
    with path.open("rb") as file:
        return file.read(most_bytes)


def path_text(path: Path) -> str:
    r"""Return a path as text; bytes in it that are not UTF-8 are shown as in ``caf\xe9``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def set_aside(path: Path) -> Path:
    """Rename a file that could not be read, so that nothing a person made is lost.

    Returns its new place, beside the old: ``settings.toml`` becomes ``settings.toml.bad``, or
    ``.bad-2`` and so on where that is taken. Of a link, the file that it leads to is renamed; the
    link stays, for the file that is written next.

    Raises:
        OSError: it could not be renamed, or is a device, a pipe or a folder: none is damaged.

    """
    real = Path(os.path.realpath(path))
    if real.exists() and not real.is_file():
        raise _refusal(errno.EINVAL, path)
    place = next(place for place in _bad_names(real) if not place.exists())
    real.rename(place)
    return place


def keep_copy(path: Path) -> Path:
    """Copy a file that could be read in part to where `set_aside` would put it.

    Returns the copy's place; a copy that is there already is not made again.

    Raises:
        OSError: it could not be copied.

    """
    data = path.read_bytes()
    names = _bad_names(Path(os.path.realpath(path)))
    place = next(p for p in names if not p.exists() or _holds(p, data))
    if not place.exists():
        write_atomically(place, data)
    return place


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _bad_names(path: Path) -> Iterator[Path]:
    for number in count(1):
        yield path.with_name(f"{path.name}.bad" + (f"-{number}" if number > 1 else ""))
