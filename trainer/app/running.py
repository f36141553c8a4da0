"""The window's program from its first line to its exit status."""

import linecache
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtWidgets import QApplication

from trainer import terminal
from trainer.app.front import Front
from trainer.app.screen import open_screen
from trainer.app.troubles import Troubles
from trainer.core.text import sentence, tr
from trainer.desktop.one_instance import First
from trainer.storage.paths import Folders
from trainer.ui.held_keys import HeldKeys
from trainer.ui.main_window import MainWindow
from trainer.ui.one_thread import paint_in_one_thread
from trainer.ui.theme import STYLE, Look

if TYPE_CHECKING:
    from trainer.app.composition import App

USAGE = 2
NOT_OPENED = 1

SEEN_WITHIN_MS = 50
"""No longer than this is waited for the screen: then there is enough to do."""


def run_window(
    folders: Folders,
    overrides: tuple[str, ...],
    first: First,
    *,
    start: str | None = None,
    debug: bool = False,
) -> int:
    """Run the window's program, as the first, until it is closed; returns the exit status."""
    complaint = _complaint(overrides)
    if complaint:
        terminal.warn(complaint)
        return USAGE
    troubles = Troubles(folders, debug=debug)
    qt = open_screen([*sys.argv[:1], *STYLE])
    qt.setApplicationName("tophold")
    qt.setApplicationDisplayName(tr("Top Hold"))
    qt.setDesktopFileName("tophold")
    paint_in_one_thread()
    HeldKeys(qt)
    try:
        app = _opened(qt, folders, overrides, start)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and logged
        troubles.handle(error)
        troubles.close()
        return NOT_OPENED
    QTimer.singleShot(0, lambda: _settle(app, troubles, first))
    status = qt.exec()
    app.close()
    troubles.close()
    return status


def _opened(
    qt: QApplication, folders: Folders, overrides: tuple[str, ...], start: str | None
) -> "App":
    """Return the program's parts, with the window on the screen."""
    front = Front(folders, overrides, Look(qt))
    _let_be_seen(front.window)
    from trainer.app.composition import App  # noqa: PLC0415 - the window is seen meanwhile
    from trainer.ui.app_icon import app_icon  # noqa: PLC0415 - likewise

    # PySide reads the text of every module, to see whether it names PySide, and linecache keeps
    # what was read: 5 MB. A traceback reads again what it needs.
    linecache.clearcache()
    qt.setWindowIcon(app_icon())
    front.window.add_commands()
    app = App(folders, front)
    _end_in_good_order()
    app.open(start)
    return app


def _complaint(overrides: tuple[str, ...]) -> str:
    """Return what is wrong with this run's own settings, or nothing."""
    if not overrides:
        return ""
    from trainer.core.settings import BadSettingError, Settings  # noqa: PLC0415 - seldom needed
    from trainer.core.settings_text import apply_option  # noqa: PLC0415 - likewise

    try:
        for option in overrides:
            apply_option(Settings(), "", option)
    except BadSettingError as error:
        return sentence(error.problem)
    return ""


def _let_be_seen(window: MainWindow) -> None:
    """Show a window, and wait a moment until it is on the screen."""
    window.show()
    patience = QDeadlineTimer(SEEN_WITHIN_MS)
    while not (window.windowHandle().isExposed() or patience.hasExpired()):
        QApplication.processEvents()
    QApplication.processEvents()


def _settle(app: "App", troubles: Troubles, first: First) -> None:
    """Do what can wait until the window is there; each part does without those after it."""
    from trainer.app.garbage import Garbage  # noqa: PLC0415 - the window comes first

    troubles.show_in(app.window, app.save)
    Garbage(app).take_over()
    _answer_launches(app, first)


def _answer_launches(app: "App", first: First) -> None:
    """Answer later launches of the program, where the system has what that takes."""
    try:
        from trainer.app.answering import Answering  # noqa: PLC0415 - the window comes first
    except ImportError as error:
        from trainer.ui.cards import Notice  # noqa: PLC0415 - seldom needed

        text = tr("Starting Top Hold again does not show this window: {why}.", why=str(error))
        app.window.show_notice(Notice(text=text))
        return
    answering = Answering(first.address, app.window, app)
    answering.start_wanted.connect(app.show_wanted)
    QApplication.instance().aboutToQuit.connect(answering.close)  # type: ignore[union-attr]  # one


def _end_in_good_order() -> None:
    """Let the program end as usual when the system, or its terminal, asks it to."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # not every system has the last
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # nohup
            signal.signal(number, _quit)


def _quit(_number: int, _frame: FrameType | None) -> None:
    QApplication.exit()  # without asking the window, which would ask the person
