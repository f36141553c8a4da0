"""The angle that is marked on the floor."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from tests.ui.figure.bodies import ROOM, Sight, painted, sight, values
from trainer.core.figure.scene import View
from trainer.ui.colours import DARK, LIGHT, STARK_DARK, STARK_LIGHT, Colours, contrast
from trainer.ui.figure.camera import Camera, frame_around
from trainer.ui.figure.mat import ends_of
from trainer.ui.figure.painting import figure_colours, paint_scene
from trainer.ui.fonts import in_pixels

pytestmark = pytest.mark.usefixtures("qapp")  # numbers are written

OUT = "inverse-leg-raise out left"


def marked(shown: Sight) -> int:
    """Return how many pixels the mark changes."""
    with_it = painted(shown, ratio=3)
    without = painted(shown, scene=replace(shown.scenes[-1], angle=None), ratio=3)
    return int((values(with_it) != values(without)).sum())


def test_an_angle_is_marked_where_it_is_the_point() -> None:
    shown = sight(OUT)
    assert marked(shown) > 1500
    assert all(scene.angle is None for scene in sight("inverse-leg-raise straight left").scenes)


@pytest.mark.parametrize("colours", [LIGHT, DARK, STARK_LIGHT, STARK_DARK])
def test_its_number_can_be_read_on_the_mat(colours: Colours) -> None:
    figure = figure_colours(colours)
    assert contrast(figure.mark, figure.mat) >= 4.5


@pytest.mark.parametrize(("pixels", "written"), [(1, False), (16, True)])
def test_from_afar_no_number_is_written(pixels: int, *, written: bool) -> None:
    shown = sight(OUT)
    font = in_pixels(QFont(), pixels)
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    found, marked = [], shown.scenes[-1].angle
    assert marked
    for degrees in (25.0, 18.0):
        angle = replace(marked, degrees=degrees)
        scene = replace(shown.scenes[-1], angle=angle)
        image.fill(LIGHT.ground)
        painter = QPainter(image)
        painter.setFont(font)
        colours = figure_colours(LIGHT)
        paint_scene(painter, QRectF(image.rect()), scene, shown.view, colours, frame=shown.frame)
        painter.end()
        found.append(image.copy())
    assert (found[0] != found[1]) is written


@pytest.mark.parametrize(("tilt", "seen"), [(10, False), (30, True)])
def test_from_low_down_it_is_not_marked(tilt: float, *, seen: bool) -> None:
    assert bool(marked(replace(sight(OUT), view=View(176, tilt)))) is seen


@pytest.mark.parametrize("name", [OUT, "inverse-leg-raise in right"])
def test_nothing_of_it_is_cut_off(name: str) -> None:
    shown = sight(name)
    for turn in (90, 135, 180):
        view = View(turn, 40)
        camera = Camera(view, frame_around(shown.scenes, view), ROOM)
        for scene in shown.scenes:
            assert scene.angle
            for end in ends_of(scene.angle):
                x, y, *_ = camera.disc(end)
                assert ROOM.contains(x, -y)
