from pathlib import Path

import pytest

from tests.storage.files import EXERCISES, ROUTINE, said, written
from trainer.core.exercise import Range, Side, Tempo
from trainer.core.routine import Group, Pace, Reps, Routine, SideOrder, Step
from trainer.storage.routine_files import check_routine, read_routine

WHOLE = """\
format = 1
id = "mine"
name = "Mine"
description = "All there is."

[[steps]]
group = "warm-up"
fill_minutes = 5
steps = [{ exercise = "march" }, { exercise = "march" }]

[[steps]]
id = "raise"
exercise = "lift"
variants = ["out", "straight"]
reps = { left = 10, right = 12 }
sets = 2
rest_seconds = 20.5
tempo = "1-0-2-1"
side_order = "snake"
first_side = "right"
pace = "self"

[[steps]]
group = "rounds"
rounds = 3
rest_seconds = 60
steps = [
    { exercise = "squat", reps = 15 },
    { group = "inner", steps = [{ exercise = "march", seconds = 20 }] },
]
"""


def test_every_field_is_read(tmp_path: Path) -> None:
    assert read_routine(written(tmp_path, WHOLE), EXERCISES).required() == Routine(
        id="mine",
        name="Mine",
        description="All there is.",
        steps=(
            Group(
                id="warm-up",
                fill_minutes=5,
                steps=(Step(id="march", exercise="march"), Step(id="march-2", exercise="march")),
            ),
            Step(
                id="raise",
                exercise="lift",
                variants=("out", "straight"),
                reps=Reps(left=10, right=12),
                sets=2,
                rest_seconds=20.5,
                tempo=Tempo.parse("1-0-2-1"),
                side_order=SideOrder.SNAKE,
                first_side=Side.RIGHT,
                pace=Pace.SELF,
            ),
            Group(
                id="rounds",
                rounds=3,
                rest_seconds=60,
                steps=(
                    Step(id="squat", exercise="squat", reps=Reps.of(15)),
                    Group(id="inner", steps=(Step(id="march-3", exercise="march", seconds=20),)),
                ),
            ),
        ),
    )


def ids(tmp_path: Path, steps: str) -> list[str]:
    path = written(tmp_path, f"{ROUTINE}steps = [{steps}]\n")
    return [step.id for step in read_routine(path, EXERCISES).required().all_steps()]


def test_a_step_is_called_after_its_exercise_and_numbered(tmp_path: Path) -> None:
    steps = '{ exercise = "squat" }, { exercise = "squat" }, { exercise = "squat" }'
    assert ids(tmp_path, steps) == ["squat", "squat-2", "squat-3"]


def test_an_id_that_is_written_is_not_given_to_another_step(tmp_path: Path) -> None:
    steps = '{ exercise = "squat" }, { id = "squat", exercise = "lift" }'
    assert ids(tmp_path, steps) == ["squat-2", "squat"]


def faults(tmp_path: Path, text: str) -> list[str]:
    return said(read_routine(written(tmp_path, ROUTINE + text), EXERCISES).problems)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = """\
[[steps]]
exercise = "sqat"
rep = 10

[[steps]]
exercise = "lift"
reps = 0
rest_seconds = -1
variants = ["up", "out", "out"]

[[steps]]
id = "squat"
exercise = "squat"
reps = 1_000_000_000
range = "top"
seconds = 30
"""
    assert faults(tmp_path, text) == [
        '5: There is no exercise "sqat". Did you mean "squat"?',
        '6: There is no key "rep" here. Did you mean "reps"?',
        '10: "reps" is 0. Give a whole number from 1 to 200.',
        '11: "rest_seconds" is -1. Give a number from 0 to 600.',
        '12: The exercise "lift" has no variant "up". Use one of: straight, out.',
        '12: The variant "out" is listed twice. Remove one.',
        '17: "reps" is a very large number. Give a whole number from 1 to 200.',
        '18: The exercise "squat" has no top range. Remove this line.',
        '19: There are both "reps" and "seconds". Keep one of them.',
    ]


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        ("", "1: There are no steps. Write at least one."),
        ("steps = []", "4: There are no steps. Write at least one."),
        ("steps = 3", '4: "steps" is 3. Write a list there, in square brackets.'),
        ("steps = [3]", '4: "steps" holds 3. Write a table there, in braces.'),
        ("steps = [{}]", '4: "exercise" is missing. Add it.'),
        (
            'steps = [{ exercise = "zzz" }]',
            '4: There is no exercise "zzz". Use one that exists, or write a file for it.',
        ),
        (
            'steps = [{ exercise = "march", reps = 3 }]',
            '4: The exercise "march" is timed, not counted. Remove "reps", or give "seconds".',
        ),
        (
            'steps = [{ exercise = "march", tempo = "1-1-1-1" }]',
            '4: The exercise "march" is timed, not counted. Remove "tempo", or give "seconds".',
        ),
        (
            'steps = [{ exercise = "march", seconds = -3 }]',
            '4: "seconds" is -3. Give a whole number from 1 to 3600.',
        ),
        (
            'steps = [{ exercise = "squat", variants = ["out"] }]',
            '4: The exercise "squat" has no variants. Remove this.',
        ),
        (
            'steps = [{ exercise = "squat", reps = { left = 1, right = 2 } }]',
            '4: The exercise "squat" has no left and right. Give one number.',
        ),
        (
            'steps = [{ exercise = "lift", reps = { left = 1 } }]',
            '4: "right" is missing. Add it.',
        ),
        (
            'steps = [{ exercise = "lift", rest_seconds = "long" }]',
            '4: "rest_seconds" is "long". Give a number from 0 to 600.',
        ),
        (
            'steps = [{ exercise = "lift", rest_seconds = true }]',
            '4: "rest_seconds" is true. Give a number from 0 to 600.',
        ),
        (
            'steps = [{ id = "a", exercise = "lift" }, { id = "a", exercise = "lift" }]',
            '4: "a" is there already. Choose another id.',
        ),
        (
            'steps = [{ group = "a", steps = [{ exercise = "march", pace = "fast" }] }]',
            '4: "pace" is "fast". Use one of: clock, self.',
        ),
        (
            'steps = [{ group = "a", fill_minutes = 0, steps = [{ exercise = "march" }] }]',
            '4: "fill_minutes" is 0. Give a number from 0.5 to 60.',
        ),
    ],
)
def test_a_bad_step_is_told(tmp_path: Path, steps: str, fault: str) -> None:
    assert faults(tmp_path, steps + "\n") == [fault]


