"""The real program's session, on a bus with a desktop that can keep the screen on."""

from pathlib import Path

import pytest

from tests.desktop.inhibitor import FREEDESKTOP, Desktop, soon
from tests.e2e.records import until
from tests.e2e.stage import Stage

pytestmark = pytest.mark.e2e

START_WITHIN_S = 40.0


@pytest.mark.parametrize("crashes", [False, True])
def test_the_screen_is_kept_on_in_a_session_and_given_back_after_it(
    silent_stage: Stage, data: Path, short: Path, *, crashes: bool
) -> None:
    address = silent_stage.env["DBUS_SESSION_BUS_ADDRESS"]
    with Desktop(address, FREEDESKTOP) as desktop:
        with silent_stage.program("--data-dir", data, "--start", short) as program:
            until(lambda: len(desktop.holders) == 1, START_WITHIN_S)
            if crashes:
                program.kill_alone()
            else:
                program.end()
            assert soon(lambda: not desktop.holders)
        assert (len(desktop.asked), desktop.returned) == (1, 0 if crashes else 1)
