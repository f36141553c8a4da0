"""How the session's page is laid out, near and from afar, in windows of every size."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from PySide6.QtCore import QSize, Slot
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
from trainer.ui.afar_title import AfarTitle
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

_WIDE, _LARGE = 1.5, 2.2
"""From afar what is done stands above figure and ring. Where that left the number less than the
latter multiple of the smallest text, and the page is wider than the former multiple of its height,
it stands below the figure."""

_TWO_LINES = 2.6
"""How high two lines are with what is around them, as a multiple of the text's size."""

_ABOVE_AT_MOST = 0.5
"""How much of the page's height that may take up there."""

_NO_LIMIT = 16_777_215
"""A widget's greatest width where nothing limits it."""

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
        self.place = AfarTitle()
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
        self._written = ("", "", "")
        self._lay_out()
        self.notice = AfarNotice(self)
        self.notice.room_changed.connect(self._arrange)
        self.change.unfolded.connect(self._make_room)
        self.change.folded.connect(self._make_room)

    def show_from_afar(self, metres: float | None) -> None:
        """Show figure and ring only, large, for somebody that far away; None ends that."""
        self._metres = metres
        _show((self._head, self._below), shown=metres is None)
        self._arrange()

    def show_face(self, face: Face) -> None:
        """Show this in the ring; from afar in sizes that what is written has room in."""
        if self._metres is not None and face.text != self._written:
            self._written = face.text
            self._size_ring()
        self.ring.show_face(face)

    def show_place(self, parts: tuple[str, ...]) -> None:
        """Say what is done, in which form, on which side, to somebody far away."""
        if self.place.say(parts) and self._metres is not None:
            self._size_ring()

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
        self._beside = QVBoxLayout()
        self._beside.addWidget(self.figure, 1)
        self._stage.addLayout(self._beside, 6)
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
        self._column.addWidget(self.place)
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
        self._make_room()

    @Slot()
    def _make_room(self) -> None:
        """Show all near by; where the page is too low, one part after another gives way."""
        if self._metres is not None:
            self.ring.show()
            _show((self.strip, self.controls), shown=False)
            return
        beside = (self.strip,), (self.next, self.left), (self.controls,)
        opened = self.change.is_open
        _show((self.figure, self.ring, self._head, self._below, *chain(*beside)), shown=True)
        fields_first = ((self.figure, self.ring), *beside, (self._head,))
        for parts in fields_first if opened else (*beside, (self._head,), (self._below,)):
            if not self._is_too_low():
                break
            _show(parts, shown=False)

    def _is_too_low(self) -> bool:
        """Whether the parts that are shown have less height than they need."""
        for layout in filter(None, (self.change.layout(), self._below.layout(), self._column)):
            layout.activate()  # else what was hidden just now still counts
        lacking = self.change.lacking if self.change.is_open else 0
        return self._column.totalMinimumSize().height() + lacking > self.height()

    def _size_ring(self) -> None:
        self.place.setVisible(self._metres is not None)
        if self._metres is None:
            self.ring.set_sizes(None, least=self._text_pixels())
            self.ring.setMinimumSize(160, 160)
            self.ring.setMaximumWidth(_NO_LIMIT)
            return
        room = self.size().shrunkBy(self._column.contentsMargins())
        if self._is_low(room, self._metres):
            self._put_place_below_figure(room, self._metres)
        else:
            self._put_place_above(room, self._metres)

    def _is_low(self, room: QSize, metres: float) -> bool:
        """Whether the page is wide, but too low for two lines above a large number."""
        pixels = self._least_pixels() or 1
        below = QSize(room.width(), max(1, room.height() - round(_TWO_LINES * pixels)))
        usual = sizes_from_afar(self.font(), self._density, below, metres, (self._longest, "", ""))
        return room.width() > room.height() * _WIDE and usual.digits < _LARGE * pixels

    def _put_place_below_figure(self, room: QSize, metres: float) -> None:
        """Say what is done below the figure, beside a ring as high as the page."""
        self._beside.addWidget(self.place)
        pixels, between = self._least_pixels() or 1, self._stage.spacing()
        beside = self.place.narrowest(pixels) + between
        side = self._fit_ring(QSize(max(1, room.width() - beside), room.height()), metres)
        high = self.place.fit(pixels, QSize(room.width() - side - between, room.height()))
        self.ring.setMaximumWidth(side)
        left = room.height() - high - self._beside.spacing()
        self.figure.setVisible(left > room.height() * _FIGURE_AT_LEAST)

    def _put_place_above(self, room: QSize, metres: float) -> None:
        """Say what is done above figure and ring."""
        self._column.insertWidget(1, self.place)
        pixels = self._least_pixels() or 1
        most = round(room.height() * _ABOVE_AT_MOST)
        high = self.place.fit(pixels, QSize(room.width(), most)) + self._column.spacing()
        below = QSize(room.width(), max(1, room.height() - high))
        side = self._fit_ring(below, metres)
        self.ring.setMaximumWidth(_NO_LIMIT if self._upright else side)
        whole = below.height() if self._upright else below.width()
        between = self._stage.spacing()
        self.figure.setVisible(whole - side - between > whole * _FIGURE_AT_LEAST)

    def _fit_ring(self, room: QSize, metres: float) -> int:
        """Make the ring as large as what is written needs in this room; return its diameter."""
        here = (self.font(), self._density, room, metres)
        sizes = sizes_from_afar(*here, self._written)
        longest = sizes_from_afar(*here, (self._longest, "", ""))
        side = round(max(sizes.side, longest.side))
        self.ring.set_sizes(replace(sizes, side=side))
        self.ring.setMinimumSize(side, side)
        return side

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


def _show(parts: Iterable[QWidget], *, shown: bool) -> None:
    for part in parts:
        part.setVisible(shown)
