"""Kills the program at random moments, and a small process that only writes; counts what is lost.

    python -m tests.bench.kills [--programs 100] [--writers 1000]

The program plays a routine of short reps, offscreen and without a sound device; it begins anew, or
goes on where the last one was killed. A witness in it writes down each rep as it ends, before the
diary hears of it; one that ended less than 50 ms before the kill counts as still in progress.
"""

import argparse
import contextlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.e2e.stage import ROOT, children, running
from trainer.core.diary import BlockDone, Progress, Workout
from trainer.core.plan.timeline import Phase
from trainer.storage.history_db import History, HistoryError
from trainer.storage.history_writer import HistoryWriter, Listener

SETS, REPS = 3, 40
ROUTINE = f"""\
format = 1
id = "kills"
name = "Kills"

[[steps]]
exercise = "squat"
reps = {REPS}
sets = {SETS}
rest_seconds = 1
tempo = "0.3-0-0.3-0"
"""
OPTIONS = ("talk=counts", "tempo_factor=0.5", "lead_in_seconds=0")
IN_PROGRESS_S = 0.05
ENDED_WITHIN_S = 8.0

UNREADABLE = "diaries that could not be read"
ORPHANS = "processes left running"
MISSING = "reps missing beyond the one in progress"
DOUBLED = "rows or reps doubled"
JUDGED = (UNREADABLE, ORPHANS, MISSING, DOUBLED)
BEFORE = "killed before the first work"
GONE_ON = "workouts gone on with"
CHILDREN = "children at the kill"
TOLD = (BEFORE, GONE_ON, CHILDREN, "workouts", "reps")


@dataclass(slots=True)
class Bench:
    """What the kills so far have left: the diary as it was after the last, and the counts."""

    data: Path
    chance: random.Random
    kept: dict[str, Workout] = field(default_factory=dict)
    count: Counter[str] = field(default_factory=Counter)

    def kill_program(self) -> None:
        """Kill a session of the whole program."""
        if self.chance.random() < 1 / 3:  # then the voice is at work
            shutil.rmtree(self.data / "cache", ignore_errors=True)
        (self.data / "routines").mkdir(exist_ok=True)
        (self.data / "routines" / "kills.toml").write_text(ROUTINE, encoding="utf-8")
        record = self.data / "witness.txt"
        record.write_text("", encoding="utf-8")
        with self._process("--session") as program:
            time.sleep(self.chance.uniform(0.5, 12))
            family = [*children(program.pid)]
            family += [grandchild for child in family for grandchild in children(child)]
            killed_s = time.monotonic()
            program.kill()
        self._bury(family)
        lines = [line.split() for line in record.read_text(encoding="utf-8").splitlines()]
        surely = [int(rep) for at_s, rep in lines if float(at_s) < killed_s - IN_PROGRESS_S]
        self._judge(max(surely, default=0), max((int(rep) for _, rep in lines), default=0))

    def kill_writer(self) -> None:
        """Kill a process that writes a workout, rep by rep, as fast as it can."""
        with self._process("--writer") as writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(self.chance.uniform(0, 0.25))
            writer.kill()
            written = [int(line) for line in writer.stdout if line.endswith(b"\n")]
        surely = max(written, default=0)
        self._judge(surely, surely + 1 if surely else SETS * REPS)

    @contextlib.contextmanager
    def _process(self, kind: str) -> Iterator[subprocess.Popen[bytes]]:
        goes_on = ["--go-on"] if self.kept and self.chance.random() < 1 / 2 else []
        self.count[GONE_ON] += len(goes_on)
        (self.data / "no-cards.conf").touch()
        silent = {
            "QT_QPA_PLATFORM": "offscreen",
            "ALSA_CONFIG_PATH": str(self.data / "no-cards.conf"),
            "PULSE_SERVER": str(self.data / "no-server"),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.data / 'no-bus'}",
        }
        command = (sys.executable, "-m", "tests.bench.kills", kind, str(self.data), *goes_on)
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **silent}, stdout=subprocess.PIPE
        )
        with process:
            try:
                yield process
            finally:
                process.kill()

    def _bury(self, family: list[int]) -> None:
        self.count[CHILDREN] += len(family)
        ends_s = time.monotonic() + ENDED_WITHIN_S
        while any(map(running, family)) and time.monotonic() < ends_s:
            time.sleep(0.05)
        self.count[ORPHANS] += sum(map(running, family))

    def _judge(self, surely: int, maybe: int) -> None:
        """Compare the diary with what was done: so many reps of the workout, or so many at most."""
        try:
            with History(self.data / "history.db") as history:
                workouts = {workout.key: workout for workout in history.all()}
                self.count[UNREADABLE] += len(history.notices)
        except HistoryError:
            self.count[UNREADABLE] += 1
            return
        changed = [w for w in workouts.values() if replace(w, open=False) != self.kept.get(w.key)]
        reps = changed[0].reps if changed else 0
        before = self.kept[changed[0].key].reps if changed and changed[0].key in self.kept else 0
        self.count[BEFORE] += not changed
        self.count[DOUBLED] += max(0, len(changed) - 1) + max(0, reps - max(before, maybe))
        self.count[MISSING] += max(0, max(before, surely) - reps)
        self.count[MISSING] += len(self.kept.keys() - workouts.keys())
        self.kept = {key: replace(workout, open=False) for key, workout in workouts.items()}
        self.count["workouts"] = len(workouts)
        self.count["reps"] = sum(workout.reps for workout in workouts.values())


