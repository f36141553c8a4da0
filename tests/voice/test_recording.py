import os
import signal
import sys
import threading
import time
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyloudnorm  # type: ignore[import-untyped]  # it has no types
import pytest

from tests.voice.peaks import true_peak
from tests.voice.recorded import ONSETS_MS, TOTAL_MS, heard, onsets, order, word
from trainer.voice.audio_file import FORMATS
from trainer.voice.loudness import decibels
from trainer.voice.order import SUFFIXES as EVERY
from trainer.voice.order import Bed, Order
from trainer.voice.protocol import Sound
from trainer.voice.recording import Recording, RecordingError
from trainer.voice.wav import read_clip

SUFFIXES = (".wav", ".flac", ".opus", ".mp3")


def test_the_window_knows_every_format() -> None:
    assert tuple(FORMATS) == EVERY


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("suffix", FORMATS)
def test_in_every_format_each_sound_is_where_the_plan_has_it(suffix: str, tmp_path: Path) -> None:
    wanted = order(tmp_path, f"new{suffix}")
    assert Recording(wanted).run()
    samples = heard(wanted.target)
    assert len(samples) == TOTAL_MS * 48
    found = onsets(samples, tmp_path / "word.wav", ONSETS_MS)
    assert found == pytest.approx(ONSETS_MS, abs=0 if FORMATS[suffix].exact else 0.5)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_in_every_format_it_is_as_loud_as_promised(suffix: str, tmp_path: Path) -> None:
    wanted = order(tmp_path, f"new{suffix}")
    Recording(wanted).run()
    samples = heard(wanted.target)
    assert pyloudnorm.Meter(48_000).integrated_loudness(samples) == pytest.approx(-16, abs=0.5)
    assert decibels(true_peak(samples.astype(np.float32))) < -1


def test_before_its_onset_a_sound_is_silent(tmp_path: Path) -> None:
    Recording(order(tmp_path, "new.flac")).run()
    samples = heard(tmp_path / "new.flac")
    # The word's own first sample is nothing, its second is something.
    assert not samples[1_503 * 48 : 2_950 * 48].any()
    assert np.flatnonzero(samples[2_950 * 48 :])[0] <= 2


def test_volumes_count_against_each_other(tmp_path: Path) -> None:
    wanted = order(tmp_path, "new.wav", (0, 6_000))
    first, second = wanted.sounds
    mixed = (first, Sound(at_ms=second.at_ms, path=second.path, kind="tone"))
    Recording(replace(wanted, sounds=mixed, tone_volume=0.5)).run()
    samples = np.abs(heard(wanted.target))
    first_loud, then_loud = samples[20_000:24_000].max(), samples[308_000:312_000].max()
    # Both are raised by the same; the louder one's peaks are turned down for a moment.
    assert first_loud == pytest.approx(2 * then_loud, rel=0.1)


def test_progress_ends_with_all_and_tells_the_time_left(tmp_path: Path) -> None:
    told: list[tuple[float, float | None]] = []
    work = Recording(order(tmp_path, "new.wav"), lambda done: told.append((done, work.remaining_s)))
    assert work.run()
    shares = [done for done, _ in told]
    assert shares == sorted(shares)
    assert len(shares) > 8
    assert told[0][1] is None
    assert told[-1] == (1.0, 0.0)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_cancelled_recording_leaves_the_old_file(suffix: str, tmp_path: Path) -> None:
    wanted = order(tmp_path, f"new{suffix}")
    wanted.target.write_text("old")
    work = Recording(wanted, lambda done: work.cancel() if done > 0.5 else None)
    assert not work.run()
    assert wanted.target.read_text() == "old"
    assert files(tmp_path) == {"word.wav", wanted.target.name}


def test_it_can_be_cancelled_from_another_thread_before_it_writes(tmp_path: Path) -> None:
    work = Recording(order(tmp_path, "new.wav"))
    other = threading.Thread(target=work.cancel)
    other.start()
    other.join()
    assert not work.run()
    assert files(tmp_path) == {"word.wav"}


