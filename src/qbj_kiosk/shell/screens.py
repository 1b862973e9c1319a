"""The screen: unplugged, rotated, switched off and on, the exhibit fills it again; a dark one is no fault."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

SOON = 100
"""Milliseconds in which the messages of one change of screens come together."""


class Screens(QObject):
    """Keeps a window over the whole of the first screen, and tells when nobody can see it.

    Args:
        app: the application.
        window: the exhibit's window, shown full screen.
        dark: called when there is no screen, or none that shows the window: no frames are to be expected.
        light: called when there is one again.
    """

    def __init__(
        self,
        app: QGuiApplication,
        window: QWindow,
        *,
        dark: Callable[[], None] = lambda: None,
        light: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._dark, self._light = dark, light
        self._is_dark = False
        self._taken = False
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._timer.timeout.connect(self.settle)
        app.primaryScreenChanged.connect(self._changed)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._changed)
        for screen in app.screens():
            self._added(screen)
        window.installEventFilter(self)

    def stands(self) -> bool:
        """Whether the window is where it shall be; while there is no screen it is, wherever it is."""
        window, wanted = self._window, self._place()
        if wanted is None:
            return True
        states = window.windowStates()
        # A Wayland compositor has the last word, and cage's is that a window over the whole screen has no state.
        full = states & Qt.WindowState.WindowFullScreen or self._app.platformName() == "wayland"
        whole = window.isVisible() and not self._unmapped() and not states & Qt.WindowState.WindowMinimized
        return bool(whole and full and window.geometry() == wanted)

    def _unmapped(self) -> bool:
        # An X server tells nothing of a display that is off: what it does not show, somebody has taken from it.
        return self._app.platformName() == "xcb" and self._window.isVisible() and not self._window.isExposed()

    def take(self) -> None:
        """Puts the window over the whole of the first screen. Each step is needed somewhere."""
        wanted = self._place()
        if wanted is None:
            return
        if self._unmapped():
            # It may be gone altogether, which Qt does not notice: a new one serves either way.
            self._window.destroy()
        self._window.setScreen(self._app.primaryScreen())
        self._window.showNormal()
        self._window.setGeometry(wanted)
        self._window.showFullScreen()

    @property
    def is_dark(self) -> bool:
        """Whether nobody can see the window, and it is not the window's fault."""
        return self._is_dark

    @Slot()
    def settle(self) -> None:
        """Puts the window back if it is not where it shall be, and tells whether it can be seen."""
        if not self.stands() and not self._taken:
            self.take()
            # What was just shown is not yet seen: that is told at the next look.
            self._taken = True
            self._soon()
            return
        self._taken = False
        off = self._window.isVisible() and not self._window.isExposed() and not self._unmapped()
        dark = self._place() is None or off
        if dark != self._is_dark:
            self._is_dark = dark
            (self._dark if dark else self._light)()

    def close(self) -> None:
        """Stops looking."""
        self._timer.stop()
        self._window.removeEventFilter(self)
        self._app.primaryScreenChanged.disconnect(self._changed)
        self._app.screenAdded.disconnect(self._added)
        self._app.screenRemoved.disconnect(self._changed)
        for screen in self._app.screens():
            screen.geometryChanged.disconnect(self._soon)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Looks at what happens to the window, and keeps nothing from it."""
        if event.type() in (QEvent.Type.Expose, QEvent.Type.Move, QEvent.Type.Resize):
            self._soon()
        return False

    def _place(self) -> QRect | None:
        screen = self._app.primaryScreen()
        # PySide's types know no machine without a screen.
        return None if not self._app.screens() or screen.geometry().isEmpty() else screen.geometry()

    @Slot(QScreen)
    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._soon)
        self._soon()

    @Slot(QScreen)
    def _changed(self, _screen: QScreen | None) -> None:
        self._soon()

    @Slot()
    def _soon(self) -> None:
        self._timer.start()
