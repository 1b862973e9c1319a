"""Windows' means of supervision that every system can run: reader threads, messages on stdin, the loop."""

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
from tests.supervisor.watching import LogReader, end_after, until

FAKE = [sys.executable, str(Path(__file__).parents[1] / "fake.py")]
QUICK = Timing(Deadlines(first_frame=20, stall=2), BackOff(steady=0), first_standby=20, standby=20, trace=2, shutdown=2)


class Pipe:
    """A pipe with a reader thread."""

    def __init__(self) -> None:
        self.read_end, self.write_end = os.pipe()
        self.closed = threading.Event()
        self.process_ended = threading.Event()
        self.stream = PipeReader(self.read_end, self._close, self.process_ended.wait)

    def _close(self) -> None:
        os.close(self.read_end)
        self.closed.set()

    def write(self, data: bytes) -> None:
        os.write(self.write_end, data)

    def end(self) -> None:
        os.close(self.write_end)
        self.process_ended.set()


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    made = Pipe()
    yield made
    made.stream.close()
    made.stream._thread.join(10)
    assert not made.stream._thread.is_alive()


def test_lines_arrive_at_once_and_the_last_needs_no_line_end(pipe: Pipe) -> None:
    received: list[str] = []

    def read() -> int:
        received.extend(pipe.stream.read()[0])
        return len(received)

    pipe.write(b"frame\nfau")
    until(read)
    assert received == ["frame"]
    pipe.write(b"lt x\n\nlast")
    until(lambda: read() == 2)
    pipe.end()
    pipe.stream.wait_for_end()
    assert pipe.stream.read() == (["last"], False)
    assert received == ["frame", "fault x"]
    assert pipe.closed.is_set()


def test_end_is_reported_after_the_end_of_the_process(pipe: Pipe) -> None:
    os.close(pipe.write_end)
    assert pipe.closed.wait(30)
    assert pipe.stream.read() == ([], True)
    pipe.process_ended.set()
    until(lambda: pipe.stream.read() == ([], False))


def test_full_buffer_blocks_the_writer_and_loses_nothing(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipe_reader, "MAX_BUFFERED", 1000)

    def write_all() -> None:
        for number in range(1000):
            pipe.write(f"{number:999}\n".encode())
        pipe.end()

    writer = threading.Thread(target=write_all)
    writer.start()
    pipe.stream.wait_for_end()
    assert len(pipe.stream._buffer) <= 1000 + pipe_reader.READ_SIZE
    received: list[str] = []
    is_open = True
    while is_open:
        lines, is_open = pipe.stream.read()
        received += lines
    writer.join()
    assert [int(line) for line in received] == list(range(1000))


def test_output_after_close_does_not_block_the_writer(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipe_reader, "MAX_BUFFERED", 1000)
    pipe.write(b"x" * 5000)
    pipe.stream.close()
    for _ in range(100):
        pipe.write(b"x" * 5000)
    pipe.end()
    assert pipe.closed.wait(30)


def test_wait_for_end_has_a_timeout(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipe_reader, "END_TIMEOUT", 0.01)
    pipe.stream.wait_for_end()
    assert pipe.stream.read() == ([], True)
    pipe.end()


def test_cut_line_does_not_corrupt_the_next() -> None:
    read_end, write_end = os.pipe()
    channel = Channel(write_end)
    channel.send("x" * 10_000_000)  # more than any pipe holds
    cut = os.read(read_end, 10_000_000)
    channel.send("frame")
    channel.send("alive")
    assert cut.strip(b"x") == b""
    assert os.read(read_end, 100) == b"\nframe\nalive\n"
    os.close(read_end)
    channel.send("the pipe is closed")
    os.close(write_end)


def test_parent_watch_detaches_from_standard_input() -> None:
    stdin, write_end = os.pipe()
    detached = parent_watch.detach(stdin)
    parent_ended = threading.Event()
    os.write(write_end, b"unknown\n")
    os.close(write_end)
    thread = parent_watch.start(detached, parent_ended.set)
    assert parent_ended.wait(30)
    assert os.read(stdin, 1) == b""
    thread.join()
    os.close(detached)
    os.close(stdin)


class Group(Job):
    """A process group in place of a Windows job."""

    refused: str | None = None

    def __init__(self, pid: int) -> None:
        self._group = pid
        self.warning = self.refused

    def kill(self) -> bool:
        if self.refused is None:
            # A job can be ended twice; a process group disappears once its process has been waited for.
            with suppress(ProcessLookupError):
                os.killpg(self._group, signal.SIGKILL)
        return self.refused is None

    def close(self) -> None:
        """Do nothing."""


