"""The real engine: the words last as long as the scripts of the design reckon."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.voice.clips import ClipCache
from trainer.voice.speech import Utterance
from trainer.voice.synthesis import Synthesizer

WORKER = "import sys; from trainer.voice.worker import main; sys.exit(main())"

LENGTHS_MS = {
    "Down": 370,
    "Hold": 440,
    "Up": 270,
    "Two": 300,
    "Three": 320,
    "Squeeze": 560,
    "Switch legs": 780,
    "Angle your leg out twenty five degrees": 2300,
}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="each system has its own voice")


@pytest.fixture(name="voice")
def _voice(tmp_path: Path) -> Iterator[Synthesizer]:
    voice = Synthesizer(ClipCache(tmp_path), command=(sys.executable, "-c", WORKER))
    yield voice
    voice.close()


def lengths(voice: Synthesizer, wpm: int) -> dict[str, int]:
    result = voice.render(Utterance(text=text, wpm=wpm) for text in LENGTHS_MS)
    assert result.problem is None
    return {said.text: clip.length_ms for said, clip in result.clips.items()}


def test_the_default_voice_speaks_as_the_scripts_reckon(voice: Synthesizer) -> None:
    assert voice.engine.default_voice == "gmw/en"
    assert lengths(voice, 160) == pytest.approx(LENGTHS_MS, abs=22)


def test_a_text_never_gets_the_sound_of_another(voice: Synthesizer) -> None:
    words = [f"Number {number}. " + "And on. " * (number % 7) for number in range(30)]
    rates = (300, 80, 160)
    wanted = [Utterance(text=text, wpm=wpm) for text in words for wpm in rates]
    first = voice.render(wanted).clips
    for clip in first.values():
        clip.path.unlink()
    second = voice.render(reversed(wanted)).clips
    assert {said: clip.length_ms for said, clip in first.items()} == pytest.approx(
        {said: second[said].length_ms for said in first}, rel=0.02, abs=25
    )


def test_every_rate_that_can_be_set_is_heard(voice: Synthesizer) -> None:
    by_rate = [lengths(voice, wpm)["Squeeze"] for wpm in (80, 120, 160, 200, 256, 300, 450)]
    assert by_rate == sorted(by_rate, reverse=True)
    assert len(set(by_rate)) == len(by_rate)


def test_a_deep_folder_does_not_break_the_engine(tmp_path: Path) -> None:
    deep = tmp_path / ("long-" * 20) / ("name-" * 20)
    deep.mkdir(parents=True)
    code = (
        "import sys, espeakng_loader as loader; from pathlib import Path\n"
        "deep = Path(sys.argv[1]) / 'data'; deep.symlink_to(loader.get_data_path())\n"
        "loader.get_data_path = lambda: str(deep)\n"
        "from trainer.voice.engine import Pyttsx3Engine\n"
        "print(len(Pyttsx3Engine().voices))"
    )
    said = subprocess.run(
        (sys.executable, "-c", code, str(deep)), capture_output=True, check=False, text=True
    )
    assert int(said.stdout.split()[-1]) > 100, said.stderr
