"""How high a recording goes between its frames, too."""

from trainer.voice.loudness import Samples, envelope


def true_peak(samples: Samples) -> float:
    """Return the true peak of one channel as a factor of full scale."""
    return float(envelope(samples).max(initial=0))
