"""The handle on the player process that the window holds; nothing here makes the window wait."""

import contextlib
import logging
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trainer.voice.memory import Memory
from trainer.voice.patience import Patience
from trainer.voice.protocol import (
    Alive,
    Announce,
    Command,
    KeepAwake,
    Load,
    Pause,
    Play,
    PlayerReport,
    Quit,
    SetVolumes,
    Sound,
    decode_report,
    encode_command,
)

PLAYER_COMMAND = (sys.executable, "-P", "-m", "trainer", "--player")
"""Not (-P) with what lies in the current folder, which may be one of downloads."""

SIGN_EVERY_S = 0.5
CHECK_EVERY_S = 0.5
CLOSE_WITHIN_S = 2.0
DIE_WITHIN_S = 0.3

RESTARTS = 5
"""Maximum number of starts in a row, until `FORGIVEN_AFTER_S` or the next session."""

FORGIVEN_AFTER_S = 60.0
"""So long after the last start all starts are available again."""

OnReport = Callable[[PlayerReport], None]

_log = logging.getLogger(__name__)


class PlayerLink:
    """Starts the player, sends it commands, passes its reports on, and revives it when it dies.

    The methods return at once and may be called from any thread. The process starts with the
    first of them.

    Args:
        on_report: called with each report, on threads of the link's own, until it is closed.
            Without a player the last position goes on by the clock, and the report says that
            there is no device.
        command: starts the player process.

    """

    def __init__(self, on_report: OnReport, *, command: Sequence[str] = PLAYER_COMMAND) -> None:
        self._on_report = on_report
        self._reporting = threading.RLock()
        self._closed = False
        self._command = tuple(command)
        self._orders: queue.SimpleQueue[Command | _Lost | _Renewal] = queue.SimpleQueue()
        self._serials = 0
        self._signed_s = 0.0
        self._memory = Memory()
        self._process: subprocess.Popen[str] | None = None
        self._starts_left = RESTARTS
        self._started_s = 0.0
        self._patience = Patience(0.0)
        self._reader: threading.Thread | None = None
        self._thread = threading.Thread(target=self._work, name="player link", daemon=True)
        self._thread.start()

    def load(self, plan: tuple[Sound, ...]) -> None:
        """Give the player a plan; a running position goes on in it."""
        self._orders.put(Load(plan=plan))

    def play(
        self,
        *,
        start_ms: float,
        from_ms: int,
        extra: tuple[Sound, ...] = (),
        until_ms: int | None = None,
    ) -> int:
        """Let the position run from `start_ms`, the plan silent before `from_ms`.

        It is silent again from `until_ms` on. Returns the serial number that the reports about
        this stretch carry.
        """
        self._serials += 1
        order = Play(
            serial=self._serials,
            start_ms=start_ms,
            from_ms=from_ms,
            extra=extra,
            until_ms=until_ms,
        )
        self._orders.put(order)
        return self._serials

    def pause(self) -> None:
        """Fall silent at once and stop the position."""
        self._orders.put(Pause())

    def set_volumes(self, voice: float, tone: float) -> None:
        """Set how loud the voice and the tones are, each from 0 to 1."""
        self._orders.put(SetVolumes(voice=voice, tone=tone))

    def begin_session(self) -> None:
        """Try again to start a player, however often that has failed before."""
        self._orders.put(_Renewal())

    def announce(self, sounds: tuple[Sound, ...]) -> None:
        """Play sounds now; their times count from now."""
        self._orders.put(Announce(sounds=sounds))

    def keep_awake(self, *, on: bool) -> None:
        """Let silence be a little noise, so that headphones stay awake, or not any more."""
        self._orders.put(KeepAwake(on=on))

    def sign_of_life(self) -> None:
        """Tell the player that the window is well; cheap, to be called at every tick."""
        now = time.perf_counter()
        if now - self._signed_s >= SIGN_EVERY_S:
            self._signed_s = now
            self._orders.put(Alive())
            self._kill_if_mute()  # our own thread may be stuck in a pipe that it does not empty

    def close(self) -> None:
        """End the player; waits until it is gone, a few seconds at most.

        From now on nothing is reported: who was told may be gone.
        """
        with self._reporting:
            self._closed = True
        self._orders.put(Quit())
        self._thread.join(CLOSE_WITHIN_S)
        process = self._process
        if self._thread.is_alive() and process is not None:
            process.kill()
            self._thread.join()
        if self._reader is not None:
            self._reader.join(DIE_WITHIN_S)

    def _work(self) -> None:
        """Pass orders on, one after the other, until the last."""
        while True:
            try:
                order = self._orders.get(timeout=CHECK_EVERY_S)
            except queue.Empty:
                self._check()
                continue
            if isinstance(order, Quit):
                break
            if isinstance(order, _Lost):
                self._bury(order.process)
            elif isinstance(order, _Renewal):
                self._starts_left = RESTARTS
            else:
                self._memory.note(order)
                self._deliver(order)
        self._end()

    def _deliver(self, order: Command) -> None:
        if self._process is not None:
            self._send(order)
        elif self._revive() and isinstance(order, Announce):
            self._send(order)  # all else is in the memory, and was sent with it

    def _revive(self) -> bool:
        """Start a player and bring it to where the last one was; returns whether there is one."""
        if time.perf_counter() - self._started_s > FORGIVEN_AFTER_S:
            self._starts_left = RESTARTS
        if not (self._starts_left and self._start()):
            self._tell(self._memory.unheard())
            return False
        for order in self._memory.replay():
            self._send(order)
        return True

    def _start(self) -> bool:
        self._starts_left -= 1
        self._started_s = time.perf_counter()
        try:
            process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
            )
        except OSError as error:
            _log.warning("the player cannot be started: %s", error)
            return False
        self._patience = patience = Patience(time.perf_counter())
        self._process = process  # last, so that none is judged by its forerunner's silence
        self._reader = threading.Thread(
            target=self._read, args=(process, patience), name="player reports", daemon=True
        )
        self._reader.start()
        return True

    def _send(self, order: Command) -> None:
        """Write an order; when the pipe is broken, the reader notices too, and says so."""
        pipe = self._process.stdin if self._process is not None else None
        if pipe is not None:
            with contextlib.suppress(OSError, ValueError):
                pipe.write(encode_command(order))
                pipe.flush()

    def _read(self, process: subprocess.Popen[str], patience: Patience) -> None:
        with process.stdout or contextlib.nullcontext(()) as lines:
            for line in lines:
                patience.heard(time.perf_counter())
                self._pass_on(line)
        self._orders.put(_Lost(process))

    def _pass_on(self, line: str) -> None:
        try:
            report = decode_report(line)
        except ValueError as error:
            _log.warning("the player said: %s", error)
        else:
            self._memory.report = report
            self._tell(report)

    def _tell(self, report: PlayerReport) -> None:
        with self._reporting:
            if not self._closed:
                self._on_report(report)

    def _check(self) -> None:
        """Kill a player that hangs; revive one that is gone, or say where the position is."""
        if self._process is not None:
            self._kill_if_mute()
        elif self._started_s:
            self._revive()

    def _kill_if_mute(self) -> None:
        process = self._process
        if process is not None and self._patience.ends(time.perf_counter()):
            process.kill()

    def _bury(self, process: subprocess.Popen[str]) -> None:
        """Clear a dead player away and start the next."""
        status = _ended(process, DIE_WITHIN_S)
        if self._closed:
            return  # what was to be played may be gone already
        _log.warning("the player ended by itself, with status %d", status)
        self._process = None
        self._revive()

    def _end(self) -> None:
        process = self._process
        if process is not None:
            _close_pipes(process)
            _ended(process, CLOSE_WITHIN_S - 0.5)


def _ended(process: subprocess.Popen[str], patience_s: float) -> int:
    """Return the exit status of a process that ends by itself soon, or is made to."""
    try:
        status = process.wait(patience_s)
    except subprocess.TimeoutExpired:
        process.kill()
        status = process.wait()
    _close_pipes(process)
    return status


def _close_pipes(process: subprocess.Popen[str]) -> None:
    """Close our end of stdin; the reader thread owns that of stdout and closes it at its end."""
    with contextlib.suppress(OSError):
        if process.stdin is not None:
            process.stdin.close()


@dataclass(frozen=True, slots=True)
class _Lost:
    """The player has closed its end of the pipe."""

    process: subprocess.Popen[str]


@dataclass(frozen=True, slots=True)
class _Renewal:
    """All starts are available again."""
