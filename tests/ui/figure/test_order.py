import pytest

from tests.ui.figure.bodies import ROOM, sight, sights
from trainer.core.figure.flesh import Part
from trainer.core.figure.scene import View
from trainer.ui.figure.camera import Camera
from trainer.ui.figure.order import far_to_near, skin_at
from trainer.ui.figure.shapes import Shape, shapes_of


def ordered(name: str, view: View | None = None) -> list[tuple[Part, int | None]]:
    shown = sight(name)
    camera = Camera(view or shown.view, shown.frame, ROOM)
    return [(shape.part, shape.side) for shape in far_to_near(shapes_of(shown.scenes[-1], camera))]


@pytest.mark.parametrize(("turn", "near"), [(90, 0), (-90, 1)])
def test_near_leg_is_painted_after_trunk_and_far_leg(turn: int, near: int) -> None:
    order = ordered("squat", View(turn, 5))

    far_thigh, trunk, near_thigh = (
        order.index(key) for key in ((Part.THIGH, 1 - near), (Part.CHEST, None), (Part.THIGH, near))
    )
    assert far_thigh < trunk < near_thigh


def test_arms_stretched_forward_are_in_front_of_the_chest_from_the_front() -> None:
    order = ordered("squat", View(0, 5))

    assert order.index((Part.CHEST, None)) < order.index((Part.HAND, 0))


def test_arms_stretched_forward_are_behind_the_trunk_from_behind() -> None:
    order = ordered("squat", View(180, 5))

    assert order.index((Part.HAND, 0)) < order.index((Part.CHEST, None))


@pytest.mark.parametrize("turn", [0, 60, 90, 180])
def test_upright_head_hides_the_neck(turn: int) -> None:
    order = ordered("hip-circles", View(turn, 10))

    assert order.index((Part.CHEST, None)) < order.index((Part.HEAD, None))


def test_trunk_hides_the_head_from_behind_on_hands_and_knees() -> None:
    order = ordered("cat-cow", View(180, 10))

    assert order.index((Part.HEAD, None)) < order.index((Part.CHEST, None))


@pytest.mark.parametrize("name", [shown.name for shown in sights()])
def test_every_shape_is_painted_once(name: str) -> None:
    order = ordered(name)

    assert len(order) == len(set(order))
    assert len(order) >= 14


def test_skin_of_a_ball_is_nearest_at_its_middle() -> None:
    disc = (0.0, 0.0, 10.0, 100.0)
    ball = Shape(Part.HEAD, None, [[disc, disc]], disc, disc, works=False)

    assert skin_at(ball, 0, 0) == pytest.approx(90)
    assert skin_at(ball, 6, 0) == pytest.approx(92)
    assert skin_at(ball, 30, 0) == pytest.approx(100)
