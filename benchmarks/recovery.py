"""Kill and stop the exhibit of kiosk mode, and measure from outside until it is visible again.

`python benchmarks/recovery.py [KILLS]` kills it while it is shown and while it starts, without back-off: the supervisor
counts every run as a long one. `python benchmarks/recovery.py back-off` kills it as soon as it is visible, with the
usual back-off. `python benchmarks/recovery.py poisoned [STARTS]` starts it on an incomplete bundle and waits for the
built-in one. Each needs its own X display.
"""

import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import steal_time
from kiosk_process import find_exhibit, read_events
from screen_pixel import TIMEOUT, Screen

PAUSE = 1.0
"""Longest pause before a kill while shown, in seconds."""
STARTING = 0.5
"""Longest pause before a kill during a start, in seconds."""
FAILURES = 8
"""Number of kills in quick succession: one for each wait of the back-off, and a second for the last."""
STEADY = 65.0
"""Seconds after which a run counts as long and earlier failures are forgotten."""


@dataclass
class Kiosk:
    supervisor: "subprocess.Popen[bytes]"
    state: Path
    screen: Screen
    started: float
    visible: float
    """Time at which the exhibit was first visible."""
    colour: int
    """The pixel's colour while the exhibit is visible."""

    def wait_for_next(self, ended: int) -> int:
        """Return the process of the exhibit's run after an ended one."""
        while (now := find_exhibit(self.supervisor.pid)) in (None, ended):
            time.sleep(0.005)
        assert now is not None  # noqa: S101 - the condition of the loop
        return now

    def measure_signal(self, pid: int, number: signal.Signals) -> float:
        """Send a signal to a process of the kiosk. Return the seconds until the exhibit is visible again."""
        began = time.monotonic()
        os.kill(pid, number)
        self.wait_for_next(pid)
        self.screen.wait_for(self.colour, other=True)
        return self.screen.wait_for(self.colour) - began

    def measure_kill(self, number: signal.Signals = signal.SIGKILL) -> float:
        """Kill the exhibit while it is shown. Return the seconds until it is visible again."""
        time.sleep(random.uniform(0, PAUSE))  # noqa: S311 - not a secret
        return self.measure_signal(self.wait_for_next(0), number)

    def measure_stop(self) -> float:
        """Stop the exhibit after its first frame, and measure until it is visible again.

        Before the first frame the deadline is 15 s.
        """
        while self.events("started", "shown", "lost")[-1]["event"] != "shown":
            time.sleep(0.05)
        return self.measure_kill(signal.SIGSTOP)

    def measure_kill_at_start(self) -> float:
        """Kill the exhibit while it is shown, and again while it restarts. Measure from the second kill."""
        time.sleep(random.uniform(0, PAUSE))  # noqa: S311 - not a secret
        first = self.wait_for_next(0)
        os.kill(first, signal.SIGKILL)
        second = self.wait_for_next(first)
        time.sleep(random.uniform(0, STARTING))  # noqa: S311 - not a secret
        return self.measure_signal(second, signal.SIGKILL)

    def events(self, *names: str) -> list[dict[str, str]]:
        return read_events(self.state, *names)

    def count_early(self) -> int:
        """Count the exhibit's runs that ended before the supervisor received their first frame."""
        names = [event["event"] for event in self.events("started", "shown", "lost")]
        return sum(now == "lost" and before == "started" for before, now in pairwise(names))


@contextmanager
def kiosk(back_off: str, bundle: Path | None = None) -> Iterator[Kiosk]:
    """Start kiosk mode with its own home and wait until it is visible. Print at the end how long it took to end.

    Args:
        back_off: `usual` or `none`.
        bundle: the bundle to show; None for the built-in one.
    """
    screen, stolen = Screen(), steal_time.start()
    with tempfile.TemporaryDirectory() as folder:
        known = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QBJ_KIOSK_"))}
        environ = {**known, "XDG_RUNTIME_DIR": folder, "HOME": folder}
        if bundle is not None:
            environ["QBJ_KIOSK_BUNDLE"] = str(bundle)
        before, began = screen.colour(), time.monotonic()
        supervisor = subprocess.Popen([sys.executable, __file__, "supervise", folder, back_off], env=environ)
        try:
            screen.wait_for(before, other=True)
            visible = screen.wait_for(screen.colour(), other=True)
            time.sleep(PAUSE)
            running = Kiosk(supervisor, Path(folder), screen, began, visible, screen.colour())
            yield running
            asked = time.monotonic()
            supervisor.terminate()
            supervisor.wait(TIMEOUT)
            ended, load = time.monotonic() - asked, os.getloadavg()[0]
            print(f"{os.cpu_count()} cores; {stolen()}; load {load:.1f}; ended {ended:.3f} s after SIGTERM")
            lost, early = len(running.events("standby lost")), running.count_early()
            print(f"standby page lost {lost} times; {early} runs lost before the supervisor received their first frame")
        finally:
            supervisor.terminate()
            supervisor.wait(TIMEOUT)


