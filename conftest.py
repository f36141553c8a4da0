"""What every test needs before anything is imported."""

import importlib.util
import os

import pytest

# No test opens a window on anybody's screen; the end-to-end tests bring a screen of their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the one configuration serve the core's tests too, which run without pytest-qt."""
    if importlib.util.find_spec("pytestqt") is None:
        for name in ("qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "pytest-qt's; nothing here")
