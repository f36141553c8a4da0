"""Which routines are laid out, and how often."""

import pytest
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House
from trainer.app import repertoire
from trainer.app.backstage import Backstage
from trainer.storage.paths import Folders
from trainer.voice.rehearsal import Piece


@pytest.fixture
def ordered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take down which routines are ordered to be rehearsed."""
    orders: list[str] = []
    original = Backstage.rehearse

    def order(self: Backstage, piece: Piece, *, chosen: bool) -> int:
        orders.append(piece.routine.id)
        return original(self, piece, chosen=chosen)

    monkeypatch.setattr(Backstage, "rehearse", order)
    return orders


def is_ready(house: House, routine: str) -> bool:
    return house.app._repertoire.is_ready(routine)


def test_at_the_start_each_routine_is_laid_out_once(
    build: Build, ordered: list[str], qtbot: QtBot
) -> None:
    house = build()
    house.app.open()
    qtbot.waitUntil(lambda: is_ready(house, "lonely"), timeout=PATIENCE_MS)
    assert sorted(ordered) == ["glutes", "glutes-easy", "lonely"]


def test_what_does_not_concern_the_plan_lays_out_nothing(
    build: Build, ordered: list[str], qtbot: QtBot
) -> None:
    house = build()
    house.app.open()
    house.window.session.softer_wanted.emit()
    qtbot.wait(3 * repertoire.AFTER_AN_EDIT_MS)
    assert len(ordered) == 3


def test_without_any_routine_the_window_opens(build: Build, folders: Folders) -> None:
    (folders.routines / "lonely.toml").unlink()
    timed = 'format = 1\nid = "{}"\nname = "Mine"\nposition = "standing"\n'
    folders.exercises.mkdir()
    (folders.exercises / "squat.toml").write_text(timed.format("squat"), encoding="utf-8")
    house = build()
    house.app.open()
    assert house.window.isVisible()
    assert house.window.picker.current() == ""
