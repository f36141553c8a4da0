"""Where spoken clips can't be kept, they are made for the one answer."""

from pathlib import Path

import numpy as np

from tests.cli.conftest import Tophold
from trainer.voice.wav import read_clip


def test_a_session_is_recorded_all_the_same(
    tophold: Tophold, lonely: Path, data: Path, tmp_path: Path
) -> None:
    data.mkdir()
    (data / "cache").touch()
    options = ("--set", "talk=counts", "--set", "tone_volume=0")
    answer = tophold("render", lonely, "-o", tmp_path / "lonely.wav", *options)
    assert "cannot be kept" in answer.err
    assert answer.status == 0
    assert np.abs(read_clip(tmp_path / "lonely.wav")).max() > 1_000


def test_a_recording_that_cannot_be_written_is_told_in_a_sentence(
    tophold: Tophold, lonely: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    answer = tophold("render", lonely, "-o", tmp_path / "file" / "lonely.wav")
    assert answer.status == 1
    assert "could not be written" in answer.err
