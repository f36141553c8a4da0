"""The session's page: what to do now, how many are left, how long this phase still lasts."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from trainer.core.compat import override
from trainer.core.figure.performance import Performance
from trainer.core.plan.timeline import CLOSING, Block, Timeline
from trainer.core.settings import Count
from trainer.core.snapshot import Snapshot, State
from trainer.core.text import tr
from trainer.ui.countdown_frame import CountdownFrame
from trainer.ui.describe import block_details, block_title, captions, next_line, time_left
from trainer.ui.face import Face, face_of, fraction_of, seconds_of
from trainer.ui.key_places import is_blank_key
from trainer.ui.plain import legible
from trainer.ui.ring_distance import longest_word
from trainer.ui.session_keys import REPEATING, Wish, bind

_TOGGLING = ("Space", ".", "B", "Media Play", "Toggle Media Play/Pause")

_FRAME_MS = 25
"""The ring is painted anew after so much of the workout, not with every snapshot."""


class CountdownView(CountdownFrame):
    """Renders snapshots, and voices what the person wants of the session."""

    pause_wanted = Signal()
    resume_wanted = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()
    jump_wanted = Signal(int)
    """The block to go to."""

    louder_wanted = Signal()
    softer_wanted = Signal()
    mute_wanted = Signal()
    distance_wanted = Signal()
    leave_wanted = Signal()
    stop_wanted = Signal()
    """The session is to end, without a question: nobody is near who could answer it."""

    choice_wanted = Signal(object)
    """The `StepWish` that the person made for the current step."""

    def __init__(self) -> None:
        super().__init__()
        self._shot: Snapshot | None = None
        self._painted_ms = 0
        self._seconds = (0, 0)
        self._far = False
        self._muted = False
        self._still = False
        self._count = Count.UP
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._wire()

    def show_timeline(self, timeline: Timeline, performance: Performance | None = None) -> None:
        """Show another workout, or another lay-out of it."""
        self._shot = None
        self.strip.show_timeline(timeline)
        self.figure.show_performance(performance)
        self.set_longest_word(longest_word(timeline))
        self.setAccessibleName(legible(timeline.name))

    def render_snapshot(self, shot: Snapshot) -> None:
        """Show the session as it is."""
        before, self._shot = self._shot, shot
        elsewhere = before is None or _other(before, shot)
        if elsewhere:
            self._show_place(shot, before)
        elif abs(_played_ms(shot) - self._painted_ms) < _FRAME_MS:
            return
        self._painted_ms = _played_ms(shot)
        self._show_time(shot, anew=elsewhere)
        self.figure.render_snapshot(shot)
        if elsewhere or not self._still:
            self.strip.show_position(shot.position_ms)

    def show_volume(self, percent: int) -> None:
        """Show how loud the voice is."""
        self.controls.show_volume(percent)

    def show_no_sound(self, silent: bool) -> None:  # noqa: FBT001 - a fact's value
        """Show whether nothing can be heard, so that captions are all there is."""
        self.no_sound.show_silent(silent)

    def show_muted(self, muted: bool) -> None:  # noqa: FBT001 - a fact's value
        """Show whether the person has muted voice and tones, from afar too."""
        self._muted = muted
        self.no_sound.show_muted(muted)
        if self._shot:
            self._show_title_afar(self._shot)

    def set_still(self, still: bool) -> None:  # noqa: FBT001 - a setting's value
        """Let nothing move but the ring."""
        self._still = still
        self.figure.set_still(still)
        self.controls.set_still(still)

    def set_count(self, count: Count) -> None:
        """Count the reps as the voice does."""
        self._count = count
        if self._shot:
            self.show_face(self._face_of(self._shot))

    def _face_of(self, shot: Snapshot) -> Face:
        return face_of(shot, far=self._far, count=self._count)

    def _show_place(self, shot: Snapshot, before: Snapshot | None) -> None:
        self.title.say(block_title(shot.block))
        self._show_title_afar(shot)
        self.next.say(next_line(shot))
        self.captions.show_lines(captions(shot))
        fresh = before is None or before.state is not shot.state
        if fresh:
            self.controls.show_state(shot.state)
        if shot.state is State.PAUSED and (fresh or _offer(before) != _offer(shot)):
            self.change.show_block(_offer(shot))
        self.show_change(shot.state is State.PAUSED)

    def _show_title_afar(self, shot: Snapshot) -> None:
        """Say from afar what is done; that it is muted stands with what is never left out."""
        name = tr(shot.block.exercise.name)
        if self._muted:
            name = tr("{first} · {then}", first=name, then=tr("Muted"))
        self.show_place((name, *block_details(shot.block)))

    def _show_time(self, shot: Snapshot, *, anew: bool) -> None:
        """Show how much is left; what is written changes with a second only."""
        before, self._seconds = self._seconds, _seconds(shot)
        if anew or before != self._seconds:
            self.show_face(self._face_of(shot))
            self.left.say(time_left(shot.left_ms))
        else:
            self.ring.show_fraction(fraction_of(shot))

    def _wire(self) -> None:
        self.controls.toggle_wanted.connect(self._toggle)
        self.controls.previous_wanted.connect(self.previous_wanted)
        self.controls.next_wanted.connect(self.next_wanted)
        self.controls.stop_wanted.connect(self.leave_wanted)
        self.controls.distance_wanted.connect(self.distance_wanted)
        self.strip.jump_wanted.connect(self.jump_wanted)
        self.change.choice_wanted.connect(self.choice_wanted)
        self.change.folded.connect(self._take_keys)
        bind(self, self._keys(), repeating=REPEATING)
        for widget in (self, *self.findChildren(QWidget)):
            widget.setMouseTracking(True)

    def _keys(self) -> Mapping[str, Wish]:
        """Return what each key wishes for; remotes send Page Up, Page Down, period, B and F5."""
        return {
            **dict.fromkeys(_TOGGLING, self._toggle),
            **dict.fromkeys(("F5", "Shift+F5"), self.resume_wanted),
            **dict.fromkeys(("Right", "PgDown", "Media Next"), self.next_wanted),
            **dict.fromkeys(("Left", "PgUp", "Media Previous"), self.previous_wanted),
            **dict.fromkeys(("Up", "Volume Up"), self.louder_wanted),
            **dict.fromkeys(("Down", "Volume Down"), self.softer_wanted),
            **dict.fromkeys(("M", "Volume Mute"), self.mute_wanted),
            **dict.fromkeys(("F", "F11"), self.distance_wanted),
            "Media Pause": self.pause_wanted,
            "Media Stop": self.stop_wanted,
            "Esc": self.leave_wanted,
        }

    @Slot()
    def _toggle(self) -> None:
        running = self._shot is not None and self._shot.state is State.RUNNING
        wish = self.pause_wanted if running else self.resume_wanted
        wish.emit()

    @Slot()
    def _take_keys(self) -> None:
        self.setFocus()

    @override
    def show_from_afar(self, metres: float | None) -> None:
        self._far = metres is not None
        super().show_from_afar(metres)
        if self._shot:
            self.show_face(self._face_of(self._shot))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_blank_key(event):
            if not event.isAutoRepeat():
                self._toggle()
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.controls.wake()
        super().mouseMoveEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.controls.wake()
        super().enterEvent(event)


def _other(before: Snapshot, shot: Snapshot) -> bool:
    """Whether more differs between two snapshots than the time."""
    return (
        before.state is not shot.state
        or before.phase is not shot.phase
        or before.spoken != shot.spoken
        or ceil(before.lead_in_ms / 1000) != ceil(shot.lead_in_ms / 1000)
    )


def _seconds(shot: Snapshot) -> tuple[int, int]:
    """Return the seconds that are shown: those left of the workout, and of the phase."""
    return ceil(shot.left_ms / 1000), ceil(seconds_of(shot)[0] / 1000)


def _offer(shot: Snapshot | None) -> Block | None:
    """Return the block that can still be changed: none once the last one is over."""
    return shot.block if shot and shot.phase.address.part != CLOSING else None


def _played_ms(shot: Snapshot) -> int:
    """Return where the workout is, lead-ins included, in ms."""
    return shot.position_ms - shot.lead_in_ms
