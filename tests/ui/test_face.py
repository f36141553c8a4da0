from collections.abc import Callable
from dataclasses import replace

from tests.ui import samples
from trainer.core.exercise import Direction, Held
from trainer.core.plan.timeline import Phase, PhaseKind
from trainer.core.snapshot import Snapshot, State
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


def test_from_afar_the_reps_left_are_shown() -> None:
    assert face_of(_rep(7), far=True).digits == "9"


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
