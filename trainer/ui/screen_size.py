"""How large a screen really is: as the person measured it, or as it reports where that can be."""

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot

from PySide6.QtGui import QScreen

MM_PER_INCH = 25.4
USUAL_DPI = 96.0
"""Dots per inch that are assumed where a screen's size is not known."""

_LIKELY_DPI = (20.0, 400.0)
"""From a large television to a small laptop's dense screen, in the window's own px."""

_RATIOS = {(16, 9), (16, 10), (160, 90), (160, 100)}
"""Some screens, projectors mostly, report their shape where their size should be, in cm or mm."""

_SQUARE = 1.25
"""Px that seem longer than wide by more than this belong to a size that isn't this screen's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenFacts:
    """What the system says of a screen: its size in the window's px, and in mm (0: unknown)."""

    width: float
    height: float
    width_mm: float
    height_mm: float

    @property
    def inches(self) -> float:
        """The reported diagonal, in inches."""
        return hypot(self.width_mm, self.height_mm) / MM_PER_INCH


ScreenSource = Callable[[QScreen], ScreenFacts]
"""Finds out about a screen."""


def facts_of(screen: QScreen) -> ScreenFacts:
    """Return what the system says of a screen."""
    size, real = screen.geometry(), screen.physicalSize()
    return ScreenFacts(
        width=size.width(), height=size.height(), width_mm=real.width(), height_mm=real.height()
    )


def is_likely(facts: ScreenFacts) -> bool:
    """Whether the size that a screen reports can be true."""
    sides = sorted((facts.width_mm, facts.height_mm))
    if sides[0] <= 0 or (round(sides[1]), round(sides[0])) in _RATIOS:
        return False
    across, down = sorted((facts.width, facts.height))
    low, high = _LIKELY_DPI
    dpi = hypot(across, down) / facts.inches
    stretched = (down / across) / (sides[1] / sides[0])
    return low <= dpi <= high and 1 / _SQUARE <= stretched <= _SQUARE


def px_per_mm(facts: ScreenFacts, inches: float | None = None) -> float:
    """Return how many of the window's px a mm of a screen has.

    Args:
        facts: what the system says of the screen; where that can't be, 96 dpi are assumed.
        inches: its diagonal as a person measured it, which wins.

    """
    if inches is None and not is_likely(facts):
        return USUAL_DPI / MM_PER_INCH
    diagonal = facts.inches if inches is None else inches
    return hypot(facts.width, facts.height) / diagonal / MM_PER_INCH
