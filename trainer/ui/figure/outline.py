"""The outline of a few discs with a skin about them all: exact arcs, joined by tangents."""

from collections.abc import Collection, Iterable, Sequence
from math import acos, atan2, degrees, hypot, tau

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from trainer.ui.figure.camera import Disc

Arc = tuple[Disc, float, float]
"""A part of a disc's rim: from where, and how far anticlockwise, in degrees."""

_LEAST = 1e-9
_FULL = tau - 1e-7
"""What is less than this from a whole turn is only an error of rounding."""


def hull(discs: Sequence[Disc]) -> list[Arc]:
    """Return the arcs of the skin about discs, anticlockwise.

    It is walked once around by the direction in which the skin faces: from the disc that reaches
    farthest in a direction on to the one that next reaches farther.
    """
    at = max(range(len(discs)), key=[disc[0] + disc[2] for disc in discs].__getitem__)
    facing, arcs = 0.0, []
    for _ in range(2 * len(discs) + 1):
        sweep, following = _next(discs, at, facing)
        end = min(facing + sweep, tau)
        arcs.append((discs[at], degrees(facing), degrees(end - facing)))
        if end >= _FULL:
            break
        facing, at = end, following
    return arcs


def _next(discs: Sequence[Disc], at: int, facing: float) -> tuple[float, int]:
    """Return how far to turn until another disc reaches farther, and which."""
    x, y, radius, _ = discs[at]
    least, following = tau, at
    for number, (other_x, other_y, other_radius, _) in enumerate(discs):
        dx, dy, less = other_x - x, other_y - y, radius - other_radius
        far = hypot(dx, dy)
        if far <= abs(less) + _LEAST:
            continue
        sweep = (atan2(dy, dx) - acos(less / far) - facing) % tau
        if sweep < least and sweep < _FULL:
            least, following = sweep, number
    return least, following


def path_of(hulls: Iterable[Sequence[Arc]]) -> QPainterPath:
    """Return one path about several hulls.

    Hulls that overlap are one area: filled by winding, no edge within is seen.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for arcs in hulls:
        (x, y, r, _), begin, _ = arcs[0]
        path.arcMoveTo(x - r, -y - r, 2 * r, 2 * r, begin)
        for (x, y, r, _), start, sweep in arcs:
            path.arcTo(x - r, -y - r, 2 * r, 2 * r, start, sweep)
        path.closeSubpath()
    return path


def rim_of(hulls: Iterable[Sequence[Arc]], reach: float, joints: Collection[Disc]) -> QPainterPath:
    """Return one path about hulls that reaches some pixels beyond them, but not at joints."""
    return path_of(
        [
            [
                (disc if disc in joints else _grown(disc, reach), start, sweep)
                for disc, start, sweep in arcs
            ]
            for arcs in hulls
        ]
    )


def _grown(disc: Disc, reach: float) -> Disc:
    x, y, radius, depth = disc
    return x, y, radius + reach, depth
