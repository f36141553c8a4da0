"""The flash-and-beep test: beeps from the player, and a flash when the ear should hear each."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from trainer.app.sound import BEAT_MS, Loudspeaker
from trainer.core.pace import AHEAD_MS, SoundReport
from trainer.desktop.clocks import machine_ms


class Beating(QObject):
    """Beats while it is wanted; the session is paused then.

    Signals:
        flashed: the ear is to hear a beep now.
    """

    flashed = Signal()

    def __init__(self, loudspeaker: Loudspeaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loudspeaker = loudspeaker
        self._serial: int | None = None
        self._beat = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._flash)
        loudspeaker.reported.connect(self._hear)

    @Slot(bool)
    def want(self, wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Begin, or end."""
        if wanted:
            self.begin()
        else:
            self.end()

    def begin(self) -> None:
        """Beat."""
        self._serial, self._beat = self._loudspeaker.beat(), 0

    def end(self) -> None:
        """Be silent and dark, if it beats."""
        if self._serial is not None:
            self._serial = None
            self._timer.stop()
            self._loudspeaker.silence()

    @Slot(object)
    def _hear(self, report: SoundReport) -> None:
        """Look forward to the next beat, by where the sound is."""
        if report.serial != self._serial or not report.playing:
            return
        heard_ms = report.position_ms + machine_ms() - report.stamp_ms + AHEAD_MS
        self._timer.start(max(0, round((self._beat + 1) * BEAT_MS - heard_ms)))

    @Slot()
    def _flash(self) -> None:
        self._beat += 1
        self.flashed.emit()
