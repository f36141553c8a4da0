from collections.abc import Callable
from dataclasses import replace
from math import ceil

import pytest

from tests.ui import samples
from trainer.core.exercise import Direction, Held
from trainer.core.plan.timeline import CueKind, Phase, PhaseKind
from trainer.core.settings import Count
from trainer.core.snapshot import Snapshot, State
from trainer.core.text import number_word, sentence
from trainer.ui.colours import Tint
from trainer.ui.face import Face, Shape, face_of, shape_of, tint_of

GLUTES = samples.laid_out("glutes")
ODD = samples.laid_out("odd")


def _shot(fits: Callable[[Phase], bool]) -> Snapshot:
    return samples.shot_at(GLUTES, samples.find(GLUTES, fits))


def _rep(number: int) -> Snapshot:
    return _shot(lambda p: p.address.rep == number and p.direction is Direction.CONCENTRIC)


def test_a_rep_shows_word_and_number() -> None:
    assert face_of(_rep(7)) == Face(
        word="UP",
        digits="\u20077 / 15",
        shape=Shape.RISING,
        tint=Tint.WORK,
        fraction=face_of(_rep(7)).fraction,
    )


UP = ("7", "of 15")
LEFT = ("9", "left")


@pytest.mark.parametrize(
    ("count", "shown"),
    [(Count.UP, UP), (Count.OFF, UP), (Count.DOWN, LEFT), (Count.LAST_THREE, LEFT)],
)
def test_from_afar_reps_are_counted_as_the_voice_does(count: Count, shown: tuple[str, str]) -> None:
    face = face_of(_rep(7), far=True, count=count)
    assert (face.digits, face.foot) == shown


@pytest.mark.parametrize("count", [Count.UP, Count.DOWN])
def test_the_number_is_the_one_that_is_said(count: Count) -> None:
    timeline = samples.laid_out("glutes", count)
    index = samples.find(timeline, lambda p: p.address.rep == 7)
    start_ms = timeline.phases[index].start_ms
    counts = [cue for cue in timeline.cues if cue.kind is CueKind.COUNT]
    said = next(cue.speech for cue in counts if cue.ends_ms == start_ms)
    face = face_of(samples.shot_at(timeline, index), far=True, count=count)
    assert said
    assert sentence(said.said) == sentence(number_word(int(face.digits)))


def test_near_by_reps_left_are_named() -> None:
    face = face_of(_rep(7), count=Count.DOWN)
    assert (face.digits, face.foot) == LEFT
    assert face_of(_rep(7), count=Count.OFF).digits == "\u20077 / 15"
    assert face_of(_rep(15), count=Count.DOWN).foot == "last one"


def test_from_afar_a_lead_in_and_a_short_time_are_told_in_seconds() -> None:
    face = face_of(replace(_rep(7), lead_in_ms=1900), far=True)
    assert (face.digits, face.foot) == ("2", "sec")
    short = _shot(lambda p: p.kind is PhaseKind.TIMED and p.address.step == "back-stretch")
    assert face_of(short, far=True).foot == "sec"
    long = samples.shot_at(ODD, samples.find(ODD, lambda p: p.kind is PhaseKind.TIMED))
    assert face_of(long, far=True).foot == ""


def test_from_afar_ones_own_pace_tells_the_reps() -> None:
    index = samples.find(ODD, lambda p: p.kind is PhaseKind.WAIT)
    face = face_of(samples.shot_at(ODD, index, state=State.WAITING), far=True)
    assert (face.digits, face.foot) == ("10", "reps")


def test_a_rest_counts_down_to_the_work() -> None:
    rest = samples.find(ODD, lambda p: p.kind is PhaseKind.REST)
    block = ODD.phases[rest].block
    shown = []
    for index in range(rest, rest + 3):
        phase = ODD.phases[index]
        for at in range(0, phase.length_ms, 1000):
            shot = samples.shot_at(ODD, index, at / phase.length_ms)
            if phase.block == block and shot.until_work_ms:
                shown.append(ceil(shot.until_work_ms / 1000))
                assert face_of(shot).digits.endswith(f"{shown[-1] % 60:02}")
    assert shown == sorted(shown, reverse=True)
    assert shown[-1] <= 2


def test_the_last_rep_says_so() -> None:
    assert face_of(_rep(15)).foot == "last one"
    assert face_of(_rep(14)).foot == ""


def test_a_timed_phase_counts_seconds_down() -> None:
    shot = _shot(lambda p: p.kind is PhaseKind.TIMED and p.address.step == "back-stretch")
    assert face_of(shot).digits == "12"


def test_preparing_tells_what_comes() -> None:
    shot = _shot(lambda p: p.kind is PhaseKind.PREPARE and p.address.step == "squat")
    assert face_of(shot).word == "PREPARE"
    assert face_of(shot).foot == "then 15 reps"


def test_a_lead_in_counts_down_to_the_phase() -> None:
    face = face_of(replace(_rep(7), lead_in_ms=1900))
    assert (face.word, face.digits) == ("READY", "2")


def test_a_pause_is_told_by_word_and_loses_its_colour() -> None:
    face = face_of(replace(_rep(7), state=State.PAUSED))
    assert (face.word, face.tint) == ("PAUSED", Tint.QUIET)


def test_the_end_is_told() -> None:
    assert face_of(replace(_rep(7), state=State.FINISHED)).word == "DONE"


def test_waiting_shows_the_reps_to_do() -> None:
    index = samples.find(ODD, lambda p: p.kind is PhaseKind.WAIT)
    face = face_of(samples.shot_at(ODD, index, state=State.WAITING))
    assert (face.word, face.digits, face.foot) == ("YOUR PACE", "10", "reps")
    assert face.shape is Shape.DOTS


def test_no_two_kinds_of_work_share_shape_and_colour() -> None:
    up = _rep(1).phase
    kinds = [
        up,
        replace(up, direction=Direction.ECCENTRIC),
        replace(up, kind=PhaseKind.HOLD, direction=None, held=Held.CONTRACTED),
        replace(up, kind=PhaseKind.TIMED),
        replace(up, kind=PhaseKind.REST),
        replace(up, kind=PhaseKind.WAIT),
    ]
    assert len({shape_of(phase) for phase in kinds}) == len(kinds)
    assert [tint_of(phase) for phase in kinds] == [
        Tint.WORK,
        Tint.LOWER,
        Tint.HOLD,
        Tint.HOLD,
        Tint.REST,
        Tint.REST,
    ]


def test_the_ring_fills_once_in_a_rest_that_ends_with_a_preparation() -> None:
    rest = samples.find(ODD, lambda p: p.kind is PhaseKind.REST)
    filled = [
        face_of(samples.shot_at(ODD, index, part / 4)).fraction
        for index in (rest, rest + 1)
        for part in range(4)
    ]
    assert ODD.phases[rest + 1].kind.prepares
    assert filled == sorted(filled)
    assert filled[0] == 0
