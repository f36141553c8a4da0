"""What was painted, kept as the painter's own orders: sharp in all places, painted again fast."""

from collections.abc import Callable
from copy import copy
from typing import Any

from PySide6.QtGui import QBrush, QFont, QImage, QPainter, QPainterPath, QPen

_ORDERS = ("draw", "fill", "stroke", "set")
_OTHERS = ("save", "restore", "translate", "scale", "rotate", "shear")
_SHOWN = ("draw", "fill", "stroke")

_POINT_BYTES, _BRUSH_BYTES, _ORDER_BYTES = 24, 600, 200
"""About what one of each takes."""

Order = tuple[Callable[..., object], tuple[Any, ...], dict[str, Any]]
"""A method of the painter, and what it was called with."""


class Recorder(QPainter):
    """Takes down what it is told to paint, to be painted by another one like it.

    It answers as that does: a painter on a screen or in an image.
    """

    def __init__(self, like: QPainter) -> None:
        self._image = QImage(1, 1, QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(like.device().devicePixelRatio())
        super().__init__(self._image)
        QPainter.setFont(self, like.font())
        self.orders: list[Order] = []

    def finish(self) -> "Strokes":
        """Return all that was painted."""
        self.end()
        return Strokes(self.orders)


def _as_now(word: object) -> object:
    """Return a pen, brush or font as it is now: whoever made it may change it afterwards."""
    return copy(word) if isinstance(word, _CHANGING) else word


_CHANGING = (QPen, QBrush, QFont)


def _noting(name: str) -> Callable[..., None]:
    order = getattr(QPainter, name)
    shows = name.startswith(_SHOWN)

    def note(recorder: Recorder, *words: Any, **named: Any) -> None:  # noqa: ANN401 - whatever Qt takes
        recorder.orders.append((order, tuple(map(_as_now, words)), named))
        if not shows:
            order(recorder, *words, **named)

    return note


for _name in dir(QPainter):
    if _name.startswith(_ORDERS) or _name in _OTHERS:
        setattr(Recorder, _name, _noting(_name))


class Strokes:
    """A painting to be painted again, by a painter that has no transformation of its own."""

    def __init__(self, orders: list[Order]) -> None:
        self._orders = tuple(orders)

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        for order, words, named in self._orders:
            order(painter, *words, **named)

    @property
    def size(self) -> int:
        """About how many bytes it takes; what is painted twice is counted once."""
        paths, brushes = dict[int, int](), set[int]()
        for _, words, _ in self._orders:
            for word in words:
                if isinstance(word, QPainterPath):
                    paths[id(word)] = word.elementCount()
                elif isinstance(word, QBrush):
                    brushes.add(id(word))
        points = sum(paths.values()) * _POINT_BYTES
        return points + len(brushes) * _BRUSH_BYTES + len(self._orders) * _ORDER_BYTES
