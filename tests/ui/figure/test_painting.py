from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from math import hypot

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from tests.ui.figure.bodies import (
    ROOM,
    Sight,
    colours_of,
    like,
    painted,
    pixels,
    sight,
    sights,
    values,
)
from trainer.core.figure.flesh import Part, Solid
from trainer.core.figure.scene import Glow, Scene, View
from trainer.ui.colours import DARK, LIGHT, STARK_DARK, STARK_LIGHT, Colours, contrast
from trainer.ui.figure.painting import figure_colours, frame_around, paint_scene
from trainer.ui.figure.shapes import TRUNK, Shape, shapes_of

RAISE = "inverse-leg-raise straight left"
EVERY_LOOK = {"light": LIGHT, "dark": DARK, "stark light": STARK_LIGHT, "stark dark": STARK_DARK}
looks = pytest.mark.parametrize("colours", EVERY_LOOK.values(), ids=EVERY_LOOK.keys())


def at(scene: Scene, part: Part, side: int | None) -> QColor:
    """Return the colour in the middle of a limb."""
    shown = sight(RAISE)
    (shape,) = (
        shape
        for shape in shapes_of(scene, shown.camera())
        if (shape.part, shape.side) == (part, side)
    )
    x, y = (shape.start[0] + shape.end[0]) / 2, (shape.start[1] + shape.end[1]) / 2
    return painted(shown, scene=scene).pixelColor(round(x), round(-y))


def along(shape: Shape, image: QImage) -> Iterator[QColor]:
    """Yield the colours along the middle of a limb."""
    (x, y, *_), (end_x, end_y, *_) = shape.start, shape.end
    for part in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        place = QPointF(x + (end_x - x) * part, -y - (end_y - y) * part).toPoint()
        yield image.pixelColor(place)


def plain(scene: Scene) -> Scene:
    return replace(scene, works=frozenset(), glows=())


def test_nothing_is_painted_outside_the_room() -> None:
    shown = sight(RAISE)
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(DARK.ground)
    room = QRectF(100, 60, 120, 90)
    painter = QPainter(image)
    small = replace(shown.frame, half_width=0.3, half_height=0.3)
    paint_scene(painter, room, shown.scenes[0], shown.view, figure_colours(DARK), frame=small)
    painter.end()

    inside = room.toRect()
    assert all(
        colour == DARK.ground for place, colour in pixels(image) if not inside.contains(place)
    )
    assert any(colour != DARK.ground for _, colour in pixels(image.copy(inside)))


def test_painter_is_left_as_it_was() -> None:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = painter.pen(), painter.brush(), painter.transform(), painter.renderHints()
    shown = sight(RAISE)
    colours = figure_colours(DARK)
    paint_scene(painter, ROOM, shown.scenes[0], shown.view, colours, frame=shown.frame)

    assert (painter.pen(), painter.brush(), painter.transform(), painter.renderHints()) == before
    assert not painter.hasClipping()
    painter.end()


@pytest.mark.parametrize("shown", sights(), ids=[shown.name for shown in sights()])
def test_all_poses_are_within_their_frame(shown: Sight) -> None:
    camera = shown.camera()
    discs = [
        disc for scene in shown.scenes for shape in shapes_of(scene, camera) for disc in shape.discs
    ]

    assert min(x - r for x, _, r, _ in discs) >= ROOM.left()
    assert max(x + r for x, _, r, _ in discs) <= ROOM.right()
    assert min(-y - r for _, y, r, _ in discs) >= ROOM.top()
    assert max(-y + r for _, y, r, _ in discs) <= ROOM.bottom()


@pytest.mark.parametrize("tint", ["accent", "hold", "lower", "rest"])
@looks
def test_working_leg_has_the_colour_given(colours: Colours, tint: str) -> None:
    colour: QColor = getattr(colours, tint)
    shown = sight(RAISE)
    scene = replace(shown.scenes[-1], glows=())

    working = like(painted(shown, colours, scene=scene, working=colour), colour)
    resting = like(painted(shown, colours, scene=plain(scene), working=colour), colour)

    assert working > resting + 1000


def test_seat_that_works_leaves_chest_and_belly_their_colour() -> None:
    shown = sight("squat")
    plain_one = plain(shown.scenes[-1])
    seat, whole = (
        like(painted(shown, scene=replace(plain_one, works=frozenset(works))), DARK.accent)
        for works in ({(Part.PELVIS, None)}, {(part, None) for part in TRUNK})
    )

    assert 0 < seat < whole * 0.7


