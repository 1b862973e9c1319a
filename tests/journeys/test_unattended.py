"""The whole of what watches over an unattended exhibit, put together as in the hall."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF

from qbj_kiosk.app.unattended import Unattended
from qbj_kiosk.session.places import AtPanel, Attract
from qbj_kiosk.settings.model import DAYS, Hours, Settings, Visit
from qbj_kiosk.staff import pin
from qbj_kiosk.viewmodels.staff import Staff
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import rest

PIN = "271828"
NIGHT = Settings(hours=replace(Hours(), **dict.fromkeys(DAYS, ())))

Watch = Callable[..., tuple[Visitor, Unattended]]


@pytest.fixture
def watch(new_visitor: NewVisitor, tmp_path: Path) -> Iterator[Watch]:
    made: list[Unattended] = []

    def make(settings: Settings | None = None) -> tuple[Visitor, Unattended]:
        visitor = new_visitor()
        made.append(Unattended(visitor.kiosk, settings or Settings(), environ={"XDG_STATE_HOME": str(tmp_path)}))
        rest()
        return visitor, made[-1]

    yield make
    for unattended in made:
        unattended.close()
    rest()


def hold_corners(visitor: Visitor, unattended: Unattended) -> None:
    """Two fingers rest in opposite corners for as long as it takes."""
    visitor.press(QPointF(5, 5), finger=1)
    visitor.press(QPointF(visitor.window.width() - 5, visitor.window.height() - 5), finger=2)
    later = unattended._gesture._now() + 60
    unattended._gesture._now = lambda: later
    unattended._gesture.check()
    visitor.release(finger=2)
    visitor.release(finger=1)
    rest()


def page(unattended: Unattended) -> Staff.Page:
    return unattended.staff.page


def test_staff_get_in_by_the_corners_and_the_pin(watch: Watch, tmp_path: Path) -> None:
    pin.save_pin(tmp_path / "qbj-kiosk", PIN)
    visitor, unattended = watch()
    before = visitor.visit
    hold_corners(visitor, unattended)
    assert page(unattended) == Staff.Page.PIN
    for digit in PIN:
        visitor.touch(digit)
    visitor.key("Return")
    assert page(unattended) == Staff.Page.MENU
    visitor.key("Escape")
    assert page(unattended) == Staff.Page.CLOSED
    assert visitor.visit.place == before.place


@pytest.mark.parametrize("there", [True, False])
def test_a_hall_can_turn_off_keys_of_one_character(watch: Watch, *, there: bool) -> None:
    visitor, _ = watch(Settings(visit=replace(Visit(), letter_keys=there)))
    for key in ("L", "Plus"):
        visitor.key(key)
    assert (visitor.visit.language, visitor.visit.access.text_size) == (("zh", 125) if there else ("en", 100))
    visitor.key("Return")
    assert visitor.visit.place == AtPanel(0)


def test_visitors_see_nothing_of_it(watch: Watch) -> None:
    visitor, unattended = watch()
    seen = set(visitor.controls())
    visitor.press(QPointF(5, 5), finger=1)
    visitor.press(QPointF(visitor.window.width() - 5, 5), finger=2)
    unattended._gesture.check()
    visitor.release(finger=2)
    visitor.release(finger=1)
    assert page(unattended) == Staff.Page.CLOSED
    assert set(visitor.controls()) >= {name for name in seen if name != "Touch to set off"}


def test_at_night_there_is_nothing_to_touch_but_the_hours(watch: Watch) -> None:
    visitor, _ = watch(NIGHT)
    assert visitor.controls() == {}
    visitor.touch(visitor.middle())
    assert visitor.place == Attract()
    assert "Closed now" in visitor.reads()
    assert "现已闭馆" in visitor.reads()
    for key in ("Return", "Right", "Tab", "L"):
        visitor.key(key)
    assert visitor.place == Attract()
    assert visitor.visit.language == "en"


def test_staff_get_in_at_night(watch: Watch) -> None:
    visitor, unattended = watch(NIGHT)
    hold_corners(visitor, unattended)
    assert page(unattended) == Staff.Page.PIN
    assert visitor.place == Attract()


def test_a_finger_that_rests_as_the_staffs_page_opens_still_counts(watch: Watch) -> None:
    visitor, unattended = watch()
    touch_filter = visitor.kiosk.touch_filter
    assert touch_filter is not None
    visitor.press(QPointF(5, 5))
    unattended.staff.open()
    assert touch_filter._contact is not None
    visitor.release()
    assert touch_filter._contact is None


def test_closing_resets_the_visit(watch: Watch) -> None:
    visitor, unattended = watch()
    visitor.touch("Industry")
    assert visitor.place == AtPanel(1)
    unattended._clock.changed.emit(False)  # noqa: FBT003 - the signal's argument
    rest()
    assert visitor.place == Attract()
    assert visitor.controls() == {}
    unattended._clock.changed.emit(True)  # noqa: FBT003 - as above
    rest()
    assert "Industry" in visitor.controls()


def test_the_staffs_language_begins_the_next_visit(watch: Watch, tmp_path: Path) -> None:
    visitor, unattended = watch()
    unattended.staff_controller.set_language("zh")
    assert visitor.visit.language == "zh"
    visitor.touch("English")
    visitor.touch("Industry")
    visitor.key("Home")
    assert visitor.visit.language == "zh"
    assert "zh" in (tmp_path / "qbj-kiosk" / "choices").read_text(encoding="utf-8")


def test_a_language_that_the_exhibit_does_not_speak_is_a_note(watch: Watch, capsys: pytest.CaptureFixture[str]) -> None:
    visitor, _ = watch(Settings(language="fr"))
    assert visitor.visit.language == "en"
    assert "'fr'" in capsys.readouterr().err
