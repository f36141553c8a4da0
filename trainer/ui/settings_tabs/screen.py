"""The *Screen* tab: how it looks, and from how far."""

from PySide6.QtGui import QShowEvent

from trainer.core.compat import override
from trainer.core.settings import SPECS
from trainer.core.text import tr
from trainer.ui.screen_size import ScreenFacts, ScreenSource, facts_of, is_likely
from trainer.ui.settings_tabs.fields import ChoiceBox, FlagBox, NumberBox, Unset
from trainer.ui.settings_tabs.form import FormPage, Note
from trainer.ui.settings_tabs.words import CHOICES


class ScreenPage(FormPage):
    """The settings of the window."""

    def __init__(self, screen_facts: ScreenSource = facts_of) -> None:
        super().__init__()
        self._screen_facts = screen_facts
        self.add("theme", tr("Co&lours"), ChoiceBox(SPECS["theme"], CHOICES["theme"]))
        distance = NumberBox(SPECS["viewing_distance_m"], unit=tr(" m"))
        self.add("viewing_distance_m", tr("&Distance to the screen"), distance)
        self._add_size()
        start = tr("Distance mode from the s&tart")
        self.add_flag("distance_at_start", start, FlagBox(SPECS["distance_at_start"], start))
        calm = tr("Reduce &motion")
        self.add_flag("reduce_motion", calm, FlagBox(SPECS["reduce_motion"], calm))

    def _add_size(self) -> None:
        unset = Unset(text=tr("as reported"), start=_USUAL_INCHES)
        size = NumberBox(SPECS["screen_inches"], unit=tr(" inches"), unset=unset)
        self.add("screen_inches", tr("Screen s&ize, corner to corner"), size)
        self._reported = Note()
        self._reported.setObjectName("reported")
        self._form.addRow("", self._reported)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._reported.setText(_report(self._screen_facts(self.screen())))
        super().showEvent(event)


_USUAL_INCHES = 14.0
"""Where editing of the size begins."""


def _report(facts: ScreenFacts) -> str:
    """Return what the system says of the screen, and what is made of it."""
    size = {"width": round(facts.width_mm), "height": round(facts.height_mm)}
    if is_likely(facts):
        return tr(
            "Digits in distance mode go by it. "
            "This screen reports {inches} inches ({width} × {height} mm).",
            inches=f"{facts.inches:.1f}",
            **size,
        )
    if not min(size.values()):
        return tr(
            "Digits in distance mode go by it. This screen doesn't report its size, so 96 dots "
            "an inch are assumed: measure it."
        )
    return tr(
        "Digits in distance mode go by it. This screen reports {width} × {height} mm, which can't "
        "be, so 96 dots an inch are assumed: measure it.",
        **size,
    )
