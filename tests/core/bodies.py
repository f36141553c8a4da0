"""Exercises and routines built by hand, and short ways to lay them out and to read them."""

from collections.abc import Mapping, Sequence
from typing import Any

from trainer.core.exercise import (
    Direction,
    Exercise,
    Load,
    Position,
    Sides,
    Tempo,
    Variant,
    Words,
)
from trainer.core.plan import Timeline, expand, lay_out, texts
from trainer.core.plan.fit import estimate_ms
from trainer.core.plan.timeline import Address, Cue, Phase, PhaseKind, Speech
from trainer.core.routine import Group, Reps, Routine, Step
from trainer.core.settings import Settings
from trainer.core.text import sentence

SQUAT = Exercise(
    id="squat",
    name="Squat",
    position=Position.STANDING,
    tempo=Tempo.parse("1.5-1-1-0"),
    starts=Direction.ECCENTRIC,
    setup=("Feet apart.",),
    safety=("Sharp pain means stop.",),
    coaching=("Chest up", "Heels down"),
)
RAISE = Exercise(
    id="inverse-leg-raise",
    name="Inverse leg raise",
    position=Position.ELBOWS_AND_KNEES,
    sides=Sides.EACH,
    tempo=Tempo.parse("1-0-1-1"),
    setup=("Go down on your elbows.",),
    safety=("Sharp pain means stop.", "Keep your pelvis level."),
    full_setup="Lower until your knees meet.",
    top_setup="Start half way up.",
    variants=(
        Variant(id="straight", name="Straight", turn="Leg straight back."),
        Variant(
            id="out",
            name="Out",
            turn="Angle your leg out {degrees} degrees.",
            degrees=25,
            towards="out",
        ),
        Variant(id="in", name="In", turn="Cross your leg behind the other."),
    ),
    loads=(Load(name="Dumbbell", setup="Hold the dumbbell behind your knee."),),
)
ONE_LEG_BRIDGE = Exercise(
    id="single-leg-bridge",
    name="Single-leg bridge",
    position=Position.ON_THE_BACK,
    sides=Sides.EACH,
    tempo=Tempo.parse("1-0-1-1"),
    easier="bridge",
)
BRIDGE = Exercise(
    id="bridge", name="Bridge", position=Position.ON_THE_BACK, tempo=Tempo.parse("1-0-1-1")
)
MARCH = Exercise(
    id="march", name="March", position=Position.STANDING, setup=("March on the spot.",)
)
CIRCLES = Exercise(
    id="circles", name="Hip circles", position=Position.STANDING, setup=("Hands on your hips.",)
)
SWINGS = Exercise(id="swings", name="Leg swings", position=Position.STANDING, sides=Sides.EACH)
STRETCH = Exercise(
    id="stretch",
    name="Back stretch",
    position=Position.FOLDED_FORWARD,
    words=Words(begin="Breathe"),
)
EXERCISES: Mapping[str, Exercise] = {
    exercise.id: exercise
    for exercise in (
        SQUAT,
        RAISE,
        ONE_LEG_BRIDGE,
        BRIDGE,
        MARCH,
        CIRCLES,
        SWINGS,
        STRETCH,
    )
}

MEASURED_MS = {
    "Down": 370,
    "Hold": 440,
    "Up": 270,
    "Squeeze": 560,
    "Two": 300,
    "Three": 320,
}
"""The lengths that the scripts of the design are made with, at 160 words a minute."""


def step(
    exercise: Exercise,
    reps: int = 3,
    **dose: Any,  # noqa: ANN401 - a step's own fields
) -> Step:
    """Return a step of that exercise; `dose` are a step's other fields."""
    fields = {"id": exercise.id, "exercise": exercise.id, **dose}
    return Step(reps=Reps.of(reps), **fields)


def routine(*steps: Step | Group) -> Routine:
    """Return a routine of these steps."""
    return Routine(id="test", name="Test", steps=steps)


def length_ms(speech: Speech, wpm: int = 160) -> int:
    """Return how long a speech is taken to last: as measured, else as estimated."""
    text = sentence(speech.said)
    measured = MEASURED_MS.get(text, 0) * 160 / wpm / speech.speed
    return round(measured) or estimate_ms(text, wpm * speech.speed)


def rendered(
    plan: Routine,
    settings: Settings | None = None,
    start: Address | None = None,
    exercises: Mapping[str, Exercise] = EXERCISES,
) -> Timeline:
    """Lay a routine out as the program does: until no length is missing."""
    settings = settings or Settings()
    blocks = expand(plan, exercises, settings)
    wanted: Sequence[Speech] = texts(blocks, settings)
    lengths: dict[Speech, int] = {}
    while True:
        lengths |= {speech: length_ms(speech, settings.speech_wpm) for speech in wanted}
        timeline = lay_out(plan, blocks, settings, lengths, start)
        wanted = timeline.missing
        if not wanted:
            return timeline


def said(timeline: Timeline) -> list[str]:
    """Return everything that is said, in order."""
    return [words(cue) for cue in timeline.cues if cue.speech]


def words(cue: Cue) -> str:
    """Return what a cue says; the name of its tone if it is one."""
    return sentence(cue.speech.said) if cue.speech else str(cue.tone)


def onsets(timeline: Timeline) -> list[tuple[int, str]]:
    """Return what is said and when it begins, in ms from the first movement."""
    zero = next(p.start_ms for p in timeline.phases if p.address.rep)
    return [(cue.at_ms - zero, words(cue)) for cue in timeline.cues if cue.speech]


def place(phase: Phase) -> tuple[str, str | None, str | None, int]:
    """Return where a phase belongs, in short: step, variant, side, set."""
    address = phase.address
    return (address.step, address.variant, address.side, address.set)


def kinds(timeline: Timeline) -> list[str]:
    """Return the kind of every phase."""
    return [str(phase.kind) for phase in timeline.phases]


def first(timeline: Timeline, kind: PhaseKind) -> Phase:
    """Return the first phase of a kind."""
    return next(phase for phase in timeline.phases if phase.kind is kind)


def phase_at(timeline: Timeline, position_ms: int) -> Phase:
    """Return the phase that a position lies in."""
    return next(p for p in timeline.phases if p.start_ms <= position_ms < p.end_ms)
