"""The parts of one rep: movements and holds, in the order in which an exercise does them."""

from dataclasses import dataclass

from trainer.core.exercise import Direction, Held
from trainer.core.plan.timeline import Block, PhaseKind, Tone


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A movement or a hold: its length, its name in addresses, its word and its tone."""

    kind: PhaseKind
    length_ms: int
    name: str
    word: str
    tone: Tone
    direction: Direction | None = None
    held: Held | None = None


def parts_of(block: Block) -> tuple[Part, ...]:
    """Return the parts of every rep of a block; what takes no time is left out."""
    assert block.tempo is not None  # noqa: S101 - a block in reps has a tempo
    tempo, words = block.tempo, block.exercise.words
    down = _move(Direction.ECCENTRIC, tempo.eccentric_ms, words.eccentric)
    stretched = _hold(Held.STRETCHED, tempo.stretched_ms, words.stretched)
    up = _move(Direction.CONCENTRIC, tempo.concentric_ms, words.concentric)
    contracted = _hold(Held.CONTRACTED, tempo.contracted_ms, words.contracted)
    if block.exercise.starts is Direction.ECCENTRIC:
        parts = (down, stretched, up, contracted)
    else:
        parts = (up, contracted, down, stretched)
    return tuple(part for part in parts if part.length_ms)


def _move(direction: Direction, length_ms: int, word: str) -> Part:
    return Part(
        kind=PhaseKind.MOVE,
        length_ms=length_ms,
        name=direction.value,
        word=word,
        tone=Tone.DOWN if direction is Direction.ECCENTRIC else Tone.UP,
        direction=direction,
    )


def _hold(held: Held, length_ms: int, word: str) -> Part:
    return Part(
        kind=PhaseKind.HOLD,
        length_ms=length_ms,
        name=held.value,
        word=word,
        tone=Tone.HOLD,
        held=held,
    )
