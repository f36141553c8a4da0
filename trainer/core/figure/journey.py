"""The body's way from one stance to the next, over the stations between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from trainer.core.figure.between import eased, in_between
from trainer.core.figure.body import Body
from trainer.core.figure.stance import Stance
from trainer.core.figure.vectors import distance

LEAST = 0.2
"""How long the shortest leg of a way takes, against one with a joint turned by 1 rad."""

RADIANS_A_METRE = 2.0
"""How far a joint turns while the pelvis goes one metre."""


@dataclass(frozen=True, slots=True)
class Journey:
    """A way over stations, each reached at its part (0 to 1) of the time."""

    stations: tuple[Stance, ...]
    reached: tuple[float, ...]

    def at(self, part: float) -> Body:
        """Return the body at a part of the time."""
        for number, end in enumerate(self.reached[1:]):
            if part < end:
                start = self.reached[number]
                inner = eased((part - start) / (end - start))
                return in_between(self.stations[number], self.stations[number + 1], inner)
        return self.stations[-1].body


def journey(stations: Sequence[Stance]) -> Journey:
    """Plan a way: each leg takes time by how far the body moves in it."""
    efforts = [effort(a, b) for a, b in pairwise(stations)]
    reached = [0.0]
    for each in efforts:
        reached.append(reached[-1] + each / sum(efforts))
    return Journey(tuple(stations), (*reached[:-1], 1.0))


def effort(a: Stance, b: Stance) -> float:
    """Return how far a body moves between two stances: its widest turn, in radians."""
    turned = max(abs(x - y) for x, y in zip(a.angles, b.angles, strict=True))
    return max(LEAST, turned, distance(a.pelvis, b.pelvis) * RADIANS_A_METRE)
