"""In which order Tab goes through a page whose parts were not built in that order."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_layout(layout: QLayout) -> None:
    """Let Tab go through what is laid out in the order in which it is."""
    stops = (part for part in _parts(layout) if part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _parts(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets in a layout, each before what is in it."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        part = item.widget() if item else None
        if part:
            yield part
        inner = part.layout() if part else item
        if isinstance(inner, QLayout):
            yield from _parts(inner)
