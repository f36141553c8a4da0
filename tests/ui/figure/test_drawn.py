"""Frames that come again: painted with kept strokes they look the same to the pixel."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tests.ui.figure.bodies import ROOM, Sight, sights
from trainer.ui.colours import DARK, LIGHT, STARK_DARK, Colours
from trainer.ui.figure.drawn import Drawn
from trainer.ui.figure.kept_picture import PaintSitting, Sitting, Tints, paint_sitting

SIGHTS = {sight.name: sight for sight in sights()}
PLENTY = 10_000_000


def _painted(paint: PaintSitting, sight: Sight, colours: Colours, *, clip: bool = False) -> QImage:
    ratio = 2.0
    image = QImage((ROOM.size() * ratio).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(colours.ground)
    painter = QPainter(image)
    if clip:
        painter.setClipRect(QRectF(80, 60, 120, 90))
    sitting = Sitting(scene=sight.scenes[-1], view=sight.view, frame=sight.frame)
    paint(painter, ROOM, sitting, Tints(colours=colours, working=colours.accent))
    painter.end()
    return image


@pytest.mark.parametrize("colours", [LIGHT, DARK, STARK_DARK])
@pytest.mark.parametrize("name", SIGHTS)
def test_what_is_painted_again_looks_the_same(name: str, colours: Colours) -> None:
    sight, drawn = SIGHTS[name], Drawn(PLENTY)
    plain = _painted(paint_sitting, sight, colours)
    assert _painted(drawn.paint, sight, colours) == plain
    assert _painted(drawn.paint, sight, colours) == plain


def test_a_part_that_is_painted_again_looks_the_same() -> None:
    sight, drawn = next(iter(SIGHTS.values())), Drawn(PLENTY)
    plain = _painted(paint_sitting, sight, DARK, clip=True)
    assert _painted(drawn.paint, sight, DARK, clip=True) == plain
    assert plain != _painted(drawn.paint, sight, DARK)


def test_other_colours_are_other_strokes() -> None:
    sight, drawn = next(iter(SIGHTS.values())), Drawn(PLENTY)
    assert _painted(drawn.paint, sight, DARK) != _painted(drawn.paint, sight, LIGHT)
    assert _painted(drawn.paint, sight, DARK) == _painted(paint_sitting, sight, DARK)


def test_no_more_is_kept_than_it_may() -> None:
    sight, drawn = next(iter(SIGHTS.values())), Drawn(0)
    assert _painted(drawn.paint, sight, DARK) == _painted(paint_sitting, sight, DARK)
    assert not drawn._kept
