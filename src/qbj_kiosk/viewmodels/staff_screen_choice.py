"""Staff's choice of the screen for QML. A change that is not confirmed is reverted."""

from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.staff.screen_choice import (
    KEEP_SECONDS,
    ScreenChoice,
    ScreenConfig,
    next_output,
    next_rotation,
    shown_output,
)
from qbj_kiosk.viewmodels.typed_properties import changing, constant, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@uncreatable
class StaffScreenChoice(QObject):
    """View model of the staff's choice of screen output and rotation.

    `config` is None where this program does not set them.

    Args:
        touched: called on every touch.
        now: monotonic clock in seconds.
    """

    changed: ClassVar[Signal] = Signal()

    def __init__(
        self, config: ScreenConfig | None, *, touched: Callable[[], None], now: Callable[[], float], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._config, self._touched, self._now = config, touched, now
        self._kept = self._choice = config.current if config else ScreenChoice()
        self._changed_at = 0.0
        self._seconds_left = 0
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self.tick)

    available = constant(bool, lambda self: self._config is not None)
    outputs = changing("QStringList", lambda self: self._outputs(), changed)
    output = changing(str, lambda self: shown_output(self._outputs(), self._choice.output), changed)
    rotation = changing(int, lambda self: self._choice.rotation, changed)
    secondsLeft = changing(int, lambda self: self._seconds_left, changed)
    """Time to confirm the change; 0 if none waits."""

    @Slot()
    def changeOutput(self) -> None:
        self._try(replace(self._choice, output=next_output(self._outputs(), self._choice.output)))

    @Slot()
    def changeRotation(self) -> None:
        self._try(replace(self._choice, rotation=next_rotation(self._choice.rotation)))

    @Slot()
    def keep(self) -> None:
        self._touched()
        if self._config is not None and self._seconds_left:
            self._kept = self._choice
            self._config.save(self._kept)
            self._end_question()

    @Slot()
    def revert(self) -> None:
        """Return to the output and rotation of the screen that staff kept last."""
        if self._config is not None and self._seconds_left:
            self._choice = self._kept
            self._config.apply(self._kept)
            self._end_question()

    @Slot()
    def tick(self) -> None:
        left = KEEP_SECONDS - int(self._now() - self._changed_at)
        if left <= 0:
            self.revert()
        elif left != self._seconds_left:
            self._seconds_left = left
            self.changed.emit()

    def _outputs(self) -> list[str]:
        return list(self._config.list_outputs()) if self._config else []

    def _try(self, choice: ScreenChoice) -> None:
        self._touched()
        if self._config is None or choice == self._choice:
            return
        self._choice = choice
        self._config.apply(choice)
        if choice == self._kept:
            self._end_question()
            return
        self._changed_at, self._seconds_left = self._now(), KEEP_SECONDS
        self._timer.start()
        self.changed.emit()

    def _end_question(self) -> None:
        self._timer.stop()
        self._seconds_left = 0
        self.changed.emit()
