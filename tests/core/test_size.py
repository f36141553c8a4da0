"""How large a workout is, by counting and by building it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.exercise import Exercise, Position, Sides, Tempo, Variant
from trainer.core.plan import expand
from trainer.core.plan.size import (
    MOST_BLOCKS,
    MOST_REPS_IN_ALL,
    doses,
    excesses,
    within_limits,
)
from trainer.core.routine import WARM_UP, Group, Pace, Reps, Routine, Step
from trainer.core.settings import Level, Settings, StepChoice
from trainer.core.text import sentence

MARCH = Exercise(id="march", name="March", position=Position.STANDING, seconds=20)
LIFT = Exercise(
    id="lift",
    name="Lift",
    position=Position.STANDING,
    sides=Sides.EACH,
    tempo=Tempo.parse("1-1-1-1"),
    variants=(Variant(id="a", name="a", turn="A."), Variant(id="b", name="b", turn="B.")),
)
SQUAT = replace(LIFT, id="squat", sides=Sides.BOTH, easier="lift", variants=())
EXERCISES = {each.id: each for each in (MARCH, LIFT, SQUAT)}

steps = st.builds(
    Step,
    id=st.sampled_from(["a", "b", "c"]),
    exercise=st.sampled_from(["lift", "squat"]),
    variants=st.sampled_from([(), ("a",), ("a", "b")]),
    reps=st.builds(Reps, left=st.integers(1, 5), right=st.integers(1, 5)),
    sets=st.integers(1, 3),
    seconds=st.none() | st.integers(1, 50),
)
timed = st.builds(Step, id=st.just("m"), exercise=st.just("march"), sets=st.integers(1, 3))
fills = st.builds(
    Group,
    id=st.sampled_from(["f", WARM_UP]),
    steps=st.lists(timed, min_size=1, max_size=3).map(tuple),
    rounds=st.integers(1, 3),
    fill_minutes=st.floats(5, 20),
)
nodes = st.recursive(
    steps | timed | fills,
    lambda inner: st.builds(
        Group,
        id=st.just("g"),
        steps=st.lists(inner, min_size=1, max_size=3).map(tuple),
        rounds=st.integers(1, 3),
    ),
    max_leaves=5,
)
choices = st.builds(
    StepChoice,
    reps=st.none() | st.integers(1, 9),
    sets=st.none() | st.integers(1, 4),
    seconds=st.none() | st.integers(1, 90),
)
settings = st.builds(
    Settings,
    level=st.sampled_from(Level),
    warmup_minutes=st.none() | st.integers(5, 10),
    steps=st.fixed_dictionaries({"r": st.dictionaries(st.sampled_from("abcm"), choices)}),
)


@given(tree=st.lists(nodes, min_size=1, max_size=3), settings=settings)
def test_what_is_counted_is_what_is_built(tree: list[Step | Group], settings: Settings) -> None:
    routine = Routine(id="r", name="R", steps=tuple(tree))
    counted = doses(routine, EXERCISES, settings)
    blocks = expand(routine, EXERCISES, settings)
    assert sum(dose.blocks for dose in counted) == len(blocks)
    assert sum(dose.reps for dose in counted) == sum(block.reps for block in blocks)


def routine(*nodes: Step | Group) -> Routine:
    return Routine(id="r", name="R", steps=nodes)


STEPS = routine(*(Step(id=f"s{number}", exercise="lift") for number in range(100)))
MANY = {f"s{number}": StepChoice(sets=20, reps=200, skip=number == 1) for number in range(100)}
TOO_MANY = Settings(steps={"r": MANY})


def test_choices_that_make_a_workout_too_large_count_for_nothing_and_are_told() -> None:
    used, problem = within_limits(STEPS, EXERCISES, TOO_MANY)
    assert problem
    assert sentence(problem) == (
        'With "s25" the workout has 1040 blocks. Keep to 1000: fewer steps, rounds, sets, '
        "reps or minutes. The routine's own numbers are used."
    )
    assert len(expand(STEPS, EXERCISES, TOO_MANY)) == 198
    assert used.choice("r", "s1").skip


def test_each_limit_is_told_once_with_its_step() -> None:
    found = list(excesses(STEPS, EXERCISES, TOO_MANY))
    assert [excess.place for excess in found] == [(25,), (1,), (2,)]


def test_within_the_limits_choices_stay() -> None:
    few = Settings(steps={"r": {"s1": StepChoice(sets=3)}})
    assert within_limits(STEPS, EXERCISES, few) == (few, None)


def test_at_the_easy_level_the_easier_exercise_counts() -> None:
    squats = routine(Step(id="a", exercise="squat", reps=Reps.of(4)))
    [dose] = doses(squats, EXERCISES, Settings(level=Level.EASY))
    assert (dose.blocks, dose.reps) == (2, 8)


@pytest.mark.parametrize(
    ("step", "length_ms"),
    [
        (Step(id="a", exercise="lift", seconds=20, sets=2, rest_seconds=10), 120_000),
        (Step(id="a", exercise="lift", reps=Reps(left=2, right=3), rest_seconds=10), 30_000),
        (Step(id="a", exercise="lift", seconds=7, sets=2), 28_000),
        (Step(id="a", exercise="march"), 20_000),
        (Step(id="a", exercise="march", pace=Pace.SELF), 0),
    ],
)
def test_the_length_is_that_of_work_and_rests(step: Step, length_ms: int) -> None:
    [dose] = doses(routine(step), EXERCISES, Settings())
    assert dose.length_ms == length_ms


def test_steps_without_their_exercise_add_nothing() -> None:
    empty = Group(id="g", steps=(Step(id="a", exercise="?"),), fill_minutes=60)
    assert doses(routine(empty, Step(id="b", exercise="?")), EXERCISES, Settings())[0].blocks == 0


def test_the_limits_hold_what_can_be_laid_out() -> None:
    assert (MOST_BLOCKS, MOST_REPS_IN_ALL) == (1_000, 10_000)
