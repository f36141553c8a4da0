"""The ring's sizes for somebody some metres away, on this screen, in this font."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetricsF, QScreen

from trainer.core.plan.timeline import Timeline
from trainer.core.text import tr
from trainer.ui.describe import phase_word
from trainer.ui.distance import Room, heights
from trainer.ui.fonts import in_pixels
from trainer.ui.phase_ring import RingSizes
from trainer.ui.tabular import tabular_width

_USUAL_PX_PER_MM = 96 / 25.4
_LIKELY_PX_PER_MM = (0.5, 20.0)
_SAMPLE_PX = 100.0


def px_per_mm(screen: QScreen) -> float:
    """Return how many of the window's px a mm of the screen has; a guess where it can't be so."""
    tall = screen.physicalSize().height()
    density = screen.geometry().height() / tall if tall > 0 else 0.0
    low, high = _LIKELY_PX_PER_MM
    return density if low <= density <= high else _USUAL_PX_PER_MM


def longest_word(timeline: Timeline) -> str:
    """Return the widest word that the ring will show."""
    words = {phase_word(phase, timeline.blocks[phase.block]) for phase in timeline.phases}
    return max(words | {tr("Paused"), tr("Ready")}, key=len).upper()


def sizes_from_afar(
    font: QFont, screen: QScreen, size: QSize, metres: float, word: str
) -> RingSizes:
    """Return the sizes for a ring that may take all of a window of that size."""
    metrics = QFontMetricsF(in_pixels(font, _SAMPLE_PX, bold=True))
    cap = metrics.capHeight()
    found = heights(
        Room(
            width=size.width(),
            height=size.height(),
            px_per_mm=px_per_mm(screen),
            metres=metres,
            word_wide=tabular_width(metrics, word) / cap,
            digits_wide=tabular_width(metrics, "88") / cap,
        )
    )
    em = _SAMPLE_PX / cap
    return RingSizes(
        side=found.side,
        word=found.word * em,
        digits=found.digits * em,
        foot=0,
        gap=found.gap,
        drop=found.drop,
    )
