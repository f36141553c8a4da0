"""What the person prefers, kept in a file, with this run's own settings on top."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer.core.routine import Routine
from trainer.core.settings import SPECS, STEP_SPECS, BadSettingError, Settings, StepChoice
from trainer.core.settings_text import apply_option, option_key, with_step_value
from trainer.core.text import Message, tr
from trainer.storage.known_files import stamp_of
from trainer.storage.settings_file import LoadedSettings, peek_settings
from trainer.storage.settings_writer import save_settings

SOON_MS = 500
"""So long after the last of several quick changes they are written down."""


Place: TypeAlias = tuple[str, str]
"""The ids of a routine and of a step or group of it."""


class Preferences(QObject):
    """The settings in force.

    Signals:
        changed: other settings are in force.
        trouble: carries a sentence: they could not be kept.

    Args:
        path: the settings file.
        loaded: what was in it.
        overrides: ``KEY=VALUE`` of the command line; they are not kept.
        today: says which day it is.

    """

    changed = Signal()
    trouble = Signal(str)

    def __init__(
        self,
        path: Path,
        loaded: LoadedSettings,
        overrides: Sequence[str],
        parent: QObject | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._kept = loaded.settings
        self._overrides = tuple(overrides)
        self._date = today
        self._day = today()
        self._read = loaded.settings
        self._stamp = stamp_of(path)
        self._todays: dict[tuple[Place, str], object] = {}
        self._draft: Settings | None = None
        self._unwritten = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.save)

    def of(self, routine_id: str) -> Settings:
        """Return the settings in force for a routine: those of a dialog that is open, if one is.

        Raises:
            BadSettingError: the command line names a setting or value that there is not.

        """
        return self._draft or self._with_overrides(routine_id)

    def choices(self, routine_ids: Collection[str]) -> Mapping[str, Mapping[str, StepChoice]]:
        """Return what is chosen for the steps of many routines, by routine."""
        if any("." in option for option in self._overrides):  # one may be about any routine
            return {each: self.of(each).steps.get(each, {}) for each in routine_ids}
        return self.of("").steps

    def misplaced(self, routine: Routine) -> Message | None:
        """Return what is wrong with an override that is about a step the routine hasn't."""
        steps = [step.id for step in routine.all_steps()]
        groups = [group.id for group in routine.all_groups()]
        for option in self._overrides:
            try:
                apply_option(Settings(), routine.id, option, steps, groups)
            except BadSettingError as error:
                return error.problem
        return None

    @Slot()
    def look(self) -> None:
        """Take over what was changed in the file since; what isn't written yet stays."""
        stamp = stamp_of(self._path)
        found = peek_settings(self._path) if stamp != self._stamp else None
        if found is None:
            return
        before, self._stamp = self._kept, stamp
        self._kept, self._read = _with_edits(found, self._read, self._kept), found
        if self._kept != before:
            self.changed.emit()

    def try_out(self, draft: Settings | None) -> None:
        """Put the draft of an open dialog in force, or with None what is kept."""
        self._draft = draft
        self.changed.emit()

    def keep(self, edited: Settings, routine_id: str, *, only_today: bool = False) -> None:
        """Keep what was edited of a routine's settings, and put it in force.

        With `only_today` what was chosen for its steps is forgotten when the day is over.
        """
        self._take(edited, routine_id, only_today=only_today)
        self._write()
        self.changed.emit()

    def choose(self, place: Place, choice: StepChoice, *, only_today: bool) -> None:
        """Put in force what is chosen for a step, for today or from now on; None is no choice."""
        for kind in STEP_SPECS:
            value = getattr(choice, kind)
            if value is not None:
                self._set(place, kind, value, only_today=only_today)
        if not only_today:
            self._write()
        self.changed.emit()

    def begin_day(self) -> bool:
        """Forget what was chosen for another day than this one; returns whether anything was."""
        over = bool(self._todays) and self._day != self._date()
        if over:
            self._todays.clear()
            self.changed.emit()
        return over

    def keep_soon(self, edited: Settings, routine_id: str) -> None:
        """Put an edit in force at once, and keep it soon: many may come in a row."""
        self._take(edited, routine_id)
        self._unwritten = True
        self._soon.start()
        self.changed.emit()

    @Slot()
    def save(self) -> None:
        """Write what is to be kept and isn't yet."""
        if self._unwritten:
            self._write()

    def _write(self) -> None:
        self._unwritten = False
        self.look()
        try:
            save_settings(self._path, self._kept)
            self._read, self._stamp = self._kept, stamp_of(self._path)
        except OSError as error:
            self.trouble.emit(
                tr(
                    "The settings could not be kept in {file}: {reason}. "
                    "They hold until the window is closed.",
                    file=str(self._path),
                    reason=error.strerror or str(error),
                )
            )

    def _take(self, edited: Settings, routine_id: str, *, only_today: bool = False) -> None:
        """Put what was edited in force."""
        shown = self._with_overrides(routine_id)
        edits: dict[str, Any] = {
            key: getattr(edited, key)
            for key in SPECS
            if getattr(edited, key) != getattr(shown, key)
        }
        self._kept = replace(self._kept, **edits)
        self._drop_overrides(*edits)
        for place, kind, value in _edited_choices(shown, edited):
            self._set(place, kind, value, only_today=only_today)
        self._draft = None

    def _set(self, place: Place, kind: str, value: object, *, only_today: bool) -> None:
        """Choose something for a step, in the place of what was chosen before."""
        self._todays.pop((place, kind), None)
        if only_today:
            self._day = self._date()
            self._todays[place, kind] = value
        else:
            self._kept = with_step_value(self._kept, place, kind, value)
        self._drop_overrides(f"{kind}.{place[1]}")

    def _drop_overrides(self, *keys: str) -> None:
        self._overrides = tuple(o for o in self._overrides if option_key(o) not in keys)

    def _with_overrides(self, routine_id: str) -> Settings:
        settings = self._kept
        for (place, kind), value in self._todays.items():
            settings = with_step_value(settings, place, kind, value)
        for option in self._overrides:
            settings = apply_option(settings, routine_id, option)
        return settings


def _with_edits(found: Settings, before: Settings, edited: Settings) -> Settings:
    """Return the settings that were found, with all that was edited of those before."""
    edits: dict[str, Any] = {
        key: getattr(edited, key) for key in SPECS if getattr(edited, key) != getattr(before, key)
    }
    found = replace(found, **edits)
    for place, kind, value in _edited_choices(before, edited):
        found = with_step_value(found, place, kind, value)
    return found


def _edited_choices(shown: Settings, edited: Settings) -> Iterator[tuple[Place, str, object]]:
    """Yield what is chosen otherwise for a step: routine and step, what of it, and its value."""
    places = {
        (routine, step)
        for settings in (shown, edited)
        for routine, steps in settings.steps.items()
        for step in steps
    }
    for place, kind in product(places, STEP_SPECS):
        value = getattr(edited.choice(*place), kind)
        if value != getattr(shown.choice(*place), kind):
            yield place, kind, value
