"""Type sizes, as multiples of the system's text size or as parts of the window's."""

from PySide6.QtGui import QFont, QFontInfo

BODY, LEAD, TITLE, LARGE = 1.0, 1.2, 2.0, 3.0
"""Type sizes as multiples of the system's text size; no page has more than three of them."""


def sized(base: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return the font in another size, counted from the system's."""
    return in_pixels(base, QFontInfo(base).pixelSize() * factor, bold=bold)


def in_pixels(base: QFont, pixels: float, *, bold: bool = False) -> QFont:
    """Return the font in a size in px, with digits that are all equally wide."""
    font = QFont(base)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