def test_an_unknown_exercise_with_variants_is_one_fault(tmp_path: Path) -> None:
    steps = 'steps = [{ exercise = "zzz", variants = ["out"], reps = { left = 1, right = 2 } }]\n'
    assert len(faults(tmp_path, steps)) == 1


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("id = 3", '4: "id" is 3. Write text there, in quotes.'),
        ('id = ""', '4: "id" is "". Use 1 to 40 lower-case letters, digits and hyphens.'),
        ('id = "{}"', '4: "id" is "{}". Use 1 to 40 lower-case letters, digits and hyphens.'),
    ],
)
def test_a_bad_id_is_told_once(tmp_path: Path, line: str, fault: str) -> None:
    assert faults(tmp_path, f'steps = [{{ exercise = "squat", {line} }}]\n') == [fault]


def test_two_groups_without_a_name_are_told_only_that(tmp_path: Path) -> None:
    group = '{ group = 3, steps = [{ exercise = "squat" }] }'
    assert faults(tmp_path, f"steps = [{group}, {group}]\n") == [
        '4: "group" is 3. Write text there, in quotes.',
        '4: "group" is 3. Write text there, in quotes.',
    ]


def test_two_groups_of_one_id_are_told(tmp_path: Path) -> None:
    group = '{ group = "a", steps = [{ exercise = "march" }] }'
    assert faults(tmp_path, f"steps = [{group}, {group}]\n") == [
        '4: "a" is there already. Choose another id.'
    ]


def test_groups_nested_too_deeply_are_told(tmp_path: Path) -> None:
    text = '{ exercise = "march" }'
    for number in range(6):
        text = f'{{ group = "g{number}", steps = [{text}] }}'
    assert faults(tmp_path, f"steps = [{text}]\n") == [
        "4: Groups lie more than 4 deep. Nest them less deeply."
    ]


def filling(name: str) -> str:
    return f'[[steps]]\ngroup = "{name}"\nfill_minutes = 60\nsteps = [{{ exercise = "march" }}]\n'


FILLS = "".join(filling(f"g{number}") for number in range(200))
FILLED_IN_ROUNDS = """\
[[steps]]
group = "a"
rounds = 20
[[steps.steps]]
group = "b"
fill_minutes = 60
steps = [{ exercise = "march" }]
"""
TIMED = """\
[[steps]]
exercise = "march"
seconds = 3600
sets = 20
[[steps]]
exercise = "march"
seconds = 3600
sets = 20
"""
RESTS = """\
[[steps]]
group = "a"
rounds = 8
steps = [{ exercise = "march", sets = 20, rest_seconds = 600, seconds = 1 }]
"""


def test_a_routine_too_large_to_lay_out_is_told(tmp_path: Path) -> None:
    step = '{ exercise = "lift", reps = 200, sets = 20, variants = ["out", "straight"] }'
    text = f'steps = [{{ group = "a", rounds = 20, steps = [{step}] }}]\n'
    assert faults(tmp_path, text) == [
        f'4: With "lift" the workout has 1600 blocks. Keep to 1000: {FEWER}',
        f'4: With "lift" the workout has 320000 reps. Keep to 10000: {FEWER}',
        f'4: With "lift" the workout has 267 hours. Keep to 24: {FEWER}',
    ]


