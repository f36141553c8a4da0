"""Pages in all their states, made by hand from the bundled routine."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from trainer.core.diary import BlockDone, Progress, Workout
from trainer.core.exercise import Direction, Held
from trainer.core.figure.performance import Performance
from trainer.core.plan import expand, lay_out
from trainer.core.plan.timeline import Phase, PhaseKind, Timeline
from trainer.core.routine import Group, Pace, Reps, Routine, Step
from trainer.core.settings import Count, Settings
from trainer.core.snapshot import Playhead, Snapshot, State, take
from trainer.storage.library import load_library
from trainer.storage.paths import Folders
from trainer.ui.cards import LeftOut, Notice, RoutineCard, RoutineDetail, VoiceProgress
from trainer.ui.describe import exercise_names, exercises_line, step_lines, total_length
from trainer.ui.figure.step_figures import StepFigures
from trainer.ui.figure.view import FigureView
from trainer.ui.main_window import MainWindow

_LIBRARY = load_library(Folders.under(Path("nowhere")))
EXERCISES = _LIBRARY.exercises

ODD = Routine(
    id="odd",
    name="One of everything, with a name so long that it can't be shown in a narrow list",
    steps=(
        Group(
            id="rounds",
            rounds=2,
            rest_seconds=20,
            steps=(
                Step(id="squat", exercise="squat", reps=Reps.of(100), rest_seconds=90),
                Step(id="own", exercise="side-leg-raise", pace=Pace.SELF, sets=2),
            ),
        ),
        Step(id="long", exercise="back-stretch", seconds=200),
    ),
)


@cache
def laid_out(routine: str, count: Count = Count.UP) -> Timeline:
    """Return a bundled routine's timeline, or that of `ODD`."""
    settings = Settings(count=count)
    file = _LIBRARY.find(routine)
    plan = file.routine if file else ODD
    timeline = lay_out(plan, expand(plan, _LIBRARY.exercises, settings), settings, {})
    return replace(timeline, missing=())


def perform(timeline: Timeline) -> Performance:
    """Return what the bundled figures do in a timeline."""
    return Performance(timeline, _LIBRARY.figure, _LIBRARY.figures.ways())


def shot_at(
    timeline: Timeline,
    index: int,
    fraction: float = 0.6,
    state: State = State.RUNNING,
    lead_in_ms: int = 0,
) -> Snapshot:
    """Return the snapshot at a part of a phase."""
    phase = timeline.phases[index]
    at_ms = phase.start_ms + round(phase.length_ms * fraction)
    shot = take(timeline, Playhead(position_ms=at_ms, from_ms=at_ms, index=index), state)
    return replace(shot, lead_in_ms=lead_in_ms)


def find(timeline: Timeline, fits: Callable[[Phase], bool]) -> int:
    """Return the index of the first phase that fits."""
    return next(number for number, phase in enumerate(timeline.phases) if fits(phase))


def card(timeline: Timeline, *, own: bool = False) -> RoutineCard:
    return RoutineCard(
        id=timeline.routine,
        name=timeline.name,
        length=total_length(timeline),
        exercises=exercises_line(timeline),
        description=description(timeline.routine),
        own=own,
    )


def exercises(routine: str) -> str:
    file = _LIBRARY.find(routine)
    assert file
    return exercise_names(file.routine, _LIBRARY.exercises)


def description(routine: str) -> str:
    file = _LIBRARY.find(routine)
    return file.routine.description if file else ""


def blank(view: FigureView) -> QImage:
    """Return what a view of that size shows where there is nothing to show."""
    bare = FigureView()
    bare.resize(view.size())
    return bare.grab().toImage()


def settle(widget: QWidget) -> None:
    """Wait until all is painted, stills too."""
    for _ in range(5):
        QApplication.processEvents()
    while any(figures.busy for figures in widget.findChildren(StepFigures)):
        QApplication.processEvents()


def window_with_figures() -> MainWindow:
    window = MainWindow()
    window.session.use_figures(perform)
    return window


