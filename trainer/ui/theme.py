"""Light or dark: the palette and the few rules of style that the whole window follows."""

from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from trainer.ui.colours import (
    DARK,
    LIGHT,
    STARK_DARK,
    STARK_LIGHT,
    Colours,
    mixed,
)

SYSTEM, LIGHT_ONLY, DARK_ONLY = "system", "light", "dark"
"""The themes, as the settings name them."""

_MIDDLE = 128
"""Whose ground is darker than this, of 255, is a dark system."""

_SHEET = """
QPushButton {{
    background: {button}; color: {text}; border: 1px solid {edge};
    border-radius: 6px; padding: 4px 12px; min-height: 1.5em; min-width: 3.5em; outline: 0;
}}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {pressed}; }}
QPushButton:checked {{ border-color: {text}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 3px 11px; }}
QPushButton:disabled {{ color: {faint}; border-color: {line}; }}
QPushButton[primary="true"] {{
    background: {accent}; color: {on_accent}; border: 2px solid {accent}; border-radius: 8px;
    padding: 6px 16px; min-height: 2em; min-width: 6em;
}}
QPushButton[primary="true"]:hover {{ background: {accent_hover}; }}
QPushButton[primary="true"]:pressed {{ background: {accent_pressed}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {text}; }}
QPushButton[primary="true"]:disabled {{
    background: {line}; color: {faint}; border-color: {line};
}}
QPushButton[plain="true"] {{
    background: transparent; border-color: transparent; padding: 4px 10px; min-width: 1em;
}}
QPushButton[plain="true"]:hover {{ background: {hover}; }}
QPushButton[plain="true"]:focus {{ border: 2px solid {accent}; padding: 3px 9px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton::menu-indicator {{ width: 0; }}
QProgressBar {{ background: {line}; border: 0; border-radius: 2px; max-height: 4px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QToolTip {{ color: {text}; background: {surface}; border: 1px solid {edge}; padding: 4px; }}
"""

STYLE = ("-style", "fusion")
"""What the application's arguments must hold: the look is drawn for this style.

Setting it later would build Qt's style classes for Python first, which takes 10 ms.
"""


def palette_of(colours: Colours) -> QPalette:
    """Return the toolkit's palette for a set of colours."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, colours.ground),
        (roles.WindowText, colours.text),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.ground),
        (roles.Text, colours.text),
        (roles.PlaceholderText, colours.quiet),
        (roles.Button, colours.surface),
        (roles.ButtonText, colours.text),
        (roles.BrightText, colours.on_accent),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Accent, colours.accent),
        (roles.Link, colours.accent),
        (roles.LinkVisited, colours.lower),
        (roles.ToolTipBase, colours.surface),
        (roles.ToolTipText, colours.text),
        (roles.Light, mixed(colours.surface, QColor("white"), 0.1)),
        (roles.Midlight, mixed(colours.ground, colours.text, 0.06)),
        (roles.Mid, mixed(colours.ground, colours.text, 0.25)),
        (roles.Dark, mixed(colours.ground, colours.text, 0.4)),
        (roles.Shadow, mixed(colours.ground, QColor("black"), 0.7)),
    ):
        palette.setColor(role, colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, _faint(colours))
    return palette


def field_palette_of(colours: Colours) -> QPalette:
    """Return the palette for fields, whose frame the style draws in a darkened ground."""
    palette = palette_of(colours)
    palette.setColor(QPalette.ColorRole.Window, _edge(colours).lighter(_FRAME_PERCENT))
    return palette


_FIELDS = ("QAbstractSpinBox", "QLineEdit", "QComboBox", "QCheckBox", "QSlider")
_FRAME_PERCENT = 140
"""How much Fusion darkens the ground for a frame."""


def _edge(colours: Colours) -> QColor:
    """Return the colour of what frames a field, which must be found on the ground."""
    return mixed(colours.ground, colours.text, 0.5)


def sheet_of(colours: Colours) -> str:
    """Return the style rules for a set of colours: buttons and hints; the rest is the style's."""
    return _SHEET.format(
        button=colours.surface.name(),
        text=colours.text.name(),
        edge=_rim(colours).name(),
        line=colours.line.name(),
        hover=mixed(colours.surface, colours.text, 0.05).name(),
        pressed=mixed(colours.surface, colours.text, 0.12).name(),
        faint=_faint(colours).name(),
        surface=colours.surface.name(),
        accent=colours.accent.name(),
        on_accent=colours.on_accent.name(),
        accent_hover=mixed(colours.accent, colours.text, 0.1).name(),
        accent_pressed=mixed(colours.accent, colours.text, 0.2).name(),
    )


def _rim(colours: Colours) -> QColor:
    """Return the colour of a button's frame: calm, but plain to see in high contrast."""
    stark = colours.quiet == colours.text
    return colours.text if stark else mixed(colours.ground, colours.text, 0.28)


def _faint(colours: Colours) -> QColor:
    return mixed(colours.quiet, colours.ground, 0.3)


class Look(QObject):
    """Gives an application its look, and follows the system's where the person leaves it to that.

    To be made before the first widget; needs the style's hints, so after the application.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._theme = SYSTEM
        self._follows = False

    def wear_at_first(self, theme: str) -> None:
        """Take on a theme at a glance, until `wear` looks at all that the system says of it.

        That needs Qt's own names, which take 20 ms to load: the window comes first.
        """
        ground = self._app.palette().window().color()
        self._dress(dark=theme == DARK_ONLY or (theme == SYSTEM and ground.value() < _MIDDLE))

    def wear(self, theme: str) -> None:
        """Take on a theme: "system", "light" or "dark"."""
        self._theme = theme
        hints, schemes = self._app.styleHints(), QtCore.Qt.ColorScheme
        if not self._follows:
            hints.colorSchemeChanged.connect(self._follow)
            self._follows = True
        forced = {LIGHT_ONLY: schemes.Light, DARK_ONLY: schemes.Dark}
        hints.setColorScheme(forced.get(theme, schemes.Unknown))
        scheme = forced.get(theme, hints.colorScheme())
        self._dress(dark=scheme is schemes.Dark, stark=_stark(self._app))

    def _follow(self, scheme: "QtCore.Qt.ColorScheme") -> None:
        if self._theme == SYSTEM:
            dark = scheme is QtCore.Qt.ColorScheme.Dark
            self._dress(dark=dark, stark=_stark(self._app))

    def _dress(self, *, dark: bool, stark: bool = False) -> None:
        light, its_dark = (STARK_LIGHT, STARK_DARK) if stark else (LIGHT, DARK)
        colours = its_dark if dark else light
        palette, sheet = palette_of(colours), sheet_of(colours)
        if self._app.palette() != palette or self._app.styleSheet() != sheet:
            self._app.setPalette(palette)
            fields = field_palette_of(colours)
            for kind in _FIELDS:
                self._app.setPalette(fields, kind)  # type: ignore[arg-type] # stub asks for bytes
            self._app.setStyleSheet(sheet)


def _stark(app: QApplication) -> bool:
    """Whether the system asks for high contrast; toolkits before 6.10 can't tell."""
    ask = getattr(app.styleHints(), "accessibility", None)
    if ask is None:
        return False
    return bool(ask().contrastPreference() is QtCore.Qt.ContrastPreference.HighContrast)
