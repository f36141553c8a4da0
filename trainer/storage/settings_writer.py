"""Saving settings: only what differs from the defaults, around the comments that are there."""

from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from trainer.core.settings import SPECS, STEP_SPECS, Settings
from trainer.files import keep_copy, set_aside, write_atomically
from trainer.storage.toml_files import AccessError, MissingError, UnreadableError, parse, read_text

Leaf = tuple[str, ...]
"""The keys that lead to a value."""


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings as a whole or not at all; comments and order of the file are kept.

    Values that are in the file stay there, others are added where they differ from the default.
    A file that makes no sense is set aside first.

    Raises:
        OSError: they could not be written, or what is there not read.

    """
    text = _existing(path)
    wanted = _wanted(text, settings)
    edited = _edited_soundly(text, wanted)
    if edited is None:
        keep_copy(path)
        edited = _edited("", wanted)
    write_atomically(path, edited.encode())


def _existing(path: Path) -> str:
    try:
        text = read_text(path)
        parse(text)
    except MissingError:
        return ""
    except AccessError as error:
        raise error.reason from None
    except UnreadableError:
        set_aside(path)
        return ""
    return text


def _wanted(text: str, settings: Settings) -> dict[Leaf, object]:
    there = dict(_leaves(parse(text)))
    usual = dict(_values(Settings()))
    return {
        leaf: value
        for leaf, value in _values(settings)
        if leaf in there or value != usual.get(leaf)
    }


def _edited_soundly(text: str, wanted: Mapping[Leaf, object]) -> str | None:
    """Return the text with these values, or None where it can't be edited.

    WORKAROUND: tomlkit 0.15 raises, or misplaces keys, in some files with dotted keys or with
    tables out of order.
    """
    try:
        edited = _edited(text, wanted)
        sound = dict(_leaves(parse(edited))) == wanted
    except (ValueError, LookupError, UnreadableError):
        return None
    return edited if sound else None


def _values(settings: Settings) -> Iterator[tuple[Leaf, object]]:
    """Yield every value that is set, as TOML has it."""
    for key, spec in SPECS.items():
        value = getattr(settings, key)
        if value is not None:
            yield (key,), spec.write(value)
    for kind, spec in STEP_SPECS.items():
        for routine_id, steps in settings.steps.items():
            for step, choice in steps.items():
                value = getattr(choice, kind)
                if value is not None:
                    yield (kind, routine_id, step), spec.write(value)


def _leaves(table: Mapping[str, Any], at: Leaf = ()) -> Iterator[tuple[Leaf, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*at, key))
        else:
            yield (*at, key), value


def _edited(text: str, wanted: Mapping[Leaf, object]) -> str:
    import tomlkit  # noqa: PLC0415 - 25 ms that only saving needs

    there = dict(_leaves(parse(text)))
    document = tomlkit.parse(text)
    _prune(document, wanted, ())
    for leaf, value in wanted.items():
        if leaf not in there or not _same(there[leaf], value):
            _put(document, leaf, value)
    return tomlkit.dumps(document)


def _put(table: MutableMapping[str, Any], leaf: Leaf, value: object) -> None:
    import tomlkit  # noqa: PLC0415 - as above

    for depth, key in enumerate(leaf[:-1]):
        if key not in table:
            inline = isinstance(table, tomlkit.items.InlineTable)
            headless = depth == 0
            table[key] = tomlkit.inline_table() if inline else tomlkit.table(headless)
        table = table[key]
    table[leaf[-1]] = value


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
