import logging
import os
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.core.compat import override
from trainer.diagnostics import (
    CrashReport,
    CrashWatch,
    catch_faults,
    crash_report,
    log_qt_message,
    open_log,
    versions,
    without_home,
)
from trainer.diagnostics import log as log_module
from trainer.diagnostics.report import LONGEST_REPORT


@pytest.fixture(autouse=True)
def _root_logger() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)


def _raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


class _Unspeakable(Exception):  # noqa: N818 - its name is not the point
    @override
    def __str__(self) -> str:
        raise RuntimeError


class _FullDisk:
    def write(self, _text: str) -> int:
        raise OSError(28, "No space left on device")

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass

    def seek(self, *_place: int) -> int:
        return 0

    def tell(self) -> int:
        return 0


# The log


def test_what_is_logged_is_in_the_file(tmp_path: Path) -> None:
    log = open_log(tmp_path / "logs")
    logging.getLogger("some.module").info("said %s", "hello")
    log.close()
    assert log.path == tmp_path / "logs" / "tophold.log"
    assert "INFO some.module: said hello" in log.path.read_text("utf-8")


def test_no_message_steers_the_terminal_that_shows_the_log(tmp_path: Path) -> None:
    log = open_log(tmp_path)
    logging.getLogger("x").info("read %s", "\x1b[2J\nfaked")
    log.close()
    assert log.path is not None
    assert log.path.read_text("utf-8").endswith("read \\x1b[2J\\nfaked\n")


def test_only_debugging_logs_details(tmp_path: Path) -> None:
    for debug in (False, True):
        log = open_log(tmp_path / str(debug), debug=debug)
        logging.getLogger("x").debug("detail")
        log.close()
        assert log.path is not None
        assert ("detail" in log.path.read_text("utf-8")) is debug


def test_a_warning_reaches_the_log(tmp_path: Path) -> None:
    log = open_log(tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        logging.captureWarnings(capture=True)
        warnings.warn("old ways", DeprecationWarning, stacklevel=1)
        logging.captureWarnings(capture=False)
    log.close()
    assert log.path is not None
    assert "old ways" in log.path.read_text("utf-8")


def test_a_closed_log_takes_nothing_more(tmp_path: Path) -> None:
    log = open_log(tmp_path)
    log.close()
    assert log.handler not in logging.getLogger().handlers


def test_the_log_does_not_name_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ann"))
    log = open_log(tmp_path)
    logging.getLogger("x").info("read /home/ann/notes and /home/anna/notes")
    log.close()
    assert log.path is not None
    assert "read ~/notes and /home/anna/notes" in log.path.read_text("utf-8")


def test_a_large_log_begins_anew_and_a_few_old_ones_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_module, "LARGEST_LOG_BYTES", 1)
    log = open_log(tmp_path)
    for number in range(6):
        logging.getLogger("x").info("record %s", number)
    log.close()
    kept = {file.name: file.read_text("utf-8").split()[-1] for file in tmp_path.iterdir()}
    assert kept == {
        "tophold.log": "5",
        "tophold.log.1": "4",
        "tophold.log.2": "3",
        "tophold.log.3": "2",
    }


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log = open_log(tmp_path / "file" / "logs")
    log.close()
    assert log.path is None
    assert log.problem is not None
    assert str(tmp_path / "file" / "logs") in dict(log.problem.params).values()


def test_without_file_and_terminal_nothing_is_lost_but_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(sys, "stderr", None)
    log = open_log(tmp_path / "file")
    logging.getLogger("x").error("unheard")
    log.close()
    assert isinstance(log.handler, logging.NullHandler)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="of pipes as Unix has them")
def test_a_pipe_in_the_log_folder_holds_nobody_up(tmp_path: Path) -> None:
    for name in ("tophold.log", "faults.log"):
        os.mkfifo(tmp_path / name)
    log = open_log(tmp_path)
    assert log.problem
    log.close()
    assert catch_faults(tmp_path) is None


