"""Read properties of QML items from Python, their component types, and their accessible names and roles."""

from collections.abc import Iterator

from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem
from shiboken6 import Shiboken

_types: dict[str, frozenset[str]] = {}
"""By class name, the names of the class and its bases. Qt never reuses the name of a QML component's class."""


def class_name(item: QObject) -> str:
    """Return the class name of a QML item; Qt makes up one for each QML component."""
    kind = item.metaObject()
    name = kind.className()
    if name not in _types:
        _types[name] = frozenset(_bases(kind))
    # PySide keeps the wrapper with the item's address, and returns it for the next item that is allocated there.
    Shiboken.invalidate(kind)
    return name


def type_names(item: QObject) -> frozenset[str]:
    """Return the names of a QML item's component and C++ class, and of all their bases."""
    return _types[class_name(item)]


def is_a(item: QObject, component: str) -> bool:
    """Return True if a QML item is an instance of a component, or of one that is based on it."""
    return component in type_names(item)


def _bases(kind: QMetaObject | None) -> Iterator[str]:
    while kind is not None:
        yield kind.className().split("_")[0]
        kind = kind.superClass()


def value(item: QObject, name: str) -> object:
    """Return the value of a QML item's property; raise AttributeError if it has no such property.

    `QObject.property` would return None.
    """
    found = item.property(name)
    if found is None and not has_property(item, name):
        message = f"{class_name(item)} has no property {name!r}"
        raise AttributeError(message)
    return found


def number(item: QObject, name: str) -> float:
    found = value(item, name)
    if not isinstance(found, int | float):
        message = f"{name!r} of {class_name(item)} is {found!r}, not a number"
        raise TypeError(message)
    return float(found)


def has_property(item: QObject, name: str) -> bool:
    kind = item.metaObject()
    found = kind.indexOfProperty(name) >= 0
    Shiboken.invalidate(kind)
    return found


def evaluate(item: QObject, expression: str) -> object:
    """Evaluate a QML expression in the scope of an item: Python cannot read QML's enumerations.

    Raises:
        AttributeError: if the expression is undefined.
    """
    result, undefined = QQmlExpression(QQmlEngine.contextForObject(item), item, expression).evaluate()
    if undefined:
        message = f"{expression!r} is undefined in {class_name(item)}"
        raise AttributeError(message)
    return result


def evaluate_number(item: QObject, expression: str) -> float:
    result = evaluate(item, expression)
    if not isinstance(result, int | float):
        message = f"{expression!r} in {class_name(item)} is {result!r}, not a number"
        raise TypeError(message)
    return float(result)


def accessible_name(item: QQuickItem) -> str:
    """Return a QML item's name for assistive technology; empty if the item is hidden from it."""
    return _accessible_text(item, QAccessible.Text.Name)


def accessible_description(item: QQuickItem) -> str:
    return _accessible_text(item, QAccessible.Text.Description)


def role(item: QQuickItem) -> QAccessible.Role:
    interface = _accessible(item)
    return interface.role() if interface else QAccessible.Role.NoRole


def _accessible_text(item: QQuickItem, kind: QAccessible.Text) -> str:
    interface = _accessible(item)
    return interface.text(kind) if interface else ""


def _accessible(item: QQuickItem) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(item)
