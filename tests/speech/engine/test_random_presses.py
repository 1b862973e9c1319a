"""Random presses while the exhibit reads: no sentence is skipped, and the mark is where the voice is."""

import random
import re
from collections.abc import Callable, Mapping

from qbj_kiosk.exhibit import model
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.visit import create_bounds
from qbj_kiosk.speech.client import SpeechClient
from qbj_kiosk.speech.pronunciation import Pronunciation, create_pronunciations
from qbj_kiosk.viewmodels.exhibit import Exhibit
from qbj_kiosk.viewmodels.reading_aloud import Reader
from qbj_kiosk.viewmodels.session import Session
from tests.speech.engine.conftest import process_events, wait_until
from tests.speech.engine.sound_system import Message, SoundSystem

PRESSES = 200
LONGEST_PAUSE = 0.5
"""Seconds between two presses; some sentences end before the next."""


class LoggedClient:
    """The real client of the speech process, with a log of the sentences that it reports as spoken."""

    def __init__(self, client: SpeechClient, pronunciations: Mapping[str, Pronunciation]) -> None:
        self._client, self._pronunciations = client, pronunciations
        self.given: list[str] = []
        self.completed: list[str] = []
        self.finished: Callable[[bool], None] = lambda _: None
        client.finished = self._finished

    def __getattr__(self, name: str) -> Callable[..., object]:
        return getattr(self._client, name)  # type: ignore[no-any-return]  # the rest of the client

    def speak(self, text: str, tag: str, volume: int) -> None:
        pronunciation = self._pronunciations[tag]
        spoken = pronunciation.spoken(text)
        self.given.append(letters(pronunciation.pinyin(spoken) or spoken))
        self._client.speak(text, tag, volume)

    def _finished(self, completed: bool) -> None:  # noqa: FBT001 - signature of the callback
        assert completed
        self.completed.append(self.given[-1])
        self.finished(completed)


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def is_subsequence(some: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(each in rest for each in some)


def texts(messages: list[Message], event: str) -> list[str]:
    return [letters(message.text) for message in messages if event in message.events]


def test_200_random_presses_skip_no_sentence(client: SpeechClient, sound: SoundSystem, exhibit: model.Exhibit) -> None:
    log = LoggedClient(client, create_pronunciations(exhibit))
    session = Session(Exhibit(exhibit, lambda name: name), create_bounds(exhibit, "en"))
    reader = Reader(exhibit, session, log, lambda name: name)  # type: ignore[arg-type]  # it has all of the interface
    chooser = random.Random(20)  # noqa: S311 - a reproducible choice
    presses: dict[str, Callable[[], object]] = {
        "read": reader.read,
        "pause": lambda: reader.pause() if reader.is_reading else reader.resume(),
        "repeat": reader.repeat,
        "next": lambda: session.dispatch(ev.OpenPanel(chooser.randrange(len(exhibit.panels)))),
        "language": session.nextLanguage,
    }
    for _ in range(PRESSES):
        presses[chooser.choice(tuple(presses))]()
        process_events(chooser.uniform(0, LONGEST_PAUSE))
    session.dispatch(ev.OpenPanel(0))
    first = len(log.given)
    reader.read()
    wait_until(lambda: reader.state == reader.State.IDLE, seconds=180)
    messages = sound.messages()
    assert len(messages) > PRESSES / 4
    assert {message.events for message in messages} <= {("BEGIN", "END"), ("BEGIN", "CANCELED")}
    assert is_subsequence([letters(message.text) for message in messages], log.given)
    assert is_subsequence(log.completed, texts(messages, "END")), "an end was reported that never happened"
    assert len(texts(messages, "CANCELED")) <= PRESSES
    # Nothing was pressed during the last reading: every sentence was spoken to its end, in order.
    last = log.given[first:]
    assert last == log.completed[-len(last) :] == texts(messages, "END")[-len(last) :]
