"""What is on the floor: the mat with its round corners, and how long an angle's lines are."""

from math import cos, pi, sin

from trainer.core.figure.scene import Angle
from trainer.core.figure.vectors import Vec, along

HALF_LONG, HALF_WIDE = 0.92, 0.32
"""In metres: a large mat, so that hands stay on it."""

_CORNER = 0.05
_CORNER_POINTS = 5


LINE = 0.86
"""How long the lines are that mark an angle, in metres."""


def mat_outline() -> tuple[Vec, ...]:
    """Return the mat's outline on the floor, anticlockwise from above."""
    long, wide = HALF_LONG - _CORNER, HALF_WIDE - _CORNER
    corners = ((long, wide, 0.0), (-long, wide, 0.5), (-long, -wide, 1.0), (long, -wide, 1.5))
    return tuple(
        (
            x + _CORNER * cos((turn + step / _CORNER_POINTS / 2) * pi),
            y + _CORNER * sin((turn + step / _CORNER_POINTS / 2) * pi),
            0.0,
        )
        for x, y, turn in corners
        for step in range(_CORNER_POINTS + 1)
    )


OUTLINE = mat_outline()


def ends_of(angle: Angle) -> tuple[Vec, Vec]:
    """Return where the lines of an angle end."""
    return along(angle.corner, angle.straight, LINE), along(angle.corner, angle.aside, LINE)
