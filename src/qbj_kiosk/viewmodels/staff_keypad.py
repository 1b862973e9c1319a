"""The page on which staff press each key of a keypad, for QML."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.exhibit.ui_strings import KeypadWords
from qbj_kiosk.staff.keypad import FUNCTIONS, KeypadConfig, Learning, assign_key, go_back, skip_function
from qbj_kiosk.viewmodels.properties import changing, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@uncreatable
class StaffKeypad(QObject):
    """Asks for one key after the other. What was learned holds once it is saved.

    Args:
        words: those of the language spoken now.
        config: key assignments of the keypad, and how to save them.
        touched: told of every press.
        parent: holds this.
    """

    changed: ClassVar[Signal] = Signal()

    def __init__(
        self, words: Callable[[], KeypadWords], config: KeypadConfig, *, touched: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._words, self._config, self._touched = words, config, touched
        self._kept = config.current
        self._at = Learning(config.current)
        self._message = ""

    labels = changing("QStringList", lambda self: [self._name(each) for each in FUNCTIONS], changed)
    """What the functions are called, in their order."""
    keys = changing("QStringList", lambda self: self._keys(), changed)
    """The keys of each, as they would be saved; empty where it has none."""
    asked = changing(int, lambda self: self._at.index, changed)
    """The function that is asked for; as many as there are, when every one was."""
    message = changing(str, lambda self: self._message, changed)
    """What became of the last press."""
    dirty = changing(bool, lambda self: self._at.keypad != self._kept, changed)
    """Whether there is something to save."""
    title = changing(str, lambda self: self._words().title, changed)
    press = changing(str, lambda self: self._press(), changed)
    unset = changing(str, lambda self: self._words().unset, changed)
    before = changing(str, lambda self: self._words().before, changed)
    skipName = changing(str, lambda self: self._words().skip, changed)
    clearName = changing(str, lambda self: self._words().clear, changed)
    saveName = changing(str, lambda self: self._words().save, changed)

    def begin(self) -> None:
        """Asks for the first key; what was not saved is forgotten."""
        self._become(Learning(self._kept))

    def hear(self, key: str, *, plain: bool) -> None:
        """A key was pressed; a plain one has its meaning on every keyboard."""
        self._touched()
        if plain:
            self._become(self._at, fill(self._words().plain, key=key))
            return
        at = assign_key(self._at, key)
        taken = at.conflict and fill(self._words().taken, key=at.conflict[0], name=self._name(at.conflict[1]))
        self._become(at, taken or "")

    @Slot()
    def skip(self) -> None:
        """The function keeps what it has."""
        self._touched()
        self._become(skip_function(self._at))

    @Slot()
    def goBack(self) -> None:
        """The function before is asked for again."""
        self._touched()
        self._become(go_back(self._at))

    @Slot()
    def clear(self) -> None:
        """Forgets everything that was ever learned: the settings decide again."""
        self._touched()
        written = self._config.save(None)
        self._kept = self._config.configured
        self._become(Learning(self._kept), self._words().cleared if written else self._words().unsaved)

    @Slot()
    def save(self) -> None:
        """From now on keys stand for what was learned."""
        self._touched()
        self._kept = self._at.keypad
        written = self._config.save(self._kept)
        at = Learning(self._kept, index=len(FUNCTIONS))
        self._become(at, self._words().saved if written else self._words().unsaved)

    def _press(self) -> str:
        words = self._words()
        return words.every if self._at.function is None else fill(words.press, name=self._name(self._at.function))

    def _name(self, function: str) -> str:
        return str(getattr(self._words(), function))

    def _keys(self) -> list[str]:
        pad = self._at.keypad
        return [", ".join(getattr(pad, function)) for function in FUNCTIONS]

    def _become(self, at: Learning, message: str = "") -> None:
        self._at, self._message = at, message
        self.changed.emit()
