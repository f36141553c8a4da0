"""What the window imports must not bring numpy, or a sound library, into its process."""

import subprocess
import sys

HEAVY = ("numpy", "miniaudio", "soundfile", "pyttsx3", "PySide6")


def test_the_handles_import_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "import trainer.voice.link, trainer.voice.synthesis, trainer.voice.tones\n"
        "import trainer.voice.devices, trainer.voice.clips\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    said = subprocess.run((sys.executable, "-c", code), capture_output=True, check=True, text=True)
    assert said.stdout.strip() == "[]"
