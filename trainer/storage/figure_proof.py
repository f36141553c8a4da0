"""What only standing and moving a figure shows, said at the line of the pose that it is about."""

from collections.abc import Iterator

from trainer.core.exercise import Exercise
from trainer.core.figure.figure import Figure
from trainer.core.figure.form import Form
from trainer.core.figure.proof import Fault, moved, stood
from trainer.core.figure.stance import BeyondLimitError, OutOfReachError
from trainer.core.text import Message, message
from trainer.storage.tables import Report
from trainer.storage.toml_lines import Keys


def prove(figure: Figure, report: Report, exercise: Exercise | None) -> None:
    """Report the poses that can't be stood in or got to, in any form; each pose once."""
    starts = exercise.starts if exercise and exercise.tempo else None
    found: dict[Keys, Message] = {}
    for (table, _), form in _forms(figure, exercise).items():
        stances, faults = stood(figure, form)
        for name, fault in faults.items():
            found.setdefault((*table, name), _in_form(said(fault), form))
        for name, fault in moved(figure, stances, starts):
            what = message('On the way to "{pose}": {what}', pose=name, what=said(fault))
            found.setdefault((*table, name), _in_form(what, form))
    for at, what in found.items():
        report.error(at, what)


def _forms(figure: Figure, exercise: Exercise | None) -> dict[tuple[Keys, float], Form]:
    """Return the forms that differ, by the table that has their poses and how they are turned."""
    return {(_table(figure, form), form.turn): form for form in _all_forms(figure, exercise)}


def _all_forms(figure: Figure, exercise: Exercise | None) -> Iterator[Form]:
    if exercise is None:
        for name in (None, *figure.forms):
            yield Form(exercise="", load=name)
        return
    for variant in exercise.variants or (None,):
        for load in (None, *(load.name for load in exercise.loads)):
            yield Form(exercise=exercise.id, variant=variant, load=load)


def _table(figure: Figure, form: Form) -> Keys:
    names = (form.variant.id if form.variant else None, form.load)
    return next((("forms", name) for name in names if name and name in figure.forms), ("poses",))


def _in_form(what: Message, form: Form) -> Message:
    if not form.variant or not form.turn:
        return what
    return message('In the variant "{variant}": {what}', variant=form.variant.id, what=what)


def said(fault: Fault) -> Message:
    """Return what is wrong with a pose, and what to do."""
    match fault:
        case OutOfReachError():
            return message(
                'The contact "{contact}" is out of reach. '
                'Change the angles that lead to it, or take it out of "contacts".',
                contact=fault.contact.value,
            )
        case BeyondLimitError():
            return message(
                "To reach the floor, the {joint} would need {found} degrees of {axis}; "
                "{low} to {high} are possible. Change the angles around it.",
                joint=fault.axis.joint,
                found=round(fault.degrees),
                axis=fault.axis.name,
                low=f"{fault.axis.low:g}",
                high=f"{fault.axis.high:g}",
            )
        case _:
            return message(
                "A part of the body is {depth} mm below the floor. Change the angles.",
                depth=fault.depth_mm,
            )
