"""Workouts made by hand."""

from dataclasses import replace

from trainer.core.diary import BlockDone, Workout
from trainer.core.exercise import Side
from trainer.core.plan.timeline import Address

BLOCK = BlockDone(
    step="raise",
    exercise="lift",
    variant="out",
    side=Side.LEFT,
    round=1,
    set=2,
    planned_reps=10,
    reps=8,
    planned_ms=30_000,
    done_ms=24_000,
    rounds=3,
    began="2026-11-22T07:00:10+01:00",
    load="Dumbbell",
    weight_kg=2.5,
)
PLAIN = BlockDone(
    step="hold",
    exercise="plank",
    variant=None,
    side=None,
    round=1,
    set=1,
    planned_reps=0,
    reps=0,
    planned_ms=30_000,
    done_ms=0,
)
WORKOUT = Workout(
    key="first",
    routine="glutes",
    name="Glutes",
    started="2026-11-22T07:00:00+01:00",
    ended="2026-11-22T07:01:10+01:00",
    elapsed_ms=60_000,
    completed=True,
    blocks=(BLOCK, PLAIN),
    note="With Anna.",
    program="1.0",
)
PLACE = Address(
    step="raise", round=1, set=2, variant="out", side=Side.LEFT, rep=9, part="eccentric"
)
BROKEN_OFF = replace(WORKOUT, key="broken off", completed=False, open=True, place=PLACE)


def keyed(*workouts: Workout) -> tuple[Workout, ...]:
    """Return these workouts, each with a key of its own."""
    return tuple(replace(each, key=f"{each.key} {n}") for n, each in enumerate(workouts))
