from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.files import written
from trainer.core.exercise import Side
from trainer.core.plan.timeline import Address
from trainer.storage.resume_file import Place, forget_place, load_place, save_place

PLACE = Place(
    routine="glutes",
    address=Address(
        step="squat", round=1, set=2, variant="out", side=Side.LEFT, rep=3, part="eccentric"
    ),
    when="2026-11-22T07:00:00+01:00",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "interrupted.json"


@pytest.mark.parametrize(
    "place", [PLACE, replace(PLACE, address=replace(PLACE.address, variant=None, side=None))]
)
def test_a_place_is_remembered(path: Path, place: Place) -> None:
    save_place(path, place)
    assert load_place(path) == place


def test_a_place_is_forgotten(path: Path) -> None:
    save_place(path, PLACE)
    forget_place(path)
    assert load_place(path) is None
    forget_place(path)


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
