"""Keys that are known by their place on the keyboard, where a layout gives them other letters.

A presenter's remote sends the places of its keys, as a US keyboard has them: under a French or
Russian layout the one for a blank screen arrives as ":" or "ю".
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_XKB = frozenset({48 + 8, 52 + 8})
"""KEY_B and KEY_DOT of linux/input-event-codes.h; X11 and Wayland count from 8."""

_WINDOWS = frozenset({0x30, 0x34})
"""Scan codes (set 1) of the USB HID usages 0x05 and 0x37, after Microsoft's translation table."""

_MACOS = frozenset({0x0B, 0x2F})
"""kVK_ANSI_B and kVK_ANSI_Period of HIToolbox/Events.h; Qt has them as virtual keys."""


def is_blank_key(event: QKeyEvent, platform: str = "") -> bool:
    """Whether this is the key, at the place of B or of the period, that blanks a presentation.

    `platform` is a name of Qt's for the window system; by default the one that is used.
    """
    if event.modifiers() != Qt.KeyboardModifier.NoModifier:
        return False
    match platform or QGuiApplication.platformName():
        case "windows":
            return event.nativeScanCode() in _WINDOWS
        case "cocoa":
            return event.nativeVirtualKey() in _MACOS
        case _:
            return event.nativeScanCode() in _XKB
