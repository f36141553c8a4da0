"""When other players' music is to be low, so that it is never over the words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from trainer.core.plan.timeline import Timeline
from trainer.core.snapshot import Snapshot, State

SHARE = 0.3
"""Which part of its volume a player keeps while it is low."""

AHEAD_MS = 400
"""How long before the first word the music gives way."""

SHORTEST_BREAK_MS = 5_000
"""Music that came back for less than this would pump."""

Stretches: TypeAlias = tuple[tuple[int, int], ...]
"""From when to when on a timeline, in ms; in order, with gaps between."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LoweredPlayer:
    """A player that was lowered: its bus name, its volume before and since, 1 being full."""

    name: str
    volume: float
    lowered: float


def spoken_stretches(timeline: Timeline) -> Stretches:
    """Return where the music is to be low: in each block from its first word to its last.

    Blocks between which the music would not be back for long are taken together.
    """
    return _joined(_of_blocks(timeline))


def _of_blocks(timeline: Timeline) -> Iterable[tuple[int, int]]:
    starts = [timeline.block_start_ms(block) for block in range(len(timeline.blocks))]
    ends = [*starts[1:], timeline.total_ms + 1]
    words = [cue for cue in timeline.cues if cue.speech]
    for start_ms, end_ms in zip(starts, ends, strict=True):
        said = [cue for cue in words if start_ms <= cue.at_ms < end_ms]
        if said:
            yield max(0, said[0].at_ms - AHEAD_MS), max(cue.ends_ms for cue in said)


def _joined(stretches: Iterable[tuple[int, int]]) -> Stretches:
    joined: list[tuple[int, int]] = []
    for from_ms, to_ms in stretches:
        if joined and from_ms - joined[-1][1] < SHORTEST_BREAK_MS:
            joined[-1] = (joined[-1][0], max(to_ms, joined[-1][1]))
        else:
            joined.append((from_ms, to_ms))
    return tuple(joined)


def is_music_low(stretches: Stretches, shot: Snapshot) -> bool:
    """Tell whether the music is to be low now; never in a pause or while the session waits."""
    if shot.state is not State.RUNNING:
        return False
    at_ms = shot.position_ms
    return shot.lead_in_ms > 0 or any(from_ms <= at_ms < to_ms for from_ms, to_ms in stretches)
