"""What a list of rows shows, as Qt's own model: only rows that differ are told to be others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRegularExpression,
    QSortFilterProxyModel,
    Qt,
)

from trainer.core.compat import override
from trainer.core.text import tr
from trainer.ui.plain import legible, tip

ROW = Qt.ItemDataRole.UserRole
SEARCHED = Qt.ItemDataRole.UserRole + 1

_TOP = QModelIndex()

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """What a row shows; with the number of a block, its figure on the left.

    `key` tells rows apart; `searched` is what a search looks at.
    """

    key: str
    name: str
    aside: str = ""
    below: str = ""
    searched: str = ""
    bold: bool = False
    block: int | None = None

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return tr("{name}, {aside}, {below}", name=self.name, aside=self.aside, below=self.below)


_ROLES: Mapping[int, Callable[[Row], object]] = {
    ROW: lambda row: row,
    SEARCHED: lambda row: row.searched,
    Qt.ItemDataRole.DisplayRole: lambda row: row.name,
    Qt.ItemDataRole.AccessibleTextRole: lambda row: legible(row.spoken),
    Qt.ItemDataRole.ToolTipRole: lambda row: tip(row.below),
}


class RowModel(QAbstractListModel):
    """Rows with different keys, in order."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """All rows."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these: rows that stay are kept, with all that views hold of them."""
        self._remove_others({row.key for row in rows})
        for at, row in enumerate(rows):
            there = self._rows[at] if at < len(self._rows) else None
            if there is None or there.key != row.key:
                self._insert(at, rows)
            else:
                self._change(at, row)
        self._remove(len(rows), len(self._rows))

    def change_row(self, row: Row) -> None:
        """Show this in place of the row with its key."""
        index = self.index_of(row.key)
        if index.isValid():
            self._change(index.row(), row)

    def index_of(self, key: str) -> QModelIndex:
        """Return the index of a row; an invalid one if it isn't there."""
        at = next((at for at, row in enumerate(self._rows) if row.key == key), -1)
        return self.index(at)

    def _change(self, at: int, row: Row) -> None:
        if self._rows[at] != row:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at), self.index(at))

    def _remove_others(self, keys: set[str]) -> None:
        end = len(self._rows)
        while end:
            first = end
            while first and self._rows[first - 1].key not in keys:
                first -= 1
            self._remove(first, end)
            end = first - 1 if first else 0

    def _remove(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(_TOP, first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()

    def _insert(self, at: int, rows: Sequence[Row]) -> None:
        """Insert what comes here, up to the row that stands here already, all at once."""
        there = self._rows[at].key if at < len(self._rows) else None
        end = next((n for n in range(at, len(rows)) if rows[n].key == there), len(rows))
        self.beginInsertRows(_TOP, at, end - 1)
        self._rows[at:at] = rows[at:end]
        self.endInsertRows()

    @override
    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        give = _ROLES.get(role)
        return give(self._rows[index.row()]) if give else None


class FoundRows(QSortFilterProxyModel):
    """The rows of a model in which all words are found that are searched for."""

    def __init__(self, model: RowModel) -> None:
        super().__init__()
        self.setSourceModel(model)
        self.setFilterRole(SEARCHED)

    def search(self, text: str) -> None:
        """Leave the rows in which all of these words are, or words that contain them."""
        words = map(QRegularExpression.escape, text.casefold().split())
        self.setFilterRegularExpression("^" + "".join(f"(?=.*{word})" for word in words))
