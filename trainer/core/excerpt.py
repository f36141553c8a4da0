"""A part of a workout, from one of its steps to another."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from trainer.core.nearest import nearest
from trainer.core.plan.timeline import CLOSING, Address, Cue, CueKind, Timeline
from trainer.core.routine import Routine
from trainer.core.text import Message, message, sentence


class NoSuchPartError(Exception):
    """A routine has no such part; its message says why to the person."""

    def __init__(self, problem: Message) -> None:
        super().__init__(sentence(problem))
        self.problem = problem


def check_part(routine: Routine, first: str | None, last: str | None) -> None:
    """Make sure that a routine has these steps, in this order; None is its own first or last.

    Raises:
        NoSuchPartError: it hasn't.

    """
    steps = [step.id for step in routine.all_steps()]
    for name in (first, last):
        if name is not None and name not in steps:
            raise NoSuchPartError(_unknown(routine, name, steps))
    if first is not None and last is not None and steps.index(first) > steps.index(last):
        raise NoSuchPartError(
            message(
                "In {routine} the step {first} comes after {last}. Name them the other way round.",
                routine=routine.id,
                first=first,
                last=last,
            )
        )


def beginning(step: str) -> Address:
    """Return where a step begins, whichever of its blocks comes first."""
    return Address(step=step, round=0, set=0, variant=None, side=None, rep=0, part="")


def until(timeline: Timeline, step: str) -> Timeline:
    """Return a timeline that ends, with its close, after the last block of a step."""
    last = max(number for number, block in enumerate(timeline.blocks) if block.step.id == step)
    if last == len(timeline.blocks) - 1:
        return timeline
    close = next(phase for phase in timeline.phases if phase.address.part == CLOSING)
    end_ms = timeline.phases[timeline.block_spans[last][1] - 1].end_ms
    earlier_ms = close.start_ms - end_ms
    phases = tuple(phase for phase in timeline.phases if phase.block <= last)
    closing = replace(
        close,
        start_ms=end_ms,
        end_ms=close.end_ms - earlier_ms,
        address=timeline.blocks[last].address(0, CLOSING),
        block=last,
    )
    return replace(
        timeline,
        blocks=timeline.blocks[: last + 1],
        phases=(*phases, closing),
        lead_ins=timeline.lead_ins[: last + 1],
        cues=(
            *_before(timeline.cues, _work_ms(timeline, last), end_ms),
            *(cue.shifted(-earlier_ms) for cue in timeline.cues if cue.at_ms >= close.start_ms),
        ),
    )


def spoken(timeline: Timeline) -> tuple[tuple[int, int], ...]:
    """Return the stretches, in ms, from each block's first cue to its last; the close is one too.

    A block without a cue has none.
    """
    starts = [timeline.block_start_ms(number) for number in range(len(timeline.blocks))]
    starts += [phase.start_ms for phase in timeline.phases if phase.address.part == CLOSING]
    cues = sorted(timeline.cues, key=attrgetter("at_ms"))
    spans = []
    for start_ms, end_ms in zip(starts, (*starts[1:], None), strict=True):
        first = bisect_left(cues, start_ms, key=attrgetter("at_ms"))
        last = len(cues) if end_ms is None else bisect_left(cues, end_ms, key=attrgetter("at_ms"))
        if first < last:
            spans.append((cues[first].at_ms, max(cue.ends_ms for cue in cues[first:last])))
    return tuple(spans)


def _work_ms(timeline: Timeline, block: int) -> int:
    """Return where a block's preparation is over."""
    first, end = timeline.block_spans[block]
    return next(p.start_ms for p in timeline.phases[first:end] if not p.kind.precedes_work)


def _before(cues: Sequence[Cue], work_ms: int, end_ms: int) -> tuple[Cue, ...]:
    """Return the cues until an end, without those in the last work that say what comes next."""
    return tuple(
        cue
        for cue in cues
        if cue.at_ms < end_ms and not (cue.kind is CueKind.NEXT and cue.at_ms >= work_ms)
    )


def _unknown(routine: Routine, name: str, steps: Sequence[str]) -> Message:
    meant = nearest(name, steps)
    if meant:
        return message(
            "The routine {routine} has no step {name}. Did you mean {meant}?",
            routine=routine.id,
            name=name,
            meant=meant,
        )
    return message(
        "The routine {routine} has no step {name}. It has: {steps}.",
        routine=routine.id,
        name=name,
        steps=", ".join(steps),
    )
