"""The other media players on the session bus, and how loud they are."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from trainer.desktop.mpris_bus import DAEMON, SessionBus, Then, daemon_call, nothing_here
from trainer.desktop.mpris_messages import (
    MPRIS,
    OURS,
    PATH,
    PLAYER,
    PROPERTIES,
    Answer,
    Call,
    Variant,
)

_STAND_IN = f"{MPRIS}.playerctld"
"""No player, but a way to the one that was used last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Loudness:
    """How loud a player is, 1 being full; `owner` is who answered, whatever name was asked."""

    volume: float
    owner: str


def is_another(name: str) -> bool:
    """Tell whether that is the bus name of a media player, but none of ours."""
    ours = name == OURS or name.startswith(f"{OURS}.")
    return name.startswith(f"{MPRIS}.") and not ours and name != _STAND_IN


class Players(QObject):
    """All media players that can be reached.

    Signals:
        came: carries the bus name of a player that has just started.
        went: carries that of one that has ended.
    """

    came = Signal(str)
    went = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = SessionBus(nothing_here, self)

    def join(self) -> bool:
        """Get on the bus, if we aren't; says whether there is one."""
        if self._bus.connected:
            return True
        if not self._bus.open():
            return False
        self._bus.listen(DAEMON, "NameOwnerChanged", self._hear, f"arg0namespace='{MPRIS}'")
        return True

    def leave(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def settle(self, within_ms: int) -> None:
        """Wait for the answers to what was asked."""
        self._bus.settle(within_ms)

    def list(self, each: Callable[[str], None]) -> None:
        """Pass on the bus name of every other player."""

        def pass_on(answer: Answer) -> None:
            names: Any = answer.body[0] if not answer.error else ()
            for name in filter(is_another, names):
                each(name)

        self._bus.ask(daemon_call("ListNames", ""), pass_on)

    def ask_volume(self, name: str, then: Callable[[Loudness | None], None]) -> None:
        """Ask how loud a player is; None if it can't tell, or is gone."""

        def pass_on(answer: Answer) -> None:
            then(_loudness(answer))

        self._bus.ask(_about(name, "Get", "ss", "Volume"), pass_on)

    def set_volume(self, name: str, volume: float, then: Then | None = None) -> None:
        """Make a player as loud as that; `then` is told when it has answered."""
        value: Variant = ("d", volume)
        self._bus.ask(_about(name, "Set", "ssv", "Volume", value), then)

    def _hear(self, signal: Call) -> None:
        name, _, owner = signal.body
        if is_another(str(name)):
            (self.came if owner else self.went).emit(name)


def _about(name: str, member: str, signature: str, *rest: object) -> Call:
    """Return a call about a property of a player."""
    return Call(
        peer=name,
        path=PATH,
        interface=PROPERTIES,
        member=member,
        signature=signature,
        body=(PLAYER, *rest),
    )


def _loudness(answer: Answer) -> Loudness | None:
    match answer:
        case Answer(error="", body=((_, float(volume)),)):
            return Loudness(volume=volume, owner=answer.peer)
        case _:
            return None
