"""How the session's page is laid out, near and from afar, in windows of every size."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from trainer.core.compat import override
from trainer.core.text import tr
from trainer.ui.afar_notice import AfarNotice, pixels_from_afar
from trainer.ui.captions import Captions
from trainer.ui.controls import Controls
from trainer.ui.face import Face
from trainer.ui.figure.view import FigureView
from trainer.ui.labels import ElidedLabel, Label
from trainer.ui.no_sound import NoSoundBadge
from trainer.ui.phase_ring import PhaseRing
from trainer.ui.ring_distance import sizes_from_afar
from trainer.ui.screen_size import ScreenSource, facts_of, px_per_mm
from trainer.ui.session_strip import SessionStrip
from trainer.ui.step_change import StepChange

_UPRIGHT = 0.85
"""Where the page is narrower than this part of its height, the figure stands above the ring."""

_FIGURE_AT_LEAST = 0.16
"""From afar a figure smaller than this part of the width (or height) isn't shown."""

_CAPTION = 0.8
"""How large what is written in the figure is, against the rest."""


class CountdownFrame(QWidget):
    """The parts of the page, placed; type sizes grow with the window."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ElidedLabel(bold=True)
        self.no_sound = NoSoundBadge()
        self.figure = FigureView()
        self.ring = PhaseRing()
        self.captions = Captions()
        self.change = StepChange()
        self.next = ElidedLabel(quiet=True)
        self.left = Label(quiet=True)
        self.strip = SessionStrip(usable=True)
        self.controls = Controls()
        self.screen_facts: ScreenSource = facts_of
        self._metres: float | None = None
        self._inches: float | None = None
        self._longest = tr("Prepare").upper()
        self._written = ("", "")
        self._lay_out()
        self.notice = AfarNotice(self)
        self.notice.room_changed.connect(self._arrange)

    def show_from_afar(self, metres: float | None) -> None:
        """Show figure and ring only, large, for somebody that far away; None ends that."""
        self._metres = metres
        for widget in (self._head, self._below, self.strip, self.controls):
            widget.setVisible(metres is None)
        self._arrange()

    def show_face(self, face: Face) -> None:
        """Show this in the ring; from afar in sizes that its word and number have room in."""
        if self._metres is not None and (face.word, face.digits) != self._written:
            self._written = (face.word, face.digits)
            self._size_ring()
        self.ring.show_face(face)

    def set_screen_inches(self, inches: float | None) -> None:
        """Take the screen to be so large, corner to corner; None is as it reports."""
        self._inches = inches
        self._arrange()

    def set_longest_word(self, word: str) -> None:
        """Leave room for this word in the ring."""
        self._longest = word
        self._arrange()

    def show_change(self, shown: bool) -> None:  # noqa: FBT001 - a state's value
        """Offer a change of the exercise where captions stand, or the captions."""
        self._under_ring.setCurrentWidget(self.change if shown else self.captions)

    def _lay_out(self) -> None:
        self._head, self._below = QWidget(), QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.no_sound)
        self._stage = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stage.addWidget(self.figure, 6)
        self._stage.addWidget(self.ring, 5)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        self._under_ring = QStackedLayout()
        below.addLayout(self._under_ring)  # first: it would show its widgets as windows
        self._under_ring.addWidget(self.captions)
        self._under_ring.addWidget(self.change)
        facts = QHBoxLayout()
        facts.addWidget(self.next, 1)
        facts.addWidget(self.left)
        below.addLayout(facts)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addLayout(self._stage, 1)
        for widget in (self._below, self.strip, self.controls):
            self._column.addWidget(widget)

    @Slot()
    def _arrange(self) -> None:
        self.notice.set_text_pixels(self._least_pixels())
        text = self._text_pixels()
        for part in (self.title, self.no_sound, self.captions, self.next, self.left, self.strip):
            part.set_pixels(text)
        self.change.set_pixels(text)
        # From afar nobody could read the words beside the small view.
        self.figure.set_pixels(0 if self._metres else text * _CAPTION)
        self.controls.set_pixels(text)
        edge = round(text * 1.2)
        above, below = edge + self.notice.room, edge if self._metres else edge // 2
        self._column.setContentsMargins(edge, above, edge, below)
        self._column.setSpacing(round(text * 0.5))
        self._stage.setSpacing(edge)
        self._stage.setDirection(
            QBoxLayout.Direction.TopToBottom if self._upright else QBoxLayout.Direction.LeftToRight
        )
        self._size_ring()

    def _size_ring(self) -> None:
        if self._metres is None:
            self.ring.set_sizes(None, least=self._text_pixels())
            self.ring.setMinimumSize(160, 160)
            self.figure.show()
            return
        room = self.size().shrunkBy(self._column.contentsMargins())
        here = (self.font(), self._density, room, self._metres)
        sizes = sizes_from_afar(*here, *self._written)
        side = max(sizes.side, sizes_from_afar(*here, self._longest).side)
        self.ring.set_sizes(replace(sizes, side=side))
        self.ring.setMinimumSize(round(side), round(side))
        whole = room.height() if self._upright else room.width()
        between = self._stage.spacing()
        self.figure.setVisible(whole - side - between > whole * _FIGURE_AT_LEAST)

    @property
    def _upright(self) -> bool:
        """Whether the figure stands above the ring instead of beside it."""
        return self.width() < (self.height() - self.notice.room) * _UPRIGHT

    @property
    def _density(self) -> float:
        """How many px a mm of the screen has."""
        return px_per_mm(self.screen_facts(self.screen()), self._inches)

    def _least_pixels(self) -> int | None:
        """Return the size in px of the smallest text from afar; None near by."""
        if self._metres is None:
            return None
        return pixels_from_afar(self.font(), self._density, self._metres)

    def _text_pixels(self) -> float:
        system = float(QFontInfo(QApplication.font()).pixelSize())
        return max(system, min(self.width() / 52, self.height() / 36))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
