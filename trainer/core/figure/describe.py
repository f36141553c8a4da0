"""What a figure shows, in words, for those who hear the screen instead of seeing it."""

from collections.abc import Iterator
from itertools import combinations
from math import acos, atan2, degrees

from trainer.core.exercise import Position
from trainer.core.figure import proportions as size
from trainer.core.figure.body import Body, Leg, apart
from trainer.core.figure.motion import TimedMotion
from trainer.core.figure.performance import Performance
from trainer.core.figure.vectors import Vec, column, distance, dot, minus, unit
from trainer.core.plan.timeline import Block, Phase, PhaseKind
from trainer.core.text import Message, message, tr

_POSITIONS = {
    Position.STANDING: "Standing",
    Position.HANDS_AND_KNEES: "On hands and knees",
    Position.ELBOWS_AND_KNEES: "On elbows and knees",
    Position.KNEELING: "Kneeling",
    Position.FOLDED_FORWARD: "Kneeling, folded forward",
    Position.SITTING: "Sitting",
    Position.ON_THE_BACK: "On the back",
}
_UPRIGHT = {Position.STANDING, Position.KNEELING, Position.HALF_KNEELING}
_ON_ALL_FOURS = {Position.HANDS_AND_KNEES, Position.ELBOWS_AND_KNEES}
_ON_BOTH_KNEES = _ON_ALL_FOURS | {Position.KNEELING, Position.FOLDED_FORWARD}

_ON_ONE_KNEE = ("On the left knee", "On the right knee")

STRAIGHT, STRAIGHT_STANDING = 15.0, 25.0
"""A knee that is bent less, in degrees, counts as straight."""

_ALIKE = 8.0
_LEANING = 25.0
"""From how many degrees on knees differ, and a trunk leans."""

_LIFTED, _SEAT_LIFTED = 0.12, 0.06
"""From this height above where it rests, in metres, a leg and the seat count as raised."""

_IN_FRONT, _BEHIND, _DRAWN_IN = 20.0, 0.0, 110.0
"""From how far a hip is bent on, in degrees, or to how far, a leg is there."""

_ASIDE, _CROSSED, _OFF_THE_FLOOR = 0.06, 0.2, 0.3
"""How far, in metres, hips are beside the feet; an ankle is from the other knee; feet are up."""

_SIDEWAYS, _BENT = 0.45, 0.3
_OUTSTRETCHED = 0.35
"""How much of a direction a limb or the back must have in it; how far, in metres, arms reach."""


def described(performance: Performance, phase: Phase) -> str:
    """Return what is seen at the end of a phase; of a cycle, those two poses that differ most."""
    block = performance.timeline.blocks[phase.block]
    motion = performance.motion(block)
    if phase.kind is not PhaseKind.TIMED or not isinstance(motion, TimedMotion):
        return _sentence(performance.body(phase, 1.0), block)
    seen: dict[str, Body] = {}
    for stance in motion.stances:
        seen.setdefault(_sentence(stance.body, block), stance.body)
    if len(seen) == 1:
        return next(iter(seen))
    first, then = max(combinations(seen, 2), key=lambda two: apart(seen[two[0]], seen[two[1]]))
    return tr("{first} Then: {then}", first=first, then=then)


def described_at(performance: Performance, phase: Phase, part: float) -> str:
    """Return what is seen at a part (0 to 1) of a phase."""
    return _sentence(performance.body(phase, part), performance.timeline.blocks[phase.block])


def _sentence(body: Body, block: Block) -> str:
    position = block.exercise.position
    knee = int(body.legs[0].knee[2] > body.legs[1].knee[2])
    whole = tr(_POSITIONS.get(position) or _ON_ONE_KNEE[knee])
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
        yield Message(_raised(body, number, position)[number])
    if raised:
        yield from _angle(block)
    if position in _UPRIGHT:
        yield from _arms(body)


