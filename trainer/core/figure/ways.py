"""The positions of the body, and over which others it gets from one to another."""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.core.figure.stance import Stance


@dataclass(frozen=True, kw_only=True, slots=True)
class Ways:
    """Stances by the name of their position, and between which the body goes directly.

    There may be more stances than positions: stations on the way. Every link can be gone both
    ways.
    """

    stances: Mapping[str, Stance]
    links: tuple[tuple[str, str], ...]

    def path(self, start: str, end: str) -> tuple[str, ...]:
        """Return the way with the fewest links, both its ends with it; one name if they are one.

        Raises:
            LookupError: there is no way.

        """
        came_from = {start: start}
        for name in (reached := [start]):
            for after in self._after(name):
                if after not in came_from:
                    came_from[after] = name
                    reached.append(after)
        if end not in came_from:
            raise LookupError(end)
        path = [end]
        while path[0] != start:
            path.insert(0, came_from[path[0]])
        return tuple(path)

    def _after(self, name: str) -> tuple[str, ...]:
        return tuple(b if a == name else a for a, b in self.links if name in {a, b})
