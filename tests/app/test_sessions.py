"""From the list of routines through a session to the diary, in the whole program."""

from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House
from tests.ui.conftest import in_sight
from trainer.core.diary import Felt
from trainer.core.settings import StepChoice
from trainer.core.snapshot import State
from trainer.ui.step_change import StepWish


def begin(house: House, qtbot: QtBot, *, routine: str = "lonely") -> None:
    """Start a routine and wait until it has begun."""
    house.app.open(routine)
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)


def skip_to_the_end(house: House) -> None:
    for _ in house.began[-1].blocks:
        house.window.session.next_wanted.emit()


def test_a_session_is_played_to_its_end_and_written_down(build: Build, qtbot: QtBot) -> None:
    house = build("talk=tones", "tempo_factor=0.5", "lead_in_seconds=0")
    begin(house, qtbot)
    house.window.session.jump_wanted.emit(2)
    qtbot.waitUntil(lambda: house.done != [], timeout=PATIENCE_MS)
    (workout,) = house.done
    assert workout.completed
    assert workout.reps == 1
    assert house.diary() == (workout,)


def test_a_session_that_is_skipped_through_is_not_written_down(build: Build, qtbot: QtBot) -> None:
    house = build()
    begin(house, qtbot)
    skip_to_the_end(house)
    assert len(house.done) == 1
    assert house.diary() == ()


def test_how_it_felt_is_written_down(build: Build, qtbot: QtBot) -> None:
    house = build("talk=tones", "tempo_factor=0.5", "lead_in_seconds=0")
    begin(house, qtbot)
    house.window.session.jump_wanted.emit(2)
    qtbot.waitUntil(lambda: house.done != [], timeout=PATIENCE_MS)
    house.window.session.felt_wanted.emit(Felt.HARD)
    (workout,) = house.diary()
    assert workout.felt is Felt.HARD
    assert workout.ended == house.done[0].ended


def test_after_an_interruption_the_session_goes_on_at_its_place(build: Build, qtbot: QtBot) -> None:
    first = build()
    begin(first, qtbot)
    qtbot.waitUntil(lambda: first.working, timeout=PATIENCE_MS)
    first.window.session.jump_wanted.emit(1)
    first.app.close()  # as when the system shuts down: the place is kept, nothing is finished
    second = build()
    second.app.open()
    second.window.picker.choose("lonely")
    second.window.picker.go_on_wanted.emit("lonely")
    qtbot.waitUntil(lambda: second.began != [], timeout=PATIENCE_MS)
    address = second.app.workouts.address
    assert address is not None
    assert (address.step, address.side) == ("side-leg-raise", "left")


def test_asking_again_starts_without_the_voice(build: Build) -> None:
    house = build()
    house.app.open()
    house.window.picker.start_wanted.emit("lonely")
    assert house.began == []
    house.window.picker.start_wanted.emit("lonely")
    (timeline,) = house.began
    assert timeline.estimated


def test_a_second_start_does_not_disturb_a_session(build: Build, qtbot: QtBot) -> None:
    house = build()
    begin(house, qtbot)
    house.window.picker.start_wanted.emit("glutes")
    assert [timeline.routine for timeline in house.began] == ["lonely"]


def test_reps_changed_in_a_pause_lengthen_what_is_left(build: Build, qtbot: QtBot) -> None:
    house = build()
    begin(house, qtbot)
    house.window.session.pause_wanted.emit()
    assert house.window.session.state is State.PAUSED
    house.window.session.choice_wanted.emit(StepWish(choice=StepChoice(reps=5), only_today=False))
    qtbot.waitUntil(lambda: len(house.began) > 1, timeout=PATIENCE_MS)
    assert house.began[-1].blocks[0].reps == 5
    assert house.window.session.state is State.PAUSED
    kept = house.folders.settings.read_text(encoding="utf-8")
    assert "squat" in kept


def test_reps_changed_in_a_pause_count_at_once_also_for_who_goes_on_at_once(
    build: Build, qtbot: QtBot
) -> None:
    house = build()
    begin(house, qtbot)
    house.window.session.pause_wanted.emit()
    house.window.session.choice_wanted.emit(StepWish(choice=StepChoice(reps=5), only_today=False))
    house.window.session.resume_wanted.emit()
    qtbot.waitUntil(lambda: house.window.session.state is State.RUNNING, timeout=PATIENCE_MS)
    assert house.began[-1].blocks[0].reps == 5


def test_settings_changed_in_a_running_session_wait_for_the_next_preparation(
    build: Build, qtbot: QtBot
) -> None:
    house = build()
    begin(house, qtbot)
    house.window.session.choice_wanted.emit(StepWish(choice=StepChoice(reps=2), only_today=False))
    qtbot.wait(1500)
    assert len(house.began) == 1
    house.window.session.next_wanted.emit()
    qtbot.waitUntil(lambda: len(house.began) > 1, timeout=PATIENCE_MS)
    assert house.window.session.state is State.RUNNING
    assert house.began[-1].blocks[0].reps == 2


def test_the_volume_is_turned_and_kept(build: Build, qtbot: QtBot) -> None:
    house = build()
    begin(house, qtbot)
    house.window.session.softer_wanted.emit()
    house.window.session.softer_wanted.emit()
    house.window.session.louder_wanted.emit()
    house.app.close()
    assert "voice_volume = 90" in house.folders.settings.read_text(encoding="utf-8")


def test_a_muted_session_says_so_and_a_new_volume_ends_that(build: Build, qtbot: QtBot) -> None:
    house = build()
    begin(house, qtbot)
    house.window.session.mute_wanted.emit()
    assert "Muted" in in_sight(house.window)
    house.window.session.softer_wanted.emit()
    assert "Muted" not in in_sight(house.window)


def test_a_machine_that_slept_finds_the_session_paused(build: Build, qtbot: QtBot) -> None:
    house = build()
    begin(house, qtbot)
    house.app.workouts.slept.emit()
    assert "slept" in house.notices[-1]
