"""What a session answers with; the shell performs it."""

from dataclasses import dataclass
from typing import TypeAlias

from trainer.core.plan.timeline import Cue, Phase
from trainer.core.snapshot import State


@dataclass(frozen=True, kw_only=True, slots=True)
class Play:
    """Sound is to run from `start_ms`; the timeline's own cues from `from_ms` on.

    From `until_ms` on they are silent again: there the session waits. Between the first two
    `lead_in` is heard, its cues placed on the timeline's clock: what leads to its very beginning
    is heard before 0.
    """

    start_ms: int
    from_ms: int
    lead_in: tuple[Cue, ...] = ()
    until_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """Sound is to stop."""


@dataclass(frozen=True, slots=True)
class PhaseBegan:
    """The playhead entered a phase, by playing or by being put there."""

    phase: Phase


@dataclass(frozen=True, slots=True)
class StateChanged:
    """The session went over into another state."""

    state: State


@dataclass(frozen=True, slots=True)
class Say:
    """A cue, timed from 0, is to be heard now, the sound being silent otherwise."""

    cue: Cue


Event: TypeAlias = Play | Silence | PhaseBegan | StateChanged | Say
