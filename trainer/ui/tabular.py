"""Digits that stand still while they change, in any font."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter

from trainer.ui.describe import FIGURE_SPACE

_DIGITS = "0123456789"


def tabular_width(metrics: QFontMetricsF, text: str) -> float:
    """Return how wide a text is in px with all digits as wide as the widest."""
    return sum(advance for _, advance in _cells(metrics, text))


def draw_tabular(painter: QPainter, text: str, centre: float, baseline: float) -> None:
    """Draw a text centred on `centre` (px) with its digits in cells of one width."""
    metrics = QFontMetricsF(painter.font())
    left = centre - tabular_width(metrics, text) / 2 - _lean(metrics, text)
    for sign, advance in _cells(metrics, text):
        indent = (advance - metrics.horizontalAdvance(sign)) / 2
        painter.drawText(QPointF(left + indent, baseline), sign)
        left += advance


def _lean(metrics: QFontMetricsF, text: str) -> float:
    """Return how far left a text stands that leaves room for a digit, so that it looks centred.

    It stands there with the digit too, and looks as well.
    """
    return _cell(metrics) / 4 if " / " in text else 0.0


def _cell(metrics: QFontMetricsF) -> float:
    return max(metrics.horizontalAdvance(digit) for digit in _DIGITS)


def _cells(metrics: QFontMetricsF, text: str) -> Iterator[tuple[str, float]]:
    cell = _cell(metrics)
    for sign in text:
        if sign == FIGURE_SPACE:
            yield " ", cell
        else:
            yield sign, cell if sign in _DIGITS else metrics.horizontalAdvance(sign)
