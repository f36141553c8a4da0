"""The screen of a real message bus: what is asked of a desktop, and what it is left with."""

import functools
import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter

from tests.desktop.inhibitor import (
    FREEDESKTOP,
    GNOME,
    PORTAL,
    XFCE,
    Desktop,
    Manners,
    private_bus,
    soon,
)
from trainer.desktop.awake_request import Request


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (FREEDESKTOP, ("Top Hold", "A workout is under way.")),
        (GNOME, ("tophold", 42, "A workout is under way.", 8)),
        (XFCE, ("Top Hold", "A workout is under way.")),
    ],
)
def test_a_desktop_is_asked_by_name_and_reason_and_then_relieved(
    bus: str, name: str, told: tuple[object, ...]
) -> None:
    with Desktop(bus, name) as desktop:
        request = Request()
        assert request.ask()
        assert desktop.asked == [told]
        assert len(desktop.holders) == 1
        request.give_back()
        assert (desktop.returned, desktop.holders) == (1, {})


def test_a_portal_is_asked_where_there_is_nothing_else(bus: str) -> None:
    with Desktop(bus, PORTAL) as desktop:
        request = Request()
        assert request.ask()
        assert desktop.asked == [("", 12, {"reason": ("s", "A workout is under way.")})]
        request.give_back()
        assert soon(lambda: not desktop.holders)


def test_it_can_be_asked_again(bus: str) -> None:
    with Desktop(bus, FREEDESKTOP) as desktop:
        request = Request()
        for _ in range(2):
            assert request.ask()
            request.give_back()
        assert (len(desktop.asked), desktop.returned) == (2, 2)


def test_a_desktop_may_refuse(bus: str) -> None:
    with Desktop(bus, FREEDESKTOP, Manners.REFUSES):
        assert not Request().ask()


def test_a_bus_without_a_desktop_agrees_to_nothing(bus: str) -> None:
    assert bus
    assert not Request().ask()


def test_no_bus_agrees_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert not Request().ask()


def test_a_desktop_that_does_not_answer_is_not_left_with_the_wish(
    bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(JeepneyDBusAdapter, "timeout", 0.2)
    with Desktop(bus, FREEDESKTOP, Manners.IGNORES) as desktop:
        assert not Request().ask()
        assert len(desktop.asked) == 1
        assert soon(lambda: not desktop.holders)


def test_a_bus_that_goes_away_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = Request()
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with Desktop(address, FREEDESKTOP):
            assert request.ask()
    request.give_back()


HOLDS = """\
from trainer.desktop.awake_request import Request
request = Request()
print(request.ask(), flush=True)
input()
"""


def test_a_killed_program_keeps_no_screen_on(bus: str) -> None:
    with Desktop(bus, GNOME) as desktop:
        command = (sys.executable, "-c", HOLDS)
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
            assert program.stdout
            assert program.stdout.readline().strip() == b"True"
            assert len(desktop.holders) == 1
            program.kill()
            assert soon(lambda: not desktop.holders)
        assert desktop.returned == 0


def test_garbage_is_left_to_the_windows_thread(bus: str) -> None:
    collected: list[str] = []
    note = functools.partial(_note, collected)
    gc.callbacks.append(note)
    with Desktop(bus, FREEDESKTOP):
        request = Request()
        request.ask()
        request.give_back()
    gc.callbacks.remove(note)
    assert collected == []


def _note(collected: list[str], phase: str, _info: dict[str, int]) -> None:
    collected.append(phase)
