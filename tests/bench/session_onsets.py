"""The real session: onsets at the loudspeaker against the plan, and the screen against the sound.

    python -m tests.bench.session_onsets [--seconds 300] [--stall] [--keys]

With --stall the window's thread stands still for 400 ms every 2 s; with --keys a person pauses,
goes on and skips all the while.
"""

import argparse
import json
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.figures import spread
from tests.bench.long_session import STEPS
from tests.e2e.listening import ALIKE, Samples, Score, clip, locate, samples, score
from tests.e2e.sound_server import RATE, Recording
from tests.e2e.stage import PROGRAM, Program, Stage
from trainer.voice.protocol import Sound
from trainer.voice.units import FRAMES_PER_MS, frames

WATCHED = (*PROGRAM[:2], "tests.bench.watched_app")
START_WITHIN_MS = 1500
MARGIN_MS = 600
"""What a stretch may lose of its length until the sound begins, and at its end."""

KEYS = ("space", "space", "Right", "space", "space", "Left")
KEY_EVERY_S = 10.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A stretch of play: where and when it was ordered, and when the next thing was."""

    start_ms: float
    from_ms: float
    ordered_s: float
    ended_s: float


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--stall", action="store_true")
    parser.add_argument("--keys", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="onsets-") as folder, Stage() as stage:
        _measure(stage, Path(folder), asked)
    return 0


def _measure(stage: Stage, folder: Path, asked: argparse.Namespace) -> None:
    routine, data, record = folder / "bench.toml", folder / "data", folder / "record.jsonl"
    routine.write_text(
        f'format = 1\nid = "bench"\nname = "Bench"\n\n[[steps]]\ngroup = "all"\nrounds = 1\n'
        f"steps = [\n{STEPS}]\n",
        encoding="utf-8",
    )
    talk = "talk=counts" if asked.keys else "talk=full"  # more sounds in a short stretch
    plan = score(data, routine, talk)
    stall = ("--stall",) if asked.stall else ()
    with (
        stage.sound.recording() as recording,
        stage.program(
            record,
            *stall,
            "--",
            "--set",
            talk,
            "--data-dir",
            data,
            "--start",
            routine,
            command=WATCHED,
        ) as program,
    ):
        _sit(program, asked.seconds, KEYS if asked.keys else ())
        program.end(5)
    lines = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]
    judge(plan, recording, lines)


def _sit(program: Program, seconds: float, keys: tuple[str, ...]) -> None:
    """Let the time pass, with a key now and then."""
    end = time.perf_counter() + seconds
    if keys:
        program.focus()
    pressed = 0
    while time.perf_counter() < end:
        time.sleep(min(KEY_EVERY_S, max(0.0, end - time.perf_counter())))
        if keys and time.perf_counter() < end:
            program.press(keys[pressed % len(keys)])
            pressed += 1


def judge(plan: Score, recording: Recording, lines: list[dict[str, Any]]) -> None:
    """Print how far sounds are from the plan, and paints from the sounds."""
    heard = samples(recording.samples)
    paints = [(line["start_ms"], line["at_s"]) for line in lines if line["what"] == "paint"]
    late: list[float] = []
    behind: list[float] = []
    lost = 0
    stretches = stretches_of(lines, recording.start_s + len(heard) / RATE)
    for stretch in stretches:
        found, missed = listen(plan, heard, recording.start_s, stretch)
        lost += missed
        if not found:
            continue
        first = found[0][1] - frames(found[0][0].at_ms)
        late += [(at - first) / FRAMES_PER_MS - sound.at_ms for sound, at in found[1:]]
        for start_ms, painted_s in paints:
            # The phase that a stretch begins with is shown at once, before the sound is there.
            if stretch.ordered_s < painted_s < stretch.ended_s and start_ms > stretch.from_ms:
                shift = min(found, key=lambda one: abs(one[0].at_ms - start_ms))
                onset = shift[1] + (start_ms - shift[0].at_ms) * FRAMES_PER_MS
                behind.append((painted_s - recording.heard_s(onset)) * 1000)
    print(f"{len(stretches)} stretches of play, {len(late)} sounds, {lost} not found")
    print(spread("|onset - plan| within a stretch", late))
    steps = np.abs(np.diff(np.array(late)))
    print(f"gaps in the sound (steps of more than 1 ms): {int(np.sum(steps > 1))}")
    print(spread("|screen - sound| at phase starts", behind))
    if behind:
        print(f"  on average {np.mean(behind):+.1f} ms, p5 {np.percentile(behind, 5):+.1f} ms")


def stretches_of(lines: list[dict[str, Any]], end_s: float) -> list[Stretch]:
    orders = [line for line in lines if line["what"] in {"play", "silence"}]
    ends = [*(line["at_s"] for line in orders[1:]), end_s]
    return [
        Stretch(
            start_ms=line["start_ms"],
            from_ms=line["from_ms"],
            ordered_s=line["at_s"],
            ended_s=ended_s,
        )
        for line, ended_s in zip(orders, ends, strict=True)
        if line["what"] == "play"
    ]


def listen(
    plan: Score, heard: Samples, start_s: float, stretch: Stretch
) -> tuple[list[tuple[Sound, int]], int]:
    """Return the sounds of a stretch with the frames where they are, and how many are not."""
    ordered = round((stretch.ordered_s - start_s) * RATE)
    lead_ms = stretch.from_ms - stretch.start_ms
    length_ms = (stretch.ended_s - stretch.ordered_s) * 1000
    played_ms = stretch.start_ms + length_ms - MARGIN_MS
    due = [
        sound
        for sound in plan.between(stretch.from_ms, played_ms)
        if sound.at_ms + len(clip(sound.path)) / FRAMES_PER_MS < played_ms
    ]
    found: list[tuple[Sound, int]] = []
    shift, slack_ms = ordered + frames(round(lead_ms)), float(START_WITHIN_MS)
    for sound in due:
        planned = round((sound.at_ms - stretch.from_ms) * FRAMES_PER_MS)
        place = locate(heard, sound, planned + shift, slack_ms)
        if place.likeness >= ALIKE:
            found.append((sound, place.frame))
            shift, slack_ms = place.frame - planned, 120.0
    return found, len(due) - len(found)


if __name__ == "__main__":
    sys.exit(main())
