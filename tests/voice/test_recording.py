import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from trainer.voice.mixer import Volumes
from trainer.voice.protocol import Sound
from trainer.voice.recording import RecordingError, write_recording
from trainer.voice.wav import read_clip, wav_bytes


@pytest.fixture(name="plan")
def _plan(tmp_path: Path) -> tuple[Sound, ...]:
    beep = tmp_path / "beep.wav"
    beep.write_bytes(wav_bytes(np.full(4800, 16_000, np.int16)))
    return tuple(Sound(at_ms=at, path=str(beep), kind="tone") for at in (0, 4_950, 11_999))


def test_every_sound_is_in_the_file_at_its_frame(tmp_path: Path, plan: tuple[Sound, ...]) -> None:
    target = tmp_path / "new" / "session.wav"
    assert write_recording(plan, 12_000, target)
    heard = read_clip(target)
    assert len(heard) == 12_000 * 48
    loud = np.flatnonzero(heard)
    starts = loud[np.flatnonzero(np.diff(loud, prepend=-10) > 1)]
    assert starts.tolist() == [at * 48 for at in (0, 4_950, 11_999)]
    assert len(loud) == 4800 + 4800 + 48


def test_volumes_count(tmp_path: Path, plan: tuple[Sound, ...]) -> None:
    target = tmp_path / "session.wav"
    write_recording(plan, 1_000, target, volumes=Volumes(tone=0.5))
    assert read_clip(target).max() == 8_000


def test_progress_ends_with_all(tmp_path: Path, plan: tuple[Sound, ...]) -> None:
    steps: list[tuple[int, int]] = []
    write_recording(
        plan, 12_000, tmp_path / "a.wav", progress=lambda done, total: steps.append((done, total))
    )
    assert steps == [(5_000, 12_000), (10_000, 12_000), (12_000, 12_000)]


def test_a_cancelled_recording_leaves_the_old_file(tmp_path: Path, plan: tuple[Sound, ...]) -> None:
    target = tmp_path / "session.wav"
    target.write_text("old")
    assert not write_recording(plan, 12_000, target, cancelled=lambda: True)
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["beep.wav", "session.wav"]


def test_two_recordings_to_one_name_do_not_meet(tmp_path: Path, plan: tuple[Sound, ...]) -> None:
    target = tmp_path / "session.wav"

    def meanwhile() -> bool:
        return not write_recording(plan[:1], 1_000, target)

    assert write_recording(plan, 12_000, target, cancelled=meanwhile)
    assert len(read_clip(target)) == 12_000 * 48
    assert sorted(path.name for path in tmp_path.iterdir()) == ["beep.wav", "session.wav"]


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such permissions")
def test_a_recording_may_be_read_by_whom_new_files_may(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    write_recording((), 1_000, tmp_path / "session.wav")
    assert (tmp_path / "session.wav").stat().st_mode == (tmp_path / "any").stat().st_mode


def test_other_formats_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=r"session.mp3 cannot be written: .* \.wav"):
        write_recording((), 1_000, tmp_path / "session.mp3")


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordingError, match="could not be written"):
        write_recording((), 1_000, tmp_path / "file" / "session.wav")


def test_a_missing_clip_is_told(tmp_path: Path) -> None:
    lost = Sound(at_ms=0, path=str(tmp_path / "lost.wav"), kind="voice")
    with pytest.raises(RecordingError, match="No such file"):
        write_recording((lost,), 1_000, tmp_path / "session.wav")


def test_an_empty_session_is_an_empty_file(tmp_path: Path) -> None:
    target = tmp_path / "session.WAV"
    assert write_recording((), 0, target)
    with wave.open(str(target), "rb") as file:
        assert file.getnframes() == 0
