"""From a routine to a timeline, in passes: expand, texts, (synthesis, outside,) lay out."""

from trainer.core.plan.expand import expand
from trainer.core.plan.lay_out import lay_out
from trainer.core.plan.texts import texts
from trainer.core.plan.timeline import Timeline

__all__ = ["Timeline", "expand", "lay_out", "texts"]
