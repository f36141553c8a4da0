"""Where the body is at any place of a timeline: in its reps, at rest, on its way."""

from collections.abc import Callable

from trainer.core.exercise import Direction, Exercise
from trainer.core.figure.between import eased
from trainer.core.figure.body import Body
from trainer.core.figure.figure import Cycle, Figure
from trainer.core.figure.form import Form
from trainer.core.figure.journey import Journey, journey
from trainer.core.figure.motion import Motion, RepMotion, TimedMotion, motion_of
from trainer.core.figure.stance import Stance
from trainer.core.figure.ways import Ways
from trainer.core.plan.timeline import CLOSING, Block, Phase, PhaseKind, Timeline
from trainer.core.plan.way import way_ms

Figures = Callable[[Exercise], Figure | None]


def form_of(block: Block) -> Form:
    """Return which form of its exercise a block shows."""
    return Form(
        exercise=block.exercise.id,
        variant=block.variant,
        side=block.side,
        range=block.range,
        load=block.load.name if block.load else None,
        starts=block.exercise.starts if block.exercise.tempo else None,
    )


class Course:
    """What a body does in a workout; nothing is worked out before it is asked for.

    Args:
        timeline: the workout.
        figures: returns an exercise's figure, None where there is none: then the body stays in
            the exercise's position.
        ways: the positions, and the way from one to another.

    """

    def __init__(self, timeline: Timeline, figures: Figures, ways: Ways) -> None:
        self.timeline = timeline
        self._figures = figures
        self._ways = ways
        self._motions: dict[Form, Motion] = {}
        self._journeys: dict[int, Journey] = {}

    def body(self, phase: Phase, fraction: float) -> Body:
        """Return where the body is at a part (0 to 1) of a phase."""
        block = self.timeline.blocks[phase.block]
        motion = self.motion(block)
        match phase.kind:
            case PhaseKind.MOVE if isinstance(motion, RepMotion) and phase.direction:
                opens = phase.address.rep == 1 and phase.direction is block.exercise.starts
                return motion.moved(phase.direction, fraction, opens=opens)
            case PhaseKind.HOLD if isinstance(motion, RepMotion) and phase.held:
                return motion.held(phase.held)
            case PhaseKind.TIMED if isinstance(motion, TimedMotion):
                return motion.at(fraction * phase.length_ms, phase.length_ms)
            case PhaseKind.PREPARE | PhaseKind.SWITCH:
                elapsed_ms = fraction * phase.length_ms
                return self._journey(phase.block).at(elapsed_ms / self._travel_ms(phase))
            case PhaseKind.REST:
                return self._resting(phase).body
            case _:
                return motion.first.body

    def arrival(self, phase: Phase, fraction: float) -> float:
        """Return how far (0 to 1) the body has come on its way to the phase's block."""
        if phase.kind not in {PhaseKind.PREPARE, PhaseKind.SWITCH} or not phase.block:
            return 1.0 if phase.kind is not PhaseKind.REST or not phase.block else 0.0
        return eased(min(1.0, fraction * phase.length_ms / self._travel_ms(phase)))

    def motion(self, block: Block) -> Motion:
        """Return how a block's figure moves."""
        form = form_of(block)
        if form not in self._motions:
            figure = self._figures(block.exercise)
            self._motions[form] = motion_of(figure, form) if figure else self._standing_by(block)
        return self._motions[form]

    def _standing_by(self, block: Block) -> TimedMotion:
        """Return the motion of one who just stays in the exercise's position."""
        stance = self._ways.stances[block.exercise.position]
        return TimedMotion(None, Cycle(poses=(block.exercise.position,)), (stance,), (stance,))

    def _resting(self, phase: Phase) -> Stance:
        """Return where the body stays in a rest: where the block before it has left it."""
        if phase.address.part == CLOSING:
            return self._end(phase.block)
        return self._end(phase.block - 1) if phase.block else self._first(phase.block)

    def _travel_ms(self, phase: Phase) -> float:
        blocks = self.timeline.blocks
        if not phase.block:
            return 1.0
        before, after = blocks[phase.block - 1].exercise, blocks[phase.block].exercise
        return max(1.0, min(phase.length_ms, way_ms(before.position, after.position)))

    def _journey(self, number: int) -> Journey:
        if number not in self._journeys:
            self._journeys[number] = journey(self._stations(number))
        return self._journeys[number]

    def _stations(self, number: int) -> tuple[Stance, ...]:
        first = self._first(number)
        if not number:
            return first, first
        start, end = self.timeline.blocks[number - 1], self.timeline.blocks[number]
        leaving = self._end(number - 1)
        if leaving == first:
            return leaving, first
        names = self._ways.path(start.exercise.position, end.exercise.position)
        over = names[1:-1] or (names[:1] if len(names) == 1 else ())
        return (leaving, *(self._ways.stances[name] for name in over), first)

    def _first(self, number: int) -> Stance:
        return self.motion(self.timeline.blocks[number]).first

    def _end(self, number: int) -> Stance:
        """Return the stance in which a block leaves the body."""
        block = self.timeline.blocks[number]
        motion = self.motion(block)
        if isinstance(motion, TimedMotion):
            return motion.first
        eccentric_first = block.exercise.starts is Direction.ECCENTRIC
        return motion.contracted if eccentric_first else motion.stretched
