"""What a person changes in the middle of a session, without the settings dialog."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from trainer.app.preferences import Preferences
from trainer.app.starting import Starter
from trainer.app.workouts import Workouts
from trainer.core.settings import SPECS
from trainer.ui.step_change import StepWish

_VOLUME = SPECS["voice_volume"]


class Adjuster(QObject):
    """Puts a step's new dose in force, and a new volume.

    Signals:
        volume_changed: carries the voice's volume in per cent.
    """

    volume_changed = Signal(int)

    def __init__(
        self,
        preferences: Preferences,
        starter: Starter,
        workouts: Workouts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._starter = starter
        self._workouts = workouts

    @Slot(object)
    def change_step(self, wish: StepWish) -> None:
        """Put in force what was chosen for the session's current step, for today or for good."""
        block = self._workouts.block
        if block is None:
            return
        routine_id = self._starter.routine_id
        before = self._preferences.of(routine_id)
        place = routine_id, block.step.id
        self._preferences.choose(place, wish.choice, only_today=wish.only_today)
        if self._preferences.of(routine_id) != before:
            self._workouts.expect()

    @Slot()
    def louder(self) -> None:
        """Turn the voice up."""
        self._turn_volume(2 * round(_VOLUME.step))

    @Slot()
    def softer(self) -> None:
        """Turn the voice down."""
        self._turn_volume(-2 * round(_VOLUME.step))

    def _turn_volume(self, by: int) -> None:
        self.turn_volume(self._preferences.of(self._starter.routine_id).voice_volume + by)

    @Slot(int)
    def turn_volume(self, percent: int) -> None:
        """Make the voice as loud as that; it stays within its limits."""
        routine_id = self._starter.routine_id
        settings = self._preferences.of(routine_id)
        volume = round(min(_VOLUME.high, max(_VOLUME.low, percent)))
        self._preferences.keep_soon(replace(settings, voice_volume=volume), routine_id)
        self.volume_changed.emit(volume)
        self._workouts.let_volume_be_heard()
