"""The keys of a session; README and the keys dialog show the same table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from trainer.core.text import tr

Wish = SignalInstance | Callable[[], None]
"""A signal or a slot without a parameter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyLine:
    """What a key does, to be read; both are source texts."""

    keys: str
    does: str


KEY_LINES = (
    KeyLine(keys="Enter", does="Start the chosen routine"),
    KeyLine(keys="Space  Period  B", does="Pause, go on"),
    KeyLine(keys="→  Page Down", does="On to the next block; twice: to the next exercise"),
    KeyLine(keys="←  Page Up", does="This block again; twice: the one before"),
    KeyLine(keys="↑  ↓", does="Volume"),
    KeyLine(keys="M", does="Mute voice and tones, and back"),
    KeyLine(keys="F  F11", does="Distance mode: full screen, large"),
    KeyLine(keys="Esc", does="End the session, or leave full screen"),
    KeyLine(keys="F5  Shift+F5", does="Start; go on, where you were"),
    KeyLine(keys="Media keys", does="Pause, go on; next, previous; end the session; volume"),
    KeyLine(keys="Ctrl+,", does="Settings"),
    KeyLine(keys="Ctrl+S", does="Save the chosen routine as audio"),
    KeyLine(keys="F1", does="These keys"),
)


REPEATING = frozenset({"Up", "Down", "Volume Up", "Volume Down"})
"""What goes on while the key is held down."""


def key_lines() -> tuple[tuple[str, str], ...]:
    """Return the keys and what they do, in the screen's language."""
    return tuple((tr(line.keys), tr(line.does)) for line in KEY_LINES)


def bind(
    widget: QWidget, wishes: Mapping[str, Wish], repeating: frozenset[str] = frozenset()
) -> None:
    """Let keys voice a widget's wishes while it, or a widget in it, has the keyboard."""
    for key, wish in wishes.items():
        shortcut = QShortcut(QKeySequence(key), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(key in repeating)
        shortcut.activated.connect(wish)
