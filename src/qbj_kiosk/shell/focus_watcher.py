"""Tells of what the keyboard goes to, from what assistive technology is told of it."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import SIGNAL, SLOT, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QWindow

from qbj_kiosk.speech.focus_text import Control, Role

Is = QAccessible.Role
What = QAccessible.Text

ROLES: Final[Mapping[QAccessible.Role, Role]] = {
    Is.Button: "button",
    Is.PageTab: "tab",
    Is.Link: "link",
    Is.RadioButton: "radio",
    Is.CheckBox: "switch",
    Is.Switch: "switch",
    Is.Slider: "slider",
}
PLACED: Final = frozenset({Is.PageTab, Is.RadioButton})
"""Roles whose place among their like is told; a stop's name has it already."""
NOTHING: Final = Control("")
"""Has the keyboard where nothing has it that is told a name."""
RETOLD: Final = ("nameChanged()", "descriptionChanged()")
"""How QML's `Accessible` tells that what is told of a control is another by now."""
SETTLING: Final = 200
"""Milliseconds after which what moved stands."""


class FocusWatcher(QObject):
    """Follows the keyboard while it is on.

    Args:
        window: the exhibit's window; what has the keyboard elsewhere is not told.
        tell: is told of each control that the keyboard has come to rest on.
    """

    def __init__(self, app: QGuiApplication, window: QWindow, tell: Callable[[Control], None]) -> None:
        super().__init__(window)
        self._window, self._tell = window, tell
        self._on = False
        self._said: Control | None = None
        # One key may move the keyboard twice; only where it comes to rest is told.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        self._settled = QTimer(self, singleShot=True, interval=SETTLING)
        self._settled.timeout.connect(self._look)
        app.focusObjectChanged.connect(self.again)

    def turn(self, *, on: bool) -> bool:
        """Begins with what has the keyboard now, or ends.

        Returns:
            Whether that is a change.
        """
        if on == self._on:
            return False
        self._on, self._said = on, None
        if on:
            self._soon.start()
        else:
            self._soon.stop()
            self._settled.stop()
        return True

    @Slot()
    def again(self) -> None:
        """Something has changed: what has the keyboard is told, unless it would be told the same."""
        if self._on:
            self._soon.start()

    def settle(self) -> None:
        """Something moves: what has the keyboard is told once it stands, not at every step of its way."""
        if self._on:
            self._settled.start()

    def repeat(self) -> None:
        """What has the keyboard is told, the same or not; that nothing has it is told too."""
        self._said = None
        self.again()

    def _look(self) -> None:
        # Asked anew: what is given with a signal may be gone by now.
        focused = self._window.focusObject()
        known = _known(focused)
        seen = told_of(known) if known is not None else None
        if seen is None and self._said is None:
            seen = NOTHING
        if seen is not None and seen != self._said:
            self._said = seen
            self._tell(seen)
        if focused is not None:
            self._follow(focused)

    def _follow(self, focused: QObject) -> None:
        # Kept when the keyboard has gone on: only what has it is looked at.
        for told in focused.children():
            if told.inherits("QQuickAccessibleAttached"):
                for retold in RETOLD:
                    QObject.connect(told, SIGNAL(retold), self, SLOT("again()"), Qt.ConnectionType.UniqueConnection)


def told_of(known: QAccessibleInterface) -> Control | None:
    """What assistive technology is told of an object, as a control; None where it is told no name."""
    if not known.isValid() or not known.text(What.Name):
        return None
    kind, state = known.role(), known.state()
    role = ROLES.get(kind)
    number, total = _place(known, kind) if kind in PLACED else (0, 0)
    return Control(
        known.text(What.Name),
        role,
        known.text(What.Description),
        chosen=bool(state.selected) if role == "tab" else role == "radio" and bool(state.checked),
        on=bool(state.checked) if role == "switch" else None,
        value=_value(known) if role == "slider" else "",
        number=number,
        total=total,
    )


def _value(known: QAccessibleInterface) -> str:
    # As a text, Qt has none for QML's sliders.
    return f"{known.valueInterface().currentValue():g}"


def _place(known: QAccessibleInterface, kind: QAccessible.Role) -> tuple[int, int]:
    above = known.parent()
    beside = [above.child(at) for at in range(above.childCount())]
    like = [child.object() for child in beside if child.role() == kind and not child.state().invisible]
    return (like.index(known.object()) + 1, len(like)) if known.object() in like else (0, 0)


def _known(focused: QObject | None) -> QAccessibleInterface | None:
    return None if focused is None else QAccessible.queryAccessibleInterface(focused)
