"""The window itself, with as little behind it as it takes to be seen."""

from trainer.app.memory import kept_geometry
from trainer.app.preferences import Preferences
from trainer.storage.paths import Folders
from trainer.storage.settings_file import LoadedSettings, load_settings
from trainer.ui.fit_screen import fit_screen
from trainer.ui.main_window import MainWindow
from trainer.ui.theme import Look


class Front:
    """The window in the person's theme and at its place, not yet shown.

    Attributes:
        look: what it wears.
        loaded: the settings file, as it was read.
        preferences: the settings in force.
        window: the window.

    Raises:
        BadSettingError: an override is no setting, or can't have that value.

    """

    def __init__(self, folders: Folders, overrides: tuple[str, ...], look: Look) -> None:
        self.look = look
        self.loaded: LoadedSettings = load_settings(folders.settings)
        self.preferences = Preferences(folders.settings, self.loaded, overrides)
        look.wear(self.preferences.of("").theme)
        self.window = MainWindow()
        geometry = kept_geometry(folders)
        if geometry:
            self.window.take_geometry(geometry)
        fit_screen(self.window)
