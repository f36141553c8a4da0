"""What is printed, on whatever the output is."""

import io
import json
import sys
from collections.abc import Callable

import pytest

from trainer import terminal
from trainer.core.compat import override


class Output(io.TextIOWrapper):
    """An output in some encoding, that says what came to it."""

    def __init__(self, encoding: str, raw: "_Bytes | None" = None) -> None:
        self._raw = raw or _Bytes()
        super().__init__(io.BufferedWriter(self._raw), encoding=encoding, newline="\n")

    @property
    def text(self) -> str:
        self.flush()
        return bytes(self._raw.got).decode(self.encoding)


class _Bytes(io.RawIOBase):
    def __init__(self) -> None:
        self.got = bytearray()

    @override
    def writable(self) -> bool:
        return True

    @override
    def write(self, data: object) -> int:
        self.got += bytes(data)  # type: ignore[call-overload]  # of whatever sort the bytes are
        return len(bytes(data))  # type: ignore[call-overload]  # likewise


class _Fails(_Bytes):
    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error: OSError | None = error

    @override
    def write(self, data: object) -> int:
        if self.error:
            raise self.error
        return super().write(data)


@pytest.fixture
def printing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Output, Output]]:
    def begin(encoding: str = "utf-8", raw: _Bytes | None = None) -> tuple[Output, Output]:
        out, err = Output(encoding, raw), Output(encoding)
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        terminal.prepare()
        return out, err

    return begin


Printing = Callable[..., tuple[Output, Output]]


def test_what_an_encoding_lacks_is_escaped(printing: Printing) -> None:
    for encoding, shown in (("utf-8", "é → 🦵"), ("cp1252", r"é \u2192 \U0001f9b5")):
        out, err = printing(encoding)
        terminal.say("é → 🦵")
        terminal.warn("é → 🦵")
        assert (out.text, err.text) == (f"{shown}\n", f"{shown}\n")
    out, _ = printing("ascii")
    terminal.say("é")
    assert out.text == "\\xe9\n"


def test_json_is_valid_in_every_encoding(printing: Printing) -> None:
    value = {"name": "é → 🦵 \x1b \x9b"}
    for encoding in ("utf-8", "cp1252", "ascii"):
        out, _ = printing(encoding)
        terminal.say_json(value, indent=2)
        assert out.text.isascii()
        assert json.loads(out.text) == value


def test_no_text_steers_the_terminal(printing: Printing) -> None:
    out, err = printing()
    terminal.say("a\x1b[2J\nb")
    terminal.warn("a\x1b[2J\nb")
    assert out.text == err.text == "a\\x1b[2J\\nb\n"


def test_a_reader_that_has_seen_enough_changes_nothing(printing: Printing) -> None:
    raw = _Fails(BrokenPipeError(32, "Broken pipe"))
    _, err = printing(raw=raw)
    terminal.say("long" * 10_000)
    assert [terminal.finish(status) for status in (0, 3)] == [0, 3]
    assert err.text == ""
    raw.error = None  # so that it can be closed


@pytest.mark.parametrize("length", [1, 100_000])
def test_a_full_disk_is_told(printing: Printing, length: int) -> None:
    raw = _Fails(OSError(28, "No space left on device"))
    _, err = printing(raw=raw)
    terminal.say("x" * length)
    assert terminal.finish(0) == terminal.UNWRITTEN
    assert terminal.finish(2) == 2
    told = "The answer could not be written: No space left on device.\n"
    assert err.text.startswith(told)
    raw.error = None  # so that it can be closed
