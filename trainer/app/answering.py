"""What the window does when the program is launched again."""

import os

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from trainer.desktop.one_instance_listener import Listener
from trainer.desktop.one_instance_message import Asked

LEARNT_WITHIN_MS = 50

_RAISING = {"cocoa", "windows", "xcb"}
"""Qt's names of what can raise a window; Wayland raises what it lets be activated."""


class Answering(QObject):
    """Brings the window to the front when a later launch asks for it.

    Signals:
        start_wanted: carries the routine, an id or a file, that the later launch was to start.

    Args:
        address: where later launches call.
        window: what is brought to the front.

    """

    start_wanted = Signal(str)

    def __init__(self, address: str, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._listener = Listener(address, self)
        self._listener.asked.connect(self._answer)

    def close(self) -> None:
        """Answer no more: the next launch opens a window of its own."""
        self._listener.close()

    @Slot(object)
    def _answer(self, asked: Asked) -> None:
        if asked.token:
            os.environ["XDG_ACTIVATION_TOKEN"] = asked.token  # Qt takes it from there
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        if QGuiApplication.platformName() == "xcb":
            self._learn_time()
            QTimer.singleShot(LEARNT_WITHIN_MS, self, self._come_forward)
        else:
            self._come_forward()
        if asked.start is not None:
            self.start_wanted.emit(asked.start)

    def _learn_time(self) -> None:
        """Let X tell the time: it ignores who wants to come forward with the time of long ago.

        WORKAROUND: Qt takes the time from the events that it gets, and gets none while another
        program is in use; a changed title brings one.
        """
        handle = self._window.windowHandle()
        title = handle.title()
        handle.setTitle(title + ".")
        handle.setTitle(title)

    @Slot()
    def _come_forward(self) -> None:
        if QGuiApplication.platformName() in _RAISING:
            self._window.raise_()
        self._window.activateWindow()
