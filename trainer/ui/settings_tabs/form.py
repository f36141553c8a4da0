"""A tab of labelled fields, one setting each."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QWidget

from trainer.core.compat import override
from trainer.core.settings import Settings
from trainer.ui.labels import PlainLabel
from trainer.ui.settings_tabs.fields import ChoiceBox, Edit, FlagBox, Gauge, NumberBox
from trainer.ui.settings_tabs.voice_box import VoiceBox

Field = NumberBox | ChoiceBox | FlagBox | Gauge | VoiceBox


class Page(QScrollArea):
    """A tab that scrolls, so that nothing of it is lost in a small window.

    Attributes:
        edited: carries an `Edit` whenever the person changes a setting.

    """

    edited = Signal(Edit)

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Tab stops are the fields; an area that can be focused too would be one without a name.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        # The tab's own ground shows through, as it does around the page.
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    @override
    def sizeHint(self) -> QSize:
        # The bar comes beside the page, not over it.
        return super().sizeHint() + QSize(self.verticalScrollBar().sizeHint().width(), 0)


class Note(PlainLabel):
    """A sentence below a field, as high as its lines: a form leaves it more room otherwise."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setWordWrap(True)

    @override
    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        wide = max(usual.width(), self.width())
        return QSize(usual.width(), self.heightForWidth(wide))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


class FormPage(Page):
    """A tab with a row for each setting."""

    def __init__(self) -> None:
        inside = QWidget()
        super().__init__(inside)
        self._form = QFormLayout(inside)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._fields: dict[str, Field] = {}

    def add(self, key: str, label: str, field: Field) -> None:
        """Append a setting's field with its label, whose ``&`` marks the key that leads to it."""
        name = PlainLabel(label)
        name.setBuddy(field.box if isinstance(field, Gauge) else field)
        self._form.addRow(name, field)
        self._known(key, label, field)

    def add_flag(self, key: str, label: str, field: FlagBox) -> None:
        """Append a field that is its own label."""
        self._form.addRow("", field)
        self._known(key, label, field)

    def _known(self, key: str, label: str, field: Field) -> None:
        name = label.replace("&", "")
        field.set_name(name) if isinstance(field, Gauge) else field.setAccessibleName(name)
        field.setObjectName(key)
        field.edited.connect(self.edited)
        self._fields[key] = field

    def line_up(self) -> None:
        """Let all sliders end beneath each other."""
        boxes = [field.box for field in self._fields.values() if isinstance(field, Gauge)]
        widest = max(box.sizeHint().width() for box in boxes)
        for box in boxes:
            box.setMinimumWidth(widest)

    def show_settings(self, settings: Settings) -> None:
        """Show the values of all fields."""
        for key, field in self._fields.items():
            value: Any = getattr(settings, key)
            field.show_value(value)
