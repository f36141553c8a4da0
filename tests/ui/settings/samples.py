"""A routine with every kind of step that the settings dialog tells apart."""

from trainer.core.exercise import Direction, Exercise, Position, Sides, Tempo, Variant
from trainer.core.routine import WARM_UP, Group, Reps, Routine, Step

SQUAT = Exercise(
    id="squat",
    name="Squat",
    position=Position.STANDING,
    tempo=Tempo.parse("1.5-1-1-0"),
    starts=Direction.ECCENTRIC,
)
LEG_RAISE = Exercise(
    id="leg-raise",
    name="Inverse leg raise",
    position=Position.ELBOWS_AND_KNEES,
    sides=Sides.EACH,
    tempo=Tempo.parse("1-0-1-1"),
    variants=tuple(Variant(id=v, name=v, turn=v) for v in ("straight", "out", "in")),
)
ONE_LEG = Exercise(
    id="single-leg-bridge",
    name="Single-leg bridge",
    position=Position.ON_THE_BACK,
    sides=Sides.EACH,
    tempo=Tempo.parse("1-0-1-1"),
    easier="bridge",
)
TWO_LEGS = Exercise(
    id="bridge", name="Bridge", position=Position.ON_THE_BACK, tempo=Tempo.parse("2-0-1-1")
)
MARCH = Exercise(id="march", name="March on the spot", position=Position.STANDING)
STRETCH = Exercise(id="back-stretch", name="Back stretch", position=Position.FOLDED_FORWARD)

EXERCISES = {e.id: e for e in (SQUAT, LEG_RAISE, ONE_LEG, TWO_LEGS, MARCH, STRETCH)}

ROUTINE = Routine(
    id="glutes",
    name="Glutes: think up",
    steps=(
        Group(id=WARM_UP, fill_minutes=5, steps=(Step(id="march", exercise="march"),)),
        Step(id="squat", exercise="squat", reps=Reps.of(15)),
        Step(id="raise", exercise="leg-raise", variants=("straight", "out", "in")),
        Step(id="squat-2", exercise="squat", sets=2, tempo=Tempo.parse("3-1-1-0")),
        Step(id="bridge", exercise="single-leg-bridge", reps=Reps(left=10, right=12)),
        Step(id="stretch", exercise="back-stretch", sets=2),
    ),
)
