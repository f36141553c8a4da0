import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.speakable import can_be_spoken, makes_sound, voice_language


@pytest.mark.parametrize("text", ["...", "—", "…", " ", "", "-", '"', "¡!", "\u200b"])
def test_marks_make_no_sound(text: str) -> None:
    assert not makes_sound(text)
    assert not can_be_spoken(text)


@pytest.mark.parametrize("text", ["a", "25", "½", "%", "+", "Приседание", "🏋", "... go"])
def test_letters_numbers_and_symbols_make_a_sound(text: str) -> None:
    assert makes_sound(text)


@pytest.mark.parametrize("text", ["Squat. 15 reps.", "Übung", "Świeca", "25°", "ªº", "ﬁt", "Ⅳ"])
@pytest.mark.parametrize("language", ["en", "de", "ru", "cmn"])
def test_latin_text_is_spoken_by_every_voice(text: str, language: str) -> None:
    assert can_be_spoken(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Приседание", "ru"),
        ("Присідання", "uk"),
        ("深蹲", "cmn"),
        ("スクワット", "ja"),
        ("스쿼트", "ko"),
        ("قرفصاء", "ar"),
        ("סקוואט", "he"),
        ("Καθίσματα", "el"),
        ("स्क्वाट", "hi"),
    ],
)
def test_text_in_another_script_is_spoken_by_a_voice_of_its_language(
    text: str, language: str
) -> None:
    assert can_be_spoken(text, language)
    assert can_be_spoken(f"{text}. 15 reps.", language)
    assert can_be_spoken(text, "")
    for other in ("en", "de", "ta"):
        assert not can_be_spoken(text, other)
        assert not can_be_spoken(f"{text}. 15 reps.", other)


@pytest.mark.parametrize(
    ("voice", "language"),
    [
        ("", "en"),
        ("gmw/en", "en"),
        ("gmw/en-gb-x-rp", "en"),
        ("zle/ru", "ru"),
        ("ko", "ko"),
        ("sit/cmn-latn-pinyin", "cmn"),
        ("com.apple.voice.compact.ru-RU.Milena", "ru"),
        (
            r"HKEY_LOCAL_MACHINE\SOFTWARE\Speech\Voices\Tokens\TTS_MS_RU-RU_IRINA_11.0",
            "ru",
        ),
        ("com.apple.speech.synthesis.voice.milena", ""),
        ("Milena the great", ""),
    ],
)
def test_a_voices_id_tells_its_language(voice: str, language: str) -> None:
    assert voice_language(voice) == language


@given(text=st.text(), voice=st.text())
def test_any_text_and_voice_can_be_asked_about(text: str, voice: str) -> None:
    assert makes_sound(text) >= can_be_spoken(text, voice_language(voice))
