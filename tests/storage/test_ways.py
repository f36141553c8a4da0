"""The body gets from every position to every other as a person does."""

from trainer.core.exercise import Position
from trainer.core.figure.contacts import Contact
from trainer.core.figure.vectors import distance
from trainer.storage.paths import resource_dir
from trainer.storage.ways_file import read_ways


def test_every_position_can_be_reached_from_every_other() -> None:
    read = read_ways(resource_dir() / "ways.toml")
    assert read.problems == ()
    ways = read.required()
    for start in Position:
        for end in Position:
            assert ways.path(start, end)[-1] == end


def test_hands_and_feet_stay_down_between_neighbouring_positions() -> None:
    ways = read_ways(resource_dir() / "ways.toml", proven=True).required()
    kept = {
        ("standing", "crouch"): Contact.LEFT_FOOT,
        ("hands-and-knees", "kneeling"): Contact.LEFT_KNEE,
        ("hands-and-knees", "on-the-heels"): Contact.RIGHT_KNEE,
        ("lowering", "elbows-and-knees"): Contact.LEFT_KNEE,
        ("knees-up", "on-the-back"): Contact.LEFT_FOOT,
    }
    for (start, end), contact in kept.items():
        a, b = ways.stances[start].plants[contact], ways.stances[end].plants[contact]
        assert distance(a.point, b.point) < 0.03


def test_a_person_lies_with_the_head_at_the_rear_of_the_mat() -> None:
    ways = read_ways(resource_dir() / "ways.toml", proven=True).required()
    trunk = ways.stances[Position.ON_THE_BACK].body.trunk
    assert trunk.head[0] < trunk.pelvis[0]
