"""The settings dialog on a stage: opened, watched, and used by its fields' names."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)

from trainer.ui.settings_dialog import SettingsDialog, VoiceChoice
from trainer.ui.settings_tabs.voice_box import VoiceBox, VoiceList

if TYPE_CHECKING:
    from trainer.core.settings import Settings

VOICES = (
    VoiceChoice(id="en-gb", name="English", language="en-gb"),
    VoiceChoice(id="de", name="German", language="de"),
)

Open = Callable[..., "Stage"]


class Stage:
    """An open dialog, the drafts that it has told of, and hands to use it with."""

    def __init__(self, dialog: SettingsDialog) -> None:
        self.dialog = dialog
        self.drafts: list[Settings] = []
        self.tests: list[Settings] = []
        dialog.settings_changed.connect(self.drafts.append)
        dialog.test_wanted.connect(self.tests.append)

    def named(self, name: str) -> QWidget:
        kinds = (QAbstractSpinBox, QComboBox, QLineEdit, QAbstractButton)
        everything = self.dialog.findChildren(QWidget)
        found = [w for w in everything if w.accessibleName() == name and isinstance(w, kinds)]
        assert len(found) == 1, name
        return found[0]

    def number(self, name: str) -> QDoubleSpinBox:
        box = self.named(name)
        assert isinstance(box, QDoubleSpinBox)
        return box

    def own(self, name: str) -> str:
        """Return what a number shows in grey while nothing is set."""
        return self.number(name).lineEdit().placeholderText()

    def check(self, name: str) -> QAbstractButton:
        box = self.named(f"Include {name}")
        assert isinstance(box, QAbstractButton)
        return box

    def choice(self, name: str) -> QComboBox:
        box = self.named(name)
        assert isinstance(box, QComboBox)
        return box

    def type_into(self, name: str, text: str) -> None:
        field = self.named(name)
        assert isinstance(field, QLineEdit | QAbstractSpinBox)
        self.bring_up(field)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)

    def bring_up(self, field: QWidget) -> None:
        for number in range(self.tabs.count()):
            page = self.tabs.widget(number)
            if page is not None and page.isAncestorOf(field):
                self.go_to(number)

    def voice(self) -> str:
        """Return what the field says of the chosen voice."""
        box = self.named("Voice")
        assert isinstance(box, VoiceBox)
        return box.text()

    def voice_list(self) -> VoiceList:
        box = self.named("Voice")
        assert isinstance(box, VoiceBox)
        self.bring_up(box)
        box.click()
        voices = box.findChild(VoiceList)
        assert voices is not None
        return voices

    def pick_voice(self, text: str) -> None:
        voices = self.voice_list()
        QTest.keyClicks(voices._search, text)
        QTest.keyClick(voices._search, Qt.Key.Key_Return)

    def pick(self, name: str, text: str) -> None:
        box = self.choice(name)
        assert box.findText(text) >= 0, text
        box.setCurrentIndex(box.findText(text))

    def button(self, object_name: str) -> QPushButton:
        button = self.dialog.findChild(QPushButton, object_name)
        assert isinstance(button, QPushButton)
        return button

    def press(self, which: QDialogButtonBox.StandardButton) -> None:
        box = self.dialog.findChild(QDialogButtonBox)
        assert box is not None
        box.button(which).click()

    def texts(self) -> list[str]:
        return [x.text() for x in self.dialog.findChildren(QLabel) if not x.isHidden()]

    def go_to(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)

    @property
    def tabs(self) -> QTabWidget:
        tabs = self.dialog.findChild(QTabWidget)
        assert tabs is not None
        return tabs
