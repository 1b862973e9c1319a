"""Putting the window on the screen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

SHARE_OF_SCREEN = 0.75
"""How much of the screen a window takes that was asked for without a size."""


def show_full_screen(window: QWindow) -> None:
    """Fills the first screen. The geometry is set too: without a window manager nobody else does.

    The application is asked for the screen: one that a window was asked for goes, for PySide, when the window goes, and
    whoever holds it then holds nothing.
    """
    window.setGeometry(QGuiApplication.primaryScreen().geometry())
    window.showFullScreen()


def default_size(screen: QScreen) -> QSize:
    """Three quarters of a screen, in its own shape."""
    return (screen.availableSize().toSizeF() * SHARE_OF_SCREEN).toSize()
