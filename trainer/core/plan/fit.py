"""How long words last, and which rendering of them fits into a room."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from trainer.core.plan.lines import Line
from trainer.core.plan.timeline import Speech
from trainer.core.text import ENGLISH, Message, sentence

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


FASTEST_LIKELY = 1.2 * SPEEDS[-1]
"""By how much rendering a word as fast as it goes may shorten it; the rest is not even tried."""


@dataclass(slots=True)
class Meter:
    """Measures speech by the lengths that synthesis found, in ms.

    What is missing there is estimated and noted in `missing`, so that it can be rendered: of a
    word that is wanted faster, all faster renderings at once, so that few rounds of rendering
    and laying out are enough.
    """

    lengths: Mapping[Speech, int]
    wpm: int
    missing: dict[Speech, None] = field(default_factory=dict)
    _fitted: dict[tuple[Line, int], Fitted | None] = field(default_factory=dict)

    def plain(self, said: Message) -> Fitted:
        """Return the rendering at the set rate."""
        speech = Speech(said)
        return Fitted(speech, self._length_ms(speech))

    def fit(self, line: Line, room_ms: int) -> Fitted | None:
        """Return the slowest rendering that fits, of the line or else of its short form."""
        key = (line, room_ms)
        if key not in self._fitted:
            self._fitted[key] = self._search(line, room_ms)
        return self._fitted[key]

    def _search(self, line: Line, room_ms: int) -> Fitted | None:
        short = (line.short,) if line.short else ()
        renderings = (
            fitted for said in (line.said, *short) for fitted in self._ever_faster(said, room_ms)
        )
        return next((fitted for fitted in renderings if fitted.length_ms <= room_ms), None)

    def _ever_faster(self, said: Message, room_ms: int) -> Iterator[Fitted]:
        yield (plain := self.plain(said))
        if plain.length_ms <= FASTEST_LIKELY * room_ms:
            yield from [
                Fitted(faster, self._length_ms(faster))
                for faster in (Speech(said, speed) for speed in SPEEDS[1:])
            ]

    def _length_ms(self, speech: Speech) -> int:
        """Return how long a rendering lasts."""
        length_ms = self.lengths.get(speech)
        if length_ms is not None:
            return length_ms
        self.missing[speech] = None
        plain_ms = self.lengths.get(Speech(speech.said))
        if plain_ms is not None:
            return round(plain_ms / speech.speed)
        return estimate_ms(sentence(speech.said, ENGLISH), self.wpm * speech.speed)
