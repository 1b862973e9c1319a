"""The view models that only kiosk mode has, in one object for QML: presence, opening hours, staff pages."""

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement

from qbj_kiosk.viewmodels.hours import Hours
from qbj_kiosk.viewmodels.presence import Presence
from qbj_kiosk.viewmodels.staff import Staff
from qbj_kiosk.viewmodels.typed_properties import constant, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@uncreatable
class KioskModeModels(QObject):
    def __init__(self, presence: Presence, hours: Hours, staff: Staff) -> None:
        super().__init__()
        self._presence, self._hours, self._staff = presence, hours, staff

    presence = constant(Presence, lambda self: self._presence)
    hours = constant(Hours, lambda self: self._hours)
    staff = constant(Staff, lambda self: self._staff)
