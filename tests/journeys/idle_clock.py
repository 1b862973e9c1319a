"""A visitor in kiosk mode, whose idle time a test advances on a fake clock."""

from dataclasses import dataclass
from pathlib import Path

from qbj_kiosk.app.kiosk_mode_extension import KioskModeExtension
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session import reading_time
from qbj_kiosk.session.accessibility import MORE_TIME_FACTOR
from qbj_kiosk.settings.model import Settings
from qbj_kiosk.viewmodels.presence import Presence
from tests.journeys.visitor import Visitor
from tests.kiosks import rest


@dataclass
class Watched:
    visitor: Visitor
    kiosk_mode: KioskModeExtension
    clock: list[float]

    @property
    def presence(self) -> Presence:
        return self.kiosk_mode.presence

    @property
    def patience(self) -> float:
        """Return the seconds without a touch until the idle prompt appears."""
        visit = self.visitor.visit
        reading = reading_time.reading_seconds(self.visitor.kiosk.bundle.exhibit, visit.language, visit.place)
        return (60 + reading) * (MORE_TIME_FACTOR if visit.access.patient else 1) + 0.001

    def wait(self, seconds: float) -> None:
        self.clock[0] += seconds
        self.presence.update()
        rest()

    @property
    def asking(self) -> bool:
        return bool(item_properties.value(self.presence, "asking"))


def watch(visitor: Visitor, state: Path) -> Watched:
    clock = [1000.0]
    kiosk_mode = KioskModeExtension(
        visitor.kiosk, Settings(), environ={"XDG_STATE_HOME": str(state)}, now=lambda: clock[0]
    )
    rest()
    return Watched(visitor, kiosk_mode, clock)
