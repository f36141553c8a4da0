"""The small second view: when there is one, where it is, and from where it looks."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from tests.ui import samples
from tests.ui.figure.conftest import GLUTES, RISING, RISING_OUTWARD, shot
from trainer.core.figure.scene import View
from trainer.ui.figure.camera import Frame
from trainer.ui.figure.detail import Corner, caption, detail_of, freer_corner, rooms
from trainer.ui.figure.view import FigureView

WIDE = Frame(centre=(0, 0), half_width=2, half_height=1)
PERFORMANCE = samples.perform(GLUTES)


@pytest.mark.parametrize(
    ("turn", "tilt", "words"),
    [
        (180, 20, "from behind"),
        (-170, 20, "from behind"),
        (0, 10, "from the front"),
        (90, 10, "from the side"),
        (-90, 10, "from the side"),
        (180, 70, "from above"),
    ],
)
def test_it_is_said_from_where_one_looks(turn: float, tilt: float, words: str) -> None:
    assert caption(View(turn, tilt)) == words


def test_only_an_angle_is_worth_a_second_view() -> None:
    straight, outward = GLUTES.phases[RISING].block, GLUTES.phases[RISING_OUTWARD].block
    assert detail_of(PERFORMANCE, straight) is None
    assert detail_of(PERFORMANCE, outward) == PERFORMANCE.detail_of(outward)
    assert caption(PERFORMANCE.view_of(outward)) == "from behind"


LOW = Corner(right=True, taken=0.6)


@pytest.mark.parametrize("size", [(600, 600), (600, 400), (400, 700)])
def test_the_large_view_makes_way(size: tuple[int, int]) -> None:
    whole = QRectF(0, 0, *size)
    large, small = rooms(whole, WIDE, LOW)
    assert small is not None
    assert (small.top(), small.right(), large.bottom()) == (0, size[0], size[1])
    scale = min(large.width() / 4, large.height() / 2)
    body_top = large.center().y() + scale - 0.6 * 2 * scale
    assert body_top >= small.bottom()


def test_in_the_left_corner_where_that_is_freer() -> None:
    _, small = rooms(QRectF(0, 0, 600, 400), WIDE, Corner(right=False, taken=0.6))
    assert small is not None
    assert small.left() == 0


def test_a_tiny_picture_has_no_second_view() -> None:
    whole = QRectF(0, 0, 150, 100)
    assert rooms(whole, WIDE, LOW) == (whole, None)


def test_the_corner_is_the_one_that_the_body_leaves_free() -> None:
    block = GLUTES.phases[RISING_OUTWARD].block
    scenes = PERFORMANCE.key_scenes(block)
    frame = Frame(centre=(0, 0), half_width=1, half_height=1)
    from_left, from_right = (freer_corner(scenes, View(turn, 10), frame) for turn in (90, -90))
    assert from_left.right is not from_right.right
    assert 0 < from_left.taken < 1


def test_it_comes_in_at_the_end_of_the_way_and_nothing_jumps(view: FigureView) -> None:
    number = GLUTES.phases[RISING_OUTWARD].block
    first, _ = GLUTES.block_spans[number]
    showing = view._showing
    assert showing is not None
    whole = QRectF(0, 0, 600, 400)
    tops = []
    for part in range(101):
        showing.move_to(GLUTES.phases[first], part / 100, whole)
        tops.append(showing._rooms(GLUTES.phases[first], whole)[0].top())
    assert tops[0] == 0
    assert tops[-1] > 0
    assert max(abs(after - before) for before, after in pairwise(tops)) < 25


def test_the_second_view_moves_too(view: FigureView) -> None:
    showing = view._showing
    assert showing is not None

    def corner() -> QImage:
        _, small = showing._rooms(GLUTES.phases[RISING_OUTWARD], view._room())
        assert small is not None
        return view.grab().toImage().copy(small.toRect())

    view.render_snapshot(shot(RISING_OUTWARD, 0.2))
    before = corner()
    for fraction in (0.7, 0.9, 1.0):
        view.render_snapshot(shot(RISING_OUTWARD, fraction))
        corner()
    assert corner() != before
