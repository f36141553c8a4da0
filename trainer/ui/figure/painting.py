"""Paints the figure: mat, shadow, and the body from its farthest part to its nearest."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from trainer.core.figure.flesh import Part
from trainer.core.figure.scene import Glow, Scene, View
from trainer.ui.figure.camera import Camera, Disc, Frame, frame_around
from trainer.ui.figure.floor import paint_mat, paint_shadows
from trainer.ui.figure.light import lit, soft_brush
from trainer.ui.figure.order import far_to_near
from trainer.ui.figure.outline import Arc, hull, path_of
from trainer.ui.figure.shapes import Shape, shapes_of
from trainer.ui.figure.tones import FigureColours, Tone, figure_colours, quieter

__all__ = ["FigureColours", "Frame", "figure_colours", "frame_around", "paint_scene"]

_RIM = 0.0045
_OUTLINE = 0.009
"""How far an outline reaches beyond the skin, in metres; never less than a pixel."""

_LEAST_RIM = 0.7

_QUIETEST = 0.30
_QUIETER = 0.75
"""How much of the ground gets into a far limb, for each metre."""

_GLOWING = frozenset({Part.CHEST, Part.THIGH, Part.SHANK, Part.UPPER_ARM, Part.FOREARM})


def paint_scene(
    painter: QPainter,
    room: QRectF,
    scene: Scene,
    view: View,
    colours: FigureColours,
    *,
    frame: Frame,
) -> None:
    """Paint a scene into a room of the painter, the frame fitted into it; nothing beyond it."""
    camera = Camera(view, frame, room)
    painter.save()
    painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    paint_mat(painter, camera, colours)
    paint_shadows(painter, camera, scene, colours)
    glows = [(glow, camera.disc(glow.middle, glow.reach)) for glow in scene.glows]
    for shape in far_to_near(shapes_of(scene, camera)):
        _paint_shape(painter, camera, shape, colours, glows)
    painter.restore()


def _paint_shape(
    painter: QPainter,
    camera: Camera,
    shape: Shape,
    colours: FigureColours,
    glows: list[tuple[Glow, Disc]],
) -> None:
    hulls = [hull(bulk) for bulk in shape.bulks]
    _paint_rim(painter, camera, hulls, colours)
    path = path_of(hulls)
    tone = _tone(shape, camera, colours)
    painter.setBrush(lit(tone, shape.start, shape.end, shape.discs))
    painter.drawPath(path)
    if shape.part in _GLOWING:
        for glow, disc in glows:
            if glow.strength > 0 and _touches(shape, disc):
                painter.setBrush(soft_brush(colours.glow, glow.strength * 0.9, disc))
                painter.drawPath(path)


def _tone(shape: Shape, camera: Camera, colours: FigureColours) -> Tone:
    if shape.part is Part.WEIGHT:
        return colours.weight
    tone = colours.working if shape.works else colours.body
    share = min(_QUIETEST, max(0.0, shape.depth / camera.scale * _QUIETER))
    return quieter(tone, colours.ground, share)


def _paint_rim(
    painter: QPainter, camera: Camera, hulls: list[list[Arc]], colours: FigureColours
) -> None:
    reach = (_OUTLINE if colours.outlined else _RIM) * camera.scale
    painter.setBrush(colours.rim)
    painter.drawPath(path_of(hulls, max(_LEAST_RIM, reach)))


def _touches(shape: Shape, disc: Disc) -> bool:
    left, low, right, high = shape.box
    x, y, r, depth = disc
    if x + r < left or x - r > right or y + r < low or y - r > high:
        return False
    return abs(shape.depth - depth) < 3 * r
