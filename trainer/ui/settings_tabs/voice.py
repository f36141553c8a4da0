"""The *Voice* tab: who speaks, how fast, how loud, and how much."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from trainer.core.settings import SPECS
from trainer.core.text import tr
from trainer.ui.settings_tabs.fields import ChoiceBox, FlagBox, Gauge
from trainer.ui.settings_tabs.flash_test import FlashTest
from trainer.ui.settings_tabs.form import FormPage, Note
from trainer.ui.settings_tabs.voice_box import VoiceBox, VoiceChoice
from trainer.ui.settings_tabs.words import CHOICES


class VoicePage(FormPage):
    """The settings of speech and tones.

    Attributes:
        test_wanted: the person wants to hear what is set.
        beats_wanted: carries whether the person wants to see flashes and hear beeps.

    """

    test_wanted = Signal()
    beats_wanted = Signal(bool)

    def __init__(self, voices: tuple[VoiceChoice, ...]) -> None:
        super().__init__()
        self._voice = VoiceBox()
        self.add("voice", tr("Vo&ice"), self._voice)
        self._note = Note()
        self._form.addRow("", self._note)
        self._add_amounts()
        self._add_headset()
        self.line_up()
        self._add_music()
        test = QPushButton(tr("&Test"))
        test.setObjectName("test")
        test.setAutoDefault(False)
        test.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        test.clicked.connect(self._test)
        self._form.addRow("", test)
        if voices:
            self.show_voices(voices)
        else:
            self.show_note(tr("The voices of this computer are being looked up."))

    def _add_amounts(self) -> None:
        per_minute, percent = tr(" words a minute"), tr(" %")
        self.add("speech_wpm", tr("S&peed"), Gauge(SPECS["speech_wpm"], unit=per_minute))
        self.add(
            "voice_volume", tr("Vol&ume of the voice"), Gauge(SPECS["voice_volume"], unit=percent)
        )
        self.add(
            "tone_volume", tr("Volu&me of the tones"), Gauge(SPECS["tone_volume"], unit=percent)
        )
        self.add("talk", tr("&How much is said"), ChoiceBox(SPECS["talk"], CHOICES["talk"]))
        self.add("count", tr("Reps are count&ed"), ChoiceBox(SPECS["count"], CHOICES["count"]))

    def _add_headset(self) -> None:
        delay = Gauge(SPECS["sound_delay_ms"], unit=tr(" ms"))
        self.add("sound_delay_ms", tr("Sound &delay"), delay)
        self._beats = FlashTest()
        self._beats.beats_wanted.connect(self.beats_wanted)
        self._form.addRow("", self._beats)
        late = tr("Wireless headphones sound late. Change the delay until flash and beep coincide.")
        self._explain(late)
        awake = tr("&Keep headphones awake")
        self.add_flag("keep_awake_sound", awake, FlagBox(SPECS["keep_awake_sound"], awake))

    def _add_music(self) -> None:
        music = tr("&Lower other players")
        self.add_flag("lower_music", music, FlagBox(SPECS["lower_music"], music))
        note = tr("Music in other programs gives way to the voice, and comes back. Only on Linux.")
        self._explain(note)

    def _explain(self, text: str) -> None:
        self._form.addRow("", Note(text))

    def flash(self) -> None:
        """Show the flash of a beat."""
        self._beats.flash()

    def show_voices(self, voices: tuple[VoiceChoice, ...]) -> None:
        """Offer these voices, or say that there is none."""
        self._voice.show_voices(voices)
        self.show_note("" if voices else tr("No voice was found. Tones take the place of words."))

    def show_note(self, note: str) -> None:
        """Say something about the voices; nothing takes no room."""
        self._note.setText(note)
        self._form.setRowVisible(self._note, bool(note))

    def _test(self) -> None:
        self.test_wanted.emit()
