"""Turning the camera by hand: by dragging, with the arrow keys, and back again."""

from PySide6.QtCore import QEasingCurve, QObject, QPointF, Qt, QVariantAnimation, Signal, Slot

from trainer.core.figure.scene import View

_DEGREES_A_PIXEL = 0.4
_DEGREES_A_KEY = 10.0
_BACK_MS = 260
LOWEST, HIGHEST = -5.0, 85.0
"""How far down and up the camera goes, in degrees."""

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
"""Where the keys turn the camera: to the side, up."""


class LookAround(QObject):
    """How far the camera is turned from its usual place.

    Signals:
        turned: carries that, as a `View` of degrees.

    Attributes:
        aside: the same.
        usual_tilt: how far up the usual place is.

    """

    turned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.aside = View(0.0, 0.0)
        self.usual_tilt = 0.0
        self._grip: QPointF | None = None
        self._from = self.aside
        self._still = False
        self._back = QVariantAnimation(self)
        self._back.setDuration(_BACK_MS)
        self._back.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._back.setStartValue(1.0)
        self._back.setEndValue(0.0)
        self._back.valueChanged.connect(self._return_part)

    def set_still(self, still: bool) -> None:  # noqa: FBT001 - a setting's value
        """Return at once instead of gliding."""
        self._still = still

    def grip(self, at: QPointF) -> None:
        """Begin to drag from a place, in px."""
        self._back.stop()
        self._grip = at
        self._from = self.aside

    def drag(self, to: QPointF) -> None:
        """Drag on to a place, in px."""
        if self._grip is not None:
            way = (to - self._grip) * _DEGREES_A_PIXEL
            self._turn_to(self._from.turn - way.x(), self._from.tilt + way.y())

    def release(self) -> None:
        """End dragging."""
        self._grip = None

    def press(self, key: int) -> None:
        """Turn by an arrow key."""
        aside, up = ARROWS[Qt.Key(key)]
        self._back.stop()
        self._turn_to(
            self.aside.turn + aside * _DEGREES_A_KEY, self.aside.tilt + up * _DEGREES_A_KEY
        )

    def go_back(self) -> None:
        """Look from the usual place again."""
        turn = (self.aside.turn + 180) % 360 - 180
        self._from = View(turn, self.aside.tilt)
        if self._still or self._from == View(0.0, 0.0):
            self._turn_to(0.0, 0.0)
        else:
            self._back.start()

    @Slot(object)
    def _return_part(self, part: float) -> None:
        self._turn_to(self._from.turn * part, self._from.tilt * part)

    def _turn_to(self, turn: float, tilt: float) -> None:
        low, high = LOWEST - self.usual_tilt, HIGHEST - self.usual_tilt
        self.aside = View(turn, max(low, min(high, tilt)))
        self.turned.emit(self.aside)