def print_row(name: str, taken: list[float]) -> None:
    ordered = sorted(taken)
    late = ordered[max(0, round(len(ordered) * 0.99) - 1)]
    print(
        f"{name:8} {len(taken):>5} {statistics.median(taken):>10.3f} s {late:>8.3f} s {max(taken):>8.3f} s", flush=True
    )


def supervise(state: Path, back_off: str) -> int:
    """Run kiosk mode as the program does, except for the back-off between restarts."""
    from qbj_kiosk.app.kiosk_mode_startup import KioskArguments
    from qbj_kiosk.supervisor.config import Timing
    from qbj_kiosk.supervisor.recovery import DEFAULT_BACK_OFF, BackOff
    from qbj_kiosk.supervisor.run_supervisor import run

    timing = Timing(back_off=DEFAULT_BACK_OFF if back_off == "usual" else BackOff(steady=0))
    command = [sys.executable, "-I", "-m", "qbj_kiosk"]
    return run(
        lambda stage: [*command, *KioskArguments().child_arguments(stage)],
        state=state,
        renderer=lambda _: "software",
        timing=timing,
    )


def measure(kills: int) -> None:
    """Kill and stop the exhibit in turn, and print a table of the seconds until it is visible again.

    Of three kills, one measures a shown run and one a start.
    """
    shown: list[float] = []
    starting: list[float] = []
    with kiosk("none") as running:
        for _ in range(max(1, kills // 3)):
            shown.append(running.measure_kill())
            starting.append(running.measure_kill_at_start())
        stopped = [running.measure_stop() for _ in range(max(1, kills // 50))]
        starts = [float(event["seconds"]) for event in running.events("shown")]
    print(f"{'':8} {'times':>5} {'median':>12} {'99 %':>10} {'slowest':>10}")
    print_row("killed", shown)
    print_row("starting", starting)
    print_row("stopped", stopped)
    print_row("start", starts)


def measure_back_off() -> None:
    """Kill the exhibit whenever it is visible, until the wait between restarts is longest, and print the times."""
    with kiosk("usual") as running:
        taken = [running.measure_signal(running.wait_for_next(0), signal.SIGKILL) for _ in range(FAILURES)]
        time.sleep(STEADY)
        taken.append(running.measure_signal(running.wait_for_next(0), signal.SIGKILL))
        lost = running.events("lost")
    for back, event in zip(taken, lost, strict=True):
        wait = float(event["wait"])
        print(f"waited {wait:>4.0f} s, back after {back:>7.3f} s: {back - wait:.3f} s of its own, in {event['next']}")


def measure_poisoned(starts: int) -> None:
    """Start the exhibit on a bundle with one wrong byte, and measure until the built-in one is shown."""
    from qbj_kiosk.bundles.built_in_bundle import own_bundle
    from qbj_kiosk.exhibit.compiler.build import build

    from_supervisor: list[float] = []
    from_exhibit: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        whole = own_bundle(Path(folder, "bundles"), build)
        bundle = shutil.copytree(whole.root, Path(folder, "poisoned"))
        content = bundle / "exhibit.json"
        data = content.read_bytes()
        content.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        for _ in range(starts):
            with kiosk("usual", bundle) as running:
                first, *_, last = running.events("started")
                (lost,) = running.events("lost")
                begun = datetime.fromisoformat(first["time"]).timestamp() - (time.time() - time.monotonic())
            from_supervisor.append(running.visible - running.started)
            from_exhibit.append(running.visible - begun)
            print(f"{lost['text']}; then shown in stage {last['stage']}, visible after {from_supervisor[-1]:.3f} s")
    print_row("from supervisor's start", from_supervisor)
    print_row("from exhibit's start", from_exhibit)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["supervise", folder, mode]:
            sys.exit(supervise(Path(folder), mode))
        case ["back-off"]:
            measure_back_off()
        case ["poisoned", *given]:
            measure_poisoned(int(given[0]) if given else 10)
        case given:
            measure(int(given[0]) if given else 100)
