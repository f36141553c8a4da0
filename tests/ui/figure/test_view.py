"""The session's figure: what it shows, when it is painted, and how it is looked around."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.figure.conftest import GLUTES, RISING, shot
from trainer.core.compat import override
from trainer.core.figure.scene import View
from trainer.core.plan.timeline import PhaseKind
from trainer.core.snapshot import State
from trainer.ui.figure.view import FigureView

MIDDLE = QPoint(300, 200)


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, view: FigureView) -> None:
        super().__init__(view)
        self.count = 0
        QApplication.processEvents()
        view.installEventFilter(self)

    def after(self) -> int:
        """Return how often it was painted since this was asked last."""
        QApplication.processEvents()
        count, self.count = self.count, 0
        return count

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def image(view: FigureView) -> QImage:
    return view.grab().toImage()


def test_it_moves_with_the_phase(view: FigureView) -> None:
    before = image(view)
    view.render_snapshot(shot(fraction=0.8))
    assert image(view) != before
    view.render_snapshot(shot(fraction=0.5))
    assert image(view) == before


def test_what_is_not_seen_to_move_is_not_painted(view: FigureView) -> None:
    paints = Paints(view)
    view.render_snapshot(shot(fraction=0.5001))
    assert paints.after() == 0
    view.render_snapshot(shot(fraction=0.6))
    assert paints.after() == 1


def test_each_phase_is_painted_as_it_begins_and_a_hold_only_then(view: FigureView) -> None:
    paints = Paints(view)
    for fraction in (0.0, 0.3, 0.6, 1.0):
        view.render_snapshot(shot(RISING + 1, fraction))
        assert paints.after() == (fraction == 0)


def test_a_rest_is_painted_only_as_far_as_breath_is_seen(view: FigureView) -> None:
    odd = samples.laid_out("odd")
    view.show_performance(samples.perform(odd))
    index = samples.find(odd, lambda phase: phase.kind is PhaseKind.REST and phase.block > 0)
    length_ms = odd.phases[index].length_ms
    view.render_snapshot(samples.shot_at(odd, index, 0.0))
    paints = Paints(view)
    painted = 0
    for tick in range(1, 121):
        view.render_snapshot(samples.shot_at(odd, index, tick * 33 / length_ms))
        painted += paints.after()
    assert 0 < painted < 30


def test_a_pause_is_not_painted(view: FigureView) -> None:
    paints = Paints(view)
    view.render_snapshot(shot(state=State.PAUSED))
    assert paints.after() == 0


def test_hidden_it_keeps_up_without_work(view: FigureView) -> None:
    view.hide()
    view.render_snapshot(shot(fraction=0.9))
    hidden = image(view)
    view.show()
    assert image(view) != hidden


def test_another_phase_is_another_colour(view: FigureView) -> None:
    view.render_snapshot(shot(fraction=1.0))
    up = image(view)
    view.render_snapshot(shot(RISING + 1, 0.0))
    assert image(view) != up


def test_nothing_is_shown_without_a_performance(view: FigureView) -> None:
    view.show_performance(None)
    view.render_snapshot(shot())
    bare = image(view)
    assert bare.pixelColor(0, 0) == bare.pixelColor(MIDDLE)


def test_it_says_what_it_shows_phase_by_phase(view: FigureView) -> None:
    said = "On elbows and knees, left knee bent 90 degrees, left leg raised."
    assert view.accessibleName() == said
    view.render_snapshot(shot(RISING + 2))
    assert view.accessibleName() == "On elbows and knees."


def test_dragging_looks_around_and_a_double_click_returns(view: FigureView) -> None:
    view.set_still(still=True)
    view.set_still(still=False)
    before = image(view)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=MIDDLE)
    QTest.mouseMove(view, MIDDLE + QPoint(80, 30))
    view._around.drag(QPointF(MIDDLE) + QPointF(80, 30))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=MIDDLE + QPoint(80, 30))
    assert view._around.aside == View(-32.0, 12.0)
    assert image(view) != before
    view._around.set_still(still=True)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert image(view) == before


def test_it_glides_back_unless_motion_is_reduced(view: FigureView, qtbot: QtBot) -> None:
    view._around.press(Qt.Key.Key_Left)
    view._around.go_back()
    assert view._around.aside != View(0.0, 0.0)
    qtbot.waitUntil(lambda: view._around.aside == View(0.0, 0.0))


@pytest.mark.parametrize(
    ("key", "aside"),
    [
        (Qt.Key.Key_Left, View(-10.0, 0.0)),
        (Qt.Key.Key_Right, View(10.0, 0.0)),
        (Qt.Key.Key_Up, View(0.0, 10.0)),
        (Qt.Key.Key_Down, View(0.0, -10.0)),
    ],
)
def test_arrows_look_around_and_home_returns(view: FigureView, key: Qt.Key, aside: View) -> None:
    view.set_still(still=True)
    QTest.keyClick(view, key)
    assert view._around.aside == aside
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view._around.aside == View(0.0, 0.0)


def test_the_camera_stays_above_the_floor_and_below_the_ceiling(view: FigureView) -> None:
    usual = view._around.usual_tilt
    for _ in range(20):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert view._around.aside.tilt + usual == 85
    for _ in range(20):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view._around.aside.tilt + usual == -5


def test_reduced_motion_shows_both_ends_and_moves_nothing(view: FigureView) -> None:
    moving = image(view)
    view.set_still(still=True)
    both = image(view)
    assert both != moving
    paints = Paints(view)
    view.render_snapshot(shot(fraction=0.9))
    assert paints.after() == 0
    view.render_snapshot(shot(RISING + 1, 0.0))
    assert paints.after() == 1
    assert image(view) != both


def test_it_moves_on_where_it_is_when_motion_is_no_longer_reduced(view: FigureView) -> None:
    view.render_snapshot(shot(fraction=0.8))
    there = image(view)
    view.render_snapshot(shot(fraction=0.5))
    view.set_still(still=True)
    view.render_snapshot(shot(fraction=0.8))
    view.set_still(still=False)
    assert image(view) == there


@pytest.mark.parametrize("number", range(0, len(GLUTES.blocks), 2))
@pytest.mark.parametrize("manner", ["moving", "still"])
def test_every_block_can_be_shown_at_every_instant(
    view: FigureView, number: int, manner: str
) -> None:
    view.set_still(manner == "still")
    first, end = GLUTES.block_spans[number]
    bare = samples.blank(view)
    for index in {first, first + 1, (first + end) // 2, end - 1}:
        view.render_snapshot(samples.shot_at(GLUTES, index, 0.3))
        assert image(view) != bare


@pytest.mark.parametrize("size", [(40, 30), (200, 700), (1900, 1000)])
def test_nothing_reaches_beyond_the_edge(view: FigureView, size: tuple[int, int]) -> None:
    view.resize(*size)
    shown = image(view)
    edge = {shown.pixelColor(x, 0).name() for x in range(size[0])}
    edge |= {shown.pixelColor(0, y).name() for y in range(size[1])}
    assert len(edge) == 1


def test_the_keyboard_sees_where_it_is(view: FigureView) -> None:
    view.activateWindow()
    view.clearFocus()
    before = image(view)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert view.hasFocus()
    assert image(view) != before


def test_the_next_block_is_looked_at_before_it_begins(view: FigureView, qtbot: QtBot) -> None:
    showing = view._showing
    assert showing is not None
    known = len(showing._sight._frames)
    qtbot.waitUntil(lambda: len(showing._sight._frames) > known)
    showing.look_ahead(len(GLUTES.blocks))


def repeats(view: FigureView) -> bool:
    return view._repeating.runs


def waiting(view: FigureView, state: State = State.WAITING) -> int:
    """Show a self-paced step's wait; return which phase it is."""
    odd = samples.laid_out("odd")
    wait = samples.find(odd, lambda phase: phase.kind is PhaseKind.WAIT)
    view.show_performance(samples.perform(odd))
    view.render_snapshot(samples.shot_at(odd, wait, 0.0, state))
    return wait


