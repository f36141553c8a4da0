"""How limbs grow out of the trunk; and that what hasn't moved isn't made again."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from tests.ui.figure.bodies import ROOM, painted, sight
from trainer.core.figure.flesh import Part
from trainer.core.figure.scene import Scene, View
from trainer.ui.colours import LIGHT
from trainer.ui.figure.camera import Camera
from trainer.ui.figure.roots import Root, root_of
from trainer.ui.figure.shapes import Shape, shapes_of

RAISE = "inverse-leg-raise straight left"


def seen(turn: float, part: Part, side: int) -> tuple[Root, Shape]:
    """Return the root of a limb of a standing body, and the trunk."""
    shown = replace(sight("squat"), view=View(turn, 5))
    camera = shown.camera()
    shapes = {(each.part, each.side): each for each in shapes_of(shown.scenes[0], camera)}
    trunk = shapes[Part.CHEST, None]
    root = root_of(shapes[part, side], trunk, camera.scale)
    assert root
    return root, trunk


@pytest.mark.parametrize("part", [Part.THIGH, Part.UPPER_ARM])
def test_a_root_behind_the_trunk_is_not_seen(part: Part) -> None:
    assert seen(90, part, 0)[0].near == 1
    assert seen(90, part, 1)[0].near == 0
    assert 0 < seen(20, part, 1)[0].near < 1


def test_only_legs_and_arms_grow_out_of_the_trunk() -> None:
    shown = sight("squat")
    shapes = shapes_of(shown.scenes[0], shown.camera())
    trunk = next(shape for shape in shapes if shape.part is Part.CHEST)
    grown = {shape.part for shape in shapes if root_of(shape, trunk, 100)}
    assert grown == {Part.THIGH, Part.UPPER_ARM}


def test_a_working_leg_lends_its_colour_to_the_hip() -> None:
    shown = sight(RAISE)
    scene = replace(shown.scenes[-1], glows=())
    thigh = next(
        shape
        for shape in shapes_of(scene, shown.camera())
        if (shape.part, shape.side) == (Part.THIGH, 0)
    )
    x, y, r, _ = thigh.start
    dx, dy = x - thigh.end[0], y - thigh.end[1]
    far = 1.25 * r / (dx * dx + dy * dy) ** 0.5

    def beyond(one: Scene) -> QColor:
        return painted(shown, LIGHT, scene=one).pixelColor(
            round(x + dx * far), round(-y - dy * far)
        )

    working, resting = beyond(scene), beyond(replace(scene, works=frozenset()))
    assert working.red() > resting.red() + 25
    assert working.blue() < resting.blue()


def test_what_has_not_moved_is_not_made_again() -> None:
    first, last = sight(RAISE).scenes
    shown = sight(RAISE)
    camera, same = (Camera(shown.view, shown.frame, ROOM) for _ in range(2))
    before = {(each.part, each.side): each for each in shapes_of(first, camera)}
    after = {(each.part, each.side): each for each in shapes_of(last, same)}
    assert after[Part.FOREARM, 1] is before[Part.FOREARM, 1]
    assert after[Part.THIGH, 0] is not before[Part.THIGH, 0]
    turned = Camera(View(shown.view.turn + 1, shown.view.tilt), shown.frame, ROOM)
    assert all(each is not before[each.part, each.side] for each in shapes_of(first, turned))
