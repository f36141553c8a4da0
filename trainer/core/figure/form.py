"""The one form of a figure that a block shows: its variant, side, range and load, on the floor."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import radians

from trainer.core.exercise import Direction, Range, Side, Variant
from trainer.core.figure.between import in_between
from trainer.core.figure.figure import CONTRACTED, READY, STRETCHED, Figure
from trainer.core.figure.joints import blended
from trainer.core.figure.plants import Plants
from trainer.core.figure.readback import read_back
from trainer.core.figure.stance import Pose, Stance, brought_down


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """Which form of an exercise: hashable, so that what is made of it can be kept.

    `starts` is the movement that a rep begins with, None for a timed exercise.
    """

    exercise: str
    variant: Variant | None = None
    side: Side | None = None
    range: Range | None = None
    load: str | None = None
    starts: Direction | None = None

    @property
    def turn(self) -> float:
        """How far the variant turns the limb outward, in degrees."""
        variant = self.variant
        if variant is None or variant.degrees is None:
            return 0.0
        return float({"out": 1, "in": -1}.get(variant.towards or "", 0) * variant.degrees)


def stances_of(figure: Figure, form: Form) -> Mapping[str, Stance]:
    """Return the figure's stances by name, for its form; what they share on the floor stays.

    Raises:
        OutOfReachError, BeyondLimitError, PiercedFloorError: as `brought_down` has it.

    """
    poses = figure.poses_of(form.variant.id if form.variant else None, form.load)
    stances: dict[str, Stance] = {}
    kept = Plants()
    for name, pose in poses.items():
        stance = brought_down(formed(pose, figure, form), kept)
        kept = {**stance.plants, **kept}
        stances[name] = stance
    if form.range is Range.TOP:
        stances[STRETCHED] = halfway(stances[STRETCHED], stances[CONTRACTED])
        stances.pop(READY, None)
    return stances


def formed(pose: Pose, figure: Figure, form: Form) -> Pose:
    """Return a pose as a form has it: turned by its variant, on its side."""
    if figure.turned is not None and form.turn:
        angles = list(pose.angles)
        angles[figure.turned] += radians(form.turn)
        pose = Pose(angles=tuple(angles), contacts=pose.contacts, at=pose.at)
    return pose.mirrored if form.side is Side.RIGHT else pose


def halfway(a: Stance, b: Stance) -> Stance:
    """Return the stance in the middle between two."""
    body = in_between(a, b, 0.5)
    shared = {contact: plant for contact, plant in a.plants.items() if contact in b.plants}
    return Stance(
        angles=read_back(body, blended(a.angles, b.angles, 0.5)),
        contacts=tuple(contact for contact in a.contacts if contact in b.contacts),
        plants=shared,
        pelvis=body.trunk.pelvis,
    )
