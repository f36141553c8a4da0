"""What a paused session offers to change, with the mouse and without."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.conftest import GLUTES, seventh_rep
from trainer.core.exercise import Tempo
from trainer.core.plan.timeline import CLOSING, PhaseKind
from trainer.core.settings import BadSettingError, StepChoice, read_tempo
from trainer.core.snapshot import State
from trainer.ui.countdown_view import CountdownView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


def test_a_paused_session_offers_to_change_the_exercise(
    view: CountdownView, qtbot: QtBot, wishes: list[str]
) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(view, "Change reps or tempo…")
    assert view.change._reps.value() == 10
    view.change._reps.setValue(12)
    view.change._tempo.setText("2-0-1-1")
    with qtbot.waitSignal(view.choice_wanted) as choice:
        samples.press(view, "Apply")
    assert choice.args == [StepChoice(reps=12, tempo=Tempo.parse("2-0-1-1"))]
    assert wishes == []


def test_a_tempo_that_is_none_is_refused_at_once(view: CountdownView, qtbot: QtBot) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(view, "Change reps or tempo…")
    tempo = view.change._tempo
    tempo.selectAll()
    QTest.keyClicks(tempo, "fast")
    with qtbot.assertNotEmitted(view.choice_wanted):
        samples.press(view, "Apply")
        QTest.keyClick(tempo, Qt.Key.Key_Return)
    tempo.clear()
    QTest.keyClicks(tempo, "1-0-1-1")
    with qtbot.waitSignal(view.choice_wanted):
        QTest.keyClick(tempo, Qt.Key.Key_Return)


def test_fields_keep_their_keys_and_escape_puts_them_away(
    view: CountdownView, wishes: list[str]
) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(view, "Change reps or tempo…")
    QTest.keyClick(view.change._reps, Qt.Key.Key_Up)
    assert view.change._reps.value() == 11
    QTest.keyClick(view.change._reps, Qt.Key.Key_Escape)
    assert not view.change._reps.isVisible()
    assert wishes == []
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert wishes == ["leave"]


def test_what_is_typed_into_the_fields_controls_nothing(
    view: CountdownView, wishes: list[str]
) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(view, "Change reps or tempo…")
    view.change._tempo.selectAll()
    QTest.keyClicks(view.change._tempo, "1.5-0-2.5-1 f")
    assert view.change._tempo.text() == "1.5-0-2.5-1 f"
    assert wishes == []


def test_a_change_is_made_with_the_keyboard_alone(view: CountdownView, qtbot: QtBot) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    view.change._open.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.change._open, Qt.Key.Key_Return)
    QTest.keyClicks(view.change._reps, "8")
    with qtbot.waitSignal(view.choice_wanted) as choice:
        QTest.keyClick(view.change._reps, Qt.Key.Key_Return)
    assert choice.args == [StepChoice(reps=8)]
    assert view.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_its_buttons_are_pressed_by_space_and_enter(
    view: CountdownView, qtbot: QtBot, wishes: list[str], key: Qt.Key
) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    QTest.keyClick(view.change._open, key)
    assert view.change._reps.hasFocus()
    QTest.keyClick(view.change._cancel, key)
    assert not view.change._reps.isVisible()
    QTest.keyClick(view.change._open, key)
    with qtbot.waitSignal(view.choice_wanted):
        QTest.keyClick(view.change._apply, key)
    assert wishes == []


def test_beside_the_fields_space_goes_on(view: CountdownView, wishes: list[str]) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(view, "Change reps or tempo…")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert wishes == ["resume"]


def test_a_tempo_that_could_not_be_chosen_stays_as_it_was(
    view: CountdownView, qtbot: QtBot
) -> None:
    shot = seventh_rep(State.PAUSED)
    assert shot.block.tempo is not None
    hasty = replace(shot.block.tempo, concentric_ms=250)
    view.change.show_block(replace(shot.block, tempo=hasty))
    view.change._open.click()
    with pytest.raises(BadSettingError):
        read_tempo(view.change._tempo.text())
    view.change._reps.setValue(3)
    with qtbot.waitSignal(view.change.choice_wanted) as choice:
        samples.press(view, "Apply")
    assert choice.args == [StepChoice(reps=3)]


def test_a_field_stands_nearer_to_its_name_than_to_the_next(view: CountdownView) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(view, "Change reps or tempo…")
    QApplication.processEvents()
    reps, tempo = view.change._reps.geometry(), view.change._tempo.geometry()
    names = {x.text(): x.geometry() for x in view.change._fields.findChildren(QLabel)}
    to_own = tempo.left() - names["&Tempo"].right()
    assert names["&Tempo"].left() - reps.right() > 1.5 * to_own
    assert view.change._apply.geometry().left() - tempo.right() > 1.5 * to_own


def test_what_was_cancelled_is_not_offered_again(view: CountdownView) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(view, "Change reps or tempo…")
    view.change._reps.setValue(3)
    samples.press(view, "Cancel")
    samples.press(view, "Change reps or tempo…")
    assert view.change._reps.value() == 10


def test_after_the_last_exercise_nothing_can_be_changed(view: CountdownView) -> None:
    odd = samples.laid_out("odd")
    squat = samples.find(odd, lambda p: p.address.rep == 3)
    shot = samples.shot_at(odd, squat, state=State.PAUSED)
    view.render_snapshot(shot)
    assert view.change._open.isVisible()
    closing = replace(shot.phase, address=replace(shot.phase.address, part=CLOSING))
    view.render_snapshot(replace(shot, phase=closing))
    assert not view.change._open.isVisible()


def test_a_timed_exercise_has_nothing_to_change(view: CountdownView) -> None:
    timed = samples.find(GLUTES, lambda p: p.kind is PhaseKind.TIMED)
    view.render_snapshot(samples.shot_at(GLUTES, timed, state=State.PAUSED))
    assert not view.change._open.isVisible()
