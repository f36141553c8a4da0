import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDoubleSpinBox,
    QWidget,
)

from tests.ui.settings.stage import Open
from trainer.core.exercise import Range
from trainer.core.routine import SideOrder
from trainer.core.settings import SPECS, Level, Settings, StepChoice, Talk, Theme


def test_opened_it_has_changed_nothing(opened: Open) -> None:
    settings = Settings(side_order=SideOrder.SNAKE, hold_seconds=2.5, voice="de")
    settings = settings.with_choice("glutes", "squat", StepChoice(reps=20))
    stage = opened(settings)
    assert stage.dialog.settings() == settings
    assert stage.drafts == []


def test_every_edit_is_told_with_the_whole_draft(opened: Open) -> None:
    stage = opened(Settings(voice="de"))
    stage.number("Squat: reps").stepUp()
    stage.pick("Colours", "Dark")
    assert stage.drafts[-1] == stage.dialog.settings()
    assert stage.drafts[-1].choice("glutes", "squat") == StepChoice(reps=16)
    assert (stage.drafts[-1].theme, stage.drafts[-1].voice) == (Theme.DARK, "de")


@pytest.mark.parametrize(
    ("name", "typed", "key", "value"),
    [
        ("Warm-up", "7", "warmup_minutes", 7),
        ("Tempo factor", "1.25", "tempo_factor", 1.25),
        ("Hold", "0", "hold_seconds", 0.0),
        ("Rest before each set", "30", "rest_seconds", 30.0),
        ("Lead-in countdown", "5", "lead_in_seconds", 5),
        ("Speed", "200", "speech_wpm", 200),
        ("Volume of the voice", "55", "voice_volume", 55),
        ("Volume of the tones", "0", "tone_volume", 0),
        ("Distance to the screen", "2.5", "viewing_distance_m", 2.5),
    ],
)
def test_a_typed_number_is_in_the_draft(
    opened: Open, name: str, typed: str, key: str, value: float
) -> None:
    stage = opened()
    stage.type_into(name, typed)
    found = getattr(stage.dialog.settings(), key)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("name", "picked", "key", "value"),
    [
        ("Side order", "Snake (fewest switches)", "side_order", "snake"),
        ("First side", "Right", "first_side", "right"),
        ("Range", "Pulses in the upper half", "range", Range.TOP),
        ("Level", "Easier forms", "level", Level.EASY),
        ("Load", "With weights", "load", "with"),
        ("Reps are counted", "Only the last three", "count", "last-three"),
        ("How much is said", "Tones only", "talk", Talk.TONES),
        ("Voice", "German", "voice", "de"),
        ("Colours", "Light", "theme", "light"),
    ],
)
def test_a_picked_choice_is_in_the_draft(
    opened: Open, name: str, picked: str, key: str, value: str
) -> None:
    stage = opened()
    stage.pick(name, picked)
    found = getattr(stage.dialog.settings(), key)
    assert found == value
    assert isinstance(found, SPECS[key].kind)


def test_reduce_motion_is_in_the_draft(opened: Open) -> None:
    stage = opened()
    flag = stage.named("Reduce motion")
    assert isinstance(flag, QAbstractButton)
    flag.click()
    assert stage.dialog.settings().reduce_motion is True


def test_every_setting_has_its_field_and_shows_its_value(opened: Open) -> None:
    stage = opened()
    for key in SPECS:
        assert stage.dialog.findChild(QWidget, key) is not None, key


@pytest.mark.parametrize("key", [k for k, s in SPECS.items() if s.choices])
def test_every_choice_has_a_name(opened: Open, key: str) -> None:
    box = opened().dialog.findChild(QComboBox, key)
    assert box is not None
    offered = [box.itemData(i) for i in range(box.count())]
    assert [o for o in offered if o is not None] == list(SPECS[key].choices)
    assert (None in offered) is SPECS[key].optional


def test_no_number_goes_beyond_its_limits(opened: Open) -> None:
    stage = opened()
    for key, spec in SPECS.items():
        box = stage.dialog.findChild(QWidget, key)
        assert box is not None
        numbers = [box] if isinstance(box, QDoubleSpinBox) else box.findChildren(QDoubleSpinBox)
        for number in numbers:
            number.setValue(1e9)
            assert getattr(stage.dialog.settings(), key) == spec.high
            number.setValue(-1e9)
            lowest = None if spec.optional else spec.low
            assert getattr(stage.dialog.settings(), key) == lowest


@pytest.mark.parametrize(
    ("name", "words", "first"),
    [("Warm-up", "As the routine says", 5), ("Hold", "As the tempo says", 1)],
)
def test_an_unset_number_says_so_and_can_be_set_and_unset(
    opened: Open, name: str, words: str, first: float
) -> None:
    stage = opened()
    box = stage.number(name)
    assert box.text() == words
    box.stepUp()
    assert box.value() == first
    box.setValue(box.minimum())
    assert box.text() == words
    assert stage.dialog.settings() == Settings()


@pytest.mark.parametrize("typed", ["0", "3", "4", "11", ""])
def test_a_typed_number_beyond_the_limits_is_not_taken(opened: Open, typed: str) -> None:
    stage = opened(Settings(warmup_minutes=7))
    stage.type_into("Warm-up", typed)
    stage.named("Hold").setFocus()
    assert stage.number("Warm-up").text() == "7 min"
    assert stage.drafts == []


def test_an_unset_choice_says_so_and_can_be_unset(opened: Open) -> None:
    stage = opened(Settings(range=Range.TOP))
    assert stage.choice("Side order").currentText() == "As the routine says"
    stage.pick("Range", "As the routine says")
    assert stage.dialog.settings() == Settings()
