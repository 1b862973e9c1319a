"""Event filter that turns every key press into `on_key` while the idle prompt is open."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject
from PySide6.QtGui import QKeyEvent, QWindow


class IdlePromptKeys(QObject):
    """Blocks key presses while the idle prompt is open and calls `on_key` instead, also for keys that the lock blocks.

    A key must not move the focus or act on what the question covers. Create it after the lock and before the keypad:
    Qt calls the last installed event filter first, so a mapped key of the keypad arrives here as its substitute.

    Args:
        window: the exhibit's window.
        chord: the staff's key chord, which is never blocked.
        is_open: returns True while the question is open and nothing covers it.
        on_key: called once for each blocked key press.
    """

    def __init__(
        self,
        window: QWindow,
        chord: QKeyCombination | None,
        is_open: Callable[[], bool],
        on_key: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._chord, self._is_open, self._on_key = window, chord, is_open, on_key
        if (app := QCoreApplication.instance()) is not None:
            app.installEventFilter(self)

    def close(self) -> None:
        if (app := QCoreApplication.instance()) is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Key events pass the window before an item.
        if event.type() != QEvent.Type.KeyPress or watched is not self._window or not isinstance(event, QKeyEvent):
            return False
        if event.keyCombination() == self._chord or not self._is_open():
            return False
        event.accept()
        self._on_key()
        return True
