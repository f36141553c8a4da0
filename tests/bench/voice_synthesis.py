"""How long it takes to speak 120 texts for the first time, and to find them again.

python -m tests.bench.voice_synthesis
"""

import sys
import tempfile
import time
from pathlib import Path

from trainer.voice.clips import ClipCache
from trainer.voice.speech import Utterance
from trainer.voice.synthesis import Synthesizer

WORKER = "import sys; from trainer.voice.worker import main; sys.exit(main())"
TEXTS = 120
KINDS = (
    "Number {n}.",
    "Angle your leg out {n} degrees.",
    "Get down on your elbows and knees, {n} times. Keep your back flat.",
)


def main() -> int:
    """Measure and print."""
    wanted = [Utterance(text=KINDS[n % 3].format(n=n), wpm=160) for n in range(TEXTS)]
    with tempfile.TemporaryDirectory() as folder:
        for turn in ("first", "cached"):
            voice = Synthesizer(ClipCache(Path(folder)), command=(sys.executable, "-c", WORKER))
            start = time.perf_counter()
            result = voice.render(wanted)
            took = time.perf_counter() - start
            voice.close()
            print(
                f"{turn}: {took:.3f} s for {len(result.clips)} clips, {len(result.failed)} failed"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
