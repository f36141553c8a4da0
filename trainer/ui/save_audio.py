"""The dialog that asks what is to be saved of a routine as audio, and where."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from trainer.core.compat import override
from trainer.core.text import tr
from trainer.ui.music_field import MusicField
from trainer.ui.plain import legible

_FORMATS = {
    "MP3 (*.mp3)": ".mp3",
    "FLAC (*.flac)": ".flac",
    "Opus (*.opus *.ogg)": ".opus",
    "WAV (*.wav)": ".wav",
}
"""The suffix of each format by what the file dialog calls it; the first plays on every phone."""

_OFFERED = next(iter(_FORMATS.values()))

_SUFFIXES = frozenset(_FORMATS.values()) | {".ogg"}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
"""What some system or other doesn't take in a file's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recordable:
    """What can be saved: a routine's name, its steps (id and name), and the folder to offer."""

    name: str
    steps: tuple[tuple[str, str], ...]
    folder: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class SaveWishes:
    """What is to be saved.

    `first` and `last` are the ids of the steps that a part begins and ends with, None for the
    routine's own. `captions` is the suffix of a captions file beside the audio, or nothing.
    `music_db` is how much softer than the voice the music is where nobody speaks.
    """

    target: Path
    first: str | None = None
    last: str | None = None
    captions: str = ""
    music: Path | None = None
    music_db: float = 6.0


class SaveAudioDialog(QDialog):
    """Asks for the part, the captions and the music, then by the system's dialog for the file."""

    def __init__(self, recordable: Recordable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recordable = recordable
        self._target: Path | None = None
        self._files: QFileDialog | None = None
        self._first, self._last = (self._steps(name) for name in (tr("From"), tr("To")))
        self._captions = QComboBox()
        self._music = MusicField()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.setWindowTitle(tr("Save as audio: {routine}", routine=legible(recordable.name)))
        self._arrange()
        self._connect()

    def wishes(self) -> SaveWishes:
        """Return what is to be saved, once it is accepted.

        Raises:
            ValueError: no file has been chosen.

        """
        if self._target is None:
            raise ValueError("no file yet")
        return SaveWishes(
            target=self._target,
            first=self._first.currentData() if self._first.currentIndex() > 0 else None,
            last=self._last.currentData() if self._ends_early else None,
            captions=self._captions.currentData(),
            music=self._music.chosen(),
            music_db=self._music.below_db(),
        )

    @property
    def _ends_early(self) -> bool:
        return self._last.currentIndex() < self._last.count() - 1

    def _steps(self, name: str) -> QComboBox:
        box = QComboBox()
        for number, (step, title) in enumerate(self._recordable.steps, 1):
            box.addItem(tr("{number}. {exercise}", number=number, exercise=legible(title)), step)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        return box

    def _arrange(self) -> None:
        self._last.setCurrentIndex(self._last.count() - 1)
        for name, suffix in (
            (tr("None"), ""),
            (tr("WebVTT (.vtt)"), ".vtt"),
            (tr("SubRip (.srt)"), ".srt"),
        ):
            self._captions.addItem(name, suffix)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("&From"), self._first)
        form.addRow(tr("&To"), self._last)
        form.addRow(tr("Ca&ptions beside it"), self._captions)
        self._captions.setAccessibleName(tr("Captions beside it"))
        self._music.add_to(form)
        save = self._buttons.addButton(tr("&Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        for button in self._buttons.buttons():
            button.setIcon(QIcon())
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addSpacing(self.fontMetrics().height())
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._first.currentIndexChanged.connect(self._keep_order_after)
        self._last.currentIndexChanged.connect(self._keep_order_before)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    @Slot(int)
    def _keep_order_after(self, first: int) -> None:
        self._last.setCurrentIndex(max(first, self._last.currentIndex()))

    @Slot(int)
    def _keep_order_before(self, last: int) -> None:
        self._first.setCurrentIndex(min(last, self._first.currentIndex()))

    def _ask_file(self, name: str) -> None:
        """Ask by the system's dialog where to save; it asks before it takes another's place."""
        files = QFileDialog(self, tr("Save as audio"), str(self._recordable.folder))
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setNameFilters(list(_FORMATS))
        files.setDefaultSuffix(_OFFERED[1:])
        files.selectFile(name)
        files.filterSelected.connect(self._follow_format)
        files.fileSelected.connect(self._take_file)
        self._files = files
        files.open()

    @Slot(str)
    def _follow_format(self, chosen: str) -> None:
        """Let the name end as the chosen format does."""
        if self._files is None or chosen not in _FORMATS:
            return
        suffix = _FORMATS[chosen]
        self._files.setDefaultSuffix(suffix[1:])
        for path in self._files.selectedFiles()[:1]:
            if Path(path).suffix.lower() in _SUFFIXES:
                self._files.selectFile(Path(path).with_suffix(suffix).name)

    @Slot(str)
    def _take_file(self, path: str) -> None:
        """Save there; a name that ends in no format gets an end, and is then asked for anew."""
        target = Path(path)
        if target.suffix.lower() not in _SUFFIXES:
            self._ask_file(f"{path}{_OFFERED}")
            return
        self._target = target
        beside = target.with_suffix(self._captions.currentData() or target.suffix)
        if beside != target and beside.exists() and not target.exists():
            self._ask_to_replace(beside.name)
        else:
            self._close()

    def _ask_to_replace(self, captions: str) -> None:
        """Ask about captions that are there already: the file dialog asked about audio alone."""
        box = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), "", parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("{file} is there already. Replace it?", file=legible(captions)))
        box.addButton(tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.accepted.connect(self._close)
        box.open()

    @Slot()
    def _close(self) -> None:
        super().accept()

    @override
    def accept(self) -> None:
        """Go on to where to save."""
        self._ask_file(f"{file_name(self._recordable.name)}{_OFFERED}")


def file_name(name: str) -> str:
    """Return a name as every system takes it for a file's."""
    return " ".join(_FORBIDDEN.sub(" ", name).split()).strip(". ") or tr("Session")
