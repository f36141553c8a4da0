"""What stands in the code by its number, since its name costs time, is what Qt means by it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from trainer.ui.labels import Label
from trainer.ui.own_keys import ENTER, PRESSING


def test_the_keys_are_enter_and_space() -> None:
    assert {Qt.Key.Key_Return, Qt.Key.Key_Enter} == ENTER
    assert {Qt.Key.Key_Space} == PRESSING - ENTER


def test_a_label_takes_no_text_for_markup(qtbot: QtBot) -> None:
    label = Label("<b>bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
