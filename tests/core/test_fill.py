"""A filled group lasts exactly its minutes, its words included."""

from dataclasses import replace

import pytest

from tests.core.bodies import (
    CIRCLES,
    EXERCISES,
    MARCH,
    SQUAT,
    SWINGS,
    kinds,
    rendered,
    routine,
    said,
    step,
)
from trainer.core.plan.timeline import CueKind, PhaseKind, Timeline
from trainer.core.routine import Group, Pace, Step
from trainer.core.settings import Settings, Talk


def warm_up(*steps: Step, minutes: float = 5) -> Timeline:
    return rendered(routine(Group(id="warm-up", steps=steps, fill_minutes=minutes)))


def work_ms(timeline: Timeline) -> list[int]:
    return [p.length_ms for p in timeline.phases if p.kind is PhaseKind.TIMED]


def filled_ms(timeline: Timeline) -> int:
    """Return the length without the close."""
    return timeline.phases[-1].start_ms


@pytest.mark.parametrize("minutes", [5, 7.5, 10])
def test_it_lasts_exactly_its_minutes(minutes: float) -> None:
    timeline = warm_up(step(MARCH), step(CIRCLES), step(SWINGS), minutes=minutes)
    assert filled_ms(timeline) == minutes * 60_000


def test_its_moves_last_equally_long() -> None:
    lengths = work_ms(warm_up(step(MARCH), step(CIRCLES), step(SWINGS)))
    assert max(lengths) - min(lengths) <= 1


def test_the_rest_of_the_workout_follows() -> None:
    group = Group(id="warm-up", steps=(step(MARCH), step(CIRCLES)), fill_minutes=1)
    timeline = rendered(routine(group, step(SQUAT, 1)))
    squat = next(p for p in timeline.phases if p.address.step == "squat")
    assert squat.start_ms == 60_000


def test_reps_take_their_time_and_the_timed_moves_the_rest() -> None:
    timeline = warm_up(step(MARCH), step(SQUAT, 10), minutes=1.5)
    assert filled_ms(timeline) == 90_000
    assert kinds(timeline).count("move") == 20


def test_ones_own_pace_takes_no_share() -> None:
    timeline = warm_up(step(MARCH), step(CIRCLES, pace=Pace.SELF), minutes=1)
    assert filled_ms(timeline) == 60_000
    assert len(work_ms(timeline)) == 1


def test_rests_between_its_rounds_are_included() -> None:
    group = Group(
        id="warm-up",
        steps=(step(MARCH), step(CIRCLES)),
        rounds=2,
        rest_seconds=15,
        fill_minutes=2,
    )
    timeline = rendered(routine(group))
    assert filled_ms(timeline) == 120_000
    assert kinds(timeline).count("rest") == 2


def test_it_is_not_repeated_until_rests_fill_it() -> None:
    own_pace = step(MARCH, sets=2, rest_seconds=30, pace=Pace.SELF)
    steps = (step(MARCH), replace(own_pace, id="own"))
    timeline = rendered(routine(Group(id="warm-up", steps=steps, fill_minutes=15)))
    rests = [phase.length_ms for phase in timeline.phases if phase.kind is PhaseKind.REST]
    assert sum(rests) < timeline.total_ms * 0.6
    assert timeline.dropped == ()


def test_when_time_is_short_sentences_are_shortened_before_any_is_dropped() -> None:
    timeline = warm_up(step(MARCH), step(SWINGS), minutes=0.45)
    assert filled_ms(timeline) == 27_000
    assert "Leg swings." in said(timeline)
    assert timeline.dropped == ()


def test_a_group_of_reps_alone_lasts_as_long_as_they_do() -> None:
    assert filled_ms(warm_up(step(SQUAT, 2))) == filled_ms(rendered(routine(step(SQUAT, 2))))


def short(minutes: float) -> Timeline:
    return warm_up(step(MARCH), step(CIRCLES), minutes=minutes)


def test_with_room_nothing_is_dropped() -> None:
    assert short(0.5).dropped == ()


def test_set_ups_are_dropped_before_names() -> None:
    timeline = short(0.31)
    assert [kind for kind, _ in timeline.dropped] == [CueKind.SETUP]
    assert "Hip circles." in said(timeline)
    assert filled_ms(timeline) == 18_600


def test_safety_is_dropped_last() -> None:
    safe = replace(MARCH, setup=("Up and down.",), safety=("Stop when it hurts.",))
    plan = routine(Group(id="w", steps=(step(safe),), fill_minutes=0.155))
    timeline = rendered(plan, exercises={**EXERCISES, "march": safe})
    assert [kind for kind, _ in timeline.dropped] == [CueKind.SETUP, CueKind.NEXT]
    assert said(timeline)[0] == "Stop when it hurts."


def test_only_what_makes_room_is_dropped() -> None:
    """Where the body's way takes as long as the words, they may stay."""
    down = replace(CIRCLES, position=SWINGS.position.ON_THE_BACK, setup=("Lie.",))
    plan = routine(Group(id="w", steps=(step(down),), fill_minutes=0.01))
    timeline = rendered(plan, Settings(lead_in_seconds=0), exercises={**EXERCISES, "circles": down})
    assert "Lie." in said(timeline)
    assert work_ms(timeline) == [5_000]


def test_where_even_words_are_too_long_each_move_has_its_least() -> None:
    assert work_ms(short(0.1)) == [5_000, 5_000]


def test_in_silence_there_is_nothing_to_drop() -> None:
    group = Group(id="w", steps=(step(MARCH),), fill_minutes=0.05)
    timeline = rendered(routine(group), Settings(talk=Talk.TONES))
    assert (timeline.dropped, work_ms(timeline)) == ((), [5_000])
