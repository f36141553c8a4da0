"""A calm sentence at the top of the window, to be read and put away."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from trainer.core.compat import override
from trainer.core.text import counted, sentence, tr
from trainer.ui.buttons import button
from trainer.ui.cards import Notice
from trainer.ui.colours import colours_of, mixed
from trainer.ui.icons import Sign
from trainer.ui.labels import Label
from trainer.ui.sign_button import SignButton


class NoticeBar(QWidget):
    """Shows the latest notice, and how many are below; putting it away shows the one before."""

    details_wanted = Signal(object)
    """The `Notice` of which the person wants to read all."""

    def __init__(self) -> None:
        super().__init__()
        self._notices: tuple[Notice, ...] = ()
        self._away = False
        self._text = _whole_label()
        self._more = Label(quiet=True)
        self._details = button(tr("Details…"), plain=True)
        self._close = SignButton(Sign.CLOSE, tr("Dismiss"))
        self._close.set_side(self.fontMetrics().height() * 3 // 2)
        row = QHBoxLayout(self)
        em = self.fontMetrics().height()
        row.setContentsMargins(em, em // 4, em // 2, em // 4)
        row.addWidget(self._text, 1)
        row.addWidget(self._more)
        row.addWidget(self._details)
        row.addWidget(self._close)
        self._close.clicked.connect(self._put_away)
        self._details.clicked.connect(self._ask_details)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show this, before all earlier ones."""
        self.withdraw_notice(notice)
        self._notices = (*self._notices, notice)
        self._refresh()

    def withdraw_notice(self, notice: Notice) -> None:
        """Take this back, whether it is shown or waits below later ones."""
        self._notices = tuple(other for other in self._notices if other != notice)
        self._refresh()

    def set_away(self, away: bool) -> None:  # noqa: FBT001 - a state's value
        """Keep out of sight for a while, or come back."""
        self._away = away
        self._refresh()

    def _refresh(self) -> None:
        self.setVisible(bool(self._notices) and not self._away)
        if self._notices:
            self._text.say(self._notices[-1].text)
            self._details.setVisible(bool(self._notices[-1].details))
        below = len(self._notices) - 1
        more = counted("1 more message", "{number} more messages", below)
        self._more.say(sentence(more) if below > 0 else "")

    @Slot()
    def _put_away(self) -> None:
        self._notices = self._notices[:-1]
        self._refresh()

    @Slot()
    def _ask_details(self) -> None:
        self.details_wanted.emit(self._notices[-1])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        QPainter(self).fillRect(self.rect(), mixed(colours.ground, colours.text, 0.08))


def _whole_label() -> Label:
    """Return a label of as many lines as it takes: what to do stands at a notice's end."""
    label = Label()
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label
