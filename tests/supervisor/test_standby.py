"""When the curtain is started, given up and replaced, on a clock that only the test moves."""

import math
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.config import Config
from qbj_kiosk.supervisor.journal import Journal
from qbj_kiosk.supervisor.log import Log
from qbj_kiosk.supervisor.process.child import Child
from qbj_kiosk.supervisor.standby import Standby
from tests.supervisor.watching import Story, until

SAID = (protocol.FRAME, protocol.DARK)
"""What a curtain says when it is on the screen."""


class Drawn(Story):
    """A curtain whose process does nothing, and says what the test says."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.started: list[int] = []
        self.journal = Journal(Log(folder), None, lambda: 0.0)
        config = Config(lambda _: [], lambda _: {"PATH": os.environ["PATH"]}, ["sleep", "1000"])
        self.curtain = Standby(config, self.journal, lambda child: self.started.append(child.pid), Child.close)

    def says(self, now: float, *said: str) -> None:
        for word in said:
            self.curtain.receive(word, now)

    def is_given_up(self, now: float, *, is_covered: bool = False) -> bool:
        assert self.curtain.child is not None
        self.curtain.update(now, is_covered=is_covered)
        return self.curtain.child.is_killed

    def until_replaced(self, now: float) -> None:
        """The process that was killed takes its own time to end."""

        def replaced() -> bool:
            self.curtain.update(now, is_covered=False)
            return len(self.started) == before + 1

        before = len(self.started)
        until(replaced)

    def release(self) -> None:
        if self.curtain.child is not None:
            self.curtain.child.kill()
            self.curtain.child.wait(10)
            self.curtain.child.close()


@pytest.fixture
def drawn(tmp_path: Path) -> Iterator[Drawn]:
    made = Drawn(tmp_path)
    with closing(made.journal):
        made.curtain.update(100.0, is_covered=False)
        yield made
        made.release()


def test_the_first_has_longer_than_those_after_it(drawn: Drawn) -> None:
    assert not drawn.curtain.is_ready
    assert drawn.curtain.deadline(is_covered=False) == 110.0
    assert not drawn.is_given_up(109.9)
    assert drawn.is_given_up(110.0)
    drawn.until_replaced(111.0)
    assert not drawn.is_given_up(112.9)
    assert drawn.is_given_up(113.0)
    drawn.until_replaced(114.0)
    (first, second) = drawn.named("standby lost")
    assert first["text"] == "no first frame in 10 s; the standby page ended with -9"
    assert second["text"] == "no first frame in 2 s; the standby page ended with -9"


def test_a_silent_one_that_is_seen_is_replaced(drawn: Drawn) -> None:
    drawn.says(101.0, *SAID)
    assert drawn.curtain.is_ready
    assert not drawn.is_given_up(105.9)
    assert drawn.is_given_up(106.0)
    drawn.until_replaced(107.0)
    assert not drawn.curtain.is_ready
    drawn.says(108.0, *SAID)
    assert drawn.curtain.is_ready
    assert drawn.named("standby lost")[0]["text"] == "no sign of life for 5 s; the standby page ended with -9"


def test_a_silent_one_under_the_exhibit_is_left_there_until_it_is_needed(drawn: Drawn) -> None:
    drawn.says(101.0, *SAID)
    assert drawn.curtain.deadline(is_covered=True) == math.inf
    assert not drawn.is_given_up(1000.0, is_covered=True)
    assert drawn.is_given_up(1000.0, is_covered=False)


def test_one_that_was_silent_and_lives_is_kept(drawn: Drawn) -> None:
    drawn.says(101.0, *SAID)
    assert not drawn.is_given_up(1000.0, is_covered=True)
    drawn.says(1000.0, protocol.ALIVE)
    assert not drawn.is_given_up(1000.0, is_covered=False)
    assert drawn.curtain.deadline(is_covered=False) == 1005.0


def test_one_that_lives_owes_no_frame(drawn: Drawn) -> None:
    drawn.says(101.0, *SAID)
    for now in range(103, 4000, 2):
        assert not drawn.is_given_up(now)
        drawn.says(now, protocol.ALIVE)
    assert len(drawn.started) == 1
