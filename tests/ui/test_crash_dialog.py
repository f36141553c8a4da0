import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from trainer.ui.crash_dialog import CrashDesk, CrashDialog


@dataclass(frozen=True, slots=True)
class _Report:
    summary: str = "ValueError: <b>bad</b>"
    text: str = "Top Hold: 1.0\n\nTraceback …"


def _button(dialog: CrashDialog, label: str) -> QPushButton:
    found = [b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == label]
    assert len(found) == 1
    return found[0]


def _shown() -> list[CrashDialog]:
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()
    ]


def _labels(dialog: CrashDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def dialog(qtbot: QtBot) -> CrashDialog:
    dialog = CrashDialog(_Report())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[CrashDesk]:
    window = QWidget()
    qtbot.addWidget(window)
    yield CrashDesk(window)
    for left in _shown():
        left.reject()


def test_it_says_what_happened_and_shows_the_report(dialog: CrashDialog) -> None:
    assert "ValueError: <b>bad</b>" in _labels(dialog)
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert text.toPlainText() == "Top Hold: 1.0\n\nTraceback …"
    assert text.isReadOnly()


def test_an_errors_text_is_not_taken_for_markup(dialog: CrashDialog) -> None:
    label = next(x for x in dialog.findChildren(QLabel) if "<b>" in x.text())
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_the_report_can_be_copied(dialog: CrashDialog) -> None:
    QTest.mouseClick(_button(dialog, "Copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == _Report().text
    assert dialog.isVisible()


def test_enter_goes_on(dialog: CrashDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.quit_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_quit_is_told(dialog: CrashDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.quit_wanted, timeout=1000):
        QTest.mouseClick(_button(dialog, "Quit"), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_tab_leaves_the_report(dialog: CrashDialog) -> None:
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is not text


def test_only_one_is_shown_and_it_counts_the_others(desk: CrashDesk) -> None:
    desk.take(_Report())
    desk.take(_Report(text="another"))
    assert len(_shown()) == 1
    assert "One more followed; it is in the log." in _labels(_shown()[0])
    desk.take(_Report(text="a third"))
    assert "2 more followed; they are in the log." in _labels(_shown()[0])


def test_after_going_on_another_fault_is_shown_but_not_the_same(desk: CrashDesk) -> None:
    desk.take(_Report())
    _shown()[0].reject()
    desk.take(_Report())
    assert _shown() == []
    desk.take(_Report(text="another"))
    assert len(_shown()) == 1


def test_the_wish_to_quit_is_passed_on(desk: CrashDesk, qtbot: QtBot) -> None:
    desk.take(_Report())
    with qtbot.waitSignal(desk.quit_wanted, timeout=1000):
        QTest.mouseClick(_button(_shown()[0], "Quit"), Qt.MouseButton.LeftButton)


def test_a_report_from_another_thread_is_shown_in_the_windows(
    desk: CrashDesk, qtbot: QtBot
) -> None:
    thread = threading.Thread(target=desk.take, args=(_Report(),))
    thread.start()
    thread.join()
    assert _shown() == []
    qtbot.waitUntil(lambda: len(_shown()) == 1, timeout=1000)
