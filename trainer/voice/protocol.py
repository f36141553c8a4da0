"""What the window and the player say to each other: small records, one JSON line each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

SoundKind: TypeAlias = Literal["voice", "tone"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sound:
    """One event on the mix plan: the file at `path` is heard from `at_ms` on."""

    at_ms: int
    path: str
    kind: SoundKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """Take over a plan; what is being played goes on from the new plan at the same position."""

    plan: tuple[Sound, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Play:
    """Let the position run from `start_ms`; sounds of the plan before `from_ms` stay silent.

    So do those from `until_ms` on. `extra` sounds are heard too, at times of the plan, and
    `start_ms` is negative where they lead to its very beginning. `since_s`, when given, is the
    time (of `time.perf_counter`) at which `start_ms` was due at the loudspeaker: the position
    catches up with it. `serial` is repeated in every report about this stretch of play.
    """

    serial: int
    start_ms: float
    from_ms: int
    extra: tuple[Sound, ...] = ()
    since_s: float | None = None
    until_ms: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    """Fall silent at once, with a short fade, and stop the position."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SetVolumes:
    """How loud the voice and the tones are, each from 0 to 1."""

    voice: float
    tone: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Announce:
    """Play some sounds now, whether the position runs or not; `at_ms` counts from now."""

    sounds: tuple[Sound, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepAwake:
    """Whether silence is to be a little noise, far too soft to be heard."""

    on: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Alive:
    """The window's sign of life."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quit:
    """End the player process."""


Command: TypeAlias = Load | Play | Pause | SetVolumes | Announce | KeepAwake | Alive | Quit


@dataclass(frozen=True, kw_only=True, slots=True)
class PlayerReport:
    """Where the sound is.

    `position_ms` of the plan is at the loudspeaker at `stamp_s` of `time.perf_counter`, which
    all processes of a machine share; the stamp may lie a little ahead. `playing` tells whether
    the position runs. `device` is false when nothing can be heard: the position then runs by the
    clock.
    `serial` is that of the `Play` it belongs to, 0 before the first.
    """

    serial: int
    position_ms: float
    stamp_s: float
    playing: bool
    device: bool


_COMMANDS: Mapping[str, type[Command]] = {
    kind.__name__: kind
    for kind in (Load, Play, Pause, SetVolumes, Announce, KeepAwake, Alive, Quit)
}
_SOUND_FIELDS = ("plan", "extra", "sounds")


def encode_command(command: Command) -> str:
    """Return a command as one line, with its end."""
    fields: dict[str, Any] = {name: getattr(command, name) for name in command.__slots__}
    for name in _SOUND_FIELDS:
        if name in fields:
            fields[name] = [(sound.at_ms, sound.path, sound.kind) for sound in fields[name]]
    return json.dumps([type(command).__name__, fields], separators=(",", ":")) + "\n"


def decode_command(line: str) -> Command:
    """Return the command that a line holds.

    Raises:
        ValueError: the line is none of ours.

    """
    try:
        name, fields = json.loads(line)
        for key in _SOUND_FIELDS:
            if key in fields:
                fields[key] = tuple(
                    Sound(at_ms=at_ms, path=path, kind=kind) for at_ms, path, kind in fields[key]
                )
        return _COMMANDS[name](**fields)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not a command: {line[:80]!r}") from error


def encode_report(report: PlayerReport) -> str:
    """Return a report as one line, with its end."""
    fields = {name: getattr(report, name) for name in report.__slots__}
    return json.dumps(fields, separators=(",", ":")) + "\n"


def decode_report(line: str) -> PlayerReport:
    """Return the report that a line holds.

    Raises:
        ValueError: the line is none of ours.

    """
    try:
        return PlayerReport(**json.loads(line))
    except TypeError as error:
        raise ValueError(f"not a report: {line[:80]!r}") from error
