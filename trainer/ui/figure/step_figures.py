"""The figures beside the steps of a routine: stills, and the one that is pointed at moves."""

from PySide6.QtCore import QElapsedTimer, QObject, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter

from trainer.core.figure.performance import Performance
from trainer.core.plan.timeline import Phase, Timeline
from trainer.ui.colours import Colours
from trainer.ui.figure.kept_picture import Sitting, Tints
from trainer.ui.figure.painting import paint_scene
from trainer.ui.figure.perform import Perform
from trainer.ui.figure.pixels import ratio_of
from trainer.ui.figure.pointing import Pointing
from trainer.ui.figure.stills import Stills, StillSize, sitting_of
from trainer.ui.rows import RowList

FRAME_MS = 33
"""How often the moving one is painted."""


class StepFigures(QObject):
    """Paints figures into the rows of a list; the one under the mouse or the keyboard moves.

    Args:
        perform: returns the performance of a timeline.

    """

    def __init__(self, perform: Perform, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._perform = perform
        self._performance: Performance | None = None
        self._pointing: Pointing | None = None
        self._lively: int | None = None
        self._shown: tuple[Phase, ...] = ()
        self._sitting: Sitting | None = None
        self._still = False
        self._stills = Stills(self)
        self._since = QElapsedTimer()
        self._ticks = QTimer(self)
        self._ticks.setInterval(FRAME_MS)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._tick)

    @property
    def performance(self) -> Performance | None:
        """The performance of the timeline that is shown."""
        return self._performance

    @property
    def busy(self) -> bool:
        """Whether stills that were to be seen aren't painted yet."""
        return self._stills.busy

    def watch(self, rows: RowList) -> None:
        """Let the row that is pointed at there move."""
        self._pointing = Pointing(rows)
        self._pointing.pointed.connect(self._enliven)
        self._stills.painted.connect(self._pointing.repaint_all)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show the blocks of this one, which stand in the rows by now."""
        self._enliven(None)
        self._stills.forget_orders()
        self._performance = self._perform(timeline)
        if self._pointing:
            self._pointing.look()
            self._pointing.repaint_all()  # a list that was painted before has no figures yet

    def forget(self) -> None:
        """Forget all stills: figures have changed."""
        self._stills.forget()

    def set_still(self, still: bool) -> None:  # noqa: FBT001 - a setting's value
        """Let nothing move, whatever is pointed at."""
        self._still = still
        self._run()

    def paint(self, painter: QPainter, room: QRectF, number: int, colours: Colours) -> None:
        """Paint a block's figure into a room, as soon as there is a still of it."""
        if self._performance is None or not self._performance.has_figure(number):
            return
        tints = Tints(colours=colours, working=colours.accent)
        if number == self._lively and self._sitting and self._ticks.isActive():
            self._paint_moving(painter, room, self._performance, self._sitting, tints)
            return
        ratio = ratio_of(painter)
        size = StillSize(width=room.width(), height=room.height(), ratio=ratio)
        still = self._stills.still(self._performance, number, size, tints)
        if still:
            painter.drawPixmap(room.topLeft(), still)

    def _paint_moving(
        self,
        painter: QPainter,
        room: QRectF,
        performance: Performance,
        sitting: Sitting,
        tints: Tints,
    ) -> None:
        phase, fraction = place_in(self._shown, self._since.elapsed())
        scene = performance.scene(phase, fraction)
        paint_scene(painter, room, scene, sitting.view, tints.figure, frame=sitting.frame)

    @Slot(object)
    def _enliven(self, number: int | None) -> None:
        """Let the figure of this block move, and no other."""
        if number == self._lively:
            return
        self._tick()
        self._lively, self._shown, self._sitting = number, (), None
        if number is not None and self._performance and self._performance.has_figure(number):
            self._shown = self._performance.demonstration(number)
            self._sitting = sitting_of(self._performance, number)
        self._since.start()
        self._run()

    def _run(self) -> None:
        if self._shown and not self._still:
            self._ticks.start()
        else:
            self._ticks.stop()
        self._tick()

    @Slot()
    def _tick(self) -> None:
        if self._lively is not None:
            self._repaint(self._lively)

    def _repaint(self, number: int) -> None:
        if self._pointing:
            self._pointing.repaint(number)


def place_in(phases: tuple[Phase, ...], elapsed_ms: int) -> tuple[Phase, float]:
    """Return where one is after some ms in phases that are played again and again."""
    at = elapsed_ms % max(1, sum(phase.length_ms for phase in phases))
    for phase in phases:
        if at < phase.length_ms:
            return phase, at / phase.length_ms
        at -= phase.length_ms
    return phases[-1], 1.0
