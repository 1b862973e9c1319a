"""The staff's pages for QML, on a clock that stands until it is moved."""

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
from qbj_kiosk.staff.keypad import KeypadConfig
from qbj_kiosk.staff.lockout import Instant
from qbj_kiosk.staff.pin_verifier import PinVerifier
from qbj_kiosk.staff.status import Status
from qbj_kiosk.viewmodels.staff import Staff
from qbj_kiosk.viewmodels.staff_pad import StaffPad
from qbj_kiosk.viewmodels.ui_strings import StaffStrings

PIN, OTHER = "2580", "1470"
STATUS = Status("port", "0123456789abcdef", "1.2.3", datetime(2026, 11, 23, 8, 5), software=True)  # noqa: DTZ001 - by the clock on the wall


class Desk:
    """Somebody of the staff, before the screen."""

    def __init__(self, exhibit: model.Exhibit, folder: Path, *, light: bool = True, tag: str = "en") -> None:
        self.time = 100.0
        self.did: list[object] = []
        self.looked = 0
        self.writes = True
        self.verifier = PinVerifier(folder, lambda: Instant(self.time, "here"))
        self.staff = Staff(
            exhibit.languages,
            self.verifier,
            read_status=self._look,
            actions=Actions(
                set_language=self.did.append,
                set_volume=self.did.append,
                set_brightness=self.did.append if light else None,
                reload=lambda: self.did.append("reload"),
                restart=lambda: self.did.append("restart"),
                leave=lambda: self.did.append("leave"),
            ),
            choice=InitialValues(tag, 50, 80),
            keypad=KeypadConfig(Keypad(next=("F13",)), Keypad(next=("F24",)), self.keep),
            now=lambda: self.time,
        )

    def keep(self, keypad: Keypad | None) -> bool:
        self.did.append(keypad)
        return self.writes

    def _look(self) -> Status:
        self.looked += 1
        return STATUS

    @property
    def pad(self) -> StaffPad:
        return self.staff._pad

    @property
    def words(self) -> StaffStrings:
        return self.staff._strings[self.staff.language]

    @property
    def page(self) -> Staff.Page:
        return self.staff.page

    def says(self) -> object:
        return self.pad.message

    def types(self, digits: str) -> None:
        for digit in digits:
            self.pad.digit(int(digit))

    def enters(self, digits: str) -> None:
        self.types(digits)
        self.pad.enter()

    def inside(self) -> None:
        self.staff.open()
        self.enters(PIN)
        assert self.page == Staff.Page.MENU

    def later(self, seconds: float) -> None:
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


def test_at_first_nothing_is_open_and_nothing_known(desk: Desk) -> None:
    staff = desk.staff
    assert desk.page == Staff.Page.CLOSED
    assert staff.labels == staff.values == []
    assert not staff._timer.isActive()
    assert desk.looked == 0


def test_the_pin_leads_to_the_page(desk: Desk) -> None:
    desk.staff.open()
    assert desk.page == Staff.Page.PIN
    assert desk.staff.values == []
    desk.types("258")
    assert desk.pad.entered == 3
    desk.enters("0")
    assert (desk.page, desk.looked, desk.pad.entered) == (Staff.Page.MENU, 1, 0)
    assert "port · 0123456789ab" in desk.staff.values
    assert len(desk.staff.labels) == len(desk.staff.values) == 9


def test_a_wrong_pin_is_told_until_the_next_digit(desk: Desk) -> None:
    desk.staff.open()
    desk.enters(OTHER)
    assert (desk.page, desk.says(), desk.pad.entered) == (Staff.Page.PIN, "That is not the PIN", 0)
    desk.pad.digit(1)
    assert desk.says() == ""


def test_digits_are_taken_back_one_by_one(desk: Desk) -> None:
    desk.staff.open()
    desk.types("25811")
    for left in (4, 3):
        desk.pad.erase()
        assert desk.pad.entered == left
    desk.enters("0")
    assert desk.page == Staff.Page.MENU


def test_no_more_digits_are_taken_than_a_pin_has(desk: Desk) -> None:
    desk.staff.open()
    desk.types("1" * 30)
    assert desk.pad.entered == 12


def test_nothing_entered_is_no_try(desk: Desk) -> None:
    desk.staff.open()
    for _ in range(20):
        desk.pad.enter()
    assert desk.says() == ""
    assert not desk.pad.locked


