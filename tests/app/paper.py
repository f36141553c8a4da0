"""The whole program with its clock in hand, and its sound on paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from trainer.app import composition, surroundings, workouts
from trainer.app.sound import Loudspeaker
from trainer.core.compat import override
from trainer.core.pace import SoundReport
from trainer.core.plan.timeline import Cue, Timeline
from trainer.core.session import Play
from trainer.core.settings import Settings
from trainer.voice.rehearsal import Rehearsal

Rep = tuple[object, int]


class Clock:
    """The machine's monotonic clock, moved by hand."""

    def __init__(self) -> None:
        self.now_ms = 50_000.0

    def __call__(self) -> float:
        return self.now_ms


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """What sounded in one go: the order, what it was taken from, and where it stopped, in ms."""

    play: Play
    timeline: Timeline
    until_ms: float

    @property
    def words(self) -> list[Cue]:
        """What was begun to be said, as the player takes it from its plan."""
        own = [cue for cue in self.timeline.cues if cue.at_ms >= self.play.from_ms]
        said = [cue for cue in (*self.play.lead_in, *own) if cue.speech]
        return [cue for cue in said if self.play.start_ms <= cue.at_ms < self.until_ms]

    def reps(self, *, spare_ms: float = 0) -> set[Rep]:
        """Return the reps that sounded from beginning to end, the end missed by so much or less."""
        ends: dict[Rep, tuple[int, int]] = {}
        for phase in self.timeline.phases:
            if phase.address.rep:
                key = (phase.address.of_block, phase.address.rep)
                ends[key] = (ends.get(key, (phase.start_ms, 0))[0], phase.end_ms)
        until_ms = self.until_ms + spare_ms
        return {key for key, (a, b) in ends.items() if self.play.from_ms <= a and b <= until_ms}


class Paper(Loudspeaker):
    """Takes down what it is to play, and reports as a player does that plays it to the ms."""

    clock: Clock

    def __init__(self, tones: Path, parent: QObject | None = None) -> None:
        super().__init__(tones, parent)
        self.timeline: Timeline | None = None
        self.heard: list[Stretch] = []
        self.serial = 0
        self._playing: tuple[Play, float] | None = None

    @property
    def position_ms(self) -> float | None:
        """Where the sound is; None in silence."""
        if self._playing is None:
            return None
        play, since_ms = self._playing
        return play.start_ms + self.clock.now_ms - since_ms

    def report(self) -> None:
        """Say where the sound is."""
        if self.position_ms is not None:
            self.reported.emit(
                SoundReport(
                    serial=self.serial,
                    position_ms=self.position_ms,
                    stamp_ms=self.clock.now_ms,
                    playing=True,
                )
            )

    @override
    def wake(self) -> None:
        """There is no player."""

    @override
    def load(self, rehearsal: Rehearsal) -> None:
        self.timeline = rehearsal.timeline

    @override
    def order(self, play: Play) -> int:
        self.silence()
        self.serial += 1
        self._playing = (play, self.clock.now_ms)
        return self.serial

    @override
    def say(self, cue: Cue) -> None:
        """What answers a control is no part of the plan."""

    @override
    def blip(self) -> None:
        """Nor is what lets a volume be heard."""

    @override
    def silence(self) -> None:
        if self._playing and self.timeline and self.position_ms is not None:
            play, _ = self._playing
            self.heard.append(Stretch(play=play, timeline=self.timeline, until_ms=self.position_ms))
        self._playing = None

    @override
    def use(self, settings: Settings) -> None:
        """There is nothing to turn."""

    @override
    def close(self) -> None:
        """There is no player."""


@contextmanager
def fake_time_and_sound() -> Iterator[Clock]:
    """Let programs that are built in the block run by a clock in hand, and sound on paper."""
    clock = Clock()
    paper = type("Paper", (Paper,), {"clock": clock})
    with pytest.MonkeyPatch.context() as patch:
        for module in (surroundings, workouts):
            patch.setattr(module, "machine_ms", clock)
        patch.setattr(workouts, "slept_ms", float)
        patch.setattr(composition, "Loudspeaker", paper)
        yield clock
