"""What there is to see at an instant."""

from tests.core.bodies import SQUAT, STRETCH, rendered, routine, step, words
from trainer.core.plan.timeline import Phase, PhaseKind
from trainer.core.session import Session
from trainer.core.snapshot import Playhead, Snapshot, State, take

TIMELINE = rendered(routine(step(SQUAT, 5), step(STRETCH)))


def shot_at(phase: Phase, into_ms: int = 0) -> Snapshot:
    session = Session(TIMELINE)
    session.start(0)
    session.tick(phase.start_ms + into_ms)
    return session.snapshot()


def in_rep(rep: int) -> Phase:
    return next(p for p in TIMELINE.phases if p.address.rep == rep)


def test_before_the_start() -> None:
    shot = Session(TIMELINE).snapshot()
    assert (shot.state, shot.position_ms, shot.left_ms) == (State.READY, 0, TIMELINE.total_ms)
    assert (shot.reps_left, shot.fraction, shot.lead_in_ms) == (5, 0, 0)


def test_in_a_movement() -> None:
    shot = shot_at(in_rep(3), 500)
    assert (shot.fraction, shot.phase_left_ms, shot.reps_left) == (500 / 1500, 1000, 3)


def test_what_comes_next() -> None:
    shot = shot_at(in_rep(3))
    assert shot.next_block
    assert (shot.block.exercise, shot.next_block.exercise) == (SQUAT, STRETCH)
    assert shot_at(TIMELINE.phases[-1]).next_block is None


def test_in_the_close_no_rep_is_left() -> None:
    assert shot_at(TIMELINE.phases[-1]).reps_left == 0


def test_what_was_said_in_this_phase_so_far() -> None:
    prepare = TIMELINE.phases[0]
    assert shot_at(prepare).speaking == TIMELINE.cues[0]
    spoken = shot_at(prepare, prepare.length_ms - 1).spoken
    assert [words(cue) for cue in spoken] == [
        *("Squat. 5 reps.", "Feet apart.", "Sharp pain means stop.", "Three", "Two", "Down")
    ]


def test_tones_are_not_shown_as_said() -> None:
    assert shot_at(in_rep(1), 100).speaking is None


def test_a_rest_and_a_preparation_count_down_to_the_work() -> None:
    rested = rendered(routine(step(SQUAT, 5, rest_seconds=20, sets=2)))
    rest = next(p for p in rested.phases if p.kind is PhaseKind.REST)
    work = next(p for p in rested.phases if p.start_ms > rest.start_ms and p.address.rep == 1)
    for phase in rested.phases[rested.phases.index(rest) : rested.phases.index(work)]:
        head = Playhead(position_ms=phase.start_ms, index=rested.phases.index(phase))
        shot = take(rested, head, State.RUNNING)
        assert shot.until_work_ms == work.start_ms - phase.start_ms
        assert shot.before_work_ms == work.start_ms - rest.start_ms


def test_at_work_and_in_the_close_there_is_no_work_to_wait_for() -> None:
    for phase in (in_rep(3), TIMELINE.phases[-1]):
        shot = shot_at(phase)
        assert (shot.until_work_ms, shot.before_work_ms) == (0, 0)
