"""From a routine to a timeline, in passes: expand, texts, (synthesis, outside,) lay out."""

from trainer.core.plan.expand import expand
from trainer.core.plan.lay_out import lay_out
from trainer.core.plan.timeline import Timeline
from trainer.core.plan.words import texts

__all__ = ["Timeline", "expand", "lay_out", "texts"]
