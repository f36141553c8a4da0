"""The moving body: a skeleton in three dimensions, its poses, and how it moves with a timeline.

The world: x is where a standing person faces, y is the person's left, z is up; the floor is
z = 0. Lengths are in metres, angles in degrees where people write them and in radians within.
"""
