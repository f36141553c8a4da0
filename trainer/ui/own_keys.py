"""Keys that a widget keeps for itself where the page has shortcuts on them."""

from collections.abc import Set as AbstractSet

from PySide6 import QtCore
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent

ENTER = frozenset({0x01000004, 0x01000005})
"""`Qt.Key.Key_Return` and `Key_Enter`: their names load all that Qt names, which takes 20 ms."""

PRESSING = ENTER | {0x20}
"""What presses a button that has the keyboard: `Qt.Key.Key_Space` too."""


def keeps(event: QEvent, keys: AbstractSet[int]) -> bool:
    """Keep these keys from the shortcuts; return whether the event asked for one of them."""
    asked = event.type() is QEvent.Type.ShortcutOverride
    if asked and isinstance(event, QKeyEvent) and event.key() in keys:
        event.accept()
        return True
    return False


def repeats(event: QEvent, keys: AbstractSet[int]) -> bool:
    """Whether this comes from one of these keys being held down: what it did is done once."""
    if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    return event.isAutoRepeat() and event.key() in keys


def keeps_plain(event: QEvent) -> bool:
    """Keep all keys that aren't function keys, nor pressed with Ctrl or Alt."""
    asked = event.type() is QEvent.Type.ShortcutOverride
    if not asked or not isinstance(event, QKeyEvent):
        return False
    keys, modifiers = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier
    if event.modifiers() & (modifiers.ControlModifier | modifiers.AltModifier):
        return False
    return not keys.Key_F1 <= event.key() <= keys.Key_F35 and keeps(event, {event.key()})
