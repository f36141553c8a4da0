"""Controls at random, in the real program; `python -m tests.bench.controls` gives hundreds."""

from pathlib import Path

import pytest

from tests.e2e.controls import Hands, Remote, options
from tests.e2e.records import complaints, diary, until
from tests.e2e.stage import Stage

pytestmark = pytest.mark.e2e


def test_whatever_is_pressed_the_session_goes_on_and_keeps_its_reps(
    silent_stage: Stage, data: Path
) -> None:
    remote = Remote(silent_stage.env["DBUS_SESSION_BUS_ADDRESS"])
    with silent_stage.program(*options(data)) as program:
        hands = Hands(program, remote, seed=3)
        hands.play(30)
        assert hands.goes_on()
        remote.call("Stop")
        until(lambda: diary(data), 5)
        assert program.end() == 0
    remote.close()
    assert hands.given == 30
    assert diary(data)[0].reps >= len(hands.reps)
    assert complaints(data) == []
