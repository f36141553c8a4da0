"""Texts to clips, with engines that fail in every way known, in real processes."""

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from trainer.core.text import message, sentence
from trainer.voice.clips import ClipCache
from trainer.voice.faults import Faults, Strain
from trainer.voice.speech import NoVoiceError, Utterance
from trainer.voice.synthesis import Synthesizer
from trainer.voice.wav import read_clip
from trainer.voice.worker import GONE_AFTER_S

FAKES = Path(__file__).with_name("fake_engines.py")
WORDS = tuple(Utterance(text=text, wpm=160) for text in ("Up", "Down", "Hold", "Squeeze"))


def synthesizer(folder: Path, *fault: str, deadline_s: float = 5) -> Synthesizer:
    command = (sys.executable, str(FAKES), *(fault or ("none",)))
    return Synthesizer(ClipCache(folder), command=command, deadline_s=deadline_s)


def test_every_text_gets_a_clip_of_the_length_that_can_be_heard(tmp_path: Path) -> None:
    voice = synthesizer(tmp_path)
    result = voice.render(WORDS)
    voice.close()
    assert not result.failed
    assert result.problem is None
    assert [result.clips[word].length_ms for word in WORDS] == pytest.approx(
        [20, 40, 40, 70], abs=2
    )
    assert all(clip.path.is_file() for clip in result.clips.values())


def test_what_is_to_come_is_told_before_an_engine_is_waited_for(tmp_path: Path) -> None:
    voice, told = synthesizer(tmp_path, "hang-at-once"), list[tuple[int, int]]()
    result = voice.render(
        WORDS,
        progress=lambda done, total: told.append((done, total)),
        cancelled=lambda: bool(told),
    )
    voice.close()
    assert told == [(0, 4)]
    assert result.failed == WORDS


def test_the_rate_is_in_the_clip(tmp_path: Path) -> None:
    slow, fast = Utterance(text="Squeeze", wpm=80), Utterance(text="Squeeze", wpm=160)
    voice = synthesizer(tmp_path)
    clips = voice.render((slow, fast)).clips
    voice.close()
    assert clips[slow].length_ms == pytest.approx(2 * clips[fast].length_ms, abs=4)


def test_what_is_cached_needs_no_worker(tmp_path: Path) -> None:
    first = synthesizer(tmp_path)
    made = first.render(WORDS).clips
    first.close()
    assert synthesizer(tmp_path, "exit").render(WORDS).clips == made


def test_a_new_voice_is_not_found_in_the_cache_of_another(tmp_path: Path) -> None:
    first = synthesizer(tmp_path)
    first.render(WORDS)
    first.close()
    assert synthesizer(tmp_path, "exit").render(WORDS, "other").failed == WORDS


def test_a_clip_that_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    voice = synthesizer(tmp_path)
    path = voice.render(WORDS).clips[WORDS[0]].path
    path.write_bytes(path.read_bytes()[:-100])
    again = voice.render(WORDS).clips[WORDS[0]]
    voice.close()
    assert len(read_clip(again.path)) / 48 == pytest.approx(again.length_ms, abs=1)


def test_a_clip_with_a_damaged_header_is_made_anew_once(tmp_path: Path) -> None:
    voice = synthesizer(tmp_path)
    good = voice.render(WORDS).clips[WORDS[0]]
    voice.close()
    good.path.write_bytes(bytes(44) + good.path.read_bytes()[44:])
    voice = synthesizer(tmp_path)
    again = voice.render(WORDS)
    voice.close()
    assert again.clips[WORDS[0]] == good
    assert len(read_clip(good.path))
    assert not synthesizer(tmp_path, "exit").render(WORDS).failed


@pytest.mark.parametrize("fault", ["hang", "die", "empty", "silent", "missing", "complain"])
def test_an_engine_that_fails_once_is_tried_again(tmp_path: Path, fault: str) -> None:
    voice = synthesizer(tmp_path / "clips", fault, str(tmp_path / "marker"), deadline_s=1)
    result = voice.render(WORDS)
    voice.close()
    assert set(result.clips) == set(WORDS)
    assert result.problem is None


