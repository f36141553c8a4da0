"""The commands: each prints its answer and returns the exit status."""

from collections.abc import Callable, Mapping

from trainer.cli.arguments import Request
from trainer.cli.desk import Desk, RefusedError
from trainer.cli.doctor import doctor
from trainer.cli.score import as_json, as_text, total
from trainer.core.plan.timeline import Timeline
from trainer.core.settings import BadSettingError
from trainer.core.text import sentence, tr
from trainer.files import path_text
from trainer.storage.checking import check_files
from trainer.storage.library import RoutineFile
from trainer.storage.problems import BadFileError, Severity
from trainer.terminal import say, say_json, warn
from trainer.voice.rehearsal import Estimates

WRONG, USAGE = 1, 2


def run(request: Request) -> int:
    """Carry out a command; a fault that a person can mend is said in a sentence."""
    try:
        return _COMMANDS[str(request.command)](request)
    except BadFileError as error:
        for problem in error.problems:
            warn(str(problem))
    except RefusedError as error:
        warn(str(error))
    except BadSettingError as error:
        warn(sentence(error.problem))
        return USAGE
    except OSError as error:
        warn(_fault(error))
    return WRONG


def _fault(error: OSError) -> str:
    why = error.strerror or str(error)
    if error.filename:
        return tr("{file} can't be used: {why}.", file=str(error.filename), why=why)
    return tr("The system refused something: {why}.", why=why)


def _list(request: Request) -> int:
    with Desk(request) as desk:
        estimates = Estimates(_lasting)
        rows = [
            _row(file, estimates.of(desk.piece(file)))
            if request.estimate
            else _row(file, _lasting(desk.rehearse(file).timeline))
            for file in desk.library.routines
        ]
    if request.json:
        say_json(rows, indent=2)
        return 0
    for row in rows:
        say(f"{row['id']:<20} {row['length']:<24} {row['name']}")
        say(f"{'':<20} {row['path']}")
    return 0


def _row(file: RoutineFile, lasting: Mapping[str, object]) -> dict[str, object]:
    return {
        "id": file.routine.id,
        "name": file.routine.name,
        **lasting,
        "own": file.own,
        "path": path_text(file.path),
    }


def _lasting(timeline: Timeline) -> dict[str, object]:
    return {
        "total_ms": timeline.total_ms,
        "length": sentence(total(timeline)),
        "estimated": timeline.estimated,
        "self_paced": timeline.self_paced,
    }


def _check(request: Request) -> int:
    desk = Desk(request)
    problems = check_files(request.files, desk.library.exercises)
    for problem in problems:
        say(str(problem))
    return WRONG if any(p.severity is Severity.ERROR for p in problems) else 0


def _plan(request: Request) -> int:
    with Desk(request) as desk:
        timeline = desk.rehearse(desk.find(request.routine), estimate=request.estimate).timeline
    if request.json:
        say_json(as_json(timeline), indent=1)
    else:
        for line in as_text(timeline):
            say(line)
    return 0


def _render(request: Request) -> int:
    from trainer.cli import render  # noqa: PLC0415 - recording is for those who ask for it

    return render.render(request)


def _figure(request: Request) -> int:
    from trainer.cli import figure  # noqa: PLC0415 - figures are for those who ask for one

    return figure.draw(request)


_COMMANDS: Mapping[str, Callable[[Request], int]] = {
    "list": _list,
    "check": _check,
    "plan": _plan,
    "render": _render,
    "figure": _figure,
    "doctor": doctor,
}
