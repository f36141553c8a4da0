"""The left of the first page: the routines to choose from, and what concerns their files."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trainer.core.text import counted, sentence, tr
from trainer.ui.buttons import button
from trainer.ui.labels import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from trainer.ui.cards import LeftOut, RoutineCard
    from trainer.ui.row_model import FoundRows, Row, RowModel
    from trainer.ui.rows import RowList

_SEARCHED_FROM = 9
"""A search field appears with so many routines."""

_TYPED_MS = 150
"""So long after the last key in the search the routine that was found is shown."""


class RoutineList(QWidget):
    """Lists routines; a search field when they are many; below, one's own and unread files."""

    chosen = Signal(str)
    """The id of the routine that the person turned to."""

    start_wanted = Signal()
    folder_wanted = Signal()
    added = Signal()
    """A part was built that had not been needed before."""

    left_out_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen = ""
        self._typed = QTimer(self, singleShot=True)
        self._typed.setInterval(_TYPED_MS)
        self._typed.timeout.connect(self.settle)
        self._left_out = button(tr("Problems with files…"), plain=True)
        self._hint = Label(tr("Your own routines are files in one folder."), quiet=True)
        self._hint.setWordWrap(True)
        self._folder = button(tr("Open folder"), plain=True)
        self._help = button(tr("Help"), plain=True)
        self._lay_out()
        self._left_out.clicked.connect(self.left_out_wanted)
        self._folder.clicked.connect(self.folder_wanted)

    @cached_property
    def _model(self) -> "RowModel":
        from trainer.ui.row_model import RowModel  # noqa: PLC0415 - the window is seen the sooner

        return RowModel()

    @cached_property
    def _found(self) -> "FoundRows":
        from trainer.ui.row_model import FoundRows  # noqa: PLC0415 - the window is seen the sooner

        return FoundRows(self._model)

    @cached_property
    def _rows(self) -> "RowList":
        """The rows, built when there are routines: the window is seen the sooner."""
        from trainer.ui.rows import RowList  # noqa: PLC0415 - the window is seen the sooner

        rows = RowList(self._found, choosable=True)
        rows.setAccessibleName(tr("Routines"))
        rows.turned_to.connect(self.settle)
        rows.doubleClicked.connect(self.start_wanted)
        self._column.insertWidget(0, rows, 1)
        rows.show()  # the layout would show it later: it could not have the keyboard until then
        self.added.emit()
        return rows

    @cached_property
    def _search(self) -> "QLineEdit":
        """The search field, built when there is much to search."""
        from PySide6.QtWidgets import QLineEdit  # noqa: PLC0415 - the window is seen the sooner

        search = QLineEdit(placeholderText=tr("Search routines"), clearButtonEnabled=True)
        search.setAccessibleName(tr("Search routines"))
        search.textChanged.connect(self._filter)
        self._column.insertWidget(0, search)
        self.added.emit()
        return search

    def show_cards(self, cards: "tuple[RoutineCard, ...]") -> None:
        """List these; the one that was chosen stays chosen if it is still there."""
        kept = self.current()
        with QSignalBlocker(self._rows):
            self._model.show_rows([_row(card) for card in cards])
        if self._many or "_search" in self.__dict__:  # else it was never wanted
            self._search.setVisible(self._many)
        self._hint.setVisible(not any(card.own for card in cards))
        if self.current() != kept or not kept:
            self.choose(kept)

    def show_card(self, card: "RoutineCard") -> None:
        """Show what is another of one of these."""
        self._model.change_row(_row(card))

    def set_help(self, menu: QMenu) -> None:
        """Offer this menu at the foot."""
        self._help.setMenu(menu)

    def take_keyboard(self) -> None:
        """Let the person choose with the keyboard."""
        self._rows.setFocus()

    def choose(self, routine_id: str) -> None:
        """Turn to a routine; to the first one if there is none of that id."""
        wanted = self._model.index_of(routine_id)
        if wanted.isValid() and not self._found.mapFromSource(wanted).isValid():
            self._search.clear()
        index = self._found.mapFromSource(wanted)
        self._rows.setCurrentIndex(index if index.isValid() else self._found.index(0, 0))
        self.settle()

    def current(self) -> str:
        """Return the id of the chosen routine, or nothing."""
        row = self._rows.current if "_rows" in self.__dict__ else None
        return row.key if row else ""

    @Slot()
    def settle(self) -> None:
        """Tell which routine is chosen, if that is another one than before."""
        self._typed.stop()
        if self.current() not in {"", self._chosen}:
            self._chosen = self.current()
            self.chosen.emit(self._chosen)

    def show_left_out(self, files: "tuple[LeftOut, ...]") -> None:
        """Offer to show the files that could not be read, if there are any."""
        self._left_out.setVisible(bool(files))
        many = counted("1 file has a problem…", "{number} files have problems…", len(files))
        self._left_out.setText(sentence(many))

    def focus_search(self) -> None:
        """Let the person type what to search for, where there is much to search."""
        if self._many:
            self._search.setFocus()
            self._search.selectAll()

    def arrange(self, em: int) -> None:
        """Set margins for text with lines so high, in px."""
        self._column.setContentsMargins(em // 2, em, em // 2, em // 2)
        self._hint.setContentsMargins(em // 2 + 4, 0, 0, 0)

    @property
    def _many(self) -> bool:
        return self._model.rowCount() >= _SEARCHED_FROM

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.addStretch()
        left_out = QHBoxLayout()
        left_out.addWidget(self._left_out)
        left_out.addStretch(1)
        column.addLayout(left_out)
        column.addWidget(self._hint)
        foot = QHBoxLayout()
        foot.addWidget(self._help)
        foot.addStretch(1)
        foot.addWidget(self._folder)
        column.addLayout(foot)
        self._left_out.hide()

    @Slot(str)
    def _filter(self, text: str) -> None:
        """Leave what is searched for; the routine stays chosen as long as it is among that."""
        with QSignalBlocker(self._rows):
            self._found.search(text)
            if self.current() != self._chosen:
                kept = self._found.mapFromSource(self._model.index_of(self._chosen))
                first = self._found.index(0, 0)
                self._rows.setCurrentIndex(kept if kept.isValid() else first)
        self._typed.start()


def _row(card: "RoutineCard") -> "Row":
    from trainer.ui.row_model import Row  # noqa: PLC0415 - the window is seen the sooner

    return Row(
        key=card.id,
        name=card.name,
        aside=card.length,
        below=card.description or card.exercises,
        searched=f"{card.name} {card.description} {card.exercises}".casefold(),
        bold=True,
    )
