"""The pages of a session, built when the first one starts: the window is there the sooner."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from trainer.core.settings import Count
from trainer.core.snapshot import Snapshot, State

if TYPE_CHECKING:
    from trainer.core.diary import Workout
    from trainer.core.plan.timeline import Timeline
    from trainer.core.settings import Settings
    from trainer.ui.countdown_view import CountdownView
    from trainer.ui.figure.perform import Perform
    from trainer.ui.finished_page import FinishedPage

_UNDER_WAY = {State.RUNNING, State.WAITING, State.PAUSED}


class SessionPages(QStackedWidget):
    """The countdown and then what was done; what is said before there are pages is kept for them.

    Attributes:
        state: that of the session, as it was last rendered.
        from_afar: whether the page is shown in distance mode.
        starts_afar: whether it is to be when a session starts.

    """

    pause_wanted = Signal()
    resume_wanted = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()
    jump_wanted = Signal(int)
    """The block to go to."""

    louder_wanted = Signal()
    softer_wanted = Signal()
    mute_wanted = Signal()
    choice_wanted = Signal(object)
    """The `StepWish` that the person made for the session's current step, while it is paused."""

    distance_wanted = Signal()
    leave_wanted = Signal()
    stop_wanted = Signal()
    """The session is to end, without a question."""

    felt_wanted = Signal(object)
    """The `Felt` that the person gave the finished workout."""

    closed = Signal()
    """The person has seen what was done."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State.READY
        self.from_afar = False
        self._metres = 3.0
        self._inches: float | None = None
        self._still = False
        self._count = Count.UP
        self.starts_afar = False
        self._silent = self._muted = False
        self._perform: Perform | None = None
        self._countdown: CountdownView | None = None
        self._finished: FinishedPage | None = None

    @property
    def runs(self) -> bool:
        """Whether a session is going on by itself."""
        return self.state is State.RUNNING

    @property
    def under_way(self) -> bool:
        """Whether a session has begun and not ended."""
        return self.state in _UNDER_WAY

    def show_timeline(self, timeline: "Timeline") -> None:
        """Show the countdown of a workout, or of another lay-out of it."""
        countdown = self._get_countdown()
        performance = self._perform(timeline) if self._perform else None
        countdown.show_timeline(timeline, performance)
        self._turn_to(countdown)

    def use_figures(self, perform: "Perform") -> None:
        """Show the figures that this returns for a timeline."""
        self._perform = perform

    def render_snapshot(self, shot: Snapshot) -> None:
        """Show the session as it is."""
        self.state = shot.state
        self._get_countdown().render_snapshot(shot)

    def show_workout(self, workout: "Workout", last: "Workout | None") -> None:
        """Show what was done, and against the last time."""
        self.forget()
        if self._finished is None:
            from trainer.ui.finished_page import FinishedPage  # noqa: PLC0415 - when needed

            self._finished = FinishedPage()
            self._finished.felt_wanted.connect(self.felt_wanted)
            self._finished.close_wanted.connect(self.closed)
            self.addWidget(self._finished)
        self._finished.show_workout(workout, last)
        self._turn_to(self._finished)

    def forget(self) -> None:
        """Take no session to be under way any longer."""
        self.state = State.READY

    def show_volume(self, percent: int) -> None:
        """Show how loud the voice is, after it was changed in a session."""
        if self._countdown:
            self._countdown.show_volume(percent)

    def show_no_sound(self, silent: bool) -> None:  # noqa: FBT001 - a fact's value
        """Show whether nothing can be heard."""
        self._silent = silent
        if self._countdown:
            self._countdown.show_no_sound(silent)

    def show_muted(self, muted: bool) -> None:  # noqa: FBT001 - a fact's value
        """Show whether the person has muted voice and tones."""
        self._muted = muted
        if self._countdown:
            self._countdown.show_muted(muted)

    def set_screen(self, settings: "Settings") -> None:
        """Take over what the settings say of screen and motion."""
        self._metres = settings.viewing_distance_m
        self._inches = settings.screen_inches
        self._still = settings.reduce_motion
        self._count = settings.count
        self.starts_afar = settings.distance_at_start
        if self._countdown:
            self._use_settings(self._countdown)

    def show_from_afar(self, *, on: bool) -> None:
        """Show the countdown for somebody some metres away, or for somebody near."""
        self.from_afar = on
        countdown = self._get_countdown()
        countdown.show_from_afar(self._metres if on else None)
        countdown.setCursor(Qt.CursorShape.BlankCursor if on else Qt.CursorShape.ArrowCursor)

    def say_from_afar(self, text: str) -> None:
        """Show this for a while, large, to somebody some metres away; nothing to one near by."""
        if self.from_afar:
            self._get_countdown().notice.say(text)

    def take_back_from_afar(self, text: str) -> None:
        """Show this no longer."""
        if self._countdown:
            self._countdown.notice.take_back(text)

    def _get_countdown(self) -> "CountdownView":
        if self._countdown is None:
            from trainer.ui.countdown_view import CountdownView  # noqa: PLC0415 - when needed

            self._countdown = CountdownView()
            self._wire(self._countdown)
            self._use_settings(self._countdown)
            self._countdown.show_no_sound(self._silent)
            self._countdown.show_muted(self._muted)
            self.addWidget(self._countdown)
        return self._countdown

    def _use_settings(self, countdown: "CountdownView") -> None:
        countdown.set_still(self._still)
        countdown.set_count(self._count)
        countdown.set_screen_inches(self._inches)
        if self.from_afar:
            countdown.show_from_afar(self._metres)

    def _wire(self, countdown: "CountdownView") -> None:
        countdown.pause_wanted.connect(self.pause_wanted)
        countdown.resume_wanted.connect(self.resume_wanted)
        countdown.next_wanted.connect(self.next_wanted)
        countdown.previous_wanted.connect(self.previous_wanted)
        countdown.jump_wanted.connect(self.jump_wanted)
        countdown.louder_wanted.connect(self.louder_wanted)
        countdown.softer_wanted.connect(self.softer_wanted)
        countdown.mute_wanted.connect(self.mute_wanted)
        countdown.choice_wanted.connect(self.choice_wanted)
        countdown.distance_wanted.connect(self.distance_wanted)
        countdown.leave_wanted.connect(self.leave_wanted)
        countdown.stop_wanted.connect(self.stop_wanted)

    def _turn_to(self, page: "CountdownView | FinishedPage") -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()
