"""Exercises as files: TOML to `Exercise`, and what a file must be to be one."""

from pathlib import Path

from trainer.core.exercise import (
    Direction,
    Exercise,
    Limb,
    Load,
    Position,
    Sides,
    Tempo,
    Variant,
    Words,
)
from trainer.core.settings import STEP_SPECS, BadSettingError, read_tempo
from trainer.core.text import Message, message
from trainer.storage.problems import Read
from trainer.storage.spoken_texts import warn_of_unspeakable
from trainer.storage.tables import Table
from trainer.storage.toml_files import read_file
from trainer.storage.values import LONGEST_SENTENCE, shown

FORMAT = 1
"""The newest form of exercise and routine files that this program reads."""

LONGEST_WORD = 30
MOST_SECONDS = round(STEP_SPECS["seconds"].high)
MOST_DEGREES = 90

USUAL_DEGREES = {"out": 45, "in": 30, "back": 20}
"""How far hips may be asked to turn before a file earns a warning.

Abduction is normally 30 to 50 degrees and extension 10 to 30; a crossed leg stops at about 30.
"""


def read_exercise(path: Path) -> Read[Exercise]:
    """Read an exercise file; whether the exercises it names exist is not asked here."""

    def build(table: Table) -> Exercise:
        exercise = _exercise(table)
        warn_of_unspeakable(exercise, table.report)
        return exercise

    return read_file(path, build)


def read_format(table: Table) -> None:
    """Read the number of the form that a file is written in."""
    if not table.has("format"):
        table.error("format", message('"format" is missing. Add the line: format = 1.'))
        return
    found = table.value("format")
    if isinstance(found, int) and found > FORMAT:
        table.error(
            "format",
            message(
                "The file has format {found}, newer than this program's {known}. "
                "Install a newer Top Hold.",
                found=shown(found),
                known=FORMAT,
            ),
        )
        return
    if type(found) is not int or found != FORMAT:
        what = message('"format" is {found}. Write: format = 1.', found=shown(found))
        table.error("format", what)


def read_step_tempo(table: Table) -> Tempo | None:
    """Return the table's tempo, if it has one."""
    found = table.value("tempo")
    if found is None:
        return None
    try:
        return read_tempo(found)
    except BadSettingError as error:
        table.error(
            "tempo",
            message(
                '"tempo" is {value}, but {rule}. Correct it.',
                value=shown(found),
                rule=error.problem,
            ),
        )
        return None


def _exercise(table: Table) -> Exercise:
    read_format(table)
    _refuse_mixture(table)
    return Exercise(
        id=table.identifier("id"),
        name=table.text("name"),
        position=_position(table),
        sides=table.choice("sides", Sides) or Sides.BOTH,
        limb=table.choice("limb", Limb) or Limb.LEG,
        tempo=read_step_tempo(table),
        starts=table.choice("starts", Direction) or Direction.CONCENTRIC,
        seconds=table.whole("seconds", 1, MOST_SECONDS, 30),
        words=_words(table),
        setup=table.texts("setup"),
        safety=table.texts("safety"),
        coaching=table.texts("coaching"),
        full_setup=table.text("full_setup", "", most=LONGEST_SENTENCE) or None,
        top_setup=table.text("top_setup", "", most=LONGEST_SENTENCE) or None,
        variants=_variants(table),
        loads=tuple(_load(load) for load in table.tables("loads")),
        muscles=table.texts("muscles"),
        needs=table.texts("needs"),
        easier=table.identifier("easier", "") or None,
        alternatives=table.identifiers("alternatives"),
    )


def _refuse_mixture(table: Table) -> None:
    """Report keys that contradict one another."""
    if table.has("seconds") and table.has("tempo"):
        table.error(
            "seconds",
            message('An exercise with a tempo is counted in reps. Remove "seconds" or "tempo".'),
        )
    if table.has("starts") and not table.has("tempo"):
        table.error(
            "starts", message('Without a tempo "starts" means nothing. Add "tempo" or remove it.')
        )
    if table.has("full_setup") and not table.has("top_setup"):
        table.error(
            "full_setup",
            message('Without "top_setup" there is one range only. Use "setup" instead.'),
        )


def _position(table: Table) -> Position:
    if not table.has("position"):
        table.error("position", message('"position" is missing. Add it.'))
    return table.choice("position", Position) or Position.STANDING


def _words(table: Table) -> Words:
    words, usual = table.table("words"), Words()
    read = Words(
        eccentric=words.text("eccentric", usual.eccentric, most=LONGEST_WORD),
        stretched=words.text("stretched", usual.stretched, most=LONGEST_WORD),
        concentric=words.text("concentric", usual.concentric, most=LONGEST_WORD),
        contracted=words.text("contracted", usual.contracted, most=LONGEST_WORD),
        begin=words.text("begin", usual.begin, most=LONGEST_WORD),
    )
    words.done()
    return read


def _variants(table: Table) -> tuple[Variant, ...]:
    variants: list[Variant] = []
    for each in table.tables("variants"):
        variant = _variant(each)
        if variant.id in {v.id for v in variants}:
            each.error(
                "id",
                message(
                    "There is already a variant {id}. Choose another id.", id=shown(variant.id)
                ),
            )
        variants.append(variant)
    return tuple(variants)


def _variant(table: Table) -> Variant:
    has_degrees = table.has("degrees")
    degrees = table.whole("degrees", 1, MOST_DEGREES, 1)
    towards = table.text("towards", "") or None
    if towards is not None and towards not in USUAL_DEGREES:
        table.error(
            "towards",
            message('"towards" is {value}. Use one of: out, in, back.', value=shown(towards)),
        )
    if has_degrees and degrees > USUAL_DEGREES.get(towards or "", MOST_DEGREES):
        table.report.warn((*table.at, "degrees"), wide_angle(degrees, towards or ""))
    variant = Variant(
        id=table.identifier("id"),
        name=table.text("name"),
        turn=table.text("turn", most=LONGEST_SENTENCE, field="degrees" if has_degrees else ""),
        degrees=degrees if has_degrees else None,
        towards=towards,
    )
    table.done()
    return variant


def wide_angle(degrees: int, towards: str) -> Message:
    """Return the warning for a joint that is asked to turn further than most can."""
    return message(
        "{degrees} degrees {towards} is more than most bodies allow. Consider {usual} at most.",
        degrees=degrees,
        towards=towards,
        usual=USUAL_DEGREES[towards],
    )


def _load(table: Table) -> Load:
    load = Load(
        name=table.text("name"),
        setup=table.text("setup", most=LONGEST_SENTENCE),
    )
    table.done()
    return load
