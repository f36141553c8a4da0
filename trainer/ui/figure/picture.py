"""The figure as a picture by itself: one pose, or a sheet of several."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QMessageLogContext,
    QRect,
    QRectF,
    QSize,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from trainer.core.figure.scene import Scene, View
from trainer.ui.colours import DARK, LIGHT, Colours
from trainer.ui.figure.painting import Frame, figure_colours, frame_around, paint_scene

_CAPTION = 0.09
"""The height of a caption, as a part of its cell's; of that, the letters take a half."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Still:
    """One cell of a sheet: what is shown, from where, what is written under it; it in words."""

    scene: Scene
    view: View
    caption: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """What a picture shows; `width` and `height` are in pixels."""

    title: str
    stills: tuple[Still, ...]
    width: int
    height: int
    dark: bool = False

    @property
    def description(self) -> str:
        """What is shown, in words for those who don't see it: a line for each pose."""
        return "\n".join(dict.fromkeys(still.words for still in self.stills if still.words))


def as_png(sheet: Sheet) -> bytes:
    """Return a sheet as a picture of dots."""
    _start_qt()
    image = QImage(sheet.width, sheet.height, QImage.Format.Format_RGB32)
    image.setText("Title", sheet.title)
    image.setText("Description", sheet.description)
    with QPainter(image) as painter:
        _paint(painter, sheet)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stub wants bytes, Qt does not
    return bytes(buffer.data().data())


def as_svg(sheet: Sheet) -> bytes:
    """Return a sheet as a picture of shapes."""
    _start_qt()
    buffer = QBuffer()
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setSize(QSize(sheet.width, sheet.height))
    svg.setViewBox(QRect(0, 0, sheet.width, sheet.height))
    svg.setTitle(sheet.title)
    svg.setDescription(sheet.description)
    with QPainter(svg) as painter:
        _paint(painter, sheet)
    return bytes(buffer.data().data())


_applications: list[QGuiApplication] = []


def _start_qt() -> None:
    """Start Qt, which finds the fonts, without a screen.

    It would complain of a locale that is not UTF-8, and gets along with it.
    """
    if QGuiApplication.instance() is None:
        before = qInstallMessageHandler(_pass_over)
        _applications.append(QGuiApplication(["tophold", "-platform", "offscreen"]))
        qInstallMessageHandler(before)


def _pass_over(_kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
    """Take a message that concerns nobody."""


def _paint(painter: QPainter, sheet: Sheet) -> None:
    colours = DARK if sheet.dark else LIGHT
    painter.fillRect(0, 0, sheet.width, sheet.height, colours.ground)
    frames = _frames(sheet.stills)
    columns = _columns(sheet, frames)
    rows = ceil(len(sheet.stills) / columns)
    width, height = sheet.width / columns, sheet.height / rows
    for number, still in enumerate(sheet.stills):
        row, column = divmod(number, columns)
        cell = QRectF(column * width, row * height, width, height)
        _paint_cell(painter, cell, still, frames[still.view], colours)


def _paint_cell(
    painter: QPainter, cell: QRectF, still: Still, frame: Frame, colours: Colours
) -> None:
    below = cell.height() * _CAPTION if still.caption else 0.0
    room = cell.adjusted(0, 0, 0, -below)
    paint_scene(painter, room, still.scene, still.view, figure_colours(colours), frame=frame)
    if still.caption:
        font = QFont()
        font.setPixelSize(max(1, round(below / 2)))
        painter.setFont(font)
        painter.setPen(colours.text)
        line = QRectF(cell.left(), room.bottom(), cell.width(), below)
        painter.drawText(
            line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, still.caption
        )


def _frames(stills: Sequence[Still]) -> dict[View, Frame]:
    """Return one frame for each view, so that nothing jumps from cell to cell."""
    views = dict.fromkeys(still.view for still in stills)
    return {
        view: frame_around([still.scene for still in stills if still.view == view], view)
        for view in views
    }


def _columns(sheet: Sheet, frames: dict[View, Frame]) -> int:
    """Return into how many columns a sheet is divided so that its figures are largest."""
    wide = max(frame.half_width for frame in frames.values())
    high = max(frame.half_height for frame in frames.values())

    def size(columns: int) -> float:
        rows = ceil(len(sheet.stills) / columns)
        return min(sheet.width / columns / wide, sheet.height / rows * (1 - _CAPTION) / high)

    return max(range(1, len(sheet.stills) + 1), key=size)
