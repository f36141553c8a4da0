"""What others may ask of the session as of a media player, and what they wish for by it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from trainer.desktop.mpris_mapping import US_PER_MS, Playing
from trainer.desktop.mpris_messages import MPRIS, PLAYER, Call, RefusedError


class Order(StrEnum):
    """A wish that needs no more words."""

    PAUSE = "Pause"
    RESUME = "Play"
    NEXT = "Next"
    PREVIOUS = "Previous"
    STOP = "Stop"
    RAISE = "Raise"
    QUIT = "Quit"


@dataclass(frozen=True, slots=True)
class SeekTo:
    """Go to a place on the timeline."""

    position_ms: int


@dataclass(frozen=True, slots=True)
class TurnVolume:
    """Speak as loud as this, in per cent."""

    percent: int


Wish: TypeAlias = Order | SeekTo | TurnVolume

METHODS = {
    MPRIS: {"Raise": "", "Quit": ""},
    PLAYER: {
        "Next": "",
        "Previous": "",
        "Pause": "",
        "PlayPause": "",
        "Stop": "",
        "Play": "",
        "Seek": "x",
        "SetPosition": "ox",
        "OpenUri": "s",
    },
}
"""The methods of each interface, with the types of their arguments."""


def wish_of(call: Call, playing: Playing) -> Wish | None:
    """Return what is wished for by calling one of `METHODS`; None if nothing follows.

    Raises:
        RefusedError: the session can't do that.

    """
    body: tuple[Any, ...] = call.body
    match call.member:
        case "PlayPause":
            return Order.PAUSE if playing.runs else Order.RESUME
        case "Seek":
            return _sought(playing, playing.position_ms + body[0] // US_PER_MS)
        case "SetPosition":
            return _placed(playing, track=body[0], position_ms=body[1] // US_PER_MS)
        case "OpenUri":
            raise RefusedError("NotSupported", "A workout is started in the window.")
        case _:
            order = Order(call.member)
            return None if order in _idle(playing) else order


def _idle(playing: Playing) -> set[Order]:
    """Return what would change nothing, or what must not."""
    idle = {Order.RESUME} if playing.runs else {Order.PAUSE}
    return idle | ({Order.NEXT} if playing.shot.next_block is None else set())


def _sought(playing: Playing, position_ms: int) -> Wish | None:
    """Return how to get to a place in the block, or past its end to the next one."""
    if position_ms <= playing.length_ms:
        return SeekTo(playing.start_ms + max(0, position_ms))
    return Order.NEXT if playing.shot.next_block else None


def _placed(playing: Playing, track: str, position_ms: int) -> Wish | None:
    """Return how to get to a place in a block, if that is still the one that is played."""
    if track != playing.track or not 0 <= position_ms <= playing.length_ms:
        return None
    return SeekTo(playing.start_ms + position_ms)


def wish_of_setting(name: str, value: Any) -> Wish | None:  # noqa: ANN401 - as it was sent
    """Return what is wished for by setting a property that can be set; None if nothing follows.

    Raises:
        RefusedError: the value has the wrong type, or the property can't be set.

    """
    if name not in {"Volume", "Rate"}:
        raise RefusedError("PropertyReadOnly", f"{name} can't be set.")
    kind, number = value
    if kind != "d":
        raise RefusedError("InvalidArgs", f"{name} is a double.")
    above = number if number > 0 else 0.0  # so is what is no number
    if name == "Volume":
        return TurnVolume(round(min(1.0, above) * 100))
    return None if above else Order.PAUSE  # the specification's meaning of a rate of 0
