"""Whether two scenes look different: what nobody can see isn't painted again."""

from trainer.core.figure.scene import Scene

_BRIGHTER = 0.04
"""A difference in how a muscle glows that can be seen, of 1."""


def moved(one: Scene, other: Scene) -> float:
    """Return how far what moved most has moved, in metres."""
    farthest = 0.0
    for solid, after in zip(one.solids, other.solids, strict=False):
        for ((x, y, z), radius), ((x2, y2, z2), grown) in zip(
            solid.balls, after.balls, strict=False
        ):
            way = abs(x - x2) + abs(y - y2) + abs(z - z2) + abs(radius - grown)
            farthest = max(farthest, way)
    return farthest


def looks_other(one: Scene, other: Scene, least_m: float) -> bool:
    """Tell whether scenes differ by more than some metres, in their parts or in their glow."""
    if one.works != other.works or len(one.solids) != len(other.solids):
        return True
    if _glow(one, other) > _BRIGHTER:
        return True
    return moved(one, other) > least_m


def _glow(one: Scene, other: Scene) -> float:
    before = max((glow.strength for glow in one.glows), default=0.0)
    return abs(before - max((glow.strength for glow in other.glows), default=0.0))


class Comparison:
    """Tells of scenes that come again whether they look different, worked out once for two."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, float], tuple[Scene, Scene, bool]] = {}

    def forget(self) -> None:
        """Forget the scenes; others come."""
        self._known.clear()

    def looks_other(self, one: Scene, other: Scene, least_m: float) -> bool:
        """Tell the same as the function of this name does."""
        key = id(one), id(other), least_m  # those that are kept here keep their numbers
        if key not in self._known:
            self._known[key] = one, other, looks_other(one, other, least_m)
        return self._known[key][2]
