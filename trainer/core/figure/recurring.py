"""Instants of a workout that come again: in every rep, in every round of a cycle."""

from dataclasses import dataclass

from trainer.core.figure.motion import RepMotion, TimedMotion
from trainer.core.figure.performance import Performance
from trainer.core.plan.timeline import Phase, PhaseKind

FRAMES_A_SECOND = 30

_NEXT = 0.8
"""An instant that is at most so many frames beside the next one counts as that: so a frame is
neither shown twice nor left out again and again where a round takes no whole number of frames."""


@dataclass(frozen=True, slots=True)
class Instant:
    """A frame of a movement.

    Attributes:
        stretch: what it is a frame of: the same for all reps of a block.
        number: which frame of that, counted on through all rounds of a cycle.
        frames: after so many frames all comes again.
        fraction: the part (0 to 1) of the phase where it is seen first.

    """

    stretch: tuple[object, ...]
    number: int
    frames: int
    fraction: float

    @property
    def key(self) -> tuple[object, ...]:
        """The same for instants of a block that look the same."""
        return (*self.stretch, self.number % self.frames)


def recurring(
    performance: Performance, phase: Phase, fraction: float, before: Instant | None = None
) -> Instant | None:
    """Return the frame nearest to a part (0 to 1) of a phase, if it comes again in the block.

    `before` is the frame that was shown last.
    """
    block = performance.timeline.blocks[phase.block]
    if performance.hurries(phase):
        return None
    motion = performance.motion(block)
    if phase.kind is PhaseKind.MOVE and isinstance(motion, RepMotion):
        return None if performance.opens(phase) else _of_rep(phase, fraction)
    if phase.kind is PhaseKind.TIMED and isinstance(motion, TimedMotion) and not motion.still:
        return _of_round(motion, phase.length_ms, fraction, before)
    return None


def _frames(length_ms: float) -> int:
    return max(1, round(length_ms * FRAMES_A_SECOND / 1000))


def _of_rep(phase: Phase, fraction: float) -> Instant:
    frames = _frames(phase.length_ms)
    number = round(fraction * frames)
    stretch = (phase.direction, phase.length_ms)
    return Instant(stretch, number, frames + 1, number / frames)


def _of_round(
    motion: TimedMotion, length_ms: int, fraction: float, before: Instant | None
) -> Instant | None:
    part_ms = length_ms / motion.halves
    half = min(motion.halves - 1, int(fraction * motion.halves))
    into_ms, round_ms = motion.first_round(length_ms)
    elapsed_ms = fraction * length_ms - half * part_ms - into_ms
    if not 0 <= elapsed_ms <= part_ms - 2 * into_ms:
        return None
    stretch, frames = (half, length_ms), _frames(round_ms)
    number = round(_sticking(elapsed_ms / round_ms * frames, stretch, before))
    first_ms = half * part_ms + into_ms + number % frames / frames * round_ms
    return Instant(stretch, number, frames, first_ms / length_ms)


def _sticking(place: float, stretch: tuple[object, ...], before: Instant | None) -> float:
    follows = before and before.stretch == stretch and abs(place - before.number - 1) < _NEXT
    return before.number + 1 if before and follows else place
