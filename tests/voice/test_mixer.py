from collections.abc import Mapping

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trainer.voice.mixer import Mix, Volumes, limited
from trainer.voice.protocol import Sound
from trainer.voice.units import frames, whole_ms
from trainer.voice.wav import Clip

CLIPS: Mapping[str, Clip] = {
    "short": np.full(30, 8192, np.int16),
    "long": np.full(5_000, -4096, np.int16),
}
FULL = Volumes()


def sound(at_ms: int, path: str = "short", *, tone: bool = False) -> Sound:
    return Sound(at_ms=at_ms, path=path, kind="tone" if tone else "voice")


def mix(*sounds: Sound) -> Mix:
    return Mix(sounds, CLIPS.__getitem__)


def test_a_sound_starts_at_its_frame_and_ends_with_its_clip() -> None:
    heard = mix(sound(10)).samples(0, 1000, FULL)
    assert np.flatnonzero(heard).tolist() == list(range(480, 510))
    assert heard[480] == 0.25


def test_a_sound_is_heard_from_its_middle() -> None:
    assert mix(sound(0, "long")).samples(4_990, 20, FULL).tolist() == [-0.125] * 10 + [0.0] * 10


def test_sounds_before_time_zero_are_heard_only_from_there() -> None:
    assert np.count_nonzero(mix(sound(-100, "long")).samples(0, 1000, FULL)) == 200


def test_voice_and_tone_are_as_loud_as_they_are_set() -> None:
    both = mix(sound(0), sound(0, tone=True))
    assert both.samples(0, 1, Volumes(voice=0.5, tone=0.0))[0] == 0.125
    assert both.samples(0, 1, Volumes(voice=0.0, tone=1.0))[0] == 0.25
    assert both.samples(0, 1, FULL)[0] == 0.5


@given(
    at=st.lists(st.integers(-50, 300), max_size=20),
    cuts=st.lists(st.integers(1, 4000), max_size=8),
)
def test_it_does_not_matter_in_which_pieces_it_is_mixed(at: list[int], cuts: list[int]) -> None:
    plan = mix(*(sound(ms, ("short", "long")[ms % 2]) for ms in at))
    pieces, first = [], 0
    for count in cuts:
        pieces.append(plan.samples(first, count, FULL))
        first += count
    whole = plan.samples(0, first, FULL)
    assert np.array_equal(np.concatenate([*pieces, np.zeros(0, np.float32)]), whole)


def test_many_sounds_are_mixed_quickly_because_only_the_near_ones_are_looked_at() -> None:
    loaded: list[str] = []

    def load(path: str) -> Clip:
        loaded.append(path)
        return CLIPS[path]

    plan = Mix((sound(ms * 100) for ms in range(2_000)), load)
    assert np.count_nonzero(plan.samples(frames(100_000), 480, FULL)) == 30
    assert len(loaded) == 2_000


@given(st.lists(st.floats(-20, 20, width=32), max_size=50))
def test_loud_peaks_never_wrap(samples: list[float]) -> None:
    given_samples = np.array(samples, np.float32)
    heard = limited(given_samples)
    assert np.all(np.sign(heard) * np.sign(np.rint(given_samples * 32767)) >= 0)
    order = np.argsort(given_samples, kind="stable")
    assert np.all(np.diff(heard[order].astype(int)) >= 0)


def test_what_is_not_loud_is_not_touched() -> None:
    quiet = np.array([0.0, 0.5, -0.79], np.float32)
    assert limited(quiet).tolist() == [0, 16384, -25886]


def test_a_millisecond_is_48_frames() -> None:
    assert (frames(1000), whole_ms(48), whole_ms(49), whole_ms(0)) == (48_000, 1, 2, 0)
