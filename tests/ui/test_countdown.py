from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import samples
from trainer.core.exercise import Direction, Tempo
from trainer.core.plan.timeline import CLOSING, PhaseKind
from trainer.core.settings import BadSettingError, StepChoice, read_tempo
from trainer.core.snapshot import Snapshot, State
from trainer.ui.countdown_view import CountdownView
from trainer.ui.sign_button import SignButton

GLUTES = samples.laid_out("glutes")
_SEVENTH = samples.find(
    GLUTES,
    lambda p: (p.address.variant, p.address.rep, p.direction) == ("out", 7, Direction.CONCENTRIC),
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


def _shot(state: State = State.RUNNING, fraction: float = 0.5) -> Snapshot:
    return samples.shot_at(GLUTES, _SEVENTH, fraction, state)


@pytest.fixture
def view(qtbot: QtBot) -> CountdownView:
    view = CountdownView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show_timeline(GLUTES)
    view.render_snapshot(_shot())
    with qtbot.waitActive(view):
        view.show()
    view.setFocus()
    return view


@pytest.fixture
def wishes(view: CountdownView) -> list[str]:
    wishes: list[str] = []
    names = ["pause", "resume", "next", "previous", "louder", "softer", "distance", "leave"]
    for name in names:
        getattr(view, f"{name}_wanted").connect(_Note(wishes, name).take)
    return wishes


class _Note:
    def __init__(self, wishes: list[str], name: str) -> None:
        self._wishes = wishes
        self._name = name
        _NOTES.append(self)

    def take(self) -> None:
        self._wishes.append(self._name)


_NOTES: list[_Note] = []


def _button(view: CountdownView, name: str) -> SignButton:
    return next(b for b in view.findChildren(SignButton) if b.accessibleName() == name)


def _press(view: CountdownView, text: str) -> None:
    next(b for b in view.findChildren(QPushButton) if b.text().replace("&", "") == text).click()


def test_a_snapshot_is_shown(view: CountdownView) -> None:
    assert view.title.text() == "Inverse leg raise · out 25° · left leg"
    assert view.next.text() == "Next: Inverse leg raise · in 18° · left leg"
    assert view.ring.accessibleName() == "UP \u20077 / 10"
    assert view.figure.accessibleName() == "Position: on elbows and knees"
    assert view.left.text().endswith(" left")


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        (Qt.Key.Key_Space, "pause"),
        (Qt.Key.Key_Right, "next"),
        (Qt.Key.Key_PageDown, "next"),
        (Qt.Key.Key_Left, "previous"),
        (Qt.Key.Key_PageUp, "previous"),
        (Qt.Key.Key_Up, "louder"),
        (Qt.Key.Key_Down, "softer"),
        (Qt.Key.Key_F, "distance"),
        (Qt.Key.Key_F11, "distance"),
        (Qt.Key.Key_Escape, "leave"),
    ],
)
def test_keys_voice_wishes(view: CountdownView, wishes: list[str], key: Qt.Key, wish: str) -> None:
    QTest.keyClick(view, key)
    assert wishes == [wish]


@pytest.mark.parametrize("state", [State.PAUSED, State.WAITING])
def test_space_goes_on_where_it_stands_still(
    view: CountdownView, wishes: list[str], state: State
) -> None:
    view.render_snapshot(_shot(state))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert wishes == ["resume"]


@pytest.mark.parametrize(
    ("name", "wish"),
    [("Back", "previous"), ("Pause", "pause"), ("Forward", "next"), ("End the session", "leave")],
)
def test_buttons_voice_wishes(view: CountdownView, wishes: list[str], name: str, wish: str) -> None:
    QTest.mouseClick(_button(view, name), Qt.MouseButton.LeftButton)
    assert wishes == [wish]


def test_a_button_with_the_keyboard_is_pressed_by_space_and_enter(
    view: CountdownView, wishes: list[str]
) -> None:
    stop = _button(view, "End the session")
    stop.setFocus()
    QTest.keyClick(stop, Qt.Key.Key_Space)
    QTest.keyClick(stop, Qt.Key.Key_Return)
    QTest.keyClick(stop, Qt.Key.Key_Right)
    assert wishes == ["leave", "leave", "next"]


def test_the_strips_arrows_are_its_own(view: CountdownView, wishes: list[str]) -> None:
    view.strip.setFocus()
    QTest.keyClick(view.strip, Qt.Key.Key_Right)
    assert wishes == []


def test_a_paused_session_offers_to_change_the_exercise(
    view: CountdownView, qtbot: QtBot, wishes: list[str]
) -> None:
    view.render_snapshot(_shot(State.PAUSED))
    _press(view, "Change reps or tempo…")
    assert view.change._reps.value() == 10
    view.change._reps.setValue(12)
    view.change._tempo.setText("2-0-1-1")
    with qtbot.waitSignal(view.choice_wanted) as choice:
        _press(view, "Apply")
    assert choice.args == [StepChoice(reps=12, tempo=Tempo.parse("2-0-1-1"))]
    assert wishes == []


def test_a_tempo_that_is_none_is_refused_at_once(view: CountdownView, qtbot: QtBot) -> None:
    view.render_snapshot(_shot(State.PAUSED))
    _press(view, "Change reps or tempo…")
    tempo = view.change._tempo
    tempo.selectAll()
    QTest.keyClicks(tempo, "fast")
    with qtbot.assertNotEmitted(view.choice_wanted):
        _press(view, "Apply")
        QTest.keyClick(tempo, Qt.Key.Key_Return)
    tempo.clear()
    QTest.keyClicks(tempo, "1-0-1-1")
    with qtbot.waitSignal(view.choice_wanted):
        QTest.keyClick(tempo, Qt.Key.Key_Return)


