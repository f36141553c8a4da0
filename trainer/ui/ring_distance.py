"""The ring's sizes for somebody some metres away, on this screen, in this font."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetricsF

from trainer.core.plan.timeline import Timeline
from trainer.core.text import tr
from trainer.ui.describe import phase_word
from trainer.ui.distance import Room, heights, lines_of
from trainer.ui.fonts import in_pixels
from trainer.ui.phase_ring import RingSizes
from trainer.ui.tabular import tabular_width

_SAMPLE_PX = 1000
"""Letters are measured in this size, in which a px more or less says nothing."""


def longest_word(timeline: Timeline) -> str:
    """Return the widest line that the ring will show: a word, or a part of one in two lines."""
    words = {phase_word(phase, timeline.blocks[phase.block]) for phase in timeline.phases}
    words |= {tr("Paused"), tr("Ready")}
    return max((line for word in words for line in lines_of(word)), key=len).upper()


def sizes_from_afar(
    font: QFont, px_per_mm: float, size: QSize, metres: float, face: tuple[str, str, str]
) -> RingSizes:
    """Return the sizes for a ring with that word, number and foot that may take all of a room.

    They are the same for all usual words and numbers, so that nothing jumps; one that is wider has
    its own. Heights are those of the ink of a capital or a digit, in which fonts of one size
    differ.
    """
    word, digits, foot = face
    sample = in_pixels(font, _SAMPLE_PX, bold=True)
    stretch = _stretch_for(sample)
    if stretch:
        sample.setStretch(stretch)
    metrics = QFontMetricsF(sample)
    capital = metrics.tightBoundingRect("H").height()
    digit = metrics.tightBoundingRect("0").height()
    small = QFontMetricsF(in_pixels(font, _SAMPLE_PX))
    low = small.tightBoundingRect("H").height()
    found = heights(
        Room(
            width=size.width(),
            height=size.height(),
            px_per_mm=px_per_mm,
            metres=metres,
            word_wide=_widest(metrics, *lines_of(word), tr("Prepare").upper()) / capital,
            digits_wide=_widest(metrics, digits, "88") / digit,
            foot_wide=_widest(small, foot, tr("of {reps}", reps=88)) / low,
        )
    )
    return RingSizes(
        side=found.side,
        word=found.word * _SAMPLE_PX / capital,
        digits=found.digits * _SAMPLE_PX / digit,
        foot=found.foot * _SAMPLE_PX / low,
        foot_drop=found.foot_drop,
        gap=found.gap,
        drop=found.drop,
        stretch=stretch,
    )


def _stretch_for(font: QFont) -> int:
    """Return how wide a font's letters are to be, in percent, or 0 if they are narrow enough.

    Wide ones would have to be low.
    """
    metrics = QFontMetricsF(font)
    wide = tabular_width(metrics, "0") / metrics.tightBoundingRect("0").height()
    if wide <= _USUAL:
        return 0
    return round((font.stretch() or 100) * max(_NARROWEST, _USUAL / wide))


_USUAL, _NARROWEST = 0.78, 0.8
"""How wide a digit is, as a part of its height; and how much narrower it may be made."""


def _widest(metrics: QFontMetricsF, *texts: str) -> float:
    return max(tabular_width(metrics, text) for text in texts)
