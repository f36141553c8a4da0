"""When other players' music is to be low, so that it is never over the words."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from trainer.core.plan.timeline import Cue, PhaseKind, Timeline
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
    """Return where the music is to be low: in each block from its set-up to its last word.

    What is said in a rest stands by itself. Where the music would not be back for long, it stays
    low.
    """
    return _joined(_stretches(timeline))


def _stretches(timeline: Timeline) -> Iterator[tuple[int, int]]:
    words = [cue for cue in timeline.cues if cue.speech]
    ends = [phase.end_ms for phase in timeline.phases]
    for _, said in groupby(words, lambda cue: _stretch_of(timeline, ends, cue)):
        cues = tuple(said)
        yield max(0, cues[0].at_ms - AHEAD_MS), max(cue.ends_ms for cue in cues)


def _stretch_of(timeline: Timeline, ends: Sequence[int], cue: Cue) -> tuple[int, int]:
    """Return what the words of one stretch have in common: their block, or the rest's moment."""
    phase = timeline.phases[min(bisect_right(ends, cue.at_ms), len(ends) - 1)]
    return (phase.block, cue.at_ms if phase.kind is PhaseKind.REST else -1)


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
