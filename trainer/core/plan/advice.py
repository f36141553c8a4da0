"""What a routine's rests leave no time for, said so that a person can change it."""

from collections.abc import Iterator
from itertools import pairwise

from trainer.core.plan.timeline import Block, Timeline
from trainer.core.text import Message, message


def short_rests(timeline: Timeline) -> Iterator[tuple[Block, Message]]:
    """Yield every block after which the rest is too short, once a step, and a sentence on it."""
    told: set[tuple[str, str]] = set()
    for number, (before, block) in enumerate(pairwise(timeline.blocks), 1):
        steps = (before.step.id, block.step.id)
        lacking_ms = timeline.lacking_ms[number]
        if lacking_ms and steps not in told:
            told.add(steps)
            yield before, _sentence(block, lacking_ms)


def _sentence(block: Block, lacking_ms: int) -> Message:
    if block.runs_on:
        return message(
            "{exercise} follows without a rest: its instructions are left out, and getting into "
            "position takes time from the work. A rest of {needed} s would hold both.",
            exercise=message(block.exercise.name),
            needed=f"{lacking_ms / 1000:.1f}",
        )
    return message(
        "The rest of {rest} s before {exercise} is {lacking} s too short for its instructions "
        "and for getting into position. Make it longer, or part of that is left out.",
        rest=f"{block.rest_ms / 1000:g}",
        exercise=message(block.exercise.name),
        lacking=f"{lacking_ms / 1000:.1f}",
    )
