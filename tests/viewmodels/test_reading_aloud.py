"""The reader on a fake speech output."""

from collections.abc import Callable, Iterator
from typing import Protocol

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.exhibit import model
from qbj_kiosk.exhibit.han_and_latin_text import split_sentences
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.visit import create_bounds
from qbj_kiosk.speech.narration import create_narration
from qbj_kiosk.speech.playback import State
from qbj_kiosk.speech.worker.protocol import Speed
from qbj_kiosk.viewmodels.exhibit import Exhibit
from qbj_kiosk.viewmodels.reading_aloud import VOLUME, Reader
from qbj_kiosk.viewmodels.session import Session
from tests.speech.fake_output import FakeOutput


class Scenario:
    def __init__(self, exhibit: model.Exhibit, voice: FakeOutput) -> None:
        self.content = exhibit
        self.model = Exhibit(exhibit, lambda name: name)
        self.session = Session(self.model, create_bounds(exhibit, "en"))
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

    def read(self, *events: ev.Event) -> None:
        for event in events:
            self.session.dispatch(event)
        self.reader.read()

    def until(self, part: str) -> None:
        while self.part != part:
            assert self.state == State.READING, f"{part} was never read"
            self.voice.finish()

    def read_to_end(self) -> list[str]:
        """Read the current place aloud to its end; return the keys of the parts."""
        parts: list[str] = []
        while self.state == State.READING:
            if not parts or parts[-1] != self.part:
                parts.append(str(self.part))
            self.voice.finish()
        return parts


class CreateScenario(Protocol):
    def __call__(self, other: model.Exhibit = ..., voice: FakeOutput | None = ...) -> Scenario: ...


@pytest.fixture
def create(qapp: QGuiApplication, exhibit: model.Exhibit) -> Iterator[CreateScenario]:
    held = [qapp]

    def create_scenario(other: model.Exhibit = exhibit, voice: FakeOutput | None = None) -> Scenario:
        return Scenario(other, voice or FakeOutput())

    yield create_scenario
    held.clear()


def recorded(exhibit: model.Exhibit, key: str) -> model.Exhibit:
    """Return the exhibit with a recording for a text of its first panel in English."""
    panel = exhibit.panels[0]
    words = replace(panel.wording["en"], recordings={key: f"recordings/{key}.opus"})
    return replace(exhibit, panels=(replace(panel, wording={**panel.wording, "en": words}), *exhibit.panels[1:]))


@pytest.mark.parametrize("tag", ["en", "zh"])
def test_every_part_is_read_in_order(create: CreateScenario, tag: str) -> None:
    scenario = create()
    scenario.read(ev.SetLanguage(tag), ev.OpenPanel(1))
    parts = create_narration(scenario.content, tag, scenario.session.visit.place)
    assert scenario.read_to_end() == [part.key for part in parts]
    assert scenario.voice.spoken == [text.strip() for part in parts for text in split_sentences(part.text)]
    assert (scenario.state, scenario.part) == (State.IDLE, "")


def test_resume_repeats_the_paused_sentence(create: CreateScenario) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    scenario.until("lead:0")
    scenario.voice.finish()
    sentence = scenario.voice.spoken[-1]
    scenario.reader.pause()
    assert (scenario.state, scenario.voice.silent, scenario.part) == (State.PAUSED, True, "lead:0")
    scenario.reader.resume()
    assert (scenario.state, scenario.voice.spoken[-1]) == (State.READING, sentence)


def test_repeat_goes_to_the_start_of_the_part_then_to_the_previous_part(create: CreateScenario) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    scenario.until("lead:0")
    first = scenario.voice.spoken[-1]
    scenario.voice.finish()
    scenario.reader.repeat()
    assert (scenario.part, scenario.voice.spoken[-1]) == ("lead:0", first)
    scenario.reader.repeat()
    assert scenario.part == "headline"


def test_repeat_ends_a_pause(create: CreateScenario) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    scenario.reader.pause()
    scenario.reader.repeat()
    assert (scenario.state, scenario.part) == (State.READING, "where")


@pytest.mark.parametrize("leave", [ev.OpenPanel(1), ev.OpenAccess(), ev.OpenArticle(0), ev.Back(), ev.Reset()], ids=str)
def test_change_of_place_stops_reading(create: CreateScenario, leave: ev.Event) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    scenario.session.dispatch(leave)
    assert (scenario.state, scenario.part, scenario.voice.silent) == (State.IDLE, "", True)


def test_reset_restores_the_volume_on_every_screen(create: CreateScenario) -> None:
    scenario = create()
    for go in ((ev.OpenPanel(0),), ()):
        scenario.read(*go)
        scenario.reader.louder()
        assert scenario.voice.volume == VOLUME + 10
        scenario.session.reset()
        assert (scenario.reader.volume, scenario.voice.volume, scenario.state) == (VOLUME, VOLUME, State.IDLE)


