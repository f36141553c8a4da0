"""What a session's figure shows at one instant, painted: large view, second view, or both ends."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from trainer.core.figure.performance import Performance
from trainer.core.figure.recurring import Instant, recurring
from trainer.core.figure.scene import Scene, View
from trainer.core.plan.timeline import Phase
from trainer.ui.colours import Colours
from trainer.ui.face import tint_of
from trainer.ui.figure.camera import Camera
from trainer.ui.figure.change import Comparison, looks_other
from trainer.ui.figure.detail import Corner, Detail, DetailPainter, detail_of, freer_corner, rooms
from trainer.ui.figure.ends import EndsPainter
from trainer.ui.figure.extent import extent, extent_through
from trainer.ui.figure.film import Film, Source
from trainer.ui.figure.kept_picture import Sitting, Tints
from trainer.ui.figure.painting import paint_scene
from trainer.ui.figure.pixels import on_pixels, ratio_of
from trainer.ui.figure.sight import Sight

_FADES_IN = 0.8
"""From this part of the way on the second view comes in."""

_SEEN_PX = 0.7
"""What moves less isn't painted again."""

_FILM_BYTES = 4_000_000
"""So much is kept of the pictures of a movement."""


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
        self._corners: dict[int, Corner] = {}
        self._instant: Instant | None = None
        self._scenes: dict[tuple[object, ...], Scene] = {}
        self._comparison = Comparison()
        self._film = Film(_FILM_BYTES)
        self._taken: tuple[object, QRectF] = (None, QRectF())

    def look_aside(self, aside: View) -> None:
        """Look from so many degrees beside the usual place."""
        self._sight.aside = aside
        self._corners.clear()

    def move_to(self, phase: Phase, fraction: float, room: QRectF) -> bool:
        """Take in another instant; return whether it looks different in such a room."""
        other = phase is not self._phase
        if phase.block != self._phase.block:
            self._instant = None
            self._scenes.clear()
            self._comparison.forget()
        self._phase, self._fraction = phase, fraction
        before, self._scene = self._scene, self._seen(phase, fraction)
        if before is self._scene and not other:
            return False
        goes = 0 < self._performance.arrival(phase, fraction) < 1  # and the camera with it
        if before is None or other or goes:
            return True
        compare = self._comparison.looks_other if self._instant else looks_other
        if compare(before, self._scene, self._seen_m(room)):
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
            self._corner(number)

    def changing(self, room: QRectF, ratio: float) -> QRectF:
        """Return the part of a room that changes while the movement lasts."""
        if self._instant is None:
            return room
        number = self._phase.block
        look = (number, room.getRect(), ratio, self._sight.aside)
        if look != self._taken[0]:
            place, small = self._rooms(self._phase, room)
            camera = Camera(self._sight.view_of(number), self._sight.of_block(number), place)
            body = extent_through(self._sight.reach_of(number), camera)
            part = body.united(small or QRectF())
            self._taken = look, on_pixels(part.intersected(room), ratio)
        return self._taken[1]

    def paint(
        self, painter: QPainter, room: QRectF, colours: Colours, font: QFont, part: QRectF
    ) -> None:
        """Paint a part of it, or more, as it moves, on its ground; captions in this font."""
        draw = partial(self._draw, room=room, colours=colours, font=font)
        ratio = ratio_of(painter)
        changing = self.changing(room, ratio)
        if self._scene is None or self._instant is None or not changing.contains(part):
            painter.fillRect(part, colours.ground)
            draw(painter)
            return
        aside, tint = self._sight.aside, colours.tint(tint_of(self._phase))
        shown = (self._phase.block, aside, colours, font, painter.font())
        self._film.turn_to((room.getRect(), changing.getRect(), ratio, *shown))
        key = (*self._instant.key, tint.rgba())
        source = Source(
            ground=colours.ground,
            draw=draw,
            draw_still=partial(draw, empty=True),
            box=partial(self._taken_by, self._scene, room),
        )
        self._film.show(painter, changing, key, source)

    def _taken_by(self, scene: Scene, room: QRectF) -> QRectF:
        """Return the part of a room in which a scene of this block shows more than the floor."""
        number = self._phase.block
        place, small = self._rooms(self._phase, room)
        camera = Camera(self._sight.view_of(number), self._sight.of_block(number), place)
        return extent(scene, camera).united(small or QRectF())

    def _draw(
        self,
        painter: QPainter,
        room: QRectF,
        colours: Colours,
        font: QFont,
        *,
        empty: bool = False,
    ) -> None:
        """Paint what there is to see; `empty` without the body."""
        if self._scene is None:
            return
        phase, scene = self._phase, self._scene
        tints = Tints(colours=colours, working=colours.tint(tint_of(phase)))
        view = self._sight.view(phase, self._fraction)
        frame = self._sight.frame(phase, self._fraction, scene)
        place, small = self._rooms(phase, room)
        if small and not empty:
            self._paint_detail(painter, small, scene, tints, font)
        shown = replace(scene, solids=(), glows=()) if empty else scene
        paint_scene(painter, place, shown, view, tints.figure, frame=frame)

    def _seen(self, phase: Phase, fraction: float) -> Scene:
        """Return what there is to paint; what comes again is worked out once."""
        self._instant = recurring(self._performance, phase, fraction, self._instant)
        if self._instant is None:
            return self._performance.scene(phase, fraction)
        key = self._instant.key
        if key not in self._scenes:
            self._scenes[key] = self._performance.scene(phase, self._instant.fraction)
        return self._scenes[key]

    def paint_ends(self, painter: QPainter, room: QRectF, colours: Colours) -> None:
        """Paint where the movement starts and where it leads, still."""
        tints = Tints(colours=colours, working=colours.tint(tint_of(self._phase)))
        number = self._phase.block
        seen = (self._sight.view_of(number), self._sight.of_block(number))
        self._ends.paint(painter, room, self._phase, seen, tints)

    def _paint_detail(
        self, painter: QPainter, room: QRectF, scene: Scene, tints: Tints, font: QFont
    ) -> None:
        number = self._phase.block
        view = detail_of(self._performance, number)
        if view is None:
            return
        sitting = Sitting(scene=scene, view=view, frame=self._sight.framed(number, view))
        part = self._performance.arrival(self._phase, self._fraction)
        fresh = part < 1 and detail_of(self._performance, number - 1) is None
        opacity = max(0.0, (part - _FADES_IN) / (1 - _FADES_IN)) if fresh else 1.0
        detail = Detail(room=room, sitting=sitting, tints=tints, font=font, opacity=opacity)
        self._detail.paint(painter, detail, self._phase)

    def _rooms(self, phase: Phase, whole: QRectF) -> tuple[QRectF, QRectF | None]:
        """Return the rooms of both views; on the way to a block they become that block's."""
        large, small = self._rooms_of(phase.block, whole)
        part = self._performance.arrival(phase, self._fraction)
        if part < 1:
            before, _ = self._rooms_of(phase.block - 1, whole)
            large = large.adjusted(0, (before.top() - large.top()) * (1 - part), 0, 0)
        return large, small

    def _rooms_of(self, number: int, whole: QRectF) -> tuple[QRectF, QRectF | None]:
        if detail_of(self._performance, number) is None:
            return whole, None
        return rooms(whole, self._sight.of_block(number), self._corner(number))

    def _corner(self, number: int) -> Corner:
        if number not in self._corners:
            self._corners[number] = freer_corner(
                self._performance.key_scenes(number),
                self._sight.view_of(number),
                self._sight.of_block(number),
            )
        return self._corners[number]

    def _seen_m(self, room: QRectF) -> float:
        frame = self._sight.of_block(self._phase.block)
        return _SEEN_PX * 2 * frame.half_width / max(1.0, room.width())
