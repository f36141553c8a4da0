"""How long the core takes: laying a workout out, and a tick with its snapshot anywhere in it.

Run by ``python -m tests.bench.core_bench``.
"""

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from tests.core.bodies import EXERCISES, SQUAT, length_ms, routine, step
from trainer.core.plan import Timeline, expand, lay_out, texts
from trainer.core.routine import Routine
from trainer.core.session import Session
from trainer.core.settings import Settings

PHASES = 10_000
RUNS = 15
TICKS = 2_000
LAY_OUT_BAR_MS, TICK_BAR_MS = 100, 0.1


def long_workout() -> Routine:
    """Return a routine of about 10,000 phases: squats, 200 in a set."""
    sets = PHASES // (200 * 3) + 1
    return routine(*(step(SQUAT, 200, id=f"squat-{number}") for number in range(sets)))


def in_ms(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def ticks_ms(timeline: Timeline) -> list[float]:
    """Return how long ticks take, each with a snapshot, spread over the whole workout."""
    session = Session(timeline)
    session.start(0)

    def frame(now_ms: int) -> None:
        session.tick(now_ms)
        session.snapshot()

    every_ms = timeline.total_ms // TICKS
    return [in_ms(partial(frame, number * every_ms)) for number in range(TICKS)]


def show(what: str, figures: list[float], bar_ms: float) -> None:
    """Print the middle and the worst of some figures, and the middle against its bar."""
    middle, worst = median(figures), max(figures)
    print(f"{what}: median {middle:.3f} ms, worst {worst:.3f} ms, bar {bar_ms} ms")


def main() -> None:
    """Measure and print."""
    plan, settings = long_workout(), Settings()
    blocks = expand(plan, EXERCISES, settings)
    lengths = {speech: length_ms(speech) for speech in texts(blocks, settings)}
    lengths |= {s: length_ms(s) for s in lay_out(plan, blocks, settings, lengths).missing}
    timeline = lay_out(plan, blocks, settings, lengths)
    print(f"{len(timeline.phases)} phases, {len(timeline.cues)} cues")
    show("expand", [in_ms(lambda: expand(plan, EXERCISES, settings)) for _ in range(RUNS)], 100)
    show("texts", [in_ms(lambda: texts(blocks, settings)) for _ in range(RUNS)], 100)
    laid_out = [in_ms(lambda: lay_out(plan, blocks, settings, lengths)) for _ in range(RUNS)]
    show("lay out", laid_out, LAY_OUT_BAR_MS)
    runs = [ticks_ms(timeline) for _ in range(RUNS)]
    show("tick and snapshot, all", [ms for run in runs for ms in run], TICK_BAR_MS)
    show("the same, by place", [median(place) for place in zip(*runs, strict=True)], TICK_BAR_MS)


if __name__ == "__main__":
    main()
