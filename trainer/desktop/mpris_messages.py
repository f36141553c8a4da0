"""What travels on a message bus, as data: calls, signals and answers."""

from dataclasses import dataclass

MPRIS = "org.mpris.MediaPlayer2"
"""The interface of every media player, and how the bus names of all begin."""

PLAYER = f"{MPRIS}.Player"
PATH = "/org/mpris/MediaPlayer2"
PROPERTIES = "org.freedesktop.DBus.Properties"
OURS = f"{MPRIS}.tophold"

Variant = tuple[str, object]
"""A value with its D-Bus type in front: ``("x", 5)`` is a 64-bit five."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """A method call or a signal: on which object, and what.

    `peer` is the bus name that it goes to or, received, came from; a signal goes to all.
    `body` holds the arguments, of the types that `signature` tells.
    """

    path: str
    interface: str
    member: str
    signature: str = ""
    body: tuple[object, ...] = ()
    peer: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came back from a call, or goes back; `error` names what went wrong, if anything did.

    `peer` is the bus name that it came from.
    """

    signature: str = ""
    body: tuple[object, ...] = ()
    error: str = ""
    peer: str = ""


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody calls a method of ours; `origin` is the message that the answer refers to."""

    call: Call
    origin: object


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to our call of that serial number."""

    serial: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody's signal."""

    signal: Call


Incoming = Called | Answered | Heard


class RefusedError(Exception):
    """A call that can't be answered; `name` is the D-Bus name of the error."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.name = f"org.freedesktop.DBus.Error.{name}"
