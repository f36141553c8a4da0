"""The outline of a few discs with a skin about them all: exact arcs, joined by tangents."""

from collections.abc import Collection, Iterable, Sequence
from math import acos, atan2, degrees, sqrt, tau

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from trainer.ui.figure.camera import Disc

Arc = tuple[Disc, float, float]
"""A part of a disc's rim: from where, and how far anticlockwise, in degrees."""

_LEAST = 1e-9
_HALF = 180
_HIDDEN = 1.5
"""How many pixels a rim stays within the skin at a joint, so that nothing of it shines through."""
_FULL = tau - 1e-7
"""What is less than this from a whole turn is only an error of rounding."""
_PIECES = 4
"""Into how many a line is cut that may be in front of what it leads to."""


def hull(discs: Sequence[Disc]) -> list[Arc]:
    """Return the arcs of the skin about discs, anticlockwise.

    It is walked once around by the direction in which the skin faces: from the disc that reaches
    farthest in a direction on to the one that next reaches farther.
    """
    overtaken, within = _overtaken(discs)
    seen = (number for number in range(len(discs)) if number not in within)
    at = max(seen, key=[disc[0] + disc[2] for disc in discs].__getitem__)
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


def _overtaken(discs: Sequence[Disc]) -> tuple[list[list[tuple[float, int]]], set[int]]:
    """Return for each disc from which direction on another one reaches farther, and which.

    Also return the discs that lie within another one: they never reach farther than all others.
    """
    overtaken: list[list[tuple[float, int]]] = [[] for _ in discs]
    within: set[int] = set()
    for one, (x, y, radius, _) in enumerate(discs):
        own = overtaken[one]
        for other in range(one):
            other_x, other_y, other_radius, _ = discs[other]
            dx, dy, less = other_x - x, other_y - y, radius - other_radius
            square = dx * dx + dy * dy
            if square > less * less + _LEAST:
                way, half = atan2(dy, dx), acos(less / sqrt(square))
                own.append((way - half, other))
                overtaken[other].append((way + half, one))
            else:
                within.add(other if less > 0 else one)
    if within:
        overtaken = [[(turn, by) for turn, by in own if by not in within] for own in overtaken]
    return overtaken, within


def joined(one: list[Arc], other: list[Arc], shared: Collection[Disc]) -> list[Arc] | None:
    """Return the one outline of two hulls that hang together by discs; None if it isn't simple.

    Where they bend inward at a shared disc, the outline overlaps itself within; by winding, that
    is filled too.
    """
    first, second = _split(one, shared), _split(other, shared)
    if not first or not second:
        return None
    (keep, run), (other_keep, other_run) = first, second
    if run[0][0] != other_run[-1][0] or other_run[0][0] != run[-1][0]:
        return None
    there, back = _corner(run[0], other_run[-1]), _corner(other_run[0], run[-1])
    return [*keep, *there, *other_keep, *back]


def _split(arcs: list[Arc], shared: Collection[Disc]) -> tuple[list[Arc], list[Arc]] | None:
    """Return the arcs that aren't of shared discs, and those that are, each in one piece."""
    within = [disc in shared for disc, *_ in arcs]
    starts = [at for at, is_in in enumerate(within) if is_in and not within[at - 1]]
    if len(starts) != 1:
        return None
    (start,) = starts
    arcs, count = [*arcs[start:], *arcs[:start]], sum(within)
    return arcs[count:], arcs[:count]


def _corner(coming: Arc, going: Arc) -> list[Arc]:
    """Return the arcs by which the outline goes over a disc from one hull to the other."""
    disc, start, _ = coming
    _, begin, sweep = going
    end = begin + sweep
    turn = (end - start) % 360
    return [(disc, start, turn)] if turn < _HALF else [(disc, start, 0.0), (disc, end, 0.0)]


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


def line_of(
    arcs: list[Arc], hidden: Sequence[Disc], behind: QPainterPath | None = None
) -> QPainterPath:
    """Return the line along a hull, but for where it is the skin of hidden discs.

    What leads to or from the first one is left out, too, as far as it is in front of `behind`.
    """
    path = QPainterPath()
    (x, y, r, _), start, sweep = arcs[-1]
    path.arcMoveTo(x - r, -y - r, 2 * r, 2 * r, start + sweep)
    before = arcs[-1][0]
    for disc, start, sweep in arcs:
        x, y, r, _ = disc
        if behind and hidden[0] in (before, disc):
            end = path.currentPosition()
            path.arcMoveTo(x - r, -y - r, 2 * r, 2 * r, start)
            _link(path, end, path.currentPosition(), behind)
        if disc not in hidden:
            path.arcTo(x - r, -y - r, 2 * r, 2 * r, start, sweep)
        else:
            path.arcTo(x - r, -y - r, 2 * r, 2 * r, start, 0.0)
            path.arcMoveTo(x - r, -y - r, 2 * r, 2 * r, start + sweep)
        before = disc
    return path


def _link(path: QPainterPath, start: QPointF, end: QPointF, behind: QPainterPath) -> None:
    """Draw a straight line, but for its pieces whose middle is in front of something."""
    piece = (end - start) / _PIECES
    path.moveTo(start)
    for number in range(1, _PIECES + 1):
        there = start + piece * number
        if behind.contains(there - piece / 2):
            path.moveTo(there)
        else:
            path.lineTo(there)


def rim_of(hulls: Iterable[Sequence[Arc]], reach: float, joints: Collection[Disc]) -> QPainterPath:
    """Return one path about hulls that reaches some pixels beyond them, but not at joints."""
    return path_of(
        [
            [
                (_grown(disc, -_HIDDEN if disc in joints else reach), start, sweep)
                for disc, start, sweep in arcs
            ]
            for arcs in hulls
        ]
    )


def _grown(disc: Disc, reach: float) -> Disc:
    x, y, radius, depth = disc
    return x, y, max(_SMALLEST, radius + reach), depth


_SMALLEST = 0.01
"""The toolkit passes over arcs without any radius, and would begin a path at its origin."""
