"""The window's small standard dialogs: keys, about, all of a notice, ending a session."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from trainer.core.compat import override
from trainer.core.text import tr
from trainer.ui.app_icon import app_icon
from trainer.ui.cards import Notice
from trainer.ui.fit_screen import fit_screen
from trainer.ui.key_places import is_blank_key
from trainer.ui.labels import Label
from trainer.ui.own_keys import PRESSING, repeats
from trainer.ui.plain import legible
from trainer.ui.session_keys import key_lines
from trainer.ui.settings_tabs.form import Page


def keys_dialog(parent: QWidget) -> QDialog:
    """Return the dialog that lists the keys."""
    dialog = _dialog(parent, tr("Keys"))
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    em = parent.fontMetrics().height()
    grid.setHorizontalSpacing(em * 2)
    grid.setVerticalSpacing(em // 2)
    for row, (keys, does) in enumerate(key_lines()):
        grid.addWidget(Label(keys, bold=True), row, 0)
        grid.addWidget(Label(does), row, 1)
    page = Page(table)
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for the keys that scroll it
    page.setAccessibleName(tr("Keys"))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(em * 2, em * 2, em * 2, em)
    column.addWidget(page)
    column.addSpacing(em)
    column.addWidget(_closing(dialog))
    whole = table.sizeHint() + QSize(page.verticalScrollBar().sizeHint().width(), 0)
    dialog.resize(dialog.sizeHint() + (whole - page.sizeHint()).expandedTo(QSize(0, 0)))
    fit_screen(dialog)
    return dialog


def notice_dialog(parent: QWidget, notice: Notice) -> QDialog:
    """Return the dialog with all that a notice has to say."""
    dialog = _dialog(parent, tr("Details"))
    text = QPlainTextEdit(legible("\n".join(notice.details)), readOnly=True)
    text.setObjectName("details")
    text.setAccessibleName(legible(notice.text))
    text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
    said = Label(notice.text)
    said.setWordWrap(True)
    box = _closing(dialog)
    copy = box.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(text.selectAll)
    copy.clicked.connect(text.copy)
    column = QVBoxLayout(dialog)
    for widget in (said, text, box):
        column.addWidget(widget)
    em = parent.fontMetrics().height()
    dialog.resize(em * 40, em * 20)
    fit_screen(dialog)
    return dialog


def about_dialog(parent: QWidget, version: str) -> QMessageBox:
    """Return the dialog that says what this is."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(tr("About Top Hold"))
    box.setText(tr("Top Hold {version}", version=version))
    box.setIconPixmap(app_icon().pixmap(64))
    box.setInformativeText(
        tr(
            "An interval trainer that talks you through a workout, rep by rep.\n"
            "Free software under the GNU General Public License, version 3 or later."
        )
    )
    return box


def end_question(parent: QWidget, *, closing: bool) -> QMessageBox:
    """Return the question whether the session is to end; Yes is the answer that ends it."""
    box = _Question(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(QGuiApplication.applicationDisplayName())
    box.setText(tr("End the session?"))
    box.setInformativeText(tr("What you have done so far is kept."))
    box.addButton(
        tr("End and close") if closing else tr("End it"), QMessageBox.ButtonRole.AcceptRole
    )
    stay = box.addButton(tr("Go on"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    for button in box.buttons():
        button.installEventFilter(box)
        button.ensurePolished()
        button.setMinimumWidth(button.sizeHint().width())  # else the box cuts a long one off
    return box


_GO_ON = frozenset(
    {
        Qt.Key.Key_B,
        Qt.Key.Key_F5,
        Qt.Key.Key_Period,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Space,
        Qt.Key.Key_MediaPlay,
        Qt.Key.Key_MediaTogglePlayPause,
    }
)
"""What goes on in a session goes on in the question too: a remote may have sent its Escape."""


class _Question(QMessageBox):
    """A question that keys which no button takes answer as Escape does.

    A key that was held down since before it came says nothing.
    """

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return repeats(event, PRESSING) or super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in _GO_ON or is_blank_key(event):
            self.reject()
        else:
            super().keyPressEvent(event)


def _dialog(parent: QWidget, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    return dialog


def _closing(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.rejected.connect(dialog.reject)
    return box
