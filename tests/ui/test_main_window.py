from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.conftest import in_sight
from trainer.core.diary import Felt
from trainer.core.settings import Settings
from trainer.core.snapshot import State
from trainer.ui.cards import Notice
from trainer.ui.main_window import USUAL_SIZE, MainWindow
from trainer.ui.sign_button import SignButton
from trainer.ui.small_dialogs import end_question
from trainer.ui.step_change import StepChange

GLUTES = samples.laid_out("glutes")


def _run(window: MainWindow, state: State = State.RUNNING) -> None:
    window.show_session(GLUTES)
    window.render_snapshot(samples.shot_at(GLUTES, 40, state=state))


def _end(window: MainWindow) -> None:
    """End a session that is under way, so that the window may close."""
    window.session.forget()


def _question(window: MainWindow) -> QMessageBox:
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def _answer(window: MainWindow, text: str) -> None:
    box = _question(window)
    next(b for b in box.buttons() if b.text() == text).click()


def test_it_opens_with_the_routines(window: MainWindow) -> None:
    assert window.picker.isVisible()
    assert window.windowTitle() == "Top Hold"


def test_the_first_routines_get_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    empty = MainWindow()
    qtbot.addWidget(empty)
    with qtbot.waitActive(empty):
        empty.show()
    empty.picker.show_cards((samples.card(GLUTES),))
    focus = empty.focusWidget()
    assert focus is not None
    with qtbot.assertNotEmitted(empty.picker.start_wanted):
        QTest.keyClick(focus, Qt.Key.Key_Return)
    for own in (empty, window):
        focused = own.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == "Routines"


def test_a_message_comes_before_the_page_for_tab_too(window: MainWindow) -> None:
    window.show_notice(Notice(text="Hello.", details=("More.",)))
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    close = window.focusWidget()
    assert close is not None
    assert close.accessibleName() == "Dismiss"


def test_a_session_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    _run(window)
    focus = window.focusWidget()
    assert focus is not None
    with qtbot.waitSignal(window.session.pause_wanted):
        QTest.keyClick(focus, Qt.Key.Key_Space)
    _end(window)


def test_no_part_of_the_page_appears_as_a_window_of_its_own(
    window: MainWindow, qapp: QApplication
) -> None:
    seen: list[object] = []
    qapp.focusWindowChanged.connect(seen.append)
    _run(window)
    samples.settle(window)
    qapp.focusWindowChanged.disconnect(seen.append)
    assert seen == []
    assert qapp.activeWindow() is window
    _end(window)


def test_escape_pauses_and_asks(window: MainWindow, qtbot: QtBot) -> None:
    _run(window)
    with qtbot.waitSignal(window.session.pause_wanted):
        window._leave()
    with qtbot.waitSignal(window.stop_wanted):
        _answer(window, "End it")


def test_who_stays_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    _run(window)
    window._leave()
    qtbot.waitUntil(_question(window).isActiveWindow)
    with qtbot.waitSignal(window.session.resume_wanted):
        QTest.keyClick(_question(window), Qt.Key.Key_Escape)
    _end(window)


def test_enter_presses_the_answer_that_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    _run(window)
    window._leave()
    box = _question(window)
    qtbot.waitUntil(box.isActiveWindow)
    default = box.defaultButton()
    assert default.text() == "Go on"
    QTest.keyClick(default, Qt.Key.Key_Tab)
    chosen = box.focusWidget()
    assert isinstance(chosen, QPushButton)
    assert chosen.text() == "End it"
    with qtbot.waitSignal(window.stop_wanted):
        QTest.keyClick(chosen, Qt.Key.Key_Return)


def test_who_was_paused_stays_paused(window: MainWindow, qtbot: QtBot) -> None:
    _run(window, State.PAUSED)
    window._leave()
    with qtbot.assertNotEmitted(window.session.resume_wanted):
        _answer(window, "Go on")
    _end(window)


def test_closing_asks_while_a_session_is_under_way(window: MainWindow, qtbot: QtBot) -> None:
    _run(window)
    window.close()
    assert window.isVisible()
    with qtbot.waitSignals([window.stop_wanted, window.closing], order="strict"):
        _answer(window, "End and close")
    assert not window.isVisible()


def test_closing_twice_asks_once(window: MainWindow) -> None:
    _run(window)
    window.close()
    window.close()
    assert len([box for box in window.findChildren(QMessageBox) if box.isVisible()]) == 1
    _end(window)


