"""Work and rest last exactly as long as a routine says, whatever is said in them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.bodies import (
    BRIDGE,
    MARCH,
    ONE_LEG_BRIDGE,
    RAISE,
    SQUAT,
    STRETCH,
    SWINGS,
    rendered,
    routine,
    said,
    step,
    words,
)
from trainer.core.plan.timeline import CueKind, PhaseKind, Timeline, Tone
from trainer.core.routine import Group, Step
from trainer.core.settings import Count, Settings, Talk, WithLoad

quick = settings(max_examples=60, deadline=None)

manners = st.builds(
    Settings,
    talk=st.sampled_from(Talk),
    count=st.sampled_from(Count),
    speech_wpm=st.sampled_from((80, 120, 160, 230, 300)),
    lead_in_seconds=st.integers(0, 10),
)


def starts(timeline: Timeline) -> list[int]:
    """Return when every block's work starts."""
    first_work: dict[int, int] = {}
    for phase in timeline.phases:
        if phase.kind in {PhaseKind.TIMED, PhaseKind.MOVE}:
            first_work.setdefault(phase.block, phase.start_ms)
    return list(first_work.values())


def between_starts(timeline: Timeline) -> set[int]:
    return {after - before for before, after in pairwise(starts(timeline))}


def work_ms(timeline: Timeline) -> set[int]:
    return {phase.length_ms for phase in timeline.phases if phase.kind is PhaseKind.TIMED}


INTERVALS: dict[str, tuple[Step | Group, int, int]] = {
    "tabata": (step(MARCH, seconds=20, sets=8, rest_seconds=10), 30_000, 20_000),
    "60/60": (step(SQUAT, seconds=60, sets=3, rest_seconds=60), 120_000, 60_000),
    "45/15, each side": (step(SWINGS, seconds=45, sets=2, rest_seconds=15), 60_000, 45_000),
    "45/15, each angle and side": (
        step(RAISE, seconds=45, rest_seconds=15, variants=("straight", "out", "in")),
        60_000,
        45_000,
    ),
    "30/30 without rest": (step(MARCH, seconds=30, sets=4, rest_seconds=0), 30_000, 30_000),
    "a second of rest": (step(MARCH, seconds=5, sets=3, rest_seconds=1), 6_000, 5_000),
    "rounds": (
        Group(
            id="circuit",
            rounds=3,
            steps=(
                step(MARCH, seconds=20, rest_seconds=10),
                step(BRIDGE, seconds=20, rest_seconds=10),
            ),
        ),
        30_000,
        20_000,
    ),
}


@pytest.mark.parametrize("kind", INTERVALS)
@quick
@given(manner=manners)
def test_intervals_keep_their_word(kind: str, manner: Settings) -> None:
    node, apart_ms, lasts_ms = INTERVALS[kind]
    timeline = rendered(routine(node), manner)
    assert between_starts(timeline) == {apart_ms}
    assert work_ms(timeline) == {lasts_ms}


@pytest.mark.parametrize("kind", INTERVALS)
@quick
@given(manner=manners)
def test_both_ends_of_the_work_sound(kind: str, manner: Settings) -> None:
    timeline = rendered(routine(INTERVALS[kind][0]), manner)
    tones = {cue.at_ms: cue.tone for cue in timeline.cues if cue.tone}
    ends = {p.start_ms: p.end_ms for p in timeline.phases if p.kind is PhaseKind.TIMED}
    assert all(tones[start] is Tone.UP for start in ends)
    assert all(tones[end] is (Tone.UP if end in ends else Tone.STOP) for end in ends.values())


@pytest.mark.parametrize("kind", INTERVALS)
@quick
@given(manner=manners)
def test_the_words_of_intervals_never_overlap(kind: str, manner: Settings) -> None:
    timeline = rendered(routine(INTERVALS[kind][0]), manner)
    assert all(a.ends_ms <= b.at_ms for a, b in pairwise(timeline.cues))


TABATA = routine(step(MARCH, seconds=20, sets=3, rest_seconds=10))


def test_a_rest_is_announced_and_counted_down() -> None:
    assert said(rendered(TABATA))[5:16] == [
        *("Half way", "Three", "Two", "One"),
        *("Rest 10 seconds.", "Set 2 of 3.", "Three", "Two", "Go"),
        *("Half way", "Three"),
    ]


def test_a_short_rest_keeps_countdown_and_what_comes_next() -> None:
    plan = routine(step(MARCH, seconds=20, sets=2, rest_seconds=4))
    timeline = rendered(plan)
    assert said(timeline)[9:13] == ["Set 2 of 2.", "Three", "Two", "Go"]
    assert timeline.dropped == ()


def test_the_countdown_starts_later_where_a_rest_is_too_short_for_all_of_it() -> None:
    plan = routine(step(MARCH, seconds=20, sets=2, rest_seconds=10))
    script = said(rendered(plan, Settings(lead_in_seconds=10)))
    assert script[-14:-5] == [
        *("Nine", "Eight", "Seven", "Six", "Five", "Four", "Three", "Two", "Go")
    ]
    assert script[-15] == "Set 2 of 2."


