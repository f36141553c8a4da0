from pathlib import Path

import pytest

from tests.storage.files import EXERCISE, said, written
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
from trainer.storage.exercise_files import read_exercise

WHOLE = """\
format = 1
id = "raise-2"
name = "Inverse leg raise"
position = "elbows-and-knees"
sides = "each"
limb = "arm"
tempo = "1-0-x-1.5"
starts = "eccentric"
setup = ["Down on elbows.", "Knee bent."]
safety = ["Hips square."]
coaching = ["Heel high"]
full_setup = "All the way."
top_setup = "Pulse."
muscles = ["gluteus maximus"]
needs = ["mat"]
easier = "bridge"
alternatives = ["other"]

[words]
concentric = "Back"

[[variants]]
id = "out"
name = "out"
turn = "Turn {degrees} degrees out."
degrees = 25
towards = "out"

[[loads]]
name = "dumbbell"
setup = "Grip it."
"""


def test_every_field_is_read(tmp_path: Path) -> None:
    assert read_exercise(written(tmp_path, WHOLE)).required() == Exercise(
        id="raise-2",
        name="Inverse leg raise",
        position=Position.ELBOWS_AND_KNEES,
        sides=Sides.EACH,
        limb=Limb.ARM,
        tempo=Tempo(
            eccentric_ms=1000,
            stretched_ms=0,
            concentric_ms=500,
            contracted_ms=1500,
            explosive=(Direction.CONCENTRIC,),
        ),
        starts=Direction.ECCENTRIC,
        words=Words(concentric="Back"),
        setup=("Down on elbows.", "Knee bent."),
        safety=("Hips square.",),
        coaching=("Heel high",),
        full_setup="All the way.",
        top_setup="Pulse.",
        variants=(
            Variant(
                id="out", name="out", turn="Turn {degrees} degrees out.", degrees=25, towards="out"
            ),
        ),
        loads=(Load(name="dumbbell", setup="Grip it."),),
        muscles=("gluteus maximus",),
        needs=("mat",),
        easier="bridge",
        alternatives=("other",),
    )


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    assert read_exercise(written(tmp_path, EXERCISE)).required() == Exercise(
        id="lift", name="Lift", position=Position.STANDING
    )


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = """\
format = 1
id = "Lift!"
naem = "Lift"
position = "standin"
seconds = 0
setup = ["Good.", 3, "  "]
muscles = "all"

[words]
up = "Up"

[[variants]]
id = "out"
name = "out"
turn = "Turn."
degrees = "many"
"""
    assert said(read_exercise(written(tmp_path, text)).problems) == [
        '1: "name" is missing. Add it.',
        '2: "id" is "Lift!". Use 1 to 40 lower-case letters, digits and hyphens.',
        '3: There is no key "naem" here. Did you mean "name"?',
        (
            '4: "position" is "standin". Use one of: standing, hands-and-knees, elbows-and-knees, '
            "kneeling, half-kneeling, folded-forward, sitting, on-the-back."
        ),
        '5: "seconds" is 0. Give a whole number from 1 to 3600.',
        '6: "setup" is 3. Write text there, in quotes.',
        '6: "setup" is "  ". Write at least one letter there.',
        '7: "muscles" is "all". Write a list there, in square brackets.',
        (
            '10: There is no key "up" here. Remove it, or use one of: eccentric, stretched, '
            "concentric, contracted, begin."
        ),
        '16: "degrees" is "many". Give a whole number from 1 to 90.',
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('tempo = "1-1"', '"tempo" is "1-1", but it must be four numbers of seconds such as'),
        ("tempo = 3", '"tempo" is 3, but it must be four numbers'),
        ('starts = "eccentric"', 'Without a tempo "starts" means nothing.'),
        ('tempo = "1-0-1-0"\nseconds = 3', "An exercise with a tempo is counted in reps."),
        ('full_setup = "All."', 'Without "top_setup" there is one range only.'),
        ("words = 3", '"words" is 3. Write a table there.'),
        ("variants = [3]", '"variants" holds 3. Write a table there, in braces.'),
        ("sides = []", '"sides" is a list. Use one of: both, each.'),
        ("sides = {}", '"sides" is a table. Use one of'),
        ("sides = true", '"sides" is true. Use one of'),
        ("sides = false", '"sides" is false. Use one of'),
        ("sides = 1e300", '"sides" is a very large number. Use one of'),
        ("sides = 0x" + "f" * 5000, '"sides" is a very large number. Use one of'),
        ("sides = nan", '"sides" is nan. Use one of'),
        ("sides = 2026-11-22", '"sides" is a date or time. Use one of'),
        (f'sides = "{"x" * 99}"', f'"sides" is "{"x" * 60}…". Use one of'),
        ("seconds = true", '"seconds" is true. Give a whole number'),
        ("seconds = 1.5", '"seconds" is 1.5. Give a whole number'),
        (f"setup = {['Go.'] * 21}", '"setup" has 21 items. Keep at most 20.'),
        (f'setup = ["{"x" * 201}"]', f'"setup" is "{"x" * 60}…". Keep it to 200 characters.'),
        ('needs = ["a\\nb"]', '"needs" is "a\ufffdb". Remove line breaks, control characters'),
        ('needs = ["a\\u202eb"]', '"needs" is "a\ufffdb". Remove line breaks, control'),
        ('setup = ["{name}"]', '"setup" is "{name}". Remove the braces.'),
        ('"\\u0000" = 1', 'There is no key "\ufffd" here.'),
        ('alternatives = ["A b"]', '"alternatives" is "A b". Use 1 to 40 lower-case letters'),
    ],
)
def test_a_bad_value_is_told(tmp_path: Path, line: str, fault: str) -> None:
    problems = said(read_exercise(written(tmp_path, f"{EXERCISE}{line}\n")).problems)
    assert len(problems) == 1
    assert problems[0].partition(": ")[2].startswith(fault)


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ("", '1: "format" is missing. Add the line: format = 1.'),
        ("format = 0\n", '1: "format" is 0. Write: format = 1.'),
        ("format = 1.0\n", '1: "format" is 1. Write: format = 1.'),
        ("format = true\n", '1: "format" is true. Write: format = 1.'),
        ('format = "1"\n', '1: "format" is "1". Write: format = 1.'),
        (
            "format = 2\n",
            "1: The file has format 2, newer than this program's 1. Install a newer Top Hold.",
        ),
    ],
)
def test_the_format_must_be_known(tmp_path: Path, form: str, fault: str) -> None:
    text = EXERCISE.replace("format = 1\n", form)
    assert said(read_exercise(written(tmp_path, text)).problems) == [fault]


