"""The ring: how long the phase still lasts, around what to do and how many are left."""

from dataclasses import dataclass, replace
from math import pi, sqrt

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.core.compat import override
from trainer.core.text import tr
from trainer.ui.colours import Tint, colours_of, mixed
from trainer.ui.distance import AIR, lines_of
from trainer.ui.face import Face, Shape
from trainer.ui.fonts import in_pixels
from trainer.ui.ring_strokes import changed_parts, draw_ring, thickness
from trainer.ui.tabular import draw_tabular, tabular_width

_WORD, _DIGITS, _FOOT, _GAP, _DROP = 0.115, 0.21, 0.06, 0.06, 0.12
"""Type sizes and distances as parts of the ring's diameter."""

_FOOT_DROP = 1.4
"""How far below the number the foot ends near by, as a multiple of its size."""

_LEADING = 1.35
"""How far apart two lines of a word are, as a multiple of a capital's height."""

_SHRINK = 0.98

_STEP = 3.0
"""The ring is filled on in steps of so many px at least."""

_FREE, _FREE_AFAR = 0.8, 1.0
"""How much of the ring's inner width a line may take."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RingSizes:
    """The ring's diameter, its type sizes, and how the lines stand, in px.

    `gap` is between word and number; `drop` is how far below the ring's middle the number ends,
    and `foot_drop` how far below that the foot does.
    `free` is how much of the ring's inner width a line may take; `stretch` is how wide the letters
    are to be, in percent of the usual, or 0 where they stay as they are.
    """

    side: float
    word: float
    digits: float
    foot: float
    gap: float
    drop: float
    foot_drop: float
    free: float = _FREE_AFAR
    stretch: int = 0

    @classmethod
    def near(cls, side: float, least: float = 0) -> "RingSizes":
        """Return the sizes for a ring seen from nearby, no type smaller than the least."""
        foot = max(least, side * _FOOT)
        return cls(
            side=side,
            word=side * _WORD,
            digits=side * _DIGITS,
            foot=foot,
            foot_drop=foot * _FOOT_DROP,
            gap=side * _GAP,
            drop=side * _DROP,
            free=_FREE,
        )


class PhaseRing(QWidget):
    """Shows a `Face`; between two that differ in their fraction only, it repaints that part.

    Everything else is painted once into a picture that lies beneath.
    """

    def __init__(self) -> None:
        super().__init__()
        self._face = Face()
        self._fixed: RingSizes | None = None
        self._least = 0.0
        self._beneath: QPixmap | None = None
        self._square: QRectF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 160)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_face(self, face: Face) -> None:
        """Show this, repainting what differs from what is shown."""
        if self._face.still != face.still:
            self._face = face
            self._beneath = None
            self.setAccessibleName(_spoken(face))
            self.update()
        else:
            self.show_fraction(face.fraction)

    def show_fraction(self, fraction: float) -> None:
        """Show the same but for how much of the ring is filled."""
        before, square = self._face.fraction, self.square()
        if abs(fraction - before) * square.width() * pi < _STEP:
            return
        self._face = replace(self._face, fraction=fraction)
        for part in changed_parts(square, self._face.shape, before, fraction):
            self.update(part)

    def set_sizes(self, sizes: RingSizes | None, least: float = 0) -> None:
        """Draw in these sizes, or (None) in those that go with the room there is.

        In the latter case no type is smaller than the least, in px.
        """
        self._fixed, self._least = sizes, least
        self._beneath = self._square = None
        self.update()

    def square(self) -> QRectF:
        """Return the square that the ring fills."""
        if self._square is None:
            side = self._sizes().side
            left, top = (self.width() - side) / 2, (self.height() - side) / 2
            self._square = QRectF(left, top, side, side)
        return self._square

    def _sizes(self) -> RingSizes:
        room = float(min(self.width(), self.height()))
        if self._fixed is None:
            return RingSizes.near(room, self._least)
        return replace(self._fixed, side=min(room, self._fixed.side))

    def _paint_beneath(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        colours = colours_of(self.palette())
        picture.fill(colours.ground)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = mixed(colours.ground, colours.text, 0.1)
        if self._face.shape is Shape.DOTS:
            track = colours.tint(self._face.tint)
        draw_ring(painter, self.square(), self._face.shape, 1.0, track)
        self._write(painter)
        painter.end()
        return picture

    def _write(self, painter: QPainter) -> None:
        face, sizes, square = self._face, self._sizes(), self.square()
        colours = colours_of(self.palette())
        middle = square.center().x()
        lines = self._lines(face.word)
        if len(lines) > 1:
            sizes = self._below_two(lines[0], face.digits)
        baseline = square.center().y() + sizes.drop
        painter.setPen(colours.text)
        painter.setFont(self._fitted(face.digits, sizes.digits, sizes.drop))
        draw_tabular(painter, face.digits, middle, baseline)
        painter.setFont(in_pixels(self.font(), sizes.foot))
        draw_tabular(painter, face.foot, middle, baseline + sizes.foot_drop)
        painter.setPen(colours.text if face.tint is Tint.QUIET else colours.tint(face.tint))
        above = self._word_drop(sizes)
        for line in reversed(lines):
            font = self._fitted(line, sizes.word, above)
            painter.setFont(font)
            draw_tabular(painter, line, middle, square.center().y() + above)
            above -= _cap(font) * _LEADING

    def _word_drop(self, sizes: RingSizes) -> float:
        """Return how far below the ring's middle the word ends, in px."""
        return sizes.drop - _cap(self._font(sizes.digits)) - sizes.gap

    def _fits(self, word: str, sizes: RingSizes, above: float = 0) -> bool:
        """Whether a word needn't be smaller, so many px above where the last line is."""
        whole = self._font(sizes.word)
        return self._fitted(word, sizes.word, self._word_drop(sizes) - above) == whole

    def _lines(self, word: str) -> tuple[str, ...]:
        """Return the word in one line, or in two if one had to be smaller than other words."""
        return (word,) if self._fits(word, self._sizes()) else lines_of(word)

    def _below_two(self, first: str, digits: str) -> RingSizes:
        """Return the sizes for a word in two lines, of which the first needn't be smaller.

        The number stands up to half a line lower, and is smaller where that isn't enough.
        """
        sizes = wanted = self._sizes()
        line = _cap(self._font(sizes.word))
        while True:
            number = QFontMetricsF(self._font(wanted.digits))
            half = min(self._radius(), tabular_width(number, digits) / 2)
            lowest = min(sqrt(self._radius() ** 2 - half**2), self._lowest_above_foot(sizes))
            wanted = replace(wanted, drop=max(sizes.drop, min(lowest, sizes.drop + line / 2)))
            if wanted.digits < wanted.word or self._fits(first, wanted, line * _LEADING):
                return wanted
            wanted = replace(wanted, digits=wanted.digits * _SHRINK)

    def _lowest_above_foot(self, sizes: RingSizes) -> float:
        """Return how far below the ring's middle the number may end, with its foot in the ring."""
        metrics = QFontMetricsF(in_pixels(self.font(), sizes.foot))
        half = min(self._radius(), tabular_width(metrics, self._face.foot) / 2)
        if not half:
            return self._radius()
        return sqrt(self._radius() ** 2 - half**2) - sizes.foot_drop

    def _font(self, pixels: float) -> QFont:
        """Return the font of word and number in that size."""
        font = in_pixels(self.font(), pixels, bold=True)
        if self._fixed and self._fixed.stretch:
            font.setStretch(self._fixed.stretch)
        return font

    def _radius(self) -> float:
        """Return how far from the ring's middle there may be writing, in px."""
        side = self.square().width()
        return (side / 2 - thickness(side)) / AIR

    def _fitted(self, text: str, pixels: float, drop: float) -> QFont:
        """Return the font in that size, smaller where the text would come near the ring.

        The text ends `drop` below the ring's middle, in px.
        """
        font = self._font(pixels)
        wide = tabular_width(QFontMetricsF(font), text)
        radius = self._radius()
        edge = min(radius, max(abs(drop), abs(drop - _cap(font))))
        chord = 2 * sqrt(radius**2 - edge**2)
        room = min(chord, 2 * radius * AIR * self._sizes().free)
        return in_pixels(font, pixels * min(1.0, room / wide), bold=True) if wide else font

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, 360)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._beneath is None or self._beneath.devicePixelRatio() != self.devicePixelRatioF():
            self._beneath = self._paint_beneath()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = event.rect()
        ratio = self._beneath.devicePixelRatio()
        source = QRectF(where.topLeft().toPointF() * ratio, where.size().toSizeF() * ratio)
        painter.drawPixmap(QRectF(where), self._beneath, source)
        if self._face.fraction and self._face.shape is not Shape.DOTS:
            colour = colours_of(self.palette()).tint(self._face.tint)
            draw_ring(painter, self.square(), self._face.shape, self._face.fraction, colour)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._beneath = self._square = None
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._beneath = None
            self.update()
        super().changeEvent(event)


def _cap(font: QFont) -> float:
    return QFontMetricsF(font).capHeight()


def _spoken(face: Face) -> str:
    """Return what a screen reader says of the ring."""
    return tr("{word} {digits} {foot}", word=face.word, digits=face.digits, foot=face.foot).strip()
