"""A session on a small workout, and what it answers."""

from tests.core.bodies import ONE_LEG_BRIDGE, SQUAT, STRETCH, first, rendered, routine, step
from trainer.core.plan.timeline import Cue, Phase, PhaseKind, Timeline
from trainer.core.routine import Pace
from trainer.core.session import Event, PhaseBegan, Play, Say, Session

PLAN = routine(step(SQUAT, 5), step(ONE_LEG_BRIDGE, 3), step(STRETCH))
TIMELINE = rendered(PLAN)
NOW = 1_000_000
"""When sessions start in these tests: a clock starts anywhere."""


def started(timeline: Timeline = TIMELINE) -> Session:
    session = Session(timeline)
    session.start(NOW)
    return session


def began(events: list[Event]) -> list[Phase]:
    return [event.phase for event in events if isinstance(event, PhaseBegan)]


def played(events: list[Event]) -> Play:
    (play,) = (event for event in events if isinstance(event, Play))
    return play


def say(cue: Cue | None) -> Say:
    assert cue is not None
    return Say(cue)


def in_rep(rep: int, timeline: Timeline = TIMELINE) -> Phase:
    """Return the last phase of a rep of the first step."""
    return [p for p in timeline.phases if p.address.rep == rep and p.block == 0][-1]


def at(phase: Phase, into_ms: int = 0) -> int:
    """Return when an undisturbed session gets to a place in a phase."""
    return NOW + phase.start_ms + into_ms


def paused_in(phase: Phase, into_ms: int = 100, timeline: Timeline = TIMELINE) -> Session:
    session = started(timeline)
    session.pause(at(phase, into_ms))
    return session


WAITING = rendered(routine(step(SQUAT, 8, pace=Pace.SELF), step(STRETCH)))
WAIT = first(WAITING, PhaseKind.WAIT)


def waiting() -> Session:
    session = started(WAITING)
    session.tick(at(WAIT))
    return session


def block_of(session: Session) -> int:
    return session.phase.block
