"""Where a session goes on that was interrupted."""

from trainer.core.plan.timeline import PhaseKind, Timeline

_FIXED = {PhaseKind.TIMED, PhaseKind.REST}
"""What goes on where it was, for its length is what counts."""


def taken_up(timeline: Timeline, index: int, shown_ms: int) -> tuple[int, int]:
    """Return the phase and the time in ms with which to go on, from a place in a phase."""
    kind = timeline.phases[index].kind
    if kind in _FIXED:
        return index, shown_ms
    if kind.prepares:
        return index, _broken_off_ms(timeline, index, shown_ms)
    first = _rep_start(timeline, index)
    return first, timeline.phases[first].start_ms


def _broken_off_ms(timeline: Timeline, index: int, shown_ms: int) -> int:
    """Where in a preparation the sentence or countdown began that was under way."""
    phase = timeline.phases[index]
    lead_in = timeline.lead_ins[phase.block]
    countdown_ms = phase.end_ms + (lead_in[0].at_ms if lead_in else 0)
    if shown_ms >= countdown_ms:
        return countdown_ms
    begun = (
        cue.at_ms for cue in timeline.cues if cue.speech and phase.start_ms <= cue.at_ms <= shown_ms
    )
    return max(begun, default=phase.start_ms)


def _rep_start(timeline: Timeline, index: int) -> int:
    """Return the first phase of the rep that a phase belongs to; itself outside reps."""
    phases = timeline.phases
    rep = phases[index].address.rep
    while rep and phases[index - 1].address.rep == rep:
        index -= 1
    return index
