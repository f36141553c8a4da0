"""What the link remembers, so that a new player goes on where the last one was."""

import time
from collections.abc import Iterator
from dataclasses import replace

from trainer.voice.protocol import Command, KeepAwake, Load, Pause, Play, PlayerReport, SetVolumes


class Memory:
    """What a new player must be told, so that it goes on where the last one was."""

    def __init__(self) -> None:
        self.report: PlayerReport | None = None
        self._load: Load | None = None
        self._volumes: SetVolumes | None = None
        self._awake: KeepAwake | None = None
        self._play: Play | None = None

    def note(self, order: Command) -> None:
        """Keep what an order changes for good."""
        match order:
            case KeepAwake():
                self._awake = order
            case Load():
                self._load = order
            case SetVolumes():
                self._volumes = order
            case Play():
                self._play = order
            case Pause():
                self._play = None
            case _:
                pass

    def replay(self) -> Iterator[Command]:
        """Yield the orders that bring a fresh player to where the last one was."""
        if self._volumes is not None:
            yield self._volumes
        if self._awake is not None:
            yield self._awake
        if self._load is not None:
            yield self._load
        if self._play is not None:
            yield (
                self._play
                if self._begun is None
                else replace(
                    self._play, start_ms=self._begun.position_ms, since_s=self._begun.stamp_s
                )
            )

    def unheard(self) -> PlayerReport:
        """Return where the position is when nothing can play it: it goes on by the clock."""
        last, play = self.report, self._play
        if last is None or (play is not None and last.serial != play.serial):
            last = PlayerReport(
                serial=play.serial if play is not None else 0,
                position_ms=play.start_ms if play is not None else 0.0,
                stamp_s=time.perf_counter(),
                playing=play is not None,
                device=False,
            )
        self.report = replace(last, playing=play is not None, device=False)
        return self.report

    @property
    def _begun(self) -> PlayerReport | None:
        """The last report, when it is about the present stretch of play."""
        report, play = self.report, self._play
        begun = report is not None and play is not None and report.serial == play.serial
        return report if begun else None
