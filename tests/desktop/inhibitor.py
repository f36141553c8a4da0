"""A private message bus, and on it a desktop that is asked to keep the screen on."""

import contextlib
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from enum import Enum, auto
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

jeepney = pytest.importorskip("jeepney", reason="the message bus is Linux's")
blocking = pytest.importorskip("jeepney.io.blocking")

GNOME = "org.gnome.SessionManager"
FREEDESKTOP = "org.freedesktop.ScreenSaver"
PORTAL = "org.freedesktop.portal.Desktop"
XFCE = "org.xfce.ScreenSaver"
WITHIN_S = 5.0

# No service of this machine is to be started by a call on this bus.
CONFIGURATION = """\
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""


@contextlib.contextmanager
def private_bus(folder: Path) -> Iterator[str]:
    """Run a message bus until the end of the block; yields its address."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no dbus-daemon")
    file = folder / "bus.conf"
    file.write_text(CONFIGURATION.format(folder=folder), encoding="utf-8")
    command = (daemon, f"--config-file={file}", "--nofork", "--print-address=1")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().strip() if process.stdout else ""
        finally:
            process.kill()


class Manners(Enum):
    """How a desktop answers who asks it for something."""

    AGREES = auto()
    REFUSES = auto()
    IGNORES = auto()


class Desktop:
    """The service of a desktop that keeps the screen on while somebody wishes it.

    Attributes:
        asked: the arguments of each wish.
        returned: how many wishes were taken back by who had them.
        holders: whose wishes hold, by their cookies.

    """

    def __init__(self, address: str, name: str, manners: Manners = Manners.AGREES) -> None:
        self._manners = manners
        self.asked: list[tuple[object, ...]] = []
        self.returned = 0
        self.holders: dict[int, str] = {}
        self._bus = blocking.open_dbus_connection(address)
        self._take(name)
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
        self._stopped.set()
        self._thread.join()
        self._bus.close()

    def _take(self, name: str) -> None:
        gone = jeepney.MatchRule(
            type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged"
        )
        for call in (jeepney.message_bus.RequestName(name), jeepney.message_bus.AddMatch(gone)):
            self._bus.send_and_get_reply(call, timeout=WITHIN_S)

    def _serve(self) -> None:
        while not self._stopped.is_set():
            with contextlib.suppress(TimeoutError):
                self._hear(self._bus.receive(timeout=0.02))

    def _hear(self, message: Any) -> None:  # noqa: ANN401 - jeepney has no types
        fields = message.header.fields
        match fields.get(jeepney.HeaderFields.member):
            case "Inhibit":
                self.asked.append(message.body)
                self._answer(message, fields[jeepney.HeaderFields.sender])
            case "UnInhibit" | "Uninhibit":
                self.returned += self.holders.pop(message.body[0], None) is not None
                self._reply(message)
            case "NameOwnerChanged":
                name, _, owner = message.body
                self.holders = {k: v for k, v in self.holders.items() if owner or v != name}
            case _:
                pass  # what a bus says to everybody

    def _answer(self, message: Any, sender: str) -> None:  # noqa: ANN401 - likewise
        match self._manners:
            case Manners.AGREES:
                cookie = len(self.asked)
                self.holders[cookie] = sender
                self._reply(message, cookie)
            case Manners.REFUSES:
                self._bus.send(
                    jeepney.new_error(message, "org.freedesktop.DBus.Error.AccessDenied")
                )
            case Manners.IGNORES:  # yet does as it was told
                self.holders[len(self.asked)] = sender

    def _reply(self, message: Any, *cookie: int) -> None:  # noqa: ANN401 - likewise
        if cookie and message.header.fields[jeepney.HeaderFields.signature] == "sua{sv}":
            handle = f"/org/freedesktop/portal/desktop/request/{cookie[0]}"
            self._bus.send(jeepney.new_method_return(message, "o", (handle,)))
        else:
            self._bus.send(jeepney.new_method_return(message, "u" * len(cookie), cookie))


def soon(happens: Callable[[], bool]) -> bool:
    """Wait for something that happens in another process; returns whether it did."""
    deadline = time.perf_counter() + WITHIN_S
    while not happens() and time.perf_counter() < deadline:
        time.sleep(0.005)
    return happens()
