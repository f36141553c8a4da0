import json
from pathlib import Path

import pytest

from trainer.desktop.one_instance_message import Asked, ask, from_line, to_line

LEAVE = "gnome-shell/tophold/1-0-host_TIME12"


@pytest.mark.parametrize(
    "asked",
    [
        Asked(),
        Asked(start="glutes", token=LEAVE),
        Asked(start="/home/zoë/my routines/Übung\u00a0\U0001f3cb.toml"),
        Asked(start="/odd/\udcff.toml"),
    ],
)
def test_what_is_said_is_understood(asked: Asked) -> None:
    assert from_line(to_line(asked)) == asked


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b'{"start": null}',
        b"null\n",
        b'["glutes"]\n',
        b'{"start": 1}\n',
        b'{"start": ""}\n',
        b'{"start": "a\\u0000b"}\n',
        b'{"start": "a\\nb"}\n',
        b'{"start": "' + b"x" * 4_097 + b'"}\n',
        b'{"start": "glutes"' + b" " * 9_000 + b"}\n",
        b"[" * 8_000 + b"\n",
        b"\xff\xfe\n",
    ],
)
def test_what_makes_no_sense_is_nothing(line: bytes) -> None:
    assert from_line(line) is None


@pytest.mark.parametrize("token", [1, None, "a\nb", "x" * 257, "ä"])
def test_a_strange_token_gives_no_leave(token: object) -> None:
    line = json.dumps({"start": "glutes", "token": token}).encode() + b"\n"
    assert from_line(line) == Asked(start="glutes")


def test_words_of_a_later_version_are_passed_over() -> None:
    assert from_line(b'{"start": null, "later": [1]}\n') == Asked()


def test_a_file_is_named_so_that_another_process_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ask("mine.toml").start == str(tmp_path / "mine.toml")
    assert ask("glutes").start == "glutes"
    assert ask(None).start is None


def test_the_desktops_leave_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", LEAVE)
    assert ask(None).token == LEAVE
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "no\nleave")
    assert ask(None).token == ""
