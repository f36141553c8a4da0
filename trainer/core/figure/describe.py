"""What a figure shows, in words, for those who hear the screen instead of seeing it."""

from collections.abc import Iterator
from math import acos, degrees

from trainer.core.exercise import Position
from trainer.core.figure import proportions as size
from trainer.core.figure.body import Body, Leg
from trainer.core.figure.motion import TimedMotion
from trainer.core.figure.performance import Performance
from trainer.core.figure.vectors import Vec, column, dot, minus, unit
from trainer.core.plan.timeline import Block, Phase, PhaseKind
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
_UPRIGHT = {Position.STANDING, Position.KNEELING, Position.HALF_KNEELING}
_ON_ALL_FOURS = {Position.HANDS_AND_KNEES, Position.ELBOWS_AND_KNEES}
_ON_BOTH_KNEES = _ON_ALL_FOURS | {Position.KNEELING, Position.FOLDED_FORWARD}

STRAIGHT = 15.0
"""A knee that is bent less, in degrees, counts as straight."""

_ALIKE = 8.0
_LEANING = 25.0
"""From how many degrees on knees differ, and a trunk leans."""

_LIFTED, _SEAT_LIFTED = 0.12, 0.06
"""From this height above where it rests, in metres, a leg and the seat count as raised."""

_SIDEWAYS, _BENT = 0.45, 0.3
_OUTSTRETCHED = 0.35
"""How much of a direction a limb or the back must have in it; how far, in metres, arms reach."""


def described(performance: Performance, phase: Phase) -> str:
    """Return what is seen at the end of a phase; of a cycle, two of its poses."""
    block = performance.timeline.blocks[phase.block]
    motion = performance.motion(block)
    if phase.kind is not PhaseKind.TIMED or not isinstance(motion, TimedMotion):
        return _sentence(performance.body(phase, 1.0), block)
    seen = dict.fromkeys(_sentence(stance.body, block) for stance in motion.stances)
    first, *others = seen
    return tr("{first} Then: {then}", first=first, then=others[0]) if others else first


def _sentence(body: Body, block: Block) -> str:
    whole = tr(_POSITIONS[block.exercise.position])
    for part in _clauses(body, block):
        whole = tr("{first}, {then}", first=whole, then=part)
    return tr("{description}.", description=whole)


def _clauses(body: Body, block: Block) -> Iterator[Message]:
    """Yield what a body does, beyond its position, each as a part of a sentence."""
    position = block.exercise.position
    raised = [number for number in (0, 1) if _is_raised(body, number, position)]
    yield from _trunk(body, position)
    yield from _knees(body, position, raised)
    for number in raised:
        aside = _sideways(body.legs[number], body)
        yield Message(_RAISED_ASIDE[number] if aside else _RAISED[number])
    if raised:
        yield from _angle(block)
    if position in _UPRIGHT:
        yield from _arms(body)


_RAISED = ("left leg raised", "right leg raised")
_RAISED_ASIDE = ("left leg raised to the side", "right leg raised to the side")
_STRAIGHT = ("left leg straight", "right leg straight")
_KNEE_BENT = ("left knee bent {degrees} degrees", "right knee bent {degrees} degrees")


def _trunk(body: Body, position: Position) -> Iterator[Message]:
    trunk = body.trunk
    if position is Position.ON_THE_BACK and trunk.pelvis[2] > size.SEAT_THICK + _SEAT_LIFTED:
        yield Message("hips raised")
    if position in _UPRIGHT:
        leaning = _between(minus(trunk.neck, trunk.pelvis), (0.0, 0.0, 1.0))
        if leaning > _LEANING:
            yield message("leaning {degrees} degrees", degrees=_rounded(leaning))
    if position in _ON_ALL_FOURS:
        bent = dot(column(trunk.ribs, 2), column(trunk.hips, 0))
        if abs(bent) > _BENT:
            yield Message("back rounded" if bent > 0 else "back arched")


def _knees(body: Body, position: Position, raised: list[int]) -> Iterator[Message]:
    """Yield how the knees are bent; of who is on both knees, only that of a raised leg."""
    bends = [bend(leg) for leg in body.legs]
    told = [number for number in (0, 1) if number in raised or position not in _ON_BOTH_KNEES]
    if len(told) > 1 and abs(bends[0] - bends[1]) < _ALIKE:
        both = sum(bends) / 2
        if both >= STRAIGHT:
            yield message("knees bent {degrees} degrees", degrees=_rounded(both))
        return
    for number in told:
        if bends[number] < STRAIGHT:
            yield Message(_STRAIGHT[number])
        else:
            yield message(_KNEE_BENT[number], degrees=_rounded(bends[number]))


def bend(leg: Leg) -> float:
    """Return how far a knee is bent, in degrees."""
    return _between(minus(leg.knee, leg.hip), minus(leg.ankle, leg.knee))


def _is_raised(body: Body, number: int, position: Position) -> bool:
    """Tell whether a leg is in the air: one that kneels or stands is not."""
    leg, other = body.legs[number], body.legs[1 - number]
    if position in _ON_BOTH_KNEES:
        return leg.knee[2] > size.KNEE_THICK + _LIFTED
    return leg.ankle[2] > other.ankle[2] + _LIFTED


def _sideways(leg: Leg, body: Body) -> bool:
    across = column(body.trunk.hips, 1)
    return abs(dot(unit(minus(leg.knee, leg.hip)), across)) > _SIDEWAYS


def _angle(block: Block) -> Iterator[Message]:
    variant = block.variant
    if variant and variant.degrees is not None:
        words = {"out": "angled out {degrees} degrees", "in": "angled in {degrees} degrees"}
        yield message(words[variant.towards or "out"], degrees=variant.degrees)


def _arms(body: Body) -> Iterator[Message]:
    trunk = body.trunk
    reaches = [minus(arm.wrist, arm.shoulder) for arm in body.arms]
    front, across = column(trunk.ribs, 0), column(trunk.ribs, 1)
    if all(reach[2] > _OUTSTRETCHED for reach in reaches):
        yield Message("arms raised")
    elif all(dot(reach, front) > _OUTSTRETCHED for reach in reaches):
        yield Message("arms forward")
    elif all(abs(dot(reach, across)) > _OUTSTRETCHED for reach in reaches):
        yield Message("arms out to the sides")


def _between(a: Vec, b: Vec) -> float:
    """Return the angle between two directions, in degrees."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def _rounded(angle: float) -> int:
    """Return an angle as one says it: to the nearest five degrees."""
    return round(angle / 5) * 5
