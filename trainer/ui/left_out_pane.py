"""Which files could not be read, and why: all of it, to be read and copied."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from trainer.core.text import tr
from trainer.ui.buttons import button
from trainer.ui.cards import LeftOut
from trainer.ui.fonts import TITLE
from trainer.ui.labels import ElidedLabel, Label


class LeftOutPane(QWidget):
    """Stands where the chosen routine stands, until the person goes back to that."""

    back_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.document().setDocumentMargin(0)
        self._text.setAccessibleName(tr("What is wrong with the files"))
        self._back = button(tr("Back"))
        self._folder = button(tr("Open folder"))
        self._lay_out()
        self._back.clicked.connect(self.back_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self.setFocusProxy(self._text)

    def show_files(self, files: tuple[LeftOut, ...]) -> None:
        """List these files with what is wrong in each."""
        parts = ["\n".join((file.path, *file.problems)) for file in files]
        self._text.setPlainText("\n\n".join(parts))

    def arrange(self, em: int) -> None:
        """Set margins for text with lines so high, in px."""
        self.setContentsMargins(em, em, em, em // 2)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(ElidedLabel(tr("Problems with files"), factor=TITLE, bold=True))
        hint = Label(
            tr("A file with an error is left as it is, and not used. One with a warning is used."),
            quiet=True,
        )
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addSpacing(12)
        column.addWidget(self._text, 1)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addWidget(self._folder)
        row.addStretch(1)
        column.addLayout(row)
