"""Keys that a widget keeps for itself where the page has shortcuts on them."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
PRESSING = ENTER | {Qt.Key.Key_Space}
"""What presses a button that has the keyboard."""


def keeps(event: QEvent, keys: AbstractSet[int]) -> bool:
    """Keep these keys from the shortcuts; return whether the event asked for one of them."""
    asked = event.type() is QEvent.Type.ShortcutOverride
    if asked and isinstance(event, QKeyEvent) and event.key() in keys:
        event.accept()
        return True
    return False


_HOT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_FUNCTION_KEYS = range(Qt.Key.Key_F1, Qt.Key.Key_F35 + 1)


def keeps_plain(event: QEvent) -> bool:
    """Keep all keys that aren't function keys, nor pressed with Ctrl or Alt."""
    asked = event.type() is QEvent.Type.ShortcutOverride
    if not asked or not isinstance(event, QKeyEvent) or event.modifiers() & _HOT:
        return False
    return event.key() not in _FUNCTION_KEYS and keeps(event, {event.key()})
