"""Phases, addresses, and the ways to begin in the middle."""

from dataclasses import replace

import pytest

from tests.core.bodies import (
    BRIDGE,
    EXERCISES,
    ONE_LEG_BRIDGE,
    RAISE,
    SQUAT,
    STRETCH,
    first,
    kinds,
    length_ms,
    rendered,
    routine,
    said,
    step,
    words,
)
from trainer.core.exercise import Tempo
from trainer.core.plan import expand, lay_out, texts
from trainer.core.plan.replies import reply_texts
from trainer.core.plan.timeline import Address, CueKind, PhaseKind, Speech, Timeline, Tone
from trainer.core.plan.words import HALF_WAY
from trainer.core.routine import Pace, SideOrder
from trainer.core.settings import Count, Settings, StepChoice, Talk
from trainer.core.text import message, sentence

SQUATS = rendered(routine(step(SQUAT)))


def parts(timeline: Timeline, rep: int = 1) -> list[tuple[str, int]]:
    return [(p.address.part, p.length_ms) for p in timeline.phases if p.address.rep == rep]


def test_the_squat_lowers_first_and_holds_at_the_bottom() -> None:
    assert parts(SQUATS) == [("eccentric", 1500), ("stretched", 1000), ("concentric", 1000)]


def test_the_leg_raise_lifts_first_and_holds_at_the_top() -> None:
    raised = rendered(routine(step(RAISE)))
    assert parts(raised)[:3] == [("concentric", 1000), ("contracted", 1000), ("eccentric", 1000)]


def test_without_holds_there_are_only_movements() -> None:
    timeline = rendered(routine(step(SQUAT)), Settings(hold_seconds=0))
    assert [part for part, _ in parts(timeline)] == ["eccentric", "concentric"]


def test_every_phase_of_a_set() -> None:
    assert kinds(SQUATS) == ["prepare", *["move", "hold", "move"] * 3, "rest"]


def test_a_written_rest_holds_the_preparation() -> None:
    timeline = rendered(routine(step(SQUAT, 1, sets=2, rest_seconds=9)))
    assert kinds(timeline)[4:6] == ["rest", "prepare"]
    assert timeline.phases[5].end_ms - timeline.phases[4].start_ms == 9_000


def test_a_rest_that_a_person_adds_comes_before_the_preparation() -> None:
    timeline = rendered(routine(step(SQUAT, 1, sets=2)), Settings(rest_seconds=9))
    assert kinds(timeline)[4:6] == ["rest", "prepare"]
    assert timeline.phases[4].length_ms == 9_000


def test_it_is_a_switch_when_only_the_side_changes() -> None:
    timeline = rendered(routine(step(ONE_LEG_BRIDGE, 1)))
    assert [kind for kind in kinds(timeline) if kind in {"prepare", "switch"}] == [
        *("prepare", "switch")
    ]


def test_it_is_no_switch_when_the_angle_changes_too() -> None:
    plan = routine(step(RAISE, 1, variants=("straight", "out")))
    snake = kinds(rendered(plan, Settings(side_order=SideOrder.SNAKE)))
    assert [k for k in snake if k in {"prepare", "switch"}] == [
        *("prepare", "switch", "prepare", "switch")
    ]
    assert "switch" not in kinds(rendered(plan))


def test_every_part_of_a_rep_begins_with_its_tone() -> None:
    starts = {p.start_ms: p.direction or p.held for p in SQUATS.phases if p.address.rep}
    tones = {c.at_ms: c.tone for c in SQUATS.cues if c.tone and c.at_ms in starts}
    assert len(tones) == len(starts)
    assert {(starts[at], tones[at]) for at in tones} == {
        ("eccentric", Tone.DOWN),
        ("stretched", Tone.HOLD),
        ("concentric", Tone.UP),
    }


def test_it_ends_with_a_tone() -> None:
    assert (SQUATS.cues[-1].tone, SQUATS.cues[-1].ends_ms) == (Tone.END, SQUATS.total_ms)


def test_an_empty_routine_lasts_nothing() -> None:
    timeline = rendered(routine())
    assert (timeline.total_ms, timeline.cues) == (0, ())


def test_a_wait_has_no_length_unless_one_is_given() -> None:
    plan, settings = routine(step(SQUAT, 8, pace=Pace.SELF)), Settings()
    blocks = expand(plan, EXERCISES, settings)
    left = [replace(block, wait_ms=9_000) for block in blocks]
    timelines = [lay_out(plan, each, settings, {}) for each in (blocks, left)]
    assert [first(each, PhaseKind.WAIT).length_ms for each in timelines] == [0, 9_000]
    heard = [{words(cue) for cue in timeline.cues} for timeline in timelines]
    assert "At your own pace. Press space to go on." in heard[0]
    assert "At your own pace, for 9 seconds." in heard[1]
    assert lay_out(plan, blocks, settings, {}).self_paced


def test_a_word_that_does_not_fit_is_said_faster() -> None:
    timeline = rendered(routine(step(SQUAT, 2)), Settings(tempo_factor=0.5, speech_wpm=100))
    speeds = {c.speech.speed for c in timeline.cues if c.speech and c.kind is CueKind.COUNT}
    assert speeds == {1.4}
    assert not timeline.dropped


def test_a_word_for_which_there_is_no_room_leaves_the_tone() -> None:
    plan, settings = routine(step(SQUAT, 2)), Settings(hold_seconds=0.1)
    timeline = rendered(plan, settings)
    assert [kind for kind, _ in timeline.dropped] == [CueKind.PHASE] * 2
    assert "Up" not in said(timeline)