def test_set_ups_give_way_to_what_comes_next_and_are_told() -> None:
    plan = routine(step(MARCH, seconds=20, rest_seconds=5), step(RAISE, 2))
    timeline = rendered(plan)
    assert "Inverse leg raise. 2 reps. Left leg first." in said(timeline)
    assert {kind for kind, _ in timeline.dropped} == {CueKind.SETUP, CueKind.SAFETY}


def test_a_rest_too_short_for_any_word_ends_with_the_tone_of_the_movement() -> None:
    timeline = rendered(routine(step(MARCH, seconds=5, sets=2, rest_seconds=0.5)))
    second = starts(timeline)[1]
    last = [words(cue) for cue in timeline.cues if second - 500 <= cue.at_ms <= second]
    assert last == ["stop", "up"]


def test_steps_that_run_on_are_announced_and_counted_down_in_the_work_before() -> None:
    plan = routine(step(MARCH, seconds=30, rest_seconds=0), step(STRETCH, seconds=30))
    script = said(rendered(plan))
    assert script[5:10] == [*("Half way", "Back stretch. 30 seconds.", "Three", "Two", "Breathe")]


def test_a_change_of_sides_without_a_gap_is_told_before_it() -> None:
    script = said(rendered(routine(step(SWINGS, seconds=30, rest_seconds=0))))
    assert script[4:9] == ["Half way", "Switch legs.", "Three", "Two", "Go"]


def test_reps_may_follow_without_a_gap() -> None:
    timeline = rendered(routine(step(MARCH, seconds=30, rest_seconds=0), step(SQUAT, 2)))
    assert starts(timeline)[1] - starts(timeline)[0] == 30_000
    assert "Down" in [words(cue) for cue in timeline.cues if cue.ends_ms == starts(timeline)[1]]


def test_a_rest_is_exact_after_reps_too() -> None:
    timeline = rendered(routine(step(SQUAT, 2, sets=2, rest_seconds=20)))
    assert between_starts(timeline) == {2 * 3_500 + 20_000}


def test_in_reps_sides_change_within_the_set_and_the_rest_comes_after_it() -> None:
    plan = routine(step(ONE_LEG_BRIDGE, 1, sets=2, rest_seconds=20))
    left, right, again, _ = starts(rendered(plan))
    assert again - right == 3_000 + 20_000
    assert right - left < 20_000


def test_an_exercise_counted_in_reps_is_not_counted_when_done_for_a_time() -> None:
    timeline = rendered(routine(step(SQUAT, seconds=20)))
    assert [str(p.kind) for p in timeline.phases] == ["prepare", "timed", "rest"]
    assert said(timeline)[3:] == [
        *("Three", "Two", "Go", "Half way", "Three", "Two", "One", "That's it. You are done.")
    ]


def test_the_last_seconds_are_ticked_where_nothing_is_said() -> None:
    timeline = rendered(routine(step(MARCH, seconds=20)), Settings(talk=Talk.TONES))
    end_ms = starts(timeline)[0] + 20_000
    heard = [(c.at_ms - end_ms, c.tone) for c in timeline.cues if c.at_ms > end_ms - 5_000]
    assert heard[:4] == [
        *((-3_000, Tone.TICK), (-2_000, Tone.TICK), (-1_000, Tone.TICK), (0, Tone.STOP))
    ]


@pytest.mark.parametrize("count", Count)
@pytest.mark.parametrize("lead_in_seconds", [0, 1, 3])
@pytest.mark.parametrize("step_of", ["rest", "run on", "short"])
def test_they_are_ticked_however_reps_are_counted(
    count: Count, lead_in_seconds: int, step_of: str
) -> None:
    seconds, rest_seconds = {"rest": (20, 10), "run on": (20, 0), "short": (4, 2)}[step_of]
    plan = routine(step(MARCH, seconds=seconds, sets=2, rest_seconds=rest_seconds))
    manner = Settings(talk=Talk.TONES, count=count, lead_in_seconds=lead_in_seconds)
    timeline = rendered(plan, manner)
    ticks = {cue.at_ms for cue in timeline.cues if cue.tone is Tone.TICK}
    ends = [start + seconds * 1_000 for start in starts(timeline)]
    assert {end - left for end in ends for left in (1_000, 2_000, 3_000)} <= ticks


def test_half_a_second_of_rest_is_said() -> None:
    plan = routine(step(MARCH, seconds=20, sets=2, rest_seconds=6.5))
    assert "Rest 6.5 seconds." in said(rendered(plan))


def test_rounds_are_told() -> None:
    group = Group(id="circuit", rounds=2, steps=(step(SQUAT, 1),))
    script = said(rendered(routine(group), Settings(talk=Talk.NAMES_AND_COUNTS)))
    assert [text for text in script if text.startswith("Round")] == [
        *("Round 1 of 2. Squat. 1 rep.", "Round 2 of 2. Squat. 1 rep.")
    ]


def test_in_a_short_rest_weights_are_still_put_down_and_changed_over() -> None:
    raise_ = step(RAISE, 2, sets=2, rest_seconds=6)
    timeline = rendered(routine(raise_, step(SQUAT, 2)), Settings(load=WithLoad.WITH))
    script = said(timeline)
    assert script.count("Move the weight to the other leg.") == 3
    assert "Put the weight down." in script
    assert CueKind.NEXT not in {kind for kind, _ in timeline.dropped}
