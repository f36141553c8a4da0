"""Just enough arithmetic in three dimensions: points, and turns as nine numbers, row by row."""

from math import cos, hypot, sin

Vec = tuple[float, float, float]
Turn = tuple[float, float, float, float, float, float, float, float, float]

ORIGIN: Vec = (0.0, 0.0, 0.0)
UPRIGHT: Turn = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
"""No turn at all."""


def plus(a: Vec, b: Vec) -> Vec:
    """Return the sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vec, b: Vec) -> Vec:
    """Return the way from b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vec, factor: float) -> Vec:
    """Return a vector so many times as long."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def along(start: Vec, way: Vec, far: float) -> Vec:
    """Return the point so far from a start in the direction of a unit vector."""
    return (start[0] + way[0] * far, start[1] + way[1] * far, start[2] + way[2] * far)


def dot(a: Vec, b: Vec) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Return the vector product."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vec) -> float:
    """Return how long a vector is."""
    return hypot(*a)


def distance(a: Vec, b: Vec) -> float:
    """Return how far two points are apart."""
    return hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])


def unit(a: Vec) -> Vec:
    """Return the vector of length 1 in the same direction."""
    return times(a, 1 / hypot(*a))


def between(a: Vec, b: Vec, part: float) -> Vec:
    """Return the point at a part (0 to 1) of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part)


def combined(a: Turn, b: Turn) -> Turn:
    """Return the turn that does b first and then a: b is seen from within a's frame."""
    a0, a1, a2, a3, a4, a5, a6, a7, a8 = a
    b0, b1, b2, b3, b4, b5, b6, b7, b8 = b
    return (
        a0 * b0 + a1 * b3 + a2 * b6,
        a0 * b1 + a1 * b4 + a2 * b7,
        a0 * b2 + a1 * b5 + a2 * b8,
        a3 * b0 + a4 * b3 + a5 * b6,
        a3 * b1 + a4 * b4 + a5 * b7,
        a3 * b2 + a4 * b5 + a5 * b8,
        a6 * b0 + a7 * b3 + a8 * b6,
        a6 * b1 + a7 * b4 + a8 * b7,
        a6 * b2 + a7 * b5 + a8 * b8,
    )


def turned(turn: Turn, a: Vec) -> Vec:
    """Return a vector after a turn."""
    x, y, z = a
    return (
        turn[0] * x + turn[1] * y + turn[2] * z,
        turn[3] * x + turn[4] * y + turn[5] * z,
        turn[6] * x + turn[7] * y + turn[8] * z,
    )


def undone(turn: Turn) -> Turn:
    """Return the turn that takes this one back."""
    a0, a1, a2, a3, a4, a5, a6, a7, a8 = turn
    return (a0, a3, a6, a1, a4, a7, a2, a5, a8)


def column(turn: Turn, number: int) -> Vec:
    """Return where a turn takes the x (0), y (1) or z (2) axis."""
    return (turn[number], turn[number + 3], turn[number + 6])


def of_columns(x: Vec, y: Vec, z: Vec) -> Turn:
    """Return the turn that takes the three axes there."""
    return (x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2])


def about_x(angle: float) -> Turn:
    """Return the turn about the x axis that takes y towards z; in radians."""
    c, s = cos(angle), sin(angle)
    return (1.0, 0.0, 0.0, 0.0, c, -s, 0.0, s, c)


def about_y(angle: float) -> Turn:
    """Return the turn about the y axis that takes z towards x; in radians."""
    c, s = cos(angle), sin(angle)
    return (c, 0.0, s, 0.0, 1.0, 0.0, -s, 0.0, c)


def about_z(angle: float) -> Turn:
    """Return the turn about the z axis that takes x towards y; in radians."""
    c, s = cos(angle), sin(angle)
    return (c, -s, 0.0, s, c, 0.0, 0.0, 0.0, 1.0)


def mirror_image(turn: Turn) -> Turn:
    """Return the turn that its mirror image is, left and right being exchanged."""
    a0, a1, a2, a3, a4, a5, a6, a7, a8 = turn
    return (a0, -a1, a2, -a3, a4, -a5, a6, -a7, a8)
