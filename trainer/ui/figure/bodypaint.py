"""Paints the shapes of a body one by one: filled with light and shade, parted by thin rims.

On a screen or in an image Qt smooths the edge of what it fills five times slower than it fills,
and draws a smooth line of one pixel fast: so a limb is such a line, and then filled roughly. What
of the line is within, as where two skins overlap, is filled over.
"""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPaintEngine, QPainter, QPainterPath, QPen

from trainer.core.figure.flesh import Part
from trainer.core.figure.scene import Glow, Scene
from trainer.ui.colours import mixed
from trainer.ui.figure.camera import Camera, Disc
from trainer.ui.figure.light import (
    ball_brush,
    band_brush,
    edge_pen,
    lit,
    root_brush,
    shaded,
    soft_brush,
    thin_pen,
)
from trainer.ui.figure.roots import Root, root_of, shade_at_root
from trainer.ui.figure.shapes import TRUNK, Shape
from trainer.ui.figure.skin import Skin
from trainer.ui.figure.tones import FigureColours, Tone, quieter

_RIM, _OUTLINE = 0.0045, 0.009
"""How far a rim, or an outline, reaches beyond the skin, in metres."""
_LEAST_RIM, _LEAST_OUTLINE = 0.7, 1.4
"""It reaches so many pixels at least."""

_QUIETER = 0.75
"""How much of the ground gets into a far limb, for each metre."""
_WORKING_QUIETER = 0.5
"""How much less of it gets into one that works."""

