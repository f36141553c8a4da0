"""The program's one door: chooses what to run before anything heavy is imported."""

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
        case _:
            return _run(words)


def _run(words: list[str]) -> int:
    from trainer import cli  # noqa: PLC0415 - the helpers above do without it

    request = cli.read(words)
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
            return cli.run(request)


if __name__ == "__main__":
    sys.exit(main())
