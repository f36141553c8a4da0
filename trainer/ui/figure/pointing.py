"""Which row of a list is pointed at, with the mouse or the keyboard: its figure moves."""

from PySide6.QtCore import QEvent, QObject, QPoint, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListWidgetItem

from trainer.core.compat import override
from trainer.ui.rows import ROW, Row, RowList

_FOCUS = {QEvent.Type.FocusIn, QEvent.Type.FocusOut}


class Pointing(QObject):
    """Watches a list, as long as that lives; the mouse goes before the keyboard.

    Signals:
        pointed: carries the number of the block in the row that is pointed at, None for none.

    """

    pointed = Signal(object)

    def __init__(self, rows: RowList) -> None:
        super().__init__(rows)
        self._rows = rows
        self._under: QPoint | None = None
        rows.setMouseTracking(True)
        rows.currentRowChanged.connect(self.look)
        rows.installEventFilter(self)
        rows.viewport().installEventFilter(self)

    def repaint(self, number: int) -> None:
        """Let the row of this block be painted anew."""
        rows = self._rows
        for at in range(rows.count()):
            if _block(rows.item(at)) == number:
                rows.viewport().update(rows.visualItemRect(rows.item(at)))

    @Slot()
    def look(self) -> None:
        """Tell what is pointed at."""
        item = self._rows.itemAt(self._under) if self._under else None
        if item is None and self._rows.hasFocus():
            item = self._rows.currentItem()
        self.pointed.emit(_block(item))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self._rows.viewport():
            self._under = event.position().toPoint()
            self.look()
        elif event.type() is QEvent.Type.Leave and watched is self._rows.viewport():
            self._under = None
            self.look()
        elif event.type() in _FOCUS:
            self.look()
        return False


def _block(item: QListWidgetItem | None) -> int | None:
    row: Row | None = item.data(ROW) if item else None
    return row.block if row else None
