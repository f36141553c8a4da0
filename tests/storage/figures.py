"""Figure files for the tests of storage."""

from itertools import pairwise

from trainer.core.exercise import Position

SQUAT = """\
format = 1
view = { turn = 40, tilt = 12 }
works = ["legs", "seat"]

[poses.contracted]
contacts = ["feet"]
hips = { flexion = 4, abduction = 6, rotation = 15 }
knees = { flexion = 8 }
ankles = { flexion = 4 }

[poses.stretched]
like = "contracted"
pelvis = { tilt = 32 }
hips = { flexion = 118, abduction = 14, rotation = 8 }
knees = { flexion = 112 }
ankles = { flexion = 26 }
"""
"""Poses of an exercise in reps, without a fault; it has 16 lines."""

RAISE = """\
format = 1
view = { turn = 40, tilt = 12 }
turned = "left_hip"
[poses.stretched]
contacts = ["right knee", "elbows"]
pelvis = { tilt = 106 }
hips = { flexion = 106 }
knees = { flexion = 90 }
ankles = { flexion = -65 }
shoulders = { plane = 90, elevation = 90 }
elbows = { flexion = 90 }
left_hip = { flexion = 90 }
[poses.contracted]
like = "stretched"
left_hip = { flexion = 10 }
"""
"""A leg that is raised on elbows and knees."""

NODS = """\
format = 1
view = { turn = 40, tilt = 12 }
[poses.up]
contacts = ["feet"]
[poses.down]
like = "up"
neck = { flexion = 40 }
[cycle]
poses = ["up", "down"]
"""
"""A timed exercise."""

SWINGING = """\
[poses.back]
contacts = ["right foot"]
right_hip = { flexion = 10 }
right_knee = { flexion = 20 }
left_hip = { flexion = -25 }
left_knee = { flexion = 30 }
left_ankle = { flexion = 20 }
[poses.front]
like = "back"
left_hip = { flexion = 40 }
left_knee = { flexion = 0 }
"""
"""A leg too long to swing past the other: it pierces the floor on its way."""

SWINGS = f"""\
format = 1
view = {{ turn = 90, tilt = 5 }}
{SWINGING}[cycle]
poses = ["back", "front"]
"""

_KNEELING = """\
contacts = ["knees"]
knees = { flexion = 90 }
ankles = { flexion = -60 }
"""
WAY_POSES = 'format = 1\n[poses.standing]\ncontacts = ["feet"]\n' + "".join(
    f"[poses.{position}]\n{_KNEELING}" for position in Position if position != "standing"
)
WAY_NAMES = [position.value for position in Position]
_LINKS = f"ways = {[[a, b] for a, b in pairwise(WAY_NAMES)]}\n"
WAYS = _LINKS + WAY_POSES
