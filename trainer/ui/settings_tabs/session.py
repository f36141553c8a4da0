"""The *Session* tab: how every routine is done."""

from trainer.core.routine import WARM_UP, Routine
from trainer.core.settings import SPECS
from trainer.core.text import tr
from trainer.ui.settings_tabs.fields import ChoiceBox, NumberBox, Unset
from trainer.ui.settings_tabs.form import FormPage
from trainer.ui.settings_tabs.words import CHOICES

USUAL_HOLD_SECONDS = 1.0
"""Where editing of the hold begins; the bundled exercises hold so long."""


class SessionPage(FormPage):
    """The settings of all routines; what a routine says itself can be left to it."""

    def __init__(self, routine: Routine) -> None:
        super().__init__()
        own = tr("As the routine says")
        self._add_warm_up(routine, own)
        self._add_choices(own)
        self._add_numbers()

    def _add_warm_up(self, routine: Routine, own: str) -> None:
        spec = SPECS["warmup_minutes"]
        minutes = next((g.fill_minutes for g in routine.all_groups() if g.id == WARM_UP), None)
        unset = Unset(text=own, start=minutes or spec.low)
        self.add("warmup_minutes", tr("&Warm-up"), NumberBox(spec, suffix=tr(" min"), unset=unset))

    def _add_choices(self, own: str) -> None:
        for key, label, unset in (
            ("side_order", tr("Si&de order"), own),
            ("first_side", tr("&First side"), own),
            ("range", tr("Ran&ge"), own),
            ("level", tr("&Level"), ""),
            ("load", tr("Lo&ad"), ""),
        ):
            self.add(key, label, ChoiceBox(SPECS[key], CHOICES[key], unset=unset))

    def _add_numbers(self) -> None:
        seconds = tr(" s")
        tempo = Unset(text=tr("As the tempo says"), start=USUAL_HOLD_SECONDS)
        factor = NumberBox(SPECS["tempo_factor"])
        factor.setPrefix(tr("× "))
        factor.setToolTip(
            tr("Makes movements longer or shorter, holds never: × 2 is half as fast.")
        )
        self.add("tempo_factor", tr("Te&mpo factor"), factor)
        hold = NumberBox(SPECS["hold_seconds"], suffix=seconds, unset=tempo)
        self.add("hold_seconds", tr("&Hold"), hold)
        rest = NumberBox(SPECS["rest_seconds"], suffix=seconds)
        self.add("rest_seconds", tr("R&est before each set"), rest)
        lead_in = NumberBox(SPECS["lead_in_seconds"], suffix=seconds)
        self.add("lead_in_seconds", tr("Lead-&in countdown"), lead_in)
