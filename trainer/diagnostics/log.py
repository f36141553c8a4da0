"""The log file, and the file for faults that end the process."""

import contextlib
import errno
import faulthandler
import logging
import os
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import IO

from trainer.core.compat import override
from trainer.core.text import Message, message, one_line
from trainer.diagnostics.report import without_home

LOG_NAME, FAULTS_NAME = "tophold.log", "faults.log"
LARGEST_LOG_BYTES, OLD_LOGS = 1_000_000, 3


class _Discreet(logging.Formatter):
    """Leaves the home folder's path out of a log that may be sent to somebody.

    Control characters in a message are shown as text: the log may go to a terminal.
    """

    @override
    def formatMessage(self, record: logging.LogRecord) -> str:
        return one_line(super().formatMessage(record))

    @override
    def format(self, record: logging.LogRecord) -> str:
        return without_home(super().format(record))


class _LogFile(logging.FileHandler):
    """A log file that begins anew when it is large, and keeps some of what it was before.

    It gives up, once, when it can't be written: a full disk is no crash. The standard library's
    own rotating file comes with sockets and pickles, which take a while of the program's start.
    """

    @override
    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self.stream and self.stream.tell() >= LARGEST_LOG_BYTES:
                self._make_room()
            super().emit(record)
        except OSError:
            self.handleError(record)

    def _make_room(self) -> None:
        """Put the file behind its predecessors; the next record opens another one."""
        self.close()
        path = Path(self.baseFilename)
        names = (path, *(path.with_name(f"{LOG_NAME}.{n}") for n in range(1, OLD_LOGS + 1)))
        for newer, older in reversed(tuple(pairwise(names))):
            if newer.exists():
                newer.replace(older)

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        logging.getLogger().removeHandler(self)
        # Without any handler Python would print the rest, tracebacks too, to the terminal.
        logging.getLogger().addHandler(logging.NullHandler())
        with contextlib.suppress(OSError):
            self.close()


@dataclass(frozen=True, kw_only=True, slots=True)
class Log:
    """Where the program's log goes: `path`, or nowhere lasting for the reason in `problem`."""

    handler: logging.Handler
    path: Path | None = None
    problem: Message | None = None

    def close(self) -> None:
        """Log nothing more."""
        logging.captureWarnings(capture=False)
        logging.getLogger().removeHandler(self.handler)
        self.handler.close()


def open_log(folder: Path, *, debug: bool = False) -> Log:
    """Send the log to a file in a folder, which is made if need be.

    Where that can't be written the log goes to the terminal, if there is one, and the answer
    says so. With `debug` everything is logged, otherwise what is worth knowing.
    """
    log = _file_log(folder)
    log.handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(log.handler)
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    logging.captureWarnings(capture=True)
    return log


def _file_log(folder: Path) -> Log:
    path = folder / LOG_NAME
    try:
        _make_ready(path)
        handler = _LogFile(path, encoding="utf-8")
    except OSError as error:
        return Log(handler=_terminal(), problem=_no_log(folder, error))
    return Log(handler=handler, path=path)


def _make_ready(path: Path) -> None:
    """Make the folder of a file that is to be written.

    Raises:
        OSError: it can't be made, or the file is a pipe: opening one waits for a reader.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_fifo():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def _terminal() -> logging.Handler:
    # A program without a terminal has no standard error (pythonw, a packaged window).
    return logging.NullHandler() if sys.stderr is None else logging.StreamHandler(sys.stderr)


def _no_log(folder: Path, error: OSError) -> Message:
    return message(
        "The log could not be written in {folder}: {reason}. Top Hold runs without it.",
        folder=str(folder),
        reason=error.strerror or str(error),
    )


def catch_faults(folder: Path) -> IO[str] | None:
    """Let Python write where each thread was when the process is killed by a fault of its own.

    Returns the file, to be kept open as long as the process lives; None where it can't be
    written: then the terminal gets it, if there is one.
    """
    path = folder / FAULTS_NAME
    try:
        _make_ready(path)
        file = path.open("a", encoding="utf-8")
    except OSError:
        # There may be no terminal, or one that is no file.
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            faulthandler.enable()
        return None
    faulthandler.enable(file)
    return file


_QT_LEVELS = {
    "QtDebugMsg": logging.DEBUG,
    "QtInfoMsg": logging.INFO,
    "QtWarningMsg": logging.WARNING,
    "QtCriticalMsg": logging.ERROR,
    "QtFatalMsg": logging.CRITICAL,
}


def log_qt_message(level: str, text: str, context: str = "") -> None:
    """Log what Qt has to say: the name of its message type, the text, and its category."""
    logger = logging.getLogger(f"qt.{context}" if context else "qt")
    logger.log(_QT_LEVELS.get(level, logging.WARNING), "%s", text)
