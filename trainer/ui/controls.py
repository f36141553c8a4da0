"""Back, pause, forward, stop and distance mode, which fade while nobody moves the mouse."""

from PySide6.QtCore import QTimer, QVariantAnimation, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.core.snapshot import State
from trainer.core.text import tr
from trainer.ui.icons import Sign
from trainer.ui.labels import Label
from trainer.ui.sign_button import SignButton

FADE_AFTER_MS = 3_000
_FADE_MS = 400


class Controls(QWidget):
    """The session's buttons, and the volume where it was changed."""

    previous_wanted = Signal()
    toggle_wanted = Signal()
    next_wanted = Signal()
    stop_wanted = Signal()
    distance_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stays = True
        self._still = False
        self._back = SignButton(
            Sign.BACK, tr("Back"), hint=tr("Back to the start of this block (←)"), twice=True
        )
        self._toggle = SignButton(Sign.PAUSE, tr("Pause"), hint=tr("Pause (Space)"))
        self._forward = SignButton(
            Sign.FORWARD, tr("Forward"), hint=tr("On to the next block (→)"), twice=True
        )
        self._stop = SignButton(Sign.STOP, tr("End the session"), hint=tr("End the session (Esc)"))
        self._distance = SignButton(
            Sign.LARGE, tr("Distance mode"), hint=tr("Distance mode: full screen, large (F)")
        )
        self._volume = Label(quiet=True)
        self._lay_out()
        self._fade = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FADE_MS)
        self._fade.valueChanged.connect(self._set_opacity)
        self._idle = QTimer(self, singleShot=True)
        self._idle.setInterval(FADE_AFTER_MS)
        self._idle.timeout.connect(self._hide_away)
        for button in self._buttons():
            button.focused.connect(self.wake)
        self._back.clicked.connect(self.previous_wanted)
        self._toggle.clicked.connect(self.toggle_wanted)
        self._forward.clicked.connect(self.next_wanted)
        self._stop.clicked.connect(self.stop_wanted)
        self._distance.clicked.connect(self.distance_wanted)

    def show_state(self, state: State) -> None:
        """Offer what can be done in this state; they don't fade unless it runs."""
        runs = state is State.RUNNING
        if runs:
            self._toggle.rename(Sign.PAUSE, tr("Pause"), hint=tr("Pause (Space)"))
        else:
            self._toggle.rename(Sign.PLAY, tr("Go on"), hint=tr("Go on (Space)"), strong=True)
        self._stays = not runs
        self.wake()

    def show_volume(self, percent: int) -> None:
        """Show how loud the voice is."""
        self._volume.say(tr("Volume {percent} %", percent=percent))
        self.wake()

    def set_pixels(self, pixels: float) -> None:
        """Go with text of this size in px."""
        self._volume.set_pixels(pixels)
        for button in self._buttons():
            button.set_side(round(pixels * 2.4))
        self._toggle.set_side(round(pixels * 3))

    def set_still(self, still: bool) -> None:  # noqa: FBT001 - a setting's value
        """Come and go without fading."""
        self._still = still

    @Slot()
    def wake(self) -> None:
        """Be seen, and fade later."""
        self._fade.stop()
        self._set_opacity(1.0)
        if self._stays:
            self._idle.stop()
        else:
            self._idle.start()

    def _buttons(self) -> tuple[SignButton, ...]:
        return (self._back, self._toggle, self._forward, self._stop, self._distance)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for button in (self._back, self._toggle, self._forward):
            row.addWidget(button)
        beside = QHBoxLayout()
        beside.addSpacing(self.fontMetrics().height() * 2)
        beside.addWidget(self._stop)
        beside.addSpacing(self.fontMetrics().height())
        beside.addWidget(self._distance)
        beside.addStretch(1)
        beside.addWidget(self._volume)
        row.addLayout(beside, 1)

    @Slot()
    def _hide_away(self) -> None:
        if any(button.hasFocus() or button.underMouse() for button in self._buttons()):
            self._idle.start()
        elif self._still:
            self._set_opacity(0.0)
        else:
            self._fade.start()

    @Slot(object)
    def _set_opacity(self, opacity: float) -> None:
        for button in self._buttons():
            button.set_opacity(opacity)
        self._volume.setVisible(opacity > 0)
