import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from tests.storage.files import written
from trainer.core.exercise import Side
from trainer.core.plan.timeline import Address
from trainer.storage.resume_file import (
    Place,
    address_text,
    forget_place,
    load_place,
    read_address,
)

ADDRESS = Address(
    step="squat", round=1, set=2, variant="out", side=Side.LEFT, rep=3, part="eccentric"
)
PLAIN = replace(ADDRESS, variant=None, side=None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "interrupted.json"


@pytest.mark.parametrize("address", [ADDRESS, PLAIN])
def test_an_address_comes_back_from_its_text(address: Address) -> None:
    assert read_address(address_text(address)) == address


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 100_000, '{"side": "up"}'])
def test_a_text_that_makes_no_sense_is_no_address(text: str) -> None:
    assert read_address(text) is None


@pytest.mark.parametrize("address", [ADDRESS, PLAIN])
def test_a_place_that_an_older_program_kept_is_read(path: Path, address: Address) -> None:
    place = Place(routine="glutes", address=address, when="2026-11-22T07:00:00+01:00")
    path.write_text(json.dumps(asdict(place), indent=1))
    assert load_place(path) == place


def test_a_place_is_forgotten(path: Path) -> None:
    path.touch()
    forget_place(path)
    assert load_place(path) is None
    forget_place(path)


def test_a_file_that_cannot_be_read_stays(path: Path) -> None:
    path.mkdir()
    assert load_place(path) is None
    assert path.is_dir()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"routine": 3}',
        "[" * 100_000,
        '{"routine": "x", "when": "y", "address": {"side": "up"}}',
        '{"routine": "x", "when": "y", "address": {"side": null, "step": 3}}',
    ],
)
def test_a_file_that_makes_no_sense_is_set_aside(path: Path, text: str) -> None:
    written(path.parent, text, path.name)
    assert load_place(path) is None
    assert path.with_name("interrupted.json.bad").read_text() == text
    assert not path.exists()


def test_a_file_that_cannot_be_set_aside_is_passed_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _other: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    written(path.parent, "?", path.name)
    monkeypatch.setattr(Path, "rename", refuse)
    assert load_place(path) is None
