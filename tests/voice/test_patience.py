import pytest

from trainer.voice.patience import CERTAIN_AFTER_S, FIRST_REPORT_S, MUTE_AFTER_S, Patience


@pytest.fixture(name="patience")
def _patience() -> Patience:
    patience = Patience(100.0)
    patience.heard(101.0)
    return patience


def test_a_player_may_take_its_time_to_load() -> None:
    patience = Patience(100.0)
    assert not any(patience.ends(100 + tenths / 10) for tenths in range(150))
    assert not patience.ends(100.1 + FIRST_REPORT_S)
    assert patience.ends(100.1 + FIRST_REPORT_S + CERTAIN_AFTER_S)


def test_one_that_falls_silent_hangs(patience: Patience) -> None:
    assert not patience.ends(101 + MUTE_AFTER_S)
    assert not patience.ends(101.1 + MUTE_AFTER_S)
    assert not patience.ends(101.5 + MUTE_AFTER_S)
    assert patience.ends(101.7 + MUTE_AFTER_S)


def test_after_a_standstill_of_ours_its_reports_are_read_first(patience: Patience) -> None:
    assert not patience.ends(200.0)
    assert not patience.ends(200.1)
    patience.heard(200.2)
    assert not patience.ends(201.0)
    assert not patience.ends(204.5)
    assert patience.ends(205.0)
