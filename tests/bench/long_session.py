"""A long session of the real program in real time: does it grow, drift or complain?

    python -m tests.bench.long_session --minutes 60 --out long.txt

Every minute it notes memory, descriptors and threads of window and player, how late each sound
came against the plan (the first one taken as on time), and how far the window's clock, by the
time at which it notes each new block, is from the sound.
"""

import argparse
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NoReturn, TextIO

import numpy as np

from tests.bench.long_recording import LongRecording, recording
from tests.bench.processes import Load, load_of, player_of
from tests.e2e.listening import (
    ALIKE,
    SLACK_MS,
    Heard,
    Samples,
    Score,
    everywhere,
    locate,
    score,
)
from tests.e2e.records import begun, complaints, diary
from tests.e2e.sound_server import RATE
from tests.e2e.stage import Program, Stage
from trainer.voice.protocol import Sound
from trainer.voice.units import FRAMES_PER_MS, frames

STEPS = """\
    { exercise = "squat", reps = 15 },
    { exercise = "inverse-leg-raise", variants = ["straight", "out", "in"], reps = 10 },
    { exercise = "knee-to-chest-sweep", reps = 15 },
    { exercise = "side-leg-raise", reps = 15 },
    { exercise = "single-leg-bridge", reps = 15 },
    { exercise = "back-stretch", sets = 2, seconds = 30 },
"""
ROUND_MINUTES = 11
"""One round of these lasts a little longer."""

LONGEST_MS = 10_000
"""No sound lasts longer: one that began by then has ended so much later."""

LOOK_EVERY_S = 2.0
ASTRAY, FAR_MS = 3, 1500.0
"""After so many sounds that were not found, one is looked for so far from its place."""

START_WITHIN_S = 60.0


@dataclass(slots=True)
class Watch:
    """What was noted so far; times in ms.

    Attributes:
        zero: the recording's frame at which the timeline's beginning was heard.
        late: how late each sound came.
        lost: sounds that were not found where they should be.
        noted: the beginnings of blocks, and how late the window noted each of them.
        lag: how far behind the sound the window was at the beginning of blocks.
        loads: window and player at the end of each interval.

    """

    program: Program
    heard: LongRecording
    score: Score
    zero: int = 0
    late: list[float] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    noted: list[tuple[int, float]] = field(default_factory=list)
    lag: list[float] = field(default_factory=list)
    loads: list[tuple[Load, Load]] = field(default_factory=list)
    seen_ns: int = 0
    seen_place: int | None = None
    lost_in_a_row: int = 0

    @property
    def played_ms(self) -> float:
        """How much of the timeline is in the recording."""
        return (self.heard.frames - self.zero) / FRAMES_PER_MS

    def find_start(self) -> None:
        """Wait for one of the first words, and take it as on time."""
        paths = [sound.path for sound in self.score.between(0, START_WITHIN_S * 1000)]
        once = [sound for sound in self.score.words[:8] if paths.count(sound.path) == 1]
        deadline = time.perf_counter() + START_WITHIN_S
        while time.perf_counter() < deadline:
            time.sleep(1)
            for sound in once:
                for place in everywhere(self.heard.piece(0, self.heard.frames), sound):
                    self.zero = place.frame - frames(sound.at_ms)
                    return
        raise TimeoutError("the first words were not heard")

    def listen(self, first_ms: float, after_ms: float) -> None:
        """Find the sounds of a stretch in the recording, each near where the last one was."""
        begin = max(0, self.zero + int((first_ms - 1000) * FRAMES_PER_MS))
        whole_ms = after_ms - first_ms + 1000 + LONGEST_MS
        piece = self.heard.piece(begin, int(whole_ms * FRAMES_PER_MS))
        for sound in self.score.between(first_ms, after_ms):
            planned = self.zero + frames(sound.at_ms)
            place = self._find(piece, sound, planned - begin)
            if place is None:
                self.lost.append(sound.at_ms)
                self.lost_in_a_row += 1
                continue
            self.lost_in_a_row = 0
            self.late.append((place.frame + begin - planned) / FRAMES_PER_MS)
            self._compare(sound.at_ms)

    def _find(self, piece: Samples, sound: Sound, planned: int) -> Heard | None:
        """Find a sound near where the last ones were; once lost, by its words and farther off."""
        lately = round(self.late[-1] * FRAMES_PER_MS) if self.late else 0
        astray = self.lost_in_a_row >= ASTRAY
        if astray and sound.kind == "tone":
            return None  # there is another of its kind a second on
        place = locate(piece, sound, planned + lately, FAR_MS if astray else SLACK_MS)
        return place if place.likeness >= ALIKE else None

    def look(self, data: Path) -> None:
        """Take down how late the window noted a new block, if it has."""
        log = data / "history.db-wal"
        noted_ns = log.stat().st_mtime_ns if log.exists() else 0
        if noted_ns == self.seen_ns:
            return
        entry, self.seen_ns = begun(data), noted_ns
        index = self.score.timeline.find(entry.place) if entry and entry.place else None
        opens = index in {first for first, _ in self.score.timeline.block_spans}
        fresh, self.seen_place = index != self.seen_place, index
        if index and opens and fresh:
            wall_to_machine_s = time.perf_counter() - time.time()
            zero_s = self.heard.start_s + self.zero / RATE
            heard_s = zero_s + self.score.timeline.phases[index].start_ms / 1000
            late_ms = (noted_ns / 1e9 + wall_to_machine_s - heard_s) * 1000
            self.noted.append((self.score.timeline.phases[index].start_ms, late_ms))

    def _compare(self, at_ms: int) -> None:
        """Compare the window with the sound at the blocks that began shortly before a sound."""
        while self.noted and self.noted[0][0] <= at_ms:
            _, late_ms = self.noted.pop(0)
            self.lag.append(late_ms - self.late[-1])

    def weigh(self) -> None:
        """Note what window and player hold."""
        player = player_of(self.program.pid)
        if player is not None:
            self.loads.append((load_of(self.program.pid), load_of(player)))


