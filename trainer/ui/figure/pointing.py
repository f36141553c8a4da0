"""Which row of a list is pointed at, with the mouse or the keyboard: its figure moves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Slot
from PySide6.QtGui import QMouseEvent

from trainer.core.compat import override
from trainer.ui.rows import ROW, Row, RowList

_FOCUS = {QEvent.Type.FocusIn, QEvent.Type.FocusOut}


class Pointing(QObject):
    """Watches a list, as long as that lives; the mouse goes before the keyboard.

    Args:
        rows: the list.
        enliven: is told the number of the block in the row that is pointed at, None for none.

    """

    def __init__(self, rows: RowList, enliven: Callable[[int | None], None]) -> None:
        super().__init__(rows)
        self._rows = rows
        self._enliven = enliven
        self._under: QPoint | None = None
        rows.setMouseTracking(True)
        rows.currentRowChanged.connect(self._look)
        rows.installEventFilter(self)
        rows.viewport().installEventFilter(self)

    @Slot()
    def _look(self) -> None:
        self._enliven(self._pointed())

    def _pointed(self) -> int | None:
        item = self._rows.itemAt(self._under) if self._under else None
        if item is None and self._rows.hasFocus():
            item = self._rows.currentItem()
        row: Row | None = item.data(ROW) if item else None
        return row.block if row else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._under = event.position().toPoint()
            self._look()
        elif event.type() is QEvent.Type.Leave and watched is self._rows.viewport():
            self._under = None
            self._look()
        elif event.type() in _FOCUS:
            self._look()
        return False
