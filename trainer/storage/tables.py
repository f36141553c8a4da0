"""A table of a TOML file, read key by key; what is wrong is noted and reading goes on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from trainer.core.nearest import nearest
from trainer.core.text import Message, message
from trainer.storage.problems import Severity
from trainer.storage.toml_lines import Keys
from trainer.storage.values import (
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_SENTENCE,
    is_id,
    line_remedy,
    shown,
)

E = TypeVar("E", bound=StrEnum)

MOST_ITEMS = 20
MOST_PROBLEMS = 100


@dataclass(slots=True)
class Report:
    """What is wrong in one file, by place."""

    entries: list[tuple[Keys, Message, Severity]] = field(default_factory=list)
    failed: bool = False
    """Whether there is an error among it."""

    @property
    def full(self) -> bool:
        """Whether no more is noted: nobody reads so much about one file."""
        return len(self.entries) > MOST_PROBLEMS

    def error(self, at: Keys, what: Message) -> None:
        """Note what makes the file unusable."""
        self.failed = True
        self._note(at, what, Severity.ERROR)

    def warn(self, at: Keys, what: Message) -> None:
        """Note what deserves a second look."""
        self._note(at, what, Severity.WARNING)

    def _note(self, at: Keys, what: Message, severity: Severity) -> None:
        if len(self.entries) == MOST_PROBLEMS:
            what = message("There is more to correct in this file. Correct the rest first.")
        if not self.full:
            self.entries.append((at, what, severity))


class Table:
    """One table: each method reads one key and returns a stand-in where that is wrong.

    `done`, called last, reports the keys that nothing has asked for.
    """

    def __init__(self, data: Mapping[str, object], at: Keys, report: Report) -> None:
        self.at = at
        self.report = report
        self._data = data
        self._asked: dict[str, None] = {}

    def has(self, key: str) -> bool:
        """Tell whether the key is there; it counts as known from now on."""
        self._asked[key] = None
        return key in self._data

    def value(self, key: str) -> object:
        """Return the plain value, None where there is none."""
        self._asked[key] = None
        return self._data.get(key)

    def error(self, key: str, what: Message) -> None:
        """Note an error at a key, or at the table where the key is missing."""
        self.report.error((*self.at, key), what)

    def text(
        self, key: str, default: str | None = None, *, most: int = LONGEST_NAME, field: str = ""
    ) -> str:
        """Return a line of text; it is required unless there is a default.

        Braces may stand in it only around the word `field`.
        """
        found = self.value(key)
        if found is None:
            if default is None:
                self._missing(key)
            return default or ""
        return self._line(found, (*self.at, key), most=most, field=field)

    def identifier(self, key: str, default: str | None = None) -> str:
        """Return an id: lower-case letters, digits and hyphens."""
        found = self.value(key)
        if isinstance(found, str) and not is_id(found):
            self.error(key, _bad_id(key, found))
            return found
        return self.text(key, default)

    def texts(self, key: str, *, most: int = LONGEST_SENTENCE) -> tuple[str, ...]:
        """Return a list of lines, empty by default."""
        return tuple(
            self._line(item, (*self.at, key, number), most=most)
            for number, item in enumerate(self._items(key, MOST_ITEMS))
        )

    def identifiers(self, key: str) -> tuple[str, ...]:
        """Return a list of ids, empty by default."""
        found = self.texts(key)
        for number, item in enumerate(found):
            if item.strip() and not is_id(item):
                self.report.error((*self.at, key, number), _bad_id(key, item))
        return found

    def whole(self, key: str, low: int, high: int, default: int) -> int:
        """Return a whole number within limits."""
        found = self.value(key)
        if found is None:
            return default
        if not isinstance(found, int) or isinstance(found, bool) or not low <= found <= high:
            self._wrong(
                key,
                found,
                message("Give a whole number from {low} to {high}.", low=low, high=high),
            )
            return default
        return found

    def number(self, key: str, low: float, high: float, default: float) -> float:
        """Return a number within limits."""
        found = self.value(key)
        if found is None:
            return default
        is_number = isinstance(found, int | float) and not isinstance(found, bool)
        if not is_number or not low <= found <= high:  # type: ignore[operator] # a number, here
            self._wrong(
                key,
                found,
                message("Give a number from {low} to {high}.", low=f"{low:g}", high=f"{high:g}"),
            )
            return default
        return found  # type: ignore[return-value] # a number, here

    def choice(self, key: str, kind: type[E]) -> E | None:
        """Return one of a few words, None where there is none."""
        found = self.value(key)
        if found is None:
            return None
        if not isinstance(found, str) or found not in tuple(kind):
            self._wrong(key, found, message("Use one of: {words}.", words=", ".join(kind)))
            return None
        return kind(found)

    def tables(self, key: str, *, items: int = MOST_ITEMS) -> Iterator["Table"]:
        """Yield the tables of a list, none by default."""
        for number, item in enumerate(self._items(key, items)):
            place = (*self.at, key, number)
            if isinstance(item, dict):
                yield Table(item, place, self.report)
            else:
                self.report.error(
                    place,
                    message(
                        '"{key}" holds {value}. Write a table there, in braces.',
                        key=key,
                        value=shown(item),
                    ),
                )

    def names(self) -> tuple[str, ...]:
        """Return the keys of a table that may have any."""
        if len(self._data) > MOST_ITEMS:
            self.report.error(self.at, _too_many(str(self.at[-1]), len(self._data), MOST_ITEMS))
        return tuple(self._data)[:MOST_ITEMS]

    def entries(self) -> Iterator[tuple[str, "Table"]]:
        """Yield the tables within this one, each under the name that the file gives it."""
        for name in self.names():
            yield name, self.table(name)

    def flag(self, key: str) -> bool:
        """Return whether something is so; it isn't by default."""
        found = self.value(key)
        if found is not None and not isinstance(found, bool):
            self._wrong(key, found, message("Write true or false there."))
        return found is True

    def required(self, *keys: str) -> None:
        """Report those of the keys that are missing."""
        for key in keys:
            if not self.has(key):
                self._missing(key)

    def table(self, key: str) -> "Table":
        """Return a table within this one, an empty one by default."""
        found = self.value(key)
        if found is not None and not isinstance(found, dict):
            self._wrong(key, found, message("Write a table there."))
        return Table(found if isinstance(found, dict) else {}, (*self.at, key), self.report)

    def done(self) -> None:
        """Report the keys that nothing has asked for."""
        for key in self._data:
            if key not in self._asked and not self.report.full:
                self.error(key, self._unknown(key))

    def _unknown(self, key: str) -> Message:
        meant = nearest(key, self._asked)
        if meant:
            return message(
                'There is no key {key} here. Did you mean "{meant}"?',
                key=shown(key),
                meant=meant,
            )
        return message(
            "There is no key {key} here. Remove it, or use one of: {known}.",
            key=shown(key),
            known=", ".join(self._asked),
        )

    def _missing(self, key: str) -> None:
        self.error(key, message('"{key}" is missing. Add it.', key=key))

    def _wrong(self, key: str, value: object, remedy: Message) -> None:
        self.error(
            key, message('"{key}" is {value}. {remedy}', key=key, value=shown(value), remedy=remedy)
        )

    def _items(self, key: str, most: int) -> tuple[object, ...]:
        found = self.value(key)
        if found is None:
            return ()
        if not isinstance(found, list):
            self._wrong(key, found, message("Write a list there, in square brackets."))
            return ()
        if len(found) > most:
            self.error(key, _too_many(key, len(found), most))
        return tuple(found[:most])

    def _line(self, found: object, place: Keys, *, most: int, field: str = "") -> str:
        remedy = line_remedy(found, most, field)
        if remedy:
            key = next(key for key in reversed(place) if isinstance(key, str))
            self.report.error(
                place,
                message('"{key}" is {value}. {remedy}', key=key, value=shown(found), remedy=remedy),
            )
        return found if isinstance(found, str) else ""


def _too_many(key: str, number: int, most: int) -> Message:
    return message(
        '"{key}" has {number} items. Keep at most {most}.', key=key, number=number, most=most
    )


def _bad_id(key: str, found: str) -> Message:
    return message(
        '"{key}" is {value}. Use 1 to {most} lower-case letters, digits and hyphens.',
        key=key,
        value=shown(found),
        most=LONGEST_ID,
    )
