"""Catches the errors that nobody else did."""

import contextlib
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from types import TracebackType

from trainer.diagnostics.report import CrashReport, crash_report

_logger = logging.getLogger(__name__)


class CrashWatch:
    """Catches every error that nobody else did: logs it, saves what can be saved, reports it.

    `on_crash` is called in the thread where the error was. An error inside the watch itself, or
    inside what it calls, is logged and goes no further.

    Attributes:
        before_report: called before each report, to bring what a person made into safety.

    """

    def __init__(self, on_crash: Callable[[CrashReport], None]) -> None:
        self.before_report: list[Callable[[], None]] = []
        self._on_crash = on_crash
        self._busy = threading.local()
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def install(self) -> None:
        """Begin to catch."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._unraisable

    def uninstall(self) -> None:
        """Leave errors to whoever caught them before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def handle(self, error: BaseException, where: str = "") -> None:
        """Log an error and report it; one that happens meanwhile is only logged."""
        with _quietly():
            _logger.critical("%s", where or "Not caught", exc_info=error)
        if getattr(self._busy, "now", False):
            return
        self._busy.now = True
        try:
            self._report(error)
        finally:
            self._busy.now = False

    def _report(self, error: BaseException) -> None:
        for save in self.before_report:
            with _quietly():
                save()
        with _quietly():
            self._on_crash(crash_report(error))

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.handle(error)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            name = args.thread.name if args.thread else "?"
            self.handle(args.exc_value, f"Not caught in thread {name}")

    def _unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self.handle(args.exc_value, args.err_msg or "Ignored in")


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Let no error out: it could only be raised into the handling of another."""
    try:
        yield
    except Exception:  # whatever it is, the first error matters more
        with contextlib.suppress(Exception):
            _logger.exception("While an error was being handled")
