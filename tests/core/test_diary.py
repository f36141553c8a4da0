"""What was done, beside what was planned."""

from tests.core.bodies import (
    ONE_LEG_BRIDGE,
    SQUAT,
    STRETCH,
    rendered,
    routine,
    step,
)
from trainer.core.diary import BlockDone, Workout
from trainer.core.plan.timeline import PhaseKind
from trainer.core.routine import Pace
from trainer.core.session import Session

TIMELINE = rendered(routine(step(SQUAT, 3), step(ONE_LEG_BRIDGE, 2), step(STRETCH)))


def after(position_ms: int) -> Workout:
    """Return the diary of who stopped there."""
    session = Session(TIMELINE)
    session.start(0)
    session.stop(position_ms)
    return session.progress.workout(TIMELINE, "2026-11-22T10:00:00+00:00", completed=False)


def test_everything() -> None:
    workout = after(TIMELINE.total_ms)
    assert [(b.reps, b.planned_reps) for b in workout.blocks] == [(3, 3), (2, 2), (2, 2), (0, 0)]
    assert [b.done_ms for b in workout.blocks] == [b.planned_ms for b in workout.blocks]
    assert (workout.reps, workout.exercises) == (7, 3)
    assert workout.elapsed_ms == TIMELINE.total_ms


def test_nothing() -> None:
    workout = after(0)
    assert (workout.reps, workout.exercises, workout.active_ms, workout.elapsed_ms) == (0, 0, 0, 0)


def test_half_a_rep_is_time_but_no_rep() -> None:
    hold = [p for p in TIMELINE.phases if p.kind is PhaseKind.HOLD][1]
    workout = after(hold.start_ms + 10)
    assert (workout.reps, workout.exercises, workout.active_ms) == (1, 1, 3500 + 1500 + 10)


def test_a_block_keeps_what_was_planned() -> None:
    assert after(0).blocks[2] == BlockDone(
        step="single-leg-bridge",
        exercise="single-leg-bridge",
        variant=None,
        side=TIMELINE.blocks[2].side,
        round=1,
        set=1,
        planned_reps=2,
        reps=0,
        planned_ms=6_000,
        done_ms=0,
    )


def test_what_was_done_at_ones_own_pace_counts() -> None:
    timeline = rendered(routine(step(SQUAT, 8, pace=Pace.SELF)))
    session = Session(timeline)
    session.start(0)
    session.tick(timeline.total_ms)
    session.resume(timeline.total_ms)
    workout = session.progress.workout(timeline, "", completed=False)
    assert (workout.reps, workout.exercises) == (8, 1)