_RAISED = ("left leg raised", "right leg raised")
_RAISED_ASIDE = ("left leg raised to the side", "right leg raised to the side")
_RAISED_IN_FRONT = ("left leg raised in front", "right leg raised in front")
_RAISED_BEHIND = ("left leg raised behind", "right leg raised behind")
_KNEE_TO_CHEST = ("left knee drawn to the chest", "right knee drawn to the chest")
_CROSSES = ("left ankle on the right knee", "right ankle on the left knee")
_STRAIGHT = ("left leg straight", "right leg straight")
_KNEE_BENT = ("left knee bent {degrees} degrees", "right knee bent {degrees} degrees")


def _trunk(body: Body, position: Position) -> Iterator[Message]:
    trunk = body.trunk
    if position is Position.ON_THE_BACK:
        yield from _hips_and_feet(body)
    if position is Position.STANDING:
        yield from _hips_aside(body)
    if position in _UPRIGHT:
        leaning = _between(minus(trunk.neck, trunk.pelvis), (0.0, 0.0, 1.0))
        if leaning > _LEANING:
            yield message("leaning {degrees} degrees", degrees=_rounded(leaning))
    if position in _ON_ALL_FOURS:
        bent = dot(column(trunk.ribs, 2), column(trunk.hips, 0))
        if abs(bent) > _BENT:
            yield Message("back rounded" if bent > 0 else "back arched")


def _hips_and_feet(body: Body) -> Iterator[Message]:
    """Yield what of one who lies on the back is in the air."""
    if body.trunk.pelvis[2] > size.SEAT_THICK + _SEAT_LIFTED:
        yield Message("hips raised")
    if all(leg.ankle[2] > _OFF_THE_FLOOR for leg in body.legs):
        yield Message("both feet raised")
    for number, leg in enumerate(body.legs):
        if distance(leg.ankle, body.legs[1 - number].knee) < _CROSSED:
            yield Message(_CROSSES[number])


def _hips_aside(body: Body) -> Iterator[Message]:
    """Yield to which side of both feet the hips of one who stands on them are."""
    left, right = (leg.ankle for leg in body.legs)
    if abs(left[2] - right[2]) < _LIFTED:
        over = minus(body.trunk.pelvis, left), minus(body.trunk.pelvis, right)
        aside = sum(dot(each, column(body.trunk.hips, 1)) for each in over) / 2
        if abs(aside) > _ASIDE:
            yield Message("hips to the left" if aside > 0 else "hips to the right")


def _knees(body: Body, position: Position, raised: list[int]) -> Iterator[Message]:
    """Yield how the knees are bent; of who is on both knees, only that of a raised leg."""
    bends = [bend(leg) for leg in body.legs]
    straight = STRAIGHT_STANDING if position is Position.STANDING else STRAIGHT
    told = [number for number in (0, 1) if number in raised or position not in _ON_BOTH_KNEES]
    if len(told) > 1 and max(bends) < straight:
        return
    if len(told) > 1 and abs(bends[0] - bends[1]) < _ALIKE:
        yield message("knees bent {degrees} degrees", degrees=_rounded(sum(bends) / 2))
        return
    for number in told:
        if bends[number] < straight:
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


def _raised(body: Body, number: int, position: Position) -> tuple[str, str]:
    """Return what to say of a raised leg, by its side."""
    leg = body.legs[number]
    thigh, hips = unit(minus(leg.knee, leg.hip)), body.trunk.hips
    bent = degrees(atan2(dot(thigh, column(hips, 0)), -dot(thigh, column(hips, 2))))
    if _sideways(leg, body):
        return _RAISED_ASIDE
    if position is Position.STANDING:
        in_front = _RAISED_IN_FRONT if bent > _IN_FRONT else _RAISED
        return _RAISED_BEHIND if bent < _BEHIND else in_front
    return _KNEE_TO_CHEST if position in _ON_ALL_FOURS and bent > _DRAWN_IN else _RAISED


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
