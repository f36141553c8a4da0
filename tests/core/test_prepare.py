"""What comes before a block lasts as long as its words or the body's way, and no longer."""

from dataclasses import replace

import pytest

from tests.core.bodies import (
    EXERCISES,
    ONE_LEG_BRIDGE,
    RAISE,
    SQUAT,
    STRETCH,
    first,
    rendered,
    routine,
    step,
    words,
)
from trainer.core.exercise import Exercise, Position
from trainer.core.plan.timeline import CueKind, Phase, PhaseKind, Timeline, Tone
from trainer.core.plan.way import way_ms
from trainer.core.routine import Pace
from trainer.core.settings import Settings, Talk

SILENT = Settings(talk=Talk.TONES, lead_in_seconds=0)


def prepared(timeline: Timeline) -> list[tuple[int, str]]:
    """Return what is said in the first preparation, and when."""
    prepare = timeline.phases[0]
    return [(c.at_ms, words(c)) for c in timeline.cues if c.ends_ms <= prepare.end_ms]


def test_sentences_follow_each_other_and_the_countdown_follows_them() -> None:
    timeline = rendered(routine(step(STRETCH)))
    (_, title), (three_ms, _), (two_ms, _), _ = prepared(timeline)
    title_ends = timeline.cues[0].ends_ms
    assert title == "Back stretch. 30 seconds."
    assert (three_ms, two_ms) == (title_ends + 250, title_ends + 1250)


def test_the_last_word_ends_where_the_movement_starts() -> None:
    timeline = rendered(routine(step(STRETCH)))
    (begin,) = (c for c in timeline.cues if words(c) == "Breathe")
    assert (begin.ends_ms, begin.kind) == (timeline.phases[1].start_ms, CueKind.PHASE)


def test_long_words_make_the_countdown_slower() -> None:
    settings = Settings(talk=Talk.COUNTS, speech_wpm=40)
    _, (three_ms, _), (two_ms, _), _ = prepared(rendered(routine(step(SQUAT)), settings))
    assert two_ms - three_ms == 4 * 320 + 40


@pytest.mark.parametrize(
    ("before", "exercise", "way"),
    [(SQUAT, RAISE, 5_000), (RAISE, ONE_LEG_BRIDGE, 4_000), (RAISE, STRETCH, 2_000)],
)
def test_the_bodys_way_takes_its_time(before: Exercise, exercise: Exercise, way: int) -> None:
    only_left = replace(before, sides=SQUAT.sides)
    exercises = {**EXERCISES, before.id: only_left}
    plan = routine(step(before, 1), step(exercise, 1))
    timeline = rendered(plan, SILENT, exercises=exercises)
    prepares = [p for p in timeline.phases if p.kind is PhaseKind.PREPARE]
    assert prepares[1].length_ms == way


def test_the_first_way_is_from_standing() -> None:
    assert first(rendered(routine(step(RAISE)), SILENT), PhaseKind.PREPARE).length_ms == 5_000


@pytest.mark.parametrize("start", Position)
@pytest.mark.parametrize("end", Position)
def test_the_way_back_is_as_long(start: Position, end: Position) -> None:
    assert way_ms(start, end) == way_ms(end, start)
    assert (way_ms(start, end) == 1_000) == (start is end)


def test_tones_count_down_too() -> None:
    timeline = rendered(routine(step(RAISE)), Settings(talk=Talk.TONES))
    ticks = [c.at_ms for c in timeline.cues if c.tone is Tone.TICK and c.at_ms < 5_000]
    assert ticks == [0, 2_000, 3_000, 4_000]


def test_the_tone_that_ends_a_block_stands_apart_from_the_countdown() -> None:
    timeline = rendered(routine(step(SQUAT)), Settings(talk=Talk.TONES, lead_in_seconds=5))
    ticks = [c.at_ms for c in timeline.cues if c.tone is Tone.TICK]
    assert ticks == [0, 330, 1_330, 2_330, 3_330, 4_330]


def test_a_self_paced_step_has_no_countdown() -> None:
    timeline = rendered(routine(step(RAISE, pace=Pace.SELF)), Settings(talk=Talk.COUNTS))
    assert prepared(timeline) == [(0, "tick")]
    assert timeline.lead_ins[0] == ()


def length_of_switch(settings: Settings) -> int:
    switch: Phase = first(rendered(routine(step(ONE_LEG_BRIDGE, 1)), settings), PhaseKind.SWITCH)
    return switch.length_ms


def test_the_longer_of_words_and_way_counts() -> None:
    assert length_of_switch(SILENT) == 1_000
    assert length_of_switch(Settings()) > 3_000


def test_lead_ins_are_the_countdown_again() -> None:
    timeline = rendered(routine(step(SQUAT)))
    starts = timeline.phases[1].start_ms
    assert [c.shifted(starts) for c in timeline.lead_ins[0]] == list(timeline.cues[3:6])
