"""The player process: plays a plan by counting samples, and tells the window where it is."""

import contextlib
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from math import inf
from pathlib import Path
from typing import TextIO, assert_never

import numpy as np

from trainer.voice import protocol
from trainer.voice.deck import Deck
from trainer.voice.heard import HeardClock
from trainer.voice.keeper import OpenSpeaker, Speaker, SpeakerKeeper
from trainer.voice.mixer import Mix
from trainer.voice.news import News
from trainer.voice.pipes import claim_stdout
from trainer.voice.protocol import Command, Play, PlayerReport, Sound
from trainer.voice.pulse_speaker import best_speaker
from trainer.voice.units import FRAMES_PER_MS
from trainer.voice.wav import Clip, read_clip

LOOK_EVERY_S = 0.03
IDLE_TICK_S = 0.5
STARTING_TICK_S = 0.01
UNATTENDED_AFTER_S = 5.0
IDLE_AFTER_S = 60.0

START_PATIENCE_S = 1.5
"""How long a first start waits for a device that is being opened; then it goes by the clock."""


class Player:
    """Obeys commands and reports the position.

    Args:
        report: takes a report to the window.
        open_speaker: opens the sound device.
        clock: tells the time in seconds, as the window's does.

    """

    def __init__(
        self,
        report: Callable[[PlayerReport], None],
        open_speaker: OpenSpeaker = best_speaker,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._report = report
        self._news = News()
        self._clock = clock
        self._deck = Deck()
        self._keeper = SpeakerKeeper(self._deck, open_speaker)
        self._clips: dict[str, Clip] = {}
        self._plan: tuple[Sound, ...] = ()
        self._play: Play | None = None
        self._serial = 0
        self._course: tuple[float, float] | None = None  # ms, and when it is heard
        self._attached: Speaker | None = None
        self._announcement: Mix | None = None
        self._awake = False
        self._commanded_s = self._used_s = self._signed_s = clock()

    def obey(self, command: Command) -> bool:
        """Carry a command out; returns whether there may be more."""
        self._signed_s = self._clock()
        match command:
            case protocol.Load():
                self._load(command.plan)
            case protocol.Play():
                self._start(command)
            case protocol.Pause():
                self._pause()
            case protocol.SetVolumes():
                self._change(partial(self._deck.set_volumes, command.voice, command.tone))
            case protocol.Announce():
                self._used_s = self._signed_s
                self._announcement = Mix(command.sounds, self._clip)
            case protocol.KeepAwake():
                self._awake = command.on
                self._deck.keep_awake(on=command.on)
            case protocol.Alive() | protocol.Quit():
                pass
            case _:
                assert_never(command)
        return not isinstance(command, protocol.Quit)

    def tick(self) -> float:
        """Look after the device and the position; returns how soon to call again, in seconds."""
        now = self._clock()
        if self._awake:
            self._used_s = now
        if self._play is not None:
            self._used_s = now
            if now - self._signed_s > UNATTENDED_AFTER_S:
                self._pause()
        self._keeper.tend(now, wanted=now - self._used_s < IDLE_AFTER_S)
        self._announce()
        self._follow(now)
        self._tell(now)
        if self._play is None and self._announcement is None:
            return IDLE_TICK_S
        return STARTING_TICK_S if self._attached is None else LOOK_EVERY_S

    def close(self) -> None:
        """Fall silent and give the device back."""
        self._deck.pause()
        self._keeper.close(patience_s=0.5)

    def _load(self, plan: tuple[Sound, ...]) -> None:
        self._used_s = self._signed_s
        self._plan = plan
        kept = {sound.path for sound in plan}
        self._clips = {path: clip for path, clip in self._clips.items() if path in kept}
        for path in kept:
            self._clip(path)
        if self._play is not None:
            self._change(partial(self._deck.exchange, self._mix(self._play)))

    def _start(self, command: Play) -> None:
        self._play, self._serial = command, command.serial
        self._commanded_s = self._signed_s
        self._course = None if command.since_s is None else (command.start_ms, command.since_s)
        self._attached = self._announcement = None

    def _pause(self) -> None:
        now = self._clock()
        self._follow(now)
        if self._course is not None and self._attached is None:
            position, stamp = self._course
            self._course = (position + (now - stamp) * 1000, now)
        silent_from = self._change(self._deck.pause)
        if self._attached is not None:
            self._course = self._course_at(silent_from, self._attached.clock)
        self._play = self._attached = self._announcement = None

    def _change(self, change: Callable[[], None]) -> int:
        """Change what sounds, at once, also in what the device holds; returns from which frame."""
        speaker = self._keeper.speaker
        if speaker is None:
            change()
            return self._deck.next_frames[0]

        def rewound(device_frame: int) -> int:
            first = self._deck.rewind(device_frame)
            change()
            return first

        return speaker.retake(rewound)

    def _course_at(self, device_frame: int, clock: HeardClock) -> tuple[float, float]:
        position_ms = self._deck.plan_frame(device_frame) / FRAMES_PER_MS
        return position_ms, clock.heard_at(device_frame)

    def _announce(self) -> None:
        if self._announcement is not None and self._keeper.speaker is not None:
            self._change(partial(self._deck.announce, self._announcement))
            self._announcement = None
        elif self._keeper.failed:
            self._announcement = None

    def _follow(self, now: float) -> None:
        """Bring position and device together."""
        if self._play is None:
            return
        speaker = self._keeper.speaker
        if speaker is None:
            self._attached = None
            hopeless = self._keeper.failed or now - self._commanded_s > START_PATIENCE_S
            if self._course is None and hopeless:
                self._course = (self._play.start_ms, now)
            return
        if self._attached is not speaker:
            begin = self._beginning(self._play, speaker.clock)
            self._change(partial(self._deck.play, self._mix(self._play), begin))
            self._attached = speaker
        self._course = self._course_at(self._deck.next_frames[0], speaker.clock)

    def _beginning(self, play: Play, clock: HeardClock) -> Callable[[int], int]:
        course = self._course

        def begin(device_frame: int) -> int:
            if course is None:
                return round(play.start_ms * FRAMES_PER_MS)
            position, stamp = course
            passed_ms = (clock.heard_at(device_frame) - stamp) * 1000
            return round((position + passed_ms) * FRAMES_PER_MS)

        return begin

    def _tell(self, now: float) -> None:
        """Report, when there is a position to report, and something new."""
        if self._course is None and self._play is not None:
            return
        position, stamp = self._course or (0.0, now)
        report = PlayerReport(
            serial=self._serial,
            position_ms=position,
            stamp_s=stamp,
            playing=self._play is not None,
            device=not self._keeper.failed,
        )
        if self._news.worth_telling(report, now):
            self._report(report)

    def _mix(self, play: Play) -> Mix:
        until_ms = inf if play.until_ms is None else play.until_ms
        heard = (sound for sound in self._plan if play.from_ms <= sound.at_ms < until_ms)
        return Mix((*heard, *play.extra), self._clip)

    def _clip(self, path: str) -> Clip:
        """Return a clip's samples: none for one that cannot be read, its caption is there still."""
        if path not in self._clips:
            try:
                self._clips[path] = read_clip(Path(path))
            except (OSError, ValueError) as error:
                print(f"player: {error}", file=sys.stderr)  # noqa: T201 - the parent's log
                self._clips[path] = np.zeros(0, np.int16)
        return self._clips[path]


def run(lines: Iterable[str], out: TextIO, open_speaker: OpenSpeaker = best_speaker) -> None:
    """Obey the commands that come in as lines until they end; reports go out as lines."""
    commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(lines, commands), name="commands", daemon=True).start()
    player = Player(lambda report: _write(out, report), open_speaker)
    try:
        going = True
        while going:
            try:
                going = player.obey(commands.get(timeout=player.tick()))
            except queue.Empty:
                continue
    except BrokenPipeError:
        pass  # the window is gone
    finally:
        player.close()


def _read(lines: Iterable[str], commands: queue.SimpleQueue[Command]) -> None:
    try:
        for line in lines:
            commands.put(protocol.decode_command(line))
    finally:  # also after nonsense: a player that hears nothing more must not go on for ever
        commands.put(protocol.Quit())


def _write(out: TextIO, report: PlayerReport) -> None:
    out.write(protocol.encode_report(report))
    out.flush()


def main() -> int:
    """Run the player on the standard streams; returns the exit status."""
    out = claim_stdout()
    sys.setswitchinterval(0.001)  # the device's thread must not wait long for its turn
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # only some may
            os.nice(-10)
    run(sys.stdin, out)
    return 0
