"""A timeline as it is printed."""

from collections.abc import Iterator

from trainer.core.plan.timeline import Block, Cue, Phase, Timeline
from trainer.core.text import Message, duration, message, sentence, tr


def total(timeline: Timeline) -> Message:
    """Return a timeline's length for reading, with its reservations."""
    length = duration(timeline.total_ms)
    if timeline.self_paced:
        length = message("{length} + your own pace", length=length)
    return message("about {length}", length=length) if timeline.estimated else length


def as_json(timeline: Timeline) -> dict[str, object]:
    """Return a timeline as the documented object; times are in ms."""
    return {
        "routine": timeline.routine,
        "name": timeline.name,
        "total_ms": timeline.total_ms,
        "estimated": timeline.estimated,
        "self_paced": timeline.self_paced,
        "phases": [_phase(phase, timeline.blocks[phase.block]) for phase in timeline.phases],
        "cues": [_cue(cue) for cue in timeline.cues],
    }


def _phase(phase: Phase, block: Block) -> dict[str, object]:
    address = phase.address
    return {
        "start_ms": phase.start_ms,
        "end_ms": phase.end_ms,
        "kind": phase.kind,
        "step": address.step,
        "round": address.round,
        "exercise": block.exercise.id,
        "variant": address.variant,
        "side": address.side,
        "set": address.set,
        "rep": address.rep or None,
        "reps": block.reps or None,
        "direction": phase.direction,
        "held": phase.held,
    }


def _cue(cue: Cue) -> dict[str, object]:
    return {
        "at_ms": cue.at_ms,
        "ends_ms": cue.ends_ms,
        "text": sentence(cue.speech.said) if cue.speech else None,
        "kind": cue.kind,
    }


def as_text(timeline: Timeline) -> Iterator[str]:
    """Yield a timeline's lines: its phases, each with the cues that begin in it."""
    yield f"{timeline.name}: {sentence(total(timeline))}"
    spoken = [cue for cue in timeline.cues if cue.speech]
    for phase in timeline.phases:
        yield _phase_line(phase, timeline.blocks[phase.block])
        while spoken and spoken[0].at_ms < phase.end_ms:
            yield _cue_line(spoken.pop(0))
    for kind, said in timeline.dropped:
        yield tr("Dropped, no room ({kind}): {text}", kind=kind, text=sentence(said))


def _phase_line(phase: Phase, block: Block) -> str:
    address = phase.address
    where = " ".join(
        word
        for word in (address.step, address.variant, address.side, _rep(phase, block))
        if word is not None
    )
    return f"{_clock(phase.start_ms)}  {phase.address.part:<11} {where}"


def _rep(phase: Phase, block: Block) -> str | None:
    return f"{phase.address.rep}/{block.reps}" if phase.address.rep else None


def _cue_line(cue: Cue) -> str:
    text = sentence(cue.speech.said) if cue.speech else ""
    return f"    {_clock(cue.at_ms)}  {cue.kind:<10} “{text}”"


def _clock(ms: int) -> str:
    minutes, rest = divmod(ms, 60_000)
    return f"{minutes:3d}:{rest // 1000:02d}.{rest % 1000:03d}"
