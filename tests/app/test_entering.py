"""A second launch of the program, with the first window beside it."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trainer.app import entering, unanswered
from trainer.app.answering import Answering
from trainer.desktop import one_instance_call
from trainer.desktop.one_instance import First, enter
from trainer.storage.paths import Folders

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="of the Unix sort of socket")


@pytest.fixture
def first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[First]:
    """Be the first for the test's folder."""
    folder = tempfile.mkdtemp(prefix="one-")
    monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
    monkeypatch.setattr(one_instance_call, "LISTEN_WITHIN_S", 0.05)
    first = enter(tmp_path, None)
    assert first is not None
    yield first
    first.leave()
    shutil.rmtree(folder)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def launch(tmp_path: Path, *overrides: str, start: str | None = None) -> Callable[[], int]:
    def run() -> int:
        return entering.run(Folders.under(tmp_path), overrides, start=start)

    return run


def test_a_second_launch_brings_up_the_first_window_and_ends_well(
    first: First, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    window.showMinimized()
    answering = Answering(first.address, window)
    with ThreadPoolExecutor() as pool, qtbot.waitSignal(answering.start_wanted) as wanted:
        second = pool.submit(launch(tmp_path, start="glutes"))
    assert second.result() == 0
    assert wanted.args == ["glutes"]
    assert window.isVisible()
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    answering.close()


def test_a_second_launch_without_a_routine_starts_none(
    first: First, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    answering = Answering(first.address, window)
    with ThreadPoolExecutor() as pool, qtbot.assertNotEmitted(answering.start_wanted):
        second = pool.submit(launch(tmp_path))
        qtbot.waitUntil(lambda: second.done() and window.isVisible())
    answering.close()


def test_settings_of_a_second_launch_are_said_not_to_count(
    first: First,
    window: QWidget,
    tmp_path: Path,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answering = Answering(first.address, window)
    with ThreadPoolExecutor() as pool:
        second = pool.submit(launch(tmp_path, "talk=counts"))
        qtbot.waitUntil(second.done)
    assert second.result() == 0
    assert "--set counts only for a window that it opens" in capsys.readouterr().err
    answering.close()


@pytest.mark.usefixtures("first")
def test_a_first_window_that_hangs_is_said_to_and_nothing_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(unanswered, "show_unanswered", shown.append)
    assert launch(tmp_path)() == entering.NOT_ENTERED
    assert "does not answer" in capsys.readouterr().err
    assert len(shown) == 1


def test_the_desktops_leave_to_come_to_the_front_is_used(
    first: First, window: QWidget, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "leave")
    answering = Answering(first.address, window)
    with ThreadPoolExecutor() as pool:
        second = pool.submit(launch(tmp_path))
        qtbot.waitUntil(lambda: second.done() and window.isVisible())
    assert second.result() == 0
    answering.close()
