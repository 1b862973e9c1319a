"""Kills and stops the exhibit of kiosk mode, and waits outside until it is back.

`python benchmarks/recovery.py [KILLS]` kills it while it is shown, and while it starts; for the supervisor every run
counts as one that lasted, so that no back-off hides how fast it is. `python benchmarks/recovery.py back-off` kills it
as soon as it is back, with the back-off that visitors get. `python benchmarks/recovery.py poisoned [STARTS]` starts it
on a bundle that is not whole, until the built-in one is on the screen. All need an X display of their own.
"""

import json
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
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import machine
from screen import PATIENCE, Screen

RESTING = 1.0
"""Seconds that a run is left alone at most, once it is shown."""
STARTING = 0.5
"""Seconds after which one that starts is killed at most."""
FAILURES = 8
"""Kills in quick succession: each wait of the back-off, and the last of them twice."""
STEADY = 65.0
"""Seconds after which a run has lasted, and all failures before it are forgiven."""


@dataclass
class Kiosk:
    """Kiosk mode, on the screen."""

    supervisor: "subprocess.Popen[bytes]"
    state: Path
    screen: Screen
    began: float
    """When it was started."""
    back: float
    """When the exhibit was first seen."""
    shown: int
    """The pixel's colour while the exhibit is on the screen."""

    def exhibit(self) -> int | None:
        """The process of the run that is on now, if there is one."""
        pid = self.supervisor.pid
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
            # One that ends meanwhile is none.
            with suppress(OSError):
                if b"--watched" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
                    return int(child)
        return None

    def after(self, gone: int) -> int:
        """The process of the run after one that is gone."""
        while (now := self.exhibit()) in (None, gone):
            time.sleep(0.005)
        assert now is not None  # noqa: S101 - as the loop has it
        return now

    def signalled(self, pid: int, how: signal.Signals) -> float:
        """Seconds from a signal until the exhibit is on the screen again."""
        began = time.monotonic()
        os.kill(pid, how)
        self.after(pid)
        self.screen.turns(self.shown, other=True)
        return self.screen.turns(self.shown) - began

    def hit(self, how: signal.Signals = signal.SIGKILL) -> float:
        """The same, while it is shown."""
        time.sleep(random.uniform(0, RESTING))  # noqa: S311 - not a secret
        return self.signalled(self.after(0), how)

    def stopped(self) -> float:
        """The same, stopped after its first frame was told: what is silent before that has 15 s."""
        while self.events("started", "shown", "lost")[-1]["event"] != "shown":
            time.sleep(0.05)
        return self.hit(signal.SIGSTOP)

    def hit_at_its_start(self) -> float:
        """The same, killed while it is shown, and killed again while it comes back."""
        time.sleep(random.uniform(0, RESTING))  # noqa: S311 - not a secret
        first = self.after(0)
        os.kill(first, signal.SIGKILL)
        second = self.after(first)
        time.sleep(random.uniform(0, STARTING))  # noqa: S311 - not a secret
        return self.signalled(second, signal.SIGKILL)

    def events(self, *names: str) -> list[dict[str, str]]:
        """Events of the supervisor's log."""
        files = sorted((self.state / "logs").glob("kiosk.jsonl*"), reverse=True)
        found = [json.loads(line) for file in files for line in file.read_text(encoding="ascii").splitlines()]
        return [event for event in found if event["event"] in names]

    def early(self) -> int:
        """How many runs were lost before the supervisor had heard of their first frame."""
        told = [event["event"] for event in self.events("started", "shown", "lost")]
        return sum(now == "lost" and before == "started" for before, now in pairwise(told))


@contextmanager
def kiosk(patience: str, bundle: Path | None = None) -> Iterator[Kiosk]:
    """Kiosk mode with a home of its own, once it is shown; says at the end how long it took to end.

    Args:
        patience: `usual` or `none`.
        bundle: what it is to show, or None for the built-in one.
    """
    screen, stolen = Screen(), machine.watch()
    with tempfile.TemporaryDirectory() as folder:
        known = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QBJ_KIOSK_"))}
        environ = {**known, "XDG_RUNTIME_DIR": folder, "HOME": folder}
        if bundle is not None:
            environ["QBJ_KIOSK_BUNDLE"] = str(bundle)
        before, began = screen.colour(), time.monotonic()
        supervisor = subprocess.Popen([sys.executable, __file__, "supervise", folder, patience], env=environ)
        try:
            screen.turns(before, other=True)
            back = screen.turns(screen.colour(), other=True)
            time.sleep(RESTING)
            made = Kiosk(supervisor, Path(folder), screen, began, back, screen.colour())
            yield made
            asked = time.monotonic()
            supervisor.terminate()
            supervisor.wait(PATIENCE)
            ended, load = time.monotonic() - asked, os.getloadavg()[0]
            print(f"{os.cpu_count()} cores; {stolen()}; load {load:.1f}; ended {ended:.3f} s after SIGTERM")
            lost, early = len(made.events("standby lost")), made.early()
            print(f"curtain lost {lost} times; {early} runs lost before their first frame was told")
        finally:
            supervisor.terminate()
            supervisor.wait(PATIENCE)