def test_whatever_ends_it_leaves_nothing(tmp_path: Path) -> None:
    def interrupt(done: float) -> None:
        if done > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Recording(order(tmp_path, "new.opus"), interrupt).run()
    assert files(tmp_path) == {"word.wav"}


@pytest.fixture(name="little_room")
def _little_room() -> Iterator[None]:
    """No file may grow beyond 64 KiB, as on a disk that is full."""
    if sys.platform == "win32":
        pytest.skip("it has no such limit")
    import resource  # noqa: PLC0415 - nor has it this module

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.usefixtures("little_room")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_full_disk_is_told_and_leaves_nothing(suffix: str, tmp_path: Path) -> None:
    wanted = order(tmp_path, f"new{suffix}", tuple(range(0, TOTAL_MS, 500)))
    with pytest.raises(RecordingError, match=r"could not be written: .* make room"):
        Recording(replace(wanted, total_ms=12 * TOTAL_MS)).run()
    assert files(tmp_path) == {"word.wav"}


def test_two_recordings_to_one_name_do_not_meet(tmp_path: Path) -> None:
    inner = order(tmp_path, "new.wav", (0,))

    def meanwhile(done: float) -> None:
        if done == 1:
            assert Recording(inner).run()

    assert Recording(order(tmp_path, "new.wav"), meanwhile).run()
    assert np.flatnonzero(heard(tmp_path / "new.wav"))[-1] > 6_801 * 48
    assert files(tmp_path) == {"word.wav", "new.wav", "new.cue"}


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such permissions")
def test_a_recording_may_be_read_by_whom_new_files_may(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    Recording(order(tmp_path, "new.mp3")).run()
    assert (tmp_path / "new.mp3").stat().st_mode == (tmp_path / "any").stat().st_mode


def test_other_formats_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=r"new.xyz can't be written: .* \.wav, \.flac"):
        Recording(order(tmp_path, "new.xyz")).run()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    wanted = replace(order(tmp_path, "any"), target=tmp_path / "file" / "new.wav")
    with pytest.raises(RecordingError, match="could not be written"):
        Recording(wanted).run()


def test_a_folder_in_the_way_is_told_and_left(tmp_path: Path) -> None:
    (tmp_path / "new.wav").mkdir()
    with pytest.raises(RecordingError, match="could not be written"):
        Recording(order(tmp_path, "new.wav")).run()
    assert files(tmp_path) == {"word.wav", "new.wav"}


def test_the_music_is_never_written_over(tmp_path: Path) -> None:
    """Not by another of its names either."""
    song = word(tmp_path).rename(tmp_path / "song.wav")
    whole = song.read_bytes()
    wanted = replace(order(tmp_path, "new.wav"), target=song)
    (tmp_path / "also.wav").hardlink_to(song)
    with pytest.raises(RecordingError, match="the music itself"):
        Recording(replace(wanted, music=Bed(path=tmp_path / "also.wav"))).run()
    assert song.read_bytes() == whole


def test_a_missing_clip_is_told(tmp_path: Path) -> None:
    wanted = order(tmp_path, "new.wav")
    os.unlink(tmp_path / "word.wav")  # noqa: PTH108 - as any program may
    with pytest.raises(RecordingError, match="No such file"):
        Recording(wanted).run()


def test_an_empty_session_is_an_empty_file(tmp_path: Path) -> None:
    wanted: Order = replace(order(tmp_path, "new.WAV"), sounds=(), total_ms=0)
    assert Recording(wanted).run()
    with wave.open(str(wanted.target), "rb") as file:
        assert file.getnframes() == 0


def test_silence_stays_silent(tmp_path: Path) -> None:
    wanted = replace(order(tmp_path, "new.wav"), sounds=())
    assert Recording(wanted).run()
    assert not read_clip(wanted.target).any()


def test_more_than_a_wav_file_holds_is_refused_before_any_work(tmp_path: Path) -> None:
    wanted = replace(order(tmp_path, "new.wav"), total_ms=12_500 * 3_600)
    began_s = time.perf_counter()
    with pytest.raises(RecordingError, match=r"no more than 4 GB.*\.flac"):
        Recording(wanted).run()
    assert time.perf_counter() - began_s < 1
    assert not wanted.target.exists()
