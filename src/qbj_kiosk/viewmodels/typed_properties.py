"""Qt properties with Python types that mypy checks, which PySide6's stubs do only in part."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any, Generic, TypeVar, cast, overload

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlUncreatable

Model = TypeVar("Model", bound=type[QObject])
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class ReadOnly(Generic[T_co]):
    """Type of a read-only Qt property, for mypy."""

    def __get__(self, instance: object, owner: type) -> T_co:
        raise NotImplementedError


def uncreatable(model: Model) -> Model:
    return cast("Model", cast("Any", QmlUncreatable)("created by the application")(model))


@overload
def constant(kind: type[T], get: Callable[[Any], T]) -> ReadOnly[T]: ...
@overload
def constant(kind: str, get: Callable[[Any], Any]) -> ReadOnly[Any]: ...
def constant(kind: type | str, get: Callable[[Any], Any]) -> Any:  # the overloads give the type
    """Return a Qt property that never changes. `kind` is a type or the name of a Qt type."""
    return Property(_qt_type(kind), get, constant=True)


@overload
def changing(kind: type[T], get: Callable[[Any], T], notify: Signal) -> ReadOnly[T]: ...
@overload
def changing(kind: str, get: Callable[[Any], Any], notify: Signal) -> ReadOnly[Any]: ...
def changing(kind: type | str, get: Callable[[Any], Any], notify: Signal) -> Any:
    return Property(_qt_type(kind), get, notify=notify)


def _qt_type(kind: type | str) -> type:
    # PySide6 accepts no enum as a property's type; QML compares enum values as integers anyway.
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        return int
    return cast("type", kind)
