"""Poses as tables of a TOML file: joint angles in degrees, and what rests on the floor."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from trainer.core.figure.contacts import BOTH_CONTACTS, Contact
from trainer.core.figure.joints import AXES, angles_of, axis_names, joint_names, places
from trainer.core.figure.stance import Pose
from trainer.core.nearest import nearest
from trainer.core.text import Message, message
from trainer.storage.tables import Table
from trainer.storage.values import shown

MAT = 2.0
"""How far from the middle of the mat a pelvis may be, in metres."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenPose:
    """A pose as it is written, so that others can take over what they do not change.

    `degrees` is by place in `AXES`; what is not named is 0. `like` is the pose that it has taken
    over, if any.
    """

    degrees: Mapping[int, float] = field(default_factory=dict)
    contacts: tuple[Contact, ...] = ()
    at: tuple[float, float] = (0.0, 0.0)
    like: str = ""

    @property
    def pose(self) -> Pose:
        """The same as a pose."""
        return Pose(angles=angles_of(dict(self.degrees)), contacts=self.contacts, at=self.at)


def read_poses(table: Table) -> dict[str, WrittenPose]:
    """Read the poses of a table by name; each may be `like` one above it."""
    poses: dict[str, WrittenPose] = {}
    for name, each in table.entries():
        poses[name] = read_pose(each, _model(each, poses))
    return poses


def read_pose(table: Table, model: WrittenPose) -> WrittenPose:
    """Read one pose, which takes over from a model what it does not say."""
    pose = WrittenPose(
        degrees={**model.degrees, **_degrees(table)},
        contacts=_rests_on(table, model),
        at=_place(table, model.at),
        like=str(table.value("like") or ""),
    )
    table.done()
    return pose


def _rests_on(table: Table, model: WrittenPose) -> tuple[Contact, ...]:
    """Return a pose's contacts; anything that is wrong with them is said there, and only there."""
    contacts = _contacts(table) if table.has("contacts") else model.contacts
    if not contacts and not table.value("contacts"):
        what = message('A pose rests on the floor. Name what does in "contacts".')
        table.error("contacts", what)
    return contacts or tuple(Contact)


def unknown_word(what: Message, word: str, known: Iterable[str]) -> Message:
    """Return what to say of a word that is none of those that are known."""
    words = tuple(known)
    meant = nearest(word, words)
    if meant:
        return message('{what} Did you mean "{meant}"?', what=what, meant=meant)
    if words:
        return message("{what} Use one of: {words}.", what=what, words=", ".join(words))
    return message("{what} Remove it.", what=what)


def no_pose(name: str, known: Iterable[str]) -> Message:
    """Return what to say of a pose that is not there."""
    return unknown_word(message("There is no pose {name} here.", name=shown(name)), name, known)


def _model(table: Table, poses: Mapping[str, WrittenPose]) -> WrittenPose:
    name = table.text("like", "")
    if name in poses:
        return poses[name]
    if name.strip():
        what = message("There is no pose {name} above this one.", name=shown(name))
        table.error("like", unknown_word(what, name, poses))
    if table.has("like"):
        return WrittenPose(contacts=tuple(Contact))  # so that none are missed here too
    return WrittenPose()


def _degrees(table: Table) -> dict[int, float]:
    degrees: dict[int, float] = {}
    for joint in joint_names():
        if table.has(joint):
            degrees.update(_joint(table.table(joint), joint))
    return degrees


def _joint(table: Table, joint: str) -> Iterator[tuple[int, float]]:
    for name in axis_names(joint):
        if table.has(name):
            found = places(joint, name)
            axis = AXES[found[0]]
            angle = table.number(name, axis.low, axis.high, 0.0)
            yield from ((place, angle) for place in found)
    table.done()


def _contacts(table: Table) -> tuple[Contact, ...]:
    known = (*BOTH_CONTACTS, *Contact)
    contacts: list[Contact] = []
    names = table.texts("contacts")
    for number, name in enumerate(names):
        if name in known:
            contacts += BOTH_CONTACTS.get(name) or (Contact(name),)
        elif name.strip():
            what = message("There is no contact {name}.", name=shown(name))
            table.report.error((*table.at, "contacts", number), unknown_word(what, name, known))
    return tuple(dict.fromkeys(contacts))


def _place(table: Table, model: tuple[float, float]) -> tuple[float, float]:
    at = table.table("at")
    place = (at.number("forward", -MAT, MAT, model[0]), at.number("left", -MAT, MAT, model[1]))
    at.done()
    return place
