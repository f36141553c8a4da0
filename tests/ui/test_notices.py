from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.ui import samples
from tests.ui.conftest import in_sight
from trainer.ui.cards import Notice
from trainer.ui.main_window import MainWindow
from trainer.ui.sign_button import SignButton


def test_a_notice_is_put_away_and_the_one_before_comes_back(window: MainWindow) -> None:
    for text in ("No voice was found.", "No sound device was found."):
        window.show_notice(Notice(text=text))
    assert "No sound device was found." in in_sight(window)
    assert "1 more message" in in_sight(window)
    close = next(b for b in window.findChildren(SignButton) if b.isVisible())
    close.click()
    assert "No voice was found." in in_sight(window)
    assert "more message" not in in_sight(window)
    close.click()
    assert not window._notices.isVisible()


def test_a_notice_is_withdrawn_wherever_it_waits(window: MainWindow) -> None:
    first, second = Notice(text="No sound device was found."), Notice(text="No voice was found.")
    for notice in (first, second):
        window.show_notice(notice)
    window.withdraw_notice(first)
    assert "No voice was found." in in_sight(window)
    window.withdraw_notice(second)
    assert not window._notices.isVisible()


def test_all_of_a_notice_can_be_read(window: MainWindow) -> None:
    window.show_notice(Notice(text="1 file was left out.", details=("a.toml:1: No.",)))
    samples.press(window, "Details…")
    text = window.findChild(QPlainTextEdit, "details")
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == "a.toml:1: No."


def test_a_long_notice_is_shown_to_its_end(window: MainWindow) -> None:
    window.resize(800, 600)
    text = "The screen may turn dark in a session. " * 5 + "Turn that off in the settings."
    window.show_notice(Notice(text=text))
    QApplication.processEvents()
    label = window._notices._text
    room = QRect(0, 0, label.width(), 10_000)
    needed = label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text)
    assert needed.height() <= label.height()
