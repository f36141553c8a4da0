"""The session's clock: it follows the sound while there is any, and runs by itself otherwise."""

from dataclasses import dataclass

GRACE_MS = 500
"""How long the clock waits for the sound to begin before it goes on alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SoundReport:
    """Where the sound is: `position_ms` is at the loudspeaker at `stamp_ms` of the machine's clock.

    `serial` is the number of the stretch of play that it belongs to.
    """

    serial: int
    position_ms: float
    stamp_ms: float
    playing: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stretch:
    """A stretch of play: its number, its first position, and the two clocks at its begin."""

    serial: int
    position_ms: float
    machine_ms: float
    began_ms: float


class Pace:
    """Turns the machine's monotonic time into session time, in ms, that never steps back.

    Within a stretch of play session time advances as the sound does: reports say where that is,
    and between two of them it is taken to run on. Session time stands still until the first
    report of the stretch, but no longer than `GRACE_MS`.
    """

    def __init__(self) -> None:
        self._latest_ms = 0.0
        self._anchor = (0.0, 0.0)
        self._stretch: _Stretch | None = None
        self._report: SoundReport | None = None

    def now_ms(self, machine_ms: float) -> int:
        """Return the session time at a machine time."""
        self._latest_ms = max(self._latest_ms, self._reading(machine_ms))
        return int(self._latest_ms)

    def began(self, serial: int, position_ms: float, machine_ms: float) -> None:
        """Note that a stretch of play was ordered, from that position."""
        self._stretch = _Stretch(
            serial=serial,
            position_ms=position_ms,
            machine_ms=machine_ms,
            began_ms=self.now_ms(machine_ms),
        )
        self._report = None

    def stopped(self, machine_ms: float) -> None:
        """Note that the sound was ordered to stop; session time goes on with the machine's."""
        self._anchor = (self.now_ms(machine_ms), machine_ms)
        self._stretch = None

    def heard(self, report: SoundReport) -> None:
        """Take note of where the sound is; reports about another stretch are passed over."""
        if self._stretch and report.serial == self._stretch.serial and report.playing:
            self._report = report

    def lost(self, report: SoundReport) -> bool:
        """Whether a report says that the present stretch of play has stopped by itself."""
        return bool(
            self._report
            and self._stretch
            and report.serial == self._stretch.serial
            and not report.playing
        )

    def _reading(self, machine_ms: float) -> float:
        stretch = self._stretch
        if stretch is None:
            then_ms, then_machine_ms = self._anchor
            return then_ms + machine_ms - then_machine_ms
        if self._report is None:
            return stretch.began_ms + max(0.0, machine_ms - stretch.machine_ms - GRACE_MS)
        position = self._report.position_ms + machine_ms - self._report.stamp_ms
        return stretch.began_ms + position - stretch.position_ms
