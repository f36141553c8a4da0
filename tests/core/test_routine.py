"""A routine is a tree, read from the top."""

from tests.core.bodies import CIRCLES, MARCH, SQUAT, routine, step
from trainer.core.exercise import Side
from trainer.core.routine import Group, Reps

INNER = Group(id="inner", steps=(step(CIRCLES),))
OUTER = Group(id="outer", steps=(step(MARCH), INNER))
PLAN = routine(OUTER, step(SQUAT))


def test_all_steps_come_in_the_order_of_the_file() -> None:
    assert [s.id for s in PLAN.all_steps()] == ["march", "circles", "squat"]
    assert [s.id for s in OUTER.all_steps()] == ["march", "circles"]


def test_all_groups_come_outer_ones_first() -> None:
    assert [group.id for group in PLAN.all_groups()] == ["outer", "inner"]


def test_reps_are_counted_by_side() -> None:
    reps = Reps(left=10, right=12)
    assert [reps.on(side) for side in (Side.LEFT, Side.RIGHT, None)] == [10, 12, 10]
