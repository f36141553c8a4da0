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
    overtaken = _overtaken(discs)
    at = max(range(len(discs)), key=[disc[0] + disc[2] for disc in discs].__getitem__)
    facing, arcs = 0.0, []
    for _ in range(2 * len(discs) + 1):
        least, following = tau, at
        for turn, other in overtaken[at]:
            sweep = (turn - facing) % tau
            if sweep < least and sweep < _FULL:
                least, following = sweep, other
        least = min(least, tau - facing)
        arcs.append((discs[at], degrees(facing), degrees(least)))
        facing, at = facing + least, following
        if facing >= _FULL:
            break
    return arcs


def _overtaken(discs: Sequence[Disc]) -> list[list[tuple[float, int]]]:
    """Return for each disc from which direction on another one reaches farther, and which."""
    overtaken: list[list[tuple[float, int]]] = [[] for _ in discs]
    for one, (x, y, radius, _) in enumerate(discs):
        for other in range(one):
            other_x, other_y, other_radius, _ = discs[other]
            dx, dy, less = other_x - x, other_y - y, radius - other_radius
            far = hypot(dx, dy)
            if far > abs(less) + _LEAST:
                way, half = atan2(dy, dx), acos(less / far)
                overtaken[one].append((way - half, other))
                overtaken[other].append((way + half, one))
    return overtaken


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
