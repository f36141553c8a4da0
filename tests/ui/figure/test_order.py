from dataclasses import replace
from itertools import combinations, pairwise
from math import hypot

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from tests.ui import samples
from tests.ui.figure.bodies import ROOM, sight, sights
from tests.ui.figure.conftest import GLUTES
from trainer.core.figure.flesh import Part
from trainer.core.figure.scene import View
from trainer.core.plan import expand, lay_out
from trainer.core.plan.timeline import Timeline
from trainer.core.routine import Reps, Routine, Step
from trainer.core.settings import Settings, WithLoad
from trainer.ui.figure.camera import Camera, Disc
from trainer.ui.figure.order import far_to_near, skin_at
from trainer.ui.figure.outline import hull, path_of
from trainer.ui.figure.shapes import Shape, shapes_of
from trainer.ui.figure.sight import Sight

Key = tuple[Part, int | None]

PERFORMANCE = samples.perform(GLUTES)
BLOCKS = tuple(
    {
        (block.exercise.id, block.variant and block.variant.id): number
        for number, block in enumerate(GLUTES.blocks)
    }.values()
)
FRAME_MS, LONGEST_MS = 33, 4_000
JOINTS = {
    Part.THIGH: Part.CHEST,
    Part.SHANK: Part.THIGH,
    Part.FOOT: Part.SHANK,
    Part.UPPER_ARM: Part.CHEST,
    Part.FOREARM: Part.UPPER_ARM,
    Part.HAND: Part.FOREARM,
}


def ordered(name: str, view: View | None = None) -> list[tuple[Part, int | None]]:
    shown = sight(name)
    camera = Camera(view or shown.view, shown.frame, ROOM)
    return [(shape.part, shape.side) for shape in far_to_near(shapes_of(shown.scenes[-1], camera))]


def test_a_barbell_stays_behind_the_neck_all_through_a_squat() -> None:
    shown = sight("squat")
    timeline = with_barbell()
    performance = samples.perform(timeline)
    for phase in (phase for phase in timeline.phases if phase.address.rep):
        for part in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
            shapes = far_to_near(shapes_of(performance.scene(phase, part), shown.camera()))
            place = shown.camera().disc(performance.body(phase, part).trunk.neck)
            weights = [shape for shape in shapes if shape.part is Part.WEIGHT]
            middle = min(weights, key=lambda shape: far_from(shape, place))
            trunk = next(shape for shape in shapes if shape.part is Part.CHEST)
            assert shapes.index(middle) < shapes.index(trunk)


def with_barbell() -> Timeline:
    """Lay out a squat whose one load is the barbell."""
    squat = next(b.exercise for b in GLUTES.blocks if b.exercise.id == "squat")
    loads = tuple(load for load in squat.loads if load.name == "barbell")
    plan = Routine(
        id="one", name="One", steps=(Step(id="squat", exercise="squat", reps=Reps.of(1)),)
    )
    settings = Settings(load=WithLoad.WITH)
    blocks = expand(plan, {"squat": replace(squat, loads=loads)}, settings)
    return lay_out(plan, blocks, settings, {})


def far_from(shape: Shape, place: Disc) -> float:
    x, y = (shape.start[0] + shape.end[0]) / 2, (shape.start[1] + shape.end[1]) / 2
    return hypot(x - place[0], y - place[1])


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


def overlap(shapes: dict[Key, Shape], one: Key, other: Key) -> float:
    """Return how much of two shapes is in the same place, but for the joint that they share.

    As a part of the smaller one.
    """
    first, second = (_area_of(shapes[key]) for key in (one, other))
    both = first.intersected(second)
    for limb, trunk in ((one, other), (other, one)):
        if limb[0] not in JOINTS or trunk[0] is not JOINTS[limb[0]]:
            continue
        x, y, r, _ = shapes[limb].bulks[0][0]
        joint = QPainterPath()
        joint.addEllipse(QPointF(x, -y), r * 1.4, r * 1.4)
        both = both.subtracted(joint)
    return _size(both) / min(_size(first), _size(second))


def _area_of(shape: Shape) -> QPainterPath:
    return path_of([hull(bulk) for bulk in (*shape.bulks, *shape.cap)]).simplified()


def _size(path: QPainterPath) -> float:
    """Return the area within a path."""
    size = 0.0
    for polygon in path.toFillPolygons():
        corners = polygon.toList()
        size += abs(
            sum(a.x() * b.y() - b.x() * a.y() for a, b in pairwise((*corners, corners[0]))) / 2
        )
    return size


@pytest.mark.parametrize("number", BLOCKS)
def test_nothing_that_overlaps_much_goes_from_behind_to_in_front_at_once(number: int) -> None:
    sight = Sight(PERFORMANCE)
    camera = Camera(PERFORMANCE.view_of(number), sight.of_block(number), ROOM)
    for phase in PERFORMANCE.demonstration(number):
        frames = [
            far_to_near(shapes_of(PERFORMANCE.scene(phase, at / phase.length_ms), camera))
            for at in range(0, min(phase.length_ms, LONGEST_MS), FRAME_MS)
        ]
        for before, after in pairwise(frames):
            places, later = (
                {(shape.part, shape.side): at for at, shape in enumerate(row)}
                for row in (before, after)
            )
            shapes = {(shape.part, shape.side): shape for shape in after}
            for one, other in combinations(later, 2):
                if (places[one] < places[other]) is not (later[one] < later[other]):
                    assert overlap(shapes, one, other) < 0.12, (phase.kind, one, other)
