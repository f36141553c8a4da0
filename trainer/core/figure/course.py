"""Where the body is at any place of a timeline: in its reps, at rest, on its way."""

from collections.abc import Callable, Sequence

from trainer.core.exercise import Direction, Exercise, Position
from trainer.core.figure.between import eased
from trainer.core.figure.body import Body
from trainer.core.figure.figure import Cycle, Figure
from trainer.core.figure.form import Form
from trainer.core.figure.journey import Journey, journey
from trainer.core.figure.motion import Motion, RepMotion, TimedMotion, motion_of
from trainer.core.figure.plants import LIMBS
from trainer.core.figure.stance import Stance
from trainer.core.figure.ways import Ways
from trainer.core.plan.parts import parts_of
from trainer.core.plan.timeline import CLOSING, Block, Phase, PhaseKind, Timeline
from trainer.core.plan.way import way_ms

Figures = Callable[[Exercise], Figure | None]

MS_A_RADIAN = 400
"""How long a body takes to turn a joint by one radian, going without haste."""

GENTLY_MS, SHARE = 2_000, 0.6
"""How long a way takes at least, and the camera's with it, if that is within so much of the time
there is: what whirls round can't be followed."""


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


def alike(a: Stance, b: Stance) -> bool:
    """Tell whether two stances rest on the same parts, be it with their sides exchanged."""
    return sorted(c.limb for c in a.contacts) == sorted(c.limb for c in b.contacts)


def _directly(a: Stance, b: Stance) -> bool:
    """Tell whether the body changes from one stance to another where it is.

    On half a knee it kneels on both before it changes sides, lying with nothing down it puts its
    feet down.
    """
    limbs = {contact.limb for contact in a.contacts}
    if not alike(a, b) or limbs.isdisjoint(LIMBS):
        return False
    half_kneeling = "knee" in limbs and not limbs.isdisjoint({"foot", "heel"})
    return set(a.contacts) == set(b.contacts) or not half_kneeling


def _mirrors(base: Stance, stance: Stance) -> bool:
    """Tell whether a stance has more in common with the mirror image of its position."""
    found, other = set(stance.contacts), {contact.mirrored for contact in base.contacts}
    return len(found & other) > len(found & set(base.contacts))


def _on_side(row: Sequence[Stance], *, mirrored: bool) -> tuple[Stance, ...]:
    return tuple(stance.mirrored for stance in row) if mirrored else tuple(row)


