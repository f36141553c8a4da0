import numpy as np
import pytest

from trainer.voice.deck import FADE_FRAMES, RAMP_FRAMES, Deck
from trainer.voice.mixer import Mix
from trainer.voice.protocol import Sound
from trainer.voice.wav import Clip

HUM = np.full(48_000, 16_384, np.int16)


def mix(*at_ms: int) -> Mix:
    return Mix((Sound(at_ms=ms, path="", kind="voice") for ms in at_ms), lambda _: HUM)


@pytest.fixture(name="deck")
def _deck() -> Deck:
    deck = Deck()
    deck.set_volumes(1.0, 1.0)
    deck.pull(480)
    return deck


def largest_step(heard: Clip) -> int:
    return int(np.abs(np.diff(heard.astype(int))).max())


def test_it_is_silent_until_it_plays(deck: Deck) -> None:
    assert not deck.pull(480).any()
    assert not deck.playing


def test_the_plan_starts_at_the_frame_that_is_asked_for(deck: Deck) -> None:
    deck.play(mix(100), lambda device: device + 4_000)
    heard = deck.pull(1_000)
    assert np.flatnonzero(heard)[0] == 4_800 - 4_480
    assert deck.next_frames == (1_480, 5_480)


def test_a_pause_is_silent_after_a_short_fade_without_a_click(deck: Deck) -> None:
    deck.play(mix(0), lambda _: 0)
    before = deck.pull(480)
    deck.pause()
    after = deck.pull(480)
    assert not after[FADE_FRAMES:].any()
    assert largest_step(np.concatenate([before[-1:], after])) < 200
    assert not deck.playing


def test_jumping_away_from_a_loud_place_makes_no_click(deck: Deck) -> None:
    deck.play(mix(0), lambda _: 0)
    before = deck.pull(480)
    deck.play(mix(100_000), lambda _: 0)
    assert largest_step(np.concatenate([before[-1:], deck.pull(480)])) < 200


def test_volume_changes_without_a_click(deck: Deck) -> None:
    deck.play(mix(0), lambda _: 0)
    deck.pull(480)
    deck.set_volumes(0.0, 1.0)
    heard = deck.pull(480)
    assert largest_step(heard) < 200
    assert not deck.pull(10).any()


def test_an_announcement_is_heard_in_a_pause_and_mixes_with_the_plan(deck: Deck) -> None:
    deck.announce(mix(0))
    alone = int(deck.pull(480)[-1])
    deck.play(mix(0), lambda _: 0)
    deck.announce(mix(0))
    assert 0 < alone < int(deck.pull(480)[-1])


def test_what_was_announced_ends_where_the_plan_begins(deck: Deck) -> None:
    deck.announce(mix(0))
    deck.pull(480)
    deck.play(mix(), lambda _: 0)
    assert not deck.pull(480)[FADE_FRAMES:].any()


def test_another_plan_goes_on_at_the_same_place(deck: Deck) -> None:
    deck.play(mix(), lambda _: 0)
    deck.pull(480)
    deck.exchange(mix(20))
    assert np.flatnonzero(deck.pull(960))[0] == 480


def test_a_new_device_begins_in_silence(deck: Deck) -> None:
    deck.play(mix(0), lambda _: 0)
    deck.pull(480)
    deck.restart()
    assert deck.next_frames[0] == 0
    assert not deck.pull(480).any()


def test_a_sound_that_is_in_both_plans_goes_on_as_if_nothing_was(deck: Deck) -> None:
    deck.play(mix(0), lambda _: 0)
    before = deck.pull(480)
    deck.exchange(mix(0, 5_000))
    assert set(deck.pull(480).tolist()) == {int(before[-1])}


def test_frames_are_pulled_again_as_they_were_but_for_what_was_changed(deck: Deck) -> None:
    deck.play(mix(0), lambda device: device)
    first = deck.pull(960)
    assert deck.rewind(480 + 300) == 780
    assert (deck.pull(660) == first[300:]).all()
    assert deck.rewind(480 + 300) == 780
    deck.pause()
    assert not deck.pull(660)[FADE_FRAMES:].any()
    assert deck.next_frames[0] == 1440


def test_a_fade_is_pulled_again_from_its_middle(deck: Deck) -> None:
    deck.play(mix(0), lambda device: device)
    deck.pull(480)
    deck.pause()
    fade = deck.pull(480)
    assert deck.rewind(1_060) == 1_060
    assert (deck.pull(380) == fade[100:]).all()


def test_no_frame_is_pulled_again_from_before_the_last_change(deck: Deck) -> None:
    deck.play(mix(0), lambda device: device)
    assert deck.rewind(0) == 480
    deck.pull(480)
    deck.set_volumes(0.5, 1.0)
    deck.pull(960)
    assert deck.rewind(970) == 960 + RAMP_FRAMES
    assert deck.rewind(10_000) == 960 + RAMP_FRAMES


def test_headphones_that_are_kept_awake_get_a_bit_of_noise_in_silence_only(deck: Deck) -> None:
    deck.keep_awake(on=True)
    silence = deck.pull(4_800)
    assert set(silence.tolist()) == {-1, 0, 1}
    deck.play(mix(0), lambda _: 0)
    assert set(deck.pull(960)[FADE_FRAMES:].tolist()) == {16_384}
    deck.pause()
    deck.keep_awake(on=False)
    deck.pull(480)
    assert not deck.pull(480).any()
