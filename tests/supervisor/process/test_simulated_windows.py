"""Windows child processes under a supervisor, with POSIX calls in place of Windows' own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from qbj_kiosk.supervisor import protocol, standby, supervisor
from qbj_kiosk.supervisor.config import Config, Timing
from qbj_kiosk.supervisor.event_recorder import Recorder
from qbj_kiosk.supervisor.log import Log
from qbj_kiosk.supervisor.process.windows import WindowsChild
from qbj_kiosk.supervisor.process.windows_job import Job
from qbj_kiosk.supervisor.recovery import BackOff
from qbj_kiosk.supervisor.systemd import Notifier
from qbj_kiosk.supervisor.watchdog import Deadlines
from tests.supervisor.log_reader import LogReader, end_after

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="simulates Windows with POSIX calls")
FAKE = [sys.executable, str(Path(__file__).parents[1] / "fake_child.py")]
QUICK = Timing(Deadlines(first_frame=20, stall=2), BackOff(steady=0), first_standby=20, standby=20, trace=2, shutdown=2)


class Group(Job):
    """A POSIX process group that stands in for a Windows job object."""

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

    def close(self) -> None: ...


class Child(WindowsChild):
    """The supervisor's child process for Windows, without the calls that only Windows has."""

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


def make_supervisor(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *runs: list[str], command: Sequence[str] = ()
) -> tuple[LogReader, supervisor.Supervisor, Recorder]:
    """Return a supervisor with the child processes for Windows; the last run repeats."""
    monkeypatch.setattr(supervisor, "Child", Child)
    monkeypatch.setattr(standby, "Child", Child)
    steps = iter(runs)
    config = Config(lambda _: [*FAKE, *next(steps, runs[-1])], lambda _: {"PATH": os.environ["PATH"]}, command, QUICK)
    recorder = Recorder(Log(folder), folder / "faults", time.monotonic)
    return LogReader(folder), supervisor.Supervisor(config, recorder, Notifier({})), recorder


def test_ended_exhibit_is_restarted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dying = ["print=oh", "send=fault a.qml:3: no", "send=frame", "exit=9"]
    kiosk, supervisor, recorder = make_supervisor(
        tmp_path, monkeypatch, dying, dying, ["beat=frame"], command=[*FAKE, "send=frame", "hang"]
    )
    with end_after(kiosk, lambda: len(kiosk.named("shown")) == 3):
        supervisor.run()
    recorder.close()
    assert [event["text"] for event in kiosk.named("lost")] == ["ended with exit code 9"] * 2
    assert [event["text"] for event in kiosk.named("output")][:1] == ["oh"]
    assert [event["where"] for event in kiosk.named("fault")] == ["a.qml:3"]
    assert kiosk.named("ended")[0]["why"] == "asked to end"


def test_stalled_exhibit_writes_a_trace_and_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk, supervisor, recorder = make_supervisor(tmp_path, monkeypatch, ["send=frame", "hang"], ["beat=frame"])
    with end_after(kiosk, lambda: len(kiosk.named("shown")) == 2):
        supervisor.run()
    recorder.close()
    (lost,) = kiosk.named("lost")
    assert lost["text"] == "no frame for 2 s; killed by signal 9"
    assert any("fake_child.py" in event["text"] for event in kiosk.named("output"))


def test_end_message_acts_as_sigterm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int | None] = []
    poll = Child.poll

    def record(child: Child) -> int | None:
        codes.append(poll(child))
        return codes[-1]

    monkeypatch.setattr(Child, "poll", record)
    kiosk, supervisor, recorder = make_supervisor(
        tmp_path, monkeypatch, ["send=frame", "send=restart", "hang"], ["beat=frame"]
    )
    with end_after(kiosk, lambda: len(kiosk.named("shown")) == 2):
        supervisor.run()
    recorder.close()
    assert kiosk.named("ended as asked")[0]["asked"] == "restart"
    assert -signal.SIGTERM in codes
    assert -signal.SIGKILL not in codes


def test_exhibit_that_ignores_the_end_message_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk, supervisor, recorder = make_supervisor(
        tmp_path, monkeypatch, ["ignore-sigterm", "send=frame", "send=leave", "hang"]
    )
    supervisor.run()
    recorder.close()
    assert kiosk.named("ended")[0]["why"] == "left by staff"
    with pytest.raises(ProcessLookupError):
        os.kill(int(kiosk.named("started")[0]["process"]), 0)


def test_refused_job_is_logged_and_the_process_is_killed_directly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Group, "refused", "AssignProcessToJobObject: Windows error 5")
    kiosk, supervisor, recorder = make_supervisor(tmp_path, monkeypatch, ["send=frame", "hang"], ["beat=frame"])
    with end_after(kiosk, lambda: len(kiosk.named("shown")) == 2):
        supervisor.run()
    recorder.close()
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
