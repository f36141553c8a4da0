"""The session bus as other programs use it: dbus-send asks, dbus-monitor listens."""

import re
import shutil
import subprocess
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from trainer.desktop.mpris_messages import OURS, PATH, PLAYER, PROPERTIES

WITHIN_MS = 5_000
_STEP_MS = 2


def program(name: str) -> str:
    return shutil.which(name) or name


def send(member: str, *arguments: str, to: str = OURS, path: str = PATH) -> str:
    """Call a method and return what dbus-send prints, in one line; Qt's loop turns meanwhile."""
    command = (
        program("dbus-send"),
        "--session",
        "--print-reply",
        f"--dest={to}",
        path,
        member,
        *arguments,
    )
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as asking:
        for _ in range(WITHIN_MS // _STEP_MS):
            if asking.poll() is not None:
                break
            QTest.qWait(_STEP_MS)
        else:
            asking.kill()
        printed, _ = asking.communicate()
    QCoreApplication.processEvents()  # what is wished for is done after the answer
    return _in_line(printed)


def call(member: str, *arguments: str, to: str = OURS) -> str:
    """Call a method of the player."""
    return send(f"{PLAYER}.{member}", *arguments, to=to)


def get(name: str, to: str = OURS, interface: str = PLAYER) -> str:
    """Return a property, with its type in front."""
    reply = send(f"{PROPERTIES}.Get", f"string:{interface}", f"string:{name}", to=to)
    return reply.split(" variant ")[-1]


def put(name: str, value: str, to: str = OURS) -> str:
    """Set a property of the player, as in ``put("Volume", "double:0.5")``."""
    arguments = (f"string:{PLAYER}", f"string:{name}", f"variant:{value}")
    return send(f"{PROPERTIES}.Set", *arguments, to=to)


def names() -> set[str]:
    """Return who is on the bus, by their own names."""
    reply = send(
        "org.freedesktop.DBus.ListNames", to="org.freedesktop.DBus", path="/org/freedesktop/DBus"
    )
    return set(re.findall(r'string "([^:"][^"]*)"', reply))


_GREETINGS = ("NameAcquired", "NameLost")
"""What the bus says to one who comes to listen."""


class Monitor:
    """Writes down all signals of one object path."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "signals.txt"
        with self._file.open("w") as out:
            rule = f"type='signal',path='{PATH}'"
            command = (program("dbus-monitor"), "--session", rule)
            self._process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)

    def listens(self) -> bool:
        return any(greeting in self._file.read_text() for greeting in _GREETINGS)

    def heard(self) -> list[str]:
        """Return the signals so far, each in one line without its head."""
        parts = re.split(r"^signal .*member=", self._file.read_text(), flags=re.MULTILINE)
        return [_in_line(part) for part in parts[1:] if not part.startswith(_GREETINGS)]

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()


def _in_line(text: str) -> str:
    return " ".join(text.split())
