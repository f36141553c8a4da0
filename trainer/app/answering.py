"""What the window does when the program is launched again."""

import os

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer.app.coming_forward import come_forward
from trainer.desktop.one_instance_listener import Listener
from trainer.desktop.one_instance_message import Asked


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
        come_forward(self._window)
        if asked.start is not None:
            self.start_wanted.emit(asked.start)
