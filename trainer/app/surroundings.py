"""What the machine around the window has to do with a session: its screen, its media players."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer.app.adjusting import Adjuster
from trainer.app.coming_forward import come_forward
from trainer.app.workouts import Workouts
from trainer.core.music import SHARE
from trainer.core.plan.timeline import Timeline
from trainer.core.settings import Settings
from trainer.desktop.awake import Awake
from trainer.desktop.awake_session import SessionAwake
from trainer.desktop.clocks import machine_ms
from trainer.desktop.ducking import Ducking
from trainer.desktop.mpris import MediaControls
from trainer.storage.lowered_file import load_lowered, save_lowered
from trainer.storage.paths import resource_dir
from trainer.ui.describe import block_title


class Surroundings(QObject):
    """Lets the screen stay on, media keys and applets control, and other players give way.

    What was left lowered when the program was killed is restored at once.

    Signals:
        refused: carries a sentence for the person, where the screen can't be kept on.

    Args:
        lowered: the file that remembers who is lowered.

    """

    refused = Signal(str)

    def __init__(
        self, lowered: Path, workouts: Workouts, adjuster: Adjuster, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workouts = workouts
        self._adjuster = adjuster
        self._window = window
        self._screen = Awake(self)
        self._awake = SessionAwake(self._screen, clock=machine_ms, parent=self)
        cover = resource_dir() / "icons" / "cover.png"
        self._controls = MediaControls(block_title, machine_ms, cover.as_uri(), self)
        self._ducking = Ducking(partial(save_lowered, lowered), self)
        self._wire()
        self._ducking.restore_left_over(load_lowered(lowered))

    def use(self, settings: Settings) -> None:
        """Go by these settings from now on."""
        self._controls.show_volume(settings.voice_volume)
        self._ducking.use(SHARE if settings.lower_music else None)

    def begin(self, timeline: Timeline) -> None:
        """Take part in a session that starts, or goes on with another lay-out."""
        self._ducking.begin(timeline)
        self._controls.begin(timeline)

    def close(self) -> None:
        """Leave others as they were, before the program ends."""
        self._controls.end()
        self._ducking.close()
        self._screen.close()

    def _wire(self) -> None:
        controls, workouts = self._controls, self._workouts
        self._adjuster.volume_changed.connect(controls.show_volume)
        controls.next_wanted.connect(workouts.next)
        controls.pause_wanted.connect(workouts.pause)
        controls.previous_wanted.connect(workouts.previous)
        controls.quit_wanted.connect(self._window.close)
        controls.raise_wanted.connect(self._come_forward)
        controls.resume_wanted.connect(workouts.resume)
        controls.seek_wanted.connect(workouts.seek)
        controls.stop_wanted.connect(workouts.stop)
        controls.volume_wanted.connect(self._adjuster.turn_volume)
        self._screen.refused.connect(self.refused)
        workouts.ended.connect(self._awake.end)
        workouts.ended.connect(controls.end)
        workouts.ended.connect(self._ducking.end)
        workouts.shown.connect(self._awake.follow)
        workouts.shown.connect(controls.render_snapshot)
        workouts.shown.connect(self._ducking.render_snapshot)

    @Slot()
    def _come_forward(self) -> None:
        come_forward(self._window)
