"""What a person is shown of a block before doing it: its movement, at its own tempo."""

from collections.abc import Iterator

from trainer.core.plan.parts import parts_of
from trainer.core.plan.timeline import Block, Phase, PhaseKind, Timeline


def demonstration(timeline: Timeline, number: int) -> tuple[Phase, ...]:
    """Return the phases that show what a block is: its last rep, or its timed phase.

    A self-paced block has neither; its phases are those that it would have, timed from 0.
    """
    block = timeline.blocks[number]
    if block.self_paced:
        return tuple(_rep(block, number) if block.tempo else _stretch(block, number))
    first, end = timeline.block_spans[number]
    phases = timeline.phases[first:end]
    return tuple(
        phase
        for phase in phases
        if phase.kind is PhaseKind.TIMED
        or (phase.address.rep == phases[-1].address.rep and phase.address.rep)
    )


def _rep(block: Block, number: int) -> Iterator[Phase]:
    at_ms = 0
    for part in parts_of(block):
        yield Phase(
            start_ms=at_ms,
            end_ms=at_ms + part.length_ms,
            kind=part.kind,
            address=block.address(1, part.name),
            block=number,
            direction=part.direction,
            held=part.held,
        )
        at_ms += part.length_ms


def _stretch(block: Block, number: int) -> Iterator[Phase]:
    yield Phase(
        start_ms=0,
        end_ms=round((block.seconds or block.exercise.seconds) * 1000),
        kind=PhaseKind.TIMED,
        address=block.address(0, PhaseKind.TIMED),
        block=number,
    )
