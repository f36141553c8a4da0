"""Stills beside the steps: painted one by one and kept; the one that is pointed at moves."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.figure.conftest import GLUTES
from trainer.core.plan.timeline import PhaseKind
from trainer.ui.cards import RoutineDetail
from trainer.ui.colours import DARK, LIGHT
from trainer.ui.figure.kept_picture import Tints
from trainer.ui.figure.step_figures import StepFigures, place_in
from trainer.ui.figure.stills import Stills, StillSize
from trainer.ui.main_window import MainWindow
from trainer.ui.rows import RowList

SIZE = StillSize(width=60, height=40, ratio=1)
TINTS = Tints(colours=LIGHT, working=LIGHT.accent)
PERFORMANCE = samples.perform(GLUTES)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = samples.picker()
    qtbot.addWidget(window)
    window.resize(1100, 900)
    with qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: not _figures(window).busy)
    return window


def _figures(window: MainWindow) -> StepFigures:
    return next(f for f in window.findChildren(StepFigures))


def _rows(window: MainWindow) -> RowList:
    return next(r for r in window.findChildren(RowList) if r.accessibleName() == "Exercises")


def _still(window: MainWindow, row: int) -> QImage:
    rows = _rows(window)
    place = rows.visualRect(rows.model().index(row, 0))
    return rows.viewport().grab(QRect(place.topLeft(), place.size())).toImage()


def _left(picture: QImage) -> QImage:
    return picture.copy(0, 0, picture.height(), picture.height())


def test_a_still_is_painted_when_there_is_time_and_then_kept(qtbot: QtBot) -> None:
    stills = Stills()
    with qtbot.waitSignal(stills.painted):
        assert stills.still(PERFORMANCE, 3, SIZE, TINTS) is None
    kept = stills.still(PERFORMANCE, 3, SIZE, TINTS)
    assert kept is not None
    assert kept is stills.still(samples.perform(GLUTES), 3, SIZE, TINTS)
    assert kept.toImage().pixelColor(30, 20).alpha() > 0


@pytest.mark.parametrize("number", range(len(GLUTES.blocks)))
def test_a_still_leaves_its_corner_free_however_small(qtbot: QtBot, number: int) -> None:
    stills = Stills()
    small = StillSize(width=40, height=26, ratio=1)
    with qtbot.waitSignal(stills.painted):
        stills.still(PERFORMANCE, number, small, TINTS)
    kept = stills.still(PERFORMANCE, number, small, TINTS)
    assert kept is not None
    corner = [kept.toImage().pixelColor(x, y).alpha() for x in range(3) for y in range(3)]
    assert max(corner) == 0


def test_another_theme_size_or_screen_needs_another_one(qtbot: QtBot) -> None:
    stills = Stills()
    with qtbot.waitSignal(stills.painted):
        stills.still(PERFORMANCE, 3, SIZE, TINTS)
    dark = Tints(colours=DARK, working=DARK.accent)
    sharp = StillSize(width=60, height=40, ratio=2)
    assert stills.still(PERFORMANCE, 3, SIZE, dark) is None
    with qtbot.waitSignals([stills.painted, stills.painted]):
        assert stills.still(PERFORMANCE, 3, sharp, TINTS) is None
    kept = stills.still(PERFORMANCE, 3, sharp, TINTS)
    assert kept is not None
    assert (kept.width(), kept.devicePixelRatio()) == (120, 2)


def test_what_is_no_longer_wanted_is_not_painted(qtbot: QtBot) -> None:
    stills = Stills()
    stills.still(PERFORMANCE, 3, SIZE, TINTS)
    stills.forget_orders()
    with qtbot.assertNotEmitted(stills.painted, wait=30):
        QApplication.processEvents()


def test_every_step_has_its_still(window: MainWindow) -> None:
    rows = _rows(window)
    shown = [_left(_still(window, row)) for row in range(6)]
    assert rows.model().rowCount() > 6
    assert all(one != other for at, one in enumerate(shown) for other in shown[at + 1 :])


def test_figures_that_come_after_the_list_is_painted_are_seen(qtbot: QtBot) -> None:
    bare = samples.window_with_figures()
    qtbot.addWidget(bare)
    bare.picker.show_detail(RoutineDetail(id="glutes", timeline=GLUTES))
    bare.resize(1100, 900)
    with qtbot.waitActive(bare):
        bare.show()
    before = _rows(bare).viewport().grab().toImage()
    figures = StepFigures(samples.perform, bare)
    with qtbot.waitSignal(figures._stills.painted):
        bare.picker.use_figures(figures)
    qtbot.waitUntil(lambda: not _figures(bare).busy)
    assert _rows(bare).viewport().grab().toImage() != before


def test_under_the_mouse_it_moves_and_then_stands_again(window: MainWindow, qtbot: QtBot) -> None:
    rows = _rows(window)
    still = _left(_still(window, 2))
    QTest.mouseMove(rows.viewport(), rows.visualRect(rows.model().index(2, 0)).center())
    qtbot.waitUntil(lambda: _left(_still(window, 2)) != still)
    moving = _left(_still(window, 2))
    qtbot.waitUntil(lambda: _left(_still(window, 2)) != moving)
    QTest.mouseMove(window, QPoint(5, 5))
    QApplication.sendEvent(rows.viewport(), QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: _left(_still(window, 2)) == still)
    assert not _figures(window)._ticks.isActive()


def test_with_the_keyboard_it_moves_too(window: MainWindow) -> None:
    rows = _rows(window)
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    figures = _figures(window)
    assert figures._lively == 0
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert figures._lively == 1
    assert figures._ticks.isActive()


def test_reduced_motion_moves_nothing(window: MainWindow) -> None:
    figures, rows = _figures(window), _rows(window)
    figures.set_still(still=True)
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert figures._lively == 0
    assert not figures._ticks.isActive()


def test_a_demonstration_is_repeated() -> None:
    number = next(n for n, block in enumerate(GLUTES.blocks) if block.step.id == "squat")
    phases = PERFORMANCE.demonstration(number)
    whole = sum(phase.length_ms for phase in phases)
    assert [phase.kind for phase in phases] == [PhaseKind.MOVE, PhaseKind.HOLD, PhaseKind.MOVE]
    assert place_in(phases, 0) == place_in(phases, whole) == (phases[0], 0.0)
    assert place_in(phases, phases[0].length_ms) == (phases[1], 0.0)
