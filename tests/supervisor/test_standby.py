"""Supervision of the standby page with a simulated clock."""

import math
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.adaptive_timing import AdaptiveTiming, record_standby
from qbj_kiosk.supervisor.config import Config
from qbj_kiosk.supervisor.event_recorder import Recorder
from qbj_kiosk.supervisor.log import Log
from qbj_kiosk.supervisor.process.platform_child import Child
from qbj_kiosk.supervisor.standby import Standby
from tests.supervisor.log_reader import LogReader, until

SHOWN = (protocol.FRAME, protocol.DARK)
"""Messages of a standby page that is on the screen."""


class FakeStandby(LogReader):
    """Supervised standby page whose process only sleeps; the test sends its messages."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.started: list[int] = []
        self.recorder = Recorder(Log(folder), None, lambda: 0.0)
        config = Config(lambda _: [], lambda _: {"PATH": os.environ["PATH"]}, ["sleep", "1000"])
        self.timing = AdaptiveTiming(config.timing, None)
        self.standby = Standby(
            config, self.timing, self.recorder, lambda child: self.started.append(child.pid), Child.close
        )

    def send(self, now: float, *messages: str) -> None:
        for message in messages:
            self.standby.receive(message, now)

    def update_kills(self, now: float, *, is_covered: bool = False) -> bool:
        assert self.standby.child is not None
        self.standby.update(now, is_covered=is_covered)
        return self.standby.child.is_killed

    def wait_until_replaced(self, now: float) -> None:
        """Wait until the standby page's process is killed and replaced."""

        def replaced() -> bool:
            self.standby.update(now, is_covered=False)
            return len(self.started) == before + 1

        before = len(self.started)
        until(replaced)

    def release(self) -> None:
        if self.standby.child is not None:
            self.standby.child.kill()
            self.standby.child.wait(10)
            self.standby.child.close()


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeStandby]:
    made = FakeStandby(tmp_path)
    with closing(made.recorder):
        made.standby.update(100.0, is_covered=False)
        yield made
        made.release()


def test_first_page_has_a_longer_deadline(fake: FakeStandby) -> None:
    fake.timing.record(record_standby, 0.3)
    assert not fake.standby.is_ready
    assert fake.standby.deadline(is_covered=False) == 110.0
    assert not fake.update_kills(109.9)
    assert fake.update_kills(110.0)
    fake.wait_until_replaced(111.0)
    assert not fake.update_kills(112.9)
    assert fake.update_kills(113.0)
    fake.wait_until_replaced(114.0)
    (first, second) = fake.named("standby lost")
    assert first["text"] == "no first frame in 10 s; the standby page ended with -9"
    assert second["text"] == "no first frame in 2 s; the standby page ended with -9"


def test_deadline_grows_until_a_page_was_shown(fake: FakeStandby) -> None:
    now = 100.0
    for seconds in (10.0, 20.0):
        assert fake.standby.deadline(is_covered=False) == now + seconds
        now += seconds
        assert fake.update_kills(now)
        fake.wait_until_replaced(now)
    assert fake.standby.deadline(is_covered=False) == now + 40
    fake.send(now + 30, *SHOWN)
    assert fake.standby.is_ready
    assert fake.timing.timing.standby == 80.0


def test_silent_visible_page_is_replaced(fake: FakeStandby) -> None:
    fake.send(101.0, *SHOWN)
    assert fake.standby.is_ready
    assert not fake.update_kills(105.9)
    assert fake.update_kills(106.0)
    fake.wait_until_replaced(107.0)
    assert not fake.standby.is_ready
    fake.send(108.0, *SHOWN)
    assert fake.standby.is_ready
    assert fake.named("standby lost")[0]["text"] == "no sign of life for 5 s; the standby page ended with -9"


def test_silent_covered_page_is_kept_until_it_is_visible(fake: FakeStandby) -> None:
    fake.send(101.0, *SHOWN)
    assert fake.standby.deadline(is_covered=True) == math.inf
    assert not fake.update_kills(1000.0, is_covered=True)
    assert fake.update_kills(1000.0, is_covered=False)


def test_page_that_recovers_while_covered_is_kept(fake: FakeStandby) -> None:
    fake.send(101.0, *SHOWN)
    assert not fake.update_kills(1000.0, is_covered=True)
    fake.send(1000.0, protocol.ALIVE)
    assert not fake.update_kills(1000.0, is_covered=False)
    assert fake.standby.deadline(is_covered=False) == 1005.0


def test_page_is_started_with_the_contact_and_receives_whether_it_is_covered(tmp_path: Path) -> None:
    contacts = iter(["Desk", None])
    lines: list[str] = []
    with closing(Recorder(Log(tmp_path), None, lambda: 0.0)) as recorder:
        echo = ["sh", "-c", 'echo "$@"; exec cat', "page"]
        environ = {"PATH": os.environ["PATH"]}
        config = Config(lambda _: [], lambda _: environ, echo, contact=lambda: next(contacts))
        standby = Standby(config, AdaptiveTiming(config.timing, None), recorder, lambda _: None, Child.close)
        standby.set_covered(is_covered=False)
        standby.update(100.0, is_covered=False)
        child = standby.child
        assert child is not None
        standby.set_covered(is_covered=True)
        standby.set_covered(is_covered=False)

        def read() -> bool:
            lines.extend(child.output.read()[0])
            return len(lines) == 3

        until(read)
        child.kill()
        child.wait(10)
        standby.set_covered(is_covered=True)
        child.close()
    assert lines == ["--contact Desk", "covered", "exposed"]


def test_page_needs_no_further_frames(fake: FakeStandby) -> None:
    fake.send(101.0, *SHOWN)
    for now in range(103, 4000, 2):
        assert not fake.update_kills(now)
        fake.send(now, protocol.ALIVE)
    assert len(fake.started) == 1
