"""Only one window for a user and a data folder: who comes second calls the first, and goes.

It is settled before anything heavy is loaded: whoever has the lock is the first. The system takes
it from a process that ends, however it ends, so nobody has to clean up. The lock lies in the data
folder, which is what two windows must not share; in it stands where the first is called.
"""

import contextlib
import os
import stat
import sys
from pathlib import Path
from zlib import crc32

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_NAME = "window.lock"

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""What is written into the lock file must not reach another one."""

LONGEST_FOLDER = 60
"""In bytes: a longer one leaves too little for a socket's name in the 104 of macOS."""


class UnansweredError(Exception):
    """There is a first window, but it does not answer."""


class First:
    """The place of the first, held until it is left or the process ends.

    Attributes:
        address: where the others call; empty where they can't.

    Args:
        lock: the open lock file, if there can be one.

    """

    def __init__(self, address: str = "", lock: int | None = None) -> None:
        self.address = address
        self._lock = lock

    def leave(self) -> None:
        """Let another one be the first."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def enter(data: Path, start: str | None) -> First | None:
    """Become the first for a data folder, or else tell the first what is to be started.

    Returns None if that has been told. Creates the folder.
    Where there can be no lock in it, everybody is a first.

    Raises:
        UnansweredError: there is a first, but it can't be told.

    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        first = _become_first(data)
    except OSError:
        return First()
    return first or _call(data, start)


def _call(data: Path, start: str | None) -> First | None:
    """Call the first; should it have gone meanwhile, take its place."""
    from trainer.desktop.one_instance_call import Caller  # noqa: PLC0415 - seldom needed

    caller = Caller(start)
    while not caller.call(_noted_address(data)):
        first = _become_first(data)
        if first:
            return first
        if caller.desperate:
            raise UnansweredError(data)
    return None


def _become_first(data: Path) -> First | None:
    """Take the lock, unless somebody has it, and note there where the first is called.

    Raises:
        OSError: there can be no lock here.

    """
    lock = os.open(data / LOCK_NAME, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600)
    try:
        _lock(lock)
    except OSError as error:
        os.close(lock)
        if isinstance(error, (BlockingIOError, PermissionError)):  # the systems' two words for it
            return None
        raise
    address = _address(_name(data))
    with contextlib.suppress(OSError):  # on a full disk it is called in vain
        os.truncate(lock, 0)
        os.write(lock, os.fsencode(address))
    return First(address, lock)


def _noted_address(data: Path) -> str:
    """Return where the first is called; empty until it has noted that."""
    with contextlib.suppress(OSError):
        return os.fsdecode((data / LOCK_NAME).read_bytes())
    return ""


def _lock(file: int) -> None:
    if sys.platform == "win32":
        os.lseek(file, _BEYOND, os.SEEK_SET)  # what is locked can't be read by others
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _name(data: Path) -> str:
    """Return what a data folder is called here, whichever way one gets to it."""
    path = os.fsencode(os.path.normcase(os.path.realpath(data)))
    return f"tophold-{crc32(path):08x}-{len(path)}"


if sys.platform == "win32":
    _BEYOND = 4096
    """The byte of the lock file that is locked: none of the address."""

    def _address(name: str) -> str:
        """Return where the first listens."""
        return rf"\\.\pipe\{name}"

else:

    def _address(name: str) -> str:
        """Return where the first listens; empty where no place is safe from other users."""
        folder = _folder()
        return str(folder / f"{name}.socket") if folder else ""

    def _folder() -> Path | None:
        """Return a folder for sockets that is the user's alone; None if there is none.

        A socket's name is short, and there are file systems that hold none.
        """
        given = os.environ.get("XDG_RUNTIME_DIR") or os.environ.get("TMPDIR")
        if given and len(os.fsencode(given)) <= LONGEST_FOLDER and _private(Path(given)):
            return Path(given)
        own = Path(f"/tmp/tophold-{os.getuid()}")  # noqa: S108 - it is checked to be the user's
        try:
            own.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            return None
        return own if _private(own) else None

    def _private(folder: Path) -> bool:
        """Whether a folder is the user's, and nobody else gets in."""
        try:
            found = folder.lstat()
        except OSError:
            return False
        closed = not found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and closed
