"""The *Session* tab: how every routine is done."""

from collections.abc import Mapping
from enum import StrEnum

from trainer.core.exercise import Exercise, Sides
from trainer.core.plan.expand import side_changes
from trainer.core.routine import (
    USUAL_FIRST_SIDE,
    USUAL_RANGE,
    USUAL_SIDE_ORDER,
    WARM_UP,
    Routine,
    SideOrder,
    Step,
)
from trainer.core.settings import SPECS
from trainer.core.text import Message, message, sentence, tr
from trainer.ui.settings_tabs.fields import ChoiceBox, Gauge, NumberBox, Unset
from trainer.ui.settings_tabs.form import FormPage, Note
from trainer.ui.settings_tabs.words import CHOICES, changes

USUAL_HOLD_SECONDS = 1.0
"""Where editing of the hold begins; the bundled exercises hold so long."""

_USUAL: Mapping[str, StrEnum] = {
    "side_order": USUAL_SIDE_ORDER,
    "first_side": USUAL_FIRST_SIDE,
    "range": USUAL_RANGE,
}


class SessionPage(FormPage):
    """The settings of all routines; what a routine says itself can be left to it."""

    def __init__(self, routine: Routine, exercises: Mapping[str, Exercise]) -> None:
        super().__init__()
        self._add_warm_up(routine)
        self._add_choices(routine, exercises)
        self._add_tempo()
        self._add_numbers()

    def show_effect(self, text: str) -> None:
        """Say what the tempo factor does to the length of the routine; nothing takes no room."""
        self._effect.setText(text)
        self._form.setRowVisible(self._effect, bool(text))

    def _add_warm_up(self, routine: Routine) -> None:
        spec = SPECS["warmup_minutes"]
        minutes = next((g.fill_minutes for g in routine.all_groups() if g.id == WARM_UP), None)
        own = tr("{minutes} min", minutes=f"{minutes:g}") if minutes else tr("none")
        unset = Unset(text=own, start=minutes or 0)
        box = NumberBox(spec, unit=tr(" min"), unset=unset, zero=(tr("none"),))
        box.setToolTip(tr("0 leaves the warm-up out."))
        self.add("warmup_minutes", tr("&Warm-up"), box)

    def _add_choices(self, routine: Routine, exercises: Mapping[str, Exercise]) -> None:
        steps = tuple(routine.all_steps())
        names = {**CHOICES, "side_order": _side_orders(steps, exercises)}
        for key, label in (
            ("side_order", tr("Si&de order")),
            ("first_side", tr("&First side")),
            ("range", tr("Ran&ge")),
            ("level", tr("&Level")),
            ("load", tr("Lo&ad")),
        ):
            own = _own(steps, key, names[key]) if SPECS[key].optional else ""
            self.add(key, label, ChoiceBox(SPECS[key], names[key], own=own))

    def _add_tempo(self) -> None:
        ends = (tr("slower"), tr("faster"))
        factor = Gauge(SPECS["tempo_factor"], unit=tr(" × as long"), ends=ends, falling=True)
        factor.setToolTip(tr("How long movements last. Holds stay as they are."))
        self.add("tempo_factor", tr("Te&mpo"), factor)
        self._effect = Note()
        self._effect.setObjectName("effect")
        self._form.addRow("", self._effect)
        self.show_effect("")

    def _add_numbers(self) -> None:
        seconds = tr(" s")
        tempo = Unset(text=tr("as each exercise says"), start=USUAL_HOLD_SECONDS)
        hold = NumberBox(SPECS["hold_seconds"], unit=seconds, unset=tempo)
        self.add("hold_seconds", tr("&Hold"), hold)
        rest = NumberBox(SPECS["rest_seconds"], unit=seconds)
        self.add("rest_seconds", tr("R&est before each set"), rest)
        lead_in = NumberBox(SPECS["lead_in_seconds"], unit=seconds)
        self.add("lead_in_seconds", tr("Lead-&in countdown"), lead_in)


def _own(steps: tuple[Step, ...], key: str, names: Mapping[str, Message]) -> str:
    """Return what the routine's steps say of a setting."""
    said = {getattr(step, key) or _USUAL[key] for step in steps}
    return sentence(names[said.pop()]) if len(said) == 1 else tr("Differs between exercises")


def _side_orders(
    steps: tuple[Step, ...], exercises: Mapping[str, Exercise]
) -> Mapping[str, Message]:
    """Name the orders with the changes that they make in the exercise with the most variants."""
    sided = [step for step in steps if exercises[step.exercise].sides is Sides.EACH]
    most = max(sided, key=lambda step: len(step.variants), default=None)
    if most is None or len(most.variants) < 2:  # noqa: PLR2004 - with one they are all the same
        return CHOICES["side_order"]
    limb = exercises[most.exercise].limb
    return {
        order: message(
            "{order}: {changes}",
            order=CHOICES["side_order"][order],
            changes=changes(side_changes(order, len(most.variants)), limb),
        )
        for order in SideOrder
    }
