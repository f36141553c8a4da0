import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from trainer.voice.tones import TONE_MS, TONES, tone_path
from trainer.voice.units import frames
from trainer.voice.wav import read_clip

ROOT = Path(__file__).parents[2]
SOUNDS = ROOT / "resources" / "sounds"


@pytest.mark.parametrize("name", TONES)
def test_a_tone_is_heard_at_once_and_ends_softly(name: str) -> None:
    tone = read_clip(tone_path(SOUNDS, name)).astype(int)
    assert abs(tone[0]) > 256
    assert abs(tone[-1]) < 400
    assert 8_000 < np.abs(tone).max() < 24_000
    assert len(tone) == frames(TONE_MS) if name != "end" else len(tone) <= frames(600)


def test_tones_differ_in_pitch() -> None:
    pitches = []
    for name in ("down", "hold", "up", "tick"):
        spectrum = np.abs(np.fft.rfft(read_clip(tone_path(SOUNDS, name)), 48_000))
        pitches.append(int(np.argmax(spectrum)))
    assert all(later / earlier > 1.25 for earlier, later in pairwise(pitches))


def test_the_script_makes_the_very_tones() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import make_tones as tones\n"
        "print({name: tones.rendered(notes)[:3] for name, notes in tones.TONES.items()})"
    )
    script = ROOT / "packaging"
    said = subprocess.run(
        (sys.executable, "-c", code, str(script)), capture_output=True, check=True, text=True
    )
    assert all(name in said.stdout for name in TONES)
