"""The program's one door: chooses what to run before anything heavy is imported."""

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for and return the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    match words:
        case ["--synthesis-worker", *_]:
            from trainer.voice.worker import main as work  # noqa: PLC0415 - chosen late

            return work()
        case ["--player", *_]:
            from trainer.voice.player import main as play  # noqa: PLC0415 - chosen late

            return play()
        case ["--recorder", *_]:
            from trainer.voice.recorder import main as record  # noqa: PLC0415 - chosen late

            return record()
        case _:
            return _run(words)


def _run(words: list[str]) -> int:
    gc.disable()  # until the window is there: nothing made on the way to it is garbage
    from trainer.cli import read  # noqa: PLC0415 - the helpers above do without it

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

            gc.enable()
            return commands.run(request)


if __name__ == "__main__":
    sys.exit(main())