def _timed(motion: Motion, block: Block, elapsed_ms: float, length_ms: float) -> Body:
    """Return the body so long after the start of a timed stretch of that length.

    Reps that nobody counts fill it at the block's tempo, or a little faster or slower, so that
    the last one ends with it.
    """
    if isinstance(motion, TimedMotion):
        return motion.at(elapsed_ms, length_ms)
    parts = parts_of(block)
    rep_ms = sum(part.length_ms for part in parts)
    reps = max(1, round(length_ms / rep_ms))
    rep, part = divmod(elapsed_ms / length_ms * reps, 1)
    left_ms = part * rep_ms
    for each in parts[:-1]:
        if left_ms <= each.length_ms:
            break
        left_ms -= each.length_ms
    else:
        each = parts[-1]
    if each.held:
        return motion.held(each.held)
    opens = not rep and each is parts[0] and not motion.starts_at_an_end
    direction = each.direction or block.exercise.starts
    return motion.moved(direction, min(1.0, left_ms / each.length_ms), opens=opens)


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
        way = self.way_part(phase)
        if fraction < way:
            return self.way_to(phase.block).at(fraction / way)
        return self._there(phase, (fraction - way) / (1 - way))

    def _there(self, phase: Phase, fraction: float) -> Body:
        """Return where the body is at a part of a phase, once the way is done."""
        block = self.timeline.blocks[phase.block]
        motion = self.motion(block)
        match phase.kind:
            case PhaseKind.MOVE if isinstance(motion, RepMotion) and phase.direction:
                return motion.moved(phase.direction, fraction, opens=self.opens(phase))
            case PhaseKind.HOLD if isinstance(motion, RepMotion) and phase.held:
                return motion.held(phase.held)
            case PhaseKind.TIMED:
                length_ms = phase.length_ms * (1 - self.way_part(phase))
                return _timed(motion, block, fraction * length_ms, length_ms)
            case PhaseKind.PREPARE | PhaseKind.SWITCH:
                elapsed_ms = fraction * phase.length_ms
                return self.way_to(phase.block).at(elapsed_ms / self._travel_ms(phase))
            case PhaseKind.REST:
                return self._resting(phase).body
            case _:
                return motion.first.body

    def way_part(self, phase: Phase) -> float:
        """Return which part (0 to 1) of a phase the way to its block takes, without a gap before.

        That is up to half of the first phase of a block that runs on.
        """
        block = self.timeline.blocks[phase.block]
        first = self.timeline.phases[self.timeline.block_spans[phase.block][0]]
        if not (block.runs_on and phase.block and phase is first):
            return 0.0
        return min(0.5, self._needed_ms(phase.block) / phase.length_ms)

    def opens(self, phase: Phase) -> bool:
        """Tell whether a movement leads out of a ready pose, from where neither end of a rep is.

        That is a block's first one, be it of a later rep where the workout is taken up there.
        """
        motion = self.motion(self.timeline.blocks[phase.block])
        if isinstance(motion, TimedMotion) or motion.starts_at_an_end:
            return False
        span = range(*self.timeline.block_spans[phase.block])
        moves = (self.timeline.phases[at] for at in span)
        first = next((move for move in moves if move.kind is PhaseKind.MOVE), None)
        return first is not None and first.address == phase.address

    def arrival(self, phase: Phase, fraction: float) -> float:
        """Return how far (0 to 1) the body has come on its way to the phase's block."""
        way = self.way_part(phase)
        if way:
            return eased(min(1.0, fraction / way))
        if not phase.kind.prepares or not phase.block:
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
        if not phase.block:
            return 1.0
        gently_ms = min(GENTLY_MS, SHARE * phase.length_ms)
        return max(1.0, min(phase.length_ms, max(self._needed_ms(phase.block), gently_ms)))

    def _needed_ms(self, number: int) -> float:
        """Return how long the way to a block takes, going without haste."""
        blocks = self.timeline.blocks
        before, after = blocks[number - 1].exercise, blocks[number].exercise
        effort_ms = self.way_to(number).effort * MS_A_RADIAN
        return max(effort_ms, way_ms(before.position, after.position))

    def way_to(self, number: int) -> Journey:
        """Return the way from where the block before leaves the body to a block's first pose."""
        if number not in self._journeys:
            self._journeys[number] = journey(self._stations(number))
        return self._journeys[number]

    def _stations(self, number: int) -> tuple[Stance, ...]:
        first = self._first(number)
        if not number:
            return first, first
        start, end = self.timeline.blocks[number - 1], self.timeline.blocks[number]
        leaving = self._end(number - 1)
        if leaving == first or _directly(leaving, first):
            return leaving, first
        over = self._over(start.exercise.position, end.exercise.position, leaving, first)
        begins, ends = alike(leaving, over[0]), alike(over[-1], first) and len(over) > 1
        return (leaving, *over[begins : len(over) - ends], first)

    def _over(
        self, start: Position, end: Position, leaving: Stance, first: Stance
    ) -> tuple[Stance, ...]:
        """Return the stations between two positions, with these, on the sides of two stances."""
        row = [self._ways.stances[name] for name in self._ways.path(start, end)]
        begins, ends = _mirrors(row[0], leaving), _mirrors(row[-1], first)
        if len(row) > 1 or begins == ends:
            return _on_side(row, mirrored=begins or ends)
        # on half a knee: to the other one over both
        row = [self._ways.stances[name] for name in self._ways.path(start, Position.KNEELING)]
        there, back = _on_side(row, mirrored=begins), _on_side(row[-2::-1], mirrored=ends)
        return (*there, *back)

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
