"""How soon a control is heard: silence, or the word that answers it.

    python -m tests.bench.control_latency [--controls 100]

First the player's own commands, over a hum that shows when it falls silent; then the real program,
by keys and over the bus. A time is counted from just before the key's program is started or the
call is sent, until the first sample of the answer at the loudspeaker.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import defaultdict
from itertools import cycle, islice
from pathlib import Path

import numpy as np

from tests.bench.figures import spread
from tests.e2e.controls import Remote
from tests.e2e.listening import ALIKE, Samples, Score, clip, likeness, samples, score
from tests.e2e.records import until
from tests.e2e.sound_server import RATE, Recording, SoundServer
from tests.e2e.stage import Program, Stage
from tests.voice.studio import Studio, onsets
from trainer.voice.protocol import Sound
from trainer.voice.wav import wav_bytes

STEPS = ("squat", "side-leg-raise", "bridge", "inverse-leg-raise") * 4
ROUTINE = 'format = 1\nid = "controls"\nname = "Controls"\n' + "".join(
    f'\n[[steps]]\nid = "step-{number}"\nexercise = "{exercise}"\nreps = 8\n'
    for number, exercise in enumerate(STEPS)
)
CONTROLS = (
    *("key space", "key space", "call Pause", "call Play", "key Right", "key Left"),
    *("call PlayPause", "call PlayPause", "call Next", "call Previous"),
)
EVERY_S = (2.1, 2.4, 3.3)
WITHIN_S = 0.6
HEAD = round(0.3 * RATE)
LOUD = 1000


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--controls", type=int, default=100)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, SoundServer() as server:
        os.environ.update(server.env)
        _player(server, Path(folder), asked.controls // 3)
    with tempfile.TemporaryDirectory() as folder, Stage() as stage:
        _program(stage, Path(folder), asked.controls)
    return 0


def _player(server: SoundServer, folder: Path, times: int) -> None:
    studio = Studio(server, folder)
    hum = folder / "hum.wav"
    hum.write_bytes(wav_bytes(np.full(RATE * 60, 2 * LOUD, np.int16)))
    studio.link.load((Sound(at_ms=0, path=str(hum), kind="tone"),))
    studio.run(1)
    late: defaultdict[str, list[float]] = defaultdict(list)
    with server.recording() as recording:
        for turn in range(times):
            played = time.perf_counter()
            studio.link.play(start_ms=turn * 100, from_ms=0)
            studio.run(0.6 + turn * 0.007)
            paused = time.perf_counter()
            studio.link.pause()
            studio.run(0.4)
            said = time.perf_counter()
            studio.link.announce(studio.plan(0))
            studio.run(0.4)
            first, last = _loud(recording, played, said)
            late["play to sound"].append(first - played)
            late["pause to silence"].append(last - paused)
            late["announcement to sound"].append(onsets(recording)[-1] - said)
    studio.link.close()
    for name, times_s in late.items():
        print(spread(f"player: {name}", [1000 * each for each in times_s]))


def _loud(recording: Recording, since_s: float, until_s: float) -> tuple[float, float]:
    """Return when the first and the last loud sample was heard in a span of time."""
    loud = np.flatnonzero(np.abs(samples(recording.samples)) > LOUD)
    times = recording.start_s + loud / RATE
    heard = times[(times > since_s) & (times < until_s)]
    return float(heard[0]), float(heard[-1])


def _program(stage: Stage, folder: Path, count: int) -> None:
    routine, data = folder / "controls.toml", folder / "data"
    routine.write_text(ROUTINE, encoding="utf-8")
    plan = score(data, routine)
    given: list[tuple[str, float]] = []
    with (
        stage.sound.recording() as recording,
        stage.program("--data-dir", data, "--start", routine) as program,
    ):
        remote = Remote(stage.env["DBUS_SESSION_BUS_ADDRESS"])
        until(remote.sees_it, 30)
        program.focus()
        time.sleep(3)
        for control, pause_s in zip(islice(cycle(CONTROLS), count), cycle(EVERY_S), strict=False):
            given.append((control, time.perf_counter()))
            _give(control, program, remote)
            time.sleep(pause_s)
        remote.close()
        program.end(5)
    _judge(plan, recording, given)


def _give(control: str, program: Program, remote: Remote) -> None:
    kind, what = control.split()
    if kind == "key":
        program.press(what)
    else:
        remote.call(what)


def _judge(plan: Score, recording: Recording, given: list[tuple[str, float]]) -> None:
    heads = {text: clip(path)[:HEAD] for path, text in plan.texts.items()}
    heard = samples(recording.samples)
    late: defaultdict[str, list[float]] = defaultdict(list)
    for control, at_s in given:
        begin = recording.frame_at(at_s)
        answer, frame = _first(heard[begin : begin + round(WITHIN_S * RATE) + HEAD], heads)
        if not answer:
            print(f"no answer to {control} at {begin / RATE:.2f} s")
            continue
        passed_ms = (recording.heard_s(begin + frame) - at_s) * 1000
        late[control.split()[0]].append(passed_ms)
        late["all"].append(passed_ms)
    for name, times_ms in late.items():
        print(spread(f"program: {name} to the answering word", times_ms))


def _first(heard: Samples, heads: dict[str, Samples]) -> tuple[str, int]:
    """Return which word begins first, and where."""
    found = [("", len(heard))]
    for text, head in heads.items():
        alike = likeness(heard, head)
        best = int(np.argmax(alike)) if len(alike) else 0
        if len(alike) and alike[best] >= ALIKE and best < WITHIN_S * RATE:
            found.append((text, best))
    return min(found, key=_where)


def _where(found: tuple[str, int]) -> int:
    return found[1]


if __name__ == "__main__":
    sys.exit(main())
