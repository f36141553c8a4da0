"""Where a place in one lay-out of a workout is in another, after settings were changed."""

from collections.abc import Sequence

from trainer.core.plan.timeline import CLOSING, Block, Phase, Timeline


def carry_over(phase: Phase, blocks: Sequence[Block], new: Timeline) -> int:
    """Return the index of the phase in the new lay-out with which an old one, of `blocks`, goes on.

    That is the phase with the same address. Where it is gone, the nearest of its block; the phase
    after the block's reps if fewer are now wanted than were reached; and where the whole block is
    gone, the block that comes instead of it or next.
    """
    if phase.address.part == CLOSING:
        return len(new.phases) - 1
    index = new.find(phase.address)
    if index is None:
        number = _instead(blocks, phase.block, new)
        return new.block_spans[number][0] if number < len(new.blocks) else len(new.phases) - 1
    beyond = 0 < new.phases[index].address.rep < phase.address.rep
    return index + 1 if beyond else index


def _instead(blocks: Sequence[Block], number: int, new: Timeline) -> int:
    """Return the number of the block that takes the place of one that is gone.

    One with another side or variant stands in for it. A set or a round that is no more wanted is
    taken as done. Where its step is left out, or a filled group has fewer rounds, what came next
    and is still there comes.
    """
    gone = blocks[number]
    same = [i for i, block in enumerate(new.blocks) if _of(gone, block)]
    instead = [i for i in same if new.blocks[i].set == gone.set]
    if instead:
        return instead[0]
    if same:
        return same[-1] + 1
    places = {_key(block): i for i, block in reversed(tuple(enumerate(new.blocks)))}
    later = (places[_key(block)] for block in blocks[number:] if _key(block) in places)
    return next(later, len(new.blocks))


def _key(block: Block) -> tuple[str, int]:
    return block.step.id, block.round


def _of(gone: Block, block: Block) -> bool:
    return _key(block) == _key(gone)
