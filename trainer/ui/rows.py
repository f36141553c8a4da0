"""Lists whose rows are a name with something to its right, and a quiet line below."""

from enum import Enum
from typing import Protocol

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QCursor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from trainer.core.compat import override
from trainer.ui.colours import Colours, colours_of, mixed
from trainer.ui.fonts import BODY, sized
from trainer.ui.own_keys import ENTER
from trainer.ui.plain import legible
from trainer.ui.row_model import ROW, Row


class Figures(Protocol):
    """Paints the figures of rows."""

    def paint(self, painter: QPainter, room: QRectF, number: int, colours: Colours) -> None:
        """Paint a block's figure into a room, once that can be done."""


class RowDelegate(QStyledItemDelegate):
    """Draws a `Row`."""

    def __init__(self, view: "RowList") -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = option.fontMetrics.lineSpacing()
        row: Row = index.data(ROW)
        lines = 2.9 if row.block is None else _FIGURE_HIGH
        return QSize(80, round(line * lines))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        view = self._view
        colours = colours_of(view.palette())
        painter.save()
        _paint_ground(painter, rect, view.manner(rect, index.row()), colours)
        line = QFontMetrics(view.font()).lineSpacing()
        inner = rect.adjusted(line // 2 + 4, 0, -line // 2, 0)
        if row.block is not None:
            inner, room = beside_figure(rect, line)
            if view.figures:
                view.figures.paint(painter, room, row.block, colours)
        _paint_texts(painter, inner, row, colours, view)
        painter.restore()


class Manner(Enum):
    """How a row stands out."""

    PLAIN = "plain"
    UNDER_MOUSE = "under mouse"
    CHOSEN = "chosen"
    CHOSEN_BY_KEYS = "chosen, with the keyboard"
    REACHED = "reached by the keyboard, but not to be chosen"


def _paint_ground(painter: QPainter, rect: QRect, manner: Manner, colours: Colours) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    room = QRectF(rect).adjusted(0, 1, 0, -1)
    if manner in {Manner.CHOSEN, Manner.CHOSEN_BY_KEYS}:
        painter.setBrush(mixed(colours.ground, colours.text, 0.09))
        painter.drawRoundedRect(room, 6, 6)
    if manner is Manner.CHOSEN_BY_KEYS:
        painter.setBrush(colours.accent)
        bar = QRectF(room.left(), room.top() + 6, 3, room.height() - 12)
        painter.drawRoundedRect(bar, 1, 1)
    if manner is Manner.REACHED:
        painter.setPen(QPen(colours.accent, 2))
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 6, 6)
    if manner is Manner.UNDER_MOUSE:
        painter.setBrush(mixed(colours.ground, colours.text, 0.04))
        painter.drawRoundedRect(room, 6, 6)


def beside_figure(rect: QRect, line: int) -> tuple[QRect, QRectF]:
    """Return what is left of a row with a figure, and the figure's room."""
    high = rect.height() - 2 * _FIGURE_INSET
    wide = round(high * _FIGURE_WIDE)
    room = QRectF(rect.left(), rect.top() + _FIGURE_INSET, wide, high)
    return rect.adjusted(wide + line, 0, -2, 0), room


_FIGURE_INSET = 2
_FIGURE_HIGH, _FIGURE_WIDE = 2.8, 1.5
"""How many lines of text a row with a figure is high; how many times as wide the figure is."""


def _paint_texts(
    painter: QPainter, room: QRect, row: Row, colours: Colours, widget: QWidget
) -> None:
    """Write the row; where a long name leaves no room beside it, what is aside goes below."""
    small, large = sized(widget.font(), BODY), sized(widget.font(), BODY, bold=row.bold)
    metrics = QFontMetrics(small)
    line = metrics.lineSpacing()
    tall = line * 2 if row.below else line
    top = QRect(room.left(), room.center().y() - tall // 2 + 1, room.width(), line)
    bottom = top.translated(0, line)
    name, aside = QFontMetrics(large).horizontalAdvance(row.name), _width(metrics, row.aside)
    crowded = name + aside > room.width()
    painter.setFont(small)
    painter.setPen(colours.quiet)
    beside = bottom if crowded and row.below else top
    named = min(name, room.width() * 3 // 5) if beside is top else 0
    aside = min(aside, room.width() - named)
    _write(painter, beside.adjusted(room.width() - aside + line, 0, 0, 0), row.aside, right=True)
    listed = bottom.adjusted(0, 0, -aside if beside is bottom else 0, 0)
    if listed.width() > line * _WORTH_IT:
        _write(painter, listed, row.below)
    painter.setFont(large)
    painter.setPen(colours.text)
    _write(painter, top.adjusted(0, 0, -aside if beside is top else 0, 0), row.name)


_WORTH_IT = 6
"""In less room than so many times the text's height a line of exercises says nothing."""


def _width(metrics: QFontMetrics, aside: str) -> int:
    """Return how much room a text on the right takes, with its distance from the left one."""
    return metrics.horizontalAdvance(aside) + metrics.lineSpacing() + 1


def _write(painter: QPainter, room: QRect, text: str, *, right: bool = False) -> None:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(
        legible(text), Qt.TextElideMode.ElideRight, room.width()
    )
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)


class RowList(QListView):
    """A list of rows without a frame, on the colour of what it lies on.

    Where rows can be chosen, the current one is; otherwise a click or Enter opens a row.

    Attributes:
        figures: paints what stands beside the rows; None as long as nothing does.

    """

    turned_to = Signal(object)
    """The `Row` that is the current one now, by mouse or keyboard; None for none."""

    opened = Signal(object)
    """The `Row` that was clicked, or on which Enter was pressed, where none can be chosen."""

    def __init__(self, model: QAbstractItemModel, *, choosable: bool) -> None:
        super().__init__()
        self._choosable = choosable
        self.figures: Figures | None = None
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setUniformItemSizes(True)  # else every row of a thousand is asked for its size
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        if not choosable:
            self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(self._open)

    @property
    def current(self) -> Row | None:
        """The current row."""
        return self._row(self.currentIndex())

    def row_at(self, point: QPoint) -> Row | None:
        """Return the row at a point of the viewport."""
        return self._row(self.indexAt(point))

    def manner(self, rect: QRect, row: int) -> Manner:
        """Return how a row, drawn at this place, is to stand out."""
        with_keys, current = self.hasFocus(), self.currentIndex().row()
        if row == current and self._choosable:
            return Manner.CHOSEN_BY_KEYS if with_keys else Manner.CHOSEN
        if row == current and with_keys:
            return Manner.REACHED
        pointed = self.viewport().mapFromGlobal(QCursor.pos())
        hovered = self.viewport().underMouse() and rect.contains(pointed)
        return Manner.UNDER_MOUSE if hovered else Manner.PLAIN

    def _row(self, index: QModelIndex) -> Row | None:
        row: Row | None = index.data(ROW) if index.isValid() else None
        return row

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._row(index))

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.turned_to.emit(current.data(ROW) if current.isValid() else None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not self._choosable and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keyboard's place at once."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        super().focusInEvent(event)
