"""Size and geometry of the window."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

SHARE_OF_SCREEN = 0.75
"""In each direction."""


def show_full_screen(window: QWindow) -> None:
    """Show the exhibit's window full screen, with its geometry: without a window manager Qt does not set it.

    The screen is not queried from the window: PySide would invalidate its wrapper, for every user, when the
    window is deleted.
    """
    window.setGeometry(QGuiApplication.primaryScreen().geometry())
    window.showFullScreen()


def default_size(screen: QScreen) -> QSize:
    return (screen.availableSize().toSizeF() * SHARE_OF_SCREEN).toSize()
