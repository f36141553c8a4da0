"""The whole window's program, offscreen and without a loudspeaker, on real files."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trainer.app.composition import App
from trainer.app.front import Front
from trainer.storage.history_db import History
from trainer.storage.paths import Folders
from trainer.ui.theme import Look

if TYPE_CHECKING:
    from trainer.core.diary import Workout
    from trainer.core.plan.timeline import Timeline

LONELY = """\
format = 1
id = "lonely"
name = "Lonely"

[[steps]]
exercise = "squat"
reps = 1

[[steps]]
exercise = "side-leg-raise"
reps = 1
"""
BRIEF = ("talk=counts", "tempo_factor=0.5")
PATIENCE_MS = 15_000


class House:
    """A running program with its folders, and what it told.

    Attributes:
        began: the timelines of the sessions that began.
        done: the workouts that ended.

    """

    def __init__(self, folders: Folders, overrides: tuple[str, ...], qt: QApplication) -> None:
        self.folders = folders
        self.app = App(folders, Front(folders, overrides, Look(qt)))
        self.window = self.app.window
        self.began: list[Timeline] = []
        self.done: list[Workout] = []
        self.app.workouts.began.connect(self.began.append)
        self.app.finished.connect(self.done.append)

    @property
    def notices(self) -> list[str]:
        """What the window says above its page, the latest last."""
        return [notice.text for notice in self.window._notices._notices]

    @property
    def working(self) -> bool:
        """Whether any work has been done in the session."""
        driver = self.app.workouts._driver
        return driver is not None and bool(driver.session.progress.worked_ms)

    def diary(self) -> tuple["Workout", ...]:
        """Return what is written down, now that all is that was to be."""
        self.app._diary.save()
        with History(self.folders.history) as history:
            return history.all()

    def close(self) -> None:
        """End it, whatever it is at."""
        self.app.workouts.stop()
        self.app.close()
        self.window.close()


Build: TypeAlias = Callable[..., House]


@pytest.fixture(autouse=True)
def silence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no test sound on anybody's loudspeaker, nor tell anybody's desktop of a session."""
    no_cards = tmp_path / "no-cards.conf"
    no_cards.touch()
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(no_cards))
    monkeypatch.setenv("PULSE_SERVER", str(tmp_path / "no-server"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'no-bus'}")


@pytest.fixture(scope="session")
def bus_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A message bus that all tests share."""
    from tests.desktop.inhibitor import private_bus  # noqa: PLC0415 - Linux has what it needs

    with private_bus(tmp_path_factory.mktemp("bus")) as address:
        yield address


@pytest.fixture
def desktop(bus_address: str, silence: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """A desktop of the test's own: the address of its session bus."""
    del silence  # which leaves no desktop at all
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus_address)
    return bus_address


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of clips that all tests share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def folders(tmp_path: Path, clips: Path) -> Folders:
    """A person's folders, with a short routine of their own."""
    data = tmp_path / "data"
    (data / "routines").mkdir(parents=True)
    (data / "routines" / "lonely.toml").write_text(LONELY, encoding="utf-8")
    return Folders(data=data, config=data, cache=clips, logs=data / "logs")


@pytest.fixture
def build(folders: Folders, qapp: QApplication, qtbot: QtBot) -> Iterator[Build]:
    """Build programs, and end them after the test."""
    built: list[House] = []

    def build_one(*overrides: str) -> House:
        house = House(folders, overrides or BRIEF, qapp)
        qtbot.addWidget(house.window)
        built.append(house)
        return house

    yield build_one
    for house in built:
        house.close()
