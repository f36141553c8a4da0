"""The window itself, with as little behind it as it takes to be seen."""

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.app.memory import kept_geometry
from trainer.storage.paths import Folders
from trainer.ui.fit_screen import fit_screen
from trainer.ui.main_window import MainWindow
from trainer.ui.theme import SYSTEM, Look

if TYPE_CHECKING:
    from trainer.app.preferences import Preferences
    from trainer.storage.settings_file import LoadedSettings

_THEME = re.compile(r'^theme *= *"(light|dark)"', re.MULTILINE)
_GLANCE_CHARACTERS = 10_000


class Front:
    """The window in the person's theme and at its place, not yet shown.

    Attributes:
        look: what it wears.
        window: the window.

    Raises:
        BadSettingError: an override is no setting, or can't have that value.

    """

    def __init__(self, folders: Folders, overrides: tuple[str, ...], look: Look) -> None:
        self._settings = folders.settings
        self._overrides = overrides
        self.look = look
        look.wear_at_first(
            self.preferences.of("").theme if overrides else _theme_in(folders.settings)
        )
        self.window = MainWindow()
        geometry = kept_geometry(folders)
        if geometry:
            self.window.take_geometry(geometry)
        fit_screen(self.window)

    @cached_property
    def loaded(self) -> "LoadedSettings":
        """The settings file, read when it is first asked for: the window comes first."""
        from trainer.storage.settings_file import load_settings  # noqa: PLC0415 - likewise

        return load_settings(self._settings)

    @cached_property
    def preferences(self) -> "Preferences":
        """The settings in force."""
        from trainer.app.preferences import Preferences  # noqa: PLC0415 - the window comes first

        return Preferences(self._settings, self.loaded, self._overrides)


def _theme_in(settings: Path) -> str:
    """Return the theme that a settings file names, at a glance: the file is read properly later."""
    try:
        if not settings.is_file():
            return SYSTEM
        with settings.open(encoding="utf-8") as file:
            found = _THEME.search(file.read(_GLANCE_CHARACTERS))
    except (OSError, ValueError):
        return SYSTEM
    return found[1] if found else SYSTEM
