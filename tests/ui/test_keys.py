"""Keys by their place, held down, and mouse buttons pressed twice: as real events bring them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.conftest import GLUTES, seventh_rep
from trainer.core.compat import override
from trainer.core.snapshot import State
from trainer.ui.buttons import PrimaryButton
from trainer.ui.countdown_view import CountdownView
from trainer.ui.finished_page import FinishedPage
from trainer.ui.held_keys import HeldKeys
from trainer.ui.key_places import is_blank_key
from trainer.ui.main_window import MainWindow
from trainer.ui.sign_button import SignButton

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

NONE = Qt.KeyboardModifier.NoModifier


def pressed(
    key: int, text: str = "", *, scan: int = 0, virtual: int = 0, held: bool = False
) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, NONE, scan, virtual, 0, text, held, 1)


def send(widget: QWidget, event: QKeyEvent) -> None:
    QApplication.sendEvent(widget, event)


def hold(widget: QWidget, key: Qt.Key) -> None:
    """Press a key and hold it down, as when it was pressed on the page before this one."""
    for held in (False, True, True):
        send(widget, pressed(key, held=held))


def double_click(button: QWidget) -> None:
    """Click twice, as fast as a double click; QTest's own leaves the first click out."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def _button(page: QWidget, name: str) -> SignButton:
    return next(b for b in page.findChildren(SignButton) if b.accessibleName() == name)


def _asked(window: MainWindow) -> QMessageBox:
    """Return the question whether the session is to end."""
    window.show_session(GLUTES)
    window.render_snapshot(seventh_rep())
    window._leave()
    return window.findChildren(QMessageBox)[-1]


@pytest.mark.parametrize(
    ("platform", "scan", "virtual"),
    [
        *(("xcb", scan, 0) for scan in (56, 60)),
        *(("wayland", scan, 0) for scan in (56, 60)),
        *(("windows", scan, 0) for scan in (0x30, 0x34)),
        *(("cocoa", 1, virtual) for virtual in (0x0B, 0x2F)),
    ],
)
def test_a_blank_key_is_known_by_its_place(platform: str, scan: int, virtual: int) -> None:
    event = pressed(Qt.Key.Key_Colon, ":", scan=scan, virtual=virtual)
    assert is_blank_key(event, platform)
    elsewhere = pressed(Qt.Key.Key_Colon, ":", scan=scan + 100, virtual=virtual + 100)
    assert not is_blank_key(elsewhere, platform)


MOVED = {
    "fr .": (":", 60),
    "ru .": ("ю", 60),
    "ru b": ("и", 56),
    "el b": ("β", 56),
    "us b": ("b", 56),
}


@pytest.mark.parametrize("layout", MOVED)
def test_a_blank_key_pauses_under_any_layout(
    view: CountdownView, wishes: list[str], layout: str
) -> None:
    text, scan = MOVED[layout]
    send(view, pressed(ord(text.upper()), text, scan=scan))
    assert wishes == ["pause"]


def test_a_blank_key_goes_on_in_the_question(window: MainWindow) -> None:
    box = _asked(window)
    send(box, pressed(ord("И"), "и", scan=56))
    assert not box.isVisible()
    window.session.forget()


def test_a_letter_in_a_field_stays_there(view: CountdownView, wishes: list[str]) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(view, "Change this exercise…")
    for field in (view.change._tempo.boxes[0], view.change._reps):
        field.setFocus()
        send(field, pressed(ord("И"), "и", scan=56))
    assert wishes == []


def test_only_the_volume_goes_on_while_a_key_is_held_down(view: CountdownView) -> None:
    repeating = {s.key().toString() for s in view.findChildren(QShortcut) if s.autoRepeat()}
    assert repeating == {"Up", "Down", "Volume Up", "Volume Down"}


@pytest.mark.parametrize("metres", [None, 3.0])
def test_m_mutes_near_and_from_afar(
    view: CountdownView, wishes: list[str], metres: float | None
) -> None:
    view.show_from_afar(metres)
    QTest.keyClick(view, Qt.Key.Key_M)
    assert wishes == ["mute"]


