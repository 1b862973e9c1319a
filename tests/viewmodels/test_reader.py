"""Reading aloud, on a voice that says what it was asked for."""

from collections.abc import Callable, Iterator
from typing import Protocol

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.app.arguments import create_plan
from qbj_kiosk.exhibit import model
from qbj_kiosk.exhibit.scripts import split_sentences
from qbj_kiosk.session import events as ev
from qbj_kiosk.speech.narration import telling
from qbj_kiosk.speech.playback import State
from qbj_kiosk.viewmodels.exhibit import Exhibit
from qbj_kiosk.viewmodels.reader import VOLUME, Reader
from qbj_kiosk.viewmodels.session import Session
from tests.speech.fake_voices import FakeVoice


class Hall:
    """A visit, a voice, and what reads."""

    def __init__(self, exhibit: model.Exhibit, voice: FakeVoice) -> None:
        self.content = exhibit
        self.models = Exhibit(exhibit, lambda name: name)
        self.session = Session(self.models, create_plan(exhibit, "en"))
        self.voice = voice
        self.reader = Reader(exhibit, self.session, voice, lambda name: f"/bundle/{name}")

    @property
    def state(self) -> State:
        return self.reader.state

    @property
    def available(self) -> bool:
        return self.reader.available

    @property
    def part(self) -> str:
        return self.reader.part

    def hear(self, *happens: ev.Event) -> None:
        """Goes somewhere and has it read."""
        for event in happens:
            self.session.dispatch(event)
        self.reader.read()

    def until(self, part: str) -> None:
        """Listens until a part."""
        while self.part != part:
            assert self.state == State.READING, f"{part} was never read"
            self.voice.end()

    def to_the_end(self) -> list[str]:
        """Listens to the end; gives back the parts, in their order."""
        parts: list[str] = []
        while self.state == State.READING:
            if not parts or parts[-1] != self.part:
                parts.append(str(self.part))
            self.voice.end()
        return parts


class Open(Protocol):
    """Opens a hall."""

    def __call__(self, other: model.Exhibit = ..., voice: FakeVoice | None = ...) -> Hall: ...


@pytest.fixture
def hall(qapp: QGuiApplication, exhibit: model.Exhibit) -> Iterator[Open]:
    held = [qapp]

    def open_hall(other: model.Exhibit = exhibit, voice: FakeVoice | None = None) -> Hall:
        return Hall(other, voice or FakeVoice())

    yield open_hall
    held.clear()


def recorded(exhibit: model.Exhibit, key: str) -> model.Exhibit:
    """The exhibit with a recording of a text of its first panel, in English."""
    panel = exhibit.panels[0]
    words = replace(panel.wording["en"], recordings={key: f"recordings/{key}.opus"})
    return replace(exhibit, panels=(replace(panel, wording={**panel.wording, "en": words}), *exhibit.panels[1:]))


@pytest.mark.parametrize("tag", ["en", "zh"])
def test_everything_is_read_in_its_order(hall: Open, tag: str) -> None:
    there = hall()
    there.hear(ev.SetLanguage(tag), ev.OpenPanel(1))
    parts = telling(there.content, tag, there.session.visit.place)
    assert there.to_the_end() == [part.key for part in parts]
    assert there.voice.heard == [text.strip() for part in parts for text in split_sentences(part.text)]
    assert (there.state, there.part) == (State.IDLE, "")


def test_a_pause_holds_the_sentence(hall: Open) -> None:
    there = hall()
    there.hear(ev.OpenPanel(0))
    there.until("lead:0")
    there.voice.end()
    sentence = there.voice.heard[-1]
    there.reader.pause()
    assert (there.state, there.voice.silent, there.part) == (State.PAUSED, True, "lead:0")
    there.reader.carryOn()
    assert (there.state, there.voice.heard[-1]) == (State.READING, sentence)


def test_repeating_goes_to_the_parts_beginning_and_then_to_the_one_before(hall: Open) -> None:
    there = hall()
    there.hear(ev.OpenPanel(0))
    there.until("lead:0")
    begins = there.voice.heard[-1]
    there.voice.end()
    there.reader.repeat()
    assert (there.part, there.voice.heard[-1]) == ("lead:0", begins)
    there.reader.repeat()
    assert there.part == "headline"


def test_repeating_ends_a_pause(hall: Open) -> None:
    there = hall()
    there.hear(ev.OpenPanel(0))
    there.reader.pause()
    there.reader.repeat()
    assert (there.state, there.part) == (State.READING, "where")


@pytest.mark.parametrize("leave", [ev.OpenPanel(1), ev.OpenAccess(), ev.OpenArticle(0), ev.Back(), ev.Reset()], ids=str)
def test_whoever_goes_elsewhere_hears_no_more_of_it(hall: Open, leave: ev.Event) -> None:
    there = hall()
    there.hear(ev.OpenPanel(0))
    there.session.dispatch(leave)
    assert (there.state, there.part, there.voice.silent) == (State.IDLE, "", True)


def test_a_reset_restores_the_volume_also_on_attract(hall: Open) -> None:
    there = hall()
    for go in ((ev.OpenPanel(0),), ()):
        there.hear(*go)
        there.reader.louder()
        assert there.voice.volume == VOLUME + 10
        there.session.reset()
        assert (there.reader.volume, there.voice.volume, there.state) == (VOLUME, VOLUME, State.IDLE)


