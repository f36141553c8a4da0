"""Makes the tones in resources/sounds: short, soft, marimba-like, told apart by pitch alone.

Run it from the checkout: python3 packaging/make_tones.py. The same files come out every time.
"""

import array
import math
import sys
import wave
from pathlib import Path

RATE = 48_000
PEAK = 0.5
ATTACK_S = 0.002
RELEASE_S = 0.012

PARTIALS = ((1.0, 1.0, 1.0), (3.93, 0.22, 2.6), (9.6, 0.06, 6.0))
"""A marimba bar's modes: times the fundamental, loudness, how much faster it fades."""

E4, A4, D5, A5, D6 = 329.63, 440.0, 587.33, 880.0, 1174.66

Note = tuple[float, float, float]
"""Start in seconds, length in seconds, frequency in Hz."""

TONES: dict[str, tuple[Note, ...]] = {
    "up": ((0.0, 0.08, A5),),
    "down": ((0.0, 0.08, A4),),
    "hold": ((0.0, 0.08, D5),),
    "tick": ((0.0, 0.08, D6),),
    "stop": ((0.0, 0.1, D5), (0.08, 0.12, E4)),
    "end": ((0.0, 0.25, A4), (0.15, 0.25, D5), (0.3, 0.3, A5)),
}


def main() -> int:
    """Write every tone; returns the exit status."""
    folder = Path(__file__).resolve().parent.parent / "resources" / "sounds"
    folder.mkdir(parents=True, exist_ok=True)
    for name, notes in TONES.items():
        write(folder / f"{name}.wav", rendered(notes))
        print(folder / f"{name}.wav")
    return 0


def rendered(notes: tuple[Note, ...]) -> list[float]:
    """Return the notes mixed, as loud as `PEAK`; the first sample can already be heard."""
    total = round(max(start + length for start, length, _ in notes) * RATE)
    mixed = [0.0] * total
    for start, length, pitch in notes:
        first = round(start * RATE)
        for index in range(round(length * RATE)):
            mixed[first + index] += bar(index / RATE, length, pitch)
    loudest = max(map(abs, mixed))
    return [sample * PEAK / loudest for sample in mixed]


def bar(at: float, length: float, pitch: float) -> float:
    """Return a struck bar's swing, `at` seconds after the stroke (cosines: it starts at once)."""
    attack = 0.05 + 0.95 * min(at / ATTACK_S, 1.0)
    release = min((length - at) / RELEASE_S, 1.0)
    decay = 3.0 / length
    return (
        attack
        * release
        * sum(
            loudness * math.exp(-decay * fading * at) * math.cos(math.tau * ratio * pitch * at)
            for ratio, loudness, fading in PARTIALS
        )
    )


def write(path: Path, samples: list[float]) -> None:
    """Write 16-bit mono samples."""
    data = array.array("h", (round(sample * 32767) for sample in samples))
    if sys.byteorder == "big":
        data.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(data.tobytes())


if __name__ == "__main__":
    sys.exit(main())
