"""A pose brought to the floor: from joint angles and contacts to a body that stands there."""

from dataclasses import dataclass
from math import degrees, radians, sin

from trainer.core.figure.body import Body, body_of
from trainer.core.figure.contacts import Contact, height_of
from trainer.core.figure.flesh import lowest
from trainer.core.figure.joints import AXES, Angles, Axis, mirrored_angles, places
from trainer.core.figure.plants import (
    LIMBS,
    Plants,
    missed,
    on_the_floor,
    plant_beneath,
    planted,
    way_to_plants,
    zero_of,
)
from trainer.core.figure.readback import read_back
from trainer.core.figure.vectors import Vec

LEEWAY = radians(40)
"""How far the one angle may be turned that brings trunk or head to the floor."""

SLACK = 0.5
"""How many degrees beyond a limit are forgiven."""

UPRIGHT_ARM = 0.5
"""The sine of an arm's elevation below which its rotation alone says nothing."""

PIERCED = -0.001
"""No part of the body may be lower than this, in metres."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pose:
    """What a person writes down: angles, what rests on the floor, and where the pelvis is.

    `contacts` are in order: the first one places the body. `at` is the pelvis's place on the mat
    in metres, forward and to the left.
    """

    angles: Angles
    contacts: tuple[Contact, ...]
    at: tuple[float, float] = (0.0, 0.0)

    @property
    def mirrored(self) -> "Pose":
        """The same pose with the sides exchanged."""
        return Pose(
            angles=mirrored_angles(self.angles),
            contacts=tuple(contact.mirrored for contact in self.contacts),
            at=(self.at[0], -self.at[1]),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Stance:
    """A pose that stands on the floor.

    Attributes:
        angles: its angles, those changed that bring trunk or head to the floor.
        contacts: all that rests on the floor.
        plants: the contacts that keep their places, the one that places the body first.
        pelvis: where the pelvis is.

    """

    angles: Angles
    contacts: tuple[Contact, ...]
    plants: Plants
    pelvis: Vec

    @property
    def body(self) -> Body:
        """The body in this stance."""
        return on_the_floor(self.angles, self.plants)

    @property
    def mirrored(self) -> "Stance":
        """The same stance with the sides exchanged."""
        x, y, z = self.pelvis
        return Stance(
            angles=mirrored_angles(self.angles),
            contacts=tuple(contact.mirrored for contact in self.contacts),
            plants={contact.mirrored: plant.mirrored for contact, plant in self.plants.items()},
            pelvis=(x, -y, z),
        )


class OutOfReachError(ValueError):
    """A contact cannot be brought to the floor, or kept at its place there.

    Attributes:
        contact: that contact.

    """

    def __init__(self, contact: Contact) -> None:
        super().__init__(contact.value)
        self.contact = contact


class BeyondLimitError(ValueError):
    """To reach its contacts, a pose has to bend a joint too far.

    Attributes:
        axis: the angle and its limits.
        degrees: what it would have to be.

    """

    def __init__(self, axis: Axis, found: float) -> None:
        super().__init__(f"{axis.joint} {axis.name}: {found:.0f}")
        self.axis = axis
        self.degrees = found


class PiercedFloorError(ValueError):
    """A part of the body is below the floor.

    Attributes:
        depth_mm: how deep.

    """

    def __init__(self, depth_mm: int) -> None:
        super().__init__(depth_mm)
        self.depth_mm = depth_mm


def brought_down(pose: Pose, kept: Plants) -> Stance:
    """Bring a pose to the floor; contacts that are `kept` keep their places.

    Raises:
        OutOfReachError: a contact can't be reached.
        BeyondLimitError: a joint would bend too far.
        PiercedFloorError: some part would be below the floor.

    """
    angles = pose.angles
    for contact in pose.contacts[1:]:
        if contact.limb not in LIMBS:
            angles = _bent_down(pose, angles, contact, kept)
    body, plants = _planted(pose, angles, kept)
    missing = missed(body, plants)
    if missing is not None:
        raise OutOfReachError(missing)
    if lowest(body) < PIERCED:
        raise PiercedFloorError(round(-lowest(body) * 1000))
    return Stance(
        angles=within_limits(read_back(body, angles)),
        contacts=pose.contacts,
        plants=plants,
        pelvis=body.trunk.pelvis,
    )


def within_limits(angles: Angles) -> Angles:
    """Return the angles.

    Raises:
        BeyondLimitError: one of them is beyond its limit.

    """
    for place, (axis, angle) in enumerate(zip(AXES, angles, strict=True)):
        if axis.name == "rotation" and axis.joint == "shoulder" and _upright(angles[place - 2]):
            continue
        if not axis.low - SLACK <= degrees(angle) <= axis.high + SLACK:
            raise BeyondLimitError(axis, degrees(angle))
    return angles


def _upright(elevation: float) -> bool:
    """Tell whether an arm is so near the body's line that its plane and rotation are one."""
    return sin(elevation) < UPRIGHT_ARM


def _planted(pose: Pose, angles: Angles, kept: Plants) -> tuple[Body, Plants]:
    body = body_of(angles, (*pose.at, 0.0))
    first = next((contact for contact in pose.contacts if contact in kept), pose.contacts[0])
    pair = [contact for contact in pose.contacts if contact.limb == first.limb]
    plants = {
        contact: kept.get(contact) or plant_beneath(body, contact, angles) for contact in pair
    }
    body = body.moved(way_to_plants(body, plants))
    for contact in pose.contacts:
        if contact not in plants and contact.limb in LIMBS:
            plants[contact] = kept.get(contact) or plant_beneath(body, contact, angles)
    return planted(body, plants), plants


def _bent_down(pose: Pose, angles: Angles, contact: Contact, kept: Plants) -> Angles:
    """Turn the one angle that brings a part of trunk or head, or a heel, to the floor."""
    (place,) = _turned_for(contact)

    def turned(by: float) -> Angles:
        return (*angles[:place], angles[place] + by, *angles[place + 1 :])

    def height(by: float) -> float:
        return height_of(_planted(pose, turned(by), kept)[0], contact)

    low, high = (-LEEWAY, LEEWAY) if height(-0.01) < height(0.01) else (LEEWAY, -LEEWAY)
    by = zero_of(height, low, high)
    if abs(height(by)) > -PIERCED:
        raise OutOfReachError(contact)
    return turned(by)


def _turned_for(contact: Contact) -> tuple[int, ...]:
    if contact is Contact.FOREHEAD:
        return places("neck", "flexion")
    if contact.limb == "heel":
        return places(f"{contact.partition(' ')[0]}_hip", "flexion")
    return places("pelvis", "tilt")
