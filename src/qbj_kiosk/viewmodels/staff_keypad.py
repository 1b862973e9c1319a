"""The page on which staff assign the keys of a keypad, for QML."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.staff.keypad_learning import FUNCTIONS, KeypadConfig, Learning, assign_key, go_back, skip_function
from qbj_kiosk.viewmodels.typed_properties import changing, uncreatable
from qbj_kiosk.viewmodels.ui_strings import KeypadStrings

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@uncreatable
class StaffKeypad(QObject):
    """View model of the page on which staff assign a keypad's keys: asks for one function after the other.

    Args:
        touched: called on every key press and touch.
    """

    changed: ClassVar[Signal] = Signal()

    def __init__(
        self,
        strings: Callable[[], KeypadStrings],
        config: KeypadConfig,
        *,
        touched: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._strings, self._config, self._touched = strings, config, touched
        self._saved = config.current
        self._state = Learning(config.current)
        self._message = ""

    strings = changing(KeypadStrings, lambda self: self._strings(), changed)
    labels = changing("QStringList", lambda self: [self._label(each) for each in FUNCTIONS], changed)
    keys = changing("QStringList", lambda self: self._keys(), changed)
    """As they would be saved; empty for none."""
    asked = changing(int, lambda self: self._state.index, changed)
    """Index of the function whose key is asked for; the number of functions at the end."""
    message = changing(str, lambda self: self._message, changed)
    dirty = changing(bool, lambda self: self._state.keypad != self._saved, changed)
    press = changing(str, lambda self: self._press(), changed)

    def begin(self) -> None:
        """Begin to assign the keypad's keys with the first function, and discard what was not saved."""
        self._set_state(Learning(self._saved))

    def press_key(self, key: str, *, plain: bool) -> None:
        """Assign the key that staff pressed. One that works without assignment is refused."""
        self._touched()
        strings = self._strings()
        if plain:
            self._set_state(self._state, strings.plain(key))
            return
        state = assign_key(self._state, key)
        conflict = state.conflict and strings.taken(state.conflict[0], self._label(state.conflict[1]))
        self._set_state(state, conflict or "")

    @Slot()
    def skip(self) -> None:
        self._touched()
        self._set_state(skip_function(self._state))

    @Slot()
    def goBack(self) -> None:
        self._touched()
        self._set_state(go_back(self._state))

    @Slot()
    def clear(self) -> None:
        """Return to the keypad keys of the settings file."""
        self._touched()
        written = self._config.save(None)
        self._saved = self._config.configured
        strings = self._strings()
        self._set_state(Learning(self._saved), strings.cleared if written else strings.unsaved)

    @Slot()
    def save(self) -> None:
        self._touched()
        self._saved = self._state.keypad
        written = self._config.save(self._saved)
        strings = self._strings()
        self._set_state(Learning(self._saved, index=len(FUNCTIONS)), strings.saved if written else strings.unsaved)

    def _press(self) -> str:
        strings, function = self._strings(), self._state.function
        return str(strings.every if function is None else strings.press(self._label(function)))

    def _label(self, function: str) -> str:
        return str(getattr(self._strings().source, function))

    def _keys(self) -> list[str]:
        keypad = self._state.keypad
        return [", ".join(getattr(keypad, function)) for function in FUNCTIONS]

    def _set_state(self, state: Learning, message: str = "") -> None:
        self._state, self._message = state, message
        self.changed.emit()
