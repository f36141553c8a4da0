import re
from math import degrees
from pathlib import Path

import pytest

from tests.storage.figures import NODS, RAISE, SQUAT, SWINGS
from tests.storage.files import LIFT, MARCH, said, written
from tests.storage.files import SQUAT as SQUATS
from trainer.core.exercise import Exercise, Load, Position, Tempo, Variant
from trainer.core.figure.contacts import Contact
from trainer.core.figure.figure import Figure, SecondHalf
from trainer.core.figure.flesh import Part
from trainer.core.figure.joints import places
from trainer.core.figure.scene import View
from trainer.core.figure.stance import Pose
from trainer.core.figure.weights import Weight
from trainer.storage.figure_files import read_figure

ALSO = "Add it, or a [cycle] if the exercise is timed."


def angle(pose: Pose, joint: str, axis: str) -> float:
    return round(degrees(pose.angles[places(joint, axis)[0]]), 6)


@pytest.fixture
def errors_of(tmp_path: Path) -> "Errors":
    return Errors(tmp_path)


class Errors:
    """Says what is wrong with a figure."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, text: str, exercise: Exercise | None = None) -> list[str]:
        return said(read_figure(written(self._folder, text), exercise).problems)

    def figure(self, text: str, exercise: Exercise | None = None) -> Figure:
        return read_figure(written(self._folder, text), exercise).required()


def test_a_figure_is_read_as_it_is_written(errors_of: Errors) -> None:
    figure = errors_of.figure(SQUAT, SQUATS)
    assert (figure.view, figure.detail, figure.turned, figure.cycle) == (
        View(40, 12),
        None,
        None,
        None,
    )
    assert figure.works[-1] == (Part.PELVIS, None)
    assert {side for _, side in figure.works} == {0, 1, None}
    assert list(figure.poses) == ["contracted", "stretched"]
    down = figure.poses["stretched"]
    assert (angle(down, "pelvis", "tilt"), angle(down, "right_hip", "abduction")) == (32, 14)
    assert down.contacts == (Contact.LEFT_FOOT, Contact.RIGHT_FOOT)


def test_what_a_figure_may_have_besides(errors_of: Errors) -> None:
    text = RAISE.replace("view", "detail = { turn = 180, tilt = 25 }\nview")
    text += '[forms.out.contracted]\nat = { left = 0.1 }\n[weights]\ndumbbell = "behind the knee"\n'
    exercise = Exercise(
        id="lift",
        name="Lift",
        position=Position.STANDING,
        tempo=LIFT.tempo,
        variants=LIFT.variants,
        loads=(Load(name="dumbbell", setup="Grip it."),),
    )
    figure = errors_of.figure(text, exercise)
    assert (figure.detail, figure.turned) == (View(180, 25), places("left_hip", "turn")[0])
    assert figure.weights == {"dumbbell": Weight.BEHIND_KNEE}
    assert figure.forms["out"]["contracted"].at == (0.0, 0.1)
    assert figure.forms["out"]["stretched"] == figure.poses["stretched"]


def test_a_form_may_be_looked_at_from_elsewhere(errors_of: Errors) -> None:
    text = RAISE + "[forms.out]\nview = { turn = 170, tilt = 30 }\n[forms.in]\n"
    figure = errors_of.figure(text + "detail = { turn = 100, tilt = 10 }\n")
    assert (figure.view_of("out"), figure.detail_of("out")) == (View(170, 30), figure.detail)
    assert (figure.view_of("in"), figure.detail_of("in")) == (figure.view, View(100, 10))
    assert figure.forms == {}
    line = text.count("\n") - 1
    assert errors_of(text.replace("30", "130")) == [
        f'{line}: "tilt" is 130. Give a number from 0 to 90.'
    ]


def test_a_joint_of_one_side_counts_more_than_both(errors_of: Errors) -> None:
    pose = errors_of.figure(RAISE).poses["stretched"]
    assert angle(pose, "left_hip", "flexion") == 90
    assert angle(pose, "right_hip", "flexion") == 106


def test_a_cycle(errors_of: Errors) -> None:
    text = NODS + 'seconds = 3.5\nflows = true\nsecond_half = "mirrored"\n'
    cycle = errors_of.figure(text, MARCH).cycle
    assert cycle
    assert (cycle.poses, cycle.period_ms, cycle.flows) == (("up", "down"), 3_500, True)
    assert cycle.second_half is SecondHalf.MIRRORED


def test_all_that_is_misspelt_is_told_at_once_with_what_was_meant(errors_of: Errors) -> None:
    text = (
        SQUAT.replace("tilt = 12", "tlit = 12")
        .replace('"legs"', '"legz"')
        .replace('"feet"', '"feets"')
        .replace("knees = { flexion = 8 }", "kness = { flexion = 8 }")
        .replace("flexion = 4 }", "flexoin = 4 }")
        .replace('"contracted"', '"contarcted"')
    )
    assert errors_of(text) == [
        '2: "tilt" is missing. Add it.',
        '2: There is no key "tlit" here. Did you mean "tilt"?',
        '3: There is no part "legz". Did you mean "legs"?',
        '6: There is no contact "feets". Did you mean "feet"?',
        '8: There is no key "kness" here. Did you mean "knees"?',
        '9: There is no key "flexoin" here. Did you mean "flexion"?',
        '12: There is no pose "contarcted" above this one. Did you mean "contracted"?',
    ]


def test_what_is_missing(errors_of: Errors) -> None:
    assert errors_of("format = 1\n") == [
        '1: "view" is missing. Add it.',
        '1: "poses" is missing. Add it.',
    ]
    assert errors_of("format = 1\n[view]\n[poses]\n") == [
        '2: "turn" is missing. Add it.',
        '2: "tilt" is missing. Add it.',
        f'3: The pose "stretched" is missing. {ALSO}',
        f'3: The pose "contracted" is missing. {ALSO}',
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("flexion = 112", "flexion = 161", '15: "flexion" is 161. Give a number from 0 to 160.'),
        ("flexion = 112", "flexion = nan", '15: "flexion" is nan. Give a number from 0 to 160.'),
        ("flexion = 112", 'flexion = "9"', '15: "flexion" is "9". Give a number from 0 to 160.'),
        ("{ flexion = 112 }", "112", '15: "knees" is 112. Write a table there.'),
        ("tilt = 12", "tilt = 91", '2: "tilt" is 91. Give a number from 0 to 90.'),
        (
            'contacts = ["feet"]',
            "contacts = []",
            '6: A pose rests on the floor. Name what does in "contacts".',
        ),
        (
            'contacts = ["feet"]\n',
            "",
            '5: A pose rests on the floor. Name what does in "contacts".',
        ),
        (
            'like = "contracted"',
            'like = "stretched"',
            '12: There is no pose "stretched" above this one. Use one of: contracted.',
        ),
        ('"contracted"', '" "', '12: "like" is " ". Write at least one letter there.'),
        ('"seat"', '" "', '3: "works" is " ". Write at least one letter there.'),
        ('"feet"', '"feet", " "', '6: "contacts" is " ". Write at least one letter there.'),
        (
            "[poses.stretched]",
            "[poses.redy]\nlike = 'contracted'\n[poses.stretched]",
            '11: The pose "redy" is never taken. Did you mean "ready"?',
        ),
        (
            "works",
            'turned = "hips"\nworks',
            (
                '3: There is no single joint "hips" that turns. Use one of: pelvis, waist, chest, '
                "neck, left_hip, right_hip, left_elbow, right_elbow."
            ),
        ),
    ],
)
def test_what_is_wrong_in_one_place(errors_of: Errors, old: str, new: str, problem: str) -> None:
    assert problem in errors_of(SQUAT.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"down"]', '"don"]', '9: There is no pose "don" here. Did you mean "down"?'),
        ('["up", "down"]', "[]", '9: A cycle needs at least one pose. Name one in "poses".'),
        ('poses = ["up", "down"]', "", '8: "poses" is missing. Add it.'),
        ('"down"]', '"down", " "]', '9: "poses" is " ". Write at least one letter there.'),
        ("[cycle]", "[cycle]\nflows = 1", '9: "flows" is 1. Write true or false there.'),
        (
            "[cycle]",
            "[cycle]\nseconds = 0",
            '9: "seconds" is 0. Give a number from 0.3 to 60.',
        ),
        (
            "[cycle]",
            '[cycle]\nsecond_half = "other"',
            '9: "second_half" is "other". Use one of: same, mirrored, reversed.',
        ),
        ('"up", "down"', '"up"', '5: The pose "down" is never taken. Use one of: ready, up.'),
    ],
)
def test_what_is_wrong_with_a_cycle(errors_of: Errors, old: str, new: str, problem: str) -> None:
    assert problem in errors_of(NODS.replace(old, new, 1))


def test_a_form_differs_in_poses_that_there_are(errors_of: Errors) -> None:
    assert errors_of(SQUAT + "[forms.wide.streched]\n") == [
        '17: There is no pose "streched" here. Did you mean "stretched"?'
    ]


def test_twenty_poses_are_enough(errors_of: Errors) -> None:
    many = "".join(f'[poses.p{n}]\nlike = "contracted"\n' for n in range(20))
    assert '5: "poses" has 22 items. Keep at most 20.' in errors_of(SQUAT + many)


def test_the_exercise_decides_whether_there_is_a_cycle(errors_of: Errors) -> None:
    assert errors_of(SQUAT, MARCH) == ["5: The exercise is timed. Add a [cycle] of its poses."]
    [problem] = errors_of(NODS, SQUATS)
    assert problem.startswith('8: The exercise is counted in reps. Remove "cycle", and write ')


def test_forms_and_weights_are_those_of_the_exercise(errors_of: Errors) -> None:
    more = "[forms.ot.stretched]\n[weights]\nbarbell = 'on the shoulders'\n"
    assert errors_of(SQUAT + more, LIFT) == [
        '17: The exercise has no "ot". Did you mean "out"?',
        '19: The exercise has no "barbell". Remove it.',
    ]
    assert errors_of(SQUAT + "[weights]\nbarbell = 'at home'\n") == [
        '18: "barbell" is "at home". Use one of: behind the knee, in the hands, on the shoulders.'
    ]


def test_a_contact_out_of_reach_is_told_at_its_pose(errors_of: Errors) -> None:
    text = SQUAT.replace('like = "contracted"', 'like = "contracted"\ncontacts = ["feet", "hands"]')
    [problem] = errors_of(text)
    assert problem.startswith('11: The contact "left hand" is out of reach. Change the angles ')


def test_a_joint_that_the_floor_would_bend_too_far_is_told(errors_of: Errors) -> None:
    [problem] = errors_of(SQUAT.replace("flexion = 118", "flexion = 90"))
    assert problem.startswith("11: To reach the floor, the ankle would need 5")
    assert problem.endswith(
        " degrees of flexion; -75 to 45 are possible. Change the angles around it."
    )


def test_what_is_below_the_floor_is_told(errors_of: Errors) -> None:
    [problem] = errors_of(
        RAISE.replace("left_hip = { flexion = 90 }", "left_hip = { flexion = 130 }")
    )
    assert re.fullmatch(r"4: A part of the body is 2\d\d mm below the floor. Change .*", problem)


def test_what_goes_wrong_on_the_way_to_a_pose_is_told_there(errors_of: Errors) -> None:
    there, back = errors_of(SWINGS)
    assert there.startswith('3: On the way to "back": A part of the body is ')
    assert back.startswith('10: On the way to "front": A part of the body is ')


def test_a_fault_that_only_one_variant_has_names_it(errors_of: Errors) -> None:
    wide = Variant(id="wide", name="wide", turn="Out.", degrees=85, towards="out")
    exercise = Exercise(
        id="lift",
        name="Lift",
        position=Position.STANDING,
        tempo=Tempo.parse("1-0-1-1"),
        variants=(*LIFT.variants, wide),
    )
    problems = errors_of(RAISE, exercise)
    too_far = 'In the variant "wide": To reach the floor, the hip would need 85 degrees of turn; '
    assert [problem.partition(too_far)[0] for problem in problems] == ["4: ", "13: "]


def test_a_form_that_is_wrong_is_told_at_its_table(errors_of: Errors) -> None:
    text = RAISE + "[forms.out.stretched]\nleft_hip = { flexion = 130 }\n"
    [problem] = errors_of(text)
    assert problem.startswith("16: A part of the body is ")
    assert errors_of(text, LIFT) == [problem]


def test_what_is_proven_is_not_tried_again(tmp_path: Path) -> None:
    path = written(tmp_path, RAISE + "[forms.out.stretched]\nleft_hip = { flexion = 130 }\n")
    assert read_figure(path, proven=True).problems == ()


def test_a_wrong_contact_is_told_once_not_with_each_pose_that_takes_it_over(
    errors_of: Errors,
) -> None:
    form = "[forms.bar.contracted]\nknees = { flexion = 9 }\n"
    for contacts in ("[]", '"feet"', '["foots"]'):
        errors = errors_of(SQUAT.replace('["feet"]', contacts) + form)
        assert [error.partition(":")[0] for error in errors] == ["6"]
