"""The first page: choose a routine, see what it holds, start."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget

from trainer.core.compat import override
from trainer.ui.growing import GrowingPage
from trainer.ui.own_keys import ENTER
from trainer.ui.routine_list import RoutineList
from trainer.ui.routine_pane import RoutinePane

if TYPE_CHECKING:
    from trainer.core.figure.performance import Performance
    from trainer.core.plan.timeline import Address
    from trainer.ui.cards import LeftOut, RoutineCard, RoutineDetail, VoiceProgress
    from trainer.ui.describe import StepLine
    from trainer.ui.exercise_pane import ExercisePane
    from trainer.ui.figure.step_figures import StepFigures
    from trainer.ui.left_out_pane import LeftOutPane

_LIST_SHARE, _LIST_SHARE_AT_MOST = 0.3, 0.36
_LIST_EM = (15, 24)
"""The list takes its share of the width, within so many times the text's height."""


class RoutinePicker(GrowingPage):
    """Routines on the left, the chosen one on the right."""

    chosen = Signal(str)
    """The id of the routine that the person turned to, whose detail is to be shown."""

    start_wanted = Signal(str)
    """The id of the routine to start."""

    go_on_wanted = Signal(str)
    """The id of the routine to go on with where it was interrupted."""

    start_at_wanted = Signal(object)
    """Carries a `StartAt`: the routine to start, and the step."""

    settings_wanted = Signal()
    save_audio_wanted = Signal()
    """The chosen routine is to be saved as audio."""

    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._detail: RoutineDetail | None = None
        self._figures: StepFigures | None = None
        self._still = False
        self._interrupted = False
        self._unread: tuple[LeftOut, ...] = ()
        self._eager = False
        self._list = RoutineList()
        self._pane = RoutinePane()
        self._right = QStackedWidget()
        self._right.addWidget(self._pane)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self._right, 1)
        self._wire()

    @cached_property
    def _left_out(self) -> "LeftOutPane":
        from trainer.ui.left_out_pane import LeftOutPane  # noqa: PLC0415 - seldom needed

        pane = LeftOutPane()
        pane.back_wanted.connect(self._show_routine)
        pane.folder_wanted.connect(self.folder_wanted)
        self._right.addWidget(pane)
        return pane

    @cached_property
    def _exercise(self) -> "ExercisePane":
        from trainer.ui.exercise_pane import ExercisePane  # noqa: PLC0415 - when needed

        pane = ExercisePane()
        pane.back_wanted.connect(self._close_exercise)
        pane.start_wanted.connect(self._start_at)
        pane.set_still(self._still)
        self._right.addWidget(pane)
        return pane

    def show_cards(self, cards: "tuple[RoutineCard, ...]") -> None:
        """List these routines."""
        self._list.show_cards(cards)
        if self.window().focusWidget() is self:
            self._list.take_keyboard()

    def show_card(self, card: "RoutineCard") -> None:
        """Show what is another of one of the routines that are listed."""
        self._list.show_card(card)

    def offer(self, menu: QMenu) -> None:
        """Offer this menu at the foot of the list, and the search by its key."""
        self._list.set_help(menu)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(QtCore.Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._list.focus_search)

    def choose(self, routine_id: str) -> None:
        """Turn to this routine."""
        self._list.choose(routine_id)

    def current(self) -> str:
        """Return the id of the chosen routine, or nothing."""
        return self._list.current()

    def show_detail(self, detail: "RoutineDetail | None") -> None:
        """Show the chosen routine."""
        self._detail = detail
        self._interrupted = bool(detail and detail.resume)
        self._pane.show_detail(detail)
        if detail and self._shows_exercise:
            self._exercise.show_timeline(detail.timeline, self._performance)
        if self._eager and detail:
            self._start()
        self._eager = False

    def use_figures(self, figures: "StepFigures") -> None:
        """Show these beside the steps of the chosen routine, and large on the page of a step."""
        self._figures = figures
        self._pane.use_figures(figures)
        if self._detail and self._shows_exercise:
            self._exercise.show_timeline(self._detail.timeline, self._performance)

    def set_still(self, still: bool) -> None:  # noqa: FBT001 - a setting's value
        """Let no figure move."""
        self._still = still
        if self._figures:
            self._figures.set_still(still)
        if "_exercise" in self.__dict__:  # else it was never wanted
            self._exercise.set_still(still)

    @property
    def left_out(self) -> "tuple[LeftOut, ...]":
        """The files that could not be read, as they were shown last."""
        return self._unread

    def show_left_out(self, files: "tuple[LeftOut, ...]") -> None:
        """Offer the list of files that could not be read."""
        self._unread = files
        self._list.show_left_out(files)
        if files:
            self._left_out.show_files(files)
            self._take_in()
        elif "_left_out" in self.__dict__ and self._right.currentWidget() is self._left_out:
            self._show_routine()

    def show_voice(self, progress: "VoiceProgress | None") -> None:
        """Show how far the voice is prepared; None when it is, or where there is none."""
        self._pane.show_voice(progress)

    def show_waiting(self, waiting: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show that the start waits for the voice, and offer to start without."""
        self._pane.show_waiting(waiting=waiting)

    def _wire(self) -> None:
        self._list.added.connect(self._take_in)
        self._list.chosen.connect(self._turn_to)
        self._list.start_wanted.connect(self._start)
        self._list.folder_wanted.connect(self.folder_wanted)
        self._list.left_out_wanted.connect(self._show_left_out)
        self._pane.added.connect(self._take_in)
        self._pane.start_wanted.connect(self._start)
        self._pane.go_on_wanted.connect(self._go_on)
        self._pane.settings_wanted.connect(self.settings_wanted)
        self._pane.save_audio_wanted.connect(self.save_audio_wanted)
        self._pane.step_wanted.connect(self.show_step)

    @Slot()
    def _take_in(self) -> None:
        """Give a part that was built lately its size, and its place in the order of Tab."""
        from trainer.ui.tab_order import follow_layout  # noqa: PLC0415 - the window comes first

        self.grow_anew()
        follow_layout(self._row)

    @Slot(str)
    def _turn_to(self, routine_id: str) -> None:
        self._show_routine()
        self.chosen.emit(routine_id)

    @Slot()
    def _start(self) -> None:
        self._list.settle()  # a routine may just have been searched for
        self._eager = self._detail is None  # the page is seen before it is filled
        if self._detail:
            self.start_wanted.emit(self._detail.id)

    @Slot()
    def _go_on(self) -> None:
        if self._detail:
            self.go_on_wanted.emit(self._detail.id)

    @Slot(object)
    def _start_at(self, address: "Address") -> None:
        from trainer.ui.cards import StartAt  # noqa: PLC0415 - the window comes first

        if self._detail:
            self.start_at_wanted.emit(StartAt(id=self._detail.id, address=address))

    @property
    def _shows_exercise(self) -> bool:
        built = "_exercise" in self.__dict__
        return built and self._right.currentWidget() is self._exercise

    @property
    def _performance(self) -> "Performance | None":
        return self._figures.performance if self._figures else None

    @Slot(object)
    def show_step(self, line: "StepLine") -> None:
        """Turn to the page of a step of the chosen routine."""
        if self._detail:
            self._exercise.show_step(self._detail.timeline, line, self._performance)
            self._take_in()
            self._right.setCurrentWidget(self._exercise)
            self._exercise.setFocus()

    @Slot()
    def _close_exercise(self) -> None:
        """Return to where the person came from."""
        self._show_routine()
        self._pane.take_keyboard()

    @Slot()
    def _show_left_out(self) -> None:
        self._right.setCurrentWidget(self._left_out)
        self._left_out.setFocus()

    @Slot()
    def _show_routine(self) -> None:
        self._right.setCurrentWidget(self._pane)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._list.current():
            self._list.take_keyboard()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        starting = event.key() in {*ENTER, QtCore.Qt.Key.Key_F5}
        if starting and event.isAutoRepeat():
            return  # the key that closed the page before this one, or that has started
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self._close_exercise() if self._shows_exercise else self._show_routine()
        elif starting and self._shows_exercise:
            self._exercise.start()
        elif not starting or self._right.currentWidget() is not self._pane:
            super().keyPressEvent(event)
        elif self._interrupted and _goes_on(event):
            self._go_on()
        else:
            self._start()

    @override
    def arrange(self, em: int) -> None:
        self._list.arrange(em)
        self._pane.arrange(em)
        if "_left_out" in self.__dict__:  # else it was never wanted
            self._left_out.arrange(em)
        if "_exercise" in self.__dict__:
            self._exercise.arrange(em)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        em = self.fontMetrics().height()
        least, most = _LIST_EM
        share = round(self.width() * _LIST_SHARE)
        least = min(em * least, round(self.width() * _LIST_SHARE_AT_MOST))
        self._list.setFixedWidth(min(max(share, least), em * most))


def _goes_on(event: QKeyEvent) -> bool:
    """Presenter remotes start a show with F5, and go on with it where it was with Shift and F5."""
    keys = QtCore.Qt
    return event.keyCombination() == keys.KeyboardModifier.ShiftModifier | keys.Key.Key_F5
