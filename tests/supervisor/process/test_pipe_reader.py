"""What Windows needs and every system can run: pipes read by threads, words on the lifeline, the same loop."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from qbj_kiosk.supervisor import protocol, standby, supervisor
from qbj_kiosk.supervisor.child import parent_watch
from qbj_kiosk.supervisor.child.channel import Channel
from qbj_kiosk.supervisor.config import Config, Timing
from qbj_kiosk.supervisor.journal import Journal
from qbj_kiosk.supervisor.log import Log
from qbj_kiosk.supervisor.process import pipe_reader
from qbj_kiosk.supervisor.process.pipe_reader import PipeReader
from qbj_kiosk.supervisor.process.windows import WindowsChild
from qbj_kiosk.supervisor.process.windows_job import Job
from qbj_kiosk.supervisor.recovery import BackOff
from qbj_kiosk.supervisor.systemd import Notifier
from qbj_kiosk.supervisor.watchdog import Deadlines
from tests.supervisor.watching import Story, acting, until

FAKE = [sys.executable, str(Path(__file__).parents[1] / "fake.py")]
QUICK = Timing(Deadlines(first_frame=20, stall=2), BackOff(steady=0), first_standby=20, standby=20, trace=2, shutdown=2)


class Pipe:
    """A pipe that is pumped."""

    def __init__(self) -> None:
        self.end, self.mouth = os.pipe()
        self.closed = threading.Event()
        self.process_ended = threading.Event()
        self.stream = PipeReader(self.end, self._close, self.process_ended.wait)

    def _close(self) -> None:
        os.close(self.end)
        self.closed.set()

    def say(self, text: bytes) -> None:
        os.write(self.mouth, text)

    def end_it(self) -> None:
        os.close(self.mouth)
        self.process_ended.set()


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    made = Pipe()
    yield made
    made.stream.close()
    made.stream._thread.join(10)
    assert not made.stream._thread.is_alive()


def test_lines_come_as_they_are_said_and_the_last_without_an_end(pipe: Pipe) -> None:
    heard: list[str] = []

    def hear() -> int:
        heard.extend(pipe.stream.read()[0])
        return len(heard)

    pipe.say(b"frame\nfau")
    until(hear)
    assert heard == ["frame"]
    pipe.say(b"lt x\n\nlast")
    until(lambda: hear() == 2)
    pipe.end_it()
    pipe.stream.wait_for_end()
    assert pipe.stream.read() == (["last"], False)
    assert heard == ["frame", "fault x"]
    assert pipe.closed.is_set()


def test_the_end_is_told_only_when_the_process_has_ended(pipe: Pipe) -> None:
    os.close(pipe.mouth)
    assert pipe.closed.wait(10)
    assert pipe.stream.read() == ([], True)
    pipe.process_ended.set()
    until(lambda: pipe.stream.read() == ([], False))


def test_what_a_supervisor_that_is_behind_has_no_room_for_waits_and_is_not_lost(
    pipe: Pipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipe_reader, "MAX_BUFFERED", 1000)

    def flood() -> None:
        for number in range(1000):
            pipe.say(f"{number:999}\n".encode())
        pipe.end_it()

    writer = threading.Thread(target=flood)
    writer.start()
    pipe.stream.wait_for_end()
    assert len(pipe.stream._buffer) <= 1000 + pipe_reader.READ_SIZE
    heard: list[str] = []
    open_still = True
    while open_still:
        lines, open_still = pipe.stream.read()
        heard += lines
    writer.join()
    assert [int(line) for line in heard] == list(range(1000))


def test_what_comes_after_it_was_let_go_of_holds_nobody_up(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipe_reader, "MAX_BUFFERED", 1000)
    pipe.say(b"x" * 5000)
    pipe.stream.close()
    for _ in range(100):
        pipe.say(b"x" * 5000)
    pipe.end_it()
    assert pipe.closed.wait(10)


def test_a_pipe_that_something_still_holds_open_is_not_waited_for(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipe_reader, "END_TIMEOUT", 0.01)
    pipe.stream.wait_for_end()
    assert pipe.stream.read() == ([], True)
    pipe.end_it()


def test_a_torn_line_spoils_no_other() -> None:
    heard, told = os.pipe()
    mouth = Channel(told)
    mouth.send("x" * 10_000_000)  # more than any pipe holds
    torn = os.read(heard, 10_000_000)
    mouth.send("frame")
    mouth.send("alive")
    assert torn.strip(b"x") == b""
    assert os.read(heard, 100) == b"\nframe\nalive\n"
    os.close(heard)
    mouth.send("nobody listens")
    os.close(told)


def test_the_lifeline_can_be_set_apart_from_standard_input() -> None:
    given, told = os.pipe()
    own = parent_watch.detach(given)
    gone = threading.Event()
    os.write(told, b"unknown\n")
    os.close(told)
    thread = parent_watch.start(own, gone.set)
    assert gone.wait(10)
    assert os.read(given, 1) == b""
    thread.join()
    os.close(own)
    os.close(given)


class Group(Job):
    """In the place of a job: a group of processes. Windows' own cannot be had here."""

    refused: str | None = None

    def __init__(self, pid: int) -> None:
        self._group = pid
        self.warning = self.refused

    def kill(self) -> bool:
        if self.refused is None:
            # A job can be ended twice; a group is gone once the thread that waits for the process has seen it end.
            with suppress(ProcessLookupError):
                os.killpg(self._group, signal.SIGKILL)
        return self.refused is None

    def close(self) -> None:
        """There is nothing to let go of."""


