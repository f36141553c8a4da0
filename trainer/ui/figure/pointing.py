"""Which row of a list is pointed at, with the mouse or the keyboard: its figure moves."""

from PySide6.QtCore import QEvent, QObject, QPoint, Signal, Slot
from PySide6.QtGui import QMouseEvent

from trainer.core.compat import override
from trainer.ui.row_model import ROW, Row
from trainer.ui.rows import RowList

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
        rows.turned_to.connect(self.look)
        rows.installEventFilter(self)
        rows.viewport().installEventFilter(self)

    def repaint(self, number: int) -> None:
        """Paint the row of this block again."""
        rows, model = self._rows, self._rows.model()
        for at in range(model.rowCount()):
            index = model.index(at, 0)
            if _block(index.data(ROW)) == number:
                rows.update(index)

    @Slot()
    def repaint_all(self) -> None:
        """Paint all rows again that are in sight."""
        self._rows.viewport().update()

    @Slot()
    def look(self) -> None:
        """Tell what is pointed at."""
        row = self._rows.row_at(self._under) if self._under else None
        if row is None and self._rows.hasFocus():
            row = self._rows.current
        self.pointed.emit(_block(row))

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


def _block(row: Row | None) -> int | None:
    return row.block if row else None
