"""Reading aloud: marks follow the voice, the player has its buttons, and a reset stops it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtAccess, AtPanel, Attract
from qbj_kiosk.viewmodels.reading_aloud import VOLUME
from tests.journeys import stricter_layout_rules
from tests.journeys.control_names import Names
from tests.journeys.frame_counter import TICKS, Frames
from tests.journeys.keyboard_focus import focus
from tests.journeys.spoken_caption import caption
from tests.journeys.stricter_layout_rules import Screen
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import open_kiosk, rest, window
from tests.pairwise_screens import LANDSCAPE, LANGUAGES, PORTRAIT, SMALL, TEXT_SIZES, each_pair, in_turn
from tests.speech.fake_output import FakeOutput


def voiced(visitor: Visitor) -> FakeOutput:
    voice = FakeOutput()
    visitor.kiosk.attach_speech(voice)
    return voice


def begin(visitor: Visitor, names: Names, panel: int = 0) -> FakeOutput:
    voice = voiced(visitor)
    visitor.touch(names.tab(panel))
    visitor.until_at(AtPanel(panel))
    visitor.touch(names.language.access.title)
    visitor.touch(names.language.speech.read)
    visitor.until_at(AtPanel(panel))
    return voice


def part(visitor: Visitor) -> str:
    assert visitor.kiosk.reader is not None
    return str(visitor.kiosk.reader.part)


def listen(visitor: Visitor, voice: FakeOutput, until: str) -> None:
    while part(visitor) != until:
        assert part(visitor), f"{until} was never read"
        voice.finish()
    rest()


def mark(visitor: Visitor) -> QRectF | None:
    there = [each.shown for each in visitor.screen().items if each.is_a("ReadAloudMark") and each.item.isVisible()]
    assert len(there) < 2
    return there[0] if there else None


def stands_beside(bar: QRectF | None, item: QQuickItem) -> bool:
    """Return True if the mark of reading aloud is in front of an item, at its height."""
    at = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    return bar is not None and bar.right() <= at.left() and abs(bar.center().y() - at.center().y()) < 2


def test_without_a_voice_no_control_reads_aloud(visitor: Visitor, names: Names) -> None:
    assert visitor.kiosk.reader is None
    visitor.touch(names.language.access.title)
    visitor.until_at(AtAccess(Attract()))
    assert names.language.speech.read not in visitor.controls()


def test_a_voice_that_cannot_speak_the_language_offers_nothing_in_it(visitor: Visitor, names: Names) -> None:
    voice = voiced(visitor)
    visitor.touch(names.language.access.title)
    visitor.control(names.language.speech.read)
    voice.set_capabilities("zh", plays=False)
    visitor.until(lambda: names.language.speech.read not in visitor.controls())


def test_focus_leaves_a_control_that_can_no_longer_read_aloud(visitor: Visitor, names: Names) -> None:
    voice = voiced(visitor)
    visitor.touch(names.language.access.title)
    visitor.tab_to(names.language.speech.read)
    voice.set_capabilities("zh", plays=False)
    rest()
    assert focus(visitor).isVisible()


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
def test_mark_moves_from_part_to_part(new_visitor: NewVisitor, each_language: Names, size: Size) -> None:
    visitor, names = new_visitor(size, language=each_language.tag), each_language
    voice = begin(visitor, names)
    assert mark(visitor) is None
    listen(visitor, voice, "headline")
    tops = []
    for key in ("headline", "lead:0", "stop:0", "stop:1", "stop:2"):
        listen(visitor, voice, key)
        bar = mark(visitor)
        assert bar is not None, key
        tops.append(bar.top())
    assert tops[:3] == sorted(set(tops[:3]))
    assert stands_beside(mark(visitor), visitor.item(names.stop(0, 2)))
    listen(visitor, voice, "do")
    assert mark(visitor) is None
    voice.finish()
    visitor.until(lambda: names.tab(0) in visitor.controls())


def test_what_is_read_is_scrolled_into_view(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor(PORTRAIT, text_size=200)
    voice = begin(visitor, names)
    for key in ("lead:0", "figure", "stop:2"):
        listen(visitor, voice, key)
        visitor.until(visitor.at_rest)
        bar = mark(visitor)
        assert bar is not None, key
        assert 0 <= bar.top() < bar.bottom() <= visitor.component("Deck").y() + 1, key


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
def test_what_is_read_stays_in_view_as_text_becomes_larger(new_visitor: NewVisitor, names: Names, size: Size) -> None:
    visitor = new_visitor(size)
    voice = begin(visitor, names)
    listen(visitor, voice, "stop:2")
    visitor.key("Plus", "Plus", "Plus", "Plus")
    visitor.until(visitor.at_rest)
    bar = mark(visitor)
    assert bar is not None
    assert 0 <= bar.top() < bar.bottom() <= visitor.component("Deck").y() + 1


def test_the_article_is_read_from_the_marked_paragraph(visitor: Visitor, names: Names) -> None:
    voice = voiced(visitor)
    visitor.kiosk.session.dispatch(ev.OpenArticle(6))
    visitor.touch(names.language.access.title)
    visitor.touch(names.language.speech.read)
    listen(visitor, voice, "paragraph:7")
    bar = mark(visitor)
    at = next(each for each in visitor.paragraphs() if each.name == names.paragraph(7)).shown
    assert bar is not None
    assert bar.right() < at.left()
    assert bar.top() <= at.top() < at.bottom() <= bar.bottom()


def test_mark_is_beside_the_chosen_value_on_the_access_page(visitor: Visitor, names: Names) -> None:
    voice = voiced(visitor)
    access = names.language.access
    visitor.touch(access.title)
    visitor.touch(access.contrast)
    assert visitor.kiosk.reader is not None
    visitor.kiosk.reader.read()
    for number, switch in enumerate(visitor.kiosk.session.switches):
        listen(visitor, voice, f"switch:{number}")
        name, state = getattr(access, switch), access.on if switch == "contrast" else access.off
        assert voice.spoken[-1] == access.state.format(what=name, state=state)
        assert stands_beside(mark(visitor), visitor.item(name))


PLACES: dict[str, tuple[ev.Event, ...]] = {
    "attract": (),
    "panel": (ev.OpenPanel(1),),
    "stop": (ev.OpenPanel(1), ev.OpenStop(1, 1)),
    "article": (ev.OpenArticle(0),),
    "access": (ev.OpenPanel(0), ev.OpenAccess()),
    "young": (ev.OpenPanel(0), ev.SetSwitch("young", on=True)),
    "lowered attract": (ev.SetSwitch("low", on=True),),
    "lowered panel": (ev.OpenPanel(0), ev.SetSwitch("low", on=True)),
}


@pytest.mark.parametrize(
    ("place", "size", "language"), each_pair(tuple(PLACES), (LANDSCAPE, PORTRAIT), LANGUAGES), ids=str
)
def test_all_speech_is_marked_or_written(new_visitor: NewVisitor, place: str, size: Size, language: str) -> None:
    visitor = new_visitor(size, language=language)
    voice = voiced(visitor)
    for event in PLACES[place]:
        visitor.kiosk.session.dispatch(event)
    reader = visitor.kiosk.reader
    assert reader is not None
    assert caption(visitor) == ""
    reader.read()
    captions: list[str] = []
    while reader.state == reader.State.READING:
        rest()
        marked = mark(visitor) is not None
        assert caption(visitor) == ("" if marked else voice.spoken[-1]), reader.part
        captions += [] if marked else [reader.part]
        voice.finish()
    rest()
    assert captions[-1] == "do"
    assert set(captions) <= {"where", "do"} | ({"caption"} if "lowered" in place else set())
    assert caption(visitor) == ""


def test_pause_keeps_the_caption_and_a_reset_removes_it(visitor: Visitor, names: Names) -> None:
    begin(visitor, names)
    where = names.language.speech.panel.format(number=1, total=3, title=names.tab(0))
    assert caption(visitor) == where
    visitor.touch(names.language.speech.pause)
    assert caption(visitor) == where
    visitor.key("Home")
    visitor.until_at(Attract())
    assert caption(visitor) == ""


def test_on_attract_the_train_stands_while_the_names_are_read(visitor: Visitor, names: Names) -> None:
    voice = voiced(visitor)
    attract = visitor.component("AttractScreen")
    assert visitor.kiosk.reader is not None
    visitor.kiosk.reader.read()
    rest()
    assert not item_properties.value(attract, "playing")
    assert voice.spoken[-1] == names.language.place
    there = next(each for each in visitor.screen().texts if each.name == names.language.place)
    assert stands_beside(mark(visitor), there.item)


@pytest.mark.parametrize(
    ("size", "text_size"), [*each_pair((LANDSCAPE, PORTRAIT), TEXT_SIZES), *in_turn((SMALL,), TEXT_SIZES)], ids=str
)
def test_nothing_moves_while_reading(new_visitor: NewVisitor, names: Names, size: Size, text_size: int) -> None:
    visitor = new_visitor(size, text_size=text_size)
    before = visitor.component("Deck").height()
    voice = begin(visitor, names)
    high = visitor.component("Deck").height()
    if item_properties.value(visitor.component("Deck"), "tight"):
        pytest.skip("only as high as what it holds")
    assert text_size > 100 or high == before
    while part(visitor):
        rest()
        assert visitor.component("Deck").height() == high, part(visitor)
        voice.finish()
    rest()
    assert visitor.component("Deck").height() == before


def test_the_keys_on_the_deck(visitor: Visitor, names: Names) -> None:
    words = names.language.speech
    voice = begin(visitor, names)
    listen(visitor, voice, "lead:0")
    sentence = voice.spoken[-1]
    visitor.touch(words.pause)
    assert voice.silent
    assert mark(visitor) is not None
    visitor.touch(words.carry_on)
    assert (voice.silent, voice.spoken[-1]) == (False, sentence)
    voice.finish()
    visitor.touch(words.repeat)
    assert voice.spoken[-1] == sentence
    visitor.touch(words.louder)
    assert voice.volume == VOLUME + 10
    assert words.volume.format(percent=VOLUME + 10) in visitor.reads()
    visitor.touch(words.quieter)
    visitor.touch(words.quieter)
    assert words.volume.format(percent=VOLUME - 10) in visitor.reads()
    visitor.touch(words.stop_reading)
    visitor.until(lambda: names.tab(0) in visitor.controls())
    assert voice.silent
    assert mark(visitor) is None


def test_reset_stops_reading(visitor: Visitor, names: Names) -> None:
    voice = begin(visitor, names)
    visitor.touch(names.language.speech.louder)
    visitor.key("Home")
    visitor.until_at(Attract())
    assert (voice.silent, voice.volume, part(visitor)) == (True, VOLUME, "")
    visitor.control(names.tab(0))


def test_by_keys_it_begins_pauses_and_ends_with_the_keyboard_on_the_deck(visitor: Visitor, names: Names) -> None:
    words = names.language.speech
    voice = voiced(visitor)
    visitor.key("Return")
    visitor.until_at(AtPanel(0))
    visitor.tab_to(names.language.access.title)
    visitor.key("Return")
    visitor.tab_to(words.read)
    visitor.key("Return")
    visitor.until(lambda: not voice.silent)
    visitor.tab_to(words.pause)
    visitor.key("Return")
    visitor.until_is(lambda: visitor.focused, words.carry_on)
    visitor.tab_to(words.stop_reading)
    visitor.key("Return")
    visitor.until_is(lambda: visitor.focused, names.tab(0))


def test_nothing_is_drawn_while_a_part_is_read(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor(still=False)
    voice = begin(visitor, names, 1)
    visitor.until(lambda: visitor.visit.figures[1].is_finished)
    listen(visitor, voice, "lead:0")
    frames = Frames(visitor)
    frames.until_none()
    assert frames.over(TICKS) == 0


def new_visit(go: tuple[ev.Event, ...], language: str, text_size: int) -> tuple[ev.Event, ...]:
    """Return the events that begin a new visit, if `go` begins at attract: panels need none, and a reset is slow."""
    begins_at_attract = not any(isinstance(event, ev.OpenPanel) for event in go)
    return (ev.Reset(), ev.SetLanguage(language), ev.SetTextSize(text_size)) if begins_at_attract else ()


def broken(
    kiosk: Application,
    voice: FakeOutput,
    kept: list[stricter_layout_rules.Rule],
    events: tuple[ev.Event, ...],
    until: str,
) -> list[str]:
    """Return which layout rules are broken while a part is read aloud."""
    for event in events:
        kiosk.session.dispatch(event)
    rest()
    reader = kiosk.reader
    assert reader is not None
    reader.read()
    while reader.part != until:
        voice.finish()
    reader.pause()
    rest()
    # Qt moves what a text's change of width displaces with the next frame.
    window(kiosk).grabWindow()
    screen = Screen.of(window(kiosk))
    return [f"{until}: {what}" for rule in kept for what in rule(screen)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "text_size", "language"), each_pair((LANDSCAPE, PORTRAIT, SMALL), TEXT_SIZES, LANGUAGES), ids=str
)
def test_the_rules_hold_with_the_player_on_the_deck(
    qapp: QGuiApplication, real_bundle: Path, size: Size, text_size: int, language: str
) -> None:
    kept = [
        rule
        for rule in stricter_layout_rules.RULES
        if text_size == 100 or rule is not stricter_layout_rules.controls_are_in_reach
    ]
    found: list[str] = []
    with open_kiosk(qapp, real_bundle, size, text_size=text_size) as kiosk:
        voice = FakeOutput()
        kiosk.attach_speech(voice)
        rest()
        for go, until in (
            ((), "caption"),
            ((), "do"),
            ((ev.OpenArticle(0),), "do"),
            ((ev.OpenArticle(0),), "caption"),
            ((ev.OpenArticle(3),), "paragraph:5"),
            ((ev.OpenPanel(0),), "where"),
            ((ev.OpenPanel(1),), "do"),
            ((ev.OpenPanel(0),), "headline"),
            ((ev.OpenPanel(1),), "lead:0"),
            ((ev.OpenPanel(2),), "figure"),
            ((ev.OpenPanel(0),), "stop:1"),
            ((ev.OpenPanel(1), ev.OpenStop(1, 1)), "where"),
            ((ev.OpenPanel(0), ev.OpenStop(0, 2)), "do"),
            ((ev.OpenPanel(1), ev.OpenStop(1, 1)), "body:0"),
            ((ev.OpenPanel(0), ev.OpenAccess()), "until"),
            ((ev.OpenPanel(0), ev.OpenAccess()), "switch:1"),
            ((ev.OpenPanel(1), ev.SetSwitch("low", on=True)), "where"),
        ):
            found += broken(kiosk, voice, kept, (*new_visit(go, language, text_size), *go), until)
    assert found == []
