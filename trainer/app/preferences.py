"""What the person prefers, kept in a file, with this run's own settings on top."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from trainer.core.settings import SPECS, Settings
from trainer.core.settings_text import apply_option
from trainer.core.text import tr
from trainer.storage.settings_file import LoadedSettings
from trainer.storage.settings_writer import save_settings


class Preferences(QObject):
    """The settings in force.

    Signals:
        changed: other settings are in force.
        trouble: carries a sentence: they could not be kept.

    Args:
        path: the settings file.
        loaded: what was in it.
        overrides: ``KEY=VALUE`` of the command line; they are not kept.

    """

    changed = Signal()
    trouble = Signal(str)

    def __init__(
        self,
        path: Path,
        loaded: LoadedSettings,
        overrides: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._kept = loaded.settings
        self._overrides = tuple(overrides)
        self._draft: Settings | None = None

    def of(self, routine_id: str) -> Settings:
        """Return the settings in force for a routine: those of a dialog that is open, if one is.

        Raises:
            BadSettingError: the command line names a setting or value that there is not.

        """
        return self._draft or self._with_overrides(routine_id)

    def try_out(self, draft: Settings | None) -> None:
        """Put the draft of an open dialog in force, or with None what is kept."""
        self._draft = draft
        self.changed.emit()

    def keep(self, edited: Settings, routine_id: str) -> None:
        """Keep what was edited of a routine's settings, and put it in force."""
        shown = self._with_overrides(routine_id)
        edits: dict[str, Any] = {
            key: getattr(edited, key)
            for key in SPECS
            if getattr(edited, key) != getattr(shown, key)
        }
        if edited.steps != shown.steps:
            edits["steps"] = edited.steps
        self._overrides = tuple(o for o in self._overrides if o.partition("=")[0] not in edits)
        self._kept = replace(self._kept, **edits)
        self._draft = None
        try:
            save_settings(self._path, self._kept)
        except OSError as error:
            self.trouble.emit(
                tr(
                    "The settings could not be kept in {file}: {reason}. "
                    "They hold until the window is closed.",
                    file=str(self._path),
                    reason=error.strerror or str(error),
                )
            )
        self.changed.emit()

    def _with_overrides(self, routine_id: str) -> Settings:
        settings = self._kept
        for option in self._overrides:
            settings = apply_option(settings, routine_id, option)
        return settings
