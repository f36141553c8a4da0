"""What the command line may ask for."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from trainer import __version__
from trainer.cli.path_argument import path_argument
from trainer.core.compat import override
from trainer.core.text import one_line, tr
from trainer.storage.paths import Folders, NoHomeError

if TYPE_CHECKING:
    from trainer.cli.figure_arguments import Picture
    from trainer.cli.render_arguments import Take


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """A command line that was understood; `command` is None for the window.

    `overrides` are the ``KEY=VALUE`` of ``--set``, in order; `routine` is an id or a file;
    `picture` is what to draw, `take` what to record, where the command does that.
    """

    command: str | None
    folders: Folders
    overrides: tuple[str, ...] = ()
    debug: bool = False
    start: str | None = None
    routine: str = ""
    files: tuple[Path, ...] = ()
    output: Path = Path()
    json: bool = False
    estimate: bool = False
    picture: "Picture | None" = None
    take: "Take | None" = None


def read(words: Sequence[str]) -> Request:
    """Return what the words ask for.

    Raises:
        SystemExit: with status 2 where they can't be understood (said on the error output), with
            0 where they only ask for help or the version, with 1 where there is no home folder.

    """
    parser = _parser(words)
    asked = parser.parse_args(words)
    if asked.command is not None and asked.start is not None:
        parser.error(tr("--start is for the window: it goes with no command"))
    given = vars(asked)
    overrides = (*asked.overrides, *given.get("more_overrides", ()))
    return Request(
        command=asked.command,
        folders=_folders(asked.data_dir, parser),
        overrides=overrides,
        debug=asked.debug,
        start=asked.start,
        routine=given.get("routine", ""),
        files=tuple(given.get("files", ())),
        output=given.get("output", Path()),
        json=given.get("json", False),
        estimate=given.get("estimate", False),
        picture=_picture(given) if asked.command == "figure" else None,
        take=_take(given, parser) if asked.command == "render" else None,
    )


def _folders(chosen: Path | None, parser: argparse.ArgumentParser) -> Folders:
    try:
        return Folders.chosen(chosen)
    except NoHomeError:
        told = tr("There is no home folder. Set HOME, or name a folder with --data-dir DIR.")
        parser.exit(1, told + "\n")


def _picture(given: dict[str, Any]) -> "Picture":
    from trainer.cli.figure_arguments import read_picture  # noqa: PLC0415 - the window needs none

    return read_picture(given)


def _take(given: dict[str, Any], parser: argparse.ArgumentParser) -> "Take":
    from trainer.cli.render_arguments import read_take  # noqa: PLC0415 - the window needs none

    return read_take(given, parser)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints quote words as text: none of them can steer the terminal."""

    @override
    def error(self, message: str) -> NoReturn:
        super().error(one_line(message))


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="tophold",
        description=tr(
            "A desktop interval trainer that talks you through a workout, rep by rep. "
            "Without a command it opens the window."
        ),
        epilog=tr("Each command has its own help: tophold plan --help"),
    )
    parser.add_argument("--version", action="version", version=f"Top Hold {__version__}")
    parser.add_argument(
        "--start",
        metavar="ROUTINE",
        type=os.path.expanduser,
        help=tr("open the window and start this routine (an id or a file) at once"),
    )
    _add_common(parser, overrides="overrides", default=True)
    commands = parser.add_subparsers(dest="command", metavar=tr("COMMAND"))
    _add_commands(commands, words)
    return parser


def _add_common(parser: argparse.ArgumentParser, *, overrides: str, default: bool) -> None:
    """Add what can stand before and after the command; after it, nothing is a default."""
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        type=path_argument,
        default=None if default else argparse.SUPPRESS,
        help=tr("keep everything under this folder"),
    )
    parser.add_argument(
        "--debug",
        action="store_true",
        default=False if default else argparse.SUPPRESS,
        help=tr("log more, and to the terminal too"),
    )
    parser.add_argument(
        "--set",
        dest=overrides,
        metavar="KEY=VALUE",
        action="append",
        default=[] if default else argparse.SUPPRESS,
        help=tr("change a setting, for this run only (can be repeated)"),
    )


def _add_commands(commands: "argparse._SubParsersAction[_Parser]", words: Sequence[str]) -> None:
    """Add all commands; what those with many words of their own take, only if they are asked."""
    routine_help = tr("the routine's id, or a file")
    listing = _command(commands, "list", tr("list the routines, their length and their place"))
    _add_json(listing)
    _add_estimate(listing)
    check = _command(commands, "check", tr("check exercise, figure and routine files"))
    check.add_argument(
        "files", metavar="FILE", nargs="+", type=path_argument, help=tr("a TOML file")
    )
    plan = _command(commands, "plan", tr("print a routine's timeline"))
    plan.add_argument("routine", metavar="ROUTINE", type=os.path.expanduser, help=routine_help)
    _add_json(plan)
    _add_estimate(plan)
    render = _command(commands, "render", tr("write a session as one audio file, or its captions"))
    render.add_argument("routine", metavar="ROUTINE", type=os.path.expanduser, help=routine_help)
    figure = _command(commands, "figure", tr("draw the figure of an exercise"))
    if "render" in words:
        from trainer.cli.render_arguments import add_render  # noqa: PLC0415 - the window comes first

        add_render(render)
    if "figure" in words:
        from trainer.cli.figure_arguments import add_figure  # noqa: PLC0415 - likewise

        add_figure(figure)
    _add_json(_command(commands, "doctor", tr("say what works here and what does not")))
    _command(commands, "self-test", tr("prove that the installed program runs"))


def _command(
    commands: "argparse._SubParsersAction[_Parser]", name: str, purpose: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=purpose, description=purpose)
    _add_common(command, overrides="more_overrides", default=False)
    return command


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help=tr("print JSON"))


def _add_estimate(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--estimate", action="store_true", help=tr("guess the lengths of words; make no clips")
    )