def run_session(data: Path, *, goes_on: bool) -> int:
    """Run the real program, with a witness that writes down each rep as it ends."""
    from trainer.__main__ import main as run  # noqa: PLC0415 - the writer does without Qt
    from trainer.app.composition import App  # noqa: PLC0415 - likewise

    played, show = Progress.played, App.open
    with (data / "witness.txt").open("a", encoding="utf-8", buffering=1) as record:

        def witnessed(self: Progress, phase: Phase, length_ms: int, *, ends_rep: bool) -> None:
            if ends_rep:
                number = (phase.address.set - 1) * REPS + phase.address.rep
                record.write(f"{time.monotonic()} {number}\n")
            played(self, phase, length_ms, ends_rep=ends_rep)

        def opened(self: App, start: str | None = None) -> None:
            unfinished = goes_on and self._diary.interrupted
            show(self, None if unfinished else start)
            if unfinished:
                self.window.picker.go_on_wanted.emit("kills")

        Progress.played, App.open = witnessed, opened  # type: ignore[method-assign] # a witness
        options = [word for option in OPTIONS for word in ("--set", option)]
        return run(["--data-dir", str(data), *options, "--start", "kills"])


def run_writer(data: Path, *, goes_on: bool) -> int:
    """Write a workout rep by rep; say which rep is surely kept."""
    workout = _unfinished(data) if goes_on else None
    workout = workout or _new_workout()
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    writer = HistoryWriter(data / "history.db", Listener(notice=print, trouble=print, fault=print))
    for number in range(workout.reps, SETS * REPS):
        blocks = list(workout.blocks)
        blocks[number // REPS] = replace(blocks[number // REPS], reps=number % REPS + 1)
        workout = replace(workout, blocks=tuple(blocks))
        writer.write(workout)
        writer.flush(ENDED_WITHIN_S)
        sys.stdout.write(f"{number + 1}\n")
        sys.stdout.flush()
    return 0


def _unfinished(data: Path) -> Workout | None:
    with History(data / "history.db") as history:
        latest = history.latest()
    return latest if latest and latest.reps < SETS * REPS else None


def _new_workout() -> Workout:
    block = BlockDone(
        step="squat", exercise="squat", variant=None, side=None, round=1, set=1,
        planned_reps=REPS, reps=0, planned_ms=60_000, done_ms=0,
    )  # fmt: skip
    blocks = tuple(replace(block, set=number + 1) for number in range(SETS))
    key = os.urandom(16).hex()
    started = f"2026-11-22T10:00:00.{time.time_ns()}+00:00"
    return Workout(
        key=key, routine="kills", name="Kills", started=started, open=True, blocks=blocks
    )


def _bench(what: str, kill: Callable[[Bench], None], times: int, seed: int) -> int:
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        bench = Bench(data=Path(name), chance=random.Random(seed))  # noqa: S311 - no secret
        for _ in range(times):
            kill(bench)
    print(f"{what}, killed {times} times at random moments", flush=True)
    for line in (*JUDGED, *TOLD):
        print(f"  {line:<42} {bench.count[line]:6d}", flush=True)
    return sum(bench.count[line] for line in JUDGED)


def main() -> int:
    """Kill, count and print; returns 1 if anything was lost, doubled or left running."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--programs", type=int, default=100)
    parser.add_argument("--writers", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=11)
    asked = parser.parse_args()
    bad = _bench("the whole program", Bench.kill_program, asked.programs, asked.seed)
    bad += _bench("a process that only writes", Bench.kill_writer, asked.writers, asked.seed)
    return 1 if bad else 0


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--session", data, *rest]:
            sys.exit(run_session(Path(data), goes_on=bool(rest)))
        case ["--writer", data, *rest]:
            sys.exit(run_writer(Path(data), goes_on=bool(rest)))
        case _:
            sys.exit(main())
