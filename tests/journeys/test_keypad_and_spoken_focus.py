"""Visits with an assistive keypad in kiosk mode, and spoken focus."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from qbj_kiosk.app.options import Size
from qbj_kiosk.session.places import AtAccess, AtPanel, AtStop, Attract
from qbj_kiosk.settings.model import Keypad, Settings
from qbj_kiosk.staff import pin, setting_overrides
from qbj_kiosk.viewmodels.staff import Staff
from tests.journeys import stricter_layout_rules
from tests.journeys.control_names import Names
from tests.journeys.keyboard_focus import focus
from tests.journeys.keypad_user import KEYS, KeypadUser, NewUser
from tests.journeys.shown_text import shown_text
from tests.journeys.spoken_caption import caption
from tests.journeys.spoken_text_recorder import SpokenTextRecorder
from tests.journeys.stricter_layout_rules import Screen
from tests.kiosks import rest
from tests.pairwise_screens import LANDSCAPE, LANGUAGES, PORTRAIT, SMALL, TEXT_SIZES, each_pair

PIN = "271828"
AA = "Text, contrast and reach"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")  # the lock asks; offscreen cannot


def test_keypad_opens_a_stop(new_user: NewUser, names: Names) -> None:
    user = new_user()
    user.press("next", "next", "open")
    assert user.visitor.place == AtPanel(0)
    while user.visitor.focused != names.stop(0, 1):
        user.press("next")
    user.press("open")
    assert user.visitor.place == AtStop(0, 1)
    user.press("back")
    assert user.visitor.focused == names.stop(0, 1)
    user.press("previous")
    assert user.visitor.focused == names.stop(0, 0)
    user.press("right")
    assert user.visitor.focused == names.stop(0, 1)
    user.press("home")
    assert user.visitor.place == Attract()


def test_home_of_a_keypad_ends_the_visit_on_the_crane_and_home_of_a_keyboard_does_not(
    new_user: NewUser, names: Names
) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next")
    while user.visitor.focused != names.tab(1):
        user.press("next")
    user.press("open")
    while user.visitor.focused != names.words.gantry:
        user.press("next")
    user.visitor.key("Home")
    assert user.visitor.visit.figures[1].containers_down == 0
    assert user.visitor.place == AtPanel(1)
    user.press("home")
    assert user.visitor.place == Attract()


def test_unmapped_keys_are_blocked(new_user: NewUser) -> None:
    user = new_user(Settings())
    before = user.visitor.visit
    user.press(*KEYS)
    assert user.visitor.visit == before


def test_keypad_keys_keep_the_visit_alive(new_user: NewUser) -> None:
    user = new_user()
    user.press("next", "next", "open")
    presence = user.kiosk_mode.presence
    for press in ("next", "read", "louder"):
        user.later(50)
        user.press(press)
        presence.update()
        assert not presence.asking
    user.later(600)
    presence.update()
    assert presence.asking
    user.press("louder")
    assert not presence.asking


def test_help_opens_the_access_page_without_a_voice(new_user: NewUser) -> None:
    user = new_user()
    user.press("help")
    assert user.visitor.place == AtAccess(Attract())
    assert not user.visitor.visit.access.talking
    assert "talking" not in user.visitor.kiosk.session.switches


def test_first_keypad_key_turns_on_spoken_controls(new_user: NewUser, names: Names) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next")
    assert user.visitor.visit.access.talking
    assert user.finish_speech() == f"{names.language.talk.help} Start. Panels: 3. Qingbaijiang"
    user.press("next", "next")
    assert user.voice.last == "Industry, More than 100 billion yuan, button"
    user.press("next")
    assert user.voice.last == "Logistics, More than 100 cities linked, button"
    user.press("next")
    assert user.voice.last == "Push the train, button"
    user.press("next")
    assert user.voice.last == "Set off, button"
    user.press("next")
    assert user.voice.last == "Logistics, tab, 1 of 3"
    user.press("open")
    assert user.voice.last == "Logistics, 1 of 3. 3 stops. Trains that opened an inland city"


FIRST = [
    function
    for function in KEYS
    if function not in {"next", "previous", "open", "right", "language", "headphones", "headphones_out"}
]


@pytest.mark.parametrize("first", FIRST)
def test_first_key_speaks_the_help(new_user: NewUser, names: Names, first: str) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press(first)
    assert user.visitor.visit.access.talking
    assert caption(user.visitor) == user.voice.last
    assert user.finish_speech().startswith(names.language.talk.help)


def test_place_is_spoken_after_a_touch(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("help")
    user.visitor.touch("Industry")
    rest()
    assert user.voice.last == "Industry, 2 of 3. 3 stops. Where the rails stop, factories start"
    user.press("next")
    assert "Industry" not in user.voice.last, "the place is not repeated"


def test_earlier_announcements_are_not_spoken(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.visitor.touch(AA)
    user.visitor.touch("中文")
    user.visitor.touch("朗读控件")
    user.visitor.key("Tab")
    rest()
    assert [text for text, _ in user.voice.spoken] == ["文字、对比度与高度"]


def test_answered_question_is_not_spoken(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.visitor.touch(AA)
    user.later(600)
    user.kiosk_mode.presence.update()
    user.visitor.touch("Stay")
    user.visitor.touch("Speak the controls")
    user.visitor.key("Tab")
    rest()
    assert [text for text, _ in user.voice.spoken] == ["Text, contrast and reach"]


FIGURES = {
    "Train": (
        0,
        [
            ("", "button, 9+ years, Left"),
            ("Left", "button, 2013, Left"),
            ("Right", "button, 9+ years, Left"),
            ("Right", "button, 100+ cities, Left"),
            ("Left", "button, 9+ years, Left"),
        ],
    ),
    "Gantry crane": (
        1,
        [
            ("", "slider, 100 bn yuan"),
            ("Down", "slider, 95 bn yuan"),
            ("Left", "slider, 94 bn yuan"),
            ("Return", "slider, 95 bn yuan"),
            ("Home", "slider, 0 bn yuan"),
            ("End", "slider, 100 bn yuan"),
            ("Down", "slider, 95 bn yuan"),
        ],
    ),
    "Fibre strands": (
        2,
        [
            ("", "button, Up"),
            ("Down", "button, High-performance fibre zone, Up"),
            ("Return", "button, National"),
        ],
    ),
}
"""For each figure its panel, and the keys pressed in a new visit, each with the beginning of the state then spoken."""


@pytest.mark.parametrize("still", [True, False], ids=["still", "moving"])
@pytest.mark.parametrize("figure", FIGURES)
def test_figure_speaks_each_state_once(new_user: NewUser, figure: str, still: bool) -> None:  # noqa: FBT001 - pytest gives it
    panel, expected = FIGURES[figure]
    user = new_user(voice=SpokenTextRecorder(), still=still)
    user.press("help")
    user.visitor.touch(("Logistics", "Industry", "Transformation")[panel])
    user.visitor.until_at(AtPanel(panel))
    user.visitor.tab_to(figure)
    for key, text in expected:
        before = len(user.voice.spoken)
        user.visitor.key(*filter(None, [key]))
        user.visitor.until(partial(user.voice.has_spoken, f"{figure}, {text}"))
        assert key == "" or len(user.voice.spoken) == before + 1


def test_changed_states_are_spoken(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.visitor.tab_to(AA)
    user.press("open")
    user.visitor.tab_to("High contrast")
    rest()
    assert user.voice.last == "High contrast, switch, off"
    user.press("open")
    assert user.voice.last == "High contrast, switch, on"
    user.visitor.tab_to("150%")
    rest()
    assert user.voice.last == "150%, choice, 3 of 5"


def test_switch_turns_spoken_controls_on_and_off(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.visitor.touch(AA)
    user.visitor.touch("Speak the controls")
    user.visitor.key("Tab")
    rest()
    assert user.voice.spoken
    before = len(user.voice.spoken)
    user.visitor.touch("Speak the controls")
    user.press("next", "next")
    assert len(user.voice.spoken) == before, "a key does not turn it on again"
    assert user.voice.quiet


def test_speech_is_in_the_shown_language(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next", "language")
    assert user.voice.spoken[-1] == ("中文。青白江", "zh")


def test_language_without_a_voice_does_not_offer_speech(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder(tags=("en",)))
    session = user.visitor.kiosk.session
    assert "talking" in session.offers
    user.visitor.key("L")
    assert "talking" not in session.offers
    user.press("next")
    assert user.voice.spoken == []


@pytest.mark.parametrize("key", ["home", "headphones_out"])
def test_end_of_the_visit_is_spoken_and_the_next_starts_at_its_beginning(
    new_user: NewUser, names: Names, key: str
) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next", "next", "next", "next", "open", "language", key)
    assert user.visitor.place == Attract()
    assert not user.visitor.visit.access.talking
    assert user.voice.spoken[-1] == ("参观已结束，下次参观从English开始。", "zh")  # noqa: RUF001 - Chinese has its own comma
    before = len(user.voice.spoken)
    user.visitor.key("Tab", "Tab")
    rest()
    assert len(user.voice.spoken) == before
    user.press("next")
    assert user.finish_speech().startswith(names.language.talk.help)
    assert user.visitor.focused == "Qingbaijiang"


def test_end_of_an_abandoned_visit_is_spoken(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next", "next", "next", "next", "open")
    for _ in range(2):
        user.later(600)
        user.kiosk_mode.presence.update()
        rest()
    assert user.visitor.place == Attract()
    assert user.voice.last == "The visit has ended."


def test_language_without_a_voice_is_named_in_the_one_before(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder(tags=("en",)))
    user.press("next", "language")
    assert user.voice.spoken[-1] == ("中文 cannot be spoken here.", "en")


def test_headphones_greet_and_explain_the_keys(new_user: NewUser, names: Names) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("headphones")
    talk = names.language.talk
    assert user.finish_speech() == f"{talk.greeting} {talk.help} Start. Panels: 3. Qingbaijiang"
    user.press("headphones")
    assert user.voice.last == f"{talk.greeting} Qingbaijiang", "the keys were explained"


def test_sentences_of_a_text_are_spoken_one_by_one(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next", "next", "next", "next", "open", "next")
    whole = user.voice.last
    user.press("down")
    first = user.voice.last
    user.press("down")
    second = user.voice.last
    assert whole == f"{first} {second}"
    assert user.voice.played == 0
    user.press("down")
    assert user.voice.played == 1, "a tone at the end"
    assert user.voice.last == second
    user.press("up")
    assert user.voice.last == first
    user.press("next", "previous")
    assert user.voice.last == whole


@pytest.mark.parametrize("start", ["logistics", "transformation"])
def test_end_of_the_line_sounds(new_user: NewUser, start: str) -> None:
    user = new_user(voice=SpokenTextRecorder(), start=start)
    user.press("help")
    before = user.voice.played
    user.visitor.key("Left" if start == "logistics" else "Right")
    assert user.voice.played == before + 1


def test_pin_pad_speaks_how_many_digits_are_entered(new_user: NewUser, tmp_path: Path) -> None:
    pin.save_pin(tmp_path / "qbj-kiosk", PIN)
    user = new_user(voice=SpokenTextRecorder())
    user.press("next")
    before = len(user.voice.spoken)
    user.kiosk_mode.staff.open()
    user.visitor.key("2", "7", "Backspace", *"3456", "Return")
    spoken = [text for text, _ in user.voice.spoken[before:]]
    assert spoken[0] == "Staff PIN, 0 digits entered"
    assert spoken[-2:] == ["Staff PIN, 5 digits entered", "Staff PIN, 0 digits entered, That is not the PIN"]
    assert not any(str(digit) * 2 in text for text in spoken for digit in range(10))


def test_help_speaks_the_functions_of_the_keys(new_user: NewUser, names: Names) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next", "next", "help")
    assert user.finish_speech() == names.language.talk.help
    assert user.visitor.place == Attract()


def test_question_is_spoken(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next", "next", "next", "next", "open")
    presence = user.kiosk_mode.presence
    user.later(600)
    presence.update()
    rest()
    assert user.voice.last == "Are you still here? 25 seconds left. Stay, button"
    user.press("open")
    assert not presence.asking
    assert user.visitor.focused == "Trains that opened an inland city", "the keyboard is back where it was"


@pytest.mark.parametrize("function", sorted(KEYS.keys() - {"language", "headphones_out"}))
def test_every_keypad_key_answers_the_question(new_user: NewUser, function: str) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next", "next", "next", "next", "open")
    focused = user.visitor.focused
    user.later(600)
    user.kiosk_mode.presence.update()
    rest()
    assert user.kiosk_mode.presence.asking
    user.press(function)
    assert not user.kiosk_mode.presence.asking
    assert user.visitor.place == AtPanel(0)
    # Reading aloud moves the focus to its player.
    assert function == "read" or user.visitor.focused == focused


@pytest.mark.parametrize("language", ["en", "zh"])
def test_spoken_focus_is_written_on_the_deck_unless_it_is_on_the_screen(new_user: NewUser, language: str) -> None:
    user = new_user(voice=SpokenTextRecorder(), language=language)
    for press in ("next", "next", "next", "next", "open", *["next"] * 8, "help", "next"):
        before = len(user.voice.spoken)
        user.press(press)
        assert len(user.voice.spoken) > before
        text, written = user.voice.last, caption(user.visitor)
        assert text.startswith(written)
        assert text == written or _without_spaces(text.removeprefix(written)) in _texts_on_screen(user)
    user.voice.finished(True)  # noqa: FBT003 - as a voice calls it
    rest()
    assert caption(user.visitor) == ""
    user.press("next", "home")
    assert caption(user.visitor) == user.voice.last


def _texts_on_screen(user: KeypadUser) -> set[str]:
    return {_without_spaces(shown_text(each.item)) for each in user.visitor.screen().texts}


def _without_spaces(text: str) -> str:
    return "".join(text.split())


MOST_DECK = 0.6
"""Largest share of the screen that the deck takes with a caption."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "text_size", "language"), each_pair((LANDSCAPE, PORTRAIT, SMALL), TEXT_SIZES, LANGUAGES), ids=str
)
def test_caption_on_the_deck_keeps_the_rules(new_user: NewUser, size: Size, text_size: int, language: str) -> None:
    user = new_user(voice=SpokenTextRecorder(), size=size, text_size=text_size, language=language)
    found = set()
    for press in ("next", "next", "next", "next", "open", "next", "help", *["next"] * 4, "open"):
        user.press(press)
        while written := caption(user.visitor):
            found |= {f"{press}, {written!r}: {what}" for what in _broken_rules(user, text_size)}
            user.voice.finished(True)  # noqa: FBT003 - as a voice calls it
            rest()
    assert found == set()


