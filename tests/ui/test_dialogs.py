"""Every dialog on a small screen, and read aloud."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QScrollArea,
    QSlider,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.sample_dialogs import DIALOGS
from trainer.ui.number_box import DecimalBox

SMALL = (683, 384)
"""A screen of 1366 × 768 px at twice the size."""

FRAME = 32
"""What a window's title takes of a screen's height."""


@pytest.fixture(params=DIALOGS)
def dialog(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[QDialog]:
    parent = samples.picker()
    qtbot.addWidget(parent)
    made = DIALOGS[request.param](parent)
    made.show()
    yield made
    parent.close()  # which nobody else holds


def test_it_can_be_used_on_a_small_screen(dialog: QDialog) -> None:
    wide, high = SMALL
    dialog.resize(min(dialog.width(), wide), min(dialog.height(), high - FRAME))
    QApplication.processEvents()
    assert dialog.width() <= wide
    assert dialog.height() <= high - FRAME
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible() and button.parent() is dialog:
            assert dialog.rect().contains(button.geometry()), button.text()


def test_whatever_can_be_used_has_a_name(dialog: QDialog) -> None:
    kinds = QAbstractSpinBox | QComboBox | QLineEdit | QSlider | QTreeWidget
    for widget in (w for w in dialog.findChildren(QWidget) if isinstance(w, kinds)):
        inner = widget.objectName() == "qt_spinbox_lineedit"
        assert inner or widget.isHidden() or widget.accessibleName(), widget


def test_every_number_is_typed_into_the_box_that_takes_point_and_comma(dialog: QDialog) -> None:
    assert all(isinstance(x, DecimalBox) for x in dialog.findChildren(QAbstractSpinBox))


def test_the_keys_can_be_scrolled_to_with_the_keyboard(qtbot: QtBot) -> None:
    parent = samples.picker()
    qtbot.addWidget(parent)
    keys = DIALOGS["dialog-keys"](parent)
    keys.show()
    keys.resize(500, 300)
    area = keys.findChild(QScrollArea)
    assert area is not None
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
