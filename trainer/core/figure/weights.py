"""The weights that a figure holds, as solids like the parts of its body."""

from enum import StrEnum
from itertools import pairwise
from math import cos, sin, tau
from typing import assert_never

from trainer.core.exercise import Side
from trainer.core.figure import proportions as size
from trainer.core.figure.body import Body
from trainer.core.figure.flesh import Ball, Part, Solid
from trainer.core.figure.vectors import Vec, along, column, cross, plus, turned, unit


class Weight(StrEnum):
    """A weight and where it is held."""

    BEHIND_KNEE = "behind the knee"
    IN_HANDS = "in the hands"
    ON_SHOULDERS = "on the shoulders"


DUMBBELL, HEAD = 0.075, 0.042
"""Half the length of a dumbbell's handle, and the radius of its heads, in metres."""

BAR, PLATE = 0.60, 0.125
GRIP = 0.013
"""The half length of a barbell's bar, the radius of its plates; what a hand grips."""

RIM = 16
"""How many balls a plate's rim is made of."""

CUTS = (-1.0, -0.45, -0.15, 0.15, 0.45, 1.0)
"""Where a barbell's bar is cut, in halves of it: what is in front of one part of it, as the neck,
may be behind another."""


def weight_solids(body: Body, weight: Weight, side: Side | None) -> tuple[Solid, ...]:
    """Return a weight where the body holds it; `side` is the one that works."""
    match weight:
        case Weight.BEHIND_KNEE:
            leg = body.legs[1 if side is Side.RIGHT else 0]
            behind = size.KNEE_THICK + GRIP
            middle = along(leg.knee, column(leg.thigh, 0), -behind * 0.7)
            middle = along(middle, column(leg.shank, 0), -behind * 0.7)
            return _bar(middle, column(leg.shank, 1), DUMBBELL, HEAD)
        case Weight.IN_HANDS:
            return tuple(
                solid
                for arm in body.arms
                for solid in _bar(
                    along(arm.wrist, column(arm.hand, 2), -size.HAND * 0.45),
                    column(arm.hand, 0),
                    DUMBBELL,
                    HEAD,
                )
            )
        case Weight.ON_SHOULDERS:
            trunk = body.trunk
            middle = plus(trunk.neck, turned(trunk.ribs, (-0.085, 0.0, 0.035)))
            return _bar(middle, column(trunk.ribs, 1), BAR, PLATE, CUTS)
        case _ as unknown:
            assert_never(unknown)


def _bar(
    middle: Vec, way: Vec, half: float, head: float, cuts: tuple[float, ...] = (-1.0, 1.0)
) -> tuple[Solid, ...]:
    places = [along(middle, way, half * cut) for cut in cuts]
    discs = [Solid(Part.WEIGHT, None, _disc(end, way, head)) for end in (places[-1], places[0])]
    grips = [Solid(Part.WEIGHT, None, ((a, GRIP), (b, GRIP))) for a, b in pairwise(places)]
    return (*grips, *discs)


def _disc(middle: Vec, way: Vec, radius: float) -> tuple[Ball, ...]:
    """Return a flat round plate across a way, as the balls along its rim."""
    across = unit(cross(way, (way[1], way[2], way[0])))
    up = cross(way, across)
    return tuple(
        (
            along(along(middle, across, cos(angle) * radius), up, sin(angle) * radius),
            GRIP,
        )
        for angle in (tau * number / RIM for number in range(RIM))
    )