def told(name: str, taken: list[float]) -> None:
    """Prints one row."""
    ordered = sorted(taken)
    late = ordered[max(0, round(len(ordered) * 0.99) - 1)]
    print(
        f"{name:8} {len(taken):>5} {statistics.median(taken):>10.3f} s {late:>8.3f} s {max(taken):>8.3f} s", flush=True
    )


def supervise(state: Path, patience: str) -> int:
    """Kiosk mode as the program starts it, but for its patience."""
    from qbj_kiosk.app.kiosk_mode import KioskArguments
    from qbj_kiosk.supervisor.config import Timing
    from qbj_kiosk.supervisor.recovery import DEFAULT_BACK_OFF, BackOff
    from qbj_kiosk.supervisor.run import run

    timing = Timing(back_off=DEFAULT_BACK_OFF if patience == "usual" else BackOff(steady=0))
    command = [sys.executable, "-I", "-m", "qbj_kiosk"]
    return run(
        lambda stage: [*command, *KioskArguments().child_arguments(stage)],
        state=state,
        renderer=lambda: "software",
        timing=timing,
    )


def measure(kills: int) -> None:
    """Kills and stops it, and prints a table. Of three kills one is of a shown run, one counts for its start."""
    shown: list[float] = []
    starting: list[float] = []
    with kiosk("none") as made:
        for _ in range(max(1, kills // 3)):
            shown.append(made.hit())
            starting.append(made.hit_at_its_start())
        stopped = [made.stopped() for _ in range(max(1, kills // 50))]
        starts = [float(event["seconds"]) for event in made.events("shown")]
    print(f"{'':8} {'times':>5} {'median':>12} {'99 %':>10} {'slowest':>10}")
    told("killed", shown)
    told("starting", starting)
    told("stopped", stopped)
    told("start", starts)


def back_off() -> None:
    """Kills it as soon as it is back until the back-off is at its longest, leaves it alone, and kills it once more."""
    with kiosk("usual") as made:
        taken = [made.signalled(made.after(0), signal.SIGKILL) for _ in range(FAILURES)]
        time.sleep(STEADY)
        taken.append(made.signalled(made.after(0), signal.SIGKILL))
        lost = made.events("lost")
    for back, event in zip(taken, lost, strict=True):
        wait = float(event["wait"])
        print(f"waited {wait:>4.0f} s, back after {back:>7.3f} s: {back - wait:.3f} s of its own, in {event['next']}")


def poisoned(starts: int) -> None:
    """Starts it on a bundle in which a byte of the content is another one."""
    from qbj_kiosk.bundles.home import own_bundle
    from qbj_kiosk.exhibit.compiler.build import build

    seen: list[float] = []
    found: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        whole = own_bundle(Path(folder, "bundles"), build)
        bundle = shutil.copytree(whole.root, Path(folder, "poisoned"))
        content = bundle / "exhibit.json"
        data = content.read_bytes()
        content.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        for _ in range(starts):
            with kiosk("usual", bundle) as made:
                first, *_, last = made.events("started")
                (lost,) = made.events("lost")
                begun = datetime.fromisoformat(first["time"]).timestamp() - (time.time() - time.monotonic())
            seen.append(made.back - made.began)
            found.append(made.back - begun)
            print(f"{lost['text']}; then shown in stage {last['stage']}, back after {seen[-1]:.3f} s")
    told("from supervisor's start", seen)
    told("from exhibit's start", found)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["supervise", place, wanted]:
            sys.exit(supervise(Path(place), wanted))
        case ["back-off"]:
            back_off()
        case ["poisoned", *given]:
            poisoned(int(given[0]) if given else 10)
        case given:
            measure(int(given[0]) if given else 100)
