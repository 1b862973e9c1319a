"""Input lock: blocks the keys, gestures and window changes by which visitors could leave the exhibit."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent, QWindow

from qbj_kiosk.shell import allowed_keys

Kind = QEvent.Type

PRESSES = frozenset({Kind.KeyPress, Kind.ShortcutOverride})
CLICKS = frozenset({Kind.MouseButtonPress, Kind.MouseButtonRelease, Kind.MouseButtonDblClick})
REFUSED = frozenset(
    {
        Kind.Close,
        Kind.Quit,
        Kind.ContextMenu,
        Kind.DragEnter,
        Kind.DragMove,
        Kind.Drop,
        Kind.FileOpen,
        Kind.NativeGesture,
        Kind.Shortcut,
        Kind.WhatsThisClicked,
    }
)
"""Events that are blocked for every object."""
WINDOW_CHANGES = frozenset(
    {Kind.WindowStateChange, Kind.WindowDeactivate, Kind.WindowActivate, Kind.Hide, Kind.Move, Kind.Resize}
)
"""Events after which the window may have lost the screen or regained it."""
HANDLED = REFUSED | WINDOW_CHANGES | PRESSES | CLICKS | {Kind.KeyRelease, Kind.Wheel, Kind.Show}

SCHEMES = ("http", "https", "file", "ftp", "mailto", "tel", "sms", "data", "about", "javascript", "qrc")
"""URL schemes that would open another program."""

FIRST_RETRY_MS, MAX_RETRY_MS = 50, 5000
"""Delay before the window is restored: doubled at each attempt that the system refuses."""


class Placement(Protocol):
    def is_in_place(self) -> bool: ...

    def restore(self) -> None: ...


class FixedPlacement:
    def __init__(self, window: QWindow) -> None:
        self._window = window
        self._states, self._geometry = window.windowStates(), window.geometry()

    def is_in_place(self) -> bool:
        window = self._window
        return window.isVisible() and window.windowStates() == self._states and window.geometry() == self._geometry

    def restore(self) -> None:
        self._window.setVisible(True)
        self._window.setWindowStates(self._states)
        self._window.setGeometry(self._geometry)


class InputLock(QObject):
    """Event filter that keeps visitors in the exhibit: its window stays on the screen until `release`.

    Blocks keys that visitors may not use, close and quit requests, context menus, drops, links and further windows.
    Restores the window when it is minimised, hidden, moved or loses the keyboard focus.

    Args:
        placement: required placement of the window; the current one if None.
        letters: False to block the shortcuts of one character.
    """

    def __init__(
        self,
        window: QWindow,
        *,
        chord: QKeyCombination | None = None,
        on_chord: Callable[[], None] = lambda: None,
        placement: Placement | None = None,
        letters: bool = True,
    ) -> None:
        super().__init__(window)
        self._app = _application()
        self._window = window
        self._chord = chord
        self._on_chord = on_chord
        self._placement = placement or FixedPlacement(window)
        self._letters = letters
        self._timer = QTimer(self, singleShot=True, interval=FIRST_RETRY_MS)
        self._timer.timeout.connect(self.enforce)
        self._quit_on_last_window = self._app.quitOnLastWindowClosed()
        self._app.setQuitOnLastWindowClosed(False)
        for scheme in SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "ignore_url")  # type: ignore[arg-type]  # the stub requires bytes
        self._app.installEventFilter(self)
        self.enforce()

    def release(self) -> None:
        self._timer.stop()
        self._app.removeEventFilter(self)
        for scheme in SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
        self._app.setQuitOnLastWindowClosed(self._quit_on_last_window)

    @Slot(QUrl)
    def ignore_url(self, url: QUrl) -> None:
        """Handle a link of the exhibit by not opening it."""

    @Slot()
    def enforce(self) -> None:
        """Close other windows and restore the exhibit's window if needed; retry with growing delays."""
        for other in self._app.allWindows():
            if other is not self._window and other.isVisible():
                other.close()
                other.setVisible(False)
        if self._is_secured():
            self._timer.setInterval(FIRST_RETRY_MS)
            return
        if not self._placement.is_in_place():
            self._placement.restore()
        if not self._window.isActive():
            self._window.raise_()
            self._window.requestActivate()
        self._timer.start(min(self._timer.interval() * 2, MAX_RETRY_MS))

    def _is_secured(self) -> bool:
        return self._placement.is_in_place() and self._window.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in HANDLED:
            return False
        is_other_window = isinstance(watched, QWindow) and watched is not self._window
        if kind in REFUSED and not (is_other_window and kind == Kind.Close):
            event.ignore()
            return True
        if (is_other_window and kind == Kind.Show) or (watched is self._window and kind in WINDOW_CHANGES):
            self._schedule()
        # Key events pass the window before an item, except ShortcutOverride, which Qt sends to the item directly.
        return (isinstance(watched, QWindow) or kind == Kind.ShortcutOverride) and self._blocks(event)

    def _schedule(self) -> None:
        if self._is_secured():
            self._timer.start(FIRST_RETRY_MS)
        elif not self._timer.isActive():
            self._timer.start()

    def _blocks(self, event: QEvent) -> bool:
        match event:
            case QKeyEvent():
                is_blocked = self._blocks_key(event)
            case QWheelEvent():
                is_blocked = event.modifiers() != allowed_keys.Modifier.NoModifier
            case QMouseEvent():
                is_blocked = event.button() not in allowed_keys.BUTTONS
            case _:
                return False
        if is_blocked:
            # An accepted event triggers no shortcut and is not passed on to the system.
            event.accept()
        return is_blocked

    def _blocks_key(self, event: QKeyEvent) -> bool:
        if event.type() == Kind.KeyRelease:
            return not allowed_keys.is_release_allowed(event.key())
        if self._chord is not None and event.keyCombination() == self._chord:
            if event.type() == Kind.KeyPress and not event.isAutoRepeat():
                QTimer.singleShot(0, self._on_chord)
            return True
        return not allowed_keys.is_press_allowed(event.key(), event.modifiers(), letters=self._letters)


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        raise TypeError("create a QGuiApplication before a Lock")
    return app