def test_the_volume_has_its_bounds(hall: Open) -> None:
    there = hall()
    for _ in range(12):
        there.reader.louder()
    assert there.reader.volume == 100
    for _ in range(12):
        there.reader.quieter()
    assert there.reader.volume == 0


def test_staffs_volume_is_what_visits_begin_with(hall: Open) -> None:
    there = hall()
    there.reader.begin_with(30)
    there.hear(ev.OpenPanel(0))
    assert there.voice.volume == 30
    there.reader.louder()
    there.session.reset()
    assert there.reader.volume == 30


def test_another_language_reads_the_part_again(hall: Open) -> None:
    there = hall()
    there.hear(ev.OpenPanel(0))
    there.until("figure")
    there.session.dispatch(ev.SetLanguage("zh"))
    spoken = there.content.panels[0].figure.wording["zh"].spoken
    assert (there.state, there.part, there.voice.heard[-1] in spoken) == (State.READING, "figure", True)


def test_another_language_ends_a_pause_in_silence(hall: Open) -> None:
    there = hall()
    there.hear(ev.OpenPanel(0))
    there.reader.pause()
    there.session.dispatch(ev.SetLanguage("zh"))
    assert (there.state, there.voice.silent) == (State.IDLE, True)


def test_a_language_without_a_voice_cannot_be_read(hall: Open) -> None:
    there = hall(voice=FakeVoice(tags={"en"}))
    assert there.available
    there.hear(ev.OpenPanel(0))
    there.session.dispatch(ev.SetLanguage("zh"))
    assert (there.available, there.state) == (False, State.IDLE)
    there.reader.read()
    assert there.state == State.IDLE


def test_what_is_able_later_is_offered_later(hall: Open, qtbot_signals: Callable[[Reader], list[bool]]) -> None:
    there = hall(voice=FakeVoice(tags=set(), plays=False))
    told = qtbot_signals(there.reader)
    assert not there.available
    there.voice.become("en", "zh")
    there.hear(ev.OpenPanel(0))
    there.voice.become(plays=False)
    assert (told, there.state) == ([True, False], State.IDLE)


@pytest.fixture
def qtbot_signals() -> Callable[[Reader], list[bool]]:
    """Notes each change of what is available."""

    def note(reader: Reader) -> list[bool]:
        told: list[bool] = []
        reader.availableChanged.connect(lambda: told.append(bool(reader.available)))
        return told

    return note


def test_a_recording_comes_before_a_voice(hall: Open, exhibit: model.Exhibit) -> None:
    there = hall(recorded(exhibit, "lead"))
    there.hear(ev.OpenPanel(0))
    there.until("lead")
    assert there.voice.heard[-1] == ">/bundle/recordings/lead.opus"
    there.reader.pause()
    there.reader.carryOn()
    assert there.voice.heard[-1] == "resumed"
    there.voice.end()
    assert there.part == "figure"


def test_a_recording_that_cannot_be_played_is_said(hall: Open, exhibit: model.Exhibit) -> None:
    there = hall(recorded(exhibit, "headline"))
    there.hear(ev.OpenPanel(0))
    there.until("headline")
    there.voice.end(well=False)
    assert there.part == "headline"
    assert there.voice.heard[-1] == " ".join(exhibit.panels[0].wording["en"].headline)


def test_without_a_voice_only_recordings_are_heard(hall: Open, exhibit: model.Exhibit) -> None:
    there = hall(recorded(exhibit, "headline"), FakeVoice(tags=set()))
    assert not there.available
    there.hear(ev.OpenPanel(0))
    assert there.available
    assert there.to_the_end() == ["headline"]


def test_a_voice_that_fails_ends_it(hall: Open) -> None:
    there = hall()
    there.hear(ev.OpenPanel(0))
    there.voice.end(well=False)
    assert there.state == State.IDLE


def test_a_voice_that_hangs_is_given_up(hall: Open) -> None:
    there = hall()
    there.hear(ev.OpenPanel(0))
    overdue = there.reader._recital._overdue
    assert overdue.isActive()
    overdue.timeout.emit()
    assert (there.state, there.voice.silent, there.voice.restarts) == (State.IDLE, True, 1)
    assert not overdue.isActive()


def test_while_it_is_paused_nothing_is_waited_for(hall: Open) -> None:
    there = hall()
    there.hear(ev.OpenPanel(0))
    there.reader.pause()
    assert not there.reader._recital._overdue.isActive()
    assert not there.reader.reads


def test_what_is_said_in_between_is_no_end_of_it(hall: Open) -> None:
    there = hall()
    there.hear(ev.OpenPanel(0))
    there.until("headline")
    sentence = there.voice.heard[-1]
    there.reader.say("Louder, button", "en")
    assert (there.voice.heard[-1], there.state, there.part) == ("Louder, button", State.READING, "headline")
    there.voice.end()
    assert there.voice.heard[-1] == sentence


def test_what_is_said_in_between_holds_a_recording(hall: Open, exhibit: model.Exhibit) -> None:
    there = hall(recorded(exhibit, "headline"))
    there.hear(ev.OpenPanel(0))
    there.until("headline")
    there.reader.say("Louder", "en")
    there.reader.say("", "en")
    assert there.voice.heard[-2:] == ["Louder", "resumed"]


def test_what_is_said_while_nothing_is_read_ends_by_itself(hall: Open) -> None:
    there = hall()
    there.reader.say("Article, button", "en")
    there.voice.end()
    assert (there.voice.heard, there.state) == (["Article, button"], State.IDLE)