def picker(*, many: bool = False, odd: bool = False) -> MainWindow:
    window = window_with_figures()
    window.add_commands()
    cards = [card(laid_out("glutes")), card(laid_out("glutes-easy"))]
    if many or odd:
        cards.append(card(laid_out("odd"), own=True))
    if many:
        cards += [replace(cards[0], id=f"own-{n}", name=f"Routine {n}") for n in range(12)]
    window.picker.show_cards(tuple(cards))
    window.picker.choose("odd" if odd else "glutes")
    shown = "odd" if odd else "glutes"
    window.picker.show_detail(
        RoutineDetail(id=shown, timeline=laid_out(shown), description=description(shown))
    )
    window.picker.use_figures(StepFigures(perform, window))
    return window


def step(name: str, *, still: bool = False) -> MainWindow:
    window = picker()
    window.picker.set_still(still)
    line = next(line for line in step_lines(laid_out("glutes")) if line.name == name)
    window.picker.show_step(line)
    return window


def step_without_figure() -> MainWindow:
    window = picker()
    window.picker.use_figures(StepFigures(_perform_nothing, window))
    window.picker.show_step(step_lines(laid_out("glutes"))[7])
    return window


def _perform_nothing(timeline: Timeline) -> Performance:
    return Performance(timeline, lambda _: None, _LIBRARY.figures.ways())


def going_on() -> MainWindow:
    window = picker()
    timeline = laid_out("glutes")
    at = timeline.phases[find(timeline, _rep("out", 7))].address
    window.picker.show_detail(RoutineDetail(id="glutes", timeline=timeline, resume=at))
    return window


def preparing_voice() -> MainWindow:
    window = picker()
    window.picker.show_voice(VoiceProgress(done=34, total=120))
    return window


def waiting_for_voice() -> MainWindow:
    window = preparing_voice()
    window.picker.show_waiting(waiting=True)
    return window


def without_voice() -> MainWindow:
    window = picker()
    window.show_notice(Notice(text="No voice was found; tones and captions will guide you."))
    return window


LEFT_OUT = (
    LeftOut(
        path="/home/ada/.local/share/tophold/routines/evening.toml",
        problems=(
            'evening.toml:7: unknown key "rep". Did you mean "reps"?',
            "evening.toml:12: reps must be a whole number from 1 to 200. Write a number like 15.",
        ),
    ),
)


def left_out(*, shown: bool) -> MainWindow:
    window = picker()
    window.picker.show_left_out(LEFT_OUT)
    window.show_notice(
        Notice(text="1 file could not be read and was left out.", details=LEFT_OUT[0].problems)
    )
    if shown:
        press(window, "1 file has a problem…")
    return window


def press(window: QWidget, text: str) -> None:
    next(b for b in window.findChildren(QPushButton) if b.text().replace("&", "") == text).click()


def _rep(variant: str | None, rep: int) -> Callable[[Phase], bool]:
    def fits(phase: Phase) -> bool:
        there = phase.address.variant == variant and phase.address.rep == rep
        return there and phase.direction is Direction.CONCENTRIC

    return fits


def session(
    fits: Callable[[Phase], bool],
    routine: str = "glutes",
    state: State = State.RUNNING,
    fraction: float = 0.6,
    lead_in_ms: int = 0,
) -> MainWindow:
    window = window_with_figures()
    timeline = laid_out(routine)
    window.show_session(timeline)
    window.render_snapshot(
        shot_at(timeline, find(timeline, fits), fraction, state, lead_in_ms=lead_in_ms)
    )
    return window


def _kind(kind: PhaseKind, exercise: str = "") -> Callable[[Phase], bool]:
    return lambda phase: phase.kind is kind and phase.address.step.startswith(exercise)


def _held(held: Held) -> Callable[[Phase], bool]:
    return lambda phase: phase.held is held and phase.address.rep == 3


def _lowering(phase: Phase) -> bool:
    return phase.direction is Direction.ECCENTRIC and phase.address.rep == 12


