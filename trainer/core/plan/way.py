"""The body's way from one exercise to the next."""

from trainer.core.exercise import Position

SAME_PLACE_MS = 1_000
NEAR_MS = 2_000
ACROSS_THE_FLOOR_MS = 4_000
UP_OR_DOWN_MS = 5_000

_ON_THE_KNEES = {
    Position.HANDS_AND_KNEES,
    Position.ELBOWS_AND_KNEES,
    Position.KNEELING,
    Position.HALF_KNEELING,
    Position.FOLDED_FORWARD,
}


def way_ms(start: Position, end: Position) -> int:
    """Return how long a body needs from one position to another, in ms.

    Estimates, rounded to the second: within a position (a change of leg) one, between neighbours
    such as hands and elbows two, from one place on the floor to another four, to or from
    standing five.
    """
    if start is end:
        return SAME_PLACE_MS
    if Position.STANDING in {start, end}:
        return UP_OR_DOWN_MS
    return NEAR_MS if {start, end} <= _ON_THE_KNEES else ACROSS_THE_FLOOR_MS