class Child(WindowsChild):
    """Windows' child, but for the calls that only Windows has."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        super().__init__(command, environ, _start, Group)


def _start(command: list[str], environ: Mapping[str, str], told: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**environ, protocol.HEARTBEAT: str(told)},
        pass_fds=(told,),
        process_group=0,
    )


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="acts Windows out by POSIX means")


def watched(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *runs: list[str], command: Sequence[str] = ()
) -> tuple[Story, supervisor.Supervisor, Journal]:
    """A supervisor whose children are kept as on Windows; the last run is repeated."""
    monkeypatch.setattr(supervisor, "Child", Child)
    monkeypatch.setattr(standby, "Child", Child)
    steps = iter(runs)
    config = Config(lambda _: [*FAKE, *next(steps, runs[-1])], lambda _: {"PATH": os.environ["PATH"]}, command, QUICK)
    journal = Journal(Log(folder), folder / "faults", time.monotonic)
    return Story(folder), supervisor.Supervisor(config, journal, Notifier({})), journal


def test_the_same_loop_brings_a_child_back_that_died(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dying = ["print=oh", "say=fault a.qml:3: no", "say=frame", "exit=9"]
    kiosk, supervisor, journal = watched(
        tmp_path, monkeypatch, dying, dying, ["beat=frame"], command=[*FAKE, "say=frame", "hang"]
    )
    with acting(kiosk, lambda: len(kiosk.named("shown")) == 3):
        supervisor.run()
    journal.close()
    assert [event["text"] for event in kiosk.named("lost")] == ["ended with exit code 9"] * 2
    assert [event["text"] for event in kiosk.named("output")][:1] == ["oh"]
    assert [event["where"] for event in kiosk.named("fault")] == ["a.qml:3"]
    assert kiosk.named("ended")[0]["why"] == "asked to end"


def test_a_stalled_child_writes_where_and_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk, supervisor, journal = watched(tmp_path, monkeypatch, ["say=frame", "hang"], ["beat=frame"])
    with acting(kiosk, lambda: len(kiosk.named("shown")) == 2):
        supervisor.run()
    journal.close()
    (lost,) = kiosk.named("lost")
    assert lost["text"] == "no frame for 2 s; killed by signal 9"
    assert any("fake.py" in event["text"] for event in kiosk.named("output"))


def test_a_child_that_staff_restart_takes_the_word_for_sigterm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int | None] = []
    ended = Child.poll

    def told(child: Child) -> int | None:
        codes.append(ended(child))
        return codes[-1]

    monkeypatch.setattr(Child, "poll", told)
    kiosk, supervisor, journal = watched(tmp_path, monkeypatch, ["say=frame", "say=restart", "hang"], ["beat=frame"])
    with acting(kiosk, lambda: len(kiosk.named("shown")) == 2):
        supervisor.run()
    journal.close()
    assert kiosk.named("ended as asked")[0]["asked"] == "restart"
    assert -signal.SIGTERM in codes
    assert -signal.SIGKILL not in codes


def test_one_that_is_deaf_to_the_word_is_killed_and_staff_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk, supervisor, journal = watched(tmp_path, monkeypatch, ["deaf", "say=frame", "say=leave", "hang"])
    supervisor.run()
    journal.close()
    assert kiosk.named("ended")[0]["why"] == "left by staff"
    with pytest.raises(ProcessLookupError):
        os.kill(int(kiosk.named("started")[0]["process"]), 0)


def test_a_job_that_is_refused_is_on_record_and_killing_does_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Group, "refused", "AssignProcessToJobObject: Windows error 5")
    kiosk, supervisor, journal = watched(tmp_path, monkeypatch, ["say=frame", "hang"], ["beat=frame"])
    with acting(kiosk, lambda: len(kiosk.named("shown")) == 2):
        supervisor.run()
    journal.close()
    assert kiosk.named("lost")[0]["text"] == "no frame for 2 s; killed by signal 9"
    (fault,) = kiosk.named("fault")
    assert (fault["from"], fault["text"]) == ("supervisor", Group.refused)


def test_killing_what_is_ending_already_ends_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Group, "refused", "refused")

    def denied() -> None:
        raise PermissionError(13, "Access is denied")

    child = Child([*FAKE, "hang"], {"PATH": os.environ["PATH"]})
    kill = child._process.kill
    monkeypatch.setattr(child._process, "kill", denied)
    child.kill()
    assert child.is_killed
    kill()
    assert child.wait(10)
    child.close()
