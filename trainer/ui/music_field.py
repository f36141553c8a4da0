"""The fields for music beneath a recording: which file, and how soft."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from trainer.core.text import tr
from trainer.ui.number_box import DecimalBox

_USUAL_DB, _MOST_DB = 6.0, 40.0


class MusicField(QWidget):
    """A file's place, empty for none, with a button that looks for it."""

    def __init__(self) -> None:
        super().__init__()
        self._path = QLineEdit(clearButtonEnabled=True)
        self._path.setPlaceholderText(tr("None"))
        self._path.setAccessibleName(tr("Music beneath"))
        self._choose = QPushButton(tr("C&hoose…"))
        self._choose.setAutoDefault(False)
        self._level = DecimalBox(unit=tr(" dB softer than the voice"), decimals=1)
        self._level.setMaximum(_MOST_DB)
        self._level.setValue(_USUAL_DB)
        self._level.setAccessibleName(tr("Music's level"))
        self._level.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._path, 1)
        row.addWidget(self._choose)
        self.setFocusProxy(self._path)
        self._choose.clicked.connect(self._look_for)
        self._path.textChanged.connect(self._follow)

    def add_to(self, form: QFormLayout) -> None:
        """Append the fields to a form."""
        form.addRow(tr("&Music beneath"), self)
        form.addRow(tr("Music's &level"), self._level)

    def chosen(self) -> Path | None:
        """Return the file, if one is named."""
        text = self._path.text().strip()
        return Path(text).expanduser() if text else None

    def below_db(self) -> float:
        """Return how much softer than the voice the music is to be, in dB."""
        return self._level.value()

    @Slot()
    def _look_for(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        files = QFileDialog(self, tr("Music beneath"), folder)
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.setNameFilters(
            [
                tr("Music ({patterns})", patterns="*.mp3 *.flac *.ogg *.opus *.wav *.aiff *.aif"),
                tr("All files ({patterns})", patterns="*"),
            ]
        )
        files.fileSelected.connect(self._path.setText)
        files.open()

    @Slot(str)
    def _follow(self, text: str) -> None:
        self._level.setEnabled(bool(text.strip()))