def silent() -> MainWindow:
    window = session(_rep("in", 4))
    window.session.show_no_sound(silent=True)
    return window


def changing() -> MainWindow:
    window = session(_rep("out", 7), state=State.PAUSED)
    press(window, "Change this exercise…")
    return window


def from_afar(fits: Callable[[Phase], bool]) -> MainWindow:
    window = session(fits)
    window.session.show_from_afar(on=True)
    return window


def louder() -> MainWindow:
    window = session(_rep("straight", 10))
    window.session.show_volume(85)
    return window


def workout(*, completed: bool = True, shorter: int = 0) -> Workout:
    timeline = laid_out("glutes")
    progress = Progress()
    progress.follow(timeline)
    blocks = progress.blocks
    return Workout(
        key="sample",
        routine=timeline.routine,
        name=timeline.name,
        started="2026-11-22T10:00:00+00:00",
        elapsed_ms=timeline.total_ms - shorter * 45_000,
        completed=completed,
        blocks=tuple(_done(block) for block in blocks[: len(blocks) - shorter]),
    )


def _done(block: BlockDone) -> BlockDone:
    return replace(block, reps=block.planned_reps, done_ms=block.planned_ms)


def finished(done: Workout, last: Workout | None) -> MainWindow:
    window = MainWindow()
    window.show_finished(done, last)
    return window


STATES: Mapping[str, Callable[[], QWidget]] = {
    "routines": picker,
    "routines-own": lambda: picker(odd=True),
    "routines-many": lambda: picker(many=True),
    "routines-preparing-voice": preparing_voice,
    "routines-no-voice": without_voice,
    "routines-file-left-out": lambda: left_out(shown=False),
    "routines-files-shown": lambda: left_out(shown=True),
    "routines-interrupted": going_on,
    "step": lambda: step("Squat"),
    "step-variants": lambda: step("Inverse leg raise"),
    "step-timed": lambda: step("Back stretch"),
    "step-still": lambda: step("Single-leg bridge", still=True),
    "step-without-figure": step_without_figure,
    "routines-waiting-for-voice": waiting_for_voice,
    "session-prepare": lambda: session(_kind(PhaseKind.PREPARE, "inverse"), fraction=0.5),
    "session-countdown": lambda: session(_kind(PhaseKind.PREPARE, "inverse"), fraction=0.9),
    "session-switch": lambda: session(_kind(PhaseKind.SWITCH)),
    "session-up": lambda: session(_rep("out", 7)),
    "session-squeeze": lambda: session(_held(Held.CONTRACTED)),
    "session-down": lambda: session(_lowering),
    "session-hold": lambda: session(_held(Held.STRETCHED)),
    "session-timed": lambda: session(_kind(PhaseKind.TIMED, "back")),
    "session-rest": lambda: session(_kind(PhaseKind.REST), "odd"),
    "session-long": lambda: session(_kind(PhaseKind.TIMED), "odd"),
    "session-hundred": lambda: session(_rep(None, 99), "odd"),
    "session-wait": lambda: session(_kind(PhaseKind.WAIT), "odd", State.WAITING),
    "session-last": lambda: session(_rep("out", 10)),
    "session-paused": lambda: session(_rep("out", 7), state=State.PAUSED),
    "session-changing": changing,
    "session-lead-in": lambda: session(_rep("out", 7), fraction=0, lead_in_ms=1900),
    "session-silent": silent,
    "session-volume": louder,
    "afar-up": lambda: from_afar(_rep("out", 7)),
    "afar-squeeze": lambda: from_afar(_held(Held.CONTRACTED)),
    "afar-timed": lambda: from_afar(_kind(PhaseKind.TIMED, "back")),
    "finished": lambda: finished(workout(), workout(shorter=3)),
    "finished-first": lambda: finished(workout(), None),
    "finished-early": lambda: finished(workout(completed=False, shorter=8), workout()),
}
"""Every state of every page, by the name of its picture."""
