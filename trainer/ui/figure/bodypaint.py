"""Paints the shapes of a body one by one: filled with light and shade, parted by thin rims.

On a screen or in an image Qt smooths the edge of what it fills five times slower than it fills,
and draws a smooth line of one pixel fast: so limbs are filled roughly, with such a line around.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPaintEngine, QPainter, QPainterPath, QPen

from trainer.core.figure.flesh import Part
from trainer.core.figure.scene import Scene
from trainer.ui.colours import mixed
from trainer.ui.figure.camera import Camera, Disc
from trainer.ui.figure.light import ball_brush, lit, shaded, soft_brush
from trainer.ui.figure.outline import Arc, hull, joined, path_of, rim_of
from trainer.ui.figure.shapes import Shape
from trainer.ui.figure.tones import FigureColours, Tone, quieter

_RIM, _OUTLINE = 0.0045, 0.009
"""How far a rim, or an outline, reaches beyond the skin, in metres."""
_LEAST_RIM, _LEAST_OUTLINE = 0.7, 1.4
"""It reaches so many pixels at least."""

_QUIETER = 0.75
"""How much of the ground gets into a far limb, for each metre."""
_WORKING_QUIETER = 0.5
"""How much less of it gets into one that works."""

_EDGE = 0.15
"""How much the line along the edge of a limb faces the light."""

_GLOWING = frozenset({Part.CHEST, Part.THIGH, Part.SHANK, Part.UPPER_ARM, Part.FOREARM})
_GLOW = 0.9
_GLOW_DEPTH = 3
"""How many times its reach a glow may be away from the middle of a part, in depth."""


class BodyPainter:
    """Paints shapes with one painter, as one camera sees them."""

    def __init__(
        self, painter: QPainter, camera: Camera, scene: Scene, colours: FigureColours
    ) -> None:
        self._painter = painter
        self._camera = camera
        self._colours = colours
        self._glows = [
            (glow.strength * _GLOW, camera.disc(glow.middle, glow.reach))
            for glow in scene.glows
            if glow.strength > 0
        ]
        self._rough = painter.paintEngine().type() is QPaintEngine.Type.Raster
        painter.setPen(Qt.PenStyle.NoPen)
        least, reach = (_LEAST_OUTLINE, _OUTLINE) if colours.outlined else (_LEAST_RIM, _RIM)
        self._reach = max(least, reach * camera.scale)

    def paint(self, shape: Shape) -> None:
        """Paint one shape in front of what is painted."""
        tone = self._tone(shape, works=shape.works)
        if shape.cap:
            self._paint_head(shape, tone)
            return
        hulls = _hulls(shape.bulks)
        if shape.covers or self._colours.outlined:
            self._paint_rim(hulls, shape.joints)
        path = path_of(hulls)
        brush = lit(tone, shape.start, shape.end, shape.discs)
        if self._rough and len(shape.bulks) == 1:
            self._fill_roughly(path, brush, shaded(tone, _EDGE))
        else:
            self._painter.setBrush(brush)
            self._painter.drawPath(path)
        if shape.working:
            tone = self._tone(shape, works=True)
            self._painter.setBrush(lit(tone, shape.start, shape.end, shape.discs))
            self._painter.drawPath(path_of(_hulls(shape.working)))
        self._paint_glows(shape, path)

    def _fill_roughly(self, path: QPainterPath, brush: QBrush | QColor, edge: QColor) -> None:
        """Fill a path without smoothing, then draw a smooth line along its edge."""
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(brush)
        painter.drawPath(path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(edge, 1)
        pen.setCosmetic(True)
        painter.strokePath(path, pen)

    def _tone(self, shape: Shape, *, works: bool) -> Tone:
        if shape.part is Part.WEIGHT:
            return self._colours.weight
        tone = self._colours.working if works else self._colours.body
        share = min(self._colours.quietest, max(0.0, shape.depth / self._camera.scale * _QUIETER))
        share *= _WORKING_QUIETER if works else 1.0
        return quieter(tone, self._colours.ground, share)

    def _paint_rim(self, hulls: list[list[Arc]], joints: tuple[Disc, ...]) -> None:
        rim = self._colours.rim
        path = rim_of(hulls, self._reach, () if self._colours.outlined else joints)
        if self._rough:
            self._fill_roughly(path, rim, rim)
        else:
            self._painter.setBrush(rim)
            self._painter.drawPath(path)

    def _paint_glows(self, shape: Shape, path: QPainterPath) -> None:
        """Let working muscles shine through; what fades out needs no smooth edge."""
        if shape.part not in _GLOWING:
            return
        painter = self._painter
        for strength, disc in self._glows:
            if _touches(shape, disc):
                x, y, r, _ = disc
                painter.save()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
                area = QRect(round(x - r), round(-y - r), round(2 * r) + 1, round(2 * r) + 1)
                painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
                painter.setBrush(soft_brush(self._colours.glow, strength, disc))
                painter.drawPath(path)
                painter.restore()

    def _paint_head(self, shape: Shape, tone: Tone) -> None:
        face, cap = [hull(bulk) for bulk in shape.bulks], [hull(bulk) for bulk in shape.cap]
        if shape.covers or self._colours.outlined:
            self._paint_rim([*face, *cap], ())
        layers = [(cap, _cap_tone(tone), shape.cap), (face, tone, shape.bulks)]
        for hulls, layer, bulks in layers if shape.faced else reversed(layers):
            self._painter.setBrush(ball_brush(layer, [disc for bulk in bulks for disc in bulk]))
            self._painter.drawPath(path_of(hulls))


def _hulls(bulks: list[list[Disc]]) -> list[list[Arc]]:
    """Return the outlines of bulks: as few as may be, since edges take time, also within."""
    done: list[list[Arc]] = []
    linked: list[Disc] = []
    for bulk in bulks:
        arcs = hull(bulk)
        shared = [disc for disc in bulk if disc in linked]
        whole = joined(done[-1], arcs, shared) if shared else None
        done[-1:] = [whole] if whole else [*done[-1:], arcs]
        linked = bulk
    return done


def _cap_tone(tone: Tone) -> Tone:
    deep, colour, light = (QColor.fromRgba(value) for value in tone)
    return deep.rgba(), mixed(colour, deep, 0.55).rgba(), mixed(light, deep, 0.45).rgba()


def _touches(shape: Shape, disc: Disc) -> bool:
    left, low, right, high = shape.box
    x, y, r, depth = disc
    if x + r < left or x - r > right or y + r < low or y - r > high:
        return False
    return abs(shape.depth - depth) < _GLOW_DEPTH * r
