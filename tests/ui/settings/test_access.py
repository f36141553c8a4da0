import re
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QWidget,
)

from tests.ui.settings.stage import Open, Stage


def _tab_stops(stage: Stage) -> list[QWidget]:
    first = stage.dialog.focusWidget()
    stops = []
    while True:
        stop = QApplication.focusWidget()
        assert stop is not None
        stops.append(stop)
        QTest.keyClick(stop, Qt.Key.Key_Tab)
        if QApplication.focusWidget() in {first, *stops}:
            return stops


@pytest.mark.parametrize("tab", range(4))
def test_the_tab_key_reaches_every_field_in_the_order_of_the_page(opened: Open, tab: int) -> None:
    stage = opened()
    stage.go_to(tab)
    stage.tabs.tabBar().setFocus()
    stops = _tab_stops(stage)
    page = stage.tabs.currentWidget()
    fields = [
        w
        for w in page.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() == Qt.FocusPolicy.StrongFocus and w.accessibleName()
    ]
    reached = [w for w in stops if w in fields]
    assert set(reached) == set(fields)
    places = [w.mapTo(page, QPoint(0, w.height() // 2)) for w in reached]
    assert all(after.y() > before.y() - 10 for before, after in pairwise(places))


@pytest.mark.parametrize("tab", range(4))
def test_no_two_things_in_sight_have_the_same_mnemonic(opened: Open, tab: int) -> None:
    stage = opened()
    stage.go_to(tab)
    page = stage.tabs.currentWidget()
    texts = ["&OK", "&Cancel"]  # as some platforms have them
    texts += [stage.tabs.tabText(i) for i in range(4)]
    labels = [x for x in page.findChildren(QLabel) if x.buddy() is not None]
    texts += [x.text() for x in labels]
    labelled = [x.buddy() for x in labels]
    texts += [x.text() for x in page.findChildren(QAbstractButton) if x not in labelled]
    keys = [k.lower() for text in texts for k in re.findall(r"&(\w)", text)]
    assert sorted(keys) == sorted(set(keys))
    assert all("&" in text for text in texts if text)


def test_every_field_has_a_name_for_a_screen_reader(opened: Open) -> None:
    kinds = (QAbstractSpinBox, QComboBox, QLineEdit, QSlider, QAbstractButton)
    inner = "qt_spinbox_lineedit"
    fields = [w for w in opened().dialog.findChildren(QWidget) if isinstance(w, kinds)]
    shown = [w for w in fields if not w.isHidden() and w.objectName() != inner]
    names = [
        w.accessibleName() or (w.text() if isinstance(w, QAbstractButton) else "") for w in shown
    ]
    assert all(names)


def test_it_opens_no_larger_than_its_screen(opened: Open) -> None:
    dialog = opened().dialog
    dialog.hide()
    dialog.resize(10_000, 10_000)
    dialog.show()
    room = dialog.screen().availableSize()
    assert dialog.size().boundedTo(room) == dialog.size()


def test_it_fits_a_small_screen_at_twice_the_size(opened: Open) -> None:
    stage = opened()
    least = stage.dialog.minimumSizeHint()
    assert least.width() <= 360
    assert least.height() <= 260


@pytest.mark.parametrize("tab", range(4))
def test_at_its_usual_size_nothing_is_cut_off_at_the_side(opened: Open, tab: int) -> None:
    stage = opened()
    stage.go_to(tab)
    QApplication.processEvents()
    page = stage.tabs.currentWidget()
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QAbstractSpinBox | QComboBox | QPushButton):
            assert widget.width() >= widget.minimumSizeHint().width()
            right = widget.mapTo(page, QPoint(widget.width(), 0)).x()
            assert right <= page.width()


@pytest.mark.parametrize("name", ["Squat: reps", "Side order", "Voice"])
def test_the_wheel_scrolls_the_page_and_changes_nothing(opened: Open, name: str) -> None:
    stage = opened()
    stage.tabs.setFocus()
    field = stage.named(name)
    middle = QPointF(field.rect().center())
    event = QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(field, event)
    assert stage.drafts == []


def test_a_turned_page_has_the_keyboard_in_its_first_field(opened: Open) -> None:
    stage = opened()
    assert stage.dialog.focusWidget() is stage.named("Include Warm-up")
    QTest.keyClick(
        stage.named("Include Warm-up"), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier
    )
    assert stage.dialog.focusWidget() is stage.named("Voice")


def test_who_chooses_among_the_tabs_stays_there(opened: Open) -> None:
    stage = opened()
    bar = stage.tabs.tabBar()
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert stage.tabs.currentIndex() == 1
    assert bar.hasFocus()
