"""What a sound file may say of itself before any of it is decoded: memory is taken by its word."""

import math

import soundfile

from trainer.core.text import Message, message
from trainer.voice.units import RATE

RATES_HZ = range(4_000, 192_001)
"""Those that are in use; 44,101 would do, too."""

MOST_IN_COMMON_PERIOD = 64_000
"""So many samples until they coincide with those at 48 kHz again: memory grows with them."""

MOST_CHANNELS = 16


def refusal(file: soundfile.SoundFile) -> Message | None:
    """Return what is wrong with the header of an opened file, as a clause, or None."""
    rate = file.samplerate
    if rate not in RATES_HZ or rate // math.gcd(rate, RATE) > MOST_IN_COMMON_PERIOD:
        return message(
            "it says that it has {rate} samples a second, which can't be converted", rate=rate
        )
    if file.channels > MOST_CHANNELS:
        return message(
            "it says that it has {channels} channels, and only {most} are possible",
            channels=file.channels,
            most=MOST_CHANNELS,
        )
    return None
