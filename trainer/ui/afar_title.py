"""What is done, for somebody on the mat: exercise, form and side."""

import re
from collections.abc import Callable
from math import ceil
from operator import itemgetter

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trainer.core.compat import override
from trainer.core.text import tr
from trainer.ui.afar_pages import Lines
from trainer.ui.colours import colours_of
from trainer.ui.fonts import in_pixels
from trainer.ui.plain import legible

_STRETCHES = (100, 85)
"""How wide letters may be, in percent of the usual: narrower ones where that saves a line."""


_LEADING = 1.14
"""How far apart lines are, as a multiple of the text's size."""

_KEPT, _SHRINK = 3, 0.95
"""How many parts are never left out: exercise, form and side."""

_PIECES = re.compile(r"\S+?-(?=\S)|\S+")
"""What stays in one line: a word, or a piece of one with hyphens."""


class AfarTitle(QWidget):
    """Shows parts such as an exercise's name and a side, in as many lines as they need.

    Where there is no room, what comes after the third part is left out; then all is made smaller.
    """

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[str, ...] = ()
        self._lines: Lines = ()

    @property
    def lines(self) -> Lines:
        """What is shown."""
        return self._lines

    def say(self, parts: tuple[str, ...]) -> bool:
        """Show these from the next `fit` on; return whether they are others than before."""
        shown = tuple(map(legible, parts))
        changed = shown != self._parts
        self._parts = shown
        self.setAccessibleName(" · ".join(self._parts))
        return changed

    def narrowest(self, pixels: float) -> int:
        """Return how wide it is at the least, in px, with text of this size."""
        metrics = QFontMetricsF(self._font_in(pixels, _STRETCHES[-1]))
        pieces = (piece for part in self._parts for piece in _PIECES.findall(part))
        return ceil(max(map(metrics.horizontalAdvance, pieces), default=0.0))

    def fit(self, pixels: float, room: QSize) -> int:
        """Write in this size, in px, in such a room; return how high that is."""
        parts = self._parts
        while True:
            font, lines = self._laid_out(parts, pixels, room.width())
            last = QFontMetricsF(font).height()
            high = ceil((len(lines) - 1) * font.pixelSize() * _LEADING + last)
            if high <= room.height() or pixels <= 1:
                break
            if len(parts) > _KEPT:
                parts = parts[:-1]
            else:
                pixels *= _SHRINK
        self.setFont(font)
        self._lines = lines
        self.setFixedHeight(high)
        self.update()
        return high

    def _laid_out(self, parts: tuple[str, ...], pixels: float, wide: float) -> tuple[QFont, Lines]:
        tried = []
        for stretch in _STRETCHES:
            font = self._font_in(pixels, stretch)
            lines = _in_title(parts, QFontMetricsF(font), wide)
            widest = max(map(QFontMetricsF(font).horizontalAdvance, lines), default=0.0)
            tried.append((max(1.0, widest / wide), len(lines), -stretch, font, lines))
        over, _, _, font, lines = min(tried, key=itemgetter(0, 1, 2))
        return in_pixels(font, int(pixels / over)), lines

    def _font_in(self, pixels: float, stretch: int) -> QFont:
        font = in_pixels(self.font(), pixels)
        font.setStretch(stretch)
        return font

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(colours_of(self.palette()).text)
        apart, high = self.font().pixelSize() * _LEADING, QFontMetricsF(self.font()).height()
        for number, line in enumerate(self._lines):
            room = QRectF(0, number * apart, self.width(), high)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, line)


def _in_title(parts: tuple[str, ...], metrics: QFontMetricsF, wide: float) -> Lines:
    """Return parts in lines: several in one where they fit, one in several where it doesn't."""

    def fits(text: str) -> bool:
        return metrics.horizontalAdvance(text) <= wide

    lines: list[str] = []
    for part in parts:
        longer = tr("{first} · {then}", first=lines[-1], then=part) if lines else part
        if lines and fits(longer):
            lines[-1] = longer
        else:
            lines.extend(_wrapped(part, fits))
    return tuple(lines)


def _wrapped(part: str, fits: Callable[[str], bool]) -> Lines:
    """Return a part in lines, which end where a word or a piece of a compound one does."""
    lines: list[str] = []
    end = 0
    for found in _PIECES.finditer(part):
        longer = f"{lines[-1]}{part[end : found.start()]}{found[0]}" if lines else found[0]
        if lines and fits(longer):
            lines[-1] = longer
        else:
            lines.append(found[0])
        end = found.end()
    return tuple(lines)
