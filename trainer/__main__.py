"""The program's one door: chooses what to run before anything heavy is imported."""

import gc
import signal
import sys
from collections.abc import Sequence

INTERRUPTED = 130
"""The exit status of a program that was ended by Ctrl-C, as shells have it."""

LACKING = 1
"""The exit status of a program that lacks a library of the system."""

_OF_TERMINALS = ("SIGINT", "SIGHUP")  # not every system has the last


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for and return the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    match words:
        case ["--synthesis-worker", *_]:
            _ignore(_OF_TERMINALS)  # not a request to end: its engine may hang
            from trainer.voice.worker import main as work  # noqa: PLC0415 - chosen late

            return work()
        case ["--player", *_]:
            _ignore((*_OF_TERMINALS, "SIGTERM"))
            from trainer.voice.player import main as play  # noqa: PLC0415 - chosen late

            return play()
        case ["--recorder", *_]:
            _ignore((*_OF_TERMINALS, "SIGTERM"))
            from trainer.voice.recorder import main as record  # noqa: PLC0415 - chosen late

            return record()
        case _:
            return _speak(words)


def _ignore(signals: Sequence[str]) -> None:
    """Ignore what ends all processes of a terminal, or of a session, at once.

    The parent gets it too, and ends its helpers in good order: by closing a pipe. One that died
    before would be taken for broken, and started anew.
    """
    for name in signals:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def _speak(words: list[str]) -> int:
    """Run what prints to whoever started it."""
    from trainer import terminal  # noqa: PLC0415 - the helpers above do without it

    terminal.prepare()
    try:
        status = _run(words)
    except KeyboardInterrupt:
        status = INTERRUPTED
    except SystemExit as leaving:  # the command line could not be understood, or asked for help
        status = int(leaving.code or 0)
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "trainer":  # a fault of ours
            raise
        terminal.warn(_lacking(error))
        status = LACKING
    return terminal.finish(status)


def _run(words: list[str]) -> int:
    collects = gc.isenabled()
    gc.disable()  # until the window is there: nothing made on the way to it is garbage
    if words == ["--screen-probe"]:
        from trainer.app.screen import probe  # noqa: PLC0415 - Qt is imported only for this

        return probe()
    from trainer.cli import read  # noqa: PLC0415 - likewise

    request = read(words)
    match request.command:
        case None:
            from trainer import app  # noqa: PLC0415 - Qt is imported only for the window

            return app.run(
                request.folders, request.overrides, start=request.start, debug=request.debug
            )
        case "self-test":
            from trainer import selftest  # noqa: PLC0415 - likewise

            return selftest.run()
        case _:
            from trainer.cli import commands  # noqa: PLC0415 - the window does without them

            if collects:
                gc.enable()
            return commands.run(request)


def _lacking(error: ImportError) -> str:
    """Return a sentence about a library that can't be loaded."""
    from trainer.core.text import tr  # noqa: PLC0415 - seldom needed

    return tr(
        "A library that Top Hold needs can't be loaded: {why}. Install it, then try again.",
        why=str(error),
    )


if __name__ == "__main__":
    sys.exit(main())
