"""What the window imports must not bring numpy, or a sound library, into its process."""

import subprocess
import sys
from pathlib import Path

import pytest

from trainer.voice.link import PLAYER_COMMAND
from trainer.voice.recorder_link import RECORDER_COMMAND
from trainer.voice.synthesis import WORKER_COMMAND

HEAVY = ("numpy", "miniaudio", "soundfile", "pyttsx3", "mutagen", "PySide6")


def test_the_handles_import_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "import trainer.voice.link, trainer.voice.synthesis\n"
        "import trainer.voice.devices, trainer.voice.clips, trainer.voice.recorder_link\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    said = subprocess.run((sys.executable, "-c", code), capture_output=True, check=True, text=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize("command", [PLAYER_COMMAND, WORKER_COMMAND, RECORDER_COMMAND])
def test_the_helpers_run_nothing_that_lies_in_the_current_folder(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    for name in ("numpy", "trainer", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)")
    done = subprocess.run(command, cwd=tmp_path, input=b"", stdout=subprocess.DEVNULL, check=False)
    assert done.returncode == 0
