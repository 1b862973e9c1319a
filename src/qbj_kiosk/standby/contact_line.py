"""Contact line of the standby page, shown after a minute."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow

DELAY_MS = 60_000
LINES = (
    "如仍未恢复，请联系：{contact}",  # noqa: RUF001 - Chinese punctuation
    "If it stays away, please contact: {contact}",
)


class Contact(QObject):
    """Shows the contact for visitors on the standby page after `DELAY_MS`, while the exhibit does not cover it.

    Args:
        window: the standby page's window.
        contact: contact for visitors; empty for no lines.
    """

    coveredChanged: ClassVar[Signal] = Signal(bool)
    """May be emitted in any thread."""

    def __init__(self, window: QWindow, contact: str) -> None:
        super().__init__(window)
        self._window = window
        self._lines = [line.format(contact=contact) for line in LINES] if contact else []
        self._timer = QTimer(self, interval=DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self._show)
        self.coveredChanged.connect(self._set_covered)
        self._timer.start()

    @Slot()
    def _show(self) -> None:
        self._set_lines(self._lines)

    @Slot(bool)
    def _set_covered(self, is_covered: bool) -> None:  # noqa: FBT001 - argument of a signal
        self._set_lines(())
        if is_covered:
            self._timer.stop()
        else:
            self._timer.start()

    def _set_lines(self, lines: Sequence[str]) -> None:
        self._window.setProperty("contact", list(lines))
