"""A visitor with an assistive keypad at an unattended exhibit, and the talking interface."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Unpack

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from qbj_kiosk.app.options import Size
from qbj_kiosk.app.unattended import Unattended
from qbj_kiosk.session.places import AtAccess, AtPanel, AtStop, Attract
from qbj_kiosk.settings.model import Keypad, Settings
from qbj_kiosk.staff import overrides, pin
from qbj_kiosk.viewmodels.staff import Staff
from tests.journeys import rules
from tests.journeys.captions import caption
from tests.journeys.keyboard import focus
from tests.journeys.names import Names
from tests.journeys.rules import Screen
from tests.journeys.visitor import Arrive, Visitor
from tests.kiosks import FULL_HD, KioskOptions, rest
from tests.screens import LANDSCAPE, PORTRAIT, SMALL, TEXT_SIZES

PIN = "271828"
KEYS = {
    "next": Qt.Key.Key_F13,
    "previous": Qt.Key.Key_F14,
    "right": Qt.Key.Key_F15,
    "open": Qt.Key.Key_F16,
    "back": Qt.Key.Key_F17,
    "home": Qt.Key.Key_F18,
    "read": Qt.Key.Key_F19,
    "louder": Qt.Key.Key_F20,
    "quieter": Qt.Key.Key_F21,
    "help": Qt.Key.Key_F22,
}
PAD = Settings(keypad=Keypad(**{function: (key.name.removeprefix("Key_"),) for function, key in KEYS.items()}))
AA = "Text, contrast and reach"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")  # the lock asks; offscreen cannot


class Heard:
    """A voice that writes down what it says."""

    def __init__(self, tags: tuple[str, ...] = ("en", "zh")) -> None:
        self.tags = tags
        self.said: list[tuple[str, str]] = []
        self.volume = 0
        self.quiet = True
        self.finished: Callable[[bool], None] = lambda _: None
        self.capabilities_changed: Callable[[], None] = lambda: None

    def can_speak(self, tag: str) -> bool:
        return tag in self.tags

    def can_play(self) -> bool:
        return False

    def speak(self, text: str, tag: str, volume: int) -> None:
        self.said.append((text, tag))
        self.volume, self.quiet = volume, False

    def play(self, file: str, volume: int) -> None:
        raise AssertionError(file, volume)

    def pause(self) -> None:
        self.quiet = True

    def resume(self, volume: int) -> None:
        raise AssertionError(volume)

    def set_volume(self, volume: int) -> None:
        self.volume = volume

    def restart(self) -> None:
        pass

    def says(self, beginning: str) -> bool:
        return self.last.startswith(beginning)

    @property
    def last(self) -> str:
        return self.said[-1][0] if self.said else ""


@dataclass
class Guest:
    """Somebody with a keypad."""

    visitor: Visitor
    unattended: Unattended
    voice: Heard

    def press(self, *functions: str) -> None:
        for function in functions:
            self.key(KEYS[function])

    def key(self, key: Qt.Key, scan: int = 0) -> None:
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(
                self.visitor.window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, scan, 0, 0)
            )
        rest()

    def later(self, seconds: float) -> None:
        """Time goes by, that presence has not looked at yet."""
        now = self.unattended.presence._now() + seconds
        self.unattended.presence._now = lambda: now

    @property
    def page(self) -> Staff.Page:
        return self.unattended.staff.page


Bring = Callable[..., Guest]


@pytest.fixture
def bring(arrive: Arrive, tmp_path: Path) -> Iterator[Bring]:
    """Brings somebody with a keypad, to an exhibit with a voice or without."""
    made: list[Unattended] = []

    def guest(
        settings: Settings = PAD, voice: Heard | None = None, size: Size = FULL_HD, **options: Unpack[KioskOptions]
    ) -> Guest:
        visitor = arrive(size, **options)
        visitor.kiosk.reader = None
        if voice is not None:
            visitor.kiosk.attach_speech(voice)
        made.append(Unattended(visitor.kiosk, settings, environ={"XDG_STATE_HOME": str(tmp_path)}))
        rest()
        return Guest(visitor, made[-1], voice or Heard())

    yield guest
    for unattended in made:
        unattended.close()
    rest()


def test_a_stop_is_found_by_keypad(bring: Bring, names: Names) -> None:
    guest = bring()
    guest.press("next", "next", "open")
    assert guest.visitor.place == AtPanel(0)
    while guest.visitor.focused != names.stop(0, 1):
        guest.press("next")
    guest.press("open")
    assert guest.visitor.place == AtStop(0, 1)
    guest.press("back")
    assert guest.visitor.focused == names.stop(0, 1)
    guest.press("previous")
    assert guest.visitor.focused == names.stop(0, 0)
    guest.press("right")
    assert guest.visitor.focused == names.stop(0, 1)
    guest.press("home")
    assert guest.visitor.place == Attract()


def test_without_a_map_the_lock_refuses_every_odd_key(bring: Bring) -> None:
    guest = bring(Settings())
    before = guest.visitor.visit
    guest.press(*KEYS)
    assert guest.visitor.visit == before


def test_a_keypad_holds_the_visit(bring: Bring) -> None:
    guest = bring()
    guest.press("next", "next", "open")
    presence = guest.unattended.presence
    for press in ("next", "read", "louder"):
        guest.later(50)
        guest.press(press)
        presence.update()
        assert not presence.asking
    guest.later(600)
    presence.update()
    assert presence.asking
    guest.press("louder")
    assert not presence.asking


def test_help_opens_aa_where_nothing_speaks(bring: Bring) -> None:
    guest = bring()
    guest.press("help")
    assert guest.visitor.place == AtAccess(Attract())
    assert not guest.visitor.visit.access.talking
    assert "talking" not in guest.visitor.kiosk.session.switches


def test_a_keypad_makes_the_exhibit_talk(bring: Bring, names: Names) -> None:
    guest = bring(voice=Heard())
    guest.press("next")
    assert guest.visitor.visit.access.talking
    assert guest.voice.last.startswith(names.language.talk.help)
    assert guest.voice.last.endswith("Touch to set off, button")
    guest.press("next")
    assert guest.voice.last == "Logistics, tab, 1 of 3"
    guest.press("open")
    assert guest.voice.last.endswith("Logistics, tab, chosen, 1 of 3")
    assert guest.voice.last != "Logistics, tab, chosen, 1 of 3", "whoever arrives hears where"
    guest.press("next")
    assert guest.voice.last == "Read the article, button" or "tab" in guest.voice.last


FIRST = [function for function in KEYS if function not in {"next", "previous", "open", "right"}]


@pytest.mark.parametrize("first", FIRST)
def test_whatever_the_first_key_is_it_says_what_the_keys_do(bring: Bring, names: Names, first: str) -> None:
    guest = bring(voice=Heard())
    guest.press(first)
    assert guest.visitor.visit.access.talking
    assert guest.voice.last.startswith(names.language.talk.help)
    assert caption(guest.visitor) == guest.voice.last


def test_whoever_has_the_keyboard_nowhere_hears_the_place_alone(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.press("help")
    guest.visitor.touch("Industry")
    rest()
    assert guest.voice.last == "Where the rails stop, factories start"
    guest.visitor.touch("Logistics")
    rest()
    guest.press("next")
    assert "Trains that opened" not in guest.voice.last, "that was said when it was so"


def test_nothing_is_said_that_came_up_before_talking_was_turned_on(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.visitor.touch(AA)
    guest.visitor.touch("中文")
    guest.visitor.touch("朗读控件")
    guest.visitor.key("Tab")
    rest()
    assert [said for said, _ in guest.voice.said] == ["100%，单选项，已选，第1项，共5项"]  # noqa: RUF001 - Chinese has its own comma


def test_no_question_is_said_that_was_answered(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.visitor.touch(AA)
    guest.later(600)
    guest.unattended.presence.update()
    guest.visitor.touch("Stay")
    guest.visitor.touch("Speak the controls")
    guest.visitor.key("Tab")
    rest()
    assert [said for said, _ in guest.voice.said] == ["100%, choice, chosen, 1 of 5"]


FIGURES = {
    "Train": (
        0,
        {"": "button, 100+ cities, Drag", "Left": "button, 9+ years, Drag", "Right": "button, 100+ cities, Drag"},
    ),
    "Gantry crane": (1, {"": "slider, 100", "Down": "slider, 95", "Left": "slider, 94", "Return": "slider, 95"}),
    "Fibre strands": (
        2,
        {"": "button, Pluck", "Down": "button, High-performance fibre zone, Pluck", "Return": "button, National"},
    ),
}


@pytest.mark.parametrize("still", [True, False], ids=["still", "moving"])
@pytest.mark.parametrize("figure", FIGURES)
def test_figures_say_how_they_stand_and_that_once(bring: Bring, figure: str, still: bool) -> None:  # noqa: FBT001 - pytest gives it
    panel, said = FIGURES[figure]
    guest = bring(voice=Heard(), still=still)
    guest.press("help")
    guest.visitor.touch(("Logistics", "Industry", "Transformation")[panel])
    guest.visitor.until_at(AtPanel(panel))
    guest.visitor.tab_to(figure)
    for key, heard in said.items():
        before = len(guest.voice.said)
        guest.visitor.key(*filter(None, [key]))
        guest.visitor.until(partial(guest.voice.says, f"{figure}, {heard}"))
        assert key == "" or len(guest.voice.said) == before + 1


def test_states_are_said_as_they_change(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.visitor.tab_to(AA)
    guest.press("open")
    guest.visitor.tab_to("High contrast")
    rest()
    assert guest.voice.last == "High contrast, switch, off"
    guest.press("open")
    assert guest.voice.last == "High contrast, switch, on"
    guest.visitor.tab_to("150%")
    rest()
    assert guest.voice.last == "150%, choice, 3 of 5"


def test_the_switch_alone_makes_it_talk_and_be_silent(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.visitor.touch(AA)
    guest.visitor.touch("Speak the controls")
    guest.visitor.key("Tab")
    rest()
    assert guest.voice.said
    before = len(guest.voice.said)
    guest.visitor.touch("Speak the controls")
    guest.press("next", "next")
    assert len(guest.voice.said) == before, "who turned it off is not talked to again"
    assert guest.voice.quiet


def test_what_is_said_is_in_the_language_that_is_shown(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.press("next", "next")
    guest.visitor.key("L")
    rest()
    assert guest.voice.said[-1] == ("物流，选项卡，第1项，共3项", "zh")  # noqa: RUF001 - Chinese has its own comma


def test_where_a_language_has_no_voice_nothing_is_promised(bring: Bring) -> None:
    guest = bring(voice=Heard(tags=("en",)))
    session = guest.visitor.kiosk.session
    assert "talking" in session.offers
    guest.visitor.key("L")
    assert "talking" not in session.offers
    guest.press("next")
    assert guest.voice.said == []


def test_a_reset_silences_it_and_the_next_visitor_begins_anew(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.press("next", "next", "open", "home")
    assert guest.visitor.place == Attract()
    assert not guest.visitor.visit.access.talking
    assert guest.voice.quiet
    before = len(guest.voice.said)
    guest.visitor.key("Tab", "Tab")
    rest()
    assert len(guest.voice.said) == before
    guest.press("next")
    assert guest.visitor.visit.access.talking


def test_help_says_what_the_keys_do(bring: Bring, names: Names) -> None:
    guest = bring(voice=Heard())
    guest.press("next", "next", "help")
    assert guest.voice.last == names.language.talk.help
    assert guest.visitor.place == Attract()


def test_the_question_is_said(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.press("next", "next", "open")
    presence = guest.unattended.presence
    guest.later(600)
    presence.update()
    rest()
    assert guest.voice.last == "Are you still here? 25 seconds left, Stay, button"
    guest.press("open")
    assert not presence.asking
    assert guest.visitor.focused == "Logistics", "the keyboard is back where it was"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_that_is_said_of_the_keyboards_way_stands_in_writing(bring: Bring, language: str) -> None:
    guest = bring(voice=Heard(), language=language)
    for press in ("next", "next", "open", *["next"] * 8, "help", "next"):
        before = len(guest.voice.said)
        guest.press(press)
        assert len(guest.voice.said) > before
        assert caption(guest.visitor) == guest.voice.last
    guest.voice.finished(True)  # noqa: FBT003 - as a voice calls it
    rest()
    assert caption(guest.visitor) == ""
    guest.press("next", "home")
    assert caption(guest.visitor) == ""


@pytest.mark.slow
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, SMALL], ids=str)
@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_the_rules_hold_with_the_writing_on_the_deck(bring: Bring, size: Size, text_size: int) -> None:
    guest = bring(voice=Heard(), size=size, text_size=text_size)
    found = []
    for press in ("next", "next", "open", "next", "help", "next", "next", "open"):
        guest.press(press)
        guest.visitor.until(guest.visitor.at_rest)
        # What a text's change of width moves is moved with the next frame.
        guest.visitor.window.grabWindow()
        screen = Screen.of(guest.visitor.window)
        # Larger text scrolls, and what the keys do takes two lines upright: the page makes room for them.
        beyond = {rules.controls_are_in_reach} if text_size > 100 or press == "help" else set()
        found += [f"{press}: {what}" for rule in rules.RULES if rule not in beyond for what in rule(screen)]
    assert found == []


def test_reading_and_loudness_by_keypad(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.press("next", "next", "open")
    reader = guest.visitor.kiosk.reader
    assert reader is not None
    guest.press("read")
    assert reader.state == reader.State.READING
    guest.press("read")
    assert reader.state == reader.State.PAUSED
    guest.press("read", "louder")
    assert reader.state == reader.State.READING
    assert guest.voice.volume == 60
    guest.press("quieter", "quieter")
    assert guest.voice.volume == 40


def test_the_player_says_what_its_keys_have_done(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.press("next", "next", "open", "read")
    guest.visitor.tab_to("Louder")
    for volume in (60, 70):
        guest.press("open")
        assert guest.voice.last == f"Louder, button, Volume {volume}%" == caption(guest.visitor)
    guest.visitor.tab_to("Pause")
    guest.press("open")
    assert guest.voice.last == "Continue, button" == caption(guest.visitor)


def test_loudness_is_told_where_nothing_is_read_that_tells_it(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.press("next", "next", "open")
    for press, volume in (("louder", 60), ("quieter", 50), ("quieter", 40)):
        guest.press(press)
        assert guest.voice.last == f"Volume {volume}%" == caption(guest.visitor)
    guest.press("read")
    before = len(guest.voice.said)
    guest.press("louder")
    assert len(guest.voice.said) == before


def test_reading_takes_the_keyboard_along_and_gives_it_back(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.press("next", "next", "open")
    assert guest.visitor.focused == "Logistics"
    guest.press("read")
    focus(guest.visitor)
    assert guest.visitor.focused != "Logistics", "the player stands in the place of the tabs"
    reader = guest.visitor.kiosk.reader
    assert reader is not None
    reader.stop()
    rest()
    focus(guest.visitor)
    assert guest.visitor.focused == "Logistics"


def test_staff_learn_a_keypad_and_it_works_at_once_and_after_a_restart(bring: Bring, tmp_path: Path) -> None:
    pin.save_pin(tmp_path / "qbj-kiosk", PIN)
    guest = bring(Settings())
    guest.unattended.staff.open()
    for digit in PIN:
        guest.visitor.touch(digit)
    guest.visitor.key("Return")
    guest.visitor.tab_to("Keypad")
    guest.visitor.key("Return")
    assert guest.page == Staff.Page.KEYPAD
    guest.key(Qt.Key.Key_unknown, 191)
    guest.key(Qt.Key.Key_MediaNext)
    guest.visitor.tab_to("Save")
    guest.visitor.key("Return", "Escape", "Escape")
    assert guest.page == Staff.Page.CLOSED
    learned = Keypad(next=("scan:191",), previous=("MediaNext",))
    assert overrides.read(tmp_path / "qbj-kiosk").keypad == learned
    guest.key(Qt.Key.Key_unknown, 191)
    assert guest.visitor.focused
    assert guest.unattended.staff_controller.choices.keypad == learned


def test_staff_get_in_from_where_keys_are_learned_and_out_of_it(bring: Bring, tmp_path: Path) -> None:
    pin.save_pin(tmp_path / "qbj-kiosk", PIN)
    guest = bring()
    guest.unattended.staff.open()
    for digit in PIN:
        guest.visitor.touch(digit)
    guest.visitor.touch("Enter")
    guest.visitor.touch("Keypad")
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QCoreApplication.sendEvent(guest.visitor.window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, held))
    rest()
    assert guest.page == Staff.Page.KEYPAD
    assert guest.unattended.staff._keypad.asked == 0, "the staff's chord is never learned"
    guest.visitor.key("Escape", "Escape")
    assert guest.page == Staff.Page.CLOSED
    QCoreApplication.sendEvent(guest.visitor.window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, held))
    rest()
    assert guest.page == Staff.Page.PIN
    guest.press("back")
    assert guest.page == Staff.Page.CLOSED


def test_under_a_cover_a_keypad_asks_for_nothing(bring: Bring) -> None:
    guest = bring(voice=Heard())
    guest.unattended.staff.open()
    rest()
    guest.press("read", "help", "next", "louder")
    assert guest.voice.said == []
    assert guest.visitor.place == Attract()
