"""The settings file, read value by value: what can't be used costs nothing but itself."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.core.settings import (
    SPECS,
    STEP_SPECS,
    BadSettingError,
    Settings,
)
from trainer.core.settings_text import apply_option, unknown_setting, with_step_value
from trainer.core.text import message
from trainer.files import keep_copy, set_aside
from trainer.storage.problems import Problem, Severity
from trainer.storage.settings_writer import save_settings
from trainer.storage.tables import Report
from trainer.storage.toml_files import (
    AccessError,
    MissingError,
    UnreadableError,
    located,
    parse,
    read_text,
)
from trainer.storage.toml_lines import Keys
from trainer.storage.values import shown


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadedSettings:
    """The settings, what was wrong with their file, and where its content is kept if anything was.

    The file itself stays as it is until settings are saved, unless it is of no use at all.
    """

    settings: Settings
    problems: tuple[Problem, ...] = ()
    set_aside: Path | None = None


def peek_settings(path: Path) -> Settings | None:
    """Read the settings and leave the file as it is; None where anything in it can't be used."""
    try:
        data = parse(read_text(path))
    except UnreadableError:
        return None
    report = Report()
    settings = read_settings(data, report)
    return None if report.entries else settings


def load_settings(path: Path) -> LoadedSettings:
    """Read the settings; what is missing or wrong has its default. Never raises."""
    try:
        text = read_text(path)
        data = parse(text)
    except MissingError:
        return LoadedSettings(settings=Settings())
    except AccessError as error:
        return LoadedSettings(settings=Settings(), problems=(_said(path, error),))
    except UnreadableError as error:
        return _kept(Settings(), (_said(path, error),), path, set_aside)
    report = Report()
    settings = read_settings(data, report)
    problems = located(path, text, report)
    return _kept(settings, problems, path, keep_copy)


def _said(path: Path, error: UnreadableError) -> Problem:
    return Problem(file=path, line=error.line, what=error.what)


def _kept(
    settings: Settings,
    problems: tuple[Problem, ...],
    path: Path,
    keep: Callable[[Path], Path],
) -> LoadedSettings:
    """Keep the content of a file with problems, which the next saving would lose."""
    place = None
    if problems:
        with contextlib.suppress(OSError):  # a read-only folder: nothing can be lost there either
            place = keep(path)
    if place:
        what = message(
            'Default values take their place. The file is kept as "{name}".', name=place.name
        )
        problems += (Problem(file=path, line=1, what=what, severity=Severity.WARNING),)
    return LoadedSettings(settings=settings, problems=problems, set_aside=place)


def read_settings(data: Mapping[str, Any], report: Report) -> Settings:
    """Return the settings that a file's tables hold; what is wrong is reported and left out."""
    values: dict[str, object] = {}
    for key, value in data.items():
        if key in SPECS:
            for read in _read(SPECS[key].read, value, (key,), report):
                values[key] = read
        elif key not in STEP_SPECS:
            report.error((key,), unknown_setting(key))
    settings = Settings(**values)  # type: ignore[arg-type] # each spec reads its field's type
    for kind in STEP_SPECS:
        for (routine_id, step), value in _step_values(kind, data.get(kind, {}), report):
            settings = with_step_value(settings, (routine_id, step), kind, value)
    return settings


def _step_values(
    kind: str, tables: object, report: Report
) -> Iterator[tuple[tuple[str, str], object]]:
    """Yield what is chosen of one kind, by routine and step."""
    for routine_id, steps in _entries(tables, (kind,), report):
        for step, value in _entries(steps, (kind, routine_id), report):
            for read in _read(STEP_SPECS[kind].read, value, (kind, routine_id, step), report):
                yield (routine_id, step), read


def _entries(table: object, place: Keys, report: Report) -> Iterator[tuple[str, object]]:
    if isinstance(table, dict):
        yield from table.items()
    else:
        report.error(
            place,
            message(
                '"{key}" is {value}. Write a table [{kind}.ROUTINE] with a line for each step.',
                key=str(place[-1]),
                value=shown(table),
                kind=str(place[0]),
            ),
        )


def _read(
    parse: Callable[[object], object], value: object, place: Keys, report: Report
) -> Iterator[object]:
    """Yield the value if it is one."""
    try:
        yield parse(value)
    except BadSettingError as error:
        report.error(
            place,
            message(
                '"{key}" is {value}, but {rule}. Correct it.',
                key=str(place[-1]),
                value=shown(value),
                rule=error.problem,
            ),
        )


__all__ = ["LoadedSettings", "apply_option", "load_settings", "save_settings"]
