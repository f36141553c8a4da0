"""What a person who asked for a session, and then for something else, gets."""

from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build


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
