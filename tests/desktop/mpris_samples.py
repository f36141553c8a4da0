"""Sessions as a media player has them, without a bus."""

from tests.core.playing import NOW, TIMELINE, started
from trainer.core.plan.timeline import Block, Timeline
from trainer.core.session import Session
from trainer.desktop.mpris_mapping import Playing


def title(block: Block) -> str:
    return f"{block.exercise.name}, {block.side or 'both'}"


def playing(session: Session, volume: float = 1.0, art_url: str = "") -> Playing:
    return Playing(
        timeline=session.timeline,
        shot=session.snapshot(),
        volume=volume,
        title=title,
        art_url=art_url,
    )


def running_at(position_ms: int, timeline: Timeline = TIMELINE) -> Session:
    session = started(timeline)
    session.tick(NOW + position_ms)
    return session
