"""Staff's pages for QML, with a clock that a test advances."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.exhibit import model
from qbj_kiosk.settings.model import Keypad
from qbj_kiosk.staff import pin
from qbj_kiosk.staff.actions import Actions, InitialValues, step_level
from qbj_kiosk.staff.keypad_learning import KeypadConfig
from qbj_kiosk.staff.lockout import Instant
from qbj_kiosk.staff.pin_verifier import PinVerifier
from qbj_kiosk.staff.status import Status
from qbj_kiosk.viewmodels.staff import Staff
from qbj_kiosk.viewmodels.staff_pin_pad import StaffPinPadModel
from qbj_kiosk.viewmodels.ui_strings import StaffStrings

PIN, OTHER = "2580", "1470"
STATUS = Status("port", "0123456789abcdef", "1.2.3", datetime(2026, 11, 23, 8, 5), software=True)  # noqa: DTZ001 - local time


class Desk:
    """The view model of the staff pages, with recorded actions and a fake clock."""

    def __init__(self, exhibit: model.Exhibit, folder: Path, *, light: bool = True, tag: str = "en") -> None:
        self.time = 100.0
        self.actions: list[object] = []
        self.status_reads = 0
        self.is_writable = True
        self.verifier = PinVerifier(folder, lambda: Instant(self.time, "boot"))
        self.staff = Staff(
            exhibit.languages,
            self.verifier,
            read_status=self._read_status,
            actions=Actions(
                set_language=self.actions.append,
                set_volume=self.actions.append,
                set_brightness=self.actions.append if light else None,
                reload=lambda: self.actions.append("reload"),
                restart=lambda: self.actions.append("restart"),
                leave=lambda: self.actions.append("leave"),
            ),
            choice=InitialValues(tag, 50, 80),
            keypad=KeypadConfig(Keypad(next=("F13",)), Keypad(next=("F24",)), self.save_keypad),
            now=lambda: self.time,
        )

    def save_keypad(self, keypad: Keypad | None) -> bool:
        self.actions.append(keypad)
        return self.is_writable

    def _read_status(self) -> Status:
        self.status_reads += 1
        return STATUS

    @property
    def pad(self) -> StaffPinPadModel:
        return self.staff._pad

    @property
    def strings(self) -> StaffStrings:
        return self.staff._strings[self.staff.language]

    @property
    def page(self) -> Staff.Page:
        return self.staff.page

    def message(self) -> str:
        return self.pad.message

    def type_digits(self, digits: str) -> None:
        for digit in digits:
            self.pad.digit(int(digit))

    def enter_pin(self, digits: str) -> None:
        self.type_digits(digits)
        self.pad.enter()

    def open_menu(self) -> None:
        self.staff.open()
        self.enter_pin(PIN)
        assert self.page == Staff.Page.MENU

    def advance(self, seconds: float) -> None:
        self.time += seconds
        self.staff.tick()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pin.save_pin(tmp_path, PIN)
    return tmp_path


@pytest.fixture
def desk(qapp: QGuiApplication, exhibit: model.Exhibit, folder: Path) -> Desk:
    del qapp
    return Desk(exhibit, folder)


def test_pages_are_closed_at_first(desk: Desk) -> None:
    staff = desk.staff
    assert desk.page == Staff.Page.CLOSED
    assert staff.labels == staff.values == []
    assert not staff._timer.isActive()
    assert desk.status_reads == 0


def test_pin_opens_the_menu(desk: Desk) -> None:
    desk.staff.open()
    assert desk.page == Staff.Page.PIN
    assert desk.staff.values == []
    desk.type_digits("258")
    assert desk.pad.entered == 3
    desk.enter_pin("0")
    assert (desk.page, desk.status_reads, desk.pad.entered) == (Staff.Page.MENU, 1, 0)
    assert "port · 0123456789ab" in desk.staff.values
    assert len(desk.staff.labels) == len(desk.staff.values) == 9


def test_wrong_pin_is_reported_until_the_next_digit(desk: Desk) -> None:
    desk.staff.open()
    desk.enter_pin(OTHER)
    assert (desk.page, desk.message(), desk.pad.entered) == (Staff.Page.PIN, "That is not the PIN", 0)
    desk.pad.digit(1)
    assert desk.message() == ""


def test_erase_deletes_one_digit(desk: Desk) -> None:
    desk.staff.open()
    desk.type_digits("25811")
    for left in (4, 3):
        desk.pad.erase()
        assert desk.pad.entered == left
    desk.enter_pin("0")
    assert desk.page == Staff.Page.MENU


def test_digits_beyond_the_longest_pin_are_ignored(desk: Desk) -> None:
    desk.staff.open()
    desk.type_digits("1" * 30)
    assert desk.pad.entered == 12


def test_empty_entry_is_no_attempt(desk: Desk) -> None:
    desk.staff.open()
    for _ in range(20):
        desk.pad.enter()
    assert desk.message() == ""
    assert not desk.pad.locked


def test_lockout_counts_down_and_ends(desk: Desk) -> None:
    desk.staff.open()
    for _ in range(5):
        desk.enter_pin(OTHER)
    assert desk.pad.locked
    assert desk.message() == "Try again in 60 s"
    desk.enter_pin(PIN)
    assert (desk.page, desk.pad.entered) == (Staff.Page.PIN, 0)
    desk.advance(10.5)
    assert desk.message() == "Try again in 50 s"
    desk.staff.touched()
    desk.advance(49.5)
    assert not desk.pad.locked
    assert desk.message() == ""
    desk.enter_pin(PIN)
    assert desk.page == Staff.Page.MENU


def test_long_lockout_is_shown_in_minutes(desk: Desk) -> None:
    desk.staff.open()
    for _ in range(5):
        desk.enter_pin(OTHER)
    desk.advance(59)
    desk.staff.touched()
    desk.advance(1)
    for _ in range(5):
        desk.enter_pin(OTHER)
    assert desk.message() == "Try again in 2 min"
    desk.staff.close()
    desk.time += 21
    desk.staff.open()
    assert desk.message() == "Try again in 99 s"
    assert desk.pad.locked


def test_pad_without_a_pin_shows_how_to_set_one(qapp: QGuiApplication, exhibit: model.Exhibit, tmp_path: Path) -> None:
    del qapp
    desk = Desk(exhibit, tmp_path)
    desk.staff.open()
    assert "qbj-kiosk staff pin" in str(desk.message())
    desk.enter_pin(PIN)
    assert desk.page == Staff.Page.PIN


@pytest.mark.parametrize("page", [Staff.Page.PIN, Staff.Page.MENU, Staff.Page.PATTERN])
def test_every_page_closes_after_a_minute_without_a_touch(desk: Desk, page: Staff.Page) -> None:
    desk.staff.open() if page == Staff.Page.PIN else desk.open_menu()
    if page == Staff.Page.PATTERN:
        desk.staff.show(Staff.Page.PATTERN)
    assert desk.page == page
    desk.advance(59)
    assert desk.page == page
    desk.staff.touched()
    desk.advance(59.9)
    assert desk.page == page
    desk.advance(0.1)
    assert desk.page == Staff.Page.CLOSED
    assert desk.staff.values == []
    assert not desk.staff._timer.isActive()


def test_lockout_does_not_keep_the_pad_open(desk: Desk) -> None:
    desk.staff.open()
    for _ in range(5):
        desk.enter_pin(OTHER)
    for _ in range(60):
        desk.advance(1)
    assert desk.page == Staff.Page.CLOSED


def test_close_discards_the_digits(desk: Desk) -> None:
    desk.staff.open()
    desk.type_digits("258")
    desk.staff.close()
    desk.staff.open()
    desk.enter_pin("0")
    assert desk.page == Staff.Page.PIN


def test_open_while_open_changes_nothing(desk: Desk) -> None:
    desk.open_menu()
    desk.staff.open()
    assert desk.page == Staff.Page.MENU


def test_back_returns_from_the_pattern_to_the_menu(desk: Desk) -> None:
    desk.open_menu()
    desk.staff.show(Staff.Page.PATTERN)
    assert desk.page == Staff.Page.PATTERN
    desk.staff.back()
    assert (desk.page, desk.status_reads) == (Staff.Page.MENU, 1)
    desk.staff.back()
    assert desk.page == Staff.Page.CLOSED


def keypad_property(desk: Desk, name: str) -> object:
    return desk.staff._keypad.property(name)


def test_back_returns_from_the_keypad_page_to_the_menu(desk: Desk) -> None:
    desk.open_menu()
    desk.staff.show(Staff.Page.KEYPAD)
    assert desk.page == Staff.Page.KEYPAD
    desk.staff.back()
    assert desk.page == Staff.Page.MENU


def test_plain_key_is_refused(desk: Desk) -> None:
    desk.open_menu()
    desk.staff.show(Staff.Page.KEYPAD)
    desk.staff.press_key("Tab", plain=True)
    assert keypad_property(desk, "message") == "Tab has its meaning already"
    assert keypad_property(desk, "asked") == 0


def test_keys_are_ignored_outside_the_keypad_page(desk: Desk) -> None:
    desk.open_menu()
    desk.staff.press_key("F20", plain=False)
    assert keypad_property(desk, "asked") == 0


def test_key_presses_keep_the_keypad_page_open(desk: Desk) -> None:
    desk.open_menu()
    desk.staff.show(Staff.Page.KEYPAD)
    for key in ("F20", "F21", "F22"):
        desk.advance(50)
        desk.staff.press_key(key, plain=False)
    desk.advance(50)
    assert desk.page == Staff.Page.KEYPAD


def test_failed_save_is_reported(desk: Desk) -> None:
    desk.open_menu()
    desk.staff.show(Staff.Page.KEYPAD)
    desk.staff.press_key("F20", plain=False)
    assert keypad_property(desk, "dirty")
    desk.is_writable = False
    desk.staff._keypad.save()
    assert keypad_property(desk, "message") == "Not written; holds until the next start"
    assert not keypad_property(desk, "dirty")


@pytest.mark.parametrize("action", [Staff.Action.RELOAD, Staff.Action.RESTART, Staff.Action.LEAVE])
def test_action_needs_a_second_touch(desk: Desk, action: Staff.Action) -> None:
    desk.open_menu()
    desk.staff.act(action)
    assert (desk.actions, desk.staff.asking, desk.page) == ([], action, Staff.Page.MENU)
    desk.staff.act(action)
    assert (desk.actions, desk.staff.asking, desk.page) == ([action.name.lower()], Staff.Action.NONE, Staff.Page.CLOSED)


def test_another_action_needs_its_own_confirmation(desk: Desk) -> None:
    desk.open_menu()
    for action in (Staff.Action.RELOAD, Staff.Action.LEAVE, Staff.Action.RESTART, Staff.Action.LEAVE):
        desk.staff.act(action)
    assert desk.actions == []
    desk.staff.show(Staff.Page.PATTERN)
    desk.staff.back()
    desk.staff.act(Staff.Action.LEAVE)
    assert desk.actions == []
    desk.staff.act(99)
    assert desk.staff.asking == Staff.Action.LEAVE


@pytest.mark.parametrize(
    "act",
    [
        lambda staff: staff.setLanguage("zh"),
        lambda staff: staff.changeVolume(1),
        lambda staff: staff.changeBrightness(1),
        lambda staff: (staff.act(Staff.Action.LEAVE), staff.act(Staff.Action.LEAVE)),
        lambda staff: staff.show(Staff.Page.PATTERN),
        lambda staff: staff.show(Staff.Page.KEYPAD),
        lambda staff: staff.press_key("F20", plain=False),
    ],
)
@pytest.mark.parametrize("page", [Staff.Page.CLOSED, Staff.Page.PIN])
def test_nothing_works_without_the_pin(desk: Desk, page: Staff.Page, act: Callable[[Staff], object]) -> None:
    if page:
        desk.staff.open()
    act(desk.staff)
    assert (desk.page, desk.actions) == (page, [])
    assert [desk.staff.property(name) for name in ("language", "volume", "brightness")] == ["en", 50, 80]


def test_levels_are_applied_at_once(desk: Desk) -> None:
    desk.open_menu()
    desk.staff.changeVolume(1)
    desk.staff.changeVolume(-7)
    desk.staff.changeBrightness(-9)
    desk.staff.changeBrightness(1)
    assert desk.actions == [60, 0, 10, 20]
    assert [desk.staff.property(name) for name in ("volume", "brightness")] == [0, 20]


def test_pages_use_the_language_that_visits_begin_in(desk: Desk) -> None:
    desk.open_menu()
    assert desk.strings.title == "Staff"
    desk.staff.setLanguage("fr")
    desk.staff.setLanguage("en")
    assert desk.actions == []
    desk.staff.setLanguage("zh")
    assert desk.strings.title == "工作人员"
    assert desk.staff.labels[0] == "展示内容"
    assert desk.actions == ["zh"]


def test_unknown_language_falls_back_to_the_first(qapp: QGuiApplication, exhibit: model.Exhibit, folder: Path) -> None:
    del qapp
    desk = Desk(exhibit, folder, tag="fr")
    assert desk.staff.language == exhibit.languages[0].tag
    desk.open_menu()


def test_brightness_is_hidden_if_it_cannot_be_set(qapp: QGuiApplication, exhibit: model.Exhibit, folder: Path) -> None:
    del qapp
    desk = Desk(exhibit, folder, light=False)
    desk.open_menu()
    desk.staff.changeBrightness(1)
    assert desk.staff.brightness == -1
    assert desk.actions == []


def test_every_string_is_set_in_both_languages(desk: Desk) -> None:
    desk.open_menu()
    for tag in ("zh", "en"):
        desk.staff.setLanguage(tag)
        strings = desk.strings
        meta = strings.metaObject()
        texts = [strings.property(str(meta.property(at).name())) for at in range(1, meta.propertyCount())]
        assert len(texts) > 15
        assert all(text or text is False for text in texts)


@pytest.mark.parametrize(
    ("level", "steps", "to"),
    [(50, 1, 60), (55, 1, 60), (55, -1, 50), (100, 1, 100), (95, 1, 100), (5, -1, 0), (0, -1, 0), (1, -1, 0)],
)
def test_levels_step_by_tens(level: int, steps: int, to: int) -> None:
    assert step_level(level, steps) == to


@given(level=st.integers(0, 100), steps=st.integers(-20, 20), lowest=st.integers(0, 10))
def test_levels_stay_within_their_bounds(level: int, steps: int, lowest: int) -> None:
    assert lowest <= step_level(level, steps, lowest) <= 100
