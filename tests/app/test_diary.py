"""What is written down of workouts, and what the person is told of it."""

from typing import TYPE_CHECKING

from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House
from trainer.app.diary_desk import DiaryDesk
from trainer.core.diary import BlockDone, Workout
from trainer.storage.history_db import History
from trainer.storage.paths import Folders
from trainer.storage.resume_file import load_place

if TYPE_CHECKING:
    from trainer.ui.cards import Notice

AT_OWN_PACE = BlockDone(
    step="squat", exercise="squat", variant=None, side=None, round=1, set=1,
    planned_reps=8, reps=8, planned_ms=0, done_ms=0,
)  # fmt: skip
WORKOUT = Workout(
    routine="own", name="Own", started="2026-11-22T10:00:00+01:00", elapsed_ms=5_000,
    completed=True, blocks=(AT_OWN_PACE,),
)  # fmt: skip


def test_reps_at_ones_own_pace_are_written_down(folders: Folders) -> None:
    assert DiaryDesk(folders.history, folders.place).add(WORKOUT) is None
    with History(folders.history) as history:
        assert history.last("own") == WORKOUT


def test_a_damaged_diary_is_set_aside_and_named(folders: Folders) -> None:
    folders.history.write_bytes(b"nonsense" * 1_000)
    told: list[Notice] = []
    desk = DiaryDesk(folders.history, folders.place)
    desk.noticed.connect(told.append)
    desk.add(WORKOUT)
    (notice,) = told
    assert str(folders.history.with_name("history.db.bad")) in notice.text


def working(house: House) -> bool:
    """Whether the session has come to its first movement."""
    address = house.app.workouts.address
    return address is not None and address.rep > 0


def test_what_was_done_when_the_system_ends_the_program_is_written_down(
    build: Build, folders: Folders, qtbot: QtBot
) -> None:
    house = build("talk=tones", "tempo_factor=0.5", "lead_in_seconds=0")
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: working(house), timeout=PATIENCE_MS)
    qtbot.wait(100)
    house.app.close()
    with History(folders.history) as history:
        last = history.last("lonely")
    assert last is not None
    assert not last.completed
    assert load_place(folders.place) is not None
