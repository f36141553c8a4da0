"""The field that offers the voices of this machine."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from trainer.core.compat import override
from trainer.core.text import tr
from trainer.ui.settings_tabs.fields import Edit

SHORTEST_NAME = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceChoice:
    """A voice of the synthesis: what it is kept as and what it is called."""

    id: str
    name: str


class VoiceBox(QComboBox):
    """The voices to choose from; the first entry leaves the choice to the program.

    A voice that is set but isn't there keeps its entry: it may be back tomorrow.
    """

    edited = Signal(Edit)

    def __init__(self) -> None:
        super().__init__()
        self._voices: tuple[VoiceChoice, ...] = ()
        self._set = ""
        # Names may be of any length: the box doesn't grow with them, its list does.
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHORTEST_NAME)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fill()
        self.currentIndexChanged.connect(self._report)

    def show_voices(self, voices: tuple[VoiceChoice, ...]) -> None:
        """Offer these voices; the choice stays."""
        self._voices = voices
        self._fill()

    def show_value(self, value: str) -> None:
        """Show the voice of that id; an empty one is the program's own choice."""
        self._set = value
        self._fill()

    def _fill(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            self.addItem(tr("Automatic"), "")
            for voice in self._voices:
                self.addItem(voice.name, voice.id)
            if self.findData(self._set) < 0:
                self.addItem(tr("{voice} (not found here)", voice=self._set), self._set)
            self.setCurrentIndex(self.findData(self._set))

    def _report(self) -> None:
        self._set = self.currentData()
        self.edited.emit(Edit("voice", self._set))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event) if self.hasFocus() else event.ignore()
