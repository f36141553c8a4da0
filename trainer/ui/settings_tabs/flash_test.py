"""A flash and a beep, to be brought together by eye and ear."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from trainer.core.text import tr

LIT_MS = 150


class FlashTest(QWidget):
    """A button that starts and ends the test, and a lamp.

    It never flashes by itself; whoever beats also keeps to less than once a second.

    Attributes:
        beats_wanted: carries whether flashes and beeps are wanted.

    """

    beats_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._button = QPushButton(tr("&Flash and beep"))
        self._button.setObjectName("beats")
        self._button.setCheckable(True)
        self._button.setAutoDefault(False)
        self._button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._button.setAccessibleDescription(
            tr("Shows a flash and sounds a beep together, every second and a half.")
        )
        self._button.toggled.connect(self.beats_wanted)
        self._lamp = QFrame()
        self._lamp.setObjectName("lamp")
        self._lamp.setFrameShape(QFrame.Shape.Box)
        self._lamp.setAutoFillBackground(True)
        self._lamp.setAccessibleName(tr("Flash"))
        em = self.fontMetrics().height()
        self._lamp.setMinimumSize(4 * em, 2 * em)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addWidget(self._lamp, 1)
        self._dark = QTimer(self, singleShot=True)
        self._dark.setInterval(LIT_MS)
        self._dark.timeout.connect(self._go_dark)

    @Slot()
    def flash(self) -> None:
        """Light the lamp for a moment."""
        self._lamp.setBackgroundRole(QPalette.ColorRole.Highlight)
        self._dark.start()

    @Slot()
    def _go_dark(self) -> None:
        self._lamp.setBackgroundRole(QPalette.ColorRole.Window)
