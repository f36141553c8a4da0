"""What a figure shows, in words, for those who hear the screen instead of seeing it."""

from collections.abc import Iterator
from math import acos, degrees, hypot

from trainer.core.exercise import Position
from trainer.core.figure import proportions as size
from trainer.core.figure.body import Body, Leg
from trainer.core.figure.performance import Performance
from trainer.core.figure.vectors import Vec, distance
from trainer.core.plan.timeline import Block, Phase
from trainer.core.text import Message, message, tr

_POSITIONS = {
    Position.STANDING: "Standing",
    Position.HANDS_AND_KNEES: "On hands and knees",
    Position.ELBOWS_AND_KNEES: "On elbows and knees",
    Position.KNEELING: "Kneeling",
    Position.HALF_KNEELING: "On one knee",
    Position.FOLDED_FORWARD: "Kneeling, folded forward",
    Position.SITTING: "Sitting",
    Position.ON_THE_BACK: "On the back",
}

STRAIGHT = 15
"""A knee that is bent less, in degrees, counts as straight."""

ALIKE = 8
"""Knees that differ less, in degrees, are described together."""

_LIFTED = 0.12
"""From this height of knee and heel on, in metres, a leg counts as raised."""

_ON_KNEES = frozenset(
    {
        Position.HANDS_AND_KNEES,
        Position.ELBOWS_AND_KNEES,
        Position.KNEELING,
        Position.HALF_KNEELING,
        Position.FOLDED_FORWARD,
    }
)

_SEAT_LIFTED = 0.06
_LEANING = 25.0
_ARMS_UP = 0.05


def described(performance: Performance, phase: Phase) -> str:
    """Return what is seen at a phase's end: where the body is then, and what it does."""
    block = performance.timeline.blocks[phase.block]
    parts = clauses(performance.body(phase, 1.0), block)
    whole = tr(_POSITIONS[block.exercise.position])
    for part in parts:
        whole = tr("{first}, {then}", first=whole, then=part)
    return tr("{description}.", description=whole)


def clauses(body: Body, block: Block) -> Iterator[Message]:
    """Yield what a body does, beyond its position, each as a part of a sentence."""
    position = block.exercise.position
    yield from _trunk(body, position)
    yield from _knees(body, position)
    raised = [number for number in (0, 1) if _is_raised(body, number, position)]
    for number in raised:
        yield Message(("left leg raised", "right leg raised")[number])
    angle = _angle(block)
    if raised and angle:
        yield angle
    yield from _arms(body, position)


def _trunk(body: Body, position: Position) -> Iterator[Message]:
    trunk = body.trunk
    if position is Position.ON_THE_BACK:
        if trunk.pelvis[2] > size.SEAT_THICK + _SEAT_LIFTED:
            yield Message("hips raised")
        return
    if position in {Position.STANDING, Position.KNEELING, Position.HALF_KNEELING}:
        leaning = _from_vertical(trunk.pelvis, trunk.neck)
        if leaning > _LEANING:
            yield message("leaning {degrees} degrees", degrees=_rounded(leaning))


def _knees(body: Body, position: Position) -> Iterator[Message]:
    left, right = (bend(leg) for leg in body.legs)
    if abs(left - right) < ALIKE:
        both = (left + right) / 2
        if both >= STRAIGHT:
            yield message("knees bent {degrees} degrees", degrees=_rounded(both))
        elif position is not Position.STANDING:
            yield Message("legs straight")
        return
    for angle, bent, straight in (
        (left, "left knee bent {degrees} degrees", "left leg straight"),
        (right, "right knee bent {degrees} degrees", "right leg straight"),
    ):
        if angle < STRAIGHT:
            yield Message(straight)
        else:
            yield message(bent, degrees=_rounded(angle))


def bend(leg: Leg) -> float:
    """Return how far a knee is bent, in degrees."""
    thigh = tuple(b - a for a, b in zip(leg.hip, leg.knee, strict=True))
    shank = tuple(b - a for a, b in zip(leg.knee, leg.ankle, strict=True))
    cosine = sum(a * b for a, b in zip(thigh, shank, strict=True)) / (
        distance(leg.hip, leg.knee) * distance(leg.knee, leg.ankle)
    )
    return degrees(acos(max(-1.0, min(1.0, cosine))))


def _is_raised(body: Body, number: int, position: Position) -> bool:
    """Tell whether a leg is in the air; one that kneels or stands is not."""
    leg, other = body.legs[number], body.legs[1 - number]
    if position in _ON_KNEES:
        return leg.knee[2] > size.KNEE_THICK + _LIFTED and leg.ankle[2] > _LIFTED + size.ANKLE
    return leg.ankle[2] > other.ankle[2] + _LIFTED


def _angle(block: Block) -> Message | None:
    variant = block.variant
    if variant is None or variant.degrees is None:
        return None
    words = {"out": "angled out {degrees} degrees", "in": "angled in {degrees} degrees"}
    word = words.get(variant.towards or "")
    return message(word, degrees=variant.degrees) if word else None


def _arms(body: Body, position: Position) -> Iterator[Message]:
    if position in {Position.HANDS_AND_KNEES, Position.ELBOWS_AND_KNEES, Position.ON_THE_BACK}:
        return
    up = [arm.wrist[2] > body.trunk.throat[2] + _ARMS_UP for arm in body.arms]
    if all(up):
        yield Message("arms raised")
    elif any(up):
        yield Message("left arm raised" if up[0] else "right arm raised")


def _from_vertical(low: Vec, high: Vec) -> float:
    x, y, z = (b - a for a, b in zip(low, high, strict=True))
    return degrees(acos(max(-1.0, min(1.0, z / hypot(x, y, z)))))


def _rounded(angle: float) -> int:
    """Return an angle as one says it: to the nearest five degrees."""
    return round(angle / 5) * 5