def test_a_lock_is_told_second_by_second_and_ends(desk: Desk) -> None:
    desk.staff.open()
    for _ in range(5):
        desk.enters(OTHER)
    assert desk.pad.locked
    assert desk.says() == "Try again in 60 s"
    desk.enters(PIN)
    assert (desk.page, desk.pad.entered) == (Staff.Page.PIN, 0)
    desk.later(10.5)
    assert desk.says() == "Try again in 50 s"
    desk.staff.touched()
    desk.later(49.5)
    assert not desk.pad.locked
    assert desk.says() == ""
    desk.enters(PIN)
    assert desk.page == Staff.Page.MENU


def test_a_longer_lock_is_told_in_minutes_when_the_pad_opens_again(desk: Desk) -> None:
    desk.staff.open()
    for _ in range(5):
        desk.enters(OTHER)
    desk.later(59)
    desk.staff.touched()
    desk.later(1)
    for _ in range(5):
        desk.enters(OTHER)
    assert desk.says() == "Try again in 2 min"
    desk.staff.close()
    desk.time += 21
    desk.staff.open()
    assert desk.says() == "Try again in 99 s"
    assert desk.pad.locked


def test_without_a_pin_the_pad_says_what_to_do(qapp: QGuiApplication, exhibit: model.Exhibit, tmp_path: Path) -> None:
    del qapp
    desk = Desk(exhibit, tmp_path)
    desk.staff.open()
    assert "qbj-kiosk staff pin" in str(desk.says())
    desk.enters(PIN)
    assert desk.page == Staff.Page.PIN


@pytest.mark.parametrize("page", [Staff.Page.PIN, Staff.Page.MENU, Staff.Page.PATTERN])
def test_every_page_closes_after_a_minute_without_a_touch(desk: Desk, page: Staff.Page) -> None:
    desk.staff.open() if page == Staff.Page.PIN else desk.inside()
    if page == Staff.Page.PATTERN:
        desk.staff.show(Staff.Page.PATTERN)
    assert desk.page == page
    desk.later(59)
    assert desk.page == page
    desk.staff.touched()
    desk.later(59.9)
    assert desk.page == page
    desk.later(0.1)
    assert desk.page == Staff.Page.CLOSED
    assert desk.staff.values == []
    assert not desk.staff._timer.isActive()


def test_a_lock_does_not_keep_the_pad_open(desk: Desk) -> None:
    desk.staff.open()
    for _ in range(5):
        desk.enters(OTHER)
    for _ in range(60):
        desk.later(1)
    assert desk.page == Staff.Page.CLOSED


def test_closing_forgets_what_was_entered(desk: Desk) -> None:
    desk.staff.open()
    desk.types("258")
    desk.staff.close()
    desk.staff.open()
    desk.enters("0")
    assert desk.page == Staff.Page.PIN


def test_opening_again_changes_nothing(desk: Desk) -> None:
    desk.inside()
    desk.staff.open()
    assert desk.page == Staff.Page.MENU


def test_the_pattern_leads_back_to_the_page(desk: Desk) -> None:
    desk.inside()
    desk.staff.show(Staff.Page.PATTERN)
    assert desk.page == Staff.Page.PATTERN
    desk.staff.back()
    assert (desk.page, desk.looked) == (Staff.Page.MENU, 1)
    desk.staff.back()
    assert desk.page == Staff.Page.CLOSED


def keypad(desk: Desk, name: str) -> object:
    return desk.staff._keypad.property(name)


def test_where_keys_are_learned_leads_back_to_the_page(desk: Desk) -> None:
    desk.inside()
    desk.staff.show(Staff.Page.KEYPAD)
    assert desk.page == Staff.Page.KEYPAD
    desk.staff.back()
    assert desk.page == Staff.Page.MENU


def test_a_key_that_means_the_same_everywhere_is_told_and_not_learned(desk: Desk) -> None:
    desk.inside()
    desk.staff.show(Staff.Page.KEYPAD)
    desk.staff.press_key("Tab", plain=True)
    assert keypad(desk, "message") == "Tab has its meaning already"
    assert keypad(desk, "asked") == 0


def test_no_key_is_heard_elsewhere(desk: Desk) -> None:
    desk.inside()
    desk.staff.press_key("F20", plain=False)
    assert keypad(desk, "asked") == 0


def test_learning_keeps_the_page_open(desk: Desk) -> None:
    desk.inside()
    desk.staff.show(Staff.Page.KEYPAD)
    for key in ("F20", "F21", "F22"):
        desk.later(50)
        desk.staff.press_key(key, plain=False)
    desk.later(50)
    assert desk.page == Staff.Page.KEYPAD


