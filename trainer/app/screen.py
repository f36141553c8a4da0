"""Opening the screen. Where there is none, Qt would end the program with a core dump."""

import ctypes
import logging
import os
import sys
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from trainer import terminal
from trainer.core.text import tr
from trainer.diagnostics import log_qt_message

NO_SCREEN = 1


def open_screen(arguments: list[str]) -> QApplication:
    """Return the application, with a screen to show windows on.

    What Qt has to say meanwhile goes to the log. Where it finds no screen, the process ends with
    a sentence on the error output and the status 1.
    """
    logging.getLogger("qt").addHandler(logging.NullHandler())  # without a log, nowhere
    before = qInstallMessageHandler(_take_message)
    try:
        return QApplication(arguments)
    finally:
        qInstallMessageHandler(before)


def probe() -> int:
    """Say which of Qt's platforms shows windows here, or end as `open_screen` does."""
    terminal.say(open_screen(sys.argv[:1]).platformName())
    return 0


def _take_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if kind is QtMsgType.QtFatalMsg:  # Qt aborts as soon as this returns
        _end(text)
    log_qt_message(kind.name, text, context.category or "")


def _end(text: str) -> NoReturn:
    log_qt_message(QtMsgType.QtFatalMsg.name, text)
    library = _missing_library()
    if library:
        terminal.warn(
            tr(
                "Top Hold can't open its window: the system lacks the library {library}. "
                "Install it, then start Top Hold again.",
                library=library,
            )
        )
    else:
        terminal.warn(
            tr(
                "There is no screen that Top Hold can open its window on. Start it in a desktop "
                "session, and see that DISPLAY or WAYLAND_DISPLAY names that session's screen."
            )
        )
    os._exit(terminal.finish(NO_SCREEN))


def _missing_library() -> str:
    """Return the library that keeps Qt's part for X from being loaded, or nothing."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    plugin = plugins / "platforms" / "libqxcb.so"
    if not (os.environ.get("DISPLAY") and plugin.exists()):
        return ""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return str(error).partition(":")[0]
    return ""