def test_volume_stays_between_0_and_100(create: CreateScenario) -> None:
    scenario = create()
    for _ in range(12):
        scenario.reader.louder()
    assert scenario.reader.volume == 100
    for _ in range(12):
        scenario.reader.quieter()
    assert scenario.reader.volume == 0


def test_visits_begin_with_the_default_volume(create: CreateScenario) -> None:
    scenario = create()
    scenario.reader.set_default_volume(30)
    scenario.read(ev.OpenPanel(0))
    assert scenario.voice.volume == 30
    scenario.reader.louder()
    scenario.session.reset()
    assert scenario.reader.volume == 30


def test_change_of_language_repeats_the_part(create: CreateScenario) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    scenario.until("figure")
    scenario.session.dispatch(ev.SetLanguage("zh"))
    spoken = scenario.content.panels[0].figure.wording["zh"].spoken
    assert (scenario.state, scenario.part, scenario.voice.spoken[-1] in spoken) == (State.READING, "figure", True)


def test_change_of_language_while_paused_stops_reading(create: CreateScenario) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    scenario.reader.pause()
    scenario.session.dispatch(ev.SetLanguage("zh"))
    assert (scenario.state, scenario.voice.silent) == (State.IDLE, True)


def test_language_without_a_voice_is_unavailable(create: CreateScenario) -> None:
    scenario = create(voice=FakeOutput(tags={"en"}))
    assert scenario.available
    scenario.read(ev.OpenPanel(0))
    scenario.session.dispatch(ev.SetLanguage("zh"))
    assert (scenario.available, scenario.state) == (False, State.IDLE)
    scenario.reader.read()
    assert scenario.state == State.IDLE


def test_new_capabilities_change_availability(
    create: CreateScenario, record_available: Callable[[Reader], list[bool]]
) -> None:
    scenario = create(voice=FakeOutput(tags=set(), plays=False))
    changes = record_available(scenario.reader)
    assert not scenario.available
    scenario.voice.set_capabilities("en", "zh")
    scenario.read(ev.OpenPanel(0))
    scenario.voice.set_capabilities(plays=False)
    assert changes == [True, False]


def test_lost_sound_pauses_reading_with_a_notice_until_it_is_back(create: CreateScenario) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    scenario.until("headline")
    sentence, notice = scenario.voice.spoken[-1], scenario.content.find_language("en").speech.no_sound
    scenario.voice.set_capabilities(plays=False)
    assert (scenario.state, scenario.reader.announcement, scenario.part) == (State.PAUSED, notice, "headline")
    scenario.reader.resume()
    scenario.reader.repeat()
    scenario.reader.announce("", "en")
    assert (scenario.state, scenario.reader.announcement) == (State.PAUSED, notice)
    scenario.voice.set_capabilities("en", "zh")
    assert (scenario.state, scenario.reader.announcement, scenario.voice.spoken[-1]) == (State.PAUSED, "", sentence)
    scenario.reader.resume()
    assert (scenario.state, scenario.voice.spoken[-1]) == (State.READING, sentence)


def test_lost_recording_is_played_from_its_start(create: CreateScenario, exhibit: model.Exhibit) -> None:
    scenario = create(recorded(exhibit, "headline"))
    scenario.read(ev.OpenPanel(0))
    scenario.until("headline")
    scenario.voice.set_capabilities(plays=False)
    scenario.voice.set_capabilities("en")
    scenario.reader.resume()
    assert scenario.voice.spoken[-1] == ">/bundle/recordings/headline.opus"


@pytest.mark.parametrize("leave", [ev.OpenPanel(1), ev.SetLanguage("zh"), ev.Reset()], ids=str)
def test_notice_ends_with_the_reading(create: CreateScenario, leave: ev.Event) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    scenario.voice.set_capabilities(plays=False)
    scenario.session.dispatch(leave)
    assert (scenario.state, scenario.reader.announcement) == (State.IDLE, "")


def test_volume_is_at_least_10_while_reading(create: CreateScenario) -> None:
    scenario = create()
    scenario.reader.set_default_volume(0)
    scenario.read(ev.OpenPanel(0))
    assert (scenario.reader.volume, scenario.voice.volume) == (10, 10)
    scenario.reader.quieter()
    assert (scenario.reader.volume, scenario.voice.volume) == (10, 10)
    scenario.session.reset()
    assert scenario.reader.volume == 0


