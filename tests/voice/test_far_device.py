"""The real player on a device that takes its time, as a wireless headset does."""

from pathlib import Path

import pytest

from tests.e2e.sound_server import SoundServer, missing_tools
from tests.voice.studio import Studio, at_best, farthest, onsets

pytestmark = pytest.mark.skipif(bool(missing_tools()), reason="no sound server to start")


def test_the_reports_wait_for_the_ear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times = (0, 2500, 2900, 3300)
    with SoundServer() as ear, SoundServer() as server:
        server.send_to(ear)
        for name in ("XDG_RUNTIME_DIR", "HOME"):
            monkeypatch.setenv(name, server.env[name])
        studio = Studio(server, tmp_path)
        studio.link.load(studio.plan(*times))
        studio.run(1)

        def wrong_ms() -> float:
            with ear.recording() as recording:
                studio.link.play(start_ms=0, from_ms=0)
                studio.run(4)
                heard = onsets(recording)[1:]
            report = studio.last()
            places = [report.position_ms + (at - report.stamp_s) * 1000 for at in heard]
            return farthest(places, times[1:])

        found_ms = at_best(wrong_ms, 40)
        studio.link.close()
    assert found_ms <= 40
