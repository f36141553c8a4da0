"""The outline of a few discs with a skin about them all, exactly: arcs joined by tangents."""

from collections.abc import Iterable, Sequence
from math import acos, atan2, degrees, hypot, tau

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from trainer.ui.figure.camera import Disc

Arc = tuple[float, float, float, float, float]
"""A part of a circle: middle (y upward) and radius in pixels, start and sweep in degrees."""

_LEAST = 1e-9


def hull(discs: Sequence[Disc]) -> list[Arc]:
    """Return the arcs of the skin about discs, anticlockwise.

    It is walked once around by the direction in which the skin faces: from the disc that reaches
    farthest in a direction on to the one that next reaches farther.
    """
    at = max(range(len(discs)), key=lambda number: discs[number][0] + discs[number][2])
    facing, arcs = 0.0, []
    for _ in range(2 * len(discs) + 1):
        x, y, radius, _ = discs[at]
        sweep, following = _next(discs, at, facing)
        sweep = min(sweep, tau - facing)
        arcs.append((x, y, radius, degrees(facing), degrees(sweep)))
        facing += sweep
        if facing >= tau - _LEAST:
            break
        at = following
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
        if sweep < least and sweep < tau - 1e-7:
            least, following = sweep, number
    return least, following


def path_of(hulls: Iterable[Sequence[Arc]], grown: float = 0.0) -> QPainterPath:
    """Return one path about several hulls, all grown outward by some pixels.

    Hulls that overlap are one area: filled by winding, no edge within is seen.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for arcs in hulls:
        start = True
        for x, y, radius, begin, sweep in arcs:
            r = radius + grown
            if start:
                path.arcMoveTo(x - r, -y - r, 2 * r, 2 * r, begin)
                start = False
            path.arcTo(x - r, -y - r, 2 * r, 2 * r, begin, sweep)
        path.closeSubpath()
    return path
