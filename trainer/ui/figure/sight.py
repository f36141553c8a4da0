"""From where a figure is looked at and how much of the mat is seen, so that nothing jumps."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.core.figure.course import form_of
from trainer.core.figure.performance import Performance
from trainer.core.figure.scene import Scene, View
from trainer.core.plan.timeline import Phase, PhaseKind
from trainer.ui.figure.camera import Frame, frame_around
from trainer.ui.figure.look_around import HIGHEST, LOWEST

if TYPE_CHECKING:
    from trainer.core.figure.form import Form

SAMPLES = 9
"""At so many instants of a movement it is looked how far it reaches."""

_GOLDEN = 0.618034
"""Multiples of it, modulo 1, are spread evenly, and never in step with what goes round."""


class Sight:
    """Looks at a performance: a camera and a frame for each of its instants.

    Attributes:
        aside: how far the person has turned away from the usual view, in degrees.

    """

    def __init__(self, performance: Performance) -> None:
        self._performance = performance
        self._reaches: dict[Form, tuple[Scene, ...]] = {}
        self._frames: dict[tuple[Form, View], Frame] = {}
        self.aside = View(0.0, 0.0)

    def view(self, phase: Phase, fraction: float) -> View:
        """Return from where to look."""
        return self._turned(self._performance.view(phase, fraction))

    def frame(self, phase: Phase, fraction: float, scene: Scene) -> Frame:
        """Return what is to be seen; on the way to a block it becomes that block's."""
        performance = self._performance
        part = performance.arrival(phase, fraction)
        if part >= 1:
            return self.of_block(phase.block)
        frame = blended(self.of_block(phase.block - 1), self.of_block(phase.block), part)
        return united(frame, frame_around((scene,), self.view(phase, fraction)))

    def of_block(self, number: int) -> Frame:
        """Return what is to be seen while a block is done."""
        return self.framed(number, self.view_of(number))

    def view_of(self, number: int) -> View:
        """Return from where a block is looked at."""
        return self._turned(self._performance.view_of(number))

    def framed(self, number: int, view: View) -> Frame:
        """Return the frame of all that a block does, looked at from there."""
        key = form_of(self._performance.timeline.blocks[number]), view
        if key not in self._frames:
            if len(self._frames) > _KEPT:
                self._frames.clear()
            self._frames[key] = frame_around(self.reach_of(number), view)
        return self._frames[key]

    def reach_of(self, number: int) -> tuple[Scene, ...]:
        """Return scenes that show how far a block's movement reaches."""
        form = form_of(self._performance.timeline.blocks[number])
        if form not in self._reaches:
            self._reaches[form] = reach(self._performance, number)
        return self._reaches[form]

    def _turned(self, view: View) -> View:
        if not self.aside.turn and not self.aside.tilt:
            return view
        tilt = min(HIGHEST, max(LOWEST, view.tilt + self.aside.tilt))
        return View(view.turn + self.aside.turn, tilt)


_KEPT = 200


def reach(performance: Performance, number: int) -> tuple[Scene, ...]:
    """Return scenes that show how far a block's movement reaches."""
    return (
        *performance.key_scenes(number),
        *(
            performance.scene(phase, sample * _GOLDEN % 1)
            for phase in performance.demonstration(number)
            if phase.kind in {PhaseKind.MOVE, PhaseKind.TIMED}
            for sample in range(1, SAMPLES + 1)
        ),
    )


def blended(one: Frame, other: Frame, part: float) -> Frame:
    """Return the frame at a part (0 to 1) of the way from one to another."""

    def at(start: float, end: float) -> float:
        return start + (end - start) * part

    return Frame(
        centre=(at(one.centre[0], other.centre[0]), at(one.centre[1], other.centre[1])),
        half_width=at(one.half_width, other.half_width),
        half_height=at(one.half_height, other.half_height),
    )


def united(*frames: Frame) -> Frame:
    """Return the frame in which all of some frames are seen."""
    left, right = _ends([(each.centre[0], each.half_width) for each in frames])
    low, high = _ends([(each.centre[1], each.half_height) for each in frames])
    return Frame(
        centre=((left + right) / 2, (low + high) / 2),
        half_width=(right - left) / 2,
        half_height=(high - low) / 2,
    )


def _ends(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return min(at - half for at, half in spans), max(at + half for at, half in spans)
