"""The supervisor with real processes: a child without Qt fails in every way, with short deadlines."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

import pytest

from qbj_kiosk.supervisor import fault_log
from qbj_kiosk.supervisor.config import Config, Timing
from qbj_kiosk.supervisor.journal import Journal
from qbj_kiosk.supervisor.log import Log
from qbj_kiosk.supervisor.recovery import BackOff, Stage
from qbj_kiosk.supervisor.run import run
from qbj_kiosk.supervisor.single_instance import AlreadyRunningError
from qbj_kiosk.supervisor.supervisor import Supervisor
from qbj_kiosk.supervisor.systemd import Notifier
from qbj_kiosk.supervisor.watchdog import Deadlines
from tests.supervisor.watching import Story, acting, until

FAKE = [sys.executable, str(Path(__file__).with_name("fake.py"))]
QUICK = Timing(
    Deadlines(first_frame=20, stall=2),
    back_off=BackOff(steady=0),
    trace=0.05,
    first_standby=20,
    standby=20,
    shutdown=0.5,
)
"""Every run has lasted, so every failure is a first one."""


class Watched(Story):
    """A supervisor whose children do what a test says."""

    def __init__(
        self, folder: Path, steps: Callable[[int, Stage], Sequence[str]], curtain: Sequence[str], timing: Timing
    ) -> None:
        super().__init__(folder)
        self.stages: list[Stage] = []
        self.anew: list[int] = []
        self.unseen: str | None = None
        self.looks = 0
        self._steps = steps
        config = Config(self._command, self._environment, curtain, timing, self._look, self._reloaded)
        self.journal = Journal(Log(folder), folder / "faults", time.monotonic)
        self.supervisor = Supervisor(config, self.journal, Notifier(os.environ))

    def _command(self, stage: Stage) -> list[str]:
        self.stages.append(stage)
        return [*FAKE, *self._steps(len(self.stages), stage)]

    def _look(self) -> str | None:
        self.looks += self.unseen is not None
        return self.unseen

    def _reloaded(self) -> None:
        self.anew.append(len(self.stages))

    def _environment(self, stage: Stage) -> Mapping[str, str]:
        return {"PATH": os.environ["PATH"], "STAGE": stage.name}


class Watch(Protocol):
    """Makes a supervisor; its log is closed when the test ends."""

    def __call__(
        self, steps: Callable[[int, Stage], Sequence[str]], curtain: Sequence[str] = (), timing: Timing = QUICK
    ) -> Watched:
        """Makes it; `steps` tells what each run of the exhibit does."""


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watch]:
    with ExitStack() as stack:

        def make(
            steps: Callable[[int, Stage], Sequence[str]], curtain: Sequence[str] = (), timing: Timing = QUICK
        ) -> Watched:
            made = Watched(tmp_path, steps, curtain, timing)
            stack.callback(made.journal.close)
            return made

        yield make


def test_a_child_that_dies_is_started_again(watched: Watch) -> None:
    kiosk = watched(lambda number, _: ["say=frame", "exit=9"] if number < 4 else ["beat=frame"])
    with acting(kiosk, lambda: len(kiosk.named("shown")) == 4):
        kiosk.supervisor.run()
    assert [event["text"] for event in kiosk.named("lost")] == ["ended with exit code 9"] * 3
    assert kiosk.events()[-1]["event"] == "ended"
    assert len(fault_log.read(kiosk.folder / "faults")) == 3


def test_failing_on_takes_the_stages_in_turn(watched: Watch) -> None:
    kiosk = watched(
        lambda _, stage: ["beat=frame"] if stage is Stage.BUILT_IN else ["exit=1"],
        timing=Timing(back_off=BackOff(waits=(0, 0.1)), shutdown=0.5),
    )
    with acting(kiosk, lambda: kiosk.named("shown")):
        kiosk.supervisor.run()
    assert kiosk.stages == [Stage.AS_IT_WAS, Stage.AS_IT_WAS, Stage.SOFTWARE, Stage.BUILT_IN]


@pytest.mark.parametrize(("code", "stage"), [(3, Stage.SOFTWARE), (5, Stage.BUILT_IN)])
def test_a_child_that_says_what_it_lacks_is_given_it_at_once(watched: Watch, code: int, stage: Stage) -> None:
    kiosk = watched(lambda number, _: [f"exit={code}"] if number == 1 else ["beat=frame"])
    with acting(kiosk, lambda: kiosk.named("shown")):
        kiosk.supervisor.run()
    assert kiosk.stages == [Stage.AS_IT_WAS, stage]


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        (["say=frame", "hang"], "no frame for 2 s"),
        (["say=frame", "beat=alive"], "no frame for 2 s"),
        (["say=dark", "hang"], "no sign of life for 2 s"),
        (["deaf", "say=frame", "hang"], "no frame for 2 s"),
    ],
)
def test_a_child_that_stalls_is_killed(watched: Watch, steps: list[str], why: str) -> None:
    kiosk = watched(lambda number, _: steps if number == 1 else ["beat=frame"])
    with acting(kiosk, lambda: len(kiosk.named("shown")) == 2):
        kiosk.supervisor.run()
    (lost,) = kiosk.named("lost")
    assert lost["text"].startswith(f"{why}; killed by signal ")


def test_a_child_that_never_shows_anything_is_killed(watched: Watch) -> None:
    timing = Timing(Deadlines(first_frame=0.5, stall=2), back_off=BackOff(steady=0), trace=0.05, shutdown=0.5)
    kiosk = watched(lambda *_: ["hang"], timing=timing)
    with acting(kiosk, lambda: len(kiosk.named("lost")) == 2):
        kiosk.supervisor.run()
    assert {event["text"].partition(";")[0] for event in kiosk.named("lost")} == {"no first frame in 0.5 s"}


def test_a_stopped_process_is_killed(watched: Watch) -> None:
    kiosk = watched(lambda *_: ["beat=frame"])

    def stop() -> bool:
        shown = kiosk.named("shown")
        if shown:
            os.kill(int(kiosk.named("started")[0]["process"]), signal.SIGSTOP)
        return bool(shown)

    with acting(kiosk, stop, lambda: len(kiosk.named("shown")) == 2):
        kiosk.supervisor.run()
    (lost,) = kiosk.named("lost")
    assert lost["text"] == "no frame for 2 s; killed by signal 9"


def test_staff_leaves(watched: Watch) -> None:
    kiosk = watched(lambda *_: ["say=frame", "say=leave", "hang"])
    kiosk.supervisor.run()
    assert kiosk.events()[-1]["why"] == "left by staff"
    assert len(kiosk.stages) == 1


def test_staff_leaves_with_the_last_word_of_a_child(watched: Watch) -> None:
    kiosk = watched(lambda *_: ["say=frame", "say=leave", "exit=0"])
    kiosk.supervisor.run()
    assert len(kiosk.stages) == 1
    assert kiosk.named("lost") == []


def test_everything_is_taken_as_it_is_set_when_staff_reload_and_not_when_they_restart(watched: Watch) -> None:
    ways = {1: ["say=frame", "say=restart", "hang"], 2: ["say=frame", "say=reload", "hang"]}
    kiosk = watched(lambda number, _: ways.get(number, ["beat=frame"]))
    with acting(kiosk, lambda: len(kiosk.named("shown")) == 3):
        kiosk.supervisor.run()
    assert kiosk.anew == [2]


def test_a_display_that_comes_late_is_one_fault_and_costs_nothing_of_the_exhibit(watched: Watch) -> None:
    kiosk = watched(lambda *_: ["beat=frame"], [*FAKE, "say=frame", "hang"])
    kiosk.unseen = "The display :99 does not answer."

    def comes() -> bool:
        if kiosk.looks == 3:
            kiosk.unseen = None
        return kiosk.unseen is None

    with acting(kiosk, comes, lambda: kiosk.named("shown")):
        kiosk.supervisor.run()
    assert [fault.text for fault in fault_log.read(kiosk.folder / "faults")] == ["The display :99 does not answer."]
    assert [event["event"] for event in kiosk.events()][:2] == ["no display", "display there"]
    assert kiosk.stages == [Stage.AS_IT_WAS]
    assert kiosk.named("lost", "standby lost") == []


def test_a_display_that_goes_is_waited_for(watched: Watch) -> None:
    kiosk = watched(lambda number, _: ["say=frame", "hang"] if number == 1 else ["beat=frame"])

    def goes() -> bool:
        shown = kiosk.named("shown")
        if shown:
            kiosk.unseen = "The display :99 does not answer."
            os.kill(int(kiosk.named("started")[0]["process"]), signal.SIGKILL)
        return bool(shown)

    def comes() -> bool:
        if kiosk.named("no display"):
            kiosk.unseen = None
        return kiosk.unseen is None

    with acting(kiosk, goes, comes, lambda: len(kiosk.named("shown")) == 2):
        kiosk.supervisor.run()
    told = [event["event"] for event in kiosk.named("lost", "no display", "display there", "started")]
    assert told == ["started", "lost", "no display", "display there", "started"]


def test_ending_without_a_word_is_not_leaving(watched: Watch) -> None:
    kiosk = watched(lambda number, _: ["say=frame", "exit=0"] if number == 1 else ["beat=frame"])
    with acting(kiosk, lambda: len(kiosk.named("shown")) == 2):
        kiosk.supervisor.run()
    assert kiosk.named("lost")[0]["text"] == "ended with exit code 0"


def test_the_curtain_is_there_before_the_exhibit_and_comes_back_only_under_it(watched: Watch) -> None:
    kiosk = watched(lambda *_: ["beat=frame"], [*FAKE, "say=frame", "hang"])

    def kill_curtain() -> bool:
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

    with acting(kiosk, kill_curtain, kill_exhibit, lambda: len(kiosk.named("shown")) == 2):
        kiosk.supervisor.run()
    order = ["standby started", "started", "shown"]
    told = [event["event"] for event in kiosk.named(*order, "standby lost", "lost")]
    assert told == [*order, "standby lost", "lost", *order]


@pytest.mark.parametrize("curtain", [["false"], ["/gone"]])
def test_a_curtain_that_never_comes_keeps_nothing_from_the_screen(watched: Watch, curtain: list[str]) -> None:
    kiosk = watched(lambda *_: ["beat=frame"], curtain)
    with acting(kiosk, lambda: kiosk.named("shown")):
        kiosk.supervisor.run()
    assert len(kiosk.named("standby lost", "standby not started")) == 3


def test_a_curtain_that_is_late_is_ended_lest_it_cover_the_exhibit(watched: Watch) -> None:
    timing = Timing(back_off=BackOff(steady=0), first_standby=0.1, standby=0.1, shutdown=0.5)
    kiosk = watched(lambda *_: ["beat=frame"], ["sleep", "1000"], timing)
    with acting(kiosk, lambda: kiosk.named("shown")):
        kiosk.supervisor.run()
    assert len(kiosk.named("standby lost")) == 3


def test_a_curtain_that_stalls_while_it_is_seen_is_replaced(watched: Watch) -> None:
    timing = Timing(Deadlines(first_frame=20, stall=0.5), back_off=BackOff(waits=(1000,)), standby=20, shutdown=0.5)
    kiosk = watched(lambda *_: ["exit=1"], [*FAKE, "say=frame", "say=dark", "hang"], timing)
    with acting(kiosk, lambda: len(kiosk.named("standby started")) == 2):
        kiosk.supervisor.run()
    assert kiosk.named("standby lost")[0]["text"] == "no sign of life for 0.5 s; the standby page ended with -9"


def test_a_program_that_cannot_be_started_is_tried_again(watched: Watch) -> None:
    kiosk = watched(lambda *_: ["beat=frame"])
    kiosk.supervisor._config = Config(lambda _: ["/gone"], kiosk._environment, timing=QUICK)
    with acting(kiosk, lambda: len(kiosk.named("not started")) >= 2):
        kiosk.supervisor.run()


def test_a_driver_that_does_not_answer_is_no_reason_to_end_late(watched: Watch) -> None:
    kiosk = watched(lambda *_: ["beat=frame"], [*FAKE, "say=frame", "hang"])
    asked = kiosk.folder / "asked"
    driver = ["sh", "-c", f"echo $$ > '{asked}.new' && mv '{asked}.new' '{asked}' && exec sleep 1000"]

    def environment(stage: Stage) -> Mapping[str, str]:
        if stage is Stage.AS_IT_WAS:
            subprocess.run(driver, check=True, timeout=500)
        return kiosk._environment(stage)

    kiosk.supervisor._config = Config(kiosk._command, environment, timing=QUICK)
    with acting(kiosk, asked.exists):
        kiosk.supervisor.run()
    assert kiosk.events()[-1]["why"] == "asked to end"
    assert kiosk.named("started") == []
    until(lambda: gone(int(asked.read_text())))


def test_output_and_faults_are_on_record(watched: Watch) -> None:
    kiosk = watched(lambda *_: ["print=a.py:3: oh", "say=fault b.qml:4: TypeError", "say=frame", "exit=1"])
    with acting(kiosk, lambda: kiosk.named("lost")):
        kiosk.supervisor.run()
    (said,), (fault,) = kiosk.named("output")[:1], kiosk.named("fault")[:1]
    assert (said["from"], said["where"], said["text"]) == ("exhibit", "a.py:3", "oh")
    assert (fault["from"], fault["where"], fault["text"]) == ("exhibit", "b.qml:4", "TypeError")
    assert "b.qml:4: TypeError" in [found.text for found in fault_log.read(kiosk.folder / "faults")]


def test_systemd_hears_when_it_is_ready_and_when_it_ends(
    watched: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as inbox:
        inbox.bind(str(tmp_path / "notify"))
        inbox.settimeout(10)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", "100000")
        kiosk = watched(lambda *_: ["beat=frame"])
        told: list[bytes] = []

        def heard() -> bool:
            told.append(inbox.recv(100))
            return b"WATCHDOG=1" in told and b"READY=1" in told

        with acting(kiosk, heard):
            kiosk.supervisor.run()
        while told[-1] != b"STOPPING=1":
            told.append(inbox.recv(100))
    assert told.count(b"READY=1") == 1


SUPERVISE = """
import sys
from pathlib import Path
from qbj_kiosk.supervisor.run import run
folder, fake, *steps = sys.argv[1:]
curtain = [sys.executable, fake, "deaf", "say=frame", "print=curtain", "hang"]
command = lambda stage: [sys.executable, fake, *steps]
sys.exit(run(command, state=Path(folder), renderer=lambda: "software", standby=curtain))
"""


@contextmanager
def supervising(folder: Path, *steps: str) -> Iterator[subprocess.Popen[bytes]]:
    """A supervisor as a process, once its exhibit is shown."""
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


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@linux
@pytest.mark.parametrize("which", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_ends_with_all_its_children_when_it_is_asked_to(tmp_path: Path, which: signal.Signals) -> None:
    with supervising(tmp_path, "deaf", "beat=frame") as process:
        started = children(process.pid)
        assert len(started) == 2
        process.send_signal(which)
        assert process.wait(10) == 0
        assert all(map(gone, started))


@linux
def test_its_children_end_when_it_is_killed(tmp_path: Path) -> None:
    with supervising(tmp_path, "deaf", "beat=frame") as process:
        started = children(process.pid)
        process.kill()
        process.wait(10)
        until(lambda: all(map(gone, started)))


@linux
@pytest.mark.parametrize("session", [".", "other", None], ids=["same", "another", "none"])
def test_a_second_one_leaves_the_first_alone_whatever_its_session(tmp_path: Path, session: str | None) -> None:
    environ = {} if session is None else {"XDG_RUNTIME_DIR": str(tmp_path / session)}
    (tmp_path / "other").mkdir()
    with supervising(tmp_path, "beat=frame") as process:
        with pytest.raises(AlreadyRunningError, match=f"already running .process {process.pid}."):
            run(lambda _: FAKE, state=tmp_path, renderer=lambda: "software", environ=environ)
        assert process.poll() is None


def test_a_reload_asks_anew_what_draws_and_how_much_may_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    story, drawn, bounds = Story(tmp_path / "logs"), iter(["software", "gpu"]), iter([50, 0.01])
    backends: list[str] = []
    old = story.folder / "kiosk.jsonl.1"
    ways = iter([["say=frame", "exit=1"], ["say=frame", "say=reload", "hang"]])

    def command(_: Stage) -> list[str]:
        return [*FAKE, *next(ways, ["beat=frame"])]

    def renderer() -> str:
        backends.append(next(drawn))
        return backends[-1]

    old.parent.mkdir()
    old.write_bytes(b"x" * 20_000)
    with acting(story, lambda: len(story.named("shown")) == 3):
        run(command, state=tmp_path, renderer=renderer, log_megabytes=lambda: next(bounds), standby=(), timing=QUICK)
    assert backends == ["software", "gpu"]
    assert not old.exists()
