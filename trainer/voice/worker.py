"""The synthesis worker: a process that speaks texts into clips, one after the other.

It says who it is (`Hello`, a JSON line), then answers every request with one line. It may hang or
die with the engine; its parent sees to that, and where the parent has gone, the worker itself.
"""

import json
import os
import queue
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from trainer import files
from trainer.voice.engine import Engine, EngineError, Pyttsx3Engine, UnknownVoiceError
from trainer.voice.pipes import claim_stdout
from trainer.voice.trimming import SilentError, clip_from
from trainer.voice.wav import wav_bytes

IDLE_S = 30.0
"""A worker that nothing is asked of for so long ends."""

GONE_AFTER_S = 2.0
"""So long after its parent has gone a worker ends, whatever its engine does."""

Reply = Mapping[str, Any]


def answer(engine: Engine, request: Mapping[str, Any]) -> Reply:
    """Make one clip.

    Args:
        engine: who speaks.
        request: ``text``, ``voice`` ("" is the default), ``wpm``, ``raw``, where the engine may
            write, and ``stem``, the clip's path without its end.

    Returns:
        The clip's ``path``, or an ``error`` (voice, silent, engine or write) and ``why``.

    """
    raw = Path(request["raw"])
    voice = request["voice"] or engine.info.default_voice
    try:
        raw.unlink(missing_ok=True)
        engine.save(request["text"], voice, request["wpm"], raw)
        clip = clip_from(raw)
        path = Path(f"{request['stem']}-{len(clip)}.wav")
        files.write_atomically(path, wav_bytes(clip))
    except UnknownVoiceError as error:
        return {"error": "voice", "why": str(error)}
    except SilentError as error:
        return {"error": "silent", "why": str(error)}
    except EngineError as error:
        return {"error": "engine", "why": str(error)}
    except OSError as error:
        return {"error": "write", "why": error.strerror or str(error)}
    return {"path": str(path)}


def run(lines: Iterable[str], out: TextIO, open_engine: Callable[[], Engine]) -> int:
    """Serve requests until they end; returns the exit status."""
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(lines, requests), name="requests", daemon=True).start()
    try:
        engine = open_engine()
    except EngineError as error:
        _say(out, {"error": "engine", "why": str(error)})
        return 1
    _say(out, {"engine": asdict(engine.info), "voices": [asdict(v) for v in engine.voices]})
    while line := _next(requests):
        _say(out, answer(engine, json.loads(line)))
    return 0


def _read(lines: Iterable[str], requests: queue.SimpleQueue[str]) -> None:
    for line in lines:
        requests.put(line)
    requests.put("")


def _next(requests: queue.SimpleQueue[str]) -> str:
    try:
        return requests.get(timeout=IDLE_S)
    except queue.Empty:
        return ""


def _say(out: TextIO, reply: Reply) -> None:
    out.write(json.dumps(reply) + "\n")
    out.flush()


def until_gone(lines: Iterable[str]) -> Iterator[str]:
    """Yield the parent's lines; when they end, end the process soon, even if its engine hangs."""
    yield from lines
    end = threading.Timer(GONE_AFTER_S, os._exit, (1,))
    end.daemon = True
    end.start()


def main() -> int:
    """Serve on the standard streams; returns the exit status."""
    out = claim_stdout()
    return run(until_gone(sys.stdin), out, Pyttsx3Engine)