def test_a_session_that_ends_otherwise_takes_the_question_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    _run(window)
    window.close()
    question = _question(window)
    window.show_finished(samples.workout(), None)
    assert not question.isVisible()
    with qtbot.waitSignal(window.closing):
        window.close()


@pytest.mark.parametrize("before", [State.RUNNING, State.PAUSED, State.WAITING])
def test_a_session_that_is_let_go_on_takes_the_question_back(
    window: MainWindow, qtbot: QtBot, before: State
) -> None:
    _run(window, before)
    window.close()
    question = _question(window)
    held = State.WAITING if before is State.WAITING else State.PAUSED
    window.render_snapshot(samples.shot_at(GLUTES, 40, state=held))
    assert question.isVisible()
    with qtbot.assertNotEmitted(window.session.resume_wanted):
        window.render_snapshot(samples.shot_at(GLUTES, 40, state=State.RUNNING))
    assert (question.isVisible(), window.isVisible()) == (False, True)
    window._leave()
    assert _question(window).isVisible()
    _end(window)


def _send(widget: QWidget, key: Qt.Key) -> None:
    """Press a key that may have no character."""
    pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, pressed)


REMOTE = ("F5", "Period", "PageDown", "MediaPlay", "MediaTogglePlayPause", "Space")


@pytest.mark.parametrize("key", REMOTE)
def test_the_keys_of_a_remote_go_on_in_the_question(
    window: MainWindow, qtbot: QtBot, key: str
) -> None:
    _run(window)
    window._leave()
    box = _question(window)
    qtbot.waitUntil(box.isActiveWindow)
    for _ in range(key != "Space"):
        QTest.keyClick(box.defaultButton(), Qt.Key.Key_Tab)
    focus = box if key == "Space" else box.focusWidget()
    assert focus is not None
    with qtbot.waitSignal(window.session.resume_wanted):
        _send(focus, getattr(Qt.Key, f"Key_{key}"))
    assert not box.isVisible()
    _end(window)


