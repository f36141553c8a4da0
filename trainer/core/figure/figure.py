"""How an exercise is shown: its poses, how they follow one another, and from where to look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from trainer.core.figure.flesh import Part
from trainer.core.figure.scene import View
from trainer.core.figure.stance import Pose
from trainer.core.figure.weights import Weight

READY, STRETCHED, CONTRACTED = "ready", "stretched", "contracted"
"""The poses of an exercise in reps: how it is waited for, and the two ends of its movement.

Without a ready pose it is waited for where the first movement starts.
"""


class SecondHalf(StrEnum):
    """How the second half of a timed exercise differs from the first."""

    SAME = "same"
    MIRRORED = "mirrored"
    REVERSED = "reversed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cycle:
    """The poses that a timed exercise goes through again and again; one pose is held still.

    `period_ms` is how long once round takes, about: it is done a whole number of times. A cycle
    that `flows` goes through its poses without a stop.
    """

    poses: tuple[str, ...]
    period_ms: int = 2_000
    flows: bool = False
    second_half: SecondHalf = SecondHalf.SAME


@dataclass(frozen=True, kw_only=True, slots=True)
class Views:
    """From where a form is shown, where that is another place than the figure's."""

    view: View | None = None
    detail: View | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """How an exercise is shown; where it has sides, as it is done with the left one.

    Attributes:
        view: from where it is shown best.
        detail: from where the angle of its variants is seen, if that is another place.
        works: the parts that do the work, with their sides.
        turned: the place in `AXES` of the angle that a variant's degrees turn, if any.
        poses: by name.
        forms: the same where a variant (by its id) or a load (by its name) makes them differ.
        views: by the same names, where such a form is looked at from elsewhere.
        weights: where each load is held, by its name.
        cycle: set for a timed exercise.

    """

    view: View
    poses: Mapping[str, Pose]
    detail: View | None = None
    works: tuple[tuple[Part, int | None], ...] = ()
    turned: int | None = None
    forms: Mapping[str, Mapping[str, Pose]] = field(default_factory=dict)
    views: Mapping[str, Views] = field(default_factory=dict)
    weights: Mapping[str, Weight] = field(default_factory=dict)
    cycle: Cycle | None = None

    def poses_of(self, *forms: str | None) -> Mapping[str, Pose]:
        """Return the poses for a variant's id and a load's name, where they make a difference."""
        named = (form for form in forms if form)
        return next((self.forms[form] for form in named if form in self.forms), self.poses)

    def view_of(self, *forms: str | None) -> View:
        """Return from where a variant, by its id, or a load, by its name, is shown best."""
        return next((views.view for views in self._views(forms) if views.view), self.view)

    def detail_of(self, *forms: str | None) -> View | None:
        """Return from where its angle is seen, if that is another place."""
        return next((views.detail for views in self._views(forms) if views.detail), self.detail)

    def _views(self, forms: tuple[str | None, ...]) -> tuple[Views, ...]:
        return tuple(self.views[form] for form in forms if form and form in self.views)
