"""What the ring shows at one instant: word, number and shape; pure."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from trainer.core.exercise import Direction
from trainer.core.plan.timeline import Phase, PhaseKind
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


def face_of(shot: Snapshot, *, far: bool = False) -> Face:
    """Return what the ring shows; seen from `far` the number is that of the reps left."""
    return Face(
        word=_word(shot).upper(),
        digits=_digits(shot, far=far),
        foot="" if far else _foot(shot),
        shape=shape_of(shot.phase),
        tint=Tint.QUIET if shot.state is State.PAUSED else tint_of(shot.phase),
        fraction=shot.fraction,
    )


def _word(shot: Snapshot) -> str:
    if shot.state is State.PAUSED:
        return tr("Paused")
    if shot.state is State.FINISHED:
        return tr("Done")
    if shot.lead_in_ms:
        return tr("Ready")
    return phase_word(shot.phase, shot.block)


def _digits(shot: Snapshot, *, far: bool) -> str:
    if shot.lead_in_ms and shot.state is State.RUNNING:
        return str(ceil(shot.lead_in_ms / 1000))
    if shot.phase.kind is PhaseKind.WAIT:
        return str(shot.block.reps) if shot.block.tempo else ""
    rep = shot.phase.address.rep
    if rep and far:
        return str(shot.reps_left)
    if rep:
        return rep_of(rep, shot.block.reps)
    return seconds_left(shot.phase_left_ms, shot.phase.length_ms)


def _foot(shot: Snapshot) -> str:
    if shot.phase.kind is PhaseKind.WAIT and shot.block.tempo:
        return tr("reps")
    if shot.phase.address.rep:
        return tr("last one") if shot.reps_left == 1 else ""
    if shot.phase.kind in _READYING and shot.block.tempo and shot.state is not State.PAUSED:
        return tr("then {reps} reps", reps=shot.block.reps)
    return ""


_READYING = {PhaseKind.PREPARE, PhaseKind.SWITCH}


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