def _broken_rules(user: KeypadUser, text_size: int) -> Iterator[str]:
    user.visitor.until(user.visitor.at_rest)
    # The ring may touch the text beside it.
    for ring in user.visitor.components("FocusRing"):
        ring.setVisible(False)
    # Qt moves what a text's change of width displaces with the next frame.
    user.visitor.window.grabWindow()
    screen = Screen.of(user.visitor.window)
    (deck,) = (each for each in screen.items if each.is_a("Deck"))
    if deck.rect.height() > MOST_DECK * screen.height:
        yield f"the deck takes {deck.rect.height():.0f} px"
    # Larger text scrolls.
    beyond = {stricter_layout_rules.controls_are_in_reach} if text_size > 100 else set()
    for rule in stricter_layout_rules.RULES:
        if rule not in beyond:
            yield from rule(screen)


def test_reading_and_loudness_by_keypad(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next", "next", "next", "next", "open")
    reader = user.visitor.kiosk.reader
    assert reader is not None
    user.press("read")
    assert reader.state == reader.State.READING
    user.press("read")
    assert reader.state == reader.State.PAUSED
    user.press("read", "louder")
    assert reader.state == reader.State.READING
    assert user.voice.volume == 60
    user.press("quieter", "quieter")
    assert user.voice.volume == 40


def test_the_focused_button_does_not_interrupt_what_it_began(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next", "next", "next", "next", "open", "read")
    user.visitor.tab_to("Pause")
    user.press("open", "open")
    reader = user.visitor.kiosk.reader
    assert reader is not None
    assert (reader.state, user.voice.last, reader.announcement) == (reader.State.READING, reader.text, "")
    user.press("next")
    assert user.voice.has_spoken("Repeat"), "the next key is spoken as usual"


def test_player_speaks_the_result_of_its_keys(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next", "next", "open", "read")
    user.visitor.tab_to("Louder")
    for volume in (60, 70):
        user.press("open")
        assert user.voice.last == f"Louder, button, Volume {volume}%" == caption(user.visitor)
    user.visitor.tab_to("Pause")
    user.press("open")
    assert user.voice.last == "Continue, button" == caption(user.visitor)


def test_volume_is_spoken_when_nothing_is_read(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next", "next", "next", "next", "open")
    for press, volume in (("louder", 60), ("quieter", 50), ("quieter", 40)):
        user.press(press)
        assert user.voice.last == f"Volume {volume}%" == caption(user.visitor)
    user.press("read")
    before = len(user.voice.spoken)
    user.press("louder")
    assert len(user.voice.spoken) == before


def test_focus_moves_to_the_player_and_back(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.press("next", "next", "next", "next", "open")
    user.visitor.tab_to("Logistics")
    user.press("read")
    focus(user.visitor)
    assert user.visitor.focused != "Logistics", "the player replaces the tabs"
    reader = user.visitor.kiosk.reader
    assert reader is not None
    reader.stop()
    rest()
    focus(user.visitor)
    assert user.visitor.focused == "Logistics"


def test_learned_keypad_works_at_once_and_is_stored(new_user: NewUser, tmp_path: Path) -> None:
    pin.save_pin(tmp_path / "qbj-kiosk", PIN)
    user = new_user(Settings())
    user.kiosk_mode.staff.open()
    for digit in PIN:
        user.visitor.touch(digit)
    user.visitor.key("Return")
    user.visitor.tab_to("Keypad")
    user.visitor.key("Return")
    assert user.page == Staff.Page.KEYPAD
    user.key(Qt.Key.Key_unknown, 191)
    user.key(Qt.Key.Key_MediaNext)
    user.visitor.tab_to("Save")
    user.visitor.key("Return", "Escape", "Escape")
    assert user.page == Staff.Page.CLOSED
    learned = Keypad(next=("scan:191",), previous=("MediaNext",))
    assert setting_overrides.read(tmp_path / "qbj-kiosk").keypad == learned
    user.key(Qt.Key.Key_unknown, 191)
    assert user.visitor.focused
    assert user.kiosk_mode.staff_controller.choices.keypad == learned


def test_staff_shortcut_is_not_learned_as_a_key(new_user: NewUser, tmp_path: Path) -> None:
    pin.save_pin(tmp_path / "qbj-kiosk", PIN)
    user = new_user()
    user.kiosk_mode.staff.open()
    for digit in PIN:
        user.visitor.touch(digit)
    user.visitor.touch("Enter")
    user.visitor.touch("Keypad")
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QCoreApplication.sendEvent(user.visitor.window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, held))
    rest()
    assert user.page == Staff.Page.KEYPAD
    assert user.kiosk_mode.staff._keypad.asked == 0, "the staff's chord is never learned"
    user.visitor.key("Escape", "Escape")
    assert user.page == Staff.Page.CLOSED
    QCoreApplication.sendEvent(user.visitor.window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, held))
    rest()
    assert user.page == Staff.Page.PIN
    user.press("back")
    assert user.page == Staff.Page.CLOSED


def test_keypad_does_nothing_under_the_staff_page(new_user: NewUser) -> None:
    user = new_user(voice=SpokenTextRecorder())
    user.kiosk_mode.staff.open()
    rest()
    user.press("read", "help", "next", "louder")
    assert user.voice.spoken == []
    assert user.visitor.place == Attract()
