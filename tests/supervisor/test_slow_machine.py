"""The supervisor with simulated children and a simulated clock, on machines of different speed."""

import heapq
import itertools
import selectors
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from qbj_kiosk.supervisor import protocol, standby, supervisor
from qbj_kiosk.supervisor.adaptive_timing import AdaptiveTiming
from qbj_kiosk.supervisor.config import Config, Timing
from qbj_kiosk.supervisor.event_recorder import Recorder
from qbj_kiosk.supervisor.log import Log
from qbj_kiosk.supervisor.recovery import Stage
from qbj_kiosk.supervisor.signals import EndRequestedError
from qbj_kiosk.supervisor.supervisor import Supervisor
from qbj_kiosk.supervisor.systemd import Notifier
from tests.supervisor.log_reader import LogReader

IDLE, BLOCK, BLOCK_EVERY = 2.0, 0.2, 60.0
"""Seconds between two frames while nothing moves, of the longest block of the event loop, and between two blocks."""
PAGE, EXHIBIT = 0.2, 0.3
"""Seconds to the first frame from a warm disk cache on a normal machine."""
COLD = 4.0
"""How much longer the first start of each program takes."""


class FakeStream:
    """Stand-in for the pipe of a simulated child process."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.lines: list[str] = []

    def read(self) -> tuple[list[str], bool]:
        lines, self.lines = self.lines, []
        return lines, True

    def wait_for_end(self) -> None: ...

    def close(self) -> None: ...


class FakeChild:
    """Simulated child process: shows a first frame, then sends messages at the pace of the simulated machine."""

    warning = None

    def __init__(self, machine: "Machine", command: Sequence[str], _: Mapping[str, str]) -> None:
        self.pid = next(machine.numbers)
        self.heartbeat, self.output = FakeStream(self.pid * 2), FakeStream(self.pid * 2 + 1)
        self.is_killed = False
        self.code: int | None = None
        self._machine = machine
        machine.start(self, command[0])

    def poll(self) -> int | None:
        return self.code

    def wait(self, _: float) -> bool:
        return self.code is not None

    def kill(self) -> None:
        self.is_killed = True
        self.code = -9

    def send(self, message: str) -> None: ...

    def request_end(self) -> None:
        self.code = 0

    def request_trace(self) -> None: ...

    def close(self) -> None: ...


class FakeCall:
    """Stand-in for a background call that is done at once."""

    descriptor = 0
    is_done = True

    def __init__(self, function: Callable[[], supervisor.Launch]) -> None:
        self.result = function

    def close(self) -> None: ...


@dataclass
class Machine:
    """Simulated machine of some speed: its clock, messages of its child processes, and the selector for both."""

    slowness: float
    until: float
    hang_at: float | None = None
    """Time at which the exhibit that runs then stops sending."""
    now: float = 0.0
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    streams: dict[int, tuple[FakeChild, FakeStream]] = field(default_factory=dict)
    is_called: bool = False
    warm: set[str] = field(default_factory=set)
    messages: list[tuple[float, int, FakeChild, str]] = field(default_factory=list)

    def start(self, child: FakeChild, program: str) -> None:
        seconds = self.slowness * (PAGE if program == "page" else EXHIBIT) * (1 if program in self.warm else COLD)
        self.warm.add(program)
        self._send(child, seconds, f"{program} first")

    def _send(self, child: FakeChild, seconds: float, message: str) -> None:
        heapq.heappush(self.messages, (self.now + seconds, next(self.numbers), child, message))

    def _deliver(self) -> None:
        self.now, _, child, message = heapq.heappop(self.messages)
        if child.code is not None:
            return
        program, _, _ = message.partition(" ")
        frame = self.slowness / 60
        if program == "page":
            child.heartbeat.lines += [protocol.FRAME, protocol.DARK] if message == "page first" else [protocol.ALIVE]
            self._send(child, IDLE + frame, "page next")
            return
        hangs = self.hang_at is not None and self.now >= self.hang_at
        if hangs:
            self.hang_at = None
            return
        child.heartbeat.lines.append(protocol.FRAME)
        # A visitor opens a panel from time to time.
        block = self.slowness * BLOCK if self.now % BLOCK_EVERY < IDLE else 0.0
        self._send(child, IDLE + frame + block, "exhibit next")

    # The selector.
    def register(self, descriptor: object, _: int, data: tuple[FakeChild, FakeStream] | None = None) -> None:
        if data is not None:
            self.streams[data[1].descriptor] = data
        elif descriptor == FakeCall.descriptor:
            self.is_called = True

    def unregister(self, descriptor: int) -> None:
        self.streams.pop(descriptor, None)
        self.is_called = self.is_called and descriptor != FakeCall.descriptor

    def get_map(self) -> Mapping[int, object]:
        return self.streams

    def select(self, seconds: float) -> list[tuple[SimpleNamespace, int]]:
        if self.now >= self.until:
            raise EndRequestedError
        end = self.now + seconds
        while not self.is_called and not self._ready() and self.messages and self.messages[0][0] <= end:
            self._deliver()
        if not self.is_called and not self._ready():
            self.now = max(self.now, end)
        return [(SimpleNamespace(data=data), 1) for data in self._ready()]

    def _ready(self) -> list[tuple[FakeChild, FakeStream]]:
        return [data for data in self.streams.values() if data[1].lines]

    def close(self) -> None: ...


@pytest.fixture
def simulate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Machine], LogReader]:
    """Return a function that runs the supervisor for one boot of a simulated machine, and returns its log."""
    boots = itertools.count(1)

    @contextmanager
    def patched(machine: Machine) -> Iterator[None]:
        with monkeypatch.context() as patch:
            for module in (standby, supervisor):
                patch.setattr(module, "Child", lambda *arguments: FakeChild(machine, *arguments))
            patch.setattr(supervisor, "BackgroundCall", FakeCall)
            patch.setattr(selectors, "DefaultSelector", lambda: machine)
            yield

    def run(machine: Machine) -> LogReader:
        log = LogReader(tmp_path / f"boot-{next(boots)}")
        recorder = Recorder(Log(log.folder), None, lambda: machine.now)
        config = Config(lambda _: ["exhibit"], lambda _: {}, ["page"])
        timing = AdaptiveTiming(Timing(), tmp_path / "timing")
        with patched(machine):
            Supervisor(config, recorder, Notifier({}), lambda: machine.now, timing).run()
        recorder.close()
        return log

    return run


@pytest.mark.parametrize("slowness", [10, 20, 30])
def test_slow_machine_starts_and_keeps_running(simulate: Callable[[Machine], LogReader], slowness: float) -> None:
    first = Machine(slowness, until=3600)
    log = simulate(first)
    assert log.named("lost") == []
    assert [event["stage"] for event in log.named("started")] == [Stage.AS_IT_WAS.name.lower()]
    assert len(log.named("shown")) == 1
    assert len(log.named("standby lost")) <= 2
    # The next boot needs no attempts.
    log = simulate(Machine(slowness, until=3600))
    assert log.named("lost", "standby lost") == []
    assert len(log.named("shown")) == 1


def test_slow_machine_recovers_from_a_hang(simulate: Callable[[Machine], LogReader]) -> None:
    simulate(Machine(30, until=600))
    log = simulate(Machine(30, until=3600, hang_at=1000))
    assert len(log.named("lost")) == 1
    assert len(log.named("shown")) == 2


def test_normal_machine_recovers_from_a_hang_in_the_shortest_time(simulate: Callable[[Machine], LogReader]) -> None:
    for _ in range(2):
        log = simulate(Machine(1, until=600, hang_at=300))
        (lost,) = log.named("lost")
        assert lost["text"].startswith("no frame for 5 s")
        assert log.named("standby lost") == []
        assert len(log.named("shown")) == 2
