"""What a finished workout amounts to, in words; pure."""

from dataclasses import dataclass

from trainer.core.diary import Felt, Workout
from trainer.core.text import Message, counted, duration, sentence, tr
from trainer.ui.describe import clock


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A number of the workout, what it counts, and how it compares with last time."""

    value: str
    name: str
    against: str


def headline(workout: Workout) -> str:
    """Return whether the workout was done to its end."""
    return tr("Done") if workout.completed else tr("Ended early")


def facts(workout: Workout, last: Workout | None) -> tuple[Fact, ...]:
    """Return reps, time and exercises; against those of the last time, where there was one."""
    return (
        Fact(
            value=str(workout.reps),
            name=tr("rep") if workout.reps == 1 else tr("reps"),
            against=_more(workout.reps - last.reps) if last else "",
        ),
        Fact(
            value=clock(workout.elapsed_ms),
            name=tr("minutes") if workout.elapsed_ms < _AN_HOUR_MS else tr("hours"),
            against=_longer(workout.elapsed_ms - last.elapsed_ms) if last else "",
        ),
        Fact(
            value=str(workout.exercises),
            name=tr("exercise") if workout.exercises == 1 else tr("exercises"),
            against=_more(workout.exercises - last.exercises) if last else "",
        ),
    )


_AN_HOUR_MS = 3_600_000


def _more(difference: int) -> str:
    if not difference:
        return tr("as many as last time")
    fewer = counted("{number} fewer than last time", "{number} fewer than last time", -difference)
    more = counted("{number} more than last time", "{number} more than last time", difference)
    return sentence(more if difference > 0 else fewer)


_NOTHING_MS = 1_000


def _longer(difference_ms: int) -> str:
    if abs(difference_ms) < _NOTHING_MS:
        return tr("as long as last time")
    length: Message = duration(abs(difference_ms))
    if difference_ms > 0:
        return tr("{length} longer than last time", length=length)
    return tr("{length} shorter than last time", length=length)


FELT = {Felt.EASY: "Easy", Felt.RIGHT: "Right", Felt.HARD: "Hard"}
"""What the answers to "How did it feel?" are called, as source texts."""
