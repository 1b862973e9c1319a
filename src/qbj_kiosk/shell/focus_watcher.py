"""Reports the control with the keyboard focus, as assistive technology sees it."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import SIGNAL, SLOT, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QWindow

from qbj_kiosk.speech.focus_text import Control, Role

AccessibleRole = QAccessible.Role
AccessibleText = QAccessible.Text

ROLES: Final[Mapping[QAccessible.Role, Role]] = {
    AccessibleRole.Button: "button",
    AccessibleRole.PageTab: "tab",
    AccessibleRole.Link: "link",
    AccessibleRole.RadioButton: "radio",
    AccessibleRole.CheckBox: "switch",
    AccessibleRole.Switch: "switch",
    AccessibleRole.Slider: "slider",
}
NUMBERED_ROLES: Final = frozenset({AccessibleRole.PageTab, AccessibleRole.RadioButton})
"""Roles whose position among their siblings is reported. The name of a stop already contains its number."""
NO_CONTROL: Final = Control("")
"""Reported where no control with a name has the focus."""
CHANGE_SIGNALS: Final = ("nameChanged()", "descriptionChanged()")
"""Signals of QML's `Accessible` attached object."""
STILL_MS: Final = 200
"""Time without changes after which a figure counts as still."""


class FocusWatcher(QObject):
    """Reports the control with the keyboard focus at each change, while enabled.

    Args:
        window: the exhibit's window; focus in other windows is ignored.
    """

    def __init__(self, app: QGuiApplication, window: QWindow, report: Callable[[Control], None]) -> None:
        super().__init__(window)
        self._window, self._report = window, report
        self._is_enabled = False
        self._reported: Control | None = None
        # One key press may move the focus twice; only the last control is reported.
        self._check_timer = QTimer(self, singleShot=True, interval=0)
        self._check_timer.timeout.connect(self._check_now)
        self._still_timer = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still_timer.timeout.connect(self._check_now)
        app.focusObjectChanged.connect(self.check)

    def set_enabled(self, *, enabled: bool) -> bool:
        """Start or stop reporting the focused control; return True if this is a change."""
        if enabled == self._is_enabled:
            return False
        self._is_enabled, self._reported = enabled, None
        if enabled:
            self._check_timer.start()
        else:
            self._check_timer.stop()
            self._still_timer.stop()
        return True

    @Slot()
    def check(self) -> None:
        if self._is_enabled:
            self._check_timer.start()

    @Slot()
    def check_when_still(self) -> None:
        """Check the focused control once its figure has stopped moving, not at each of its steps."""
        if self._is_enabled:
            self._still_timer.start()

    def repeat(self) -> None:
        """Report the control with keyboard focus even if it is unchanged, or `NO_CONTROL`."""
        self._reported = None
        self.check()

    def _check_now(self) -> None:
        # Not the argument of the signal: that object may have been deleted meanwhile.
        focused = self._window.focusObject()
        interface = _query_interface(focused)
        control = describe_control(interface) if interface is not None else None
        if control is None and self._reported is None:
            control = NO_CONTROL
        if control is not None and control != self._reported:
            self._reported = control
            self._report(control)
        if focused is not None:
            self._follow(focused)

    def _follow(self, focused: QObject) -> None:
        # The connections stay when the focus moves on: a check only looks at the focused object.
        if focused.property("valueText") is not None:
            changed = SIGNAL("valueTextChanged()")
            QObject.connect(focused, changed, self, SLOT("check_when_still()"), Qt.ConnectionType.UniqueConnection)
        if focused.property("checked") is not None:
            changed = SIGNAL("checkedChanged()")
            QObject.connect(focused, changed, self, SLOT("check()"), Qt.ConnectionType.UniqueConnection)
        for child in focused.children():
            if child.inherits("QQuickAccessibleAttached"):
                for change in CHANGE_SIGNALS:
                    QObject.connect(child, SIGNAL(change), self, SLOT("check()"), Qt.ConnectionType.UniqueConnection)


def describe_control(interface: QAccessibleInterface) -> Control | None:
    """Describe a focused control as assistive technology gets it; return None if it has no name."""
    if not interface.isValid() or not interface.text(AccessibleText.Name):
        return None
    accessible_role, state = interface.role(), interface.state()
    role = ROLES.get(accessible_role)
    number, total = _position(interface, accessible_role) if accessible_role in NUMBERED_ROLES else (0, 0)
    return Control(
        interface.text(AccessibleText.Name),
        role,
        interface.text(AccessibleText.Description),
        chosen=bool(state.selected) if role == "tab" else role == "radio" and bool(state.checked),
        on=bool(state.checked) if role == "switch" else None,
        value=_value(interface) if role == "slider" else "",
        is_drawn=bool(interface.object().property("drawn")),
        number=number,
        total=total,
    )


def _value(interface: QAccessibleInterface) -> str:
    # QAccessible.Text.Value is empty for QML sliders.
    return str(interface.object().property("valueText") or f"{interface.valueInterface().currentValue():g}")


def _position(interface: QAccessibleInterface, role: QAccessible.Role) -> tuple[int, int]:
    parent = interface.parent()
    children = [parent.child(index) for index in range(parent.childCount())]
    siblings = [child.object() for child in children if child.role() == role and not child.state().invisible]
    item = interface.object()
    return (siblings.index(item) + 1, len(siblings)) if item in siblings else (0, 0)


def _query_interface(focused: QObject | None) -> QAccessibleInterface | None:
    return None if focused is None else QAccessible.queryAccessibleInterface(focused)
