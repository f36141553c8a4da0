"""A message to somebody on the mat: above the page, as large as it must be, and soon gone."""

from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.compat import override
from trainer.ui.afar_pages import Lines, in_pages
from trainer.ui.colours import colours_of, mixed
from trainer.ui.distance import LEAST_MM
from trainer.ui.fonts import in_pixels
from trainer.ui.labels import Label

SHOWN_MS = 15_000
"""How long a message is shown, if it isn't longer than can be read by then."""

LEAST_MS = 2_500
"""How long each part of a message is shown at least."""

_MOST = 0.5
"""A message takes no more than this part of the page's height."""

_SAMPLE_PX, _AT_M = 1000, 3.0


def pixels_from_afar(font: QFont, px_per_mm: float, metres: float) -> int:
    """Return the size in px of the smallest text that is read from so far away."""
    capital = QFontMetricsF(in_pixels(font, _SAMPLE_PX)).tightBoundingRect("H").height()
    return ceil(LEAST_MM * px_per_mm * metres / _AT_M * _SAMPLE_PX / capital) + 1


class AfarNotice(QWidget):
    """Shows messages one after another, each a part at a time, along its parent's upper edge.

    Where a word, or one line, has no room it is written smaller: better small than cut off.

    Signals:
        room_changed: it takes another part of the height than before.

    """

    room_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._room = 0
        self._pixels: float | None = None
        self._texts: tuple[str, ...] = ()
        self._pages: tuple[Lines, ...] = ()
        self._page = 0
        self._label = Label()
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._label)
        self._turns = QTimer(self, singleShot=True)
        self._turns.timeout.connect(self._turn)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    @property
    def room(self) -> int:
        """How much of its parent's height it takes, in px: 0 where there is nothing to say."""
        return self._room

    def set_text_pixels(self, pixels: float | None) -> None:
        """Write in this size, in px; None ends all messages: they are read from near by."""
        if pixels == self._pixels:
            return
        self._pixels = pixels
        self._texts = self._texts if pixels else ()
        self._begin()

    def say(self, text: str) -> None:
        """Show this as soon as those before have been shown."""
        if self._pixels and text not in self._texts:
            self._texts = (*self._texts, text)
            if len(self._texts) == 1:
                self._begin()

    def take_back(self, text: str) -> None:
        """Show this no longer, nor later."""
        shown = self._texts[:1]
        self._texts = tuple(other for other in self._texts if other != text)
        if self._texts[:1] != shown:
            self._begin()

    def _begin(self) -> None:
        """Show the first part of the first message, if there is one."""
        self._turns.stop()
        self.setVisible(bool(self._texts))
        if self._texts and self._pixels:
            self._lay_out(self._texts[0], self._pixels)
            self._show_page(0)
            self.raise_()
        room = self.height() if self._texts else 0
        if room != self._room:
            self._room = room
            self.room_changed.emit()

    def _lay_out(self, text: str, pixels: float) -> None:
        """Part a message for the room there is."""
        page = self._parent.size()
        metrics = QFontMetricsF(in_pixels(self.font(), pixels))
        edge = metrics.lineSpacing() / 8
        wide, high = max(1.0, page.width() - 2 * edge), max(1.0, page.height() * _MOST - 2 * edge)
        widest = max(metrics.horizontalAdvance(word) for word in text.split() or (text,))
        pixels = int(pixels * min(1.0, wide / max(1.0, widest), high / metrics.lineSpacing()))
        self._label.set_pixels(pixels)
        metrics = QFontMetricsF(self._label.font())
        line = metrics.lineSpacing()
        room = max(1, int(high / line))
        self._pages = in_pages(text, lambda words: metrics.horizontalAdvance(words) <= wide, room)
        lines = max(map(len, self._pages), default=0)
        self.setGeometry(0, 0, page.width(), ceil(lines * line + 2 * edge))

    def _show_page(self, page: int) -> None:
        self._page = page
        said = "\n".join(self._pages[page])
        self._label.say(said)
        part = len(said) / max(1, sum(len("\n".join(lines)) for lines in self._pages))
        self._turns.start(max(LEAST_MS, round(SHOWN_MS * part)))

    @Slot()
    def _turn(self) -> None:
        if self._page + 1 < len(self._pages):
            self._show_page(self._page + 1)
        else:
            self._texts = self._texts[1:]
            self._begin()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._texts:
            self._begin()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        QPainter(self).fillRect(self.rect(), mixed(colours.ground, colours.text, 0.08))
