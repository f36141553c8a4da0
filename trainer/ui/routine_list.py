"""The left of the first page: the routines to choose from, and what concerns their files."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from trainer.core.text import counted, sentence, tr
from trainer.ui.buttons import button
from trainer.ui.cards import LeftOut, RoutineCard
from trainer.ui.labels import Label
from trainer.ui.rows import ID, Row, RowList

_SEARCHED_FROM = 9
"""A search field appears with so many routines."""


class RoutineList(QWidget):
    """Lists routines; a search field when they are many; below, one's own and unread files."""

    chosen = Signal(str)
    """The id of the routine that the person turned to."""

    start_wanted = Signal()
    folder_wanted = Signal()
    left_out_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[RoutineCard, ...] = ()
        self._search = QLineEdit(placeholderText=tr("Search routines"), clearButtonEnabled=True)
        self._search.setAccessibleName(tr("Search routines"))
        self._search.hide()
        self._rows = RowList(choosable=True)
        self._rows.setAccessibleName(tr("Routines"))
        self._left_out = button(tr("Files left out…"), plain=True)
        self._hint = Label(tr("Your own routines are files in one folder."), quiet=True)
        self._hint.setWordWrap(True)
        self._folder = button(tr("Open folder"), plain=True)
        self._help = button(tr("Help"), plain=True)
        self._lay_out()
        self._search.textChanged.connect(self._filter)
        self._rows.currentItemChanged.connect(self._tell)
        self._rows.doubleClicked.connect(self.start_wanted)
        self._left_out.clicked.connect(self.left_out_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self.setFocusProxy(self._rows)

    def show_cards(self, cards: tuple[RoutineCard, ...]) -> None:
        """List these; the one that was chosen stays chosen if it is still there."""
        kept = self.current()
        self._cards = cards
        self._rows.blockSignals(True)  # noqa: FBT003 - Qt's own form
        self._rows.clear()
        for card in cards:
            row = Row(name=card.name, aside=card.length, below=card.exercises, bold=True)
            self._rows.add_row(row, card.id)
        self._rows.blockSignals(False)  # noqa: FBT003 - Qt's own form
        self._search.setVisible(len(cards) >= _SEARCHED_FROM)
        self._hint.setVisible(not any(card.own for card in cards))
        self.choose(kept if any(card.id == kept for card in cards) else "")

    def set_help(self, menu: QMenu) -> None:
        """Offer this menu at the foot."""
        self._help.setMenu(menu)

    def choose(self, routine_id: str) -> None:
        """Turn to a routine; to the first one if there is none of that id."""
        ids = [card.id for card in self._cards]
        if ids:
            self._rows.setCurrentRow(ids.index(routine_id) if routine_id in ids else 0)

    def current(self) -> str:
        """Return the id of the chosen routine, or nothing."""
        row = self._rows.currentRow()
        return self._cards[row].id if 0 <= row < len(self._cards) else ""

    def show_left_out(self, files: tuple[LeftOut, ...]) -> None:
        """Offer to show the files that could not be read, if there are any."""
        self._left_out.setVisible(bool(files))
        many = counted("1 file was left out…", "{number} files were left out…", len(files))
        self._left_out.setText(sentence(many))

    def focus_search(self) -> None:
        """Let the person type what to search for, where there is much to search."""
        if self._search.isVisible():
            self._search.setFocus()
            self._search.selectAll()

    def arrange(self, em: int) -> None:
        """Set margins for text with lines so high, in px."""
        self._column.setContentsMargins(em // 2, em, em // 2, em // 2)
        self._hint.setContentsMargins(em // 2 + 4, 0, 0, 0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        self._column = column
        for widget in (self._search, self._rows, self._left_out, self._hint):
            column.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self._help)
        foot.addStretch(1)
        foot.addWidget(self._folder)
        column.addLayout(foot)
        column.setStretchFactor(self._rows, 1)
        column.setAlignment(self._left_out, Qt.AlignmentFlag.AlignLeft)
        self._left_out.hide()

    @Slot(str)
    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for number, card in enumerate(self._cards):
            where = f"{card.name} {card.exercises}".casefold()
            self._rows.setRowHidden(number, not all(word in where for word in wanted))
        current = self._rows.currentRow()
        if current < 0 or self._rows.isRowHidden(current):
            shown = (n for n in range(len(self._cards)) if not self._rows.isRowHidden(n))
            self._rows.setCurrentRow(next(shown, -1))

    @Slot(QListWidgetItem, QListWidgetItem)
    def _tell(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(ID))
