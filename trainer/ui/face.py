"""What the ring shows at one instant: word, number and shape; pure."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from trainer.core.exercise import Direction
from trainer.core.plan.timeline import Phase, PhaseKind
from trainer.core.settings import Count
from trainer.core.snapshot import Snapshot, State
from trainer.core.text import tr
from trainer.ui.colours import Tint
from trainer.ui.describe import phase_word, rep_of, seconds_left


class Shape(StrEnum):
    """How the ring is drawn, so that a phase can be told without its colour.

    Rising fills from the bottom up both sides, falling from the top down both sides, doubled is
    two thin lines, a sweep runs clockwise, dashes too, dots stand still.
    """

    RISING = "rising"
    FALLING = "falling"
    DOUBLED = "doubled"
    SWEEP = "sweep"
    DASHES = "dashes"
    DOTS = "dots"


@dataclass(frozen=True, kw_only=True, slots=True)
class Face:
    """All that the ring shows. `foot` is a short line below the number; `fraction` is 0 to 1."""

    word: str = ""
    digits: str = ""
    foot: str = ""
    shape: Shape = Shape.SWEEP
    tint: Tint = Tint.QUIET
    fraction: float = 0.0

    @property
    def still(self) -> tuple[object, ...]:
        """All but what moves."""
        return (self.word, self.digits, self.foot, self.shape, self.tint)

    @property
    def text(self) -> tuple[str, str, str]:
        """What is written in the ring."""
        return (self.word, self.digits, self.foot)


def face_of(shot: Snapshot, *, far: bool = False, count: Count = Count.UP) -> Face:
    """Return what the ring shows: reps as the voice counts them, or would if it did.

    Seen from `far` there is one number, and what it counts is said below it.
    """
    left = count in _COUNTING_LEFT
    return Face(
        word=_word(shot).upper(),
        digits=_digits(shot, far=far, left=left),
        foot=_foot_afar(shot, left=left) if far else _foot(shot, left=left),
        shape=shape_of(shot.phase),
        tint=Tint.QUIET if shot.state is State.PAUSED else tint_of(shot.phase),
        fraction=fraction_of(shot),
    )


_COUNTING_LEFT = {Count.DOWN, Count.LAST_THREE}


def _word(shot: Snapshot) -> str:
    if shot.state is State.PAUSED:
        return tr("Paused")
    if shot.state is State.FINISHED:
        return tr("Done")
    if shot.lead_in_ms:
        return tr("Ready")
    return phase_word(shot.phase, shot.block)


def _digits(shot: Snapshot, *, far: bool, left: bool) -> str:
    if _is_led_in(shot):
        return str(ceil(shot.lead_in_ms / 1000))
    if shot.phase.kind is PhaseKind.WAIT:
        return str(shot.block.reps) if shot.block.counted else ""
    rep = shot.phase.address.rep
    if rep and left:
        return str(shot.reps_left)
    if rep:
        return str(rep) if far else rep_of(rep, shot.block.reps)
    return seconds_left(*seconds_of(shot))


def seconds_of(shot: Snapshot) -> tuple[int, int]:
    """Return what is left of a stretch that is told in seconds, and how long it is, in ms.

    A rest counts down to the work: the preparation is a part of it.
    """
    if shot.until_work_ms:
        return shot.until_work_ms, shot.before_work_ms
    return shot.phase_left_ms, shot.phase.length_ms


def fraction_of(shot: Snapshot) -> float:
    """Return how much of the ring is filled: it is full when the work begins."""
    if shot.until_work_ms:
        return 1 - shot.until_work_ms / shot.before_work_ms
    return shot.fraction


def _is_led_in(shot: Snapshot) -> bool:
    return shot.lead_in_ms > 0 and shot.state is State.RUNNING


def _foot_afar(shot: Snapshot, *, left: bool) -> str:
    """Return what the number counts; a time of minutes and seconds needs no name."""
    if _is_led_in(shot):
        return tr("sec")
    if shot.phase.kind is PhaseKind.WAIT:
        return tr("reps") if shot.block.counted else ""
    if shot.phase.address.rep:
        return tr("left") if left else tr("of {reps}", reps=shot.block.reps)
    return tr("sec") if seconds_left(*seconds_of(shot)).isdecimal() else ""


def _foot(shot: Snapshot, *, left: bool) -> str:
    if shot.phase.kind is PhaseKind.WAIT and shot.block.counted:
        return tr("reps")
    if shot.phase.address.rep and not _is_led_in(shot):
        if shot.reps_left == 1:
            return tr("last one")
        return tr("left") if left else ""
    if shot.phase.kind.prepares and shot.block.counted and shot.state is not State.PAUSED:
        return tr("then {reps} reps", reps=shot.block.reps)
    return ""


def shape_of(phase: Phase) -> Shape:
    """Return the ring's shape in a phase."""
    match phase.kind:
        case PhaseKind.MOVE:
            lowers = phase.direction is Direction.ECCENTRIC
            return Shape.FALLING if lowers else Shape.RISING
        case PhaseKind.HOLD:
            return Shape.DOUBLED
        case PhaseKind.TIMED:
            return Shape.SWEEP
        case PhaseKind.WAIT:
            return Shape.DOTS
        case PhaseKind.PREPARE | PhaseKind.SWITCH | PhaseKind.REST:
            return Shape.DASHES


def tint_of(phase: Phase) -> Tint:
    """Return what the ring's colour stands for in a phase."""
    match phase.kind:
        case PhaseKind.MOVE:
            return Tint.LOWER if phase.direction is Direction.ECCENTRIC else Tint.WORK
        case PhaseKind.HOLD | PhaseKind.TIMED:
            return Tint.HOLD
        case PhaseKind.PREPARE | PhaseKind.SWITCH | PhaseKind.REST | PhaseKind.WAIT:
            return Tint.REST
