"""From a routine to a timeline, in passes: expand, texts, (synthesis, outside,) lay out.

What can be said is in `sentences` and `words`; what fits where, in `fit`. Laying out measures every
preparation and every share of a filled group (`prepare`, `way`, `fill`), and then writes the score
block by block (`reps`, `timed`).
"""

from trainer.core.plan.expand import expand
from trainer.core.plan.lay_out import lay_out
from trainer.core.plan.texts import texts
from trainer.core.plan.timeline import Timeline

__all__ = ["Timeline", "expand", "lay_out", "texts"]
