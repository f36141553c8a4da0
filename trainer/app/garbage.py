"""Collecting Python's garbage in the window's thread, and nowhere else."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 2_000
ALL_EVERY = 15
"""Every so many times all is looked through, otherwise what is young."""


class Garbage(QObject):
    """Collects garbage by a timer.

    Left to itself Python collects in whatever thread happens to allocate; a Qt object of the
    window that is destroyed in another thread than the window's crashes the program.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._times = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._collect)

    def take_over(self) -> None:
        """Collect from now on; what the program is built of is not looked at again."""
        gc.freeze()
        gc.disable()
        self._timer.start()

    @Slot()
    def _collect(self) -> None:
        self._times += 1
        gc.collect(1 if self._times % ALL_EVERY else 2)
