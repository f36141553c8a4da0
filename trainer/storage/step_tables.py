"""One step of a routine file."""

from collections.abc import Mapping

from trainer.core.exercise import Exercise, Range, Side, Sides
from trainer.core.nearest import nearest
from trainer.core.routine import Pace, Reps, SideOrder, Step
from trainer.core.text import Message, message
from trainer.storage.exercise_files import MOST_SECONDS, read_step_tempo
from trainer.storage.tables import Table
from trainer.storage.values import shown

MOST_REPS, MOST_SETS, MOST_REST_SECONDS = 200, 20, 600
USUAL_REPS = 10


def read_step(table: Table, exercises: Mapping[str, Exercise]) -> Step:
    """Read a step; its id is empty where the file leaves it out."""
    exercise = _exercise(table, exercises)
    step = Step(
        id=table.identifier("id", ""),
        exercise=exercise.id if exercise else "",
        variants=_variants(table, exercise),
        reps=_reps(table, exercise),
        sets=table.whole("sets", 1, MOST_SETS, 1),
        seconds=_seconds(table),
        rest_seconds=_rest_seconds(table),
        tempo=read_step_tempo(table),
        side_order=table.choice("side_order", SideOrder),
        first_side=table.choice("first_side", Side),
        range=table.choice("range", Range),
        pace=table.choice("pace", Pace) or Pace.CLOCK,
    )
    if exercise:
        _check_dose(table, exercise)
        _check_continuous(table, exercise)
        _check_range(table, exercise)
    return step


def _exercise(table: Table, exercises: Mapping[str, Exercise]) -> Exercise | None:
    wanted = table.text("exercise")
    if wanted and wanted not in exercises:
        table.error("exercise", no_exercise(wanted, exercises))
    return exercises.get(wanted)


def no_exercise(wanted: str, exercises: Mapping[str, Exercise]) -> Message:
    """Return the sentence for an exercise that doesn't exist."""
    meant = nearest(wanted, exercises)
    if meant:
        return message(
            'There is no exercise {wanted}. Did you mean "{meant}"?',
            wanted=shown(wanted),
            meant=meant,
        )
    return message(
        "There is no exercise {wanted}. Use one that exists, or write a file for it.",
        wanted=shown(wanted),
    )


def _check_dose(table: Table, exercise: Exercise) -> None:
    """Reps and tempo are for exercises with a tempo; one of them is done in reps or for a time."""
    if exercise.tempo is None:
        for key in ("reps", "tempo"):
            if table.has(key):
                table.error(
                    key,
                    message(
                        'The exercise "{exercise}" is timed, not counted. '
                        'Remove "{key}", or give "seconds".',
                        exercise=exercise.id,
                        key=key,
                    ),
                )
    elif table.has("seconds") and table.has("reps"):
        table.error(
            "seconds",
            message('There are both "reps" and "seconds". Keep one of them.'),
        )


def _check_continuous(table: Table, exercise: Exercise) -> None:
    """Only what ends by the clock can run on into what follows."""
    if not table.flag("continuous"):
        return
    if exercise.tempo is not None and not table.has("seconds"):
        table.error(
            "continuous",
            message(
                'The exercise "{exercise}" is done in reps, so it can\'t run on into what follows. '
                'Give it "seconds", or remove "continuous".',
                exercise=exercise.id,
            ),
        )
    if table.value("rest_seconds"):
        table.error(
            "continuous",
            message('A step that is continuous has no rest. Remove "rest_seconds".'),
        )


def _check_range(table: Table, exercise: Exercise) -> None:
    if table.value("range") == Range.TOP and exercise.top_setup is None:
        table.error(
            "range",
            message(
                'The exercise "{exercise}" has no top range. Remove this line.',
                exercise=exercise.id,
            ),
        )


def _rest_seconds(table: Table) -> float | None:
    """Return the rest that the file writes, 0 for a step that is continuous, else None."""
    if not table.has("rest_seconds") and not table.flag("continuous"):
        return None
    return table.number("rest_seconds", 0, MOST_REST_SECONDS, 0)


def _seconds(table: Table) -> int | None:
    if not table.has("seconds"):
        return None
    return table.whole("seconds", 1, MOST_SECONDS, 1)


def _reps(table: Table, exercise: Exercise | None) -> Reps:
    if not isinstance(table.value("reps"), dict):
        return Reps.of(table.whole("reps", 1, MOST_REPS, USUAL_REPS))
    sides = table.table("reps")
    for side in Side:
        if not sides.has(side):
            sides.error(side, message('"{side}" is missing. Add it.', side=side))
    reps = Reps(
        left=sides.whole("left", 1, MOST_REPS, USUAL_REPS),
        right=sides.whole("right", 1, MOST_REPS, USUAL_REPS),
    )
    sides.done()
    if exercise and exercise.sides is Sides.BOTH:
        table.error(
            "reps",
            message(
                'The exercise "{exercise}" has no left and right. Give one number.',
                exercise=exercise.id,
            ),
        )
    return reps


def _variants(table: Table, exercise: Exercise | None) -> tuple[str, ...]:
    wanted = table.texts("variants")
    for number, variant in enumerate(wanted):
        place = (*table.at, "variants", number)
        if exercise and exercise.variant(variant) is None:
            table.report.error(place, _no_variant(variant, exercise))
        elif variant in wanted[:number]:
            table.report.error(
                place,
                message("The variant {id} is listed twice. Remove one.", id=shown(variant)),
            )
    return wanted


def _no_variant(wanted: str, exercise: Exercise) -> Message:
    known = [variant.id for variant in exercise.variants]
    if not known:
        return message(
            'The exercise "{exercise}" has no variants. Remove this.', exercise=exercise.id
        )
    return message(
        'The exercise "{exercise}" has no variant {wanted}. Use one of: {known}.',
        exercise=exercise.id,
        wanted=shown(wanted),
        known=", ".join(known),
    )
