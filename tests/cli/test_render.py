"""`render`: the whole session as one file, each sound where the plan has it."""

from pathlib import Path

import numpy as np

from tests.cli.conftest import Tophold
from tests.e2e.listening import clip, locate, score
from trainer.voice.units import frames
from trainer.voice.wav import read_clip


def test_every_onset_in_the_file_is_the_plans_to_the_sample(
    tophold: Tophold, lonely: Path, data: Path, tmp_path: Path
) -> None:
    answer = tophold("render", lonely, "-o", tmp_path / "lonely.wav")
    assert answer.status == 0
    plan = score(data, lonely)
    heard = read_clip(tmp_path / "lonely.wav").astype(np.float64)
    found = [locate(heard, sound, frames(sound.at_ms)) for sound in plan.sounds]
    assert [place.frame for place in found] == [frames(sound.at_ms) for sound in plan.sounds]
    assert all(place.likeness > 0.9 for place in found if place.sound.kind == "voice")
    assert len(heard) >= frames(plan.timeline.total_ms)


def test_the_set_volumes_are_those_of_the_file(
    tophold: Tophold, lonely: Path, data: Path, tmp_path: Path
) -> None:
    options = ("--set", "talk=counts", "--set", "voice_volume=50", "--set", "tone_volume=0")
    assert tophold("render", lonely, "-o", tmp_path / "soft.wav", *options).status == 0
    word = score(data, lonely, "talk=counts").words[0]
    begin, wanted = frames(word.at_ms), clip(word.path)
    heard = read_clip(tmp_path / "soft.wav").astype(np.float64)[begin : begin + len(wanted)]
    assert np.abs(heard - wanted / 2).max() < 400


def test_another_format_is_refused_in_a_sentence(
    tophold: Tophold, lonely: Path, tmp_path: Path
) -> None:
    answer = tophold("render", lonely, "-o", tmp_path / "lonely.xyz", "--set", "talk=tones")
    assert answer.status == 1
    assert ".wav" in answer.err
    assert not (tmp_path / "lonely.xyz").exists()


def test_a_folder_that_is_not_there_is_told(tophold: Tophold, lonely: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    target = tmp_path / "file" / "lonely.wav"
    answer = tophold("render", lonely, "-o", target, "--set", "talk=tones")
    assert answer.status == 1
    assert str(target) in answer.err
    assert "Traceback" not in answer.err
