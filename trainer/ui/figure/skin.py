"""The outline of a shape as paths to paint: each is made when it is needed, and kept."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtGui import QPainterPath

from trainer.ui.figure.camera import Disc
from trainer.ui.figure.outline import Arc, hull, joined, line_of, path_of, rim_of


class Skin:
    """The skin about some bulks."""

    def __init__(self, bulks: Sequence[list[Disc]]) -> None:
        self._bulks = bulks
        self._lines: dict[tuple[Disc, ...], tuple[QPainterPath | None, QPainterPath]] = {}
        self._rims: dict[tuple[float, tuple[Disc, ...]], QPainterPath] = {}

    @cached_property
    def path(self) -> QPainterPath:
        """What is within."""
        return path_of(self._hulls)

    @property
    def is_one(self) -> bool:
        """Whether it is one outline: then none of its line is within it."""
        return len(self._hulls) == 1

    def line(self, hidden: tuple[Disc, ...], behind: QPainterPath | None = None) -> QPainterPath:
        """Return its line, but for where it is the skin of hidden discs.

        And for what leads to the first of them in front of `behind`, out of which it grows there.
        """
        if not hidden or not self.is_one:
            return self.path
        kept = self._lines.get(hidden)
        if kept and kept[0] is behind:
            return kept[1]
        line = line_of(self._hulls[0], hidden, behind)
        self._lines[hidden] = behind, line
        return line

    def rim(self, reach: float, joints: tuple[Disc, ...]) -> QPainterPath:
        """Return what reaches some pixels beyond it, but not at joints."""
        key = reach, joints
        if key not in self._rims:
            self._rims[key] = rim_of(self._hulls, reach, joints)
        return self._rims[key]

    @cached_property
    def _hulls(self) -> list[list[Arc]]:
        """Outlines: as few as may be, since edges take time, also within."""
        done: list[list[Arc]] = []
        linked: list[Disc] = []
        for bulk in self._bulks:
            arcs = hull(bulk)
            shared = [disc for disc in bulk if disc in linked]
            whole = joined(done[-1], arcs, shared) if shared else None
            done[-1:] = [whole] if whole else [*done[-1:], arcs]
            linked = bulk
        return done
