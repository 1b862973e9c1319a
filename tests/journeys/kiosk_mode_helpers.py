"""Helpers for visits in kiosk mode: settings that are always closed, and the staff gesture."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QPointF

from qbj_kiosk.app.kiosk_mode_extension import KioskModeExtension
from qbj_kiosk.settings.model import DAYS, Hours, Settings
from tests.journeys.visitor import Visitor
from tests.kiosks import rest

ALWAYS_CLOSED = Settings(hours=replace(Hours(), **dict.fromkeys(DAYS, ())))

OpenInKioskMode = Callable[..., tuple[Visitor, KioskModeExtension]]


def hold_corners(visitor: Visitor, kiosk_mode: KioskModeExtension) -> None:
    """Hold two opposite corners of the screen with two fingers, until the staff gesture counts."""
    visitor.press(QPointF(5, 5), finger=1)
    visitor.press(QPointF(visitor.window.width() - 5, visitor.window.height() - 5), finger=2)
    later = kiosk_mode._gesture._now() + 60
    kiosk_mode._gesture._now = lambda: later
    kiosk_mode._gesture.check()
    visitor.release(finger=2)
    visitor.release(finger=1)
    rest()
