"""What a paused session offers to change, with the mouse and without."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.conftest import GLUTES, seventh_rep
from trainer.core.exercise import Tempo
from trainer.core.plan.timeline import CLOSING
from trainer.core.settings import StepChoice
from trainer.core.snapshot import State
from trainer.ui.countdown_view import CountdownView
from trainer.ui.settings_tabs.fields import NumberBox
from trainer.ui.step_change import StepChange, StepWish

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


OPEN = "Change this exercise…"


def opened(view: CountdownView) -> StepChange:
    view.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(view, OPEN)
    return view.change


def part(change: StepChange, word: str) -> NumberBox:
    words = [label.text() for label in change._tempo.labels]
    return change._tempo.boxes[words.index(word)]


@pytest.mark.parametrize(("answer", "only_today"), [("Only today", True), ("From now on", False)])
def test_a_paused_session_offers_to_change_the_exercise_for_today_or_for_good(
    view: CountdownView, qtbot: QtBot, wishes: list[str], answer: str, *, only_today: bool
) -> None:
    change = opened(view)
    assert change._reps.lineEdit().placeholderText() == "10"
    change._reps.setValue(12)
    part(change, "Down").setValue(2)
    with qtbot.waitSignal(view.choice_wanted) as choice:
        samples.press(view, answer)
    wanted = StepChoice(reps=12, tempo=Tempo.parse("2-0-1-1"))
    assert choice.args == [StepWish(choice=wanted, only_today=only_today)]
    assert wishes == []


def test_a_tempo_is_typed_in_the_words_of_the_exercise(view: CountdownView) -> None:
    change = opened(view)
    assert [label.text() for label in change._tempo.labels] == ["Up", "Squeeze", "Down", "Hold"]
    own = [box.lineEdit().placeholderText() for box in change._tempo.boxes]
    assert own == ["1 s", "1 s", "1 s", "0 s"]


def test_what_is_no_number_cannot_be_typed(view: CountdownView, qtbot: QtBot) -> None:
    change = opened(view)
    QTest.keyClicks(part(change, "Down"), "slow")
    with qtbot.assertNotEmitted(view.choice_wanted):
        QTest.keyClick(part(change, "Down"), Qt.Key.Key_Return)


def test_fields_keep_their_keys_and_escape_puts_them_away(
    view: CountdownView, wishes: list[str]
) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(view, OPEN)
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
    samples.press(view, OPEN)
    down = part(view.change, "Down")
    down.setFocus()
    QTest.keyClicks(down, "1.5 f.")
    assert down.value() == 1.5
    assert wishes == []


def test_a_change_is_made_with_the_keyboard_alone(view: CountdownView, qtbot: QtBot) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    view.change._open.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.change._open, Qt.Key.Key_Return)
    QTest.keyClicks(view.change._reps, "8")
    with qtbot.waitSignal(view.choice_wanted) as choice:
        QTest.keyClick(view.change._reps, Qt.Key.Key_Return)
    assert choice.args == [StepWish(choice=StepChoice(reps=8), only_today=True)]
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
    view.change._reps.setValue(7)
    with qtbot.waitSignal(view.choice_wanted):
        QTest.keyClick(view.change._always, key)
    assert wishes == []


def test_beside_the_fields_space_goes_on(view: CountdownView, wishes: list[str]) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(view, OPEN)
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
    view.change._reps.setValue(3)
    with qtbot.waitSignal(view.change.choice_wanted) as choice:
        samples.press(view, "Only today")
    assert choice.args == [StepWish(choice=StepChoice(reps=3), only_today=True)]


def test_of_a_tempo_that_could_not_be_chosen_the_rest_is_made_possible(
    view: CountdownView, qtbot: QtBot
) -> None:
    block = seventh_rep(State.PAUSED).block
    assert block.tempo is not None
    view.change.show_block(replace(block, tempo=replace(block.tempo, concentric_ms=250)))
    view.change._open.click()
    part(view.change, "Down").setValue(2)
    with qtbot.waitSignal(view.change.choice_wanted) as choice:
        samples.press(view, "From now on")
    assert choice.args[0].choice.tempo == Tempo.parse("2-0-0.3-1")


def test_every_field_stands_beneath_its_name(view: CountdownView) -> None:
    change = opened(view)
    QApplication.processEvents()
    for name, box in zip(change._tempo.labels, change._tempo.boxes, strict=True):
        assert name.geometry().left() == box.geometry().left()
        assert name.geometry().bottom() < box.geometry().top() <= name.geometry().bottom() + 3


def test_what_was_cancelled_is_not_offered_again(view: CountdownView) -> None:
    view.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(view, OPEN)
    view.change._reps.setValue(3)
    samples.press(view, "Cancel")
    samples.press(view, OPEN)
    assert view.change._reps.chosen() is None


def test_after_the_last_exercise_nothing_can_be_changed(view: CountdownView) -> None:
    odd = samples.laid_out("odd")
    squat = samples.find(odd, lambda p: p.address.rep == 3)
    shot = samples.shot_at(odd, squat, state=State.PAUSED)
    view.render_snapshot(shot)
    assert view.change._open.isVisible()
    closing = replace(shot.phase, address=replace(shot.phase.address, part=CLOSING))
    view.render_snapshot(replace(shot, phase=closing))
    assert not view.change._open.isVisible()


def test_of_a_timed_exercise_the_seconds_can_be_changed(view: CountdownView, qtbot: QtBot) -> None:
    timed = samples.find(GLUTES, lambda p: p.address.step == "back-stretch")
    view.render_snapshot(samples.shot_at(GLUTES, timed, state=State.PAUSED))
    samples.press(view, OPEN)
    assert not view.change._reps.isVisible()
    assert view.change._seconds.lineEdit().placeholderText() == "30 s"
    QTest.keyClicks(view.change._seconds, "45")
    with qtbot.waitSignal(view.choice_wanted) as choice:
        QTest.keyClick(view.change._seconds, Qt.Key.Key_Return)
    assert choice.args == [StepWish(choice=StepChoice(seconds=45), only_today=True)]


def test_what_shares_a_groups_time_has_nothing_to_change(view: CountdownView) -> None:
    march = samples.find(GLUTES, lambda p: p.address.step == "march")
    view.render_snapshot(samples.shot_at(GLUTES, march, state=State.PAUSED))
    assert not view.change._open.isVisible()
