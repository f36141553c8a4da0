"""The window's tests need no screen; here are the session's page and what it voices."""

import os

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import samples
from trainer.core.exercise import Direction
from trainer.core.snapshot import Snapshot, State
from trainer.ui.countdown_view import CountdownView
from trainer.ui.main_window import MainWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

GLUTES = samples.laid_out("glutes")
_SEVENTH = samples.find(
    GLUTES,
    lambda p: (p.address.variant, p.address.rep, p.direction) == ("out", 7, Direction.CONCENTRIC),
)


def seventh_rep(state: State = State.RUNNING, fraction: float = 0.5) -> Snapshot:
    return samples.shot_at(GLUTES, _SEVENTH, fraction, state)


@pytest.fixture
def view(qtbot: QtBot) -> CountdownView:
    view = CountdownView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show_timeline(GLUTES, samples.perform(GLUTES))
    view.render_snapshot(seventh_rep())
    with qtbot.waitActive(view):
        view.show()
    view.setFocus()
    return view


@pytest.fixture
def wishes(view: CountdownView) -> list[str]:
    wishes: list[str] = []
    steering = "pause", "resume", "next", "previous", "leave", "stop"
    for name in (*steering, "louder", "softer", "mute", "distance"):
        getattr(view, f"{name}_wanted").connect(_Note(wishes, name).take)
    return wishes


class _Note:
    def __init__(self, wishes: list[str], name: str) -> None:
        self._wishes = wishes
        self._name = name
        _NOTES.append(self)

    def take(self) -> None:
        self._wishes.append(self._name)


_NOTES: list[_Note] = []


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = samples.picker()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


def in_sight(window: QWidget) -> set[str]:
    return {label.text() for label in window.findChildren(QLabel) if label.isVisible()}
