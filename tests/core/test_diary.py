"""What was done, beside what was planned."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.core.bodies import (
    ONE_LEG_BRIDGE,
    RAISE,
    SQUAT,
    STRETCH,
    rendered,
    routine,
    step,
)
from trainer.core.diary import BlockDone, Progress, Workout, where_to_go_on
from trainer.core.exercise import Side
from trainer.core.plan.timeline import PhaseKind, Timeline
from trainer.core.routine import Pace, Routine
from trainer.core.session import Session
from trainer.core.settings import Settings, StepChoice, WithLoad

PLAN = routine(step(SQUAT, 3), step(ONE_LEG_BRIDGE, 2), step(STRETCH))
TIMELINE = rendered(PLAN)
BEGUN = Workout(key="one", routine="test", name="Test", started="2026-11-22T10:00:00+00:00")


def stopped(position_ms: int, timeline: Timeline = TIMELINE, before: Workout = BEGUN) -> Workout:
    """Return what the diary holds of who stopped there."""
    session = Session(timeline, Progress(before))
    session.start(0)
    session.stop(position_ms)
    return session.written_in(before)


def done(workout: Workout) -> list[tuple[str, int, int]]:
    return [(block.step, block.reps, block.planned_reps) for block in workout.blocks]


def start_of(timeline: Timeline, step_id: str, rep: int) -> int:
    return next(
        phase.start_ms
        for phase in timeline.phases
        if (phase.address.step, phase.address.rep) == (step_id, rep)
    )


def test_everything() -> None:
    workout = stopped(TIMELINE.total_ms)
    assert [(b.reps, b.planned_reps) for b in workout.blocks] == [(3, 3), (2, 2), (2, 2), (0, 0)]
    assert [b.done_ms for b in workout.blocks] == [b.planned_ms for b in workout.blocks]
    assert (workout.reps, workout.exercises) == (7, 3)
    assert workout.elapsed_ms == TIMELINE.total_ms
    assert (workout.completed, workout.open, workout.place) == (True, False, None)


def test_nothing() -> None:
    workout = stopped(0)
    assert (workout.reps, workout.exercises, workout.active_ms, workout.elapsed_ms) == (0, 0, 0, 0)
    assert not workout.begun


def test_half_a_rep_is_time_but_no_rep() -> None:
    hold = [p for p in TIMELINE.phases if p.kind is PhaseKind.HOLD][1]
    workout = stopped(hold.start_ms + 10)
    assert (workout.reps, workout.exercises, workout.active_ms) == (1, 1, 3500 + 1500 + 10)
    assert workout.begun
    assert workout.place == hold.address


def test_a_block_keeps_what_was_planned() -> None:
    assert stopped(0).blocks[2] == BlockDone(
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


def test_a_block_keeps_the_load_that_was_used() -> None:
    timeline = rendered(routine(step(RAISE, 1)), Settings(load=WithLoad.WITH))
    assert {block.load for block in stopped(0, timeline).blocks} == {"Dumbbell"}


def test_a_block_keeps_when_its_work_began() -> None:
    progress = Progress()
    progress.follow(TIMELINE)
    prepare, work = TIMELINE.phases[:2]
    progress.begin(prepare, "10:00")
    progress.begin(work, "10:01")
    progress.begin(work, "10:02")
    assert [block.began for block in progress.blocks] == ["10:01", None, None, None]


def test_what_was_done_at_ones_own_pace_counts() -> None:
    timeline = rendered(routine(step(SQUAT, 8, pace=Pace.SELF)))
    session = Session(timeline)
    session.start(0)
    session.tick(timeline.total_ms)
    session.resume(timeline.total_ms)
    workout = session.written_in(BEGUN)
    assert (workout.reps, workout.exercises, workout.begun) == (8, 1, True)


def test_a_session_that_goes_on_is_open() -> None:
    session = Session(TIMELINE)
    session.start(0)
    assert session.written_in(BEGUN).open


def test_the_end_of_the_last_block_completes_it_before_the_last_words() -> None:
    session = Session(TIMELINE)
    session.start(0)
    session.tick(TIMELINE.phases[-1].start_ms)
    workout = session.written_in(BEGUN)
    assert (workout.completed, workout.open, workout.place) == (True, True, None)


# A workout that is gone on with

INTERRUPTED = stopped(start_of(TIMELINE, "squat", 3) + 500)


def rest_of(workout: Workout, plan: Routine = PLAN) -> Workout:
    """Return a workout that was gone on with where it was interrupted, and done to its end."""
    timeline = rendered(plan, start=workout.place)
    return stopped(timeline.total_ms, timeline, workout)


def test_both_parts_make_one_workout() -> None:
    whole = rest_of(INTERRUPTED)
    assert done(whole) == done(stopped(TIMELINE.total_ms))
    assert (whole.key, whole.started) == (INTERRUPTED.key, INTERRUPTED.started)
    assert whole.completed
    assert whole.elapsed_ms > INTERRUPTED.elapsed_ms


@given(at_ms=st.lists(st.integers(0, TIMELINE.total_ms - 1), max_size=4))
def test_however_often_it_is_interrupted_each_rep_counts_once(at_ms: list[int]) -> None:
    workout = BEGUN
    for position_ms in at_ms:
        timeline = rendered(PLAN, start=workout.place)
        workout = stopped(min(position_ms, timeline.phases[-1].start_ms - 1), timeline, workout)
    whole = rest_of(workout)
    assert done(whole) == done(stopped(TIMELINE.total_ms))
    assert [b.planned_ms for b in whole.blocks] == [b.planned_ms for b in stopped(0).blocks]


def test_a_block_in_two_parts_was_planned_whole() -> None:
    planned = [block.planned_ms for block in stopped(0).blocks]
    assert [block.planned_ms for block in rest_of(INTERRUPTED).blocks] == planned


def test_what_was_passed_over_before_the_break_stays_as_planned() -> None:
    session = Session(TIMELINE)
    session.start(0)
    session.jump(2, 0)
    session.stop(start_of(TIMELINE, "single-leg-bridge", 2) - TIMELINE.block_start_ms(2))
    whole = rest_of(session.written_in(BEGUN))
    assert done(whole)[:2] == [("squat", 0, 3), ("single-leg-bridge", 0, 2)]
    assert len(whole.blocks) == 4


def test_what_was_done_stays_when_the_routine_is_edited_between() -> None:
    plan = routine(step(ONE_LEG_BRIDGE, 1), step(RAISE, 1))
    later = replace(INTERRUPTED, place=where_to_go_on(INTERRUPTED, rendered(plan)))
    workout = rest_of(later, plan)
    assert done(workout)[:3] == [
        ("squat", 2, 3),
        ("single-leg-bridge", 1, 1),
        ("single-leg-bridge", 1, 1),
    ]
    assert {block.step for block in workout.blocks[3:]} == {"inverse-leg-raise"}


def test_sets_that_are_no_more_wanted_stay_if_they_were_done() -> None:
    plan = routine(step(SQUAT, 1, sets=3), step(STRETCH))
    timeline = rendered(plan)
    session = Session(timeline)
    session.start(0)
    session.pause(timeline.block_start_ms(2))
    session.replace_timeline(
        rendered(plan, Settings(steps={"test": {"squat": StepChoice(sets=1)}}))
    )
    blocks = session.progress.blocks
    assert [(b.step, b.set, b.reps) for b in blocks] == [
        ("squat", 1, 1), ("squat", 2, 1), ("stretch", 1, 0),
    ]  # fmt: skip


# Where it goes on


def test_it_goes_on_at_its_place() -> None:
    assert where_to_go_on(INTERRUPTED, TIMELINE) == INTERRUPTED.place
    assert where_to_go_on(stopped(TIMELINE.total_ms), TIMELINE) is None


def test_where_the_block_is_gone_it_goes_on_with_the_next_planned() -> None:
    place = where_to_go_on(INTERRUPTED, rendered(routine(step(STRETCH), step(ONE_LEG_BRIDGE))))
    assert place is not None
    assert (place.step, place.side, place.rep) == ("single-leg-bridge", Side.LEFT, 0)


def test_where_nothing_is_left_it_does_not_go_on() -> None:
    assert where_to_go_on(INTERRUPTED, rendered(routine(step(RAISE)))) is None


def test_a_place_that_was_never_planned_goes_on_with_what_was() -> None:
    assert INTERRUPTED.place is not None
    lost = replace(INTERRUPTED, place=replace(INTERRUPTED.place, step="lost"))
    place = where_to_go_on(lost, TIMELINE)
    assert place is not None
    assert place.step == "squat"
