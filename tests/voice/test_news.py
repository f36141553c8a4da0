from dataclasses import replace

from trainer.voice.news import TELL_EVERY_S, News
from trainer.voice.protocol import PlayerReport

REPORT = PlayerReport(serial=1, position_ms=5000, stamp_s=50, playing=True, device=True)
LATER = replace(REPORT, position_ms=5050, stamp_s=50.05)


def told(report: PlayerReport, after_s: float) -> bool:
    news = News()
    assert news.worth_telling(REPORT, 50)
    return news.worth_telling(report, 50 + after_s)


def test_what_could_be_worked_out_is_told_when_it_is_due() -> None:
    assert not told(LATER, 0.05)
    assert told(LATER, TELL_EVERY_S)


def test_a_jump_is_told_at_once() -> None:
    assert told(replace(LATER, position_ms=5030), 0.05)
    assert told(replace(LATER, stamp_s=50.25), 0.05)


def test_another_state_is_told_at_once() -> None:
    assert told(replace(LATER, serial=2), 0.05)
    assert told(replace(LATER, playing=False), 0.05)
    assert told(replace(LATER, device=False), 0.05)


def test_a_position_that_rests_is_no_news_until_it_is_due() -> None:
    resting = replace(REPORT, playing=False)
    news = News()
    assert news.worth_telling(resting, 50)
    assert not news.worth_telling(replace(resting, stamp_s=50.05), 50.05)
