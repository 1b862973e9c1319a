"""The supervisor with real processes: a child without Qt fails in every way, with short deadlines."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

import pytest

from qbj_kiosk.supervisor import last_faults
from qbj_kiosk.supervisor.config import Config, Timing
from qbj_kiosk.supervisor.event_recorder import Recorder
from qbj_kiosk.supervisor.log import Log
from qbj_kiosk.supervisor.recovery import BackOff, Stage
from qbj_kiosk.supervisor.run_supervisor import run
from qbj_kiosk.supervisor.single_instance import AlreadyRunningError
from qbj_kiosk.supervisor.supervisor import Supervisor
from qbj_kiosk.supervisor.systemd import Notifier
from qbj_kiosk.supervisor.watchdog import Deadlines
from tests.supervisor.log_reader import LogReader, end_after, until

FAKE = [sys.executable, str(Path(__file__).with_name("fake_child.py"))]
QUICK = Timing(
    Deadlines(first_frame=20, stall=2),
    back_off=BackOff(steady=0),
    trace=0.05,
    first_standby=20,
    standby=20,
    shutdown=0.5,
)
"""`steady=0`: every failure counts as the first."""


class SupervisorUnderTest(LogReader):
    def __init__(
        self, folder: Path, steps: Callable[[int, Stage], Sequence[str]], standby: Sequence[str], timing: Timing
    ) -> None:
        super().__init__(folder)
        self.stages: list[Stage] = []
        self.reloads: list[int] = []
        self.display_error: str | None = None
        self.display_checks = 0
        self._steps = steps
        config = Config(self._command, self._environment, standby, timing, self._check_display, self._on_reload)
        self.recorder = Recorder(Log(folder), folder / "faults", time.monotonic)
        self.supervisor = Supervisor(config, self.recorder, Notifier(os.environ))

    def _command(self, stage: Stage) -> list[str]:
        self.stages.append(stage)
        return [*FAKE, *self._steps(len(self.stages), stage)]

    def _check_display(self) -> str | None:
        self.display_checks += self.display_error is not None
        return self.display_error

    def _on_reload(self) -> None:
        self.reloads.append(len(self.stages))

    def _environment(self, stage: Stage) -> Mapping[str, str]:
        return {"PATH": os.environ["PATH"], "STAGE": stage.name}


class MakeSupervisor(Protocol):
    """Interface of the fixture that creates supervisors, whose log is closed at the end of the test."""

    def __call__(
        self, steps: Callable[[int, Stage], Sequence[str]], standby: Sequence[str] = (), timing: Timing = QUICK
    ) -> SupervisorUnderTest:
        """Create a supervisor; `steps` returns what its child does in each run."""


@pytest.fixture
def make_supervisor(tmp_path: Path) -> Iterator[MakeSupervisor]:
    with ExitStack() as stack:

        def make(
            steps: Callable[[int, Stage], Sequence[str]], standby: Sequence[str] = (), timing: Timing = QUICK
        ) -> SupervisorUnderTest:
            made = SupervisorUnderTest(tmp_path, steps, standby, timing)
            stack.callback(made.recorder.close)
            return made

        yield make


def test_ended_exhibit_is_restarted(make_supervisor: MakeSupervisor) -> None:
    kiosk = make_supervisor(lambda number, _: ["send=frame", "exit=9"] if number < 4 else ["beat=frame"])
    with end_after(kiosk, lambda: len(kiosk.named("shown")) == 4):
        kiosk.supervisor.run()
    assert [event["text"] for event in kiosk.named("lost")] == ["ended with exit code 9"] * 3
    assert kiosk.events()[-1]["event"] == "ended"
    assert len(last_faults.read(kiosk.folder / "faults")) == 3


def test_failures_go_through_the_stages(make_supervisor: MakeSupervisor) -> None:
    kiosk = make_supervisor(
        lambda _, stage: ["beat=frame"] if stage is Stage.BUILT_IN else ["exit=1"],
        timing=Timing(back_off=BackOff(waits=(0, 0.1)), shutdown=0.5),
    )
    with end_after(kiosk, lambda: kiosk.named("shown")):
        kiosk.supervisor.run()
    assert kiosk.stages == [Stage.AS_IT_WAS, Stage.AS_IT_WAS, Stage.SOFTWARE, Stage.BUILT_IN]


@pytest.mark.parametrize(("code", "stage"), [(3, Stage.SOFTWARE), (5, Stage.BUILT_IN)])
def test_exit_code_raises_the_stage_at_once(make_supervisor: MakeSupervisor, code: int, stage: Stage) -> None:
    kiosk = make_supervisor(lambda number, _: [f"exit={code}"] if number == 1 else ["beat=frame"])
    with end_after(kiosk, lambda: kiosk.named("shown")):
        kiosk.supervisor.run()
    assert kiosk.stages == [Stage.AS_IT_WAS, stage]


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        (["send=frame", "hang"], "no frame for "),
        (["send=frame", "beat=alive"], "no frame for "),
        (["send=dark", "hang"], "no sign of life for "),
        (["ignore-sigterm", "send=frame", "hang"], "no frame for "),
    ],
)
def test_stalled_exhibit_is_killed(make_supervisor: MakeSupervisor, steps: list[str], reason: str) -> None:
    kiosk = make_supervisor(lambda number, _: steps if number == 1 else ["beat=frame"])
    with end_after(kiosk, lambda: len(kiosk.named("shown")) == 2):
        kiosk.supervisor.run()
    (lost,) = kiosk.named("lost")
    assert lost["text"].startswith(reason)
    assert "; killed by signal " in lost["text"]


def test_exhibit_without_a_first_frame_is_killed(make_supervisor: MakeSupervisor) -> None:
    timing = Timing(Deadlines(first_frame=0.5, stall=2), back_off=BackOff(steady=0), trace=0.05, shutdown=0.5)
    kiosk = make_supervisor(lambda *_: ["hang"], timing=timing)
    with end_after(kiosk, lambda: len(kiosk.named("lost")) == 2):
        kiosk.supervisor.run()
    reasons = [event["text"].partition(";")[0] for event in kiosk.named("lost")]
    assert reasons == ["no first frame in 0.5 s", "no first frame in 1 s"]


def test_stopped_exhibit_is_killed(make_supervisor: MakeSupervisor) -> None:
    kiosk = make_supervisor(lambda *_: ["beat=frame"])

    def stop() -> bool:
        shown = kiosk.named("shown")
        if shown:
            os.kill(int(kiosk.named("started")[0]["process"]), signal.SIGSTOP)
        return bool(shown)

    with end_after(kiosk, stop, lambda: len(kiosk.named("shown")) == 2):
        kiosk.supervisor.run()
    (lost,) = kiosk.named("lost")
    assert lost["text"] == "no frame for 2 s; killed by signal 9"


def test_leave_request_ends_the_supervisor(make_supervisor: MakeSupervisor) -> None:
    kiosk = make_supervisor(lambda *_: ["send=frame", "send=leave", "hang"])
    kiosk.supervisor.run()
    assert kiosk.events()[-1]["why"] == "left by staff"
    assert len(kiosk.stages) == 1


def test_leave_request_before_an_exit_ends_the_supervisor(make_supervisor: MakeSupervisor) -> None:
    kiosk = make_supervisor(lambda *_: ["send=frame", "send=leave", "exit=0"])
    kiosk.supervisor.run()
    assert len(kiosk.stages) == 1
    assert kiosk.named("lost") == []


def test_reload_request_reads_the_settings_again_and_restart_does_not(make_supervisor: MakeSupervisor) -> None:
    runs = {1: ["send=frame", "send=restart", "hang"], 2: ["send=frame", "send=reload", "hang"]}
    kiosk = make_supervisor(lambda number, _: runs.get(number, ["beat=frame"]))
    with end_after(kiosk, lambda: len(kiosk.named("shown")) == 3):
        kiosk.supervisor.run()
    assert kiosk.reloads == [2]


def test_late_display_is_one_fault_and_no_failure_of_the_exhibit(make_supervisor: MakeSupervisor) -> None:
    kiosk = make_supervisor(lambda *_: ["beat=frame"], [*FAKE, "send=frame", "hang"])
    kiosk.display_error = "The display :99 does not answer."

    def start_display() -> bool:
        if kiosk.display_checks == 3:
            kiosk.display_error = None
        return kiosk.display_error is None

    with end_after(kiosk, start_display, lambda: kiosk.named("shown")):
        kiosk.supervisor.run()
    assert [fault.text for fault in last_faults.read(kiosk.folder / "faults")] == ["The display :99 does not answer."]
    assert [event["event"] for event in kiosk.events()][:2] == ["no display", "display there"]
    assert kiosk.stages == [Stage.AS_IT_WAS]
    assert kiosk.named("lost", "standby lost") == []


def test_supervisor_waits_for_a_lost_display(make_supervisor: MakeSupervisor) -> None:
    kiosk = make_supervisor(lambda number, _: ["send=frame", "hang"] if number == 1 else ["beat=frame"])

    def stop_display() -> bool:
        shown = kiosk.named("shown")
        if shown:
            kiosk.display_error = "The display :99 does not answer."
            os.kill(int(kiosk.named("started")[0]["process"]), signal.SIGKILL)
        return bool(shown)

    def start_display() -> bool:
        if kiosk.named("no display"):
            kiosk.display_error = None
        return kiosk.display_error is None

    with end_after(kiosk, stop_display, start_display, lambda: len(kiosk.named("shown")) == 2):
        kiosk.supervisor.run()
    events = [event["event"] for event in kiosk.named("lost", "no display", "display there", "started")]
    assert events == ["started", "lost", "no display", "display there", "started"]


def test_exit_without_a_leave_request_is_a_failure(make_supervisor: MakeSupervisor) -> None:
    kiosk = make_supervisor(lambda number, _: ["send=frame", "exit=0"] if number == 1 else ["beat=frame"])
    with end_after(kiosk, lambda: len(kiosk.named("shown")) == 2):
        kiosk.supervisor.run()
    assert kiosk.named("lost")[0]["text"] == "ended with exit code 0"


def test_standby_page_starts_only_before_the_exhibit(make_supervisor: MakeSupervisor) -> None:
    kiosk = make_supervisor(lambda *_: ["beat=frame"], [*FAKE, "send=frame", "hang"])

    def kill_standby() -> bool:
        shown = kiosk.named("shown")
        if shown:
            os.kill(int(kiosk.named("standby started")[0]["process"]), signal.SIGKILL)
        return bool(shown)

    def kill_exhibit() -> bool:
        lost = kiosk.named("standby lost")
        if lost:
            assert len(kiosk.named("standby started")) == 1
            os.kill(int(kiosk.named("started")[-1]["process"]), signal.SIGKILL)
        return bool(lost)

    with end_after(kiosk, kill_standby, kill_exhibit, lambda: len(kiosk.named("shown")) == 2):
        kiosk.supervisor.run()
    order = ["standby started", "started", "shown"]
    events = [event["event"] for event in kiosk.named(*order, "standby lost", "lost")]
    assert events == [*order, "standby lost", "lost", *order]


@pytest.mark.parametrize("standby", [["false"], ["/gone"]])
def test_exhibit_starts_without_a_failing_standby_page(make_supervisor: MakeSupervisor, standby: list[str]) -> None:
    kiosk = make_supervisor(lambda *_: ["beat=frame"], standby)
    with end_after(kiosk, lambda: kiosk.named("shown")):
        kiosk.supervisor.run()
    assert len(kiosk.named("standby lost", "standby not started")) == 3


def test_late_standby_page_is_killed(make_supervisor: MakeSupervisor) -> None:
    timing = Timing(back_off=BackOff(steady=0), first_standby=0.1, standby=0.1, shutdown=0.5)
    kiosk = make_supervisor(lambda *_: ["beat=frame"], ["sleep", "1000"], timing)
    with end_after(kiosk, lambda: kiosk.named("shown")):
        kiosk.supervisor.run()
    assert len(kiosk.named("standby lost")) == 3


def test_stalled_visible_standby_page_is_replaced(make_supervisor: MakeSupervisor) -> None:
    timing = Timing(Deadlines(first_frame=20, stall=0.5), back_off=BackOff(waits=(1000,)), standby=20, shutdown=0.5)
    kiosk = make_supervisor(lambda *_: ["exit=1"], [*FAKE, "send=frame", "send=dark", "hang"], timing)
    with end_after(kiosk, lambda: len(kiosk.named("standby started")) == 2):
        kiosk.supervisor.run()
    assert kiosk.named("standby lost")[0]["text"] == "no sign of life for 0.5 s; the standby page ended with -9"


def test_failed_start_is_repeated(make_supervisor: MakeSupervisor) -> None:
    kiosk = make_supervisor(lambda *_: ["beat=frame"])
    kiosk.supervisor._config = Config(lambda _: ["/gone"], kiosk._environment, timing=QUICK)
    with end_after(kiosk, lambda: len(kiosk.named("not started")) >= 2):
        kiosk.supervisor.run()


def test_loop_runs_during_the_driver_probe(
    make_supervisor: MakeSupervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    probing, ended = threading.Event(), threading.Event()

    def environment(_: Stage) -> Mapping[str, str]:
        probing.set()
        assert ended.wait(600)
        return {}

    with notify_socket(tmp_path, monkeypatch) as receive:
        kiosk = make_supervisor(lambda *_: ["beat=frame"])
        kiosk.supervisor._config = Config(kiosk._command, environment, timing=QUICK)
        messages: list[bytes] = []

        def is_fed() -> bool:
            messages.append(receive())
            return probing.is_set() and messages.count(b"WATCHDOG=1") >= 3

        with end_after(kiosk, is_fed):
            kiosk.supervisor.run()
    ended.set()
    assert messages[0] == b"READY=1"
    assert kiosk.events()[-1]["why"] == "asked to end"
    assert kiosk.named("started") == []


def test_watchdog_is_fed_during_a_slow_start(
    make_supervisor: MakeSupervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with notify_socket(tmp_path, monkeypatch) as receive:
        kiosk = make_supervisor(lambda *_: ["hang"])
        messages: list[bytes] = []

        def is_fed() -> bool:
            messages.append(receive())
            return bool(kiosk.named("started")) and messages.count(b"WATCHDOG=1") >= 3

        with end_after(kiosk, is_fed):
            kiosk.supervisor.run()
    assert kiosk.named("shown", "lost") == []


@contextmanager
def notify_socket(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], bytes]]:
    """Set the environment of a systemd unit with a watchdog; yield a function that receives one notification."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as inbox:
        inbox.bind(str(folder / "notify"))
        inbox.settimeout(60)
        monkeypatch.setenv("NOTIFY_SOCKET", str(folder / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", "100000")
        yield lambda: inbox.recv(100)


def test_output_and_faults_are_logged(make_supervisor: MakeSupervisor) -> None:
    kiosk = make_supervisor(lambda *_: ["print=a.py:3: oh", "send=fault b.qml:4: TypeError", "send=frame", "exit=1"])
    with end_after(kiosk, lambda: kiosk.named("lost")):
        kiosk.supervisor.run()
    (output,), (fault,) = kiosk.named("output")[:1], kiosk.named("fault")[:1]
    assert (output["from"], output["where"], output["text"]) == ("exhibit", "a.py:3", "oh")
    assert (fault["from"], fault["where"], fault["text"]) == ("exhibit", "b.qml:4", "TypeError")
    assert "b.qml:4: TypeError" in [found.text for found in last_faults.read(kiosk.folder / "faults")]


def test_systemd_is_notified_of_start_watchdog_and_end(
    make_supervisor: MakeSupervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with notify_socket(tmp_path, monkeypatch) as receive:
        kiosk = make_supervisor(lambda *_: ["beat=frame"])
        messages: list[bytes] = []

        def is_complete() -> bool:
            messages.append(receive())
            return b"WATCHDOG=1" in messages and b"READY=1" in messages

        with end_after(kiosk, is_complete):
            kiosk.supervisor.run()
        while messages[-1] != b"STOPPING=1":
            messages.append(receive())
    assert messages.count(b"READY=1") == 1


SUPERVISE = """
import sys
from pathlib import Path
from qbj_kiosk.supervisor.run_supervisor import run
folder, fake, *steps = sys.argv[1:]
standby = [sys.executable, fake, "ignore-sigterm", "send=frame", "print=standby", "hang"]
command = lambda stage: [sys.executable, fake, *steps]
sys.exit(run(command, state=Path(folder), renderer=lambda _: "software", standby=standby))
"""


@contextmanager
def supervising(folder: Path, *steps: str) -> Iterator[subprocess.Popen[bytes]]:
    environ = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}
    command = [sys.executable, "-c", SUPERVISE, str(folder), FAKE[1], *steps]
    log = folder / "logs" / "kiosk.jsonl"
    with subprocess.Popen(command, env=environ) as process:
        try:
            until(lambda: log.exists() and '"shown"' in log.read_text(encoding="ascii"))
            yield process
        finally:
            process.kill()


def children(pid: int) -> list[int]:
    return [int(found) for found in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def has_ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@linux
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_signal_ends_the_supervisor_and_its_children(tmp_path: Path, number: signal.Signals) -> None:
    with supervising(tmp_path, "ignore-sigterm", "beat=frame") as process:
        started = children(process.pid)
        assert len(started) == 2
        process.send_signal(number)
        assert process.wait(30) == 0
        assert all(map(has_ended, started))


@linux
@pytest.mark.parametrize("end", ["leave", "SIGTERM"])
def test_full_disk_does_not_keep_the_supervisor_from_ending(tmp_path: Path, end: str) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "kiosk.jsonl").symlink_to("/dev/full")
    steps = ["send=frame", "send=leave", "hang"] if end == "leave" else ["beat=frame"]
    environ = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    command = [sys.executable, "-c", SUPERVISE, str(tmp_path), FAKE[1], *steps]
    with subprocess.Popen(command, env=environ, stderr=subprocess.PIPE) as process:
        if end == "SIGTERM":
            until(lambda: len(children(process.pid)) == 2)
            process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, b"")


@linux
def test_killed_supervisor_ends_its_children(tmp_path: Path) -> None:
    with supervising(tmp_path, "ignore-sigterm", "beat=frame") as process:
        started = children(process.pid)
        process.kill()
        process.wait(30)
        until(lambda: all(map(has_ended, started)))


@linux
@pytest.mark.parametrize("session", [".", "other", None], ids=["same", "another", "none"])
def test_second_supervisor_does_not_disturb_the_first(tmp_path: Path, session: str | None) -> None:
    environ = {} if session is None else {"XDG_RUNTIME_DIR": str(tmp_path / session)}
    (tmp_path / "other").mkdir()
    with supervising(tmp_path, "beat=frame") as process:
        with pytest.raises(AlreadyRunningError, match=f"already running .process {process.pid}."):
            run(lambda _: FAKE, state=tmp_path, renderer=lambda _: "software", environ=environ)
        assert process.poll() is None


def test_reload_reads_renderer_and_log_size_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    log, renderers, sizes = LogReader(tmp_path / "logs"), iter(["software", "gpu"]), iter([50, 0.01])
    backends: list[str] = []
    old = log.folder / "kiosk.jsonl.1"
    runs = iter([["send=frame", "exit=1"], ["send=frame", "send=reload", "hang"]])

    def command(_: Stage) -> list[str]:
        return [*FAKE, *next(runs, ["beat=frame"])]

    def renderer(_: float) -> str:
        backends.append(next(renderers))
        return backends[-1]

    old.parent.mkdir()
    old.write_bytes(b"x" * 20_000)
    with end_after(log, lambda: len(log.named("shown")) == 3):
        run(command, state=tmp_path, renderer=renderer, log_megabytes=lambda: next(sizes), standby=(), timing=QUICK)
    assert backends == ["software", "gpu"]
    assert not old.exists()
