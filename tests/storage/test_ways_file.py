from pathlib import Path

import pytest

from tests.storage.figures import WAY_NAMES, WAY_POSES, WAYS
from tests.storage.files import said, written
from trainer.core.exercise import Position
from trainer.storage.ways_file import read_ways


def problems(folder: Path, text: str) -> list[str]:
    return said(read_ways(written(folder, text)).problems)


def test_the_positions_and_the_ways_between_them_are_read(tmp_path: Path) -> None:
    ways = read_ways(written(tmp_path, WAYS)).required()
    assert set(ways.stances) == set(Position)
    assert ways.path("standing", "kneeling")[0] == "standing"


def test_every_position_must_be_there(tmp_path: Path) -> None:
    assert problems(tmp_path, 'format = 1\nways = []\n[poses.standing]\ncontacts = ["feet"]\n') == [
        f'3: The position "{name}" is missing. Add its pose.' for name in WAY_NAMES[1:]
    ]


def test_every_position_must_be_reachable(tmp_path: Path) -> None:
    text = WAYS.replace(", ['hands-and-knees', 'elbows-and-knees']", "")
    assert problems(tmp_path, text) == [
        '1: There is no way from "hands-and-knees" to "elbows-and-knees". Add one.'
    ]


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("['standing', 'kneelin']", 'There is no pose "kneelin" here. Did you mean "kneeling"?'),
        (
            "['standing', 'standing']",
            "A way is a list. Write the names of two poses, in square brackets.",
        ),
        ("'standing'", 'A way is "standing". Write the names of two poses, in square brackets.'),
    ],
)
def test_a_way_joins_two_poses(tmp_path: Path, link: str, problem: str) -> None:
    assert problems(tmp_path, WAYS.replace("ways = [", f"ways = [{link}, ")) == [f"1: {problem}"]


def test_what_is_missing(tmp_path: Path) -> None:
    assert '1: "ways" is missing. Add it.' in problems(tmp_path, WAY_POSES)
    assert problems(tmp_path, f"ways = 3\n{WAY_POSES}") == [
        "1: A way is 3. Write the names of two poses, in square brackets."
    ]


def test_a_position_that_does_not_stand_is_told(tmp_path: Path) -> None:
    text = WAYS.replace('["feet"]', '["feet", "hands"]')
    [problem] = problems(tmp_path, text)
    assert problem.startswith('3: The contact "left hand" is out of reach. ')
