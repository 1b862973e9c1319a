"""Declaring what QML sees, in types that checkers understand: PySide6's stubs know these calls only in part."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlUncreatable

Model = TypeVar("Model", bound=type[QObject])


def made_here(model: Model) -> Model:
    """Marks a type that QML may hold but never make."""
    return cast("Model", cast("Any", QmlUncreatable)("made by the application")(model))


def constant(kind: type | str, get: Callable[[Any], object]) -> Property:
    """A property that never changes."""
    return Property(cast("type", kind), get, constant=True)


def changing(kind: type | str, get: Callable[[Any], object], notify: Signal) -> Property:
    """A property that a signal tells the changes of."""
    return Property(cast("type", kind), get, notify=notify)
