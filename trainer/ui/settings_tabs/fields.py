"""The fields of the settings dialog: standard inputs that take their limits from a setting's spec.

Each has `edited`, a signal that carries an `Edit` whenever the person changes the value, and
`show_value`, which shows another value without that signal.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QSlider,
    QWidget,
)

from trainer.core.compat import override
from trainer.core.settings import Spec
from trainer.core.text import Message, sentence, tr
from trainer.ui.labels import PlainLabel
from trainer.ui.number_box import DecimalBox


@dataclass(frozen=True, slots=True)
class Edit:
    """A setting's key and the value that it was given; None leaves it to the routine."""

    key: str
    value: object


@dataclass(frozen=True, kw_only=True, slots=True)
class Unset:
    """What holds while an optional number is unset, in words, and where stepping starts from."""

    text: str
    start: float


class NumberBox(DecimalBox):
    """A number within its spec's limits.

    An optional one can be emptied: then it is unset, and shows in grey what holds instead. `zero`
    are the words for 0, of which the first is shown.
    """

    edited = Signal(Edit)

    def __init__(
        self,
        spec: Spec,
        *,
        unit: str = "",
        unset: Unset | None = None,
        zero: tuple[str, ...] = (),
    ) -> None:
        self._spec = spec  # Qt asks for the text while the box is being made
        self._zero = zero
        self._start = spec.low
        self._lowest = 0.0 if spec.zero else spec.low
        self._optional = unset is not None
        super().__init__(unit=unit, decimals=0 if spec.kind is int else 2)
        self.setSingleStep(spec.step)
        self.setRange(self._lowest - self._optional, spec.high)
        if unset:
            self.show_unset(unset)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._report)

    def show_unset(self, unset: Unset) -> None:
        """Show in grey, while no number is set, what holds then."""
        self._start = unset.start
        self.lineEdit().setPlaceholderText(unset.text)
        self.setAccessibleDescription(tr("Left empty: {value}", value=unset.text))

    def show_value(self, value: float | None) -> None:
        """Show a number, or that there is none."""
        with QSignalBlocker(self):
            self.setValue(self.minimum() if value is None else value)

    def chosen(self) -> float | None:
        """Return the number, or None while it is unset."""
        value = self.value()
        return None if value < self._lowest else self._spec.kind(value)

    def _report(self) -> None:
        self.edited.emit(Edit(self._spec.key, self.chosen()))

    @override
    def number(self, text: str) -> float | None:
        typed = text.strip().casefold()
        if self._optional and not typed:
            return self.minimum()
        words = [word.casefold() for word in self._zero]
        if typed in words:
            return 0
        return None if any(word.startswith(typed) for word in words) else super().number(text)

    @override
    def state(self, number: float | None) -> QValidator.State:
        if number is not None and number < self._spec.low:
            unset = number == self.minimum() and self._optional
            none = number == 0 and self._spec.zero
            states = QValidator.State
            return states.Acceptable if unset or none else states.Intermediate
        return super().state(number)

    @override
    def nearest(self, number: float) -> float:
        return min(max(number, self._spec.low), self._spec.high)

    @override
    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag
        both = flags.StepUpEnabled | flags.StepDownEnabled
        return both if self.chosen() is None else super().stepEnabled()

    @override
    def stepBy(self, steps: int) -> None:
        chosen = self.chosen()
        now = self._start if chosen is None else chosen
        aim = now + steps * self.singleStep()
        if aim < self._spec.low:
            to_zero = self._spec.zero and steps < 0 and (now <= self._spec.low or aim <= 0)
            aim = 0 if to_zero else self._spec.low
        self.setValue(aim)
        self.selectAll()

    @override
    def textFromValue(self, value: float) -> str:
        if value < self._lowest:
            return ""
        return self._zero[0] if self._zero and not value else super().textFromValue(value)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel that scrolls the page must not change the numbers that pass below it.
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class ChoiceBox(QComboBox):
    """A choice between words; `names` gives each its name.

    An optional one has a first entry that leaves it to the routine; then the routine's `own` shows
    in grey.
    """

    edited = Signal(Edit)

    def __init__(self, spec: Spec, names: Mapping[str, Message], *, own: str = "") -> None:
        super().__init__()
        self._spec = spec
        if own:
            self.addItem(tr("As the routine says"), None)
            self.setPlaceholderText(own)
            self.setAccessibleDescription(tr("The routine says: {value}", value=own))
        for choice in spec.choices:
            self.addItem(sentence(names[choice]), choice)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(self._report)

    def show_value(self, value: str | None) -> None:
        """Show a choice, or that there is none."""
        with QSignalBlocker(self):
            self.setCurrentIndex(-1 if value is None else self.findData(str(value)))

    def _report(self) -> None:
        chosen = self.currentData()
        if chosen is None:
            self.show_value(None)
        value = None if chosen is None else self._spec.read(chosen)
        self.edited.emit(Edit(self._spec.key, value))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class FlagBox(QCheckBox):
    """A setting that is on or off."""

    edited = Signal(Edit)

    def __init__(self, spec: Spec, label: str) -> None:
        super().__init__(label)
        self._spec = spec
        self.toggled.connect(self._report)

    def show_value(self, value: bool) -> None:  # noqa: FBT001 - the value is the point
        """Show whether it is on."""
        with QSignalBlocker(self):
            self.setChecked(value)

    def _report(self) -> None:
        self.edited.emit(Edit(self._spec.key, self.isChecked()))


class Gauge(QWidget):
    """A number as a slider with its box beside it; the keyboard uses the box.

    `ends` are words for the slider's ends, the left one first; `falling` puts the highest number
    at the left.
    """

    edited = Signal(Edit)

    def __init__(
        self, spec: Spec, *, unit: str, ends: tuple[str, str] = ("", ""), falling: bool = False
    ) -> None:
        super().__init__()
        self._unit = 1 if spec.kind is int else _FINE
        self._box = NumberBox(spec, unit=unit)
        self._slider = _Slider(Qt.Orientation.Horizontal)
        self._slider.setRange(round(spec.low / self._unit), round(spec.high / self._unit))
        self._slider.setPageStep(round(spec.step / self._unit))
        self._slider.setInvertedAppearance(falling)
        self._slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._slider.valueChanged.connect(self._set_from_slider)
        self._box.edited.connect(self._follow)
        self._box.edited.connect(self.edited)
        self._lay_out(*ends)
        self.setFocusProxy(self._box)

    def _lay_out(self, left: str, right: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for word, stretch, after in ((left, 1, self._slider), (right, 0, self._box)):
            if word:
                row.addWidget(PlainLabel(word))
            row.addWidget(after, stretch)

    @property
    def box(self) -> NumberBox:
        """The part that is typed into."""
        return self._box

    def set_name(self, name: str) -> None:
        """Give both parts a name for screen readers."""
        self._box.setAccessibleName(name)
        self._slider.setAccessibleName(name)

    def show_value(self, value: float) -> None:
        """Show a number."""
        self._box.show_value(value)
        self._show_on_slider(value)

    def _set_from_slider(self, steps: int) -> None:
        self._box.setValue(steps * self._unit)

    def _follow(self, edit: Edit) -> None:
        if isinstance(edit.value, int | float):
            self._show_on_slider(edit.value)

    def _show_on_slider(self, value: float) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(value / self._unit))


_FINE = 0.01
"""What a slider's own whole numbers stand for where the setting is no whole number."""


class _Slider(QSlider):
    """A slider that leaves the wheel to the page."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