def test_space_presses_the_answer_that_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    _run(window)
    window._leave()
    box = _question(window)
    qtbot.waitUntil(box.isActiveWindow)
    QTest.keyClick(box.defaultButton(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(window.stop_wanted):
        QTest.keyClick(box.focusWidget(), Qt.Key.Key_Space)


def test_media_stop_ends_without_a_question(window: MainWindow, qtbot: QtBot) -> None:
    _run(window)
    page = window.session.currentWidget()
    assert page is not None
    with qtbot.waitSignal(window.session.stop_wanted):
        QTest.keyClick(page, Qt.Key.Key_MediaStop)
    assert window.findChildren(QMessageBox) == []
    _end(window)


def test_geometry_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(700, 600)
    with qtbot.waitSignal(window.closing) as told:
        window.close()
    other = MainWindow()
    qtbot.addWidget(other)
    other.take_geometry(*told.args)
    assert (other.width(), other.height()) == (700, 600)


def test_distance_mode_fills_the_screen_and_escape_leaves_it(window: MainWindow) -> None:
    _run(window)
    window.session.distance_wanted.emit()
    assert (window.isFullScreen(), window.session.from_afar) == (True, True)
    window.session.leave_wanted.emit()
    assert (window.isFullScreen(), window.session.from_afar) == (False, False)
    _end(window)


def test_the_end_leaves_distance_mode(window: MainWindow) -> None:
    _run(window)
    window.session.distance_wanted.emit()
    window.show_finished(samples.workout(), None)
    assert not window.isFullScreen()
    assert "Done" in in_sight(window)


def test_a_finished_workout_leads_back_to_the_routines(window: MainWindow, qtbot: QtBot) -> None:
    window.show_finished(samples.workout(), None)
    with qtbot.waitSignal(window.session.felt_wanted) as told:
        samples.press(window, "Right")
    assert told.args == [Felt.RIGHT]
    with qtbot.waitSignal(window.finished_closed):
        samples.press(window, "Close")
    assert window.picker.isVisible()


def test_a_second_session_shows_its_own_workout(window: MainWindow) -> None:
    _run(window)
    window.show_finished(samples.workout(), None)
    window.show_session(samples.laid_out("odd"))
    window.render_snapshot(samples.shot_at(samples.laid_out("odd"), 1))
    assert "Squat · round 1 of 2" in in_sight(window)
    _end(window)


def test_f1_lists_the_keys(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    assert "Pause, go on" in in_sight(dialog)
    assert "Media keys" in in_sight(dialog)


def test_a_session_pauses_while_the_keys_are_read(window: MainWindow, qtbot: QtBot) -> None:
    _run(window)
    with qtbot.waitSignal(window.session.pause_wanted):
        QTest.keyClick(window, Qt.Key.Key_F1)
    _run(window, State.PAUSED)
    with qtbot.assertNotEmitted(window.session.pause_wanted):
        QTest.keyClick(window, Qt.Key.Key_F1)
    _end(window)


def test_it_fits_the_screen_that_it_opens_on(window: MainWindow) -> None:
    screen = window.screen().availableSize()
    assert screen.width() < USUAL_SIZE.width()
    assert window.frameGeometry().width() <= screen.width()


@pytest.mark.parametrize("waiting", [False, True])
def test_start_is_in_sight_in_a_small_window(window: MainWindow, waiting: bool) -> None:  # noqa: FBT001 - a parameter
    window.setMinimumSize(0, 0)
    window.resize(640, 414)
    window.picker.show_waiting(waiting)
    name = "Start now with tones" if waiting else "Start"
    start = next(b for b in window.findChildren(QPushButton) if b.text() == name)
    assert window.rect().contains(QRect(start.mapTo(window, QPoint()), start.size()))
    QApplication.processEvents()
    assert start.width() >= start.sizeHint().width()


def test_in_a_narrow_window_audio_is_saved_by_menu_or_key_alone(window: MainWindow) -> None:
    save = next(b for b in window.findChildren(QPushButton) if b.text() == "Save as audio…")
    assert save.isVisible()
    window.setMinimumSize(0, 0)
    window.resize(400, 414)
    assert not save.isVisible()


def test_about_names_the_version(window: MainWindow) -> None:
    window._show_about()
    assert _question(window).text().startswith("Top Hold 0.")


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Settings…", "settings_wanted"),
        ("Save as audio…", "save_audio_wanted"),
        ("Open routines folder", "folder_wanted"),
        ("Open log folder", "log_wanted"),
    ],
)
def test_commands_voice_wishes(window: MainWindow, qtbot: QtBot, text: str, wish: str) -> None:
    with qtbot.waitSignal(getattr(window, wish)):
        next(action for action in window.actions() if action.text() == text).trigger()


def test_what_was_said_before_the_page_is_kept_for_it(window: MainWindow) -> None:
    window.session.show_no_sound(silent=True)
    window.session.set_screen(Settings(viewing_distance_m=4.0, reduce_motion=True))
    _run(window)
    assert "No sound" in in_sight(window)
    window.session.show_no_sound(silent=False)
    assert "No sound" not in in_sight(window)
    _end(window)


def test_choices_and_volume_reach_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.session.show_volume(10)
    _run(window, State.PAUSED)
    window.session.show_volume(80)
    assert "Volume 80 %" in in_sight(window)
    rep = samples.find(GLUTES, lambda p: p.address.rep == 3)
    window.render_snapshot(replace(samples.shot_at(GLUTES, rep), state=State.PAUSED))
    samples.press(window, "Change this exercise…")
    with qtbot.waitSignal(window.session.choice_wanted):
        change = window.session.findChild(StepChange)
        assert change is not None
        change._reps.stepUp()
        samples.press(window, "Only today")
    _end(window)


def test_every_button_has_a_name(window: MainWindow) -> None:
    window.show_notice(Notice(text="Hello.", details=("More.",)))
    _run(window)
    for button in (*window.findChildren(QPushButton), *window.findChildren(SignButton)):
        assert button.accessibleName() or button.text() or button.isHidden()
    _end(window)


@pytest.mark.parametrize("closing", [True, False])
def test_the_question_cuts_no_answer_off(window: MainWindow, *, closing: bool) -> None:
    question = end_question(window, closing=closing)
    question.open()
    assert all(b.width() >= b.sizeHint().width() for b in question.buttons())


def test_distance_mode_enters_at_the_start_if_it_is_set_and_not_again(window: MainWindow) -> None:
    window.session.set_screen(Settings(distance_at_start=True))
    _run(window)
    assert (window.isFullScreen(), window.session.from_afar) == (True, True)
    window.session.leave_wanted.emit()
    window.show_session(GLUTES)  # another lay-out of it
    assert (window.isFullScreen(), window.session.from_afar) == (False, False)
    window.show_finished(samples.workout(), None)
    _run(window)
    assert window.session.from_afar
    window.show_finished(samples.workout(), None)
    assert (window.isFullScreen(), window.session.from_afar) == (False, False)