FEWER = "fewer steps, rounds, sets, reps or minutes."


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (FILLS, 4 + 24 * 4, '"g24" the workout has 25 hours. Keep to 24'),
        (FILLED_IN_ROUNDS, 7, '"b" the workout has 1200 blocks. Keep to 1000'),
        (TIMED, 8, '"march-2" the workout has 40 hours. Keep to 24'),
        (RESTS, 7, '"march" the workout has 27 hours. Keep to 24'),
    ],
)
def test_the_step_that_makes_a_routine_too_large_is_told(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    assert f"{line}: With {what}: {FEWER}" in faults(tmp_path, text)


def test_too_many_steps_in_groups_are_told(tmp_path: Path) -> None:
    steps = ", ".join(['{ exercise = "march" }'] * 101)
    text = f'steps = [{{ group = "a", steps = [{steps}] }}, {{ group = "b", steps = [{steps}] }}]\n'
    assert faults(tmp_path, text) == ["4: The routine has 202 steps in all. Keep to 200."]


def filled(tmp_path: Path, steps: str, name: str = "a", minutes: float = 2) -> list[str]:
    group = f'{{ group = "{name}", fill_minutes = {minutes}, steps = [{steps}] }}'
    return faults(tmp_path, f"steps = [{group}]\n")


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        (
            '{ exercise = "squat" }',
            (
                '4: The exercise "squat" is counted in reps, but fill_minutes shares out time. '
                "Use a timed exercise."
            ),
        ),
        (
            '{ exercise = "march", seconds = 3 }',
            '4: The group shares out its fill_minutes. Remove "seconds" here.',
        ),
        (
            '{ exercise = "march", pace = "self" }',
            '4: The group shares out its fill_minutes. Remove "pace" here.',
        ),
        (
            '{ group = "b", steps = [{ exercise = "march" }] }',
            "4: A group with fill_minutes holds steps only. Take this group out of it.",
        ),
        ('{ exercise = "zzz" }', '4: There is no exercise "zzz". Use one that exists, or write'),
    ],
)
def test_what_cannot_share_out_minutes_is_told(tmp_path: Path, steps: str, fault: str) -> None:
    [found] = filled(tmp_path, steps)
    assert found.startswith(fault)


def test_moves_without_time_enough_are_told(tmp_path: Path) -> None:
    assert filled(tmp_path, '{ exercise = "march", sets = 13 }') == [
        "4: 2 minutes leave 13 moves less than 10 seconds each. Use fewer moves."
    ]


def test_a_warm_up_must_fit_the_least_minutes_that_may_be_set(tmp_path: Path) -> None:
    moves = ", ".join(['{ exercise = "march", sets = 16 }'] * 2)
    assert filled(tmp_path, moves, minutes=10) == []
    assert filled(tmp_path, moves, "warm-up", 10) == [
        "4: 5 minutes leave 32 moves less than 10 seconds each. Use fewer moves."
    ]


def test_the_top_range_is_for_exercises_that_have_one(tmp_path: Path) -> None:
    path = written(tmp_path, f'{ROUTINE}steps = [{{ exercise = "squat", range = "full" }}]\n')
    [step] = read_routine(path, EXERCISES).required().all_steps()
    assert step.range is Range.FULL


def steps_of(folder: Path, text: str) -> tuple[Step, ...]:
    """Return the steps of a routine with this text for them."""
    head = 'format = 1\nid = "t"\nname = "T"\n'
    routine = read_routine(written(folder, head + text), EXERCISES).required()
    return tuple(routine.all_steps())


def test_a_counted_exercise_can_be_done_for_a_time(tmp_path: Path) -> None:
    (squat,) = steps_of(tmp_path, '[[steps]]\nexercise = "squat"\nseconds = 20\n')
    assert squat.seconds == 20


def test_a_rest_that_is_not_written_is_not_fixed(tmp_path: Path) -> None:
    text = '[[steps]]\nexercise = "squat"\n[[steps]]\nexercise = "squat"\nrest_seconds = 0\n'
    assert [step.rest_seconds for step in steps_of(tmp_path, text)] == [None, 0]


def test_a_continuous_step_has_a_rest_of_nothing(tmp_path: Path) -> None:
    text = '[[steps]]\nexercise = "squat"\nseconds = 30\ncontinuous = true\n'
    assert [step.rest_seconds for step in steps_of(tmp_path, text)] == [0]


def test_only_a_timed_step_without_rest_can_be_continuous(tmp_path: Path) -> None:
    text = """\
    [[steps]]
    exercise = "squat"
    continuous = true

    [[steps]]
    exercise = "squat"
    seconds = 30
    rest_seconds = 5
    continuous = true
    """
    assert faults(tmp_path, text) == [
        (
            '6: The exercise "squat" is done in reps, so it can\'t run on into what follows. '
            'Give it "seconds", or remove "continuous".'
        ),
        '12: A step that is continuous has no rest. Remove "rest_seconds".',
    ]


def test_a_rest_that_is_too_short_is_warned_of_at_its_line(tmp_path: Path) -> None:
    head = 'format = 1\nid = "t"\nname = "T"\n'
    text = """\
    [[steps]]
    exercise = "march"
    seconds = 20
    rest_seconds = 1
    [[steps]]
    exercise = "lift"
    """
    read = check_routine(written(tmp_path, head + text), EXERCISES)
    assert [(problem.line, problem.severity) for problem in read.problems] == [(7, "warning")]
    assert check_routine(written(tmp_path, head), EXERCISES).value is None
