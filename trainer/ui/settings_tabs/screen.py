"""The *Screen* tab: how it looks, and from how far."""

from trainer.core.settings import SPECS
from trainer.core.text import tr
from trainer.ui.settings_tabs.fields import ChoiceBox, FlagBox, NumberBox
from trainer.ui.settings_tabs.form import FormPage
from trainer.ui.settings_tabs.words import CHOICES


class ScreenPage(FormPage):
    """The settings of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.add("theme", tr("Co&lours"), ChoiceBox(SPECS["theme"], CHOICES["theme"]))
        distance = NumberBox(SPECS["viewing_distance_m"], suffix=tr(" m"))
        self.add("viewing_distance_m", tr("&Distance to the screen"), distance)
        calm = tr("Reduce &motion")
        self.add_flag("reduce_motion", calm, FlagBox(SPECS["reduce_motion"], calm))
