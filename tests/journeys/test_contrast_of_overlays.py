"""Contrast of the overlays of kiosk mode: the question, the closed screen and the staff pages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from qbj_kiosk.app.kiosk_mode_extension import KioskModeExtension
from qbj_kiosk.session import events as ev
from qbj_kiosk.settings.model import DAYS, Hours, Settings
from qbj_kiosk.staff import pin
from qbj_kiosk.viewmodels.staff import Staff
from tests.journeys import contrast_measurement
from tests.journeys.stricter_layout_rules import Screen
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import rest

NIGHT = Settings(hours=replace(Hours(), **dict.fromkeys(DAYS, ())))
PIN = "271828"


class Watching:
    def __init__(self, visitor: Visitor, settings: Settings, state: Path) -> None:
        self.visitor, self.now = visitor, 1000.0
        environ = {"XDG_STATE_HOME": str(state)}
        self.kiosk_mode = KioskModeExtension(visitor.kiosk, settings, environ=environ, now=lambda: self.now)
        rest()

    def texts(self) -> list[str]:
        """Return the texts on the screen whose contrast is too low."""
        rest()
        return contrast_measurement.failing(
            contrast_measurement.of_texts(Screen.of(self.visitor.window)), "over the exhibit"
        )


Watch = Callable[[Settings], Watching]


@pytest.fixture
def watch(new_visitor: NewVisitor, tmp_path: Path) -> Iterator[Watch]:
    pin.save_pin(tmp_path / "qbj-kiosk", PIN)
    made: list[Watching] = []

    def begin(settings: Settings) -> Watching:
        made.append(Watching(new_visitor(start="industry"), settings, tmp_path))
        return made[-1]

    yield begin
    for each in made:
        each.kiosk_mode.close()
    rest()


@pytest.mark.parametrize("high", [False, True], ids=["designed", "high contrast"])
def test_idle_prompt_has_contrast(watch: Watch, *, high: bool) -> None:
    watched = watch(Settings())
    watched.visitor.kiosk.session.dispatch(ev.SetSwitch("contrast", on=high))
    watched.kiosk_mode.presence.touched()
    watched.now += 10_000
    watched.kiosk_mode.presence.update()
    assert watched.kiosk_mode.presence.asking
    assert watched.texts() == []


def test_hours_on_the_closed_screen_have_contrast(watch: Watch) -> None:
    watched = watch(NIGHT)
    watched.visitor.touch(watched.visitor.middle())
    assert "Closed now" in watched.visitor.reads()
    assert watched.texts() == []


def test_staff_pages_have_contrast(watch: Watch) -> None:
    watched = watch(Settings())
    watched.kiosk_mode.staff.open()
    assert watched.texts() == []
    for digit in PIN:
        watched.visitor.touch(digit)
    watched.visitor.key("Return")
    for page in (Staff.Page.MENU, Staff.Page.KEYPAD):
        assert watched.kiosk_mode.staff.page == page
        assert watched.texts() == []
        watched.kiosk_mode.staff.show(Staff.Page.KEYPAD)