@pytest.mark.parametrize(
    ("fault", "deadline_s"),
    [("hang", 0.3), *((fault, 5) for fault in ("die", "empty", "silent", "missing", "complain"))],
)
def test_an_engine_that_fails_always_is_given_up_soon(
    tmp_path: Path, fault: str, deadline_s: float
) -> None:
    voice = synthesizer(tmp_path, fault, deadline_s=deadline_s)
    result = voice.render(WORDS)
    voice.close()
    assert result.failed == WORDS
    assert result.problem is not None
    assert "Tones and captions" in sentence(result.problem)


def test_texts_that_make_no_sound_are_no_fault_of_the_engine(tmp_path: Path) -> None:
    dashes = tuple(Utterance(text=text, wpm=160) for text in ("—", "…", "-", "."))
    voice = synthesizer(tmp_path, "lettered")
    result = voice.render((*dashes, *WORDS))
    worker = voice._link._worker
    again = voice.render((*dashes, *WORDS))
    voice.close()
    assert set(result.clips) == set(WORDS)
    assert result.failed == dashes
    assert result.problem is None
    assert again == result
    assert voice._link._worker is None
    assert worker is not None
    assert not list(tmp_path.glob("probe*"))


@pytest.mark.parametrize("fault", ["exit", "no-engine"])
def test_without_an_engine_all_fail_with_one_sentence(tmp_path: Path, fault: str) -> None:
    voice = synthesizer(tmp_path, fault)
    result = voice.render(WORDS)
    assert (result.failed, dict(result.clips)) == (WORDS, {})
    assert result.problem is not None
    with pytest.raises(NoVoiceError, match="The voice does not work"):
        voice.voices()


def test_a_worker_that_cannot_be_started_is_a_fault_like_others(tmp_path: Path) -> None:
    voice = Synthesizer(ClipCache(tmp_path), command=(str(tmp_path / "nothing"),))
    assert voice.render(WORDS).failed == WORDS


def test_what_libraries_print_is_passed_over(tmp_path: Path) -> None:
    voice = synthesizer(tmp_path, "babble")
    result = voice.render(WORDS)
    voice.close()
    assert not result.failed


def test_the_engine_tells_its_voices(tmp_path: Path) -> None:
    voice = synthesizer(tmp_path)
    assert [known.id for known in voice.voices()] == ["hum"]
    assert voice.engine.name == "square"
    voice.close()


def test_an_unknown_voice_gives_way_to_the_default_and_says_so(tmp_path: Path) -> None:
    voice = synthesizer(tmp_path)
    result = voice.render(WORDS, "baritone")
    voice.close()
    assert not result.failed
    assert result.problem is not None
    assert "baritone" in sentence(result.problem)


def test_a_cache_that_cannot_be_written_is_replaced_for_the_time_being(tmp_path: Path) -> None:
    (tmp_path / "clips").write_text("a file where the folder should be")
    voice = synthesizer(tmp_path / "clips")
    result = voice.render(WORDS)
    assert all(clip.path.is_file() for clip in result.clips.values())
    assert not result.failed
    assert result.problem is not None
    assert "cannot be kept" in sentence(result.problem)
    voice.close()


