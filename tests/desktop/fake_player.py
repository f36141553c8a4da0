"""Another media player: one with a volume, in a thread and on a connection of its own."""

import contextlib
import threading
import time
from types import TracebackType
from typing import Any, Self

from trainer.desktop.mpris_messages import MPRIS


class FakePlayer:
    """A player on the session bus.

    Args:
        names: how it is called behind "org.mpris.MediaPlayer2."; some players have two names.
        volume: how loud it is, 1 being full; None if it has no volume.
        step: to which multiples it rounds a volume that is set.
        deaf: whether it takes no notice of a volume that is set.
        slow_s: how long it takes to answer when it has set its volume.

    Attributes:
        turned: each volume that was set.

    """

    def __init__(
        self,
        *names: str,
        volume: float | None = 0.8,
        step: float = 0.0,
        deaf: bool = False,
        slow_s: float = 0.0,
    ) -> None:
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - Linux has it

        self.volume = volume
        self.turned: list[float] = []
        self._step, self._deaf, self._slow_s = step, deaf, slow_s
        self._bus = open_dbus_connection()
        for name in names:
            self.take(name)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Leave the bus."""
        self._stopped.set()
        self._thread.join()
        self._bus.close()

    def take(self, name: str) -> None:
        """Take one more name."""
        from jeepney import message_bus  # noqa: PLC0415 - likewise

        call = message_bus.RequestName(f"{MPRIS}.{name}")
        self._bus.send(call)

    def _serve(self) -> None:
        while not self._stopped.is_set():
            with contextlib.suppress(TimeoutError):
                self._hear(self._bus.receive(timeout=0.02))

    def _hear(self, message: Any) -> None:  # noqa: ANN401 - jeepney has no types
        from jeepney import HeaderFields, new_error, new_method_return  # noqa: PLC0415 - likewise

        member = message.header.fields.get(HeaderFields.member)
        if member not in {"Get", "Set"}:
            return
        if self.volume is None:
            reply = new_error(message, "org.freedesktop.DBus.Error.UnknownProperty")
        elif member == "Get":
            reply = new_method_return(message, "v", (("d", self.volume),))
        else:
            self._turn(message.body[2][1])
            time.sleep(self._slow_s)
            reply = new_method_return(message)
        self._bus.send(reply)

    def _turn(self, volume: float) -> None:
        self.turned.append(round(volume, 4))
        if not self._deaf:
            self.volume = round(volume / self._step) * self._step if self._step else volume
