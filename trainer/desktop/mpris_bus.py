"""The session bus in Qt's loop: asks and listens without waiting, and serves who calls."""

import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, assert_never

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

from trainer.desktop.mpris_messages import (
    Answer,
    Answered,
    Call,
    Called,
    Heard,
    Incoming,
    RefusedError,
)

if TYPE_CHECKING:
    from trainer.desktop.mpris_wire import Wire

_log = logging.getLogger(__name__)

DAEMON = "org.freedesktop.DBus"
"""The bus itself: its name and its interface."""

T = TypeVar("T")

Then = Callable[[Answer], None]
Hear = Callable[[Call], None]
Serve = Callable[[Call], Answer]


def daemon_call(member: str, signature: str, *body: object) -> Call:
    """Return a call to the bus itself."""
    return Call(
        peer=DAEMON,
        path="/org/freedesktop/DBus",
        interface=DAEMON,
        member=member,
        signature=signature,
        body=body,
    )


def nothing_here(call: Call) -> Answer:
    """Serve nobody.

    Raises:
        RefusedError: always.

    """
    raise RefusedError("UnknownObject", f"There is nothing at {call.path}.")


class SessionBus(QObject):
    """One connection to the session bus; where there is no bus, nothing happens.

    Signals:
        lost: the bus went away.
    """

    lost = Signal()

    def __init__(self, serve: Serve, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._serve = serve
        self._wire: Wire | None = None
        self._notifier: QSocketNotifier | None = None
        self._asked: dict[int, Then] = {}
        self._listeners: dict[tuple[str, str], Hear] = {}

    @property
    def connected(self) -> bool:
        """Whether there is a bus, and we are on it."""
        return self._wire is not None

    def open(self) -> bool:
        """Get on the bus; says whether there is one. Takes a few ms."""
        try:
            from trainer.desktop.mpris_wire import Wire  # noqa: PLC0415 - only a session needs it

            self._wire = Wire()
        except (ImportError, OSError, KeyError, ValueError, RuntimeError) as error:
            _log.info("There is no session bus: %r", error)
            return False
        self._notifier = QSocketNotifier(self._wire.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self.ask(daemon_call("Hello", ""))
        return True

    def close(self) -> None:
        """Leave the bus; what was asked is not answered any more."""
        wire, self._wire = self._wire, None
        notifier, self._notifier = self._notifier, None
        self._asked.clear()
        self._listeners.clear()
        if notifier:
            notifier.setEnabled(False)
            notifier.deleteLater()
        if wire:
            wire.close()

    def ask(self, call: Call, then: Then | None = None) -> None:
        """Call a method; `then` is given the answer, when it comes."""
        serial = self._over_the_wire(lambda wire: wire.call(call))
        if serial is not None and then:
            self._asked[serial] = then

    def tell(self, signal: Call) -> None:
        """Emit a signal."""
        self._over_the_wire(lambda wire: wire.signal(signal))

    def listen(self, interface: str, member: str, hear: Hear, rule: str = "") -> None:
        """Pass every signal of that name on; `rule` narrows it, in the words of match rules."""
        self._listeners[interface, member] = hear
        match = f"type='signal',interface='{interface}',member='{member}'"
        self.ask(daemon_call("AddMatch", "s", f"{match},{rule}" if rule else match))

    def settle(self, within_ms: int) -> None:
        """Wait until all that was asked is answered, when Qt's loop doesn't turn any more."""
        end = time.monotonic() + within_ms / 1000
        while self._asked and self._wire and (left := end - time.monotonic()) > 0:
            if self._wire.wait(left):
                self._read()

    @Slot()
    def _read(self) -> None:
        for incoming in self._over_the_wire(lambda wire: wire.read()) or ():
            self._take(incoming)

    def _take(self, incoming: Incoming) -> None:
        match incoming:
            case Called(call):
                answer = self._answer(call)
                self._over_the_wire(lambda wire: wire.answer(incoming, answer))
            case Answered(serial, answer):
                then = self._asked.pop(serial, None)
                if then:
                    then(answer)
            case Heard(signal):
                hear = self._listeners.get((signal.interface, signal.member))
                if hear:
                    hear(signal)
            case _:
                assert_never(incoming)

    def _answer(self, call: Call) -> Answer:
        try:
            return self._serve(call)
        except RefusedError as refused:
            return Answer(error=refused.name, signature="s", body=(str(refused),))

    def _over_the_wire(self, do: Callable[["Wire"], T]) -> T | None:
        """Do something with the wire; a bus that is gone is left."""
        if self._wire is None:
            return None
        try:
            return do(self._wire)
        except OSError as error:
            _log.info("The session bus went away: %r", error)
            self.close()
            self.lost.emit()
            return None
