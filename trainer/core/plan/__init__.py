"""From a routine to a timeline, in passes: expand, texts, (synthesis, outside,) lay out."""