def with_variant(lines: str) -> str:
    return f'{EXERCISE}[[variants]]\nid = "out"\nname = "out"\n{lines}\n'


@pytest.mark.parametrize(
    ("lines", "warning"),
    [
        (
            'turn = "Turn."\ndegrees = 46\ntowards = "out"',
            "9: warning: 46 degrees out is more than most bodies allow. Consider 45 at most.",
        ),
        (
            'turn = "Turn."\ndegrees = 21\ntowards = "back"',
            "9: warning: 21 degrees back is more than most bodies allow. Consider 20 at most.",
        ),
    ],
)
def test_a_wide_angle_is_a_warning(tmp_path: Path, lines: str, warning: str) -> None:
    read = read_exercise(written(tmp_path, with_variant(lines)))
    assert said(read.problems) == [warning]
    assert read.value is not None


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (
            'turn = "Turn {degrees.real}."\ndegrees = 9',
            '8: "turn" is "Turn {degrees.real}.". Only the word "degrees" may stand in braces.',
        ),
        ('turn = "Turn {degrees}."', '8: "turn" is "Turn {degrees}.". Remove the braces.'),
        (
            'turn = "Turn."\ntowards = "up"',
            '9: "towards" is "up". Use one of: out, in, back.',
        ),
        (
            'turn = "Turn."\n[[variants]]\nid = "out"\nname = "x"\nturn = "X."',
            '10: There is already a variant "out". Choose another id.',
        ),
    ],
)
def test_a_bad_variant_is_told(tmp_path: Path, lines: str, fault: str) -> None:
    assert said(read_exercise(written(tmp_path, with_variant(lines))).problems) == [fault]


def test_an_angle_of_no_direction_is_no_warning(tmp_path: Path) -> None:
    path = written(tmp_path, with_variant('turn = "Turn."\ndegrees = 80'))
    assert read_exercise(path).problems == ()


def test_what_must_be_there_is_told(tmp_path: Path) -> None:
    assert said(read_exercise(written(tmp_path, "format = 1\n")).problems) == [
        '1: "id" is missing. Add it.',
        '1: "name" is missing. Add it.',
        '1: "position" is missing. Add it.',
    ]


def test_texts_that_make_no_sound_are_warned_of(tmp_path: Path) -> None:
    path = written(tmp_path, EXERCISE + 'setup = ["...",\n  "Stand.",\n  "—"]\n')
    read = read_exercise(path)
    assert read.value
    assert said(read.problems) == [
        '5: warning: "..." makes no sound. Write words, or remove it.',
        '7: warning: "—" makes no sound. Write words, or remove it.',
    ]


SCRIPTS = """\
format = 1
id = "lift"
name = "Приседание"
position = "standing"
setup = ["深蹲"]
full_setup = "Стой"
top_setup = "Низко"
[[variants]]
id = "a"
name = "ноги"
turn = "влево"
[[loads]]
name = "гантель"
setup = "держи"
[words]
begin = "Марш"
"""


def test_texts_that_an_english_voice_cannot_speak_are_warned_of(tmp_path: Path) -> None:
    read = read_exercise(written(tmp_path, SCRIPTS))
    assert read.value
    assert [problem.line for problem in read.problems] == [3, 5, 6, 7, 10, 11, 14, 16]
    assert said(read.problems)[0] == (
        '3: warning: An English voice can\'t speak "Приседание", so it is only shown. '
        "Write it in Latin letters, or choose a voice for it in the settings."
    )
