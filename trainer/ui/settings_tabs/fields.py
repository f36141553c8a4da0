"""The fields of the settings dialog: standard inputs that take their limits from a setting's spec.

Each has `edited`, a signal that carries an `Edit` whenever the person changes the value, and
`show_value`, which shows another value without that signal.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QSlider,
    QWidget,
)

from trainer.core.compat import override
from trainer.core.settings import Spec
from trainer.core.text import Message, sentence


@dataclass(frozen=True, slots=True)
class Edit:
    """A setting's key and the value that it was given; None leaves it to the routine."""

    key: str
    value: object


@dataclass(frozen=True, kw_only=True, slots=True)
class Unset:
    """What an optional number shows while it is unset, and the number that editing starts from."""

    text: str
    start: float


class NumberBox(QDoubleSpinBox):
    """A number within its spec's limits.

    An optional one has one more place below the lowest number, which stands for "unset".
    """

    edited = Signal(Edit)

    def __init__(self, spec: Spec, *, suffix: str = "", unset: Unset | None = None) -> None:
        super().__init__()
        self._spec = spec
        self._start = unset.start if unset else spec.low
        self.setDecimals(0 if spec.kind is int else 2)
        self.setSingleStep(spec.step)
        self.setRange(spec.low - (spec.step if unset else 0), spec.high)
        self.setSuffix(suffix)
        self.setSpecialValueText(unset.text if unset else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._report)

    def show_value(self, value: float | None) -> None:
        """Show a number, or that there is none."""
        with QSignalBlocker(self):
            self.setValue(self.minimum() if value is None else value)

    def chosen(self) -> float | None:
        """Return the number, or None while it is unset."""
        value = self.value()
        return None if value < self._spec.low else self._spec.kind(value)

    def _report(self) -> None:
        self.edited.emit(Edit(self._spec.key, self.chosen()))

    @override
    def stepBy(self, steps: int) -> None:
        if self.chosen() is None and steps > 0:
            self.setValue(self._start)
        else:
            super().stepBy(steps)

    @override
    def textFromValue(self, value: float) -> str:
        return self.locale().toString(value, "g", 6)

    @override
    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        # The place below the lowest number is for "unset" alone, not for numbers that are typed.
        answer = super().validate(text, pos)
        unset = text == self.specialValueText()
        too_low = not unset and self.valueFromText(text) < self._spec.low
        return (QValidator.State.Intermediate, text, pos) if too_low else answer

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel that scrolls the page must not change the numbers that pass below it.
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class ChoiceBox(QComboBox):
    """A choice between words; `names` gives each its name, `unset` that of no choice, if any."""

    edited = Signal(Edit)

    def __init__(self, spec: Spec, names: Mapping[str, Message], *, unset: str = "") -> None:
        super().__init__()
        self._spec = spec
        if unset:
            self.addItem(unset, None)
        for choice in spec.choices:
            self.addItem(sentence(names[choice]), choice)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(self._report)

    def show_value(self, value: str | None) -> None:
        """Show a choice, or that there is none."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(None if value is None else str(value)))

    def _report(self) -> None:
        chosen = self.currentData()
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
    """A number as a slider with its box beside it; the keyboard uses the box."""

    edited = Signal(Edit)

    def __init__(self, spec: Spec, *, suffix: str) -> None:
        super().__init__()
        self._box = NumberBox(spec, suffix=suffix)
        self._slider = _Slider(Qt.Orientation.Horizontal)
        self._slider.setRange(round(spec.low), round(spec.high))
        self._slider.setPageStep(round(spec.step))
        self._slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._slider.valueChanged.connect(self._box.setValue)
        self._box.edited.connect(self._follow)
        self._box.edited.connect(self.edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._slider, 1)
        row.addWidget(self._box)
        self.setFocusProxy(self._box)

    @property
    def box(self) -> NumberBox:
        """The part that is typed into."""
        return self._box

    def show_value(self, value: float) -> None:
        """Show a number."""
        self._box.show_value(value)
        self._show_on_slider(value)

    def _follow(self, edit: Edit) -> None:
        if isinstance(edit.value, int):
            self._show_on_slider(edit.value)

    def _show_on_slider(self, value: float) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(value))


class _Slider(QSlider):
    """A slider that leaves the wheel to the page."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
