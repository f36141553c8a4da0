"""What holds for all tests."""

import gc
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

# A busy machine makes an example slow; that says nothing about the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# A shell lets its background jobs be deaf to Ctrl-C, and nohup to a closed terminal; the programs
# that are started here would be so too.
for _name, _heard in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
    if hasattr(signal, _name) and signal.getsignal(getattr(signal, _name)) is signal.SIG_IGN:
        signal.signal(getattr(signal, _name), _heard)

# Python collects garbage in whatever thread allocates, and at any moment; a widget that is
# destroyed outside the window's thread, or while it is painted, crashes Qt. So garbage waits for
# the end of a test, as in the program itself it waits for a timer of the window
# (trainer.app.garbage).
gc.disable()
_ALL_AFTER = 20
_finished = [0]


@pytest.fixture(autouse=True)
def _garbage_waits() -> Iterator[None]:
    """Name the test that lets Python collect by itself: a later one would crash in a paint."""
    yield
    assert not gc.isenabled()


def pytest_collection_finish() -> None:
    """Let no later collection look through modules and tests again: they stay to the end."""
    gc.freeze()


def pytest_runtest_logfinish(nodeid: str) -> None:
    """Collect what a test left behind: the young at once, the rest now and then."""
    del nodeid
    _finished[0] += 1
    gc.collect(1 if _finished[0] % _ALL_AFTER else 2)
