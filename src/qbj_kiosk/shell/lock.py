"""The lock: nothing that an application can stop takes the screen from the exhibit."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent, QWindow

from qbj_kiosk.shell import chords

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
"""What never reaches anything, whoever it is for."""
SHAKEN = frozenset(
    {Kind.WindowStateChange, Kind.WindowDeactivate, Kind.WindowActivate, Kind.Hide, Kind.Move, Kind.Resize}
)
"""After these the window may have lost the screen, or have it again."""
HEEDED = REFUSED | SHAKEN | PRESSES | CLICKS | {Kind.KeyRelease, Kind.Wheel, Kind.Show}

SCHEMES = ("http", "https", "file", "ftp", "mailto", "tel", "sms", "data", "about", "javascript", "qrc")
"""Links that would open something beside the exhibit."""

SOON, SELDOM = 50, 5000
"""Milliseconds after which the screen is taken back: at first, and at most, where the system keeps refusing it."""


class Placement(Protocol):
    """How the window stands on its screen."""

    def stands(self) -> bool:
        """Whether it stands as it shall."""

    def take(self) -> None:
        """Puts it back."""


class FixedPlacement:
    """The state and place that a window has when this is made."""

    def __init__(self, window: QWindow) -> None:
        self._window = window
        self._states, self._geometry = window.windowStates(), window.geometry()

    def stands(self) -> bool:
        """Whether it is shown in the same state and place."""
        window = self._window
        return window.isVisible() and window.windowStates() == self._states and window.geometry() == self._geometry

    def take(self) -> None:
        """Puts it back into them."""
        self._window.setVisible(True)
        self._window.setWindowStates(self._states)
        self._window.setGeometry(self._geometry)


class Lock(QObject):
    """Holds the screen for one window, from its making until `release`.

    Refuses every key that is not a visitor's, close and quit requests, context menus, drops, links and further windows;
    takes the screen back when the window is minimised, hidden, moved or loses the keyboard.

    Args:
        window: the exhibit's window, shown the way it shall stay.
        chord: the staff's key chord.
        staff: called when it is pressed.
        stand: how the window shall stand on its screen; as it does now, if none is given.
        letters: whether keys of one character do what they do.
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
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._timer.timeout.connect(self.hold)
        self._quits = self._app.quitOnLastWindowClosed()
        self._app.setQuitOnLastWindowClosed(False)
        for scheme in SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "refuse")  # type: ignore[arg-type]  # the stub says bytes
        self._app.installEventFilter(self)
        self.hold()

    def release(self) -> None:
        """Lets go: the window can be closed again."""
        self._timer.stop()
        self._app.removeEventFilter(self)
        for scheme in SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
        self._app.setQuitOnLastWindowClosed(self._quits)

    @Slot(QUrl)
    def refuse(self, url: QUrl) -> None:
        """A link that somebody wants opened, and that is not."""

    @Slot()
    def hold(self) -> None:
        """Closes other windows and takes the screen back, if it is lost; tries again ever more seldom."""
        for other in self._app.allWindows():
            if other is not self._window and other.isVisible():
                other.close()
                other.setVisible(False)
        if self._is_held():
            self._timer.setInterval(SOON)
            return
        if not self._placement.stands():
            self._placement.take()
        if not self._window.isActive():
            self._window.raise_()
            self._window.requestActivate()
        self._timer.start(min(self._timer.interval() * 2, SELDOM))

    def _is_held(self) -> bool:
        return self._placement.stands() and self._window.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt asks whether to keep an event from whom it is for."""
        kind = event.type()
        if kind not in HEEDED:
            return False
        other = isinstance(watched, QWindow) and watched is not self._window
        if kind in REFUSED and not (other and kind == Kind.Close):
            event.ignore()
            return True
        if (other and kind == Kind.Show) or (watched is self._window and kind in SHAKEN):
            self._soon()
        # What an item gets has come through its window, all but the question whether it wants a shortcut's keys.
        return (isinstance(watched, QWindow) or kind == Kind.ShortcutOverride) and self._refuses(event)

    def _soon(self) -> None:
        if self._is_held():
            self._timer.start(SOON)
        elif not self._timer.isActive():
            self._timer.start()

    def _refuses(self, event: QEvent) -> bool:
        match event:
            case QKeyEvent():
                refused = self._refuses_key(event)
            case QWheelEvent():
                refused = event.modifiers() != chords.Modifier.NoModifier
            case QMouseEvent():
                refused = event.button() not in chords.BUTTONS
            case _:
                return False
        if refused:
            # What is accepted here is looked up nowhere else: not among shortcuts, not by the system.
            event.accept()
        return refused

    def _refuses_key(self, event: QKeyEvent) -> bool:
        if event.type() == Kind.KeyRelease:
            return not chords.allowed_release(event.key())
        if self._chord is not None and event.keyCombination() == self._chord:
            if event.type() == Kind.KeyPress and not event.isAutoRepeat():
                QTimer.singleShot(0, self._on_chord)
            return True
        return not chords.allowed(event.key(), event.modifiers(), letters=self._letters)


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        raise TypeError("a lock needs an application")
    return app
