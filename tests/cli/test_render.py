"""`render`: a session as one file, each sound where the plan has it; captions; parts of it."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import mutagen.id3
import numpy as np
import pytest
import soundfile

from tests.cli.conftest import Tophold
from tests.e2e.listening import locate, score
from trainer.voice.units import frames
from trainer.voice.wav import read_clip

PROGRAM = (sys.executable, "-m", "trainer")
TONES = ("--set", "talk=tones")


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
    assert len(heard) == frames(plan.timeline.total_ms)


def test_tones_that_are_turned_off_are_in_no_file(
    tophold: Tophold, lonely: Path, tmp_path: Path
) -> None:
    target = tmp_path / "soft.flac"
    answer = tophold("render", lonely, "-o", target, *TONES, "--set", "tone_volume=0")
    assert answer.status == 0
    assert not soundfile.read(target)[0].any()


def test_another_format_is_refused_in_a_sentence(
    tophold: Tophold, lonely: Path, tmp_path: Path
) -> None:
    answer = tophold("render", lonely, "-o", tmp_path / "lonely.xyz", *TONES)
    assert answer.status == 1
    assert ".wav" in answer.err
    assert not (tmp_path / "lonely.xyz").exists()


def test_a_folder_that_is_not_there_is_told(tophold: Tophold, lonely: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    target = tmp_path / "file" / "lonely.wav"
    answer = tophold("render", lonely, "-o", target, *TONES)
    assert answer.status == 1
    assert str(target) in answer.err
    assert "Traceback" not in answer.err


def test_a_part_has_its_own_length_chapters_and_captions(
    tophold: Tophold, lonely: Path, tmp_path: Path
) -> None:
    audio, captions = tmp_path / "part.mp3", tmp_path / "part.vtt"
    part = ("--from", "side-leg-raise", "--to", "side-leg-raise")
    answer = tophold("render", lonely, "-o", audio, "--captions", captions, *part)
    assert answer.status == 0
    (chapter,) = mutagen.id3.ID3(audio).getall("CHAP")
    assert chapter.start_time == 0
    assert str(chapter.sub_frames["TIT2"]) == "Side leg raise"
    assert chapter.end_time == round(soundfile.info(audio).duration * 1000)
    text = captions.read_text(encoding="utf-8")
    assert text.startswith("WEBVTT\n\n1\n00:00:00.000 --> ")
    assert "Side leg raise." in text
    assert "Squat" not in text


def test_captions_can_be_had_alone(tophold: Tophold, lonely: Path, tmp_path: Path) -> None:
    answer = tophold("render", lonely, "--captions", tmp_path / "lonely.srt", "--to", "squat")
    assert answer.status == 0
    text = (tmp_path / "lonely.srt").read_text(encoding="utf-8")
    assert re.match(r"1\n00:00:00,000 --> 00:00:\d\d,\d\d\d\nSquat\. 1 rep\.", text)
    assert {path.suffix for path in tmp_path.iterdir() if path.is_file()} == {".toml", ".srt"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--from", "squatt"), "Did you mean squat?"),
        (("--to", "xyz"), "It has: squat, side-leg-raise."),
        (("--from", "side-leg-raise", "--to", "squat"), "the other way round"),
        (("--captions", "a.txt"), ".vtt, .srt"),
        (("--captions", "lonely.toml/a.vtt"), "could not be written"),
        (("--music", "none.mp3"), "can't be used as music: No such file"),
        (("--music", "lonely.toml"), "can't be used as music: it holds no sound"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    tophold: Tophold,
    lonely: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    told: str,
) -> None:
    monkeypatch.chdir(lonely.parent)
    audio = () if words[0] == "--captions" else ("-o", "new.wav")
    answer = tophold("render", lonely, *audio, *TONES, *words)
    assert answer.status == 1
    assert told in answer.err
    assert "Traceback" not in answer.err
    assert {path.name for path in lonely.parent.iterdir()} <= {"lonely.toml", "data"}


@pytest.mark.parametrize(
    "words",
    [(), ("--captions", "a.vtt", "--music", "a.mp3"), ("-o", "a.wav", "--music-level", "x")],
)
def test_what_makes_no_sense_is_a_wrong_use(
    tophold: Tophold, lonely: Path, words: tuple[str, ...]
) -> None:
    assert tophold("render", lonely, *words).status == 2


def test_the_length_that_is_told_is_the_files(
    tophold: Tophold, lonely: Path, tmp_path: Path
) -> None:
    lonely.write_text(
        'format = 1\nid = "lonely"\nname = "Lonely"\n\n'
        '[[steps]]\nexercise = "bridge"\nreps = 2\npace = "self"\n',
        encoding="utf-8",
    )
    answer = tophold("render", lonely, "-o", tmp_path / "own.flac", *TONES)
    assert re.search(r"own\.flac: (\d+ min )?\d+ s$", answer.out.strip())


def test_music_plays_beneath_in_both_channels(
    tophold: Tophold, lonely: Path, tmp_path: Path
) -> None:
    song, target = tmp_path / "song.flac", tmp_path / "new.flac"
    both = np.random.default_rng(1).normal(0, 0.1, (44_100, 2))
    soundfile.write(song, both, 44_100)
    answer = tophold(
        "render", lonely, "-o", target, "--music", song, "--music-level", "20,0", *TONES
    )
    assert answer.status == 0
    heard = soundfile.read(target)[0]
    assert heard.shape[1] == 2
    assert (heard[:, 0] != heard[:, 1]).mean() > 0.9


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such signal")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_request_to_end_leaves_nothing(name: str, data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    command = (*PROGRAM, "--data-dir", data, "render", "glutes", *TONES, "-o", folder / "a.opus")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 60
        while not (folder.exists() and any(folder.iterdir())) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.Signals[name])
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert said == "Cancelled. Nothing was written.\n"
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="a child is found in /proc")
def test_a_recording_that_hangs_ends_at_ctrl_c_and_leaves_nothing(
    data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    command = (*PROGRAM, "--data-dir", data, "render", "glutes", *TONES, "-o", folder / "a.opus")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 60
        while not (folder.exists() and any(folder.iterdir())) and time.monotonic() < deadline:
            time.sleep(0.01)
        (child,) = children(process.pid)
        os.kill(child, signal.SIGSTOP)
        asked_s = time.monotonic()
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)  # people press it again
        said = process.communicate(timeout=60)[1]
    assert time.monotonic() - asked_s < 2.5
    assert (process.returncode, said) == (130, "Cancelled. Nothing was written.\n")
    assert list(folder.iterdir()) == []
    assert not Path(f"/proc/{child}").exists()


def children(parent: int) -> list[int]:
    """Return the processes that another has started."""
    lists = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(child) for each in lists for child in each.read_text().split()]


@pytest.mark.skipif(sys.platform == "win32", reason="it has no pty")
@pytest.mark.parametrize("quiet", [False, True])
def test_a_terminal_is_shown_how_far_it_is(
    quiet: bool,  # noqa: FBT001 - a parameter of the test
    lonely: Path,
    data: Path,
    tmp_path: Path,
) -> None:
    ours, theirs = os.openpty()
    options = ("--quiet",) if quiet else ()
    command = (*PROGRAM, "--data-dir", data, "render", lonely, "-o", tmp_path / "a.wav", *options)
    subprocess.run((*command, *TONES), stderr=theirs, stdout=subprocess.DEVNULL, check=True)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # how Linux says that nobody is at the other end any more
        pass
    os.close(ours)
    assert (re.search(rb"\r\d+ %", shown) is None) is quiet
    assert quiet or shown.endswith(b"\r\x1b[K")
