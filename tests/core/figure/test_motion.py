"""How the figure of a block moves: reps and cycles, by variant, side, range and load."""

from dataclasses import replace
from itertools import pairwise
from math import degrees

import pytest

from tests.core.figure.poses import CYCLE, NODS, RAISE, SQUAT, SQUATTING, STANDING
from trainer.core.exercise import Direction, Held, Range, Side, Variant
from trainer.core.figure.body import Body
from trainer.core.figure.figure import CONTRACTED, READY, STRETCHED, Cycle, SecondHalf
from trainer.core.figure.form import Form, stances_of
from trainer.core.figure.joints import places
from trainer.core.figure.motion import RepMotion, TimedMotion, motion_of
from trainer.core.figure.vectors import distance

OUT = Variant(id="out", name="out", turn="", degrees=25, towards="out")
IN = Variant(id="in", name="in", turn="", degrees=18, towards="in")
LEFT_UP = Form(exercise="raise", side=Side.LEFT, starts=Direction.CONCENTRIC)
(TURN,) = places("left_hip", "turn")


def reps(form: Form = LEFT_UP) -> RepMotion:
    motion = motion_of(RAISE, form)
    assert isinstance(motion, RepMotion)
    return motion


def timed(cycle: Cycle = CYCLE) -> TimedMotion:
    poses = {"up": STANDING, "down": SQUATTING, "low": SQUATTING}
    motion = motion_of(replace(NODS, poses=poses, cycle=cycle), Form(exercise="nods"))
    assert isinstance(motion, TimedMotion)
    return motion


def head(body: Body) -> float:
    return body.trunk.head[2]


def test_a_rep_goes_from_one_end_to_the_other() -> None:
    motion = reps()
    up, down = Direction.CONCENTRIC, Direction.ECCENTRIC
    assert motion.moved(up, 0.0, opens=False) == motion.held(Held.STRETCHED)
    assert motion.moved(up, 1.0, opens=False) == motion.held(Held.CONTRACTED)
    assert motion.moved(down, 1.0, opens=False) == motion.held(Held.STRETCHED)
    assert motion.held(Held.CONTRACTED).legs[0].knee[2] > motion.first.body.legs[0].knee[2] + 0.3


def test_it_is_waited_for_where_the_first_movement_starts() -> None:
    assert reps().first == reps().stretched
    squat = motion_of(SQUAT, Form(exercise="squat", starts=Direction.ECCENTRIC))
    assert isinstance(squat, RepMotion)
    assert squat.first == squat.contracted


def test_the_first_rep_starts_from_the_ready_pose() -> None:
    ready = replace(SQUAT, poses={READY: STANDING, STRETCHED: SQUATTING, CONTRACTED: STANDING})
    motion = motion_of(ready, Form(exercise="squat", starts=Direction.ECCENTRIC))
    assert isinstance(motion, RepMotion)
    assert motion.moved(Direction.ECCENTRIC, 0.0, opens=True) == motion.first.body


def test_a_variant_turns_the_leg_by_its_degrees() -> None:
    for variant, turn in ((OUT, 25), (IN, -18), (None, 0)):
        stances = stances_of(RAISE, replace(LEFT_UP, variant=variant))
        assert degrees(stances[CONTRACTED].angles[TURN]) == pytest.approx(turn)
    aside = Variant(id="aside", name="aside", turn="", degrees=10, towards="back")
    assert replace(LEFT_UP, variant=aside).turn == 0


def test_the_right_side_is_the_mirror_image() -> None:
    left, right = reps(), reps(replace(LEFT_UP, side=Side.RIGHT))
    one, other = left.contracted.body.legs[0].ankle, right.contracted.body.legs[1].ankle
    assert other == pytest.approx((one[0], -one[1], one[2]))


def test_the_top_range_starts_half_way() -> None:
    full, top = reps(), reps(replace(LEFT_UP, range=Range.TOP))
    heights = [m.body.legs[0].knee[2] for m in (full.stretched, top.stretched, full.contracted)]
    assert heights == sorted(heights)
    assert top.contracted.body == full.contracted.body
    assert top.first == top.stretched
    (flexion,) = places("left_hip", "flexion")
    angles = [m.angles[flexion] for m in (full.stretched, full.contracted, top.stretched)]
    assert angles[2] == pytest.approx((angles[0] + angles[1]) / 2)


