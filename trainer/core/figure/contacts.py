"""The places of a body that may rest on the floor."""

from enum import StrEnum

from trainer.core.figure import proportions as size
from trainer.core.figure.body import Body
from trainer.core.figure.flesh import Ball, back_of, foot_balls, forehead_of
from trainer.core.figure.vectors import Vec


class Contact(StrEnum):
    """A place of the body that rests on the floor.

    A foot rests on its sole, a knee with the shin and the toes, an elbow with the forearm.
    """

    LEFT_FOOT = "left foot"
    RIGHT_FOOT = "right foot"
    LEFT_KNEE = "left knee"
    RIGHT_KNEE = "right knee"
    LEFT_ELBOW = "left elbow"
    RIGHT_ELBOW = "right elbow"
    LEFT_HAND = "left hand"
    RIGHT_HAND = "right hand"
    LEFT_HEEL = "left heel"
    RIGHT_HEEL = "right heel"
    SHOULDERS = "shoulders"
    SEAT = "seat"
    FOREHEAD = "forehead"

    @property
    def limb(self) -> str:
        """What it is, without its side."""
        return self.rpartition(" ")[2]

    @property
    def side(self) -> int:
        """0 for the left, 1 for the right."""
        return int(self.startswith("right"))

    @property
    def mirrored(self) -> "Contact":
        """The same place on the other side."""
        first, _, limb = self.partition(" ")
        if not limb:
            return self
        return Contact(f"{'right' if first == 'left' else 'left'} {limb}")


BOTH_CONTACTS = {
    "feet": (Contact.LEFT_FOOT, Contact.RIGHT_FOOT),
    "knees": (Contact.LEFT_KNEE, Contact.RIGHT_KNEE),
    "elbows": (Contact.LEFT_ELBOW, Contact.RIGHT_ELBOW),
    "hands": (Contact.LEFT_HAND, Contact.RIGHT_HAND),
    "heels": (Contact.LEFT_HEEL, Contact.RIGHT_HEEL),
}


def point_of(body: Body, contact: Contact) -> Vec:
    """Return the joint, or the middle of the ball, by which a contact is placed."""
    match contact.limb:
        case "foot":
            return body.legs[contact.side].ankle
        case _:
            return ball_of(body, contact)[0]


def ball_of(body: Body, contact: Contact) -> Ball:
    """Return the ball of flesh that touches the floor."""
    balls = {
        "knee": (body.legs[contact.side].knee, size.KNEE_THICK),
        "elbow": (body.arms[contact.side].elbow, size.ELBOW_THICK),
        "hand": (body.arms[contact.side].wrist, size.WRIST_THICK),
        "seat": (body.trunk.pelvis, size.SEAT_THICK),
    }
    match contact.limb:
        case "foot" | "heel":
            leg = body.legs[contact.side]
            return foot_balls(leg.ankle, leg.foot)[0]
        case "shoulders":
            return back_of(body)
        case "forehead":
            return forehead_of(body)
        case limb:
            return balls[limb]


def height_of(body: Body, contact: Contact) -> float:
    """Return how high a contact is above the floor, in metres."""
    middle, radius = ball_of(body, contact)
    return middle[2] - radius