def test_fields_keep_their_keys_and_escape_puts_them_away(
    view: CountdownView, wishes: list[str]
) -> None:
    view.render_snapshot(_shot(State.PAUSED))
    _press(view, "Change reps or tempo…")
    QTest.keyClick(view.change._reps, Qt.Key.Key_Up)
    assert view.change._reps.value() == 11
    QTest.keyClick(view.change._reps, Qt.Key.Key_Escape)
    assert not view.change._reps.isVisible()
    assert wishes == []
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert wishes == ["leave"]


def test_a_change_is_made_with_the_keyboard_alone(view: CountdownView, qtbot: QtBot) -> None:
    view.render_snapshot(_shot(State.PAUSED))
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
    view.render_snapshot(_shot(State.PAUSED))
    QTest.keyClick(view.change._open, key)
    assert view.change._reps.hasFocus()
    QTest.keyClick(view.change._cancel, key)
    assert not view.change._reps.isVisible()
    QTest.keyClick(view.change._open, key)
    with qtbot.waitSignal(view.choice_wanted):
        QTest.keyClick(view.change._apply, key)
    assert wishes == []


def test_beside_the_fields_space_goes_on(view: CountdownView, wishes: list[str]) -> None:
    view.render_snapshot(_shot(State.PAUSED))
    _press(view, "Change reps or tempo…")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert wishes == ["resume"]


def test_a_tempo_that_could_not_be_chosen_stays_as_it_was(
    view: CountdownView, qtbot: QtBot
) -> None:
    shot = _shot(State.PAUSED)
    assert shot.block.tempo is not None
    hasty = replace(shot.block.tempo, concentric_ms=250)
    view.change.show_block(replace(shot.block, tempo=hasty))
    view.change._open.click()
    with pytest.raises(BadSettingError):
        read_tempo(view.change._tempo.text())
    view.change._reps.setValue(3)
    with qtbot.waitSignal(view.change.choice_wanted) as choice:
        _press(view, "Apply")
    assert choice.args == [StepChoice(reps=3)]


def test_what_was_cancelled_is_not_offered_again(view: CountdownView) -> None:
    view.render_snapshot(_shot(State.PAUSED))
    _press(view, "Change reps or tempo…")
    view.change._reps.setValue(3)
    _press(view, "Cancel")
    _press(view, "Change reps or tempo…")
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


def test_what_is_said_is_written(view: CountdownView) -> None:
    index = samples.find(GLUTES, lambda p: p.address.step == "squat")
    view.render_snapshot(samples.shot_at(GLUTES, index, 0.5))
    said = [view.captions._before.text(), view.captions._now.text()]
    assert all(said)


def test_time_passing_within_a_phase_moves_only_the_ring(view: CountdownView) -> None:
    before = view.ring._face
    view.render_snapshot(_shot(fraction=0.51))
    assert view.ring._face == before
    view.render_snapshot(_shot(fraction=0.6))
    assert view.ring._face == replace(before, fraction=view.ring._face.fraction)
    assert view.ring._face != before


def test_from_afar_only_figure_and_ring_are_left(view: CountdownView) -> None:
    view.show_from_afar(3.0)
    shown = (view.title, view.next, view.strip, view.controls, view.captions)
    assert not any(widget.isVisible() for widget in shown)
    assert view.ring.isVisible()
    assert view.ring.accessibleName() == "UP 4"
    view.show_from_afar(None)
    assert all(widget.isVisible() for widget in shown)


def test_controls_fade_while_it_runs_and_come_back(view: CountdownView, qtbot: QtBot) -> None:
    view.set_still(True)
    view.controls._hide_away()
    assert _button(view, "Pause")._opacity == 0
    QTest.mouseMove(view)
    qtbot.waitUntil(lambda: _button(view, "Pause")._opacity == 1)


def test_controls_come_back_when_the_keyboard_reaches_them(view: CountdownView) -> None:
    view.set_still(True)
    view.controls._hide_away()
    _button(view, "Back").setFocus(Qt.FocusReason.TabFocusReason)
    assert _button(view, "Pause")._opacity == 1
    view.controls._hide_away()
    assert _button(view, "Pause")._opacity == 1


def test_controls_stay_in_a_pause(view: CountdownView) -> None:
    assert view.controls._idle.isActive()
    view.render_snapshot(_shot(State.PAUSED))
    assert not view.controls._idle.isActive()


def test_the_volume_is_shown_where_it_changed(view: CountdownView) -> None:
    view.show_volume(85)
    assert view.controls._volume.text() == "Volume 85 %"


def test_silence_is_shown(view: CountdownView) -> None:
    view.show_no_sound(silent=True)
    assert view.no_sound.isVisible()
    view.show_no_sound(silent=False)
    assert not view.no_sound.isVisible()


@pytest.mark.parametrize("size", [(640, 414), (640, 480), (800, 600), (600, 1000), (3840, 2160)])
def test_nothing_is_clipped_at_any_size(
    view: CountdownView, qtbot: QtBot, size: tuple[int, int]
) -> None:
    view.resize(*size)
    parts = (view.title, view.ring, view.captions, view.next, view.left, view.strip, view.controls)
    qtbot.waitUntil(lambda: all(view.rect().contains(_place(view, part)) for part in parts))
    assert view.ring.width() >= 160


def _place(view: CountdownView, part: QWidget) -> QRect:
    return QRect(part.mapTo(view, QPoint()), part.size())
