import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from trainer.core.plan.score import TONE_MS
from trainer.core.plan.timeline import Tone
from trainer.voice.units import frames
from trainer.voice.wav import read_clip

ROOT = Path(__file__).parents[2]
SOUNDS = ROOT / "resources" / "sounds"


@pytest.mark.parametrize("name", Tone)
def test_a_tone_is_heard_at_once_and_ends_softly(name: Tone) -> None:
    tone = read_clip(SOUNDS / f"{name}.wav").astype(int)
    assert abs(tone[0]) > 256
    assert abs(tone[-1]) < 400
    assert 8_000 < np.abs(tone).max() < 24_000


@pytest.mark.parametrize("name", Tone)
def test_a_tone_lasts_as_long_as_the_plan_takes_it_to(name: Tone) -> None:
    assert len(read_clip(SOUNDS / f"{name}.wav")) == frames(TONE_MS[name])


def test_tones_differ_in_pitch() -> None:
    pitches = []
    for name in ("down", "hold", "up", "tick"):
        spectrum = np.abs(np.fft.rfft(read_clip(SOUNDS / f"{name}.wav"), 48_000))
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
    assert all(name in said.stdout for name in Tone)
