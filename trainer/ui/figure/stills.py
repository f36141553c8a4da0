"""Small stills of blocks, painted when there is nothing else to do, and kept."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QSizeF, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap

from trainer.core.figure.course import form_of
from trainer.core.figure.form import Form
from trainer.core.figure.performance import Performance
from trainer.ui.figure.camera import frame_around
from trainer.ui.figure.ends import ends
from trainer.ui.figure.kept_picture import Sitting, Tints, picture

KEPT = 400
APART_MS = 3
"""What is left to all else between two stills."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StillSize:
    """How large a still is, in px, and how many of the screen's pixels each of them has."""

    width: float
    height: float
    ratio: float


@dataclass(frozen=True, kw_only=True, slots=True)
class _Order:
    performance: Performance
    number: int
    size: StillSize
    tints: Tints


_Key = tuple[Form, StillSize, tuple[int, ...]]


class Stills(QObject):
    """Paints stills one at a time, between what the person does.

    Signals:
        painted: one more still is there; several blocks may show it.

    """

    painted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[_Key, QPixmap] = {}
        self._orders: dict[_Key, _Order] = {}
        self._idle = QTimer(self, singleShot=True)
        self._idle.setInterval(APART_MS)
        self._idle.timeout.connect(self._paint_one)

    def still(
        self, performance: Performance, number: int, size: StillSize, tints: Tints
    ) -> QPixmap | None:
        """Return a block's still; None while it isn't painted, which is then done soon."""
        key = form_of(performance.timeline.blocks[number]), size, tints.key
        if key not in self._kept:
            order = _Order(performance=performance, number=number, size=size, tints=tints)
            self._orders.setdefault(key, order)
            self._idle.start()
        return self._kept.get(key)

    @property
    def busy(self) -> bool:
        """Whether there are stills to be painted yet."""
        return bool(self._orders)

    def forget_orders(self) -> None:
        """Paint nothing any more that was asked for and isn't there yet."""
        self._orders.clear()

    def forget(self) -> None:
        """Keep nothing of what was painted or asked for."""
        self._kept.clear()
        self._orders.clear()

    @Slot()
    def _paint_one(self) -> None:
        if not self._orders:
            return
        key = next(iter(self._orders))
        if len(self._kept) >= KEPT:
            self._kept.clear()
        order = self._orders.pop(key)
        self._kept[key] = _painted(order)
        self.painted.emit()
        if self._orders:
            self._idle.start()


def sitting_of(performance: Performance, number: int) -> Sitting:
    """Return how a block is shown in a still: where it leads, within all that it does."""
    view = performance.view_of(number)
    frame = frame_around(performance.key_scenes(number), view)
    return Sitting(scene=ends(performance, number)[-1], view=view, frame=frame)


def _painted(order: _Order) -> QPixmap:
    size = QSizeF(order.size.width, order.size.height)
    sitting = sitting_of(order.performance, order.number)
    return picture(sitting, size, order.size.ratio, order.tints)
