"""The tests' own ear: it must notice a word that is missing or comes twice."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.e2e.listening import Score, said, score
from trainer.voice.mixer import Mix, Volumes, limited
from trainer.voice.protocol import Sound
from trainer.voice.units import frames
from trainer.voice.wav import read_clip

pytestmark = pytest.mark.e2e


@pytest.fixture
def plan(data: Path, short: Path) -> Score:
    return score(data, short, "talk=counts")


def played(sounds: tuple[Sound, ...]) -> bytes:
    mix = Mix(sounds, lambda path: read_clip(Path(path)))
    return limited(mix.samples(0, mix.end, Volumes())).tobytes()


def test_all_words_are_heard(plan: Score) -> None:
    assert said(played(plan.sounds), plan) == plan.script()


def test_a_missing_word_is_missed(plan: Score) -> None:
    missing = plan.words[4]
    rest = tuple(sound for sound in plan.sounds if sound is not missing)
    expected = plan.script()
    del expected[4]
    assert said(played(rest), plan) == expected


def test_a_word_that_comes_twice_is_heard_twice(plan: Score) -> None:
    again = replace(plan.words[2], at_ms=plan.words[2].at_ms + 800)
    expected = plan.script()
    expected.insert(3, expected[2])
    assert said(played((*plan.sounds, again)), plan) == expected


def test_a_gap_does_not_hide_the_word_that_it_tears(plan: Score) -> None:
    recorded = played(plan.sounds)
    torn = 2 * frames(plan.words[0].at_ms + 150)
    with_gap = recorded[:torn] + np.zeros(frames(30), np.int16).tobytes() + recorded[torn:]
    assert said(with_gap, plan) == plan.script()
