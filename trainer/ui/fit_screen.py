"""Keeps a window within its screen, however small that is or large its text."""

from PySide6.QtWidgets import QWidget

MOST = 0.92
"""How much of the screen's free room a dialog takes at most; its frame needs some, too."""


def fit_screen(window: QWidget) -> None:
    """Make a window that is about to be seen no larger than its screen has room for."""
    room = window.screen().availableSize() * MOST
    window.resize(window.size().boundedTo(room))
