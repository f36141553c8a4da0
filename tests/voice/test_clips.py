import os
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from trainer.voice.clips import ClipCache
from trainer.voice.speech import EngineInfo, Utterance
from trainer.voice.wav import read_clip, wav_bytes

ENGINE = EngineInfo(name="hum", version="1", default_voice="low")
UP = Utterance(text="Up", wpm=160)


def test_each_thing_that_changes_the_sound_changes_the_key() -> None:
    keys = {
        ClipCache.key(UP, "low", ENGINE),
        ClipCache.key(replace(UP, text="up"), "low", ENGINE),
        ClipCache.key(replace(UP, wpm=161), "low", ENGINE),
        ClipCache.key(UP, "high", ENGINE),
        ClipCache.key(UP, "low", replace(ENGINE, version="2")),
        ClipCache.key(UP, "low", replace(ENGINE, name="sing")),
    }
    assert len(keys) == 6
    assert ClipCache.key(UP, "low", replace(ENGINE, default_voice="high")) in keys


def test_clips_are_found_again_with_their_length(tmp_path: Path) -> None:
    (tmp_path / "abc-481.wav").write_bytes(wav_bytes(np.ones(481, np.int16)))
    (tmp_path / "notes.txt").touch()
    (tmp_path / "abd-x.wav").touch()
    found = ClipCache(tmp_path).find("abc")
    assert found is not None
    assert found.length_ms == 11
    assert ClipCache(tmp_path).find("abd") is None


HUM = wav_bytes(np.ones(481, np.int16))

DAMAGED = {
    "empty": b"",
    "short": wav_bytes(np.ones(480, np.int16)),
    "no header": bytes(44) + HUM[44:],
    "another rate": HUM[:24] + (8_000).to_bytes(4, "little") + HUM[28:],
    "another length": HUM[:40] + (2**31).to_bytes(4, "little") + HUM[44:],
    "silent": wav_bytes(np.zeros(481, np.int16)),
    "one more byte": HUM + b"\x01",
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_clip_is_not_found_and_goes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "abc-481.wav"
    path.write_bytes(content)
    assert ClipCache(tmp_path).find("abc") is None
    assert not path.exists()


def test_a_clip_that_is_damaged_later_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "abc-481.wav"
    path.write_bytes(HUM)
    cache = ClipCache(tmp_path)
    assert cache.find("abc")
    path.write_bytes(DAMAGED["silent"])
    os.utime(path, (1, 1))
    assert cache.find("abc") is None


def test_no_clip_is_longer_than_any_text(tmp_path: Path) -> None:
    (tmp_path / "abc-5760001.wav").write_bytes(wav_bytes(np.ones(5_760_001, np.int16)))
    assert ClipCache(tmp_path).find("abc") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="of pipes as Unix has them")
def test_a_pipe_in_the_cache_holds_nobody_up(tmp_path: Path) -> None:
    for name in ("abc-481.wav", "engine.json"):
        os.mkfifo(tmp_path / name)
    cache = ClipCache(tmp_path)
    assert (cache.find("abc"), cache.remembered_engine()) == (None, None)


def test_a_file_that_is_too_large_for_a_clip_goes(tmp_path: Path) -> None:
    path = tmp_path / "abc-481.wav"
    path.touch()
    os.truncate(path, 20_000_000)
    assert ClipCache(tmp_path).find("abc") is None
    assert not path.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="root reads all")
def test_a_clip_that_cannot_be_read_just_now_stays(tmp_path: Path) -> None:
    path = tmp_path / "abc-481.wav"
    path.write_bytes(HUM)
    path.chmod(0)
    assert ClipCache(tmp_path).find("abc") is None
    path.chmod(0o600)
    assert ClipCache(tmp_path).find("abc") is not None


def test_of_many_clips_those_that_are_used_no_more_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, days in {"old": 200, "used": 100, "new": 0}.items():
        clip = tmp_path / f"{name}-1.wav"
        clip.write_bytes(wav_bytes(np.ones(1, np.int16)))
        assert ClipCache(tmp_path).find(name)  # which counts as a use
        os.utime(clip, (time.time() - days * 86_400, time.time() - 400 * 86_400))
    monkeypatch.setattr("trainer.voice.clips.MANY", 2)
    cache = ClipCache(tmp_path)
    assert [bool(cache.find(name)) for name in ("old", "used", "new")] == [False, True, True]
    assert len(list(tmp_path.iterdir())) == 2


def test_the_engine_is_remembered(tmp_path: Path) -> None:
    assert ClipCache(tmp_path / "new").remembered_engine() is None
    ClipCache(tmp_path / "new").remember_engine(ENGINE)
    assert ClipCache(tmp_path / "new").remembered_engine() == ENGINE


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"name": "hum"}', "\x00"])
def test_a_broken_memory_of_the_engine_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "engine.json").write_text(content)
    assert ClipCache(tmp_path).remembered_engine() is None


def test_the_spare_folder_is_removed_at_the_end(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path / "clips")
    assert cache.use_spare("full")
    spare = cache.folder
    assert not cache.use_spare("full")
    cache.close()
    assert not spare.exists()
    assert cache.folder == tmp_path / "clips"


@pytest.mark.parametrize("cut", [0, 10, 60])
def test_a_broken_file_is_not_taken_for_a_clip(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "clip.wav"
    path.write_bytes(wav_bytes(np.ones(100, np.int16))[:cut])
    with pytest.raises(ValueError, match=r"clip\.wav"):
        read_clip(path)


def test_a_clip_that_promises_too_much_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "clip.wav"
    path.write_bytes(HUM[:40] + (2**32 - 2).to_bytes(4, "little") + HUM[44:])
    tracemalloc.start()
    with pytest.raises(ValueError, match="cut short"):
        read_clip(path)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()
