"""The screen during a session of the whole program, on a desktop that can keep it on, or won't."""

import sys

import pytest
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House

if sys.platform != "linux":
    pytest.skip("this desktop is Linux's", allow_module_level=True)

from tests.desktop.inhibitor import FREEDESKTOP, Desktop


def begin(house: House, qtbot: QtBot) -> House:
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    return house


def refusals(house: House) -> int:
    return sum("screen saver" in notice for notice in house.notices)


def test_it_is_kept_on_to_the_end_of_the_session_in_pauses_too(
    build: Build, desktop: str, qtbot: QtBot
) -> None:
    with Desktop(desktop, FREEDESKTOP) as system:
        house = begin(build(), qtbot)
        qtbot.waitUntil(lambda: len(system.holders) == 1, timeout=PATIENCE_MS)
        house.window.session.pause_wanted.emit()
        qtbot.wait(50)
        assert len(system.holders) == 1
        house.window.stop_wanted.emit()
        qtbot.waitUntil(lambda: not system.holders, timeout=PATIENCE_MS)
        assert (len(system.asked), system.returned) == (1, 1)
        assert refusals(house) == 0


@pytest.mark.usefixtures("desktop")
def test_a_refusal_is_said_once(build: Build, qtbot: QtBot) -> None:
    house = begin(build(), qtbot)
    qtbot.waitUntil(lambda: refusals(house) == 1, timeout=PATIENCE_MS)
    house.window.stop_wanted.emit()
    house.app._starter.start("lonely")
    qtbot.wait(300)
    assert refusals(house) == 1


@pytest.mark.usefixtures("desktop")
def test_a_refusal_is_said_in_no_later_run(build: Build, qtbot: QtBot) -> None:
    house = begin(build(), qtbot)
    qtbot.waitUntil(lambda: refusals(house) == 1, timeout=PATIENCE_MS)
    house.close()
    later = begin(build(), qtbot)
    later.app._surroundings._screen.refused.emit("The screen saver again.")
    assert refusals(later) == 0
