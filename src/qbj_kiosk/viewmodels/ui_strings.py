"""UI strings for QML: one class per struct of `exhibit.ui_strings`, its members made from the struct's fields.

A field is a constant property; a field with placeholders is a function that takes their values in order.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit import ui_strings
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.session.accessibility import Switch
from qbj_kiosk.viewmodels.typed_properties import constant, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


def members(strings: type[ui_strings.UiStrings]) -> dict[str, object]:
    """Create Qt properties and slots for a struct of UI strings, by their names in camelCase."""
    names = ui_strings.placeholders(strings)
    return {
        _camel_case(field): _function(field, names[field]) if field in names else _property(field)
        for field in strings.__struct_fields__
    }


def _property(field: str) -> object:
    return constant(str, lambda self: getattr(self.source, field))


def _function(field: str, names: tuple[str, ...]) -> Callable[..., object]:
    def filled(self: "Strings", *values: str) -> str:
        return fill(getattr(self.source, field), **dict(zip(names, values, strict=True)))

    filled.__name__ = _camel_case(field)
    return Slot(*[str] * len(names), result=str)(filled)


def _camel_case(field: str) -> str:
    first, *others = field.split("_")
    return first + "".join(map(str.capitalize, others))


class Strings(QObject):
    def __init__(self, source: ui_strings.UiStrings, parent: QObject) -> None:
        super().__init__(parent)
        self.source = source

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...  # noqa: ANN401 - members are made at run time


@QmlElement
@uncreatable
class InterfaceStrings(Strings):
    vars().update(members(ui_strings.InterfaceStrings))


@QmlElement
@uncreatable
class AccessStrings(Strings):
    vars().update(members(ui_strings.AccessStrings))

    @Slot(str, result=str)
    def switchName(self, switch: Switch) -> str:
        return str(getattr(self.source, switch))


@QmlElement
@uncreatable
class SpeechStrings(Strings):
    vars().update(members(ui_strings.SpeechStrings))


@QmlElement
@uncreatable
class HoursStrings(Strings):
    vars().update(members(ui_strings.HoursStrings))


@QmlElement
@uncreatable
class StaffStrings(Strings):
    vars().update(members(ui_strings.StaffStrings))


@QmlElement
@uncreatable
class KeypadStrings(Strings):
    vars().update(members(ui_strings.KeypadStrings))
