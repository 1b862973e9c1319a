"""Reading aloud in kiosk mode: listening prevents the idle prompt, and staff set the volume."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qbj_kiosk.app.kiosk_mode_extension import KioskModeExtension
from qbj_kiosk.session.places import AtPanel, Attract
from qbj_kiosk.settings.model import Settings
from tests.journeys.control_names import Names
from tests.journeys.visitor import NewVisitor, Visitor
from tests.speech.fake_output import FakeOutput


class Clock:
    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


class Hall:
    def __init__(self, visitor: Visitor, folder: Path) -> None:
        self.visitor, self.voice, self.clock = visitor, FakeOutput(), Clock()
        visitor.kiosk.attach_speech(self.voice)
        environ = {"XDG_STATE_HOME": str(folder), "HOME": str(folder)}
        self.watch = KioskModeExtension(visitor.kiosk, Settings(volume=30), environ=environ, now=self.clock)

    def pass_by(self, seconds: float) -> None:
        for _ in range(int(seconds)):
            self.clock.time += 1
            self.watch.presence.update()

    @property
    def asks(self) -> object:
        return self.watch.presence.asking


@pytest.fixture
def hall(new_visitor: NewVisitor, tmp_path: Path) -> Iterator[Hall]:
    made = Hall(new_visitor(), tmp_path)
    yield made
    made.watch.close()


def begin(hall: Hall, names: Names) -> None:
    hall.visitor.touch(names.tab(0))
    hall.visitor.until_at(AtPanel(0))
    hall.visitor.touch(names.language.access.title)
    hall.visitor.touch(names.language.speech.read)
    assert not hall.voice.silent


def test_idle_prompt_does_not_appear_while_reading(hall: Hall, names: Names) -> None:
    begin(hall, names)
    hall.pass_by(1000)
    assert (hall.asks, hall.voice.silent) == (False, False)


@pytest.mark.parametrize("ending", ["pause", "stop_reading"])
def test_idle_prompt_appears_again_after_reading(hall: Hall, names: Names, ending: str) -> None:
    begin(hall, names)
    hall.pass_by(1000)
    hall.visitor.touch(str(getattr(names.language.speech, ending)))
    hall.pass_by(200)
    assert hall.visitor.place == Attract()
    assert hall.voice.silent


def test_reading_begins_with_the_volume_that_staff_set(hall: Hall, names: Names) -> None:
    begin(hall, names)
    assert hall.voice.volume == 30
    hall.visitor.touch(names.language.speech.louder)
    assert hall.voice.volume == 40
    hall.watch.staff.open()
    assert hall.voice.silent
    hall.watch.staff_controller.set_volume(70)
    hall.watch.staff.close()
    begin(hall, names)
    assert hall.voice.volume == 70
