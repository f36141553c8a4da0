"""What a person who asked for a session, and then for something else, gets."""

from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House
from trainer.core.plan.timeline import PhaseKind
from trainer.ui.cards import StartAt


def test_turning_to_another_routine_takes_the_wish_back(build: Build, qtbot: QtBot) -> None:
    house = build()
    house.app.open("lonely")
    assert house.began == []
    house.window.picker.choose("glutes")
    house.window.picker.chosen.emit("glutes")
    ready = house.app._repertoire.is_ready
    qtbot.waitUntil(lambda: ready("lonely") and ready("glutes"), timeout=PATIENCE_MS)
    assert house.began == []


def test_asking_for_another_routine_is_not_asking_again(build: Build) -> None:
    house = build()
    house.app.open()
    house.window.picker.start_wanted.emit("lonely")
    house.window.picker.chosen.emit("glutes")
    house.window.picker.start_wanted.emit("glutes")
    assert house.began == []


def interrupted(build: Build, qtbot: QtBot) -> House:
    """Return a house in which a session was ended in its last block, the right leg's."""
    house = build()
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.working, timeout=PATIENCE_MS)
    house.window.session.jump_wanted.emit(2)
    house.window.stop_wanted.emit()
    house.began.clear()
    return house


def test_an_interrupted_session_goes_on_with_the_way_to_its_place(
    build: Build, qtbot: QtBot
) -> None:
    house = interrupted(build, qtbot)
    house.window.picker.go_on_wanted.emit("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    (rest,) = house.began
    assert [block.side for block in rest.blocks] == ["right"]
    assert rest.phases[0].kind is PhaseKind.PREPARE
    assert not rest.estimated


def test_asking_again_goes_on_without_the_voice_until_it_is_there(
    build: Build, qtbot: QtBot
) -> None:
    house = interrupted(build, qtbot)
    house.window.picker.go_on_wanted.emit("lonely")
    house.window.picker.start_wanted.emit("lonely")  # "Start now with tones"
    assert [len(rest.blocks) for rest in house.began] == [1]
    assert house.began[0].estimated
    house.window.session.pause_wanted.emit()
    qtbot.waitUntil(lambda: len(house.began) > 1, timeout=PATIENCE_MS)
    assert [len(rest.blocks) for rest in house.began] == [1, 1]


def test_a_session_can_begin_with_any_step(build: Build, qtbot: QtBot) -> None:
    house = build()
    house.app.open()
    timeline = house.app._repertoire.best("lonely").timeline
    house.window.picker.choose("lonely")
    there = next(p.address for p in timeline.phases if p.address.step == "side-leg-raise")
    house.window.picker.start_at_wanted.emit(StartAt(id="lonely", address=there))
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    assert {block.step.id for block in house.began[0].blocks} == {"side-leg-raise"}
    assert house.began[0].phases[0].kind is PhaseKind.PREPARE
