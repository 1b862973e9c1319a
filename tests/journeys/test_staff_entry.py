"""Staff entry in kiosk mode by corners and PIN, and the language that staff choose."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF

from qbj_kiosk.session.places import Attract
from qbj_kiosk.settings.model import Settings
from qbj_kiosk.staff import pin
from qbj_kiosk.viewmodels.staff import Staff
from tests.journeys.kiosk_mode_helpers import ALWAYS_CLOSED, OpenInKioskMode, hold_corners

PIN = "271828"


def test_corners_and_pin_open_the_staff_menu(open_in_kiosk_mode: OpenInKioskMode, tmp_path: Path) -> None:
    pin.save_pin(tmp_path / "qbj-kiosk", PIN)
    visitor, kiosk_mode = open_in_kiosk_mode()
    before = visitor.visit
    hold_corners(visitor, kiosk_mode)
    assert kiosk_mode.staff.page == Staff.Page.PIN
    for digit in PIN:
        visitor.touch(digit)
    visitor.key("Return")
    assert kiosk_mode.staff.page == Staff.Page.MENU
    visitor.key("Escape")
    assert kiosk_mode.staff.page == Staff.Page.CLOSED
    assert visitor.visit.place == before.place


def test_corners_held_briefly_change_nothing_on_the_screen(open_in_kiosk_mode: OpenInKioskMode) -> None:
    visitor, kiosk_mode = open_in_kiosk_mode()
    seen = set(visitor.controls())
    visitor.press(QPointF(5, 5), finger=1)
    visitor.press(QPointF(visitor.window.width() - 5, 5), finger=2)
    kiosk_mode._gesture.check()
    visitor.release(finger=2)
    visitor.release(finger=1)
    assert kiosk_mode.staff.page == Staff.Page.CLOSED
    assert set(visitor.controls()) >= {name for name in seen if name != "Touch to set off"}


def test_corners_open_the_staff_page_outside_opening_hours(open_in_kiosk_mode: OpenInKioskMode) -> None:
    visitor, kiosk_mode = open_in_kiosk_mode(ALWAYS_CLOSED)
    hold_corners(visitor, kiosk_mode)
    assert kiosk_mode.staff.page == Staff.Page.PIN
    assert visitor.place == Attract()


def test_finger_that_rests_while_the_staff_page_opens_stays_the_active_contact(
    open_in_kiosk_mode: OpenInKioskMode,
) -> None:
    visitor, kiosk_mode = open_in_kiosk_mode()
    touch_filter = visitor.kiosk.touch_filter
    assert touch_filter is not None
    visitor.press(QPointF(5, 5))
    kiosk_mode.staff.open()
    assert touch_filter._contact is not None
    visitor.release()
    assert touch_filter._contact is None


def test_language_chosen_by_staff_begins_the_next_visit(open_in_kiosk_mode: OpenInKioskMode, tmp_path: Path) -> None:
    visitor, kiosk_mode = open_in_kiosk_mode()
    kiosk_mode.staff_controller.set_language("zh")
    assert visitor.visit.language == "zh"
    visitor.touch("English")
    visitor.touch("Industry")
    visitor.key("Home")
    assert visitor.visit.language == "zh"
    assert "zh" in (tmp_path / "qbj-kiosk" / "choices").read_text(encoding="utf-8")


def test_language_that_the_exhibit_lacks_is_reported(
    open_in_kiosk_mode: OpenInKioskMode, capsys: pytest.CaptureFixture[str]
) -> None:
    visitor, _ = open_in_kiosk_mode(Settings(language="fr"))
    assert visitor.visit.language == "en"
    assert "'fr'" in capsys.readouterr().err
