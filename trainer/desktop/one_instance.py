"""Only one window for a user and a data folder: who comes second calls the first, and goes.

It is settled before anything heavy is loaded: whoever has the lock is the first. The system takes
it from a process that ends, however it ends, so nobody has to clean up.
"""

import os
import stat
import sys
from pathlib import Path
from zlib import crc32

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LONGEST_FOLDER = 60
"""In bytes: a longer one leaves too little for a socket's name in the 104 of macOS."""


class UnansweredError(Exception):
    """There is a first window, but it does not answer."""


class First:
    """The place of the first, held until it is left or the process ends.

    Attributes:
        address: where the others call; empty where they can't.

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

    Returns None if that has been told. Takes less than 2 ms for the first. Where no place is safe
    from other users, everybody is a first.

    Raises:
        UnansweredError: there is a first, but it can't be told.

    """
    folder = _folder()
    if folder is None:
        return First()
    name = _name(data)
    try:
        first = _become_first(folder, name)
    except OSError:
        return First()
    return first or _call(folder, name, start)


def _call(folder: Path, name: str, start: str | None) -> First | None:
    """Call the first; should it have gone meanwhile, take its place."""
    from trainer.desktop.one_instance_call import Caller  # noqa: PLC0415 - seldom needed

    caller = Caller(_address(folder, name), start)
    while not caller.call():
        first = _become_first(folder, name)
        if first:
            return first
        if caller.desperate:
            raise UnansweredError(name)
    return None


def _become_first(folder: Path, name: str) -> First | None:
    """Take the lock, unless somebody has it.

    Raises:
        OSError: there can be no lock here.

    """
    lock = os.open(folder / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(lock)
    except OSError as error:
        os.close(lock)
        if isinstance(error, (BlockingIOError, PermissionError)):  # the systems' two words for it
            return None
        raise
    return First(_address(folder, name), lock)


def _lock(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _name(data: Path) -> str:
    """Return what a data folder is called here, whichever way one gets to it."""
    path = os.fsencode(os.path.normcase(os.path.realpath(data)))
    return f"tophold-{crc32(path):08x}-{len(path)}"


if sys.platform == "win32":

    def _address(_folder: Path, name: str) -> str:
        """Return where the first listens."""
        return rf"\\.\pipe\{name}"

    def _folder() -> Path | None:
        """Return a folder that is the user's; None if there is none."""
        return Path(os.environ["TEMP"]) if "TEMP" in os.environ else None

else:

    def _address(folder: Path, name: str) -> str:
        """Return where the first listens."""
        return str(folder / f"{name}.socket")

    def _folder() -> Path | None:
        """Return a folder that is the user's alone; None if there is none."""
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
