"""Drawing the figure of an exercise into a file."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.arguments import Request
from trainer.cli.desk import Desk, RefusedError, unwritten
from trainer.cli.figure_arguments import Picture
from trainer.cli.moments import Moment, moment_at, moments
from trainer.core.exercise import Exercise, Sides
from trainer.core.figure.describe import described_at
from trainer.core.figure.figure import Figure
from trainer.core.figure.performance import Performance
from trainer.core.figure.ways import Ways
from trainer.core.nearest import nearest
from trainer.core.routine import Reps, Routine, Step
from trainer.core.settings import Settings
from trainer.core.settings_text import apply_option
from trainer.core.text import tr
from trainer.files import write_atomically
from trainer.storage.exercise_files import read_exercise
from trainer.storage.figure_files import read_figure
from trainer.storage.paths import exercise_beside, figure_beside, is_figure
from trainer.voice.rehearsal import Piece, no_voice, rehearse

if TYPE_CHECKING:
    from trainer.ui.figure.picture import Sheet, Still

SUFFIXES = (".png", ".svg")


def draw(request: Request) -> int:
    """Write a picture of an exercise's figure."""
    from trainer.ui.figure.picture import as_png, as_svg  # noqa: PLC0415 - no other needs Qt

    suffix = request.output.suffix
    if suffix not in SUFFIXES:
        file = str(request.output)
        raise RefusedError(tr("{file}: Give it a name that ends in .png or .svg.", file=file))
    wanted = request.picture or Picture()
    exercise, place = _find(Desk(request), wanted.exercise)
    _check(exercise, wanted)
    if not place.exists():
        raise RefusedError(
            tr(
                "The exercise {name} has no figure. Write one into {file}.",
                name=exercise.id,
                file=str(place),
            )
        )
    figure = read_figure(place, exercise).required()
    sheet = _sheet(exercise, figure, wanted, _settings(request))
    try:
        write_atomically(request.output, as_png(sheet) if suffix == ".png" else as_svg(sheet))
    except OSError as error:
        raise unwritten(request.output, error) from error
    return 0


def _find(desk: Desk, name: str) -> tuple[Exercise, Path]:
    """Return the exercise of that id, or in that file, and where its figure is."""
    library = desk.library
    if name in library.exercises:
        return library.exercises[name], library.figures.place(name)
    path = Path(name)
    if path.suffix == ".toml" or path.exists():
        path = exercise_beside(path) if is_figure(path) else path
        return read_exercise(path).required(), figure_beside(path)
    raise RefusedError(
        tr(
            "There is no exercise {name}. {remedy}",
            name=name,
            remedy=_remedy(name, library.exercises),
        )
    )


def _check(exercise: Exercise, wanted: Picture) -> None:
    if wanted.variant and exercise.variant(wanted.variant) is None:
        raise RefusedError(
            tr(
                "The exercise {name} has no variant {variant}. {remedy}",
                name=exercise.id,
                variant=wanted.variant,
                remedy=_remedy(wanted.variant, [each.id for each in exercise.variants]),
            )
        )
    if wanted.side and exercise.sides is Sides.BOTH:
        raise RefusedError(
            tr("The exercise {name} has no sides. Leave out --side.", name=exercise.id)
        )


def _remedy(name: str, known: Collection[str]) -> str:
    meant = nearest(name, known)
    if meant:
        return tr('Did you mean "{meant}"?', meant=meant)
    return tr("There are: {known}.", known=", ".join(known)) if known else tr("Leave it out.")


def _settings(request: Request) -> Settings:
    """Return the settings as they are without a person's own, but for those of the command."""
    settings = Settings()
    for option in request.overrides:
        settings = apply_option(settings, "", option, ())
    return settings


def _sheet(exercise: Exercise, figure: Figure, wanted: Picture, settings: Settings) -> "Sheet":
    from trainer.ui.figure.picture import Sheet  # noqa: PLC0415 - no other needs Qt

    performance, number = _performance(exercise, figure, wanted, settings)
    stills = tuple(_stills(performance, number, wanted))
    width, height = wanted.size
    return Sheet(
        title=tr(exercise.name), stills=stills, width=width, height=height, dark=wanted.dark
    )


def _stills(performance: Performance, number: int, wanted: Picture) -> Iterator["Still"]:
    from trainer.ui.figure.picture import Still  # noqa: PLC0415 - no other needs Qt

    if not wanted.sheet:
        moment = moment_at(performance, number, wanted.at)
        yield replace(_still(performance, moment), caption="")
        return
    for moment in moments(performance, number):
        yield _still(performance, moment)
    variant = performance.timeline.blocks[number].variant
    detail = performance.detail_of(number)
    if detail and variant:
        yield Still(scene=performance.still(number), view=detail, caption=tr(variant.name))


def _still(performance: Performance, moment: Moment) -> "Still":
    from trainer.ui.figure.picture import Still  # noqa: PLC0415 - no other needs Qt

    phase, part = moment.phase, moment.fraction
    return Still(
        scene=performance.scene(phase, part),
        view=performance.view(phase, part),
        caption=moment.word,
        words=described_at(performance, phase, part),
    )


def _performance(
    exercise: Exercise, figure: Figure, wanted: Picture, settings: Settings
) -> tuple[Performance, int]:
    """Return what the figure does in a workout of one rep, and the number of the block wanted."""
    alone = replace(exercise, easier=None)
    variants = (wanted.variant,) if wanted.variant else ()
    step = Step(id=exercise.id, exercise=exercise.id, reps=Reps.of(1), variants=variants)
    routine = Routine(id=exercise.id, name=exercise.name, steps=(step,))
    piece = Piece(routine=routine, exercises={exercise.id: alone}, settings=settings)
    timeline = rehearse(piece, no_voice).timeline

    def its_figure(_: Exercise) -> Figure:
        return figure

    number = next(
        number for number, block in enumerate(timeline.blocks) if wanted.side in {block.side, None}
    )
    return Performance(timeline, its_figure, Ways(stances={}, links=())), number
