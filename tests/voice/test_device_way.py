from itertools import cycle, islice

import pytest

from trainer.voice.device_way import DeviceWay


def told(*answers: float, times: int = 40) -> DeviceWay:
    way = DeviceWay()
    for answer in islice(cycle(answers), times):
        way.note(answer)
    return way


def test_few_answers_are_not_believed() -> None:
    assert told(0.1, times=10).way_s == 0


def test_a_device_without_a_way_has_none_though_its_answers_waver() -> None:
    assert told(-0.001, 0.005, 0.004, 0.014).way_s == 0


def test_a_headsets_way_is_the_middle_of_its_answers() -> None:
    assert told(0.15, 0.152, 0.148).way_s == pytest.approx(0.15)


def test_it_stands_still_while_the_answers_waver() -> None:
    way = told(0.15)
    for answer in [0.155] * 40:
        way.note(answer)
    assert way.way_s == 0.15


def test_another_devices_way_is_found() -> None:
    way = told(0.15)
    for answer in [0.03] * 40:
        way.note(answer)
    assert way.way_s == 0.03


def test_nonsense_is_bounded() -> None:
    assert told(90.0).way_s == 0.5
