from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from trainer.voice.trimming import FADE_FRAMES, SilentError, clip_from, resampled


def written(path: Path, rate: int, *, channels: int = 1, kind: str = "WAV") -> Path:
    """Write half a second of silence, a quarter of a 440 Hz tone, and silence again."""
    tone = 0.5 * np.cos(np.arange(rate // 4) * 2 * np.pi * 440 / rate)
    hush = np.zeros(rate // 2)
    samples = np.concatenate([hush, tone, hush])
    soundfile.write(path, np.column_stack([samples] * channels), rate, format=kind)
    return path


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
def test_only_what_can_be_heard_is_left_at_48_khz(tmp_path: Path, rate: int) -> None:
    clip = clip_from(written(tmp_path / "raw.wav", rate))
    assert len(clip) / 48 == pytest.approx(250, abs=2_000 / rate)
    assert abs(int(clip[0])) > 256
    assert abs(int(clip[-1])) < 256


def test_a_file_of_another_kind_than_its_name_says(tmp_path: Path) -> None:
    raw = written(tmp_path / "raw.wav", 22_050, channels=2, kind="AIFF")
    assert len(clip_from(raw)) / 48 == pytest.approx(250, abs=1)


@given(rate=st.sampled_from([11_025, 16_000, 22_050, 24_000, 44_100]), at=st.integers(50, 400))
def test_resampling_moves_nothing(rate: int, at: int) -> None:
    pulse = np.exp(-(((np.arange(600) - at) / 6.0) ** 2))
    wide = resampled(pulse, rate)
    assert abs(int(np.argmax(wide)) / 48_000 - at / rate) <= 0.51 / 48_000
    assert wide.max() == pytest.approx(1.0, abs=0.02)


def test_the_end_fades_and_the_beginning_does_not(tmp_path: Path) -> None:
    clip = clip_from(written(tmp_path / "raw.wav", 48_000)).astype(int)
    assert abs(clip[0]) > 15_000
    assert np.abs(clip[-FADE_FRAMES // 2 :]).max() < 0.6 * np.abs(clip).max()


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all" * 10])
def test_a_file_without_sound_is_told(tmp_path: Path, content: bytes) -> None:
    raw = tmp_path / "raw.wav"
    raw.write_bytes(content)
    with pytest.raises(SilentError):
        clip_from(raw)


def test_silence_and_nothing_are_told(tmp_path: Path) -> None:
    raw = tmp_path / "raw.wav"
    with pytest.raises(SilentError):
        clip_from(raw)
    for count in (0, 1000):
        soundfile.write(raw, np.full(count, 0.005), 22_050)
        with pytest.raises(SilentError):
            clip_from(raw)


def test_a_header_takes_no_memory(tmp_path: Path) -> None:
    raw = tmp_path / "raw.wav"
    for rate, channels in ((4_000_037, 1), (192_001, 1), (191_999, 1), (3_999, 1), (22_050, 17)):
        soundfile.write(raw, np.full((100, channels), 0.5), rate)
        with pytest.raises(SilentError, match="header"):
            clip_from(raw)


def test_no_clip_is_longer_than_any_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.voice.trimming.MOST_SAMPLES", 199)
    raw = tmp_path / "raw.wav"
    soundfile.write(raw, np.full((100, 2), 0.5), 22_050)
    with pytest.raises(SilentError, match="header"):
        clip_from(raw)