def test_the_movement_is_repeated_while_the_session_waits(view: FigureView, qtbot: QtBot) -> None:
    wait = waiting(view)
    ready, paints = image(view), Paints(view)
    qtbot.waitUntil(lambda: paints.count > 5)
    assert image(view) != ready
    phases = samples.perform(samples.laid_out("odd")).demonstration(1)
    view._repeating._at_ms = sum(phase.length_ms for phase in phases)
    view._repeat()
    assert image(view) == ready
    waiting_on = samples.shot_at(samples.laid_out("odd"), wait, 0.0, State.WAITING)
    view.render_snapshot(waiting_on)
    assert repeats(view)


def test_a_wait_that_is_paused_or_not_seen_stands_still(view: FigureView) -> None:
    waiting(view, State.PAUSED)
    assert not repeats(view)
    waiting(view)
    view.hide()
    assert not repeats(view)
    view.show()
    assert repeats(view)


def test_reduced_motion_shows_both_ends_of_what_is_waited_for(view: FigureView) -> None:
    view.set_still(still=True)
    waiting(view)
    assert not repeats(view)
    both = image(view)
    view.set_still(still=False)
    assert repeats(view)
    assert image(view) != both


def test_a_rep_that_was_begun_is_ended_when_the_session_goes_on(
    view: FigureView, qtbot: QtBot
) -> None:
    wait, odd = waiting(view), samples.laid_out("odd")
    rep_ms = sum(phase.length_ms for phase in samples.perform(odd).demonstration(1))
    view._repeating._at_ms = rep_ms * 0.7
    view.render_snapshot(samples.shot_at(odd, wait + 1, 0.0))
    assert view._repeating.settles
    qtbot.waitUntil(lambda: view._repeating.place is None)
    assert not repeats(view)
    on_the_way = image(view)
    view.render_snapshot(samples.shot_at(odd, wait + 2, 0.0))
    view.render_snapshot(samples.shot_at(odd, wait + 1, 0.0))
    assert image(view) == on_the_way


def test_it_says_what_is_waited_for(view: FigureView) -> None:
    waiting(view)
    assert "leg raised" in view.accessibleName()
