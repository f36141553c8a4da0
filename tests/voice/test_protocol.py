import pytest

from trainer.voice.protocol import (
    Alive,
    Announce,
    Command,
    Load,
    Pause,
    Play,
    PlayerReport,
    Quit,
    SetVolumes,
    Sound,
    decode_command,
    decode_report,
    encode_command,
    encode_report,
)

SOUNDS = (
    Sound(at_ms=10, path="/clips/a b.wav", kind="voice"),
    Sound(at_ms=-5, path="Ü.wav", kind="tone"),
)


@pytest.mark.parametrize(
    "command",
    [
        Load(plan=SOUNDS),
        Play(serial=3, start_ms=1.5, from_ms=2, extra=SOUNDS, since_s=12.25),
        Play(serial=1, start_ms=0, from_ms=0),
        Pause(),
        SetVolumes(voice=0.5, tone=1),
        Announce(sounds=SOUNDS),
        Alive(),
        Quit(),
    ],
)
def test_commands_come_through_as_they_are(command: Command) -> None:
    line = encode_command(command)
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert decode_command(line) == command


def test_reports_come_through_as_they_are() -> None:
    report = PlayerReport(serial=2, position_ms=1.25, stamp_s=99.5, playing=True, device=False)
    assert decode_report(encode_report(report)) == report


@pytest.mark.parametrize("line", ["", "{}", "nonsense", '["Sing", {}]', '["Pause", {"loud": 1}]'])
def test_other_lines_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"not a command|Expecting"):
        decode_command(line)


@pytest.mark.parametrize("line", ["", "[]", "{}", '{"serial": 1}'])
def test_other_reports_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"not a report|Expecting"):
        decode_report(line)
