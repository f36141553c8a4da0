"""How a second launch calls the first. Loaded only by a second launch, which is gone at once."""

import sys
import threading
import time
from contextlib import suppress

from trainer.desktop.one_instance_message import HEARD, ask, to_line

ANSWER_WITHIN_S = 2.0
"""Who listens but says nothing for so long hangs."""

LISTEN_WITHIN_S = 10.0
"""So long the first may take to start, on a cold and slow machine, before it listens."""

AGAIN_AFTER_S = 0.02


class Caller:
    """Calls the first, for as long as there is hope."""

    def __init__(self, start: str | None) -> None:
        self._line = to_line(ask(start))
        self._patience = time.monotonic() + LISTEN_WITHIN_S
        self._unanswered = False

    @property
    def desperate(self) -> bool:
        """Whether there is no hope any more."""
        return self._unanswered or time.monotonic() > self._patience

    def call(self, address: str) -> bool:
        """Call once and return whether there was an answer; where nobody listens, wait a moment."""
        try:
            answer = _exchange(address, self._line)
        except TimeoutError:
            self._unanswered = True
            return False
        except OSError:
            answer = b""
        if answer != HEARD:  # it is starting, or ending: soon there will be one, or none
            time.sleep(AGAIN_AFTER_S)
        return answer == HEARD


if sys.platform == "win32":
    import ctypes

    def _exchange(address: str, line: bytes) -> bytes:
        """Say a line and return the answer; a pipe knows no time, so a thread waits for it.

        Raises:
            OSError: nobody listens.
            TimeoutError: nobody answers.

        """
        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # we are in front, and let it come
        answers: list[bytes] = []
        with open(address, "r+b", buffering=0) as pipe:  # noqa: PTH123 - no path, a pipe's name
            pipe.write(line)

            def read() -> None:
                with suppress(OSError):
                    answers.append(pipe.read(len(HEARD)))

            reader = threading.Thread(target=read, daemon=True)
            reader.start()
            reader.join(ANSWER_WITHIN_S)
            if reader.is_alive():
                raise TimeoutError
        return b"".join(answers)

else:
    import socket

    def _exchange(address: str, line: bytes) -> bytes:
        """Say a line and return the answer.

        Raises:
            OSError: nobody listens.
            TimeoutError: nobody answers.

        """
        with socket.socket(socket.AF_UNIX) as peer:
            peer.settimeout(ANSWER_WITHIN_S)
            peer.connect(address)
            peer.sendall(line)
            return peer.recv(len(HEARD))
