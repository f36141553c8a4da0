"""By how much a variant turns the working leg aside, to be marked on the floor."""

from math import radians

from trainer.core.exercise import Side
from trainer.core.figure.body import Body
from trainer.core.figure.figure import Figure
from trainer.core.figure.form import Form
from trainer.core.figure.joints import places
from trainer.core.figure.scene import Angle
from trainer.core.figure.vectors import Vec, about_z, column, turned, unit

_HIPS = (places("left_hip", "turn")[0], places("right_hip", "turn")[0])


def angle_of(body: Body, figure: Figure, form: Form) -> Angle | None:
    """Return the angle of a form whose variant turns a leg; None for any other."""
    if not form.turn or figure.turned not in _HIPS:
        return None
    side = _HIPS.index(figure.turned)
    side = 1 - side if form.side is Side.RIGHT else side
    straight = _back(body)
    x, y, _ = body.legs[side].hip
    outward = radians(form.turn) * (1 if side else -1)
    aside = turned(about_z(outward), straight)
    return Angle(corner=(x, y, 0.0), straight=straight, aside=aside, degrees=abs(form.turn))


def _back(body: Body) -> Vec:
    """Return where the body's back end is, level."""
    x, y, _ = column(body.trunk.hips, 1)
    return unit((-y, x, 0.0))