def test_a_full_disk_ends_the_log_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = open_log(tmp_path)
    assert isinstance(log.handler, logging.StreamHandler)
    file = log.handler.setStream(_FullDisk())
    assert file is not None
    file.close()
    logging.getLogger("x").error("no room")
    assert log.handler not in logging.getLogger().handlers
    logging.getLogger("x").error("nor here", exc_info=_raised(ValueError("bad")))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        ("QtDebugMsg", "DEBUG"),
        ("QtWarningMsg", "WARNING"),
        ("QtFatalMsg", "CRITICAL"),
        ("QtNewMsg", "WARNING"),
    ],
)
def test_qt_is_logged_at_its_own_level(
    kind: str, level: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    log_qt_message(kind, "100 % odd", "qt.svg")
    assert [(r.levelname, r.name, r.getMessage()) for r in caplog.records] == [
        (level, "qt.qt.svg", "100 % odd")
    ]


_FAULT = """
import faulthandler, pathlib, sys
from trainer.diagnostics import catch_faults
kept = catch_faults(pathlib.Path(sys.argv[1]))
faulthandler._sigsegv()
"""


@pytest.mark.parametrize("writable", [True, False])
def test_a_fault_of_the_process_leaves_its_trace(tmp_path: Path, *, writable: bool) -> None:
    folder = tmp_path / "logs"
    if not writable:
        folder.write_text("in the way")
    done = subprocess.run(
        [sys.executable, "-c", _FAULT, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    trace = (folder / "faults.log").read_text("utf-8") if writable else done.stderr
    assert 'File "<string>", line 5' in trace


def test_without_terminal_faults_are_not_caught_and_nothing_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(sys, "stderr", None)
    assert catch_faults(tmp_path / "file") is None


# The report


def test_a_report_has_summary_trace_and_versions() -> None:
    report = crash_report(_raised(ValueError("bad\nvery")))
    assert report.summary == "ValueError: bad"
    assert "in _raised" in report.text
    for name in ("Top Hold: ", "Python: ", "System: ", "PySide6-Essentials: ", "pyttsx3: "):
        assert name in report.text


def test_a_report_does_not_name_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ann"))
    report = crash_report(_raised(ValueError("/home/ann/x.toml")))
    assert report.summary == "ValueError: ~/x.toml"
    assert "ann" not in report.text


def test_without_a_home_a_text_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", lost)
    assert without_home("/home/ann") == "/home/ann"


def test_a_home_that_is_the_root_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/"))
    assert without_home("/etc/x") == "/etc/x"


def test_a_huge_error_gives_a_report_that_can_be_copied() -> None:
    report = crash_report(_raised(ValueError("x" * 1_000_000)))
    assert len(report.text) < 1.1 * LONGEST_REPORT
    assert len(report.summary) == 200


def test_an_error_that_cannot_speak_is_reported() -> None:
    assert crash_report(_raised(_Unspeakable())).summary == "_Unspeakable: ?"


def test_a_package_that_is_missing_is_named_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.delitem(sys.modules, "miniaudio", raising=False)
    assert dict(versions())["miniaudio"] == "not found"


# The watch


class _Reports(list[CrashReport]):
    def take(self, report: CrashReport) -> None:
        self.append(report)


@pytest.fixture
def reports() -> _Reports:
    return _Reports()


@pytest.fixture
def watch(reports: _Reports) -> Iterator[CrashWatch]:
    watch = CrashWatch(reports.take)
    watch.install()
    yield watch
    watch.uninstall()


@pytest.mark.usefixtures("watch")
def test_an_error_that_nobody_caught_is_reported_and_logged(
    reports: _Reports, caplog: pytest.LogCaptureFixture
) -> None:
    error = _raised(ValueError("bad"))
    sys.excepthook(ValueError, error, error.__traceback__)
    assert [report.summary for report in reports] == ["ValueError: bad"]
    assert caplog.records[0].exc_info is not None


@pytest.mark.usefixtures("watch")
def test_an_error_in_a_thread_is_reported(
    reports: _Reports, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError("bad")

    thread = threading.Thread(target=fail, name="worker")
    thread.start()
    thread.join()
    assert [report.summary for report in reports] == ["ValueError: bad"]
    assert caplog.messages == ["Not caught in thread worker"]


@pytest.mark.usefixtures("watch")
def test_a_thread_that_exits_is_no_fault(reports: _Reports) -> None:
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    assert reports == []


class _FailsAtItsEnd:
    def __del__(self) -> None:
        raise ValueError("at the end")


@pytest.mark.usefixtures("watch")
def test_an_error_that_cannot_be_raised_is_reported(reports: _Reports) -> None:
    _FailsAtItsEnd()
    assert [report.summary for report in reports] == ["ValueError: at the end"]


@pytest.mark.usefixtures("watch")
def test_an_interrupt_is_no_fault(reports: _Reports, capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert reports == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_what_can_be_saved_is_saved_before_the_report(watch: CrashWatch, reports: _Reports) -> None:
    order: list[int] = []
    watch.before_report.append(lambda: order.append(len(reports)))
    watch.handle(ValueError("bad"))
    assert (order, len(reports)) == ([0], 1)


def test_a_saving_that_fails_keeps_nothing_from_being_reported(
    watch: CrashWatch, reports: _Reports, caplog: pytest.LogCaptureFixture
) -> None:
    def fails() -> None:
        raise OSError("no room")

    watch.before_report.append(fails)
    watch.handle(ValueError("bad"))
    assert [report.summary for report in reports] == ["ValueError: bad"]
    assert caplog.messages == ["Not caught", "While an error was being handled"]


def test_an_error_while_reporting_is_logged_and_not_reported(
    caplog: pytest.LogCaptureFixture,
) -> None:
    calls: list[CrashReport] = []

    def fails(report: CrashReport) -> None:
        calls.append(report)
        alert.handle(ValueError("second"))
        raise ValueError("third")

    alert = CrashWatch(fails)
    alert.handle(ValueError("first"))
    assert [report.summary for report in calls] == ["ValueError: first"]
    assert len(caplog.records) == 3


def test_after_an_error_the_next_is_reported(watch: CrashWatch, reports: _Reports) -> None:
    watch.handle(ValueError("first"))
    watch.handle(ValueError("second"))
    assert len(reports) == 2


def test_uninstalled_it_leaves_everything_as_it_was() -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    alert = CrashWatch(_Reports().take)
    alert.install()
    assert sys.excepthook is not before[0]
    alert.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
