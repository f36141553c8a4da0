"""Music beneath a session: any rate and format, looped without a seam, lowered beneath words."""

import os
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from trainer.voice.loudness import BIN_MS, Meter, integrated
from trainer.voice.music import LOWERED_DB, Music, MusicError, joined, measure
from trainer.voice.order import Bed
from trainer.voice.resampling import resampled

SPOKEN = ((10_000, 12_000), (14_000, 15_000), (30_000, 31_000))


def song(folder: Path, seconds: float = 8, rate: int = 44_100, channels: int = 2) -> Path:
    path = folder / "song.wav"
    times = np.arange(round(seconds * rate)) / rate
    tone = 0.3 * np.sin(2 * np.pi * 440 * times)
    soundfile.write(path, np.column_stack([tone] * channels), rate, subtype="FLOAT")
    return path


def played(bed: Bed, total_ms: int) -> NDArray[np.float32]:
    music = Music(bed, total_ms)
    return np.concatenate([music.next_frames(48 * 1_000) for _ in range(total_ms // 1_000)])


def loud(samples: NDArray[np.float32], at_ms: int) -> float:
    """Return the level around a time, in dB."""
    near = samples[at_ms * 48 - 2_400 : at_ms * 48 + 2_400, 0]
    return 10 * float(np.log10(np.mean(np.square(near, dtype=np.float64))))


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_056, 44_100, 48_000, 96_000])
def test_a_tone_of_any_rate_is_the_same_tone_at_48_khz(rate: int) -> None:
    times = np.arange(rate * 5 + 7) / rate
    tone = np.sin(2 * np.pi * 1_000 * times).astype(np.float32)[:, None]
    pieces = (tone[first : first + 10_001] for first in range(0, len(tone), 10_001))
    there = np.concatenate(list(resampled(pieces, rate)))[:, 0]
    assert len(there) == -(-len(tone) * 48_000 // rate)
    wanted = np.sin(2 * np.pi * 1_000 * np.arange(len(there)) / 48_000)
    inner = slice(4_800, -4_800)
    assert np.abs(there - wanted)[inner].max() < 1e-3


def test_what_48_khz_cannot_hold_is_left_out() -> None:
    times = np.arange(96_000 * 4) / 96_000
    high = np.sin(2 * np.pi * 30_000 * times).astype(np.float32)[:, None]
    there = np.concatenate(list(resampled([high], 96_000)))
    assert np.abs(there[4_800:-4_800]).max() < 1e-3


def test_nothing_resampled_is_nothing() -> None:
    assert sum(map(len, resampled([], 44_100))) == 0


def test_it_goes_on_without_a_gap_where_it_starts_again(tmp_path: Path) -> None:
    samples = played(Bed(path=song(tmp_path)), 40_000)[: 36 * 48_000]
    levels = [loud(samples, at_ms) for at_ms in range(100, 35_900, 50)]
    assert max(levels) - min(levels) < 3.5
    assert np.abs(np.diff(samples[:, 0])).max() < 0.05


@pytest.mark.parametrize(("seconds", "channels"), [(0.5, 1), (2, 6), (30, 2)])
def test_short_and_long_ones_of_any_channels_fill_the_time(
    tmp_path: Path, seconds: float, channels: int
) -> None:
    samples = played(Bed(path=song(tmp_path, seconds, channels=channels)), 12_000)
    assert samples.shape == (12 * 48_000, 2)
    assert loud(samples, 6_000) > -20
    assert np.abs(samples[-48:]).max() < 0.01  # it ends softly


def test_it_is_lowered_beneath_words_and_not_between_those_that_are_close(tmp_path: Path) -> None:
    samples = played(Bed(path=song(tmp_path, 60), spoken=SPOKEN), 40_000)
    full = loud(samples, 5_000)
    for at_ms in (10_050, 12_950, 14_900, 30_050, 30_950):
        assert loud(samples, at_ms) == pytest.approx(full - LOWERED_DB, abs=0.3)
    for at_ms in (8_900, 17_200, 28_900, 33_200):
        assert loud(samples, at_ms) == pytest.approx(full, abs=0.3)


def test_words_at_the_very_start_find_it_lowered() -> None:
    assert joined(((0, 900), (1_000, 2_000), (60_000, 61_000))) == ((0, 2_000), (60_000, 61_000))
    gains = Music(Bed(path=Path("any"), spoken=((0, 2_000),)), 60_000).gains([0, 1_000, 30_000])
    assert gains == pytest.approx([10 ** (-LOWERED_DB / 20)] * 2 + [1])


def test_its_loudness_beneath_is_known_before_it_is_played(tmp_path: Path) -> None:
    path = tmp_path / "noise.wav"
    soundfile.write(path, np.random.default_rng(1).normal(0, 0.1, (400_000, 2)), 44_100)
    bed = Bed(path=path, spoken=SPOKEN)
    foreseen = Music(bed, 40_000).beneath(measure(bed.path, 40_000))
    meter = Meter()
    meter.add(played(bed, 40_000))
    assert len(foreseen) == 40_000 // BIN_MS
    assert integrated(foreseen) == pytest.approx(integrated(meter.energies()), abs=0.5)


def test_only_what_is_heard_is_measured(tmp_path: Path) -> None:
    assert len(measure(song(tmp_path, 60), 5_000).energies) == 5_000 // BIN_MS


def test_silence_and_next_to_nothing_are_no_music(tmp_path: Path) -> None:
    path = tmp_path / "silence.wav"
    for count in (0, 100, 100_000):
        soundfile.write(path, np.zeros(count), 44_100)
        with pytest.raises(MusicError, match="nothing to be heard"):
            measure(path, 60_000)


@pytest.mark.parametrize("name", ["no.mp3", "no.wav"])
def test_what_is_no_sound_is_told_in_words_that_are_true(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("not at all", encoding="utf-8")
    with pytest.raises(MusicError, match="it holds no sound that can be read"):
        measure(path, 60_000)


def test_what_breaks_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cut.flac"
    soundfile.write(path, np.random.default_rng(1).normal(0, 0.1, 200_000), 44_100)
    path.write_bytes(path.read_bytes()[:100_000])
    with pytest.raises(MusicError, match="can't be used as music"):
        list(islice(Music(Bed(path=path), 10_000)._stream, 20))


@pytest.mark.parametrize(
    ("rate", "channels", "told"),
    [
        (4_000_037, 1, "4000037 samples a second"),
        (191_999, 1, "191999 samples"),
        (1_000, 1, "1000 samples"),
        (8_000, 17, "17 ch"),
    ],
)
def test_a_header_that_no_music_has_is_refused(
    tmp_path: Path, rate: int, channels: int, told: str
) -> None:
    soundfile.write(tmp_path / "a.wav", np.full((1_000, channels), 0.1), rate)
    with pytest.raises(MusicError, match=told):
        measure(tmp_path / "a.wav", 60_000)


def test_a_header_that_promises_more_than_there_is_hangs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    soundfile.write(path, np.full(24_000, 0.1), 48_000)
    data = bytearray(path.read_bytes())
    data[22:26] = b"\xff\xff\xff\xff"  # the samples in all, in its first block
    path.write_bytes(data)
    assert soundfile.info(path).frames > 10**9
    with pytest.raises(MusicError):
        measure(path, 60_000)


def test_sound_that_ends_within_its_overlap_hangs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.voice.music._overlap", lambda _: 48_000)
    with pytest.raises(MusicError, match="less sound than its header says"):
        Music(Bed(path=song(tmp_path, seconds=1)), 60_000).next_frames(48_000)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="it has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.wav")
    with pytest.raises(MusicError, match="it is not a file"):
        measure(tmp_path / "a.wav", 60_000)
