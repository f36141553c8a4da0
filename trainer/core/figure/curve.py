"""Smooth curves through given values, and a smooth pace along them."""

from collections.abc import Sequence
from dataclasses import dataclass

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """Many values at once, each going through its own at certain places, without overshooting.

    The curve of Fritsch and Carlson (1980), "Monotone piecewise cubic interpolation".
    """

    places: Row
    rows: tuple[Row, ...]
    slopes: tuple[Row, ...]

    def at(self, number: int, part: float) -> Row:
        """Return the values at a part (0 to 1) of the way from a row to the next one."""
        wide = self.places[number + 1] - self.places[number]
        square, cube = part * part, part**3
        end = 3 * square - 2 * cube
        leaving, coming = wide * (cube - 2 * square + part), wide * (cube - square)
        return tuple(
            [
                a + (b - a) * end + u * leaving + v * coming
                for a, b, u, v in zip(
                    self.rows[number],
                    self.rows[number + 1],
                    self.slopes[number],
                    self.slopes[number + 1],
                    strict=True,
                )
            ]
        )


def curve(places: Sequence[float], rows: Sequence[Row]) -> Curve:
    """Lay a curve through rows of values."""
    columns = [_slopes(places, values) for values in zip(*rows, strict=True)]
    return Curve(tuple(places), tuple(rows), tuple(zip(*columns, strict=True)))


def _slopes(places: Sequence[float], values: Row) -> Row:
    inner = [
        _slope(places[n - 1 : n + 2], values[n - 1 : n + 2]) for n in range(1, len(values) - 1)
    ]
    return (0.0, *inner, 0.0)


def _slope(places: Sequence[float], values: Sequence[float]) -> float:
    """Return the slope at the middle of three places: none at a turning point."""
    near, far = places[1] - places[0], places[2] - places[1]
    before, after = (values[1] - values[0]) / near, (values[2] - values[1]) / far
    if before * after <= 0:
        return 0.0
    w, x = 2 * far + near, far + 2 * near
    return (w + x) / (w / before + x / after)


def paced(part: float, ramp: float) -> float:
    """Return how far a movement has come at a part (0 to 1) of its time.

    It gathers speed along its first `ramp` (up to 0.5) of the time, loses it along the last, and
    goes steadily between; the speed itself changes as in a movement of least jerk.
    """
    if part > 1 - ramp:
        return 1 - paced(1 - part, ramp) if part < 1 else 1.0
    if part >= ramp:
        return (part - ramp / 2) / (1 - ramp)
    x = max(0.0, part) / ramp
    return ramp * x**4 * (2.5 + x * (x - 3.0)) / (1 - ramp)
