"""Recording in a process of its own: progress, cancelling, and whatever may go wrong with it."""

import io
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.voice.recorded import ONSETS_MS, heard, onsets, order
from trainer.core.compat import override
from trainer.core.text import sentence
from trainer.voice.order import Bed, Order, decode_order, encode_order
from trainer.voice.recorder import run
from trainer.voice.recorder_link import (
    RECORDER_COMMAND,
    Failed,
    Finished,
    News,
    Progressed,
    RecorderLink,
)


class Listening:
    """What a recorder's handle told."""

    def __init__(self) -> None:
        self.news: list[News] = []
        self.began, self.ended = threading.Event(), threading.Event()

    def __call__(self, news: News) -> None:
        self.news.append(news)
        self.began.set()
        if not isinstance(news, Progressed):
            self.ended.set()


def ended(wanted: Order, command: Sequence[str] = RECORDER_COMMAND) -> list[News]:
    """Return all that is told of a recording."""
    listening = Listening()
    link = RecorderLink(wanted, listening, command=command)
    assert listening.ended.wait(60)
    link.close()
    return listening.news


def long(folder: Path, name: str) -> Order:
    """Return what takes some seconds to be recorded."""
    return replace(order(folder, name), total_ms=4 * 3_600_000)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_it_is_written_and_told(tmp_path: Path) -> None:
    wanted = order(tmp_path, "new.flac")
    *progress, end = ended(wanted)
    assert end == Finished(written=True)
    shares = [news.done for news in progress if isinstance(news, Progressed)]
    assert shares
    assert shares == sorted(shares)
    assert onsets(heard(wanted.target), tmp_path / "word.wav", ONSETS_MS) == list(ONSETS_MS)


def test_it_can_be_cancelled_while_it_writes(tmp_path: Path) -> None:
    listening = Listening()
    link = RecorderLink(long(tmp_path, "new.opus"), listening)
    assert listening.began.wait(60)
    link.cancel()
    link.cancel()
    assert listening.ended.wait(60)
    assert listening.news[-1] == Finished(written=False)
    assert names(tmp_path) == {"word.wav"}
    link.close()


def test_closed_at_once_it_leaves_nothing(tmp_path: Path) -> None:
    listening = Listening()
    RecorderLink(long(tmp_path, "new.opus"), listening).close()
    assert listening.news[-1] == Finished(written=False)
    assert names(tmp_path) == {"word.wav"}


def test_what_goes_wrong_is_told_in_the_recorders_words(tmp_path: Path) -> None:
    bed = Bed(path=tmp_path / "none.mp3")
    (*_, end) = ended(replace(order(tmp_path, "new.wav"), music=bed))
    assert isinstance(end, Failed)
    assert "none.mp3 can't be used as music: No such file" in sentence(end.problem)


def test_a_recorder_that_dies_is_told(tmp_path: Path) -> None:
    (end,) = ended(order(tmp_path, "new.wav"), (sys.executable, "-c", "raise SystemExit(3)"))
    assert isinstance(end, Failed)
    assert "ended by itself" in sentence(end.problem)


def test_of_a_recorder_that_is_killed_nothing_half_written_is_left(tmp_path: Path) -> None:
    listening = Listening()
    link = RecorderLink(long(tmp_path, "new.opus"), listening)
    told_of = f"{tmp_path}{os.sep}."
    for _ in range(600):
        if link._draft.startswith(told_of) and link._process:
            break
        time.sleep(0.1)
    link._process.kill()  # type: ignore[union-attr]  # it has told something
    assert listening.ended.wait(60)
    assert isinstance(listening.news[-1], Failed)
    assert names(tmp_path) == {"word.wav"}


def test_a_recorder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (end,) = ended(order(tmp_path, "new.wav"), (str(tmp_path / "none"),))
    assert isinstance(end, Failed)
    assert "can't be started: No such file" in sentence(end.problem)


HANGING = (
    'import time; print(\'{"done": 0, "remaining_s": null}\', flush=True); time.sleep(60)',
    "import time; time.sleep(60)",
)


@pytest.mark.parametrize("hang", HANGING)
def test_one_that_hangs_ends_soon_when_it_is_cancelled(tmp_path: Path, hang: str) -> None:
    listening = Listening()
    wanted = replace(order(tmp_path, "new.wav"), sounds=order(tmp_path, "new.wav").sounds * 2_000)
    link = RecorderLink(wanted, listening, command=(sys.executable, "-c", hang))
    time.sleep(0.5)  # the order is more than a pipe holds
    link.cancel()
    assert listening.ended.wait(2)
    assert listening.news[-1] == Finished(written=False)
    assert link._process is not None
    assert link._process.poll() is not None


@pytest.mark.skipif(sys.platform == "win32", reason="it stops no process")
def test_of_one_that_hangs_as_it_writes_nothing_is_left(tmp_path: Path) -> None:
    listening = Listening()
    link = RecorderLink(long(tmp_path, "new.opus"), listening)
    for _ in range(600):
        if names(tmp_path) != {"word.wav"} and link._process:
            break
        time.sleep(0.1)
    link._process.send_signal(signal.SIGSTOP)  # type: ignore[union-attr]  # it writes
    asked_s = time.perf_counter()
    link.close()
    assert time.perf_counter() - asked_s < 2
    assert listening.news[-1] == Finished(written=False)
    assert names(tmp_path) == {"word.wav"}


def test_work_that_hangs_is_left_when_nobody_is_there_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.voice.recorder._END_WITHIN_S", 0)
    left: queue.SimpleQueue[int] = queue.SimpleQueue()
    run(io.StringIO(encode_order(order(tmp_path, "new.wav"))), io.StringIO(), leave=left.put)
    assert left.get(timeout=5) == 1


def test_an_order_is_the_same_at_the_other_end(tmp_path: Path) -> None:
    wanted = replace(
        order(tmp_path, "new.wav"),
        music=Bed(path=tmp_path / "song.mp3", below_db=9.5, spoken=((0, 10), (20, 30))),
        tone_volume=0.25,
    )
    assert decode_order(encode_order(wanted)) == wanted
    assert encode_order(wanted).count("\n") == 1
    with pytest.raises(ValueError, match="not an order"):
        decode_order("{}")


def test_the_recorder_says_what_came_of_it(tmp_path: Path) -> None:
    out = io.StringIO()
    stays = order(tmp_path, "new.xyz")
    assert run(io.StringIO(encode_order(stays)), out) == 1
    assert '"error": "{file} can\'t be written' in out.getvalue()
    assert np.char.count(out.getvalue(), "\n") == 1


def test_nobody_need_listen_to_the_recorder(tmp_path: Path) -> None:
    class Gone(io.StringIO):
        @override
        def write(self, _: str, /) -> int:
            raise BrokenPipeError

    wanted = order(tmp_path, "new.wav")
    run(io.StringIO(encode_order(wanted)), Gone())
    # Whether it was given up in time or not: nothing half-written is left.
    assert names(tmp_path) <= {"word.wav", "new.wav", "new.cue"}
