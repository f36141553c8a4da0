"""What is asked of the system so that the screen stays on. Loaded when a session first starts."""

import logging
import sys
from contextlib import ExitStack

from wakepy import DBusAdapter, keep

_log = logging.getLogger(__name__)


class Request:
    """Asks, and gives back; every call may take seconds, and all must come from one thread."""

    def __init__(self) -> None:
        self._given = ExitStack()

    def ask(self) -> bool:
        """Ask that the screen stay on; returns whether the system agreed."""
        mode = keep.presenting(on_fail="pass", dbus_adapter=_bus(self._given))
        self._given.enter_context(mode)
        _log.info("keeping the screen on: %s", mode.method or "refused")
        agreed: bool = mode.active
        if not agreed:
            self.give_back()
        return agreed

    def give_back(self) -> None:
        """Let the screen go dark again, if it was asked for."""
        try:
            self._given.close()
        except RuntimeError as error:  # wakepy's, of a service that has gone or doesn't answer
            _log.info("%s", error)


def _bus(given: ExitStack) -> "tuple[type[DBusAdapter]] | None":
    """Return how wakepy comes by its message bus, which is closed at the end in any case.

    A service that agrees when wakepy has given up waiting sees the connection go, and with it
    the wish.
    """
    if sys.platform == "linux":
        from trainer.desktop import awake_services  # noqa: F401, PLC0415 - wakepy finds them
        from trainer.desktop.awake_bus import WakepyBus  # noqa: PLC0415 - not everywhere to be had

        bus = WakepyBus()
        given.callback(bus.close_connections)
        return (lambda: bus,)  # type: ignore[return-value]  # no class, but wakepy just calls it
    else:  # noqa: RET505 - so that the types of every system are judged
        return None  # wakepy has other ways there