def test_progress_goes_from_what_is_there_to_all(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    voice = synthesizer(tmp_path)
    voice.render(WORDS, progress=lambda done, total: steps.append((done, total)))
    voice.close()
    assert list(dict.fromkeys(steps)) == [(done, 4) for done in range(5)]


def test_waiting_can_be_cancelled_while_the_engine_hangs(tmp_path: Path) -> None:
    waited = threading.Event()
    threading.Timer(1, waited.set).start()
    voice = synthesizer(tmp_path, "hang", deadline_s=60)
    started = time.perf_counter()
    result = voice.render(WORDS, cancelled=waited.is_set)
    voice.close()
    assert result.failed == WORDS
    assert result.problem is None
    assert time.perf_counter() - started < 10


def test_quitting_does_not_wait_for_an_engine_that_hangs_when_it_starts(tmp_path: Path) -> None:
    voice = synthesizer(tmp_path, "hang-at-once")
    threading.Timer(0.5, voice.close).start()
    started = time.perf_counter()
    assert voice.render(WORDS).failed == WORDS
    assert time.perf_counter() - started < 5
    with pytest.raises(NoVoiceError):
        voice.voices()


def test_a_worker_whose_engine_hangs_ends_when_its_parent_has_gone(tmp_path: Path) -> None:
    request = {"text": "Up", "voice": "", "wpm": 160, "raw": str(tmp_path / "raw"), "stem": "up"}
    worker = subprocess.Popen(
        (sys.executable, str(FAKES), "hang"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with worker:
        assert worker.stdin
        assert worker.stdout
        assert b"engine" in worker.stdout.readline()
        worker.stdin.write(json.dumps(request).encode() + b"\n")
        worker.stdin.close()
        assert worker.wait(GONE_AFTER_S + 5) == 1


@pytest.mark.parametrize(("fault", "hello_s"), [("hang", 10), ("die", 10), ("hang-at-once", 0.3)])
def test_an_engine_that_hangs_is_waited_for_once(
    tmp_path: Path, fault: str, hello_s: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.voice.engine_link.HELLO_WITHIN_S", hello_s)
    voice = synthesizer(tmp_path, fault, deadline_s=0.3)
    first = voice.render(WORDS)
    started = time.perf_counter()
    assert voice.render(WORDS) == first
    assert voice.render(WORDS[1:]).problem == first.problem
    assert time.perf_counter() - started < 0.2
    voice.close()


def test_after_closing_nothing_is_made_or_told(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    voice = synthesizer(tmp_path)
    voice.close()
    result = voice.render(WORDS, progress=lambda done, total: steps.append((done, total)))
    assert (result.failed, result.problem, steps) == (WORDS, None, [])


def test_a_broken_voice_is_tried_again_after_a_minute() -> None:
    now, broken = [0.0], message("it gave no answer")
    faults = Faults(lambda: now[0])
    assert faults.of("hum") is None
    faults.note("hum", broken)
    now[0] = 59
    assert (faults.of("hum"), faults.of("sing")) == (broken, None)
    now[0] = 61
    assert faults.of("hum") is None


def test_a_worker_that_went_home_is_called_again(tmp_path: Path) -> None:
    voice = synthesizer(tmp_path)
    voice.render(WORDS[:1])
    assert voice._link._worker is not None
    voice._link._worker._process.kill()
    voice._link._worker._process.wait()
    result = voice.render(WORDS)
    voice.close()
    assert not result.failed


def test_an_engine_that_dies_at_every_other_text_comes_to_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.voice.faults.FORGIVEN_S", 0.5)
    voice = synthesizer(tmp_path / "clips", "stumble", str(tmp_path / "marker"))
    result = voice.render(WORDS)
    again = voice.render(WORDS)
    voice.close()
    assert result.failed
    assert result.problem is not None
    assert "it ended by itself" in sentence(result.problem)
    assert again == result


def test_an_engine_without_its_own_voice_is_told_and_not_asked_for_ever(tmp_path: Path) -> None:
    voice = synthesizer(tmp_path, "voiceless")
    result = voice.render(WORDS, "baritone")
    voice.close()
    assert result.failed == WORDS
    assert result.problem is not None
    assert "Tones and captions" in sentence(result.problem)


def test_a_fault_now_and_then_is_forgiven() -> None:
    strain = Strain()
    for _ in range(100):
        strain.fault(lost_s=0.5)
        for _ in range(20):
            strain.clip()
    assert not strain.too_much


@pytest.mark.parametrize("forgotten", [False, True])
def test_one_fault_after_the_other_is_too_much_until_it_is_forgotten(
    forgotten: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    strain = Strain()
    for _ in range(3):
        strain.fault(lost_s=5)
    if forgotten:
        strain.forget()
    assert strain.too_much is not forgotten
