"""Saving settings: only what differs from the defaults, around the comments that are there."""

from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from trainer.core.settings import SPECS, Settings
from trainer.core.settings_text import STEP_KEYS, TEMPO
from trainer.files import set_aside, write_atomically
from trainer.storage.toml_files import MissingError, UnreadableError, parse, read_text

Leaf = tuple[str, ...]
"""The keys that lead to a value."""


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings as a whole or not at all; comments and order of the file are kept.

    A file that can't be read is set aside first.

    Raises:
        OSError: they could not be written.

    """
    text = _existing(path)
    write_atomically(path, settings_text(text, settings).encode())


def _existing(path: Path) -> str:
    try:
        text = read_text(path)
        parse(text)
    except MissingError:
        return ""
    except UnreadableError:
        set_aside(path)
        return ""
    return text


def settings_text(text: str, settings: Settings) -> str:
    """Return a settings file's text with the values of these settings.

    Values that are in the text stay there, others are added where they differ from the default.
    """
    there = dict(_leaves(parse(text)))
    usual = dict(_values(Settings()))
    wanted = {
        leaf: value
        for leaf, value in _values(settings)
        if leaf in there or value != usual.get(leaf)
    }
    edited = _edited(text, there, wanted)
    if dict(_leaves(parse(edited))) == wanted:
        return edited
    # WORKAROUND: tomlkit misplaces keys in some files with tables out of order.
    return _edited("", {}, wanted)


def _values(settings: Settings) -> Iterator[tuple[Leaf, object]]:
    """Yield every value that is set, as TOML has it."""
    for key, spec in SPECS.items():
        value = getattr(settings, key)
        if value is not None:
            yield (key,), str(value) if spec.choices else value
    for kind in STEP_KEYS:
        for routine_id, steps in settings.steps.items():
            for step, choice in steps.items():
                value = getattr(choice, kind)
                if value is not None:
                    yield (kind, routine_id, step), str(value) if kind == TEMPO else value


def _leaves(table: Mapping[str, Any], at: Leaf = ()) -> Iterator[tuple[Leaf, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*at, key))
        else:
            yield (*at, key), value


def _edited(text: str, there: Mapping[Leaf, object], wanted: Mapping[Leaf, object]) -> str:
    import tomlkit  # noqa: PLC0415 - 25 ms that only saving needs

    document = tomlkit.parse(text)
    _prune(document, wanted, ())
    for leaf, value in wanted.items():
        if leaf not in there or not _same(there[leaf], value):
            table: MutableMapping[str, Any] = document
            for key in leaf[:-1]:
                if key not in table:
                    table[key] = tomlkit.table(is_super_table=len(leaf) > 1 and key == leaf[0])
                table = table[key]
            table[leaf[-1]] = value
    return tomlkit.dumps(document)


def _same(one: object, other: object) -> bool:
    return one == other and type(one) is type(other)


def _prune(table: MutableMapping[str, Any], wanted: Mapping[Leaf, object], at: Leaf) -> None:
    """Take out what is no setting, or has become unset."""
    for key in list(table):
        place = (*at, key)
        inside = isinstance(table[key], dict)
        if inside and any(leaf[: len(place)] == place != leaf for leaf in wanted):
            _prune(table[key], wanted, place)
        elif inside or place not in wanted:
            del table[key]
