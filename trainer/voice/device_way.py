"""How long sound takes from where it can still be changed to the ear, as the device tells."""

from collections import deque
from statistics import median

_NOTED = 34
"""About a second's answers: a single one is off by 5 ms."""

_LEAST_S, _MOST_S = 0.015, 0.5
"""What is less is no more than the answers' spread; what is more is no device's truth."""

_STEP_S = 0.010
"""It counts anew where it has changed by so much."""


class DeviceWay:
    """Turns a device's answers, which waver, into a time that stands still.

    Attributes:
        way_s: how long it takes; 0 until there are answers enough.

    """

    def __init__(self) -> None:
        self.way_s = 0.0
        self._noted: deque[float] = deque(maxlen=_NOTED)

    def note(self, way_s: float) -> None:
        """Note an answer, in seconds."""
        self._noted.append(way_s)
        if len(self._noted) < _NOTED:
            return
        middle = median(self._noted)
        found = min(middle, _MOST_S) if middle >= _LEAST_S else 0.0
        if abs(found - self.way_s) >= _STEP_S:
            self.way_s = found
