"""A movement that is repeated while a session waits for the person to do it."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from trainer.core.plan.timeline import Phase, PhaseKind
from trainer.ui.figure.step_figures import FRAME_MS, place_in

SETTLE_MS = 400
"""How long the figure takes to end a rep that nobody waits for any longer."""


class Repeating(QObject):
    """Plays phases again and again, at their own pace, as long as it is let.

    Signals:
        moved: another instant is to be shown.

    """

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._phases: tuple[Phase, ...] = ()
        self._at_ms = 0.0
        self._way_ms = 0.0
        self._settling_ms = 0
        self._since = QElapsedTimer()
        self._ticks = QTimer(self)
        self._ticks.setInterval(FRAME_MS)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._tick)

    @property
    def place(self) -> tuple[Phase, float] | None:
        """The phase and the part (0 to 1) of it that is shown; None where there is nothing."""
        return place_in(self._phases, round(self._at_ms)) if self._phases else None

    @property
    def settles(self) -> bool:
        """Whether it is about to end."""
        return self._settling_ms > 0

    @property
    def runs(self) -> bool:
        """Whether it moves."""
        return self._ticks.isActive()

    def show_phases(self, phases: tuple[Phase, ...]) -> None:
        """Play these from their start; none of them is nothing to show."""
        self._phases, self._at_ms, self._settling_ms = phases, 0.0, 0

    def settle(self) -> None:
        """End soon, where a rep starts: on the shorter way, be it backwards."""
        if not self.runs or any(phase.kind is PhaseKind.TIMED for phase in self._phases):
            self.show_phases(())
            return
        whole_ms = sum(phase.length_ms for phase in self._phases)
        self._at_ms %= whole_ms
        self._way_ms = -self._at_ms if self._at_ms < whole_ms / 2 else whole_ms - self._at_ms
        self._settling_ms = SETTLE_MS

    def let(self, running: bool) -> None:  # noqa: FBT001 - a state's value
        """Play on from where it stands, or stay there."""
        if not running or not self._phases:
            self._ticks.stop()
        elif not self.runs:
            self._since.start()
            self._ticks.start()

    @Slot()
    def _tick(self) -> None:
        passed_ms = self._since.restart()
        if not self.settles:
            self._at_ms += passed_ms
        elif passed_ms < self._settling_ms:
            step_ms = self._way_ms * passed_ms / self._settling_ms
            self._at_ms, self._way_ms = self._at_ms + step_ms, self._way_ms - step_ms
            self._settling_ms -= passed_ms
        else:
            self.show_phases(())
            self._ticks.stop()
        self.moved.emit()
