"""Where a place in one lay-out of a workout is in another, after settings were changed."""

from trainer.core.plan.timeline import CLOSING, Block, Phase, Timeline


def carry_over(phase: Phase, block: Block, new: Timeline) -> int:
    """Return the index of the phase in the new lay-out with which an old one goes on.

    That is the phase with the same address. Where it is gone, the nearest of its block; the phase
    after the block's reps if fewer are now wanted than were reached; and where the whole block is
    gone, the block that comes instead of it or next.
    """
    if phase.address.part == CLOSING:
        return len(new.phases) - 1
    index = new.find(phase.address)
    if index is None:
        number = _instead(block, phase.block, new)
        return new.block_spans[number][0] if number < len(new.blocks) else len(new.phases) - 1
    beyond = 0 < new.phases[index].address.rep < phase.address.rep
    return index + 1 if beyond else index


def _instead(gone: Block, number: int, new: Timeline) -> int:
    """Return the number of the block that takes the place of one that is gone.

    One with another side or variant stands in for it. A set or a round that is no more wanted is
    taken as done, and so is what is left of a filled group that now has fewer rounds.
    """
    same = [i for i, block in enumerate(new.blocks) if _of(gone, block)]
    instead = [i for i in same if new.blocks[i].set == gone.set]
    if instead:
        return instead[0]
    if same:
        return same[-1] + 1
    filled = [i for i, block in enumerate(new.blocks) if block.fill == gone.fill is not None]
    return filled[-1] + 1 if filled else min(number, len(new.blocks) - 1)


def _of(gone: Block, block: Block) -> bool:
    return (block.step.id, block.round) == (gone.step.id, gone.round)
