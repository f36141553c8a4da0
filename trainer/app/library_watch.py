"""The files of the library while the window is open: read beside it, and again when they change."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, SignalInstance, Slot

from trainer.storage.library import Library, LibraryReader
from trainer.storage.paths import Folders

_log = logging.getLogger(__name__)

AT_FIRST = 50
"""So many of a person's own routines are read before the window is filled, the others after."""

PORTION = 100
"""So many are added to the list at once: a thousand would hold up the window."""

FIRST_WITHIN_S = 1.0
"""So long the window waits for them: a file that is slow to read is left for later."""

SETTLED_MS = 150
"""So long after the last change on the disk the files are read: many may come in a row."""


class LibraryWatch(QObject):
    """Reads the library in a thread, so that no file holds up the window.

    Signals:
        changed: carries the `Library`, which is another one than before.
        failed: carries the exception of a fault of ours.
    """

    changed = Signal(object)
    failed = Signal(object)

    _done = Signal(object)

    def __init__(self, folders: Folders, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = folders
        self._reader = LibraryReader(folders)
        self._thread: Thread | None = None
        self._reading = False
        self._whole = False
        self._open = True
        self._waiting: list[Callable[[], None]] = []
        self._again = False
        self._watcher = QFileSystemWatcher(self)
        self._settled = QTimer(self, singleShot=True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.check)
        self._watcher.directoryChanged.connect(self._settle)
        self._watcher.fileChanged.connect(self._settle)
        self._done.connect(self._take)

    @property
    def fresh(self) -> bool:
        """Whether the library is as the files are now."""
        return not self._reader.changed and not self._reading

    def also(self, path: Path) -> None:
        """Read a routine in another place too, from the next check on."""
        self._reader.also(path)

    def when_read(self, begin: Callable[[], None]) -> None:
        """Call this when the library is as the files are now, which may be at once."""
        self._waiting.append(begin)
        if self.fresh:
            self._begin_waiting()
        else:
            self.check()

    def first(self) -> Library:
        """Return what is there at first; the rest comes with `changed` after a check."""
        first: list[Library] = []
        thread = Thread(target=self._read_first, args=(first,), name="library", daemon=True)
        thread.start()
        thread.join(FIRST_WITHIN_S)
        if not first:
            self._reader = LibraryReader(self._folders)  # the thread has the other one
            return self._reader.read(0)
        return first[0]

    @Slot()
    def check(self) -> None:
        """Read what has changed, if anything has."""
        if self._thread is not None:
            self._again = True
            return
        self._watch()  # before the files are read: what changes meanwhile is told
        self._thread = Thread(target=self._work, name="library", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Watch no more."""
        self._open = self._again = False
        self._settled.stop()
        if self._thread is not None:
            self._thread.join(FIRST_WITHIN_S)

    def _read_first(self, into: list[Library]) -> None:
        into.append(self._reader.read(AT_FIRST))

    def _work(self) -> None:
        try:
            self._reading = self._reader.changed
            for most in () if self._whole else self._reader.portions(AT_FIRST, PORTION):
                self._tell(self.changed, self._reader.read(most))
            self._tell(self._done, self._reader.read() if self._reading else None)
            self._whole = True
        except Exception as error:  # noqa: BLE001 - a fault of ours, shown by the window
            _log.exception("the library could not be read")
            self._tell(self.failed, error)
            self._tell(self._done, None)

    def _tell(self, signal: SignalInstance, what: object) -> None:
        if self._open:  # else the window is closed, and this is gone
            signal.emit(what)

    @Slot()
    def _settle(self) -> None:
        self._settled.start()

    @Slot(object)
    def _take(self, library: Library | None) -> None:
        self._thread = None
        self._reading = False
        self._watch()
        if library is not None:
            self.changed.emit(library)
        if self._again:
            self._again = False
            self.check()
        else:
            self._begin_waiting()

    def _begin_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for begin in waiting:
            begin()

    @Slot()
    def _watch(self) -> None:
        """Watch what is there now, some at a time; a file that was replaced is another one."""
        wanted = {str(path) for path in self._reader.places()}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if watched - wanted:
            self._watcher.removePaths(list(watched - wanted))
        missing = [path for path in wanted - watched if Path(path).exists()]
        if missing and self._watcher.addPaths(missing[:PORTION]) != missing[:PORTION]:
            QTimer.singleShot(0, self, self._watch)
