"""What the figure does all along a timeline: the one place that reads both."""

from math import cos, tau

from trainer.core.exercise import Direction, Side
from trainer.core.figure.angle import angle_of
from trainer.core.figure.body import Body
from trainer.core.figure.course import Course, Figures, form_of
from trainer.core.figure.demonstration import demonstration
from trainer.core.figure.figure import Figure, SecondHalf
from trainer.core.figure.flesh import Part, flesh
from trainer.core.figure.motion import Motion, RepMotion, TimedMotion
from trainer.core.figure.muscles import glows, strength_in
from trainer.core.figure.scene import Glow, Scene, View
from trainer.core.figure.stance import Stance
from trainer.core.figure.ways import Ways
from trainer.core.figure.weights import weight_solids
from trainer.core.plan.timeline import CLOSING, Block, Phase, PhaseKind, Timeline

BREATH_MS = 4_000
"""How long a breath takes at rest."""

USUAL_VIEW = View(40, 14)
"""From where a figure is looked at whose exercise says nothing about it."""


class Performance:
    """All that a figure shows in a workout, on the course that its body takes (see `Course`)."""

    def __init__(self, timeline: Timeline, figures: Figures, ways: Ways) -> None:
        self.timeline = timeline
        self._figures = figures
        self._course = Course(timeline, figures, ways)

    def has_figure(self, number: int) -> bool:
        """Tell whether there is a figure of a block's exercise: only then it can be shown."""
        return self._figures(self.timeline.blocks[number].exercise) is not None

    def shows(self, phase: Phase) -> bool:
        """Tell whether there is a figure of what is done in a phase.

        In a rest that is the block before it. No other pose takes the place of a missing one.
        """
        rests = phase.kind is PhaseKind.REST and phase.address.part != CLOSING
        return self.has_figure(phase.block - 1 if rests and phase.block else phase.block)

    def scene(self, phase: Phase, fraction: float) -> Scene:
        """Return what there is to draw at a part (0 to 1) of a phase."""
        block = self.timeline.blocks[phase.block]
        figure = self.figure(block)
        return self._scene(
            block,
            self._course.body(phase, fraction),
            strength_in(phase, block, fraction, opens=self.opens(phase)),
            breath=self._breath(phase, fraction),
            there=self._course.arrival(phase, fraction) >= 1,
            swapped=self._swapped(figure, phase, fraction),
        )

    def key_scenes(self, number: int) -> tuple[Scene, ...]:
        """Return a block's telling poses: both ends of a rep, or those of a cycle."""
        block = self.timeline.blocks[number]
        return tuple(
            self._scene(block, stance.body, strength)
            for stance, strength in self._key_stances(self._course.motion(block))
        )

    def still(self, number: int) -> Scene:
        """Return the one pose that tells most of a block: where its first movement leads."""
        block = self.timeline.blocks[number]
        motion = self._course.motion(block)
        if isinstance(motion, TimedMotion):
            return self._scene(block, motion.stances[0].body, 0.0)
        eccentric_first = block.exercise.starts is Direction.ECCENTRIC
        stance = motion.stretched if eccentric_first else motion.contracted
        return self._scene(block, stance.body, 1.0)

    def demonstration(self, number: int) -> tuple[Phase, ...]:
        """Return the phases that show what a block is."""
        return demonstration(self.timeline, number)

    def view(self, phase: Phase, fraction: float) -> View:
        """Return from where to look: on the way to a block, the camera goes along."""
        view = self.view_of(phase.block)
        part = self._course.arrival(phase, fraction)
        if part >= 1:
            return view
        before = self.view_of(phase.block - 1)
        turn = (view.turn - before.turn + 180) % 360 - 180
        return View(before.turn + turn * part, before.tilt + (view.tilt - before.tilt) * part)

    def view_of(self, number: int) -> View:
        """Return from where a block is shown best: always with the working side in front."""
        block = self.timeline.blocks[number]
        return _seen_from(self.figure(block).view_of(*_forms(block)), block.side)

    def detail_of(self, number: int) -> View | None:
        """Return from where a block's angle is seen best, if that is another place."""
        block = self.timeline.blocks[number]
        detail = self.figure(block).detail_of(*_forms(block))
        return detail and _seen_from(detail, block.side)

    def arrival(self, phase: Phase, fraction: float) -> float:
        """Return how far (0 to 1) the body has come on its way to the phase's block."""
        return self._course.arrival(phase, fraction)

    def hurries(self, phase: Phase) -> bool:
        """Tell whether the body first has to get to its place in a phase of work."""
        return self._course.way_part(phase) > 0

    def opens(self, phase: Phase) -> bool:
        """Tell whether a movement leads out of a ready pose."""
        return self._course.opens(phase)

    def body(self, phase: Phase, fraction: float) -> Body:
        """Return the body at a part (0 to 1) of a phase."""
        return self._course.body(phase, fraction)

    def motion(self, block: Block) -> Motion:
        """Return how a block's figure moves."""
        return self._course.motion(block)

    def figure(self, block: Block) -> Figure:
        """Return the figure of a block's exercise."""
        return self._figures(block.exercise) or Figure(view=USUAL_VIEW, poses={})

    def _key_stances(self, motion: Motion) -> tuple[tuple[Stance, float], ...]:
        if isinstance(motion, RepMotion):
            return ((motion.stretched, 0.0), (motion.contracted, 1.0))
        return tuple((stance, 0.0) for stance in (motion.first, *motion.stances, *motion.other))

    def _breath(self, phase: Phase, fraction: float) -> float:
        """Return how full the chest is: slightly moving where the body is at rest."""
        if phase.kind in {PhaseKind.MOVE, PhaseKind.HOLD, PhaseKind.WAIT}:
            return 0.0
        motion = self._course.motion(self.timeline.blocks[phase.block])
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
        there: bool = True,
    ) -> Scene:
        figure, side = self.figure(block), block.side
        works = working(figure, swapped=swapped is not (side is Side.RIGHT))
        weight = figure.weights.get(block.load.name) if block.load else None
        lifted = weight_solids(body, weight, side) if weight else ()
        return Scene(
            solids=(*flesh(body, breath), *lifted),
            works=works,
            glows=_glows(body, block, works, strength) if strength else (),
            angle=angle_of(body, figure, form_of(block)) if there else None,
        )


def _glows(
    body: Body, block: Block, works: frozenset[tuple[Part, int | None]], strength: float
) -> tuple[Glow, ...]:
    """Return the muscles that work: those of one side, where only limbs of one do."""
    sides = {side for _, side in works if side is not None}
    side = (Side.LEFT, Side.RIGHT)[min(sides)] if len(sides) == 1 else block.side
    return glows(body, block.exercise.muscles, side, strength)


def _forms(block: Block) -> tuple[str | None, str | None]:
    """Return the names of what may make a block's form differ."""
    variant, load = block.variant, block.load
    return variant.id if variant else None, load.name if load else None


def _seen_from(view: View, side: Side | None) -> View:
    """Return a view of the left side, or its mirror image for the right one."""
    return View(-view.turn, view.tilt) if side is Side.RIGHT else view


def working(figure: Figure, *, swapped: bool) -> frozenset[tuple[Part, int | None]]:
    """Return the parts that work; `swapped` where it is the mirror image that does."""
    return frozenset(
        (part, 1 - side if swapped and side is not None else side) for part, side in figure.works
    )