def test_speed_has_three_values_and_is_normal_again_after_a_reset(create: CreateScenario) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    speeds = []
    for _ in range(3):
        scenario.reader.nextSpeed()
        speeds.append((scenario.reader.speed, scenario.voice.speed))
    assert speeds == [(Speed.FAST, Speed.FAST), (Speed.SLOW, Speed.SLOW), (Speed.NORMAL, Speed.NORMAL)]
    scenario.reader.nextSpeed()
    scenario.session.reset()
    assert (scenario.reader.speed, scenario.voice.speed) == (Speed.NORMAL, Speed.NORMAL)


@pytest.fixture
def record_available() -> Callable[[Reader], list[bool]]:
    def record(reader: Reader) -> list[bool]:
        changes: list[bool] = []
        reader.availableChanged.connect(lambda: changes.append(bool(reader.available)))
        return changes

    return record


def test_recording_is_preferred_to_a_voice(create: CreateScenario, exhibit: model.Exhibit) -> None:
    scenario = create(recorded(exhibit, "lead"))
    scenario.read(ev.OpenPanel(0))
    scenario.until("lead")
    assert scenario.voice.spoken[-1] == ">/bundle/recordings/lead.opus"
    scenario.reader.pause()
    scenario.reader.resume()
    assert scenario.voice.spoken[-1] == "resumed"
    scenario.voice.finish()
    assert scenario.part == "figure"


def test_failed_recording_is_spoken(create: CreateScenario, exhibit: model.Exhibit) -> None:
    scenario = create(recorded(exhibit, "headline"))
    scenario.read(ev.OpenPanel(0))
    scenario.until("headline")
    scenario.voice.finish(completed=False)
    assert scenario.part == "headline"
    assert scenario.voice.spoken[-1] == " ".join(exhibit.panels[0].wording["en"].headline)


def test_only_recordings_are_played_without_a_voice(create: CreateScenario, exhibit: model.Exhibit) -> None:
    scenario = create(recorded(exhibit, "headline"), FakeOutput(tags=set()))
    assert not scenario.available
    scenario.read(ev.OpenPanel(0))
    assert scenario.available
    assert scenario.read_to_end() == ["headline"]


def test_failed_speech_stops_reading(create: CreateScenario) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    scenario.voice.finish(completed=False)
    assert scenario.state == State.IDLE


def test_speech_that_hangs_is_restarted(create: CreateScenario) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    timer = scenario.reader._playback._timeout
    assert timer.isActive()
    timer.timeout.emit()
    assert (scenario.state, scenario.voice.silent, scenario.voice.restarts) == (State.IDLE, True, 1)
    assert not timer.isActive()


def test_pause_stops_the_timeout(create: CreateScenario) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    scenario.reader.pause()
    assert not scenario.reader._playback._timeout.isActive()
    assert not scenario.reader.is_reading


def test_reading_continues_after_an_announcement(create: CreateScenario) -> None:
    scenario = create()
    scenario.read(ev.OpenPanel(0))
    scenario.until("headline")
    sentence = scenario.voice.spoken[-1]
    scenario.reader.announce("Louder, button", "en")
    assert (scenario.voice.spoken[-1], scenario.state, scenario.part) == ("Louder, button", State.READING, "headline")
    scenario.voice.finish()
    assert scenario.voice.spoken[-1] == sentence


def test_long_announcement_is_spoken_and_written_sentence_by_sentence(create: CreateScenario) -> None:
    scenario = create()
    sentences = [f"{name} moves through all the texts and controls of this exhibit." for name in ("Next", "Previous")]
    scenario.reader.announce(" ".join(sentences), "en")
    for sentence in sentences:
        assert (scenario.voice.spoken[-1], scenario.reader.announcement) == (sentence, sentence)
        scenario.voice.finish()
    assert (scenario.voice.spoken[-2:], scenario.reader.announcement) == (sentences, "")


def test_announcement_replaces_the_rest_of_a_longer_one(create: CreateScenario) -> None:
    scenario = create()
    scenario.reader.announce("Next moves through all the texts and controls of this exhibit. " * 2, "en")
    scenario.reader.announce("Louder, button", "en")
    scenario.voice.finish()
    assert (scenario.voice.spoken[-1], scenario.reader.announcement) == ("Louder, button", "")


def test_announcement_pauses_a_recording(create: CreateScenario, exhibit: model.Exhibit) -> None:
    scenario = create(recorded(exhibit, "headline"))
    scenario.read(ev.OpenPanel(0))
    scenario.until("headline")
    scenario.reader.announce("Louder", "en")
    scenario.reader.announce("", "en")
    assert scenario.voice.spoken[-2:] == ["Louder", "resumed"]


def test_announcement_while_idle_starts_no_reading(create: CreateScenario) -> None:
    scenario = create()
    scenario.reader.announce("Article, button", "en")
    scenario.voice.finish()
    assert (scenario.voice.spoken, scenario.state) == (["Article, button"], State.IDLE)
