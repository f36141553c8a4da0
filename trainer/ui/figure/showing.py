"""What a session's figure shows at one instant, painted: large view, second view, or both ends."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from trainer.core.figure.performance import Performance
from trainer.core.figure.scene import Scene, View
from trainer.core.plan.timeline import Phase
from trainer.ui.colours import Colours
from trainer.ui.face import tint_of
from trainer.ui.figure.change import looks_other
from trainer.ui.figure.detail import Detail, DetailPainter, detail_of, freer_right, rooms
from trainer.ui.figure.ends import EndsPainter
from trainer.ui.figure.kept_picture import Sitting, Tints
from trainer.ui.figure.painting import paint_scene
from trainer.ui.figure.sight import Sight

_SEEN_PX = 0.7
"""What moves less isn't painted again."""


class Showing:
    """Paints a performance, a phase of it and a part (0 to 1) of that at a time."""

    def __init__(self, performance: Performance) -> None:
        self._performance = performance
        self._sight = Sight(performance)
        self._ends = EndsPainter(performance)
        self._detail = DetailPainter()
        self._phase = performance.timeline.phases[0]
        self._fraction = 0.0
        self._scene: Scene | None = None
        self._right: dict[int, bool] = {}

    def look_aside(self, aside: View) -> None:
        """Look from so many degrees beside the usual place."""
        self._sight.aside = aside
        self._right.clear()

    def move_to(self, phase: Phase, fraction: float, room: QRectF) -> bool:
        """Take in another instant; return whether it looks different in such a room."""
        other = phase is not self._phase
        self._phase, self._fraction = phase, fraction
        before, self._scene = self._scene, self._performance.scene(phase, fraction)
        if before is None or other or self._performance.arrival(phase, fraction) < 1:
            return True
        if looks_other(before, self._scene, self._seen_m(room)):
            return True
        self._scene = before
        return False

    def look_ahead(self, number: int) -> None:
        """Work out what a block will need, so that it begins without delay."""
        timeline = self._performance.timeline
        if number >= len(timeline.blocks):
            return
        self._performance.scene(timeline.phases[timeline.block_spans[number][0]], 0.5)
        self._sight.of_block(number)
        detail = detail_of(self._performance, number)
        if detail:
            self._sight.framed(number, detail)
            self._on_the_right(number)

    def paint(self, painter: QPainter, room: QRectF, colours: Colours, font: QFont) -> None:
        """Paint it as it moves; captions in this font."""
        if self._scene is None:
            return
        phase, scene = self._phase, self._scene
        tints = Tints(colours=colours, working=colours.tint(tint_of(phase)))
        view = self._sight.view(phase, self._fraction)
        frame = self._sight.frame(phase, self._fraction, scene)
        detail = detail_of(self._performance, phase.block)
        if detail:
            room, small = rooms(room, frame, right=self._on_the_right(phase.block))
            if small:
                whole = self._sight.framed(phase.block, detail)
                sitting = Sitting(scene=scene, view=detail, frame=whole)
                second = Detail(room=small, sitting=sitting, tints=tints, font=font)
                self._detail.paint(painter, second, phase)
        paint_scene(painter, room, scene, view, tints.figure, frame=frame)

    def paint_ends(self, painter: QPainter, room: QRectF, colours: Colours) -> None:
        """Paint where the movement starts and where it leads, still."""
        tints = Tints(colours=colours, working=colours.tint(tint_of(self._phase)))
        number = self._phase.block
        seen = (self._sight.view_of(number), self._sight.of_block(number))
        self._ends.paint(painter, room, self._phase, seen, tints)

    def _on_the_right(self, number: int) -> bool:
        if number not in self._right:
            self._right[number] = freer_right(
                self._performance.key_scenes(number),
                self._sight.view_of(number),
                self._sight.of_block(number),
            )
        return self._right[number]

    def _seen_m(self, room: QRectF) -> float:
        frame = self._sight.of_block(self._phase.block)
        return _SEEN_PX * 2 * frame.half_width / max(1.0, room.width())
