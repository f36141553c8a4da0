"""Frames that come again: shown from the film they look the same to the pixel."""

from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from tests.ui import samples
from trainer.core.plan.timeline import Phase, PhaseKind
from trainer.ui.colours import DARK, LIGHT, Colours
from trainer.ui.figure.detail import detail_of
from trainer.ui.figure.film import Draw, Film, Source
from trainer.ui.figure.pixels import on_pixels
from trainer.ui.figure.showing import Showing

pytestmark = pytest.mark.usefixtures("qapp")  # captions need fonts

GLUTES = samples.laid_out("glutes")
PERFORMANCE = samples.perform(GLUTES)
ROOM = QRectF(2, 2, 396, 296)
PART = QRectF(2, 2, 8, 8)
STEP_MS = 1000 / 30

ROUNDED = 3
"""A gradient that is painted elsewhere is rounded otherwise, by so much of 255 at most."""


def _movements() -> dict[str, tuple[Phase, ...]]:
    """Return of every block that moves two phases alike, or the one there is."""
    found: dict[str, tuple[Phase, ...]] = {}
    for number, (first, end) in enumerate(GLUTES.block_spans):
        phases = GLUTES.phases[first:end]
        reps = [phase for phase in phases if phase.kind is PhaseKind.MOVE and phase.address.rep > 1]
        timed = [phase for phase in phases if phase.kind is PhaseKind.TIMED]
        if detail_of(PERFORMANCE, number):
            continue  # its second view is one frame behind, now and then
        name = f"{number} {GLUTES.blocks[number].exercise.id}"
        found[name] = (reps[0], reps[2]) if reps else tuple(timed * 2)
    return found


MOVEMENTS = _movements()


class Screen:
    """A picture that is painted in parts, as a widget is."""

    def __init__(self, colours: Colours, ratio: float = 1.0) -> None:
        self.colours = colours
        self.image = QImage(int(400 * ratio), int(300 * ratio), QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)
        self.image.fill(QColor("red"))

    def paint(self, showing: Showing, part: QRectF = ROOM) -> None:
        painter = QPainter(self.image)
        painter.setClipRect(part)
        painter.fillRect(part, self.colours.ground)
        showing.paint(painter, ROOM, self.colours, QFont(), part)
        painter.end()


@pytest.mark.parametrize(("colours", "ratio"), [(LIGHT, 1.0), (DARK, 1.0), (DARK, 2.0)])
@pytest.mark.parametrize("name", MOVEMENTS)
def test_each_frame_looks_as_if_all_were_painted(name: str, colours: Colours, ratio: float) -> None:
    showing = Showing(PERFORMANCE)
    screen = Screen(colours, ratio)
    for repeated, phase in enumerate(MOVEMENTS[name]):
        step = STEP_MS * 7 / min(phase.length_ms, 3_000)
        parts = [0.5 + number * step * 0.1 for number in range(8)]
        for number, fraction in enumerate(parts):
            moved = showing.move_to(phase, min(1.0, fraction), ROOM)
            begins = not repeated and not number
            if moved or begins:
                screen.paint(showing, ROOM if begins else showing.changing(ROOM, ratio))
                whole = Screen(colours, ratio)
                whole.paint(showing)
                assert _difference(screen.image, whole.image) <= ROUNDED


def _difference(one: QImage, other: QImage) -> int:
    """Return how much a channel of a pixel differs at most, of 255."""
    if one == other:
        return 0
    channels = (np.frombuffer(image.constBits(), np.uint8) for image in (one, other))
    first, second = (values.astype(np.int16) for values in channels)
    return int(np.abs(first - second).max())


def test_a_picture_is_painted_once_and_only_while_the_look_lasts() -> None:
    film = Film(10_000)
    calls: list[QPainter] = []
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    for look in ("one", "one", "other"):
        film.turn_to(look)
        painter = QPainter(image)
        film.show(painter, PART, "key", _source(calls.append))
        painter.end()
    assert len(calls) == 2
    assert image.pixelColor(5, 5) == DARK.ground


def test_only_what_differs_from_what_stands_still_is_painted_again() -> None:
    film = Film(10_000)
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    source = Source(
        ground=DARK.ground,
        draw=partial(_flood, colour="red"),
        draw_still=partial(_flood, colour="blue"),
        box=partial(QRectF, 4, 4, 2, 2),
    )
    for _ in range(2):
        image.fill(QColor("green"))
        painter = QPainter(image)
        film.show(painter, PART, "key", source)
        painter.end()
        names = [image.pixelColor(at, at).name() for at in (1, 3, 5, 7, 11)]
        wanted = [QColor(name).name() for name in ("green", "blue", "red", "blue", "green")]
        assert names == wanted


def _flood(painter: QPainter, colour: str) -> None:
    painter.fillRect(QRectF(0, 0, 20, 20), QColor(colour))


def _source(draw: Draw) -> Source:
    return Source(ground=DARK.ground, draw=draw, draw_still=_nothing, box=lambda: PART)


def _nothing(_: QPainter) -> None:
    pass


def test_no_more_is_kept_than_may_be() -> None:
    film = Film(0)
    calls: list[QPainter] = []
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for _ in range(2):
        film.show(painter, PART, "key", _source(calls.append))
    painter.end()
    assert len(calls) == 2


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_part_begins_and_ends_with_a_pixel(ratio: float) -> None:
    part = on_pixels(QRectF(3.3, 4.7, 10.1, 20.2), ratio)
    assert part.contains(QRectF(3.3, 4.7, 10.1, 20.2))
    edges = (part.left(), part.top(), part.right(), part.bottom())
    assert all(abs(edge * ratio - round(edge * ratio)) < 1e-6 for edge in edges)
