from dataclasses import replace
from math import pi

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from trainer.ui.colours import LIGHT, Tint
from trainer.ui.face import Face, Shape
from trainer.ui.phase_ring import PhaseRing, RingSizes
from trainer.ui.ring_strokes import changed_parts
from trainer.ui.theme import palette_of

FACE = Face(word="UP", digits="7 / 15", shape=Shape.SWEEP, tint=Tint.WORK, fraction=0.5)
SQUARE = QRectF(0, 0, 400, 400)


@pytest.fixture
def ring(qtbot: QtBot) -> PhaseRing:
    ring = PhaseRing()
    qtbot.addWidget(ring)
    ring.setPalette(palette_of(LIGHT))
    ring.resize(400, 400)
    with qtbot.waitExposed(ring):
        ring.show()
    return ring


def _seen(ring: PhaseRing, face: Face) -> QImage:
    ring.show_face(face)
    return ring.grab().toImage()


def _filled(image: QImage, at: QPoint) -> bool:
    return QColor(image.pixel(at)) == LIGHT.accent


TOP, RIGHT, BOTTOM, LEFT = QPoint(200, 11), QPoint(388, 200), QPoint(200, 388), QPoint(11, 200)


@pytest.mark.parametrize(
    ("shape", "filled", "empty"),
    [
        (Shape.SWEEP, QPoint(333, 67), QPoint(67, 67)),
        (Shape.RISING, BOTTOM, TOP),
        (Shape.FALLING, TOP, BOTTOM),
    ],
)
def test_a_ring_fills_from_its_own_side(
    ring: PhaseRing, shape: Shape, filled: QPoint, empty: QPoint
) -> None:
    image = _seen(ring, replace(FACE, shape=shape, fraction=0.4))
    assert _filled(image, filled)
    assert not _filled(image, empty)


@pytest.mark.parametrize("shape", [shape for shape in Shape if shape is not Shape.DOTS])
def test_what_is_painted_anew_holds_all_that_differs(ring: PhaseRing, shape: Shape) -> None:
    before = _seen(ring, replace(FACE, shape=shape, fraction=0.30))
    after = _seen(ring, replace(FACE, shape=shape, fraction=0.34))
    parts = changed_parts(ring.square(), shape, 0.30, 0.34)
    outside = [
        QPoint(x, y)
        for x in range(0, 400, 3)
        for y in range(0, 400, 3)
        if _differ(before.pixel(x, y), after.pixel(x, y))
        and not any(part.contains(x, y) for part in parts)
    ]
    assert before != after
    assert outside == []


def _differ(one: int, other: int) -> bool:
    """Whether two pixels differ visibly: softened edges are never quite the same."""
    a, b = QColor(one), QColor(other)
    return max(abs(a.red() - b.red()), abs(a.blue() - b.blue())) > 96


def test_a_leap_paints_everything_anew() -> None:
    assert changed_parts(SQUARE, Shape.SWEEP, 0.1, 0.9) == (SQUARE.toRect(),)


def test_another_word_is_painted_and_told(ring: PhaseRing) -> None:
    before = _seen(ring, FACE)
    assert _seen(ring, replace(FACE, word="DOWN")) != before
    assert ring.accessibleName() == "DOWN 7 / 15"


def test_digits_that_change_move_nothing_else(ring: PhaseRing) -> None:
    images = [_seen(ring, replace(FACE, digits=f"\u2007{n} / 15")) for n in (1, 8)]
    differing = [
        x
        for x in range(400)
        if any(_differ(*(image.pixel(x, y) for image in images)) for y in range(0, 400, 2))
    ]
    assert max(differing) - min(differing) < 400 * 0.21 * 0.8


def test_a_long_word_stays_within_the_ring(ring: PhaseRing) -> None:
    image = _seen(ring, replace(FACE, word="ACCOMPANIMENT", tint=Tint.LOWER, fraction=0))
    inked = [
        x
        for x in range(400)
        if any(QColor(image.pixel(x, y)) == LIGHT.lower for y in range(100, 250))
    ]
    assert min(inked) > 40
    assert max(inked) < 360


def test_given_sizes_never_exceed_the_room(ring: PhaseRing) -> None:
    ring.set_sizes(replace(RingSizes.near(300), side=2000))
    assert ring.square() == SQUARE
    ring.set_sizes(RingSizes.near(300))
    assert ring.square() == QRectF(50, 50, 300, 300)


def test_it_fills_on_in_steps_that_are_seen_and_loses_none(ring: PhaseRing) -> None:
    face = Face(word="UP", shape=Shape.SWEEP, tint=Tint.WORK, fraction=0.25)
    ring.show_face(face)
    before = ring.grab().toImage()
    ring.show_fraction(0.2501)
    assert ring.grab().toImage() == before
    last = 0.25
    for step in range(1, 400):
        last = 0.25 + step / 4000
        ring.show_fraction(last)
    assert abs(ring._face.fraction - last) * ring.square().width() * pi < 3
    assert ring.grab().toImage() != before


def test_the_letters_of_a_narrow_font_stay_narrow(ring: PhaseRing) -> None:
    pictures = []
    for stretch in (100, 75):
        font = ring.font()
        font.setStretch(stretch)
        ring.setFont(font)
        ring.set_sizes(None)
        pictures.append(_seen(ring, FACE))
    assert pictures[0] != pictures[1]