def test_a_blank_key_held_down_acts_once(view: CountdownView, wishes: list[str]) -> None:
    for held in (False, True, True):
        send(view, pressed(ord("Ю"), "ю", scan=60, held=held))
    assert wishes == ["pause"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_acts_once_while_enter_is_held_down(
    view: CountdownView, wishes: list[str], key: Qt.Key
) -> None:
    hold(_button(view, "Forward"), key)
    assert wishes == ["next"]


def test_the_strip_goes_to_a_block_once(view: CountdownView) -> None:
    blocks: list[object] = []
    view.jump_wanted.connect(blocks.append)
    send(view.strip, pressed(Qt.Key.Key_Right))
    hold(view.strip, Qt.Key.Key_Return)
    assert len(blocks) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_PageDown])
def test_the_key_that_asked_does_not_answer_while_it_is_held_down(
    window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    box = _asked(window)
    send(box, pressed(key, held=True))
    qtbot.wait(150)  # a click that Escape brings about is shown for 100 ms
    assert box.isVisible()
    send(box, pressed(key))
    qtbot.waitUntil(lambda: not box.isVisible())
    window.session.forget()


def test_enter_that_asked_does_not_answer_while_it_is_held_down(window: MainWindow) -> None:
    box = _asked(window)
    send(box.defaultButton(), pressed(Qt.Key.Key_Return, held=True))
    assert box.isVisible()
    send(box.defaultButton(), pressed(Qt.Key.Key_Return))
    assert not box.isVisible()
    window.session.forget()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F5])
def test_a_start_is_asked_for_once(window: MainWindow, key: Qt.Key) -> None:
    starts: list[str] = []
    window.picker.start_wanted.connect(starts.append)
    hold(window.picker, key)
    assert starts == ["glutes"]


def test_a_held_key_does_not_close_what_was_done(qtbot: QtBot) -> None:
    window = samples.finished(samples.workout(), None)
    qtbot.addWidget(window)
    page = window.session.currentWidget()
    assert isinstance(page, FinishedPage)
    with qtbot.assertNotEmitted(page.close_wanted):
        send(page, pressed(Qt.Key.Key_Return, held=True))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Pause", ["pause"]),
        ("End the session", ["leave"]),
        ("Forward", ["next", "next"]),
        ("Back", ["previous", "previous"]),
    ],
)
def test_a_double_click_counts_twice_only_where_twice_means_more(
    view: CountdownView, wishes: list[str], name: str, wanted: list[str]
) -> None:
    double_click(_button(view, name))
    assert wishes == wanted


def test_a_double_click_starts_once(window: MainWindow) -> None:
    starts: list[str] = []
    window.picker.start_wanted.connect(starts.append)
    double_click(next(b for b in window.findChildren(PrimaryButton) if b.text() == "Start"))
    assert starts == ["glutes"]


class Noting(QWidget):
    """Notes of every press whether it comes from a key that is held down."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[bool] = []

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.held.append(event.isAutoRepeat())


def strike(widget: QWidget, kind: QEvent.Type, at_ms: int) -> bool:
    """Send what X does of a key, at a time; return whether it is kept from the shortcuts."""
    event = QKeyEvent(kind, Qt.Key.Key_Space, NONE, 65, 32, 0, " ")
    event.setTimestamp(at_ms)
    QApplication.sendEvent(widget.windowHandle(), event)
    return event.isAccepted()


def test_what_a_key_repeats_is_known_by_its_time(qtbot: QtBot, qapp: QApplication) -> None:
    widget, watch = Noting(), HeldKeys(qapp)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is widget.windowHandle())
    kinds = QEvent.Type
    strike(widget, kinds.KeyPress, 1_000)
    strike(widget, kinds.KeyRelease, 1_660)
    assert strike(widget, kinds.ShortcutOverride, 1_660)
    strike(widget, kinds.KeyPress, 1_660)
    strike(widget, kinds.KeyRelease, 1_700)
    assert not strike(widget, kinds.ShortcutOverride, 1_800)
    strike(widget, kinds.KeyPress, 1_800)
    assert widget.held == [False, True, False]
    watch.deleteLater()
