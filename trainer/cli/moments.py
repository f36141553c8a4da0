"""Which moments of an exercise tell what its movement is."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.core.exercise import Direction, Held, Words
from trainer.core.figure.motion import TimedMotion
from trainer.core.figure.performance import Performance
from trainer.core.plan.timeline import Block, Phase, PhaseKind
from trainer.core.text import tr

_ON_THE_WAY = (0.4, 0.6)
"""When a movement is looked at: it has come a third of its way, and two thirds."""

_FRAMES = 8
"""At about how many places a timed exercise is looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A part (0 to 1) of a phase, and the word for it."""

    phase: Phase
    fraction: float
    word: str


def phases_of(performance: Performance, number: int) -> tuple[Phase, ...]:
    """Return the phases of a block in which the exercise is done."""
    first, end = performance.timeline.block_spans[number]
    return tuple(phase for phase in performance.timeline.phases[first:end] if phase.kind.works)


def moment_at(performance: Performance, number: int, part: float | None) -> Moment:
    """Return the moment at a part of a block's first movement, or of a timed one's first round.

    Where no part is asked for, it is where the first movement leads, or a round starts.
    """
    phase = phases_of(performance, number)[0]
    motion = performance.motion(performance.timeline.blocks[phase.block])
    if isinstance(motion, TimedMotion):
        start, length = motion.first_round(phase.length_ms)
        return _timed(phase, start + length * (part or 0.0))
    return Moment(phase=phase, fraction=1.0 if part is None else part, word="")


def moments(performance: Performance, number: int) -> Iterator[Moment]:
    """Yield the moments of a block that show all of its movement: one rep, or one round."""
    phases = phases_of(performance, number)
    block = performance.timeline.blocks[number]
    motion = performance.motion(block)
    if isinstance(motion, TimedMotion):
        yield from _rounds(motion, phases[0])
        return
    yield Moment(phase=phases[0], fraction=0.0, word=tr("Start"))
    for phase, after in zip(phases, (*phases[1:], None), strict=True):
        word = _word(phase, block)
        if phase.kind is PhaseKind.HOLD:
            yield Moment(phase=phase, fraction=0.5, word=word)
            continue
        for fraction in _ON_THE_WAY:
            yield Moment(phase=phase, fraction=fraction, word=word)
        if after is None or after.kind is not PhaseKind.HOLD:
            yield Moment(phase=phase, fraction=1.0, word=word)


def _rounds(motion: TimedMotion, phase: Phase) -> Iterator[Moment]:
    start, length = motion.first_round(phase.length_ms)
    poses = len(motion.stances)
    frames = 1 if motion.still else poses * max(1, round(_FRAMES / motion.halves / poses))
    for half in range(motion.halves):
        for frame in range(frames):
            elapsed = start + length * frame / frames + phase.length_ms * half / motion.halves
            yield _timed(phase, elapsed)


def _timed(phase: Phase, elapsed_ms: float) -> Moment:
    return Moment(
        phase=phase,
        fraction=elapsed_ms / phase.length_ms,
        word=tr("{seconds} s", seconds=f"{elapsed_ms / 1000:.1f}"),
    )


def _word(phase: Phase, block: Block) -> str:
    words: Words = block.exercise.words
    names = {
        Direction.ECCENTRIC: words.eccentric,
        Direction.CONCENTRIC: words.concentric,
        Held.STRETCHED: words.stretched,
        Held.CONTRACTED: words.contracted,
    }
    found = phase.direction or phase.held
    return tr(names[found]) if found else ""
