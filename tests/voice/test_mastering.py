"""Passages: what belongs together, how loud it becomes, and that nothing of it moves."""

import math
from collections.abc import Mapping

import numpy as np
import pyloudnorm  # type: ignore[import-untyped]  # it has no types
import pytest

from tests.voice.peaks import true_peak
from trainer.voice.loudness import decibels
from trainer.voice.mastering import Backdrop, Mastering, passages
from trainer.voice.mixer import Mix, Volumes
from trainer.voice.protocol import Sound
from trainer.voice.wav import Clip


def burst(seconds: float, level: float, seed: int) -> Clip:
    noise = np.random.default_rng(seed).normal(0, level, round(seconds * 48_000))
    clip: Clip = (np.clip(np.convolve(noise, np.ones(8) / 3, "same"), -1, 1) * 32_767).astype(
        np.int16
    )
    return clip


CLIPS: Mapping[str, Clip] = {
    "word": burst(0.4, 0.1, 1),
    "sentence": burst(2.5, 0.05, 2),
    "tick": (np.sin(np.arange(3_840) * 0.2) * 16_000).astype(np.int16),
    "spiky": np.where(np.arange(24_000) % 6_000 < 40, 32_000, 60).astype(np.int16),
}


def sounds(*plan: tuple[int, str]) -> tuple[Sound, ...]:
    return tuple(
        Sound(at_ms=at, path=path, kind="tone" if path == "tick" else "voice") for at, path in plan
    )


PLAN = sounds(
    (0, "sentence"), (3_003, "word"), (4_000, "tick"), (4_017, "word"), (6_000, "word"),
    (7_111, "tick"), (7_128, "word"), (12_000, "sentence"),
)  # fmt: skip


def mastering(plan: tuple[Sound, ...], channels: int = 1) -> Mastering:
    return Mastering(plan, CLIPS.__getitem__, Volumes(), channels=channels)


def loudness(samples: np.ndarray) -> float:
    return float(pyloudnorm.Meter(48_000).integrated_loudness(samples.astype(np.float64)))


def test_sounds_that_overlap_or_touch_are_one_passage_wherever_it_comes() -> None:
    found = list(passages(reversed(PLAN), CLIPS.__getitem__))
    assert [at_ms for at_ms, _ in found] == [0, 3_003, 4_000, 6_000, 7_111, 12_000]
    assert found[2][1] == found[4][1] == sounds((0, "tick"), (17, "word"))


def test_a_short_sound_within_a_long_one_does_not_end_it() -> None:
    plan = sounds((0, "sentence"), (500, "tick"), (2_400, "word"))
    assert [passage for _, passage in passages(plan, CLIPS.__getitem__)] == [plan]


def test_the_mix_is_as_loud_as_wanted_by_another_meter() -> None:
    master = mastering(PLAN).mastered()
    samples = master.mix().samples(0, 15 * 48_000, Volumes())
    assert loudness(samples) == pytest.approx(-16, abs=0.2)
    assert master.loudness == pytest.approx(-16, abs=0.1)
    assert decibels(true_peak(samples)) < -1


def test_every_passage_begins_where_it_did() -> None:
    raw = {at for at, _ in passages(PLAN, CLIPS.__getitem__)}
    master = mastering(PLAN).mastered()
    assert {sound.at_ms for sound in master.sounds} == raw
    assert len(master.clips) == 3  # the sentence, the word, the word with its tick


def test_its_own_loudness_is_that_of_the_mix() -> None:
    raw = Mix(PLAN, CLIPS.__getitem__).samples(0, 15 * 48_000, Volumes())
    assert mastering(PLAN).loudness(1.0, math.inf) == pytest.approx(loudness(raw), abs=0.2)
    doubled = mastering(PLAN, channels=2).loudness(1.0, math.inf)
    assert doubled == pytest.approx(loudness(np.column_stack((raw, raw))), abs=0.2)


def test_what_would_be_flattened_stays_softer() -> None:
    master = mastering(sounds((0, "spiky"), (1_000, "spiky"))).mastered()
    samples = master.mix().samples(0, 96_000, Volumes())
    assert master.loudness < -17
    assert decibels(true_peak(samples)) < -1


def test_room_is_left_for_what_is_beneath() -> None:
    beneath = Backdrop(energies=np.full(1_500, 1e-4), peak=0.1)
    master = mastering(PLAN).mastered(beneath)
    samples = master.mix().samples(0, 15 * 48_000, Volumes())
    assert true_peak(samples) + 0.1 * master.gain < 10 ** (-1 / 20)
    assert master.loudness == pytest.approx(-16, abs=0.1)


def test_nothing_stays_nothing() -> None:
    master = mastering(()).mastered()
    assert (master.sounds, master.clips, master.gain) == ((), {}, 1.0)
    assert master.loudness == -math.inf