def test_a_load_has_poses_of_its_own() -> None:
    barbell = {STRETCHED: STANDING, CONTRACTED: STANDING}
    figure = replace(SQUAT, forms={"barbell": barbell})
    loaded = Form(exercise="squat", load="barbell", starts=Direction.ECCENTRIC)
    assert figure.poses_of(None, "barbell") == barbell
    assert figure.poses_of("unknown", None) == figure.poses
    assert head(stances_of(figure, loaded)[STRETCHED].body) > 1.5


def test_a_cycle_is_gone_through_a_whole_number_of_times() -> None:
    motion = timed()
    heights = [head(motion.at(ms, 9_000)) for ms in range(0, 9_001, 10)]
    middle = (max(heights) + min(heights)) / 2
    assert sum(a >= middle > b for a, b in pairwise(heights)) == 4
    assert motion.at(0, 9_000) == motion.at(9_000, 9_000)


def test_a_cycle_that_flows_does_not_stop_at_its_poses() -> None:
    stopping, flowing = timed(), timed(replace(CYCLE, flows=True))
    start = head(stopping.first.body)
    speeds = [start - head(motion.at(1_020, 2_000)) for motion in (stopping, flowing)]
    assert head(stopping.at(1_000, 2_000)) == head(flowing.at(1_000, 2_000))
    assert speeds[0] != pytest.approx(speeds[1], abs=1e-6)


def test_the_second_half_may_go_the_other_way() -> None:
    motion = timed(replace(CYCLE, second_half=SecondHalf.REVERSED))
    three = timed(replace(CYCLE, poses=("up", "down", "low"), second_half=SecondHalf.REVERSED))
    assert motion.at(100, 8_000) == motion.at(4_100, 8_000)
    assert three.other == (three.stances[0], three.stances[2], three.stances[1])


def test_the_second_half_may_be_mirrored() -> None:
    motion = timed(replace(CYCLE, second_half=SecondHalf.MIRRORED))
    first, second = motion.at(700, 8_000), motion.at(4_700, 8_000)
    assert second.trunk.head == pytest.approx(first.trunk.head)


def test_out_of_the_ready_pose_and_back() -> None:
    poses = {READY: STANDING, "up": SQUATTING, "down": STANDING}
    motion = motion_of(replace(NODS, poses=poses), Form(exercise="nods"))
    assert isinstance(motion, TimedMotion)
    assert motion.first == motion.ready
    assert motion.at(0, 10_000) == motion.at(10_000, 10_000) == motion.first.body
    assert (
        head(motion.at(1_000, 10_000)) < head(motion.at(500, 10_000)) < head(motion.at(0, 10_000))
    )
    assert head(motion.at(9_500, 10_000)) > head(motion.at(9_000, 10_000))


def test_a_single_pose_is_held_still() -> None:
    motion = timed(replace(CYCLE, poses=("down",)))
    assert motion.still
    assert motion.at(100, 1_000) == motion.at(900, 1_000)


def test_planted_feet_stay_in_all_halves() -> None:
    motion = timed(replace(CYCLE, second_half=SecondHalf.MIRRORED))
    start = motion.first.body.legs[0].ankle
    assert all(
        distance(motion.at(ms, 8_000).legs[0].ankle, start) < 1e-6 for ms in range(0, 8_000, 250)
    )


def test_the_first_round_of_each_half_goes_through_the_cycle() -> None:
    motion = timed()
    start, length = motion.first_round(9_000)
    assert (start, motion.halves) == (0, 1)
    assert length == pytest.approx(2_250)
    assert head(motion.at(start + length / 2, 9_000)) == pytest.approx(head(motion.stances[1].body))
    two = timed(replace(CYCLE, second_half=SecondHalf.MIRRORED))
    start, length = two.first_round(9_000)
    assert two.halves == 2
    assert length == pytest.approx(2_250)
    late = two.at(4_500 + length / 2, 9_000)
    assert head(late) == pytest.approx(head(two.other[1].body))
