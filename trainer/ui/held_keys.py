"""Keys that are held down, where the system doesn't say so."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from trainer.core.compat import override


class HeldKeys(QObject):
    """Marks as repeated, in every window, what a key that is held down repeats.

    X11 repeats a key by a release and a press of the same time. Qt looks for that press when it
    reads the release; on a busy machine it hasn't arrived yet, and counts as pressed by a person.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._released = (0, 0)
        application.focusWindowChanged.connect(self._watch)

    @Slot("QWindow*")
    def _watch(self, window: QWindow | None) -> None:
        if window:
            window.installEventFilter(self)

    def _is_unmarked(self, event: QKeyEvent) -> bool:
        """Tell whether this is a repetition that isn't marked as one; take note of releases."""
        key = (event.nativeScanCode(), event.timestamp())
        if event.type() is QEvent.Type.KeyRelease:
            self._released = key
            return False
        return key == self._released and all(key) and not event.isAutoRepeat()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not self._is_unmarked(event):
            return False
        event.accept()  # which keeps it from the shortcuts
        if event.type() is QEvent.Type.KeyPress:
            QCoreApplication.sendEvent(watched, _marked(event))
        return True


def _marked(press: QKeyEvent) -> QKeyEvent:
    """Return the same press of a key as a repeated one."""
    return QKeyEvent(
        press.type(),
        press.key(),
        press.modifiers(),
        press.nativeScanCode(),
        press.nativeVirtualKey(),
        press.nativeModifiers(),
        press.text(),
        True,  # noqa: FBT003 - Qt names no parameter here
        press.count(),
    )
