"""Makes the body's solids well-formed: muscles, a rounded seat, broad feet and palms, a face.

What is added lies at most some millimetres outside what touches the floor.
"""

from collections.abc import Sequence

from trainer.core.figure.flesh import Ball, Part
from trainer.core.figure.vectors import (
    Vec,
    along,
    between,
    cross,
    distance,
    minus,
    times,
    unit,
)

Disc = tuple[float, float, float, float]
Bulks = tuple[tuple[Ball, ...], ...]
"""Balls in groups; each group has a skin of its own."""

_MUSCLES = {
    Part.THIGH: ((0.30, 0.090), (0.70, 0.067)),
    Part.UPPER_ARM: ((0.26, 0.0515), (0.68, 0.0425)),
    Part.FOREARM: ((0.24, 0.0405), (0.70, 0.0315)),
}
"""How far along the limb, and how thick in metres."""

_CALF, _CALF_THICK = 0.05, 1.06
_LOW_SHANK, _LOW_SHANK_THICK = 0.66, 0.041

_FOREFOOT, _PALM = 0.020, 0.020
"""Half of what makes foot and palm broader than thick, in metres."""


def sculpted(part: Part, balls: Sequence[Ball]) -> Bulks:
    """Return the shape of a limb, made of the balls of its solid."""
    if part in _MUSCLES:
        return (_muscled(balls, _MUSCLES[part]),)
    if part is Part.SHANK:
        return _shank(balls)
    if part is Part.FOOT:
        return (_foot(balls),)
    return (_hand(balls) if part is Part.HAND else tuple(balls),)


def _muscled(balls: Sequence[Ball], muscles: Sequence[tuple[float, float]]) -> tuple[Ball, ...]:
    first, last = balls[0], balls[-1]
    middles = ((between(first[0], last[0], part), radius) for part, radius in muscles)
    return (first, *middles, last)


def _shank(balls: Sequence[Ball]) -> Bulks:
    knee, (calf, thick), ankle = balls[0], balls[1], balls[-1]
    straight = between(knee[0], ankle[0], 0.28)
    back = minus(calf, straight)
    low = along(between(knee[0], ankle[0], _LOW_SHANK), back, 0.4), _LOW_SHANK_THICK
    full = along(calf, back, _CALF), thick * _CALF_THICK
    return (knee, full, low), (low, ankle)


def _foot(balls: Sequence[Ball]) -> tuple[Ball, ...]:
    ankle, heel, ball, toes = balls
    aside = unit(cross(minus(toes[0], heel[0]), minus(ankle[0], heel[0])))
    wide = ((along(ball[0], aside, by), ball[1]) for by in (_FOREFOOT, -_FOREFOOT))
    tips = ((along(toes[0], aside, by), toes[1]) for by in (_FOREFOOT * 0.8, -_FOREFOOT * 0.8))
    return (ankle, heel, *wide, *tips)


def _hand(balls: Sequence[Ball]) -> tuple[Ball, ...]:
    wrist, palm, fingers = balls
    x, y, _ = times(minus(fingers[0], wrist[0]), 1 / distance(fingers[0], wrist[0]))
    aside = (-y, x, 0.0)
    wide = ((along(palm[0], aside, by), palm[1]) for by in (_PALM, -_PALM))
    tips = ((along(fingers[0], aside, by), fingers[1]) for by in (_PALM * 0.7, -_PALM * 0.7))
    return (wrist, *wide, *tips)


def sculpted_trunk(trunk: dict[Part, tuple[Ball, ...]]) -> Bulks:
    """Return pelvis, belly, chest and neck, with a rounded seat and shoulders that slope."""
    low, high = trunk[Part.NECK][0], trunk[Part.NECK][-1]
    cowl = (between(low[0], high[0], 0.6), low[1] * 0.9)
    sloping = tuple(
        (between(low[0], middle, 0.85), radius * 0.85) for middle, radius in trunk[Part.CHEST][-2:]
    )
    return (
        _seat(trunk[Part.PELVIS]),
        trunk[Part.BELLY],
        trunk[Part.CHEST],
        trunk[Part.NECK],
        (cowl, *sloping),
    )


def trunk_joints(bulks: Sequence[Sequence[Disc]]) -> tuple[Disc, ...]:
    """Return of a sculpted trunk where legs, arms and head go on."""
    seat, _, chest, neck, cowl = bulks
    return (*seat[:4], *chest[-2:], *neck, *cowl)


def _seat(pelvis: tuple[Ball, ...]) -> tuple[Ball, ...]:
    (left, thick), (right, _), waist, other = pelvis
    across = unit(minus(left, right))
    middle = between(left, right, 0.5)
    upward = unit(minus(between(waist[0], other[0], 0.5), middle))
    front = cross(across, upward)

    def cheek(hip: Vec, aside: float) -> Ball:
        place = along(along(hip, front, -0.030), upward, -0.022)
        return along(place, across, aside), thick * 0.86

    return (cheek(left, 0.012), cheek(right, -0.012), *pelvis)


_CAP = (((-0.012, 0.0, 0.016), 0.0905), ((-0.040, 0.0, -0.035), 0.056))
_FACE = (
    ((0.036, 0.0, 0.014), 0.0665),
    ((0.042, 0.026, -0.030), 0.046),
    ((0.042, -0.026, -0.030), 0.046),
    ((0.050, 0.0, -0.092), 0.030),
)
_NOSE = (((0.096, 0.0, 0.012), 0.008), ((0.106, 0.0, -0.022), 0.011))
"""The head's cap, its face, and its nose: front, left, up from the skull's middle, and radius."""


def sculpted_head(balls: Sequence[Ball]) -> tuple[Bulks, Bulks, Vec]:
    """Return a head's face and its cap, and where the face looks."""
    (skull, _), (forehead, _), (chin, _) = balls
    top = unit(minus(forehead, chin))
    left = unit(cross(top, minus(forehead, skull)))
    front = cross(left, top)

    def placed(places: Sequence[Ball]) -> tuple[Ball, ...]:
        return tuple(
            (along(along(along(skull, front, x), left, y), top, z), radius)
            for (x, y, z), radius in places
        )

    return (placed(_FACE), placed(_NOSE)), (placed(_CAP),), front
