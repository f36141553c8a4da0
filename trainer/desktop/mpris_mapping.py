"""A session as a media player shows it: what is played, how long it is, where it is.

A block is a track: *next* and *previous* go from block to block. The second line of every applet
is the artist's, so there stands the rep: "Rep 7 of 15". The fields that every player has are used
as the MPRIS specification 2.2 has them; `xesam:trackNumber` is the block's number, counted from
1, and `tophold:rep` and `tophold:reps` are of our own, for scripts (0 outside reps).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from trainer.core.plan.timeline import Block, Timeline
from trainer.core.snapshot import Snapshot, State
from trainer.core.text import tr
from trainer.desktop.mpris_messages import Variant

APP = "Top Hold"
US_PER_MS = 1000

Properties = Mapping[str, Variant]


@dataclass(frozen=True, kw_only=True, slots=True)
class Playing:
    """What is played: a session's timeline, what is shown of it, and how loud, from 0 to 1."""

    timeline: Timeline
    shot: Snapshot
    volume: float
    title: Callable[[Block], str]
    art_url: str = ""

    @property
    def track(self) -> str:
        """The object path that stands for the block that is played."""
        return f"/tophold/block/{self.shot.phase.block}"

    @property
    def runs(self) -> bool:
        """Whether time passes in it."""
        return self.shot.state is State.RUNNING

    @property
    def start_ms(self) -> int:
        """Where on the timeline the block begins."""
        return self.timeline.block_start_ms(self.shot.phase.block)

    @property
    def length_ms(self) -> int:
        """How long the block lasts; waiting counts nothing."""
        last = self.timeline.block_spans[self.shot.phase.block][1] - 1
        return self.timeline.phases[last].end_ms - self.start_ms

    @property
    def heard_ms(self) -> int:
        """Where on the timeline it is; a lead-in runs up to where the session goes on."""
        return self.shot.position_ms - self.shot.lead_in_ms

    @property
    def position_ms(self) -> int:
        """Where in the block it is."""
        return min(max(0, self.heard_ms - self.start_ms), self.length_ms)

    @property
    def signature(self) -> tuple[object, ...]:
        """What decides all properties but the position: if it is as it was, so are they."""
        shot = self.shot
        return (shot.state, shot.phase.block, shot.phase.address.rep, self.volume, self.timeline)


def root_properties() -> Properties:
    """Return what holds for the program, whatever it plays."""
    return {
        "CanQuit": ("b", True),
        "CanRaise": ("b", True),
        "HasTrackList": ("b", False),
        "Identity": ("s", APP),
        "DesktopEntry": ("s", "tophold"),
        "SupportedUriSchemes": ("as", []),
        "SupportedMimeTypes": ("as", []),
    }


def player_properties(playing: Playing) -> Properties:
    """Return what holds for what is played.

    From the last block nothing leads on, so *next* isn't offered there; *previous* always is,
    since it first goes to the start of the block. A session that waits counts as paused: *play*
    goes on.
    """
    return {
        "PlaybackStatus": ("s", _STATUS[playing.shot.state]),
        "Rate": ("d", 1.0),
        "MinimumRate": ("d", 1.0),
        "MaximumRate": ("d", 1.0),
        "Metadata": ("a{sv}", _metadata(playing)),
        "Volume": ("d", playing.volume),
        "Position": ("x", playing.position_ms * US_PER_MS),
        "CanGoNext": ("b", playing.shot.next_block is not None),
        "CanGoPrevious": ("b", True),
        "CanPlay": ("b", True),
        "CanPause": ("b", True),
        "CanSeek": ("b", True),
        "CanControl": ("b", True),
    }


_STATUS = {
    State.READY: "Stopped",
    State.RUNNING: "Playing",
    State.WAITING: "Paused",
    State.PAUSED: "Paused",
    State.FINISHED: "Stopped",
}


def _metadata(playing: Playing) -> dict[str, Variant]:
    shot, block = playing.shot, playing.shot.block
    rep = shot.phase.address.rep
    line = tr("Rep {rep} of {reps}", rep=rep, reps=block.reps) if rep else APP
    art: dict[str, Variant] = {"mpris:artUrl": ("s", playing.art_url)} if playing.art_url else {}
    return art | {
        "mpris:trackid": ("o", playing.track),
        "mpris:length": ("x", playing.length_ms * US_PER_MS),
        "xesam:title": ("s", playing.title(block)),
        "xesam:album": ("s", tr(playing.timeline.name)),
        "xesam:artist": ("as", [line]),
        "xesam:trackNumber": ("i", shot.phase.block + 1),
        "tophold:rep": ("i", rep),
        "tophold:reps": ("i", block.reps if rep else 0),
    }


def changed(before: Properties, after: Properties) -> Properties:
    """Return what is to be announced: all that changed, but never the position."""
    return {
        name: value
        for name, value in after.items()
        if name != "Position" and before.get(name) != value
    }


JUMP_MS = 500
"""A position that is off by more than this from where it should be has jumped."""


class Reckoning:
    """Where others believe the position to be: they let it run on, and look again at a jump."""

    def __init__(self) -> None:
        self._known: tuple[int, int, bool] | None = None

    def jumped(self, playing: Playing, now_ms: float) -> bool:
        """Tell whether the position is not where it was to be expected.

        Running on from one block into the next is no jump.
        """
        known, self._known = self._known, (playing.heard_ms, round(now_ms), playing.runs)
        if known is None:
            return False
        position_ms, then_ms, ran = known
        expected_ms = position_ms + (now_ms - then_ms if ran else 0)
        return abs(playing.heard_ms - expected_ms) > JUMP_MS
