"""Paints the figure: mat, shadow, and the body from its farthest part to its nearest."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from trainer.core.figure.scene import Scene, View
from trainer.ui.figure.angle_mark import paint_angle
from trainer.ui.figure.bodypaint import BodyPainter
from trainer.ui.figure.camera import Camera, Frame, frame_around
from trainer.ui.figure.floor import paint_mat, paint_shadows
from trainer.ui.figure.order import far_to_near
from trainer.ui.figure.shapes import shapes_of
from trainer.ui.figure.tones import FigureColours, figure_colours

__all__ = ["FigureColours", "Frame", "figure_colours", "frame_around", "paint_scene"]


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
    paint_mat(painter, camera, colours)
    paint_shadows(painter, camera, scene, colours)
    if scene.angle:
        paint_angle(painter, camera, scene.angle, colours)
    body = BodyPainter(painter, camera, scene, colours)
    body.paint(far_to_near(shapes_of(scene, camera)))
    painter.restore()
