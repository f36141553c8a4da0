"""The window's few commands: their shortcuts everywhere, a menu bar where the system shows one."""

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from trainer.core.text import tr


@dataclass(frozen=True, kw_only=True, slots=True)
class Commands:
    """What can be done anywhere in the window."""

    settings: QAction
    save_audio: QAction
    folder: QAction
    close: QAction
    keys: QAction
    log: QAction
    about: QAction


def build_commands(window: QMainWindow) -> Commands:
    """Return the commands, with their shortcuts at work, and a native menu bar with them."""
    roles = QAction.MenuRole
    commands = Commands(
        settings=_action(window, tr("Settings…"), "Ctrl+,", roles.PreferencesRole),
        save_audio=_action(window, tr("Save as audio…"), "Ctrl+S"),
        folder=_action(window, tr("Open routines folder")),
        close=_action(window, tr("Quit"), "Ctrl+Q", roles.QuitRole),
        keys=_action(window, tr("Keys"), "F1"),
        log=_action(window, tr("Open log folder")),
        about=_action(window, tr("About Top Hold"), role=roles.AboutRole),
    )
    bar = window.menuBar()
    _fill(
        bar.addMenu(tr("File")),
        (commands.save_audio, commands.settings, commands.folder, commands.close),
    )
    _fill(bar.addMenu(tr("Help")), (commands.keys, commands.log, commands.about))
    bar.setVisible(bar.isNativeMenuBar())
    return commands


def help_menu(window: QMainWindow, commands: Commands) -> QMenu:
    """Return the menu of the Help button, for systems without a menu bar of their own."""
    menu = QMenu(tr("Help"), window)
    _fill(menu, (commands.keys, commands.save_audio, commands.folder, commands.log))
    menu.addSeparator()
    _fill(menu, (commands.about, commands.close))
    return menu


def _action(
    window: QMainWindow,
    text: str,
    key: str = "",
    role: QAction.MenuRole = QAction.MenuRole.NoRole,
) -> QAction:
    action = QAction(text, window)
    action.setMenuRole(role)
    if key:
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
    window.addAction(action)
    return action


def _fill(menu: QMenu, actions: tuple[QAction, ...]) -> None:
    for action in actions:
        menu.addAction(action)
