"""Where the moving figure will stand: until then the position to take, as a quiet still."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.core.compat import override
from trainer.core.exercise import Position
from trainer.core.text import tr
from trainer.ui.colours import colours_of, mixed
from trainer.ui.poses import draw_pose

_NAMES = {
    Position.STANDING: "Position: standing",
    Position.HANDS_AND_KNEES: "Position: on hands and knees",
    Position.ELBOWS_AND_KNEES: "Position: on elbows and knees",
    Position.KNEELING: "Position: kneeling",
    Position.HALF_KNEELING: "Position: on one knee",
    Position.FOLDED_FORWARD: "Position: kneeling, folded forward",
    Position.SITTING: "Position: sitting",
    Position.ON_THE_BACK: "Position: on the back",
}


class FigurePlaceholder(QWidget):
    """A still drawing of the position that an exercise is done in."""

    def __init__(self) -> None:
        super().__init__()
        self._position: Position | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_position(self, position: Position) -> None:
        """Show this position."""
        if position is not self._position:
            self._position = position
            self.setAccessibleName(tr(_NAMES[position]))
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, 300)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._position is None:
            return
        colours = colours_of(self.palette())
        room = QRectF(self.rect())
        inset = min(room.width(), room.height()) * 0.06
        draw_pose(
            QPainter(self),
            room.adjusted(inset, inset, -inset, -inset),
            self._position,
            mixed(colours.ground, colours.quiet, 0.55),
            mixed(colours.ground, colours.text, 0.07),
        )
