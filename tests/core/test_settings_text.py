import pytest

from trainer.core.exercise import Tempo
from trainer.core.settings import BadSettingError, Count, Settings, StepChoice
from trainer.core.settings_text import apply_option, option_key
from trainer.core.text import sentence


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("speech_wpm=200", Settings(speech_wpm=200)),
        (" count = last-three ", Settings(count=Count.LAST_THREE)),
        ("reduce_motion=on", Settings(reduce_motion=True)),
        ("hold_seconds=0.5", Settings(hold_seconds=0.5)),
        ("voice=a=b", Settings(voice="a=b")),
        ("skip.warm-up=true", Settings(steps={"glutes": {"warm-up": StepChoice(skip=True)}})),
        ("seconds.squat=45", Settings(steps={"glutes": {"squat": StepChoice(seconds=45)}})),
        ("reps.squat=12", Settings(steps={"glutes": {"squat": StepChoice(reps=12)}})),
        (
            "tempo.squat=1-0-X-1",
            Settings(steps={"glutes": {"squat": StepChoice(tempo=Tempo.parse("1-0-X-1"))}}),
        ),
        ("tempo_factor=1,5", Settings(tempo_factor=1.5)),
        (
            "tempo.squat=1,5-0-X-1",
            Settings(steps={"glutes": {"squat": StepChoice(tempo=Tempo.parse("1.5-0-X-1"))}}),
        ),
    ],
)
def test_an_option_changes_one_setting(option: str, expected: Settings) -> None:
    assert apply_option(Settings(), "glutes", option) == expected


def test_an_option_without_a_value_unsets() -> None:
    assert apply_option(Settings(hold_seconds=2), "glutes", "hold_seconds=") == Settings()
    chosen = apply_option(Settings(), "glutes", "sets.squat=2")
    assert apply_option(chosen, "glutes", "sets.squat=").choice("glutes", "squat") == StepChoice()


def test_a_steps_other_choices_stay() -> None:
    settings = apply_option(Settings(), "glutes", "sets.squat=2")
    settings = apply_option(settings, "glutes", "reps.squat=9")
    assert settings.choice("glutes", "squat") == StepChoice(reps=9, sets=2)


@pytest.mark.parametrize(
    ("option", "problem"),
    [
        ("speech_wpm", '"speech_wpm" has no "=". Write KEY=VALUE.'),
        ("spech_wpm=3", 'There is no setting "spech_wpm". Did you mean "speech_wpm"?'),
        ("zzz=3", 'There is no setting "zzz". Use one of: warmup_minutes, side_order,'),
        ("squat.reps=3", 'There is no setting "squat.reps". Use one of:'),
        (
            "speech_wpm=900",
            '"speech_wpm" is "900", but it must be a whole number from 80 to 300. Correct it.',
        ),
        (
            "reps.squat=0",
            '"reps.squat" is "0", but it must be a whole number from 1 to 200. Correct it.',
        ),
        ("speech_wpm=", '"speech_wpm" is "", but it must be a whole number from 80 to 300.'),
        (
            "tempo_factor=9,5",
            '"tempo_factor" is "9,5", but it must be a number from 0.5 to 2. Correct it.',
        ),
        ("reps.warm-up=3", 'There is no step "warm-up". Use one of: squat, bridge.'),
        ("skip.warm=true", 'There is no step "warm". Did you mean "warm-up"?'),
        ("skip.squat=maybe", '"skip.squat" is "maybe", but it must be true or false.'),
        ("reps.sqat=3", 'There is no step "sqat". Did you mean "squat"?'),
        ("reps.zzz=3", 'There is no step "zzz". Use one of: squat, bridge.'),
        ("tempo.squat=1", '"tempo.squat" is "1", but it must be four numbers of seconds'),
    ],
)
def test_a_bad_option_is_told(option: str, problem: str) -> None:
    with pytest.raises(BadSettingError) as raised:
        apply_option(Settings(), "glutes", option, ["squat", "bridge"], ["warm-up"])
    assert sentence(raised.value.problem).startswith(problem)


def test_an_option_is_about_its_key() -> None:
    assert option_key(" reps.squat = 1=2") == "reps.squat"
