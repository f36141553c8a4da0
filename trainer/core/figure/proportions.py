"""How long the parts of a body are, and how thick.

Lengths as parts of the stature after Drillis and Contini (1966), "Body segment parameters", as
printed in Winter, "Biomechanics and Motor Control of Human Movement" (4th ed. 2009), figure 4.1.
They give the outer breadth of shoulders and hips; the joints lie within it, by what is thick
around them. Where the trunk bends, and how thick each part is, are our own choice: a slim adult.
"""

STATURE = 1.75
"""In metres."""

THIGH = 0.245 * STATURE
SHANK = 0.246 * STATURE
ANKLE = 0.039 * STATURE
"""How high the ankle is above the sole."""
FOOT = 0.152 * STATURE

UPPER_ARM = 0.186 * STATURE
FOREARM = 0.146 * STATURE
HAND = 0.108 * STATURE

HIP_SHOULDER = (0.818 - 0.530) * STATURE
PELVIS = 0.090 * STATURE
"""From the hips up to the waist."""
WAIST = 0.090 * STATURE
"""From the waist up to where the chest bends."""
CHEST = HIP_SHOULDER - PELVIS - WAIST
"""From there to the shoulders."""
NECK = 0.022 * STATURE
"""From the shoulders' line to where the neck bends."""
HEAD = (0.935 - 0.818 - 0.022) * STATURE
"""From there to the middle of the head."""

HIP_ASIDE = 0.052 * STATURE
"""From the body's middle to a hip: the breadth of 0.191 without the flesh at either side."""
SHOULDER_ASIDE = (0.259 / 2 - 0.028) * STATURE
"""From the body's middle to a shoulder."""

HIP_THICK = 0.053 * STATURE
KNEE_THICK = 0.031 * STATURE
ANKLE_THICK = 0.021 * STATURE
HEEL_THICK = 0.019 * STATURE
BALL_THICK = 0.014 * STATURE
TOE_THICK = 0.010 * STATURE
SHOULDER_THICK = 0.030 * STATURE
ELBOW_THICK = 0.021 * STATURE
WRIST_THICK = 0.015 * STATURE
FINGER_THICK = 0.010 * STATURE
PALM_THICK = WRIST_THICK + (FINGER_THICK - WRIST_THICK) * 0.4 / 0.85
SEAT_THICK = 0.060 * STATURE
WAIST_THICK = 0.056 * STATURE
RIBS_THICK = 0.060 * STATURE
BACK_THICK = 0.056 * STATURE
NECK_THICK = 0.032 * STATURE
"""All of them from the middle to the skin."""