def test_coaching_for_which_there_is_no_silence_is_dropped() -> None:
    brisk = Tempo.parse("0.3-0-0.3-0")
    timeline = rendered(routine(step(SQUAT, 8, tempo=brisk)), Settings(count=Count.OFF))
    assert {sentence(said) for kind, said in timeline.dropped if kind is CueKind.COACHING} == {
        *("Chest up", "Half way")
    }


def test_lengths_that_were_guessed_are_listed() -> None:
    plan, settings = routine(step(SQUAT, 1)), Settings(talk=Talk.COUNTS)
    timeline = lay_out(plan, expand(plan, EXERCISES, settings), settings, {})
    assert timeline.estimated
    assert {s.said.source for s in timeline.missing} == {
        *("Three", "Two", "Down"),
        *("Paused.", "Resuming.", "Ended.", "Next: {exercise}."),
    }
    assert not SQUATS.estimated


def test_beginning_with_a_rep() -> None:
    plan = routine(step(SQUAT), step(STRETCH))
    whole = rendered(plan)
    wanted = next(p.address for p in whole.phases if p.address.rep == 2)
    tail = rendered(plan, start=wanted)
    assert [p.address.rep for p in tail.phases[:4]] == [0, 2, 2, 2]
    assert said(tail)[:7] == [
        *("Squat.", "Feet apart.", "Sharp pain means stop.", "Three", "Two", "Down", "Hold")
    ]


def test_beginning_with_a_side_says_which() -> None:
    plan = routine(step(ONE_LEG_BRIDGE, 2))
    right = first(rendered(plan), PhaseKind.SWITCH).address
    tail = rendered(plan, start=right)
    assert said(tail)[0] == "Single-leg bridge. Right leg."
    assert kinds(tail)[0] == "prepare"
    assert len(tail.blocks) == len(tail.lead_ins) == 1


def test_beginning_with_the_first_block_is_beginning_at_the_top() -> None:
    assert rendered(routine(step(SQUAT)), start=SQUATS.phases[0].address) == SQUATS


def elsewhere(step_id: str, rep: int = 0) -> Address:
    return Address(
        step=step_id, round=1, set=7, variant=None, side=None, rep=rep, part="concentric"
    )


@pytest.mark.parametrize(("step_id", "block"), [("stretch", "stretch"), ("gone", "squat")])
def test_beginning_where_there_is_nothing_left(step_id: str, block: str) -> None:
    plan = routine(step(SQUAT), step(STRETCH))
    assert rendered(plan, start=elsewhere(step_id, 3)).blocks[0].step.id == block


def test_beginning_in_a_step_that_is_left_out_begins_with_the_next() -> None:
    plan = routine(step(SQUAT), step(BRIDGE), step(STRETCH))
    settings = Settings().with_choice("test", "bridge", StepChoice(skip=True))
    assert rendered(plan, settings, start=elsewhere("bridge")).blocks[0].step.id == "stretch"


def test_beginning_beyond_the_last_rep_begins_with_the_last() -> None:
    wanted = next(p.address for p in rendered(routine(step(SQUAT, 9))).phases if p.address.rep == 9)
    tail = rendered(routine(step(SQUAT, 3)), start=wanted)
    assert [p.address.rep for p in tail.phases] == [0, 3, 3, 3, 0]


def test_a_sentence_longer_than_the_exercise_is_left_out() -> None:
    plan, settings = routine(step(STRETCH, seconds=20)), Settings()
    endless = {Speech(HALF_WAY): 90_000}
    timeline = lay_out(plan, expand(plan, EXERCISES, settings), settings, endless)
    assert timeline.dropped == ((CueKind.COACHING, HALF_WAY),)
    assert said(timeline)[-4:-1] == ["Three", "Two", "One"]


def test_long_words_in_a_timed_exercise_begin_earlier() -> None:
    plan, settings = routine(step(STRETCH, seconds=10)), Settings()
    slow = {Speech(message(word)): 1_500 for word in ("Three", "Two", "One")}
    timeline = lay_out(plan, expand(plan, EXERCISES, settings), settings, slow)
    ends_ms = first(timeline, PhaseKind.TIMED).end_ms
    counts = [c for c in timeline.cues if c.kind is CueKind.COUNTDOWN][-3:]
    assert [(c.at_ms - ends_ms, c.ends_ms - ends_ms) for c in counts] == [
        *((-4_620, -3_120), (-3_080, -1_580), (-1_540, -40))
    ]


def test_at_an_easy_tempo_every_word_is_known_beforehand() -> None:
    plan, settings = routine(step(SQUAT, 15), step(RAISE, 15), step(STRETCH)), Settings()
    unhurried = replace(settings, tempo_factor=2)
    blocks = expand(plan, EXERCISES, unhurried)
    lengths = {speech: length_ms(speech) for speech in texts(blocks, unhurried)}
    timeline = lay_out(plan, blocks, unhurried, lengths)
    assert not timeline.missing
    spoken = {cue.speech for cue in timeline.cues if cue.speech}
    answers = {Speech(said) for said in reply_texts(blocks, unhurried)}
    assert spoken | answers == set(lengths)


@pytest.mark.parametrize(("length_ms", "speed"), [(900, 1.0), (901, 1.2)])
def test_coaching_stands_apart_from_the_word_that_follows(length_ms: int, speed: float) -> None:
    """In the squat's longest silence: 1500 ms without the tone, "Hold" and the gaps."""
    plan, settings = routine(step(SQUAT, 8)), Settings()
    known = {Speech(message("Hold")): 440, Speech(message("Chest up")): length_ms}
    timeline = lay_out(plan, expand(plan, EXERCISES, settings), settings, known)
    (coached,) = (c.speech for c in timeline.cues if words(c) == "Chest up")
    assert coached == Speech(message("Chest up"), speed)