def test_what_cannot_be_written_is_told(desk: Desk) -> None:
    desk.inside()
    desk.staff.show(Staff.Page.KEYPAD)
    desk.staff.press_key("F20", plain=False)
    assert keypad(desk, "dirty")
    desk.writes = False
    desk.staff._keypad.save()
    assert keypad(desk, "message") == "Not written; holds until the next start"
    assert not keypad(desk, "dirty")


@pytest.mark.parametrize("action", [Staff.Action.RELOAD, Staff.Action.RESTART, Staff.Action.LEAVE])
def test_what_ends_a_visit_is_asked_twice(desk: Desk, action: Staff.Action) -> None:
    desk.inside()
    desk.staff.act(action)
    assert (desk.did, desk.staff.asking, desk.page) == ([], action, Staff.Page.MENU)
    desk.staff.act(action)
    assert (desk.did, desk.staff.asking, desk.page) == ([action.name.lower()], Staff.Action.NONE, Staff.Page.CLOSED)


def test_another_action_is_asked_for_anew(desk: Desk) -> None:
    desk.inside()
    for action in (Staff.Action.RELOAD, Staff.Action.LEAVE, Staff.Action.RESTART, Staff.Action.LEAVE):
        desk.staff.act(action)
    assert desk.did == []
    desk.staff.show(Staff.Page.PATTERN)
    desk.staff.back()
    desk.staff.act(Staff.Action.LEAVE)
    assert desk.did == []
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
def test_nothing_can_be_done_without_the_pin(desk: Desk, page: Staff.Page, act: Callable[[Staff], object]) -> None:
    if page:
        desk.staff.open()
    act(desk.staff)
    assert (desk.page, desk.did) == (page, [])
    assert [desk.staff.property(name) for name in ("language", "volume", "brightness")] == ["en", 50, 80]


def test_choices_are_applied_at_once(desk: Desk) -> None:
    desk.inside()
    desk.staff.changeVolume(1)
    desk.staff.changeVolume(-7)
    desk.staff.changeBrightness(-9)
    desk.staff.changeBrightness(1)
    assert desk.did == [60, 0, 10, 20]
    assert [desk.staff.property(name) for name in ("volume", "brightness")] == [0, 20]


def test_the_pages_speak_the_language_that_visits_start_in(desk: Desk) -> None:
    desk.inside()
    assert desk.words.title == "Staff"
    desk.staff.setLanguage("fr")
    desk.staff.setLanguage("en")
    assert desk.did == []
    desk.staff.setLanguage("zh")
    assert desk.words.title == "工作人员"
    assert desk.staff.labels[0] == "展示内容"
    assert desk.did == ["zh"]


def test_a_language_that_the_exhibit_no_longer_speaks_is_its_first(
    qapp: QGuiApplication, exhibit: model.Exhibit, folder: Path
) -> None:
    del qapp
    desk = Desk(exhibit, folder, tag="fr")
    assert desk.staff.language == exhibit.languages[0].tag
    desk.inside()


def test_a_light_that_cannot_be_set_is_hidden(qapp: QGuiApplication, exhibit: model.Exhibit, folder: Path) -> None:
    del qapp
    desk = Desk(exhibit, folder, light=False)
    desk.inside()
    desk.staff.changeBrightness(1)
    assert desk.staff.brightness == -1
    assert desk.did == []


def test_every_word_there_is_for_qml_says_something_in_both_languages(desk: Desk) -> None:
    desk.inside()
    for tag in ("zh", "en"):
        desk.staff.setLanguage(tag)
        words = desk.words
        meta = words.metaObject()
        texts = [words.property(str(meta.property(at).name())) for at in range(1, meta.propertyCount())]
        assert len(texts) > 15
        assert all(text or text is False for text in texts)


@pytest.mark.parametrize(
    ("level", "steps", "to"),
    [(50, 1, 60), (55, 1, 60), (55, -1, 50), (100, 1, 100), (95, 1, 100), (5, -1, 0), (0, -1, 0), (1, -1, 0)],
)
def test_levels_step_by_tens(level: int, steps: int, to: int) -> None:
    assert step_level(level, steps) == to


@given(level=st.integers(0, 100), steps=st.integers(-20, 20), lowest=st.integers(0, 10))
def test_levels_stay_in_their_bounds(level: int, steps: int, lowest: int) -> None:
    assert lowest <= step_level(level, steps, lowest) <= 100