_BEFORE: Mapping[Part, Part] = {
    Part.THIGH: Part.CHEST,
    Part.SHANK: Part.THIGH,
    Part.FOOT: Part.SHANK,
    Part.UPPER_ARM: Part.CHEST,
    Part.FOREARM: Part.UPPER_ARM,
    Part.HAND: Part.FOREARM,
}
_AFTER: Mapping[Part, Part] = {
    before: part for part, before in _BEFORE.items() if before is not Part.CHEST
}
"""What a limb grows out of, and what out of it."""

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
            (glow.strength * _GLOW, camera.disc(glow.middle, glow.reach), _owners(glow))
            for glow in scene.glows
            if glow.strength > 0
        ]
        self._roots: dict[tuple[Part, int | None], Root] = {}
        self._done: set[tuple[Part, int | None]] = set()
        self._rough = painter.paintEngine().type() is QPaintEngine.Type.Raster
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not self._rough)
        least, reach = (_LEAST_OUTLINE, _OUTLINE) if colours.outlined else (_LEAST_RIM, _RIM)
        self._reach = max(least, reach * camera.scale)

    def paint(self, shapes: Iterable[Shape]) -> None:
        """Paint shapes, each in front of those before."""
        row = list(shapes)
        trunk = next((shape for shape in row if shape.part is Part.CHEST), None)
        if trunk and not self._colours.outlined:
            for shape in row:
                root = root_of(shape, trunk, self._camera.scale)
                if root:
                    self._roots[shape.part, shape.side] = root
        for shape in row:
            self._paint(shape, trunk)
            self._done.add((shape.part, shape.side))

    def _paint(self, shape: Shape, trunk: Shape | None) -> None:
        tone = self._tone(shape, works=shape.works)
        if shape.cap:
            self._paint_head(shape, tone)
            return
        if shape.covers or self._colours.outlined:
            self._paint_rim(shape.skin, shape.joints)
        origin = trunk if self._grows(shape) else None
        path = shape.skin.path
        line = shape.skin.line(self._hidden(shape), origin.skin.path if origin else None)
        self._fill(path, lit(tone, shape.light, shape.discs), edge_pen(tone), line)
        if shape is trunk:
            self._paint_working(trunk, path)
        elif origin:
            self._paint_root(shape, origin, path)
        self._paint_glows(shape, path, line)

    def _hidden(self, shape: Shape) -> tuple[Disc, ...]:
        """Return where a shape goes on into what is painted: its edge isn't seen there."""
        before, after = _BEFORE.get(shape.part), _AFTER.get(shape.part)
        start = shape.bulks[0][:1] if before and self._is_done(before, shape.side) else ()
        end = shape.bulks[-1][-1:] if after and self._is_done(after, shape.side) else ()
        return (*start, *end)

    def _grows(self, limb: Shape) -> bool:
        """Tell whether a limb is seen to grow out of the trunk behind it."""
        root = self._roots.get((limb.part, limb.side))
        return root is not None and root.seen > 0 and self._is_done(Part.CHEST, None)

    def _is_done(self, part: Part, side: int | None) -> bool:
        return (part, None if part is Part.CHEST else side) in self._done

    def _fill(
        self, path: QPainterPath, brush: QBrush | QColor, edge: QPen, line: QPainterPath
    ) -> None:
        """Fill a path, its edge smooth along a line."""
        painter = self._painter
        painter.setBrush(brush)
        if self._rough:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.strokePath(line, edge)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawPath(path)

    def _fill_softly(
        self,
        path: QPainterPath,
        brush: QBrush,
        disc: Disc | None = None,
        line: QPainterPath | None = None,
    ) -> None:
        """Fill a path, and draw its line, with what fades out, at a disc's rim at last."""
        painter = self._painter
        painter.setBrush(brush)
        if disc is None:
            painter.drawPath(path)
            return
        x, y, r, _ = disc
        area = QRect(round(x - r), round(-y - r), round(2 * r) + 1, round(2 * r) + 1)
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.drawPath(path)
        if line is not None and self._rough:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.strokePath(line, QPen(brush, 1))
        painter.restore()

    def _paint_working(self, trunk: Shape, path: QPainterPath) -> None:
        """Colour what of the trunk works, and where limbs that do grow out of it."""
        if trunk.working:
            tone = self._tone(trunk, works=True)
            self._fill_softly(path, band_brush(tone[1], trunk.start, trunk.end, trunk.working))
        for root in self._roots.values():
            if not root.alike and root.near > 0:
                colour = self._root_colour(root, trunk)
                self._fill_softly(path, root_brush(colour, root.near, root.disc), root.disc)

    def _paint_root(self, limb: Shape, trunk: Shape, path: QPainterPath) -> None:
        """Let a limb that is in front of the trunk grow out of it."""
        root = self._roots[limb.part, limb.side]
        brush = root_brush(self._root_colour(root, trunk), root.seen, root.disc)
        self._fill_softly(path, brush, root.disc)

    def _root_colour(self, root: Root, trunk: Shape) -> QColor:
        whose = trunk if root.alike and trunk.works is root.limb.works else root.limb
        return shaded(self._tone(whose, works=whose.works), shade_at_root(whose, root))

    def _tone(self, shape: Shape, *, works: bool) -> Tone:
        if shape.part is Part.WEIGHT:
            return self._colours.weight
        tone = self._colours.working if works else self._colours.body
        share = min(self._colours.quietest, max(0.0, shape.depth / self._camera.scale * _QUIETER))
        share *= _WORKING_QUIETER if works else 1.0
        return quieter(tone, self._colours.ground, share)

    def _paint_rim(self, skin: Skin, joints: tuple[Disc, ...]) -> None:
        rim = self._colours.rim
        path = skin.rim(self._reach, () if self._colours.outlined else joints)
        self._fill(path, rim, thin_pen(rim.rgba()), path)

    def _paint_glows(self, shape: Shape, path: QPainterPath, line: QPainterPath) -> None:
        """Let working muscles shine through."""
        if shape.part not in _GLOWING:
            return
        edge = line if shape.skin.is_one else None  # what of a line is within would be seen
        for strength, disc, owners in self._glows:
            if (not owners or (shape.part, shape.side) in owners) and _touches(shape, disc):
                brush = soft_brush(self._colours.glow, strength, disc)
                self._fill_softly(path, brush, disc, edge)

    def _paint_head(self, shape: Shape, tone: Tone) -> None:
        if shape.covers or self._colours.outlined:
            for skin in (shape.skin, shape.back):
                self._paint_rim(skin, ())
        layers = [(shape.back, _cap_tone(tone), shape.cap), (shape.skin, tone, shape.bulks)]
        for skin, layer, bulks in layers if shape.faced else reversed(layers):
            brush = ball_brush(layer, [disc for bulk in bulks for disc in bulk])
            self._fill(skin.path, brush, edge_pen(layer), skin.path)


def _owners(glow: Glow) -> frozenset[tuple[Part, int | None]]:
    """Return the shapes in which a muscle is."""
    return frozenset(
        (Part.CHEST, None) if part in TRUNK else (part, side) for part, side in glow.parts
    )


def _cap_tone(tone: Tone) -> Tone:
    deep, colour, light = (QColor.fromRgba(value) for value in tone)
    return deep.rgba(), mixed(colour, deep, 0.55).rgba(), mixed(light, deep, 0.45).rgba()


def _touches(shape: Shape, disc: Disc) -> bool:
    left, low, right, high = shape.box
    x, y, r, depth = disc
    if x + r < left or x - r > right or y + r < low or y - r > high:
        return False
    return abs(shape.depth - depth) < _GLOW_DEPTH * r
