"""Random controls for the real program: keys by its window system, and calls over the bus."""

import random
import time
from functools import partial
from pathlib import Path
from typing import Any

from tests.e2e.records import until
from tests.e2e.stage import Program
from trainer.desktop.mpris_messages import OURS, PATH, PLAYER, PROPERTIES

WITHIN_S = 5.0
START_WITHIN_S = 30.0
US = 1_000_000
"""Microseconds, the bus's, in a second."""

KEYS = (
    "space", "period", "F5", "shift+F5", "Next", "Prior", "Right", "Left", "Up", "Down",
    "XF86AudioPlay", "XF86AudioPause", "XF86AudioNext", "XF86AudioPrev",
    "XF86AudioRaiseVolume", "XF86AudioLowerVolume",
)  # fmt: skip
CALLS = ("Play", "Pause", "PlayPause", "Next", "Previous")
PAUSES_S = (0.0, 0.02, 0.1, 0.3, 1.0, 4.0)


_STEPS = ("squat", "side-leg-raise", "bridge", "inverse-leg-raise") * 6
ROUTINE = 'format = 1\nid = "controls"\nname = "Controls"\n' + "".join(
    f'\n[[steps]]\nid = "step-{number}"\nexercise = "{exercise}"\nreps = 8\n'
    for number, exercise in enumerate(_STEPS)
)
BRISK = ("--set", "talk=tones", "--set", "tempo_factor=0.5", "--set", "lead_in_seconds=0")


def options(data: Path) -> tuple[str | Path, ...]:
    """Return the words after the program's name that start a long routine of short reps."""
    file = data.parent / "controls.toml"
    file.write_text(ROUTINE, encoding="utf-8")
    return ("--data-dir", data, *BRISK, "--start", file)


class Remote:
    """What controls the program over a bus.

    Args:
        address: the bus's.

    """

    def __init__(self, address: str) -> None:
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - Linux has it

        self._bus = open_dbus_connection(address)

    def call(self, member: str, signature: str | None = None, *body: object) -> None:
        """Call a method of the player."""
        self._ask(PLAYER, member, signature, body)

    def get(self, name: str) -> Any:  # noqa: ANN401 - whatever the property is
        """Return a property of the player.

        Raises:
            LookupError: there is no player.

        """
        return self._ask(PROPERTIES, "Get", "ss", (PLAYER, name))[0][1]

    def turn(self, volume: float) -> None:
        """Set the volume, 1 being full."""
        self._ask(PROPERTIES, "Set", "ssv", (PLAYER, "Volume", ("d", volume)))

    def sees_it(self) -> bool:
        """Whether there is a player that answers."""
        try:
            return bool(self.get("PlaybackStatus"))
        except LookupError:
            return False

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _ask(
        self, interface: str, member: str, signature: str | None, body: tuple[object, ...]
    ) -> tuple[Any, ...]:
        from jeepney import DBusAddress, MessageType, new_method_call  # noqa: PLC0415 - likewise

        peer = DBusAddress(PATH, bus_name=OURS, interface=interface)
        question = new_method_call(peer, member, signature, body)
        answer = self._bus.send_and_get_reply(question, timeout=WITHIN_S)
        if answer.header.message_type is MessageType.error:
            raise LookupError(answer.body)
        return tuple(answer.body)


class Hands:
    """Controls a program at random.

    Attributes:
        given: how many controls were given.
        reps: the reps that were seen to end by themselves, each by its block and number.

    """

    def __init__(self, program: Program, remote: Remote, seed: int) -> None:
        self._program = program
        self._remote = remote
        self._chance = random.Random(seed)  # noqa: S311 - a game, and repeatable
        self.given = 0
        self.reps: set[tuple[str, int]] = set()

    def play(self, controls: int) -> None:
        """Give so many controls, or fewer if the workout is over before."""
        until(self._remote.sees_it, START_WITHIN_S)
        self._program.focus()
        while self.given < controls and self._remote.sees_it():
            self._watch(self._chance.choice(PAUSES_S))
            self._give()
            self.given += 1

    def goes_on(self) -> bool:
        """Whether the session can still be paused, and goes on when it is told to."""
        for member, status in (("Pause", "Paused"), ("Play", "Playing"), ("Pause", "Paused")):
            self._remote.call(member)
            until(partial(self._is, status), WITHIN_S)
        return True

    def _is(self, status: str) -> bool:
        return bool(self._remote.get("PlaybackStatus") == status)

    def _give(self) -> None:
        chance = self._chance.random()
        if chance < 0.5:
            self._program.press(self._chance.choice(KEYS))
        elif chance < 0.8:
            self._remote.call(self._chance.choice(CALLS))
        elif chance < 0.9:
            self._remote.call("Seek", "x", self._chance.randint(-20, 20) * US)
        else:
            self._remote.turn(self._chance.random())

    def _watch(self, seconds: float) -> None:
        """Let time pass; nobody does anything: a rep that another one follows was done."""
        time.sleep(0.1)  # what was pressed last has been done by then
        before = self._place()
        time.sleep(seconds)
        (track, rep), (same, after) = before, self._place()
        if track == same and rep and after > rep:
            self.reps |= {(track, each) for each in range(rep, after)}

    def _place(self) -> tuple[str, int]:
        try:
            data = self._remote.get("Metadata")
        except LookupError:
            return ("", 0)
        return (data["mpris:trackid"][1], data["tophold:rep"][1])
