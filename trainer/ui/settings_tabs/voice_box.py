"""The field that offers the voices of this machine."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer.core.compat import override
from trainer.core.text import tr
from trainer.ui.fit_screen import fit_screen
from trainer.ui.plain import legible
from trainer.ui.settings_tabs.fields import Edit

SPOKEN = "en"
"""The language that the program speaks, which belongs to everybody's."""

USUAL_SIZE = QSize(24, 26)
"""How large the list opens, in heights of a line, where the screen has room."""

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceChoice:
    """A voice: what it is kept as, what it is called, its language as a tag such as "en-gb"."""

    id: str
    name: str
    language: str = ""

    def speaks_one_of(self, languages: Iterable[str]) -> bool:
        """Return whether it is for one of these languages, whatever the country."""
        return _base(self.language) in {_base(each) for each in languages}


def _base(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


class VoiceBox(QPushButton):
    """Says which voice is chosen, and opens the list of all.

    A voice that is set but isn't there keeps its entry: it may be back tomorrow.
    """

    edited = Signal(Edit)

    def __init__(self) -> None:
        super().__init__()
        self._voices: tuple[VoiceChoice, ...] = ()
        self._set = ""
        self.setAutoDefault(False)
        # Names may be of any length: the button doesn't grow with them, its list does.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        self._show()

    def show_voices(self, voices: tuple[VoiceChoice, ...]) -> None:
        """Offer these voices; the choice stays."""
        self._voices = voices
        self._show()

    def show_value(self, value: str) -> None:
        """Show the voice of that id; an empty one is the program's own choice."""
        self._set = value
        self._show()

    def _show(self) -> None:
        known = (voice.name for voice in self._offered() if voice.id == self._set)
        name = legible(next(known))
        self.setText(name.replace("&", "&&"))
        self.setAccessibleDescription(name)

    def _offered(self) -> tuple[VoiceChoice, ...]:
        own = VoiceChoice(id="", name=tr("Automatic"))
        if not self._set or any(voice.id == self._set for voice in self._voices):
            return (own, *self._voices)
        gone = VoiceChoice(id=self._set, name=tr("{voice} (not found here)", voice=self._set))
        return (own, gone, *self._voices)

    @Slot()
    def _choose(self) -> None:
        dialog = VoiceList(self._offered(), self._set, parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._take)
        dialog.open()

    @Slot(str)
    def _take(self, voice_id: str) -> None:
        if voice_id != self._set:
            self.show_value(voice_id)
            self.edited.emit(Edit("voice", voice_id))


class VoiceList(QDialog):
    """All voices: those of the person's languages first, the rest folded; with a search.

    Attributes:
        chosen: carries the id of the voice that was chosen.

    """

    chosen = Signal(str)

    def __init__(
        self,
        voices: tuple[VoiceChoice, ...],
        chosen: str,
        languages: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._languages = (*(languages or QLocale.system().uiLanguages()), SPOKEN)
        self._search = QLineEdit(clearButtonEnabled=True)
        self._tree = QTreeWidget()
        self._other = QTreeWidgetItem([tr("Other languages")])
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.setWindowTitle(tr("Voice"))
        self._arrange()
        self._fill(voices, chosen)
        self._search.textChanged.connect(self._filter)
        self._tree.currentItemChanged.connect(self._allow)
        self._tree.itemActivated.connect(self._activate)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.resize(USUAL_SIZE * self.fontMetrics().height())
        fit_screen(self)

    def _arrange(self) -> None:
        self._search.setPlaceholderText(tr("Search"))
        self._search.setAccessibleName(tr("Search for a voice"))
        self._tree.setHeaderHidden(True)
        self._tree.setAccessibleName(tr("Voices"))
        whole = QVBoxLayout(self)
        for widget in (self._search, self._tree, self._buttons):
            whole.addWidget(widget)

    def _fill(self, voices: tuple[VoiceChoice, ...], chosen: str) -> None:
        self._other.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for voice in voices:
            item = QTreeWidgetItem([legible(voice.name)])
            item.setData(0, _ID, voice.id)
            near = not voice.language or voice.speaks_one_of(self._languages)
            if near:
                self._tree.addTopLevelItem(item)
            else:
                self._other.addChild(item)
        if self._other.childCount():
            self._tree.addTopLevelItem(self._other)
        for item in self._items():
            if item.data(0, _ID) == chosen:
                self._tree.setCurrentItem(item)  # which unfolds what it lies in

    def _items(self) -> list[QTreeWidgetItem]:
        """Return the voices in the order of the list."""
        tops = [self._tree.topLevelItem(i) for i in range(self._tree.topLevelItemCount())]
        inside = [self._other.child(i) for i in range(self._other.childCount())]
        return [item for item in (*tops, *inside) if item is not None and item is not self._other]

    @Slot(str)
    def _filter(self, text: str) -> None:
        """Show the voices whose names have all the words, and choose the first."""
        words = text.casefold().split()
        found = [i for i in self._items() if all(w in i.text(0).casefold() for w in words)]
        for item in self._items():
            item.setHidden(item not in found)
        inside = any(item.parent() is self._other for item in found)
        self._other.setHidden(not inside)
        self._other.setExpanded(inside and bool(words))
        if words:
            self._tree.setCurrentItem(next(iter(found), self._other))

    @Slot()
    def _allow(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self._is_voice())

    def _is_voice(self) -> bool:
        item = self._tree.currentItem()
        return item is not None and item is not self._other

    @Slot()
    def _activate(self) -> None:
        if self._is_voice():
            self.accept()

    @override
    def accept(self) -> None:
        item = self._tree.currentItem()
        if item is not None and self._is_voice():
            self.chosen.emit(item.data(0, _ID))
            super().accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._tree.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
