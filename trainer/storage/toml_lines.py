"""Finding the line of every key of a TOML file: tomllib, which reads it, doesn't tell."""

import contextlib
import re
import tomllib
from typing import NamedTuple

Keys = tuple[str | int, ...]
"""The way to a value: keys of tables and numbers of list items, from 0."""

_TOKEN = re.compile(
    r"""
    (?P<skip>   [ \t\r\ufeff]+ | \#[^\n]* )
  | (?P<end>    \n )
  | (?P<text>   \"{3} (?: \\. | [^\\] )*? (?: \"{3,5} | \\?\Z ) | '{3} .*? (?: '{3,5} | \Z )
              | \" (?: \\. | [^"\\\n] )* \"?                    | ' [^'\n]* '? )
  | (?P<mark>   [\[\]{}=,.] )
  | (?P<word>   [^\s\[\]{}=,."'\#]+ )
    """,
    re.VERBOSE | re.DOTALL,
)


# A text without its end is one too: looking for the end again from each quote takes for ever.


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def find_lines(text: str) -> dict[Keys, int]:
    """Return the line, from 1, of every key and list item of a text that tomllib accepts.

    A text nested deeper than Python's stack allows yields the lines up to there.
    """
    scanner = _Scanner(_tokens(text))
    with contextlib.suppress(RecursionError):
        scanner.document()
    return scanner.lines


def line_of_deep_key(text: str, most: int) -> int | None:
    """Return the line of a key of more than `most` names, None if there is none.

    The text may be anything: the time that this takes grows with its length alone.
    """
    if all(line.count(".") < most for line in text.splitlines()):
        return None
    dots = 0
    for token in _tokens(text):
        if token.kind == "mark":
            dots = dots + 1 if token.text == "." else 0
        elif token.kind == "end":
            dots = 0
        if dots >= most:
            return token.line
    return None


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    line = 1
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind != "skip":
            tokens.append(_Token(kind, match.group(), line))
        line += match.group().count("\n")
    tokens.append(_Token("end", "", line))
    return tokens


class _Scanner:
    """Goes through the tokens of valid TOML and notes where each key and item begins."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.lines: dict[Keys, int] = {(): 1}
        self._tokens = tokens
        self._at = 0
        self._lengths: dict[Keys, int] = {}

    def document(self) -> None:
        table: Keys = ()
        while self._at < len(self._tokens):
            if self._is("["):
                table = self._header()
            elif self._tokens[self._at].kind == "end":
                self._at += 1
            else:
                self._pair(table)

    def _is(self, mark: str) -> bool:
        return self._tokens[self._at].text == mark

    def _header(self) -> Keys:
        line = self._tokens[self._at].line
        self._at += 1
        listed = self._is("[")
        self._at += listed
        keys = self._dotted()
        self._at += 1 + listed
        path: Keys = ()
        for key in keys[:-1]:
            path = self._last_item((*path, key), line)
        path = (*path, keys[-1])
        if listed:
            self._lengths[path] = self._lengths.get(path, 0) + 1
        return self._last_item(path, line)

    def _last_item(self, path: Keys, line: int) -> Keys:
        """Note a table's line; of a list of tables the last one is meant."""
        self.lines.setdefault(path, line)
        if path in self._lengths:
            path = (*path, self._lengths[path] - 1)
            self.lines.setdefault(path, line)
        return path

    def _dotted(self) -> tuple[str, ...]:
        keys = [self._key()]
        while self._is("."):
            self._at += 1
            keys.append(self._key())
        return tuple(keys)

    def _key(self) -> str:
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "text":
            return str(tomllib.loads(f"key = {token.text}")["key"])
        return token.text

    def _pair(self, table: Keys) -> None:
        line = self._tokens[self._at].line
        path = table
        for key in self._dotted():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._at += 1
        self._value(path)

    def _value(self, path: Keys) -> None:
        if self._is("["):
            self._list(path)
        elif self._is("{"):
            self._inline_table(path)
        else:
            while self._tokens[self._at].kind != "end" and self._tokens[self._at].text not in ",]}":
                self._at += 1

    def _list(self, path: Keys) -> None:
        number = 0
        self._at += 1
        while not self._is("]"):
            if self._between_items():
                self._at += 1
                continue
            self.lines[*path, number] = self._tokens[self._at].line
            self._value((*path, number))
            number += 1
        self._at += 1

    def _inline_table(self, path: Keys) -> None:
        self._at += 1
        while not self._is("}"):
            if self._between_items():
                self._at += 1
            else:
                self._pair(path)
        self._at += 1

    def _between_items(self) -> bool:
        return self._is(",") or self._tokens[self._at].kind == "end"
