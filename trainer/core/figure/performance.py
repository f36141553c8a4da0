"""What the figure does all along a timeline: the one place that reads both."""

from collections.abc import Callable
from math import cos, tau

from trainer.core.exercise import Direction, Exercise, Side
from trainer.core.figure.between import eased
from trainer.core.figure.body import Body
from trainer.core.figure.figure import Cycle, Figure, SecondHalf
from trainer.core.figure.flesh import Part, flesh
from trainer.core.figure.form import Form
from trainer.core.figure.journey import Journey, journey
from trainer.core.figure.motion import Motion, RepMotion, TimedMotion, motion_of
from trainer.core.figure.muscles import glows, strength_in
from trainer.core.figure.scene import Scene, View
from trainer.core.figure.stance import Stance
from trainer.core.figure.ways import Ways
from trainer.core.figure.weights import weight_solids
from trainer.core.plan.timeline import CLOSING, Block, Phase, PhaseKind, Timeline
from trainer.core.plan.way import way_ms

BREATH_MS = 4_000
"""How long a breath takes at rest."""

USUAL_VIEW = View(40, 14)
"""From where a figure is looked at whose exercise says nothing about it."""

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


class Performance:
    """All that a figure does in a workout; nothing is worked out before it is asked for.

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

    def scene(self, phase: Phase, fraction: float) -> Scene:
        """Return what there is to draw at a part (0 to 1) of a phase."""
        block = self.timeline.blocks[phase.block]
        figure = self.figure(block)
        return self._scene(
            block,
            self.body(phase, fraction),
            strength_in(phase, block, fraction),
            breath=self._breath(phase, fraction),
            swapped=self._swapped(figure, phase, fraction),
        )

    def key_scenes(self, number: int) -> tuple[Scene, ...]:
        """Return a block's telling poses: both ends of a rep, or those of a cycle."""
        block = self.timeline.blocks[number]
        return tuple(
            self._scene(block, stance.body, strength)
            for stance, strength in self._key_stances(self.motion(block))
        )

    def still(self, number: int) -> Scene:
        """Return the one pose that tells most of a block: where its first movement leads."""
        block = self.timeline.blocks[number]
        motion = self.motion(block)
        if isinstance(motion, TimedMotion):
            return self._scene(block, motion.stances[0].body, 0.0)
        eccentric_first = block.exercise.starts is Direction.ECCENTRIC
        stance = motion.stretched if eccentric_first else motion.contracted
        return self._scene(block, stance.body, 1.0)

    def demonstration(self, number: int) -> tuple[Phase, ...]:
        """Return the phases that show what a block is: its last rep, or its timed phase."""
        first, end = self.timeline.block_spans[number]
        phases = self.timeline.phases[first:end]
        return tuple(
            phase
            for phase in phases
            if phase.kind is PhaseKind.TIMED
            or (phase.address.rep == phases[-1].address.rep and phase.address.rep)
        )

    def view(self, phase: Phase, fraction: float) -> View:
        """Return from where to look: on the way to a block, the camera goes along."""
        view = self.figure(self.timeline.blocks[phase.block]).view
        part = self.arrival(phase, fraction)
        if part >= 1:
            return view
        before = self.figure(self.timeline.blocks[phase.block - 1]).view
        turn = (view.turn - before.turn + 180) % 360 - 180
        return View(before.turn + turn * part, before.tilt + (view.tilt - before.tilt) * part)

    def arrival(self, phase: Phase, fraction: float) -> float:
        """Return how far (0 to 1) the body has come on its way to the phase's block."""
        if phase.kind not in {PhaseKind.PREPARE, PhaseKind.SWITCH} or not phase.block:
            return 1.0 if phase.kind is not PhaseKind.REST or not phase.block else 0.0
        return eased(min(1.0, fraction * phase.length_ms / self._travel_ms(phase)))

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

    def figure(self, block: Block) -> Figure:
        """Return the figure of a block's exercise."""
        return self._figures(block.exercise) or Figure(view=USUAL_VIEW, poses={})

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

    def _key_stances(self, motion: Motion) -> tuple[tuple[Stance, float], ...]:
        if isinstance(motion, RepMotion):
            return ((motion.stretched, 0.0), (motion.contracted, 1.0))
        return tuple((stance, 0.0) for stance in (motion.first, *motion.stances, *motion.other))

    def _breath(self, phase: Phase, fraction: float) -> float:
        """Return how full the chest is: slightly moving where the body is at rest."""
        if phase.kind in {PhaseKind.MOVE, PhaseKind.HOLD, PhaseKind.WAIT}:
            return 0.0
        motion = self.motion(self.timeline.blocks[phase.block])
        if phase.kind is PhaseKind.TIMED and not (isinstance(motion, TimedMotion) and motion.still):
            return 0.0
        rounds = max(1, round(phase.length_ms / BREATH_MS))
        return 0.5 - 0.5 * cos(tau * rounds * fraction)

    def _swapped(self, figure: Figure, phase: Phase, fraction: float) -> bool:
        """Tell whether the other side works: in the second half of a mirrored exercise."""
        cycle = figure.cycle
        mirrored = cycle is not None and cycle.second_half is SecondHalf.MIRRORED
        return mirrored and phase.kind is PhaseKind.TIMED and fraction >= 0.5  # noqa: PLR2004 - half

    def _scene(
        self,
        block: Block,
        body: Body,
        strength: float,
        *,
        breath: float = 0.0,
        swapped: bool = False,
    ) -> Scene:
        figure = self.figure(block)
        side = block.side
        weight = figure.weights.get(block.load.name) if block.load else None
        lifted = weight_solids(body, weight, side) if weight else ()
        return Scene(
            solids=(*flesh(body, breath), *lifted),
            works=working(figure, swapped=swapped is not (side is Side.RIGHT)),
            glows=glows(body, block.exercise.muscles, side, strength) if strength else (),
        )


def working(figure: Figure, *, swapped: bool) -> frozenset[tuple[Part, int | None]]:
    """Return the parts that work; `swapped` where it is the mirror image that does."""
    return frozenset(
        (part, 1 - side if swapped and side is not None else side) for part, side in figure.works
    )
