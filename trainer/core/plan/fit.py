"""How long words last, and which rendering of them fits into a room."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from trainer.core.plan.timeline import Speech
from trainer.core.plan.words import Line
from trainer.core.text import Message, sentence

SPEEDS = (1.0, 1.2, 1.4, 1.6)
"""The renderings of a word, as multiples of the set rate: first as it is, then ever faster."""

WORD_GAP_MS = 40
"""The least silence between two cues."""

REFERENCE_WPM = 160
_ONSET_MS, _LETTER_MS, _LETTERS_OF_A_NUMBER = 115, 56, 8


def estimate_ms(text: str, wpm: float) -> int:
    """Guess how long a text lasts when spoken, from its letters.

    Fitted to espeak-ng at 160 words a minute, where it is within a fifth for most words; only
    for planning until the real length is known.
    """
    letters = sum(_LETTERS_OF_A_NUMBER if c.isdigit() else 1 for c in text)
    return round((_ONSET_MS + _LETTER_MS * letters) * REFERENCE_WPM / wpm)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A rendering that fits, and its length in ms."""

    speech: Speech
    length_ms: int


@dataclass(slots=True)
class Meter:
    """Measures speech by the lengths that synthesis found, in ms.

    What is missing there is estimated and noted in `missing`, so that it can be rendered.
    """

    lengths: Mapping[Speech, int]
    wpm: int
    missing: dict[Speech, None] = field(default_factory=dict)
    _fitted: dict[tuple[Line, int], Fitted | None] = field(default_factory=dict)

    def length_ms(self, speech: Speech) -> int:
        """Return how long a rendering lasts."""
        length = self.lengths.get(speech)
        if length is not None:
            return length
        self.missing[speech] = None
        plain = self.lengths.get(Speech(speech.said))
        if plain is not None:
            return round(plain / speech.speed)
        return estimate_ms(sentence(speech.said), self.wpm * speech.speed)

    def plain(self, said: Message) -> Fitted:
        """Return the rendering at the set rate."""
        speech = Speech(said)
        return Fitted(speech, self.length_ms(speech))

    def fit(self, line: Line, room_ms: int) -> Fitted | None:
        """Return the slowest rendering that fits, of the line or else of its short form."""
        key = (line, room_ms)
        if key not in self._fitted:
            self._fitted[key] = self._search(line, room_ms)
        return self._fitted[key]

    def _search(self, line: Line, room_ms: int) -> Fitted | None:
        for said in (line.said, line.short):
            if said is None or self._hopeless(said, room_ms):
                continue
            for speed in SPEEDS:
                speech = Speech(said, speed)
                length = self.length_ms(speech)
                if length <= room_ms:
                    return Fitted(speech, length)
        return None

    def _hopeless(self, said: Message, room_ms: int) -> bool:
        """Whether even the fastest rendering can't fit, so that it needn't be made."""
        return self.length_ms(Speech(said)) > 2 * SPEEDS[-1] * max(0, room_ms)
