"""The session's clock: it follows the sound while there is any, and runs by itself otherwise."""

from dataclasses import dataclass

GRACE_MS = 2_000
"""How long the clock waits for the sound to begin before it goes on alone.

Longer than the player waits for a device, so that the screen never runs ahead of a late start.
"""

TRUSTED_MS = 4_000
"""For how long after a report the sound is taken to run on.

Less than the player plays on without a sign of the window's life: a window that stalled longer
finds out first whether the sound has stopped meanwhile, and where.
"""

AHEAD_MS = 10
"""How far session time is ahead of the sound: what is to be seen with it has to be painted first.

Measured from the tick to the end of painting: 6 to 16 ms in the median, by what moves.
"""


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

    Within a stretch of play session time advances as the sound does, a little ahead of it: reports
    say where that is, and between two of them it is taken to run on, for `TRUSTED_MS` at the most.
    Session time stands still until the first report of the stretch, but no longer than `GRACE_MS`,
    and again where the sound has stopped by itself.
    """

    def __init__(self) -> None:
        self._latest_ms = 0.0
        self._anchor = (0.0, 0.0)
        self._stretch: _Stretch | None = None
        self._report: SoundReport | None = None
        self._heard_ms = 0.0

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
        self._report = None

    def heard(self, report: SoundReport, machine_ms: float) -> None:
        """Take note of where the sound is; reports about another stretch are passed over."""
        begun = report.playing or self._report is not None
        if begun and self._stretch and report.serial == self._stretch.serial:
            self._report = report
            self._heard_ms = machine_ms

    @property
    def lost(self) -> bool:
        """Whether the sound of the present stretch of play has stopped by itself."""
        return self._report is not None and not self._report.playing

    def _reading(self, machine_ms: float) -> float:
        stretch = self._stretch
        if stretch is None:
            then_ms, then_machine_ms = self._anchor
            return then_ms + machine_ms - then_machine_ms
        if self._report is None:
            return stretch.began_ms + max(0.0, machine_ms - stretch.machine_ms - GRACE_MS)
        return stretch.began_ms + self._position(self._report, machine_ms) - stretch.position_ms

    def _position(self, report: SoundReport, machine_ms: float) -> float:
        if not report.playing:
            return report.position_ms
        until_ms = min(machine_ms, self._heard_ms + TRUSTED_MS)
        return report.position_ms + until_ms - report.stamp_ms + AHEAD_MS