class Child(WindowsChild):
    """Windows' child process without the calls that only Windows has."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        super().__init__(command, environ, _start, Group)


def _start(command: list[str], environ: Mapping[str, str], pipe: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**environ, protocol.HEARTBEAT: str(pipe)},
        pass_fds=(pipe,),
        process_group=0,
    )


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="simulates Windows with POSIX calls")


def make_supervisor(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *runs: list[str], command: Sequence[str] = ()
) -> tuple[LogReader, supervisor.Supervisor, Journal]:
    """Return a supervisor with Windows' child processes; the last run repeats."""
    monkeypatch.setattr(supervisor, "Child", Child)
    monkeypatch.setattr(standby, "Child", Child)
    steps = iter(runs)
    config = Config(lambda _: [*FAKE, *next(steps, runs[-1])], lambda _: {"PATH": os.environ["PATH"]}, command, QUICK)
    journal = Journal(Log(folder), folder / "faults", time.monotonic)
    return LogReader(folder), supervisor.Supervisor(config, journal, Notifier({})), journal


def test_ended_exhibit_is_restarted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dying = ["print=oh", "send=fault a.qml:3: no", "send=frame", "exit=9"]
    kiosk, supervisor, journal = make_supervisor(
        tmp_path, monkeypatch, dying, dying, ["beat=frame"], command=[*FAKE, "send=frame", "hang"]
    )
    with end_after(kiosk, lambda: len(kiosk.named("shown")) == 3):
        supervisor.run()
    journal.close()
    assert [event["text"] for event in kiosk.named("lost")] == ["ended with exit code 9"] * 2
    assert [event["text"] for event in kiosk.named("output")][:1] == ["oh"]
    assert [event["where"] for event in kiosk.named("fault")] == ["a.qml:3"]
    assert kiosk.named("ended")[0]["why"] == "asked to end"


def test_stalled_exhibit_writes_a_trace_and_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk, supervisor, journal = make_supervisor(tmp_path, monkeypatch, ["send=frame", "hang"], ["beat=frame"])
    with end_after(kiosk, lambda: len(kiosk.named("shown")) == 2):
        supervisor.run()
    journal.close()
    (lost,) = kiosk.named("lost")
    assert lost["text"] == "no frame for 2 s; killed by signal 9"
    assert any("fake.py" in event["text"] for event in kiosk.named("output"))


def test_end_message_acts_as_sigterm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int | None] = []
    poll = Child.poll

    def record(child: Child) -> int | None:
        codes.append(poll(child))
        return codes[-1]

    monkeypatch.setattr(Child, "poll", record)
    kiosk, supervisor, journal = make_supervisor(
        tmp_path, monkeypatch, ["send=frame", "send=restart", "hang"], ["beat=frame"]
    )
    with end_after(kiosk, lambda: len(kiosk.named("shown")) == 2):
        supervisor.run()
    journal.close()
    assert kiosk.named("ended as asked")[0]["asked"] == "restart"
    assert -signal.SIGTERM in codes
    assert -signal.SIGKILL not in codes


def test_exhibit_that_ignores_the_end_message_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk, supervisor, journal = make_supervisor(
        tmp_path, monkeypatch, ["ignore-sigterm", "send=frame", "send=leave", "hang"]
    )
    supervisor.run()
    journal.close()
    assert kiosk.named("ended")[0]["why"] == "left by staff"
    with pytest.raises(ProcessLookupError):
        os.kill(int(kiosk.named("started")[0]["process"]), 0)


def test_refused_job_is_logged_and_the_process_is_killed_directly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Group, "refused", "AssignProcessToJobObject: Windows error 5")
    kiosk, supervisor, journal = make_supervisor(tmp_path, monkeypatch, ["send=frame", "hang"], ["beat=frame"])
    with end_after(kiosk, lambda: len(kiosk.named("shown")) == 2):
        supervisor.run()
    journal.close()
    assert kiosk.named("lost")[0]["text"] == "no frame for 2 s; killed by signal 9"
    (fault,) = kiosk.named("fault")
    assert (fault["from"], fault["text"]) == ("supervisor", Group.refused)


def test_denied_kill_of_an_ending_process_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Group, "refused", "refused")

    def denied() -> None:
        raise PermissionError(13, "Access is denied")

    child = Child([*FAKE, "hang"], {"PATH": os.environ["PATH"]})
    kill = child._process.kill
    monkeypatch.setattr(child._process, "kill", denied)
    child.kill()
    assert child.is_killed
    kill()
    assert child.wait(30)
    child.close()
