"""Every wish is heard: a signal that nobody is connected to fails at no other place."""

import pytest
from PySide6.QtCore import QMetaMethod, QObject, Signal
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House
from trainer.core.settings import StepChoice
from trainer.ui.step_change import StepWish


def own_signals(thing: QObject) -> list[QMetaMethod]:
    """Return the signals that a thing's own class declares."""
    kind = thing.metaObject()
    methods = [kind.method(i) for i in range(kind.methodOffset(), kind.methodCount())]
    return [method for method in methods if method.methodType() is QMetaMethod.MethodType.Signal]


def unheard(thing: QObject) -> list[str]:
    """Return the names of those that nobody is connected to."""
    return [
        bytes(signal.name().data()).decode()
        for signal in own_signals(thing)
        if not thing.isSignalConnected(signal)
    ]


def parts(house: House) -> list[QObject]:
    """Return everything of the program that speaks by signals."""
    app = house.app
    mine = [
        x
        for x in (*app.children(), app._surroundings, *app._surroundings.children())
        if own_signals(x)
    ]
    return [app.window, app.window.picker, app.window.session, *mine]


def test_every_signal_of_every_part_is_connected(build: Build) -> None:
    house = build()
    silent = {(type(part).__name__, name) for part in parts(house) for name in unheard(part)}
    assert len(parts(house)) >= 10
    assert silent == {("Awake", "answered")}  # a refusal is heard; that it agrees is no news


class Lonely(QObject):
    wish = Signal()


def test_an_unconnected_signal_would_be_noticed() -> None:
    assert unheard(Lonely()) == ["wish"]


@pytest.fixture
def shown_folders(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take down which folders the person is shown, and open none."""
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    return shown


def wish(house: House) -> None:
    """Voice all that a person may wish of a session; a slot of another shape would raise."""
    session = house.window.session
    for signal in (
        session.louder_wanted, session.softer_wanted, session.pause_wanted,
        session.resume_wanted, session.next_wanted, session.previous_wanted,
    ):  # fmt: skip
        signal.emit()
    session.jump_wanted.emit(1)
    session.choice_wanted.emit(StepWish(choice=StepChoice(reps=3), only_today=False))
    session.felt_wanted.emit("right")


def test_without_a_session_its_wishes_do_no_harm(build: Build) -> None:
    house = build()
    wish(house)
    house.window.stop_wanted.emit()
    assert house.done == []
    assert house.began == []


def test_with_a_session_each_wish_reaches_it(build: Build, qtbot: QtBot) -> None:
    house = build()
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    wish(house)
    house.window.stop_wanted.emit()
    assert len(house.done) == 1
    assert not house.done[0].completed


def test_the_folders_are_shown(build: Build, shown_folders: list[str]) -> None:
    house = build()
    house.window.folder_wanted.emit()
    house.window.log_wanted.emit()
    assert shown_folders == [str(house.folders.routines), str(house.folders.logs)]
    assert house.folders.logs.is_dir()
