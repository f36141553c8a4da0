"""Where the working muscles are on a body, and how hard they work in a phase."""

from collections.abc import Iterable, Iterator, Mapping

from trainer.core.exercise import Direction, Held, Side, Tempo
from trainer.core.figure.between import eased
from trainer.core.figure.body import Body
from trainer.core.figure.flesh import Part
from trainer.core.figure.scene import Glow
from trainer.core.figure.vectors import Turn, Vec, plus, turned
from trainer.core.plan.timeline import Block, Phase, PhaseKind

RESTING, STRETCHED, FULL = 0.2, 0.8, 1.0
STEADY = 0.5
"""How hard a muscle works at an end without a hold, held stretched, held contracted; in a timed
exercise throughout."""

_HIPS = {
    "gluteus maximus": ((-0.075, 0.020, -0.020), 0.13),
    "gluteus medius": ((-0.025, 0.055, 0.055), 0.09),
    "gluteus minimus": ((0.010, 0.060, 0.035), 0.07),
    "piriformis": ((-0.080, 0.0, 0.010), 0.08),
    "obturator internus": ((-0.070, 0.0, -0.040), 0.07),
    "hip flexors": ((0.070, 0.0, -0.010), 0.09),
    "hips": ((0.0, 0.060, 0.020), 0.11),
}
_THIGHS = {
    "hamstrings": ((-0.050, 0.0, -0.20), 0.11),
    "quadriceps": ((0.050, 0.0, -0.20), 0.12),
    "inner thighs": ((0.0, -0.045, -0.14), 0.10),
}
_SHANKS = {"calves": ((-0.040, 0.0, -0.13), 0.09)}
_UPPER_ARMS = {"shoulders": ((0.0, 0.015, -0.02), 0.10)}
_BELLY = {
    "trunk": ((0.075, 0.0, 0.05), 0.13),
    "abdominals": ((0.075, 0.0, 0.05), 0.13),
    "lower back": ((-0.075, 0.0, 0.03), 0.12),
}
_RIBS = {
    "back": ((-0.080, 0.0, 0.02), 0.15),
    "upper back": ((-0.085, 0.0, 0.10), 0.14),
    "latissimus dorsi": ((-0.075, 0.0, 0.05), 0.14),
}
"""By muscle: its middle in its segment's frame (y outward) and its reach, in metres."""

Table = Mapping[str, tuple[Vec, float]]
Parts = tuple[tuple[Part, int | None], ...]
_TRUNK: Parts = ((Part.PELVIS, None), (Part.BELLY, None), (Part.CHEST, None))


def glows(
    body: Body, muscles: Iterable[str], side: Side | None, strength: float
) -> tuple[Glow, ...]:
    """Return the muscles of the working side, or of both; names that aren't known are left out."""
    sides = (0, 1) if side is None else (0,) if side is Side.LEFT else (1,)
    return tuple(
        Glow(middle, reach, strength, parts)
        for muscle in muscles
        for middle, reach, parts in _places(body, muscle, sides)
    )


def _places(body: Body, muscle: str, sides: Iterable[int]) -> Iterator[tuple[Vec, float, Parts]]:
    trunk = body.trunk
    middles: tuple[tuple[Table, Vec, Turn], ...] = (
        (_BELLY, trunk.waist, trunk.belly),
        (_RIBS, trunk.chest, trunk.ribs),
    )
    for table, start, turn in middles:
        if muscle in table:
            place, reach = table[muscle]
            yield plus(start, turned(turn, place)), reach, _TRUNK
    for side in sides:
        leg, arm = body.legs[side], body.arms[side]
        limbs: tuple[tuple[Table, Vec, Turn, Parts], ...] = (
            (_HIPS, leg.hip, trunk.hips, (*_TRUNK, (Part.THIGH, side))),
            (_THIGHS, leg.hip, leg.thigh, ((Part.THIGH, side),)),
            (_SHANKS, leg.knee, leg.shank, ((Part.SHANK, side),)),
            (_UPPER_ARMS, arm.shoulder, arm.upper, (*_TRUNK, (Part.UPPER_ARM, side))),
        )
        for table, start, turn, parts in limbs:
            if muscle in table:
                (x, y, z), reach = table[muscle]
                yield plus(start, turned(turn, (x, -y if side else y, z))), reach, parts


def strength_in(phase: Phase, block: Block, fraction: float, *, opens: bool = False) -> float:
    """Return how hard the working muscles work, 0 to 1, at a part of a phase.

    A movement that `opens` starts in a ready pose, where nothing is held.
    """
    if phase.kind is PhaseKind.TIMED:
        return STEADY
    if block.tempo is None or phase.kind not in {PhaseKind.MOVE, PhaseKind.HOLD}:
        return 0.0
    stretched, contracted = _at_ends(block.tempo)
    if phase.kind is PhaseKind.HOLD:
        return stretched if phase.held is Held.STRETCHED else contracted
    rising = phase.direction is Direction.CONCENTRIC
    start, end = (stretched, contracted) if rising else (contracted, stretched)
    start = RESTING if opens else start
    return start + (end - start) * eased(fraction)


def _at_ends(tempo: Tempo) -> tuple[float, float]:
    return (
        STRETCHED if tempo.stretched_ms else RESTING,
        FULL if tempo.contracted_ms else RESTING,
    )