def main() -> int:
    """Run the session; returns 0 when nothing was lost, nor any warning logged."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--every", type=float, default=60, metavar="SECONDS")
    parser.add_argument("--out", type=Path, help="also write the figures into this file")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, _leave)  # so that nothing it has started outlives it
    out = [sys.stdout, *([asked.out.open("w", encoding="utf-8")] if asked.out else [])]
    with tempfile.TemporaryDirectory(prefix="long-") as folder, Stage() as stage:
        return _run(stage, Path(folder), asked, out)


def _run(stage: Stage, folder: Path, asked: argparse.Namespace, out: list[TextIO]) -> int:
    routine, data = folder / "long.toml", folder / "data"
    rounds = max(1, -(-int(asked.minutes) // ROUND_MINUTES))
    routine.write_text(
        f'format = 1\nid = "long"\nname = "Long"\n\n[[steps]]\ngroup = "all"\nrounds = {rounds}\n'
        f"steps = [\n{STEPS}]\n",
        encoding="utf-8",
    )
    plan = score(data, routine)
    with (
        recording(stage.env, folder / "heard.raw") as heard,
        stage.program("--data-dir", data, "--start", routine) as program,
    ):
        watch = Watch(program=program, heard=heard, score=plan)
        watch.find_start()
        end_ms = min(asked.minutes * 60_000, plan.timeline.total_ms)
        _say(
            out, f"{plan.timeline.total_ms / 60_000:.1f} min planned; {end_ms / 60_000:.1f} to run"
        )
        for line in _sit_through(watch, data, end_ms, asked.every * 1000):
            _say(out, line)
        if end_ms == plan.timeline.total_ms:
            time.sleep(3)
        status = program.end(5)
    complained = complaints(data)
    for line in (*_summary(watch, data), f"exit status {status}", *complained):
        _say(out, line)
    return 1 if watch.lost or complained else 0


def _sit_through(watch: Watch, data: Path, end_ms: float, every_ms: float) -> Iterator[str]:
    """Watch the session to its end; yield a line of figures an interval."""
    done_ms = 0.0
    yield "  min   lag   late max   window PSS  RSS  fds thr   player PSS  RSS  fds thr   lost"
    while done_ms < end_ms:
        next_ms = min(done_ms + every_ms, end_ms)
        while watch.played_ms < next_ms + LONGEST_MS:
            time.sleep(LOOK_EVERY_S)
            watch.look(data)
            if watch.program.status is not None:
                raise RuntimeError(f"the program ended, with status {watch.program.status}")
        watch.listen(done_ms, next_ms)
        watch.weigh()
        done_ms = next_ms
        yield _line(watch, done_ms)


def _line(watch: Watch, done_ms: float) -> str:
    lag = watch.lag[-1] if watch.lag else 0.0
    late = max(watch.late, key=abs, default=0.0)
    held = "   ".join(
        f"{load.pss_mb:10.1f} {load.rss_mb:5.1f} {load.descriptors:4d} {load.threads:3d}"
        for load in watch.loads[-1]
    )
    return f"{done_ms / 60_000:5.1f} {lag:5.1f} {late:10.3f}   {held} {len(watch.lost):6d}"


def _summary(watch: Watch, data: Path) -> Iterator[str]:
    late, lag = np.abs(watch.late), np.array(watch.lag)
    yield f"sounds: {len(late)} found, {len(watch.lost)} lost at {watch.lost[:20]}"
    yield (
        f"|onset - plan|: p50 {np.percentile(late, 50):.3f}, p99 {np.percentile(late, 99):.3f}, "
        f"max {late.max():.3f} ms; drift {watch.late[-1] - watch.late[0]:+.3f} ms"
    )
    steps = np.abs(np.diff(watch.late))
    yield f"gaps (steps of more than 1 ms from one sound to the next): {np.sum(steps > 1)}"
    if len(lag):
        yield (
            f"window behind sound at {len(lag)} blocks: p50 {np.percentile(lag, 50):.1f}, "
            f"min {lag.min():.1f}, max {lag.max():.1f} ms"
        )
    for name, loads in zip(("window", "player"), zip(*watch.loads, strict=True), strict=True):
        early, final = loads[min(2, len(loads) - 1)], loads[-1]
        yield (
            f"{name}, third interval to last: PSS {early.pss_mb:.1f} to {final.pss_mb:.1f} MB, "
            f"descriptors {early.descriptors} to {final.descriptors}, "
            f"threads {early.threads} to {final.threads}"
        )
    for entry in diary(data):
        yield f"diary: {entry}"


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def _say(out: list[TextIO], line: str) -> None:
    for file in out:
        print(line, file=file, flush=True)


if __name__ == "__main__":
    sys.exit(main())