def test_near_limb_hides_the_far_one() -> None:
    shown = sight(RAISE)
    start = plain(shown.scenes[0])
    far = replace(start, works=frozenset({(Part.THIGH, 1)}))
    from_left = replace(shown, view=View(90, 0))

    seen = like(painted(from_left, scene=far), DARK.accent)
    near = replace(start, works=frozenset({(Part.THIGH, 0)}))
    assert seen < like(painted(from_left, scene=near), DARK.accent) / 4


@looks
def test_limbs_stand_out_from_the_ground(colours: Colours) -> None:
    shown = sight(RAISE)
    image = painted(shown, colours, scene=plain(shown.scenes[0]))
    for shape in shapes_of(shown.scenes[0], shown.camera()):
        if shape.part in {Part.THIGH, Part.SHANK, Part.FOREARM, Part.UPPER_ARM, Part.CHEST}:
            ratios = sorted(contrast(colour, colours.ground) for colour in along(shape, image))
            assert ratios[len(ratios) // 2] >= 3


@looks
def test_working_leg_stands_out_from_the_ground(colours: Colours) -> None:
    shown = sight(RAISE)
    image = painted(shown, colours, scene=replace(shown.scenes[-1], glows=()))
    accent = [
        colour
        for _, colour in pixels(image)
        if colour.saturation() > 110 and abs(colour.hue() - colours.accent.hue()) < 12
    ]
    ratios = sorted(contrast(colour, colours.ground) for colour in accent)

    assert ratios[len(ratios) // 4] >= 3


def test_picture_at_twice_the_scale_is_the_same_but_larger() -> None:
    shown = sight(RAISE)
    small = painted(shown)
    large = painted(shown, ratio=2).scaled(small.size())
    large.setDevicePixelRatio(1)

    far_off = sum(
        max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) > 60
        for (_, a), (_, b) in zip(pixels(small), pixels(large), strict=True)
    )
    assert far_off < small.width() * small.height() * 0.01


def test_muscle_glows_the_more_the_harder_it_works() -> None:
    shown = sight(RAISE)
    scene = plain(shown.scenes[-1])
    middle = shown.scenes[-1].glows[0].middle

    def yellow(strength: float) -> int:
        glowing = replace(scene, glows=(Glow(middle, 0.13, strength),))
        image = painted(shown, scene=glowing)
        return sum(max(0, one.red() - one.blue()) * count for one, count in colours_of(image))

    assert yellow(0.0) < yellow(0.4) < yellow(0.8)


def test_glow_stays_within_the_body() -> None:
    shown = sight(RAISE)
    scene = plain(shown.scenes[-1])
    glow = Glow(shown.scenes[-1].glows[0].middle, 0.5, 1.0)
    without = painted(shown, scene=scene)
    lit = painted(shown, scene=replace(scene, glows=(glow,)))

    changed = [place for place, colour in pixels(lit) if colour != without.pixelColor(place)]
    assert changed
    ground = [place for place in changed if without.pixelColor(place) == DARK.ground]
    assert len(ground) < len(changed) * 0.01


def test_glow_lights_nothing_twice() -> None:
    """Not even a trunk seen from behind, whose outlines overlap."""
    shown = sight("inverse-leg-raise out left")
    scene = plain(shown.scenes[-1])
    solids = tuple(one for one in scene.solids if one.part in TRUNK)
    trunk = replace(scene, solids=solids, angle=None)
    glow = Glow(trunk.solids[0].balls[0][0], 0.3, 1.0)
    before, lit = (
        (values(painted(shown, scene=replace(trunk, glows=glows), ratio=3)) & 0xFF).astype(float)
        for glows in ((), (glow,))
    )
    x, y, reach, _ = shown.camera().disc(glow.middle, glow.reach)
    down, right = np.indices(lit.shape)
    away = np.hypot(right - 3 * x, down + 3 * y)
    blue_left = lit / before
    for near in range(0, int(3 * reach), 6):
        ring = blue_left[(away >= near) & (away < near + 6)]
        assert np.mean(ring < np.median(ring) - 0.15) < 0.005, near


def test_no_line_is_seen_where_a_thigh_grows_out_of_the_trunk() -> None:
    shown = sight(RAISE)
    scene = replace(shown.scenes[-1], glows=())
    shapes = shapes_of(scene, shown.camera())
    trunk = next(one for one in shapes if one.part is Part.CHEST)
    thigh = next(one for one in shapes if (one.part, one.side) == (Part.THIGH, 0))
    (x, y, r, _), (end_x, end_y, end_r, _) = thigh.bulks[0][:2]
    long, wide, high = hypot(end_x - x, end_y - y), end_x - x, end_y - y
    green = (values(painted(shown, scene=scene, ratio=3)) >> 8 & 0xFF).astype(int)

    seen = []
    for part, side in product((0.1, 0.2, 0.3, 0.4, 0.5), (-1, 1)):
        reach = side * (r + (end_r - r) * part)
        across = [reach + step / 3 for step in range(-6, 7)]
        places = [
            QPointF(x + wide * part - high * far / long, -y - high * part - wide * far / long)
            for far in across
        ]
        if all(trunk.skin.path.contains(place) for place in places):
            found = [green[round(3 * place.y()), round(3 * place.x())] for place in places]
            seen.append(np.abs(found - np.linspace(found[0], found[-1], len(found))).max())
    assert len(seen) >= 4
    assert max(seen) <= 10, seen


def test_far_limb_is_quieter() -> None:
    shown = sight(RAISE)
    scene = plain(shown.scenes[0])
    left, right = (at(scene, Part.FOREARM, side) for side in (0, 1))

    assert contrast(left, DARK.ground) > contrast(right, DARK.ground)


def test_weights_are_dark() -> None:
    shown = sight("squat")
    place = (0.8, 0.0, 0.3)
    rod = Solid(Part.WEIGHT, None, ((place, 0.06), (place, 0.06)))
    scene = replace(shown.scenes[0], solids=(*shown.scenes[0].solids, rod))

    x, y, *_ = shown.camera().disc(place)
    assert painted(shown, LIGHT, scene=scene).pixelColor(round(x), round(-y)).lightness() < 110


@pytest.mark.parametrize("colours", [STARK_LIGHT, STARK_DARK], ids=["light", "dark"])
def test_high_contrast_has_outlines_in_the_colour_of_text(colours: Colours) -> None:
    outlined = painted(sight(RAISE), colours)
    usual = painted(sight(RAISE), LIGHT if colours is STARK_LIGHT else DARK)

    assert _count(outlined, colours.text) > 300 > _count(usual, colours.text)


def _count(image: QImage, colour: QColor) -> int:
    return sum(count for one, count in colours_of(image) if one == colour)


def test_svg_shows_the_same() -> None:
    shown = sight(RAISE)
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setViewBox(ROOM)
    painter = QPainter(generator)
    painter.setFont(QFont("Sans", 10))  # the reader warns of one whose size is given in pixels
    colours = figure_colours(DARK)
    paint_scene(painter, ROOM, shown.scenes[-1], shown.view, colours, frame=shown.frame)
    painter.end()

    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(DARK.ground)
    painter = QPainter(image)
    QSvgRenderer(buffer.data()).render(painter, ROOM)
    painter.end()
    raster = painted(shown)
    assert like(image, DARK.accent) == pytest.approx(like(raster, DARK.accent), rel=0.15)


def test_frame_holds_the_mat_and_every_pose() -> None:
    shown = sight("squat")
    both = frame_around(shown.scenes, View(90, 0))
    standing = frame_around(shown.scenes[-1:], View(90, 0))

    assert both.half_height == pytest.approx(standing.half_height)
    assert both.half_width >= 0.92


def test_shadow_gathers_where_the_body_touches_the_floor() -> None:
    def light_beside(height: float) -> int:
        balls = tuple(((x, 0.0, 0.04 + height), 0.04) for x in (-0.15, 0.15))
        limb = Solid(Part.FOREARM, 0, balls)
        shown = replace(sight(RAISE), view=View(0, 60))
        scene = Scene(solids=(limb,), works=frozenset(), glows=())
        x, y, *_ = shown.camera().disc((0.0, 0.052, 0.0))
        return painted(shown, LIGHT, scene=scene).pixelColor(round(x), round(-y)).lightness()

    assert light_beside(0.0) + 15 < light_beside(0.08) < light_beside(0.5)
