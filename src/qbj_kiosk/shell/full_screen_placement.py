"""Full-screen placement on the primary screen, also after it was unplugged, rotated or switched off."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

DEBOUNCE_MS = 100
"""One change of screens emits several signals within this time."""


class FullScreenPlacement(QObject):
    """Keeps the exhibit's window full screen on the primary screen, and reports whether the display is on.

    Args:
        on_display_changed: called with False when there is no screen or it is off, and with True when it is on again.
    """

    def __init__(
        self,
        app: QGuiApplication,
        window: QWindow,
        on_display_changed: Callable[[bool], None] = lambda _: None,
    ) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._on_display_changed = on_display_changed
        self._is_display_on = True
        self._was_restored = False
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self.update)
        app.primaryScreenChanged.connect(self._on_screen_changed)
        app.screenAdded.connect(self._on_screen_added)
        app.screenRemoved.connect(self._on_screen_changed)
        for screen in app.screens():
            self._on_screen_added(screen)
        window.installEventFilter(self)

    def is_in_place(self) -> bool:
        """Return True if the exhibit's window fills the primary screen, or if there is no screen."""
        window, geometry = self._window, self._screen_geometry()
        if geometry is None:
            return True
        states = window.windowStates()
        # Under Wayland the compositor decides; cage gives a window that fills the screen no full-screen state.
        is_full = states & Qt.WindowState.WindowFullScreen or self._app.platformName() == "wayland"
        is_shown = window.isVisible() and not self._is_unmapped() and not states & Qt.WindowState.WindowMinimized
        return bool(is_shown and is_full and window.geometry() == geometry)

    def _is_unmapped(self) -> bool:
        # An X server does not report a display that is off, so a window that is not exposed was hidden by a program.
        return self._app.platformName() == "xcb" and self._window.isVisible() and not self._window.isExposed()

    def restore(self) -> None:
        """Move the exhibit's window to the primary screen and make it fill it; each step is needed on some platform."""
        geometry = self._screen_geometry()
        if geometry is None:
            return
        if self._is_unmapped():
            # The native window may be destroyed, which Qt does not notice; a new one works in both cases.
            self._window.destroy()
        self._window.setScreen(self._app.primaryScreen())
        self._window.showNormal()
        self._window.setGeometry(geometry)
        self._window.showFullScreen()

    @property
    def is_display_on(self) -> bool:
        """Return True if a screen is connected, switched on and shows the exhibit's window."""
        return self._is_display_on

    @Slot()
    def update(self) -> None:
        if not self.is_in_place() and not self._was_restored:
            self.restore()
            # The window is not exposed yet; the next update checks that.
            self._was_restored = True
            self._schedule()
            return
        self._was_restored = False
        is_off = self._window.isVisible() and not self._window.isExposed() and not self._is_unmapped()
        is_display_on = self._screen_geometry() is not None and not is_off
        if is_display_on != self._is_display_on:
            self._is_display_on = is_display_on
            self._on_display_changed(is_display_on)

    def close(self) -> None:
        self._timer.stop()
        self._window.removeEventFilter(self)
        self._app.primaryScreenChanged.disconnect(self._on_screen_changed)
        self._app.screenAdded.disconnect(self._on_screen_added)
        self._app.screenRemoved.disconnect(self._on_screen_changed)
        for screen in self._app.screens():
            screen.geometryChanged.disconnect(self._schedule)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if event.type() in (QEvent.Type.Expose, QEvent.Type.Move, QEvent.Type.Resize):
            self._schedule()
        return False

    def _screen_geometry(self) -> QRect | None:
        screen = self._app.primaryScreen()
        # `primaryScreen` returns None without a screen, though PySide's stubs exclude that.
        return None if not self._app.screens() or screen.geometry().isEmpty() else screen.geometry()

    @Slot(QScreen)
    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._schedule)
        self._schedule()

    @Slot(QScreen)
    def _on_screen_changed(self, _screen: QScreen | None) -> None:
        self._schedule()

    @Slot()
    def _schedule(self) -> None:
        self._timer.start()
