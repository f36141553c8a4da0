import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from trainer.selftest import MEANINGLESS, _print_message


def test_of_what_qt_says_only_the_meaningless_is_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = qInstallMessageHandler(_print_message)
    qWarning(MEANINGLESS)
    qWarning("something is wrong")
    qInstallMessageHandler(before)
    assert capsys.readouterr().err == "something is wrong\n"
