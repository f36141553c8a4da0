"""The way to the window, and what the person is told where it leads nowhere."""

import logging
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QTimer, QtMsgType
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.app.conftest import Build
from trainer.app import running, screen, troubles, unanswered
from trainer.app.troubles import Troubles
from trainer.desktop.one_instance import First
from trainer.storage.paths import Folders


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What plain dialogs would have shown: texts and details."""
    seen: list[tuple[str, str]] = []

    def show(text: str, details: str = "") -> None:
        seen.append((text, details))

    monkeypatch.setattr(unanswered, "show_plainly", show)
    return seen


@pytest.fixture(autouse=True)
def _faults_stay_pytests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the catching of crashes to pytest."""
    monkeypatch.setattr(troubles, "catch_faults", lambda _: None)


@pytest.fixture
def caught(folders: Folders, qapp: QApplication) -> Iterator[Troubles]:
    del qapp
    logger = logging.getLogger()
    level = logger.level
    caught = Troubles(folders, debug=False)
    yield caught
    caught.close()
    logger.setLevel(level)


def test_a_fault_before_the_window_is_logged_shown_and_printed(
    folders: Folders,
    shown: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    qapp: QApplication,
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("very bad\x1b")

    monkeypatch.setattr(running, "open_screen", lambda _: qapp)
    monkeypatch.setattr(running, "_opened", fails)
    assert running.run_window(folders, (), First()) == running.NOT_OPENED
    said = capsys.readouterr().err
    assert said == "Top Hold has a fault: ValueError: very bad\\x1b. The log has more.\n"
    [(text, details)] = shown
    assert "before its window was ready" in text
    assert "in fails" in details
    assert "in fails" in (folders.logs / "tophold.log").read_text("utf-8")


def test_a_fault_in_a_slot_before_the_window_is_shown_too(
    caught: Troubles, shown: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    del caught
    error = ValueError("bad")
    sys.excepthook(ValueError, error, None)
    assert len(shown) == 1
    assert "ValueError: bad" in capsys.readouterr().err


def test_the_plain_dialog_shows_any_text_as_it_is(qtbot: QtBot) -> None:
    seen: list[tuple[str, str]] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append((box.text(), box.textFormat().name))
        box.accept()

    QTimer.singleShot(0, close)
    unanswered.show_plainly("<b>a</b>", "details")
    qtbot.waitUntil(lambda: seen == [("<b>a</b>", "PlainText")])


def test_where_launches_cannot_be_answered_that_is_told_and_the_rest_works(
    build: Build, caught: Troubles, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = build()
    collecting: list[object] = []

    def take_over(garbage: object) -> None:
        collecting.append(garbage)

    monkeypatch.setattr("trainer.app.garbage.Garbage.take_over", take_over)
    monkeypatch.setitem(sys.modules, "trainer.app.answering", None)  # importing it fails
    running._settle(house.app, caught, First())
    assert len(collecting) == 1
    assert caught._desk is not None
    (notice,) = house.notices
    assert notice.startswith("Starting Top Hold again does not show this window: ")


def test_what_qt_says_of_the_screen_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    screen._take_message(QtMsgType.QtWarningMsg, QMessageLogContext(), "no icons")
    assert caplog.messages == ["no icons"]


def test_a_library_that_qt_lacks_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Lacking:
        def CDLL(self, _name: str) -> None:  # noqa: N802 - as ctypes has it
            raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file")

    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "libqxcb.so").touch()
    monkeypatch.setattr(QLibraryInfo, "path", lambda _: str(tmp_path))
    monkeypatch.setattr(screen, "ctypes", Lacking())
    monkeypatch.setenv("DISPLAY", ":0")
    assert screen._missing_library() == "libxcb-cursor.so.0"
    monkeypatch.delenv("DISPLAY")
    assert screen._missing_library() == ""


SHOWN_UNTIL_TOLD = """
import signal
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from trainer.app.unanswered import show_plainly

app = QApplication([])
signal.signal(signal.SIGTERM, lambda *_: None)
QTimer.singleShot(0, app, lambda: print("shown", flush=True))
show_plainly("This can't go on.")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there SIGTERM always ends a process")
def test_a_plain_dialog_does_not_keep_a_program_that_is_told_to_end() -> None:
    command = [sys.executable, "-c", SHOWN_UNTIL_TOLD]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "shown\n"
        program.terminate()
        assert program.wait(10) == -signal.SIGTERM
