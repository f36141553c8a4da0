"""The field that a number is typed into, whichever decimal separator the person uses."""

import re

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from trainer.core.compat import override

_NUMBER = re.compile(
    r"\s*(?P<whole>\d*)(?:(?P<point>[.,\u066b])(?P<part>\d*))?\s*(?P<unit>.*)", re.DOTALL
)
"""Digits of any script; a point, a comma or the Arabic separator; a unit. Groups of digits are
never separated: "1.500" is one and a half, as in every other field of the program."""


class DecimalBox(QDoubleSpinBox):
    """A number, with a unit after it; point and comma both stand before the decimals.

    Qt's own box takes only the locale's separator, and the other one as one between thousands.
    """

    def __init__(self, *, unit: str = "", decimals: int = 2) -> None:
        self._unit = unit  # Qt asks for the text while the box is being made
        super().__init__()
        self.setDecimals(decimals)

    def number(self, text: str) -> float | None:
        """Return the number that a text says; None where it says none yet.

        Raises:
            ValueError: it can't become one, whatever is typed next.

        """
        found = _NUMBER.fullmatch(text)
        if found is None or not self._unit.strip().startswith(found["unit"].strip()):
            raise ValueError(text)
        part = found["part"] or ""
        if (found["point"] and not self.decimals()) or len(part) > self.decimals():
            raise ValueError(text)
        return float(f"{found['whole'] or 0}.{part or 0}") if found["whole"] or part else None

    def _number_in(self, text: str) -> float | None:
        """Return the number that a text says; None of any other text: Qt can't bear an error."""
        try:
            return self.number(text)
        except ValueError:
            return None

    def state(self, number: float | None) -> QValidator.State:
        """Return whether a typed number can be taken, or become one that can."""
        fits = number is not None and self.minimum() <= number <= self.maximum()
        return QValidator.State.Acceptable if fits else QValidator.State.Intermediate

    def nearest(self, number: float) -> float:
        """Return the number within the limits that is nearest to another one."""
        return min(max(number, self.minimum()), self.maximum())

    @override
    def textFromValue(self, value: float) -> str:
        locale = self.locale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale.toString(float(value), "g", 6) + self._unit

    @override
    def valueFromText(self, text: str) -> float:
        number = self._number_in(text)
        return self.value() if number is None else number

    @override
    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        try:
            number = self.number(text)
        except ValueError:
            return (QValidator.State.Invalid, text, pos)
        return (self.state(number), text, pos)

    @override
    def fixup(self, text: str) -> str:
        """Bring a number that was typed beyond the limits to the nearest one within them."""
        number = self._number_in(text)
        return text if number is None else self.textFromValue(self.nearest(number))
