"""Screens of common sizes, as the system describes them: px of the window's kind, and mm."""

from PySide6.QtCore import QSize

from trainer.ui.screen_size import ScreenFacts


def _screen(width: int, height: int, width_mm: int, height_mm: int) -> ScreenFacts:
    return ScreenFacts(width=width, height=height, width_mm=width_mm, height_mm=height_mm)


def turned(facts: ScreenFacts) -> ScreenFacts:
    """Return the screen standing on its short side."""
    return ScreenFacts(
        width=facts.height,
        height=facts.width,
        width_mm=facts.height_mm,
        height_mm=facts.width_mm,
    )


def size_of(facts: ScreenFacts) -> QSize:
    return QSize(round(facts.width), round(facts.height))


LAPTOP_13 = _screen(1280, 800, 286, 179)
"""Of 1280 × 800, or of 2560 × 1600 at 200 %."""

SCREENS = {
    "13": LAPTOP_13,
    "13-upright": turned(LAPTOP_13),
    "15.6": _screen(1920, 1080, 345, 194),
    "15.6-at-150": _screen(1280, 720, 345, 194),
    "15.6-upright": turned(_screen(1920, 1080, 345, 194)),
    "24": _screen(1920, 1080, 531, 299),
    "24-upright": turned(_screen(1920, 1080, 531, 299)),
    "27": _screen(2560, 1440, 597, 336),
    "27-upright": turned(_screen(2560, 1440, 597, 336)),
}
"""By their diagonals in inches."""
