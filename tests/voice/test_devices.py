import os
import subprocess
import sys

import pytest

from tests.e2e.sound_server import SoundServer, missing_tools

ASK = "from trainer.voice.devices import list_devices; print(list_devices())"


def asked(**environment: str) -> str:
    said = subprocess.run(
        (sys.executable, "-c", ASK),
        capture_output=True,
        check=True,
        env=os.environ | environment,
        text=True,
    )
    assert not said.stderr
    return said.stdout


@pytest.mark.skipif(bool(missing_tools()), reason="no sound server to start")
def test_the_loudspeakers_are_listed() -> None:
    with SoundServer() as server:
        assert "Null Output" in asked(**server.env)


def test_asking_without_a_sound_server_does_no_harm(tmp_path: os.PathLike[str]) -> None:
    silent = {"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path), "PULSE_SERVER": "/nowhere"}
    assert asked(**silent).startswith("(")
