"""Kills and stops the exhibit, and waits outside until it is back: `python benchmarks/recovery.py [KILLS]`.

Needs an X display of its own. Looks at one pixel of the screen, which exhibit and curtain colour differently. For the
supervisor every run counts as one that lasted, so that no back-off hides how fast it is.
"""

import ctypes
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PATIENCE = 30.0
"""Seconds after which the exhibit is said not to have come back."""
RESTING = 1.0
"""Seconds that a run is left alone at most."""
PIXEL = (4, 4)
"""From the lower left corner: on the deck."""
ALL_PLANES = 0xFFFFFFFF
Z_PIXMAP = 2


class Screen:
    """Looks at one pixel of an X screen."""

    def __init__(self) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        for name in ("XOpenDisplay", "XGetImage"):
            getattr(self._x, name).restype = ctypes.c_void_p
        for name in ("XDefaultRootWindow", "XGetPixel"):
            getattr(self._x, name).restype = ctypes.c_ulong
        display = self._x.XOpenDisplay(None)
        if display is None:
            sys.exit("There is no X display to look at; set DISPLAY")
        self._display = ctypes.c_void_p(display)
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._height = self._x.XDisplayHeight(self._display, self._x.XDefaultScreen(self._display))

    def colour(self) -> int:
        """The pixel's colour."""
        place = PIXEL[0], self._height - PIXEL[1], 1, 1
        planes = ctypes.c_ulong(ALL_PLANES)
        image = ctypes.c_void_p(self._x.XGetImage(self._display, self._root, *place, planes, Z_PIXMAP))
        colour = int(self._x.XGetPixel(image, 0, 0)) & 0xFFFFFF
        self._x.XDestroyImage(image)
        return colour

    def turns(self, colour: int, *, other: bool = False) -> float | None:
        """When it first has a colour, or any other; None if it never does."""
        end = time.monotonic() + PATIENCE
        while (now := time.monotonic()) < end:
            if (self.colour() == colour) != other:
                return now
            time.sleep(0.005)
        return None


def events(state: Path, name: str) -> list[dict[str, str]]:
    """Events of the supervisor's log."""
    files = sorted((state / "logs").glob("kiosk.jsonl*"), reverse=True)
    found = [json.loads(line) for file in files for line in file.read_text(encoding="ascii").splitlines()]
    return [event for event in found if event["event"] == name]


def running(state: Path) -> int:
    """The process of the run that is on now."""
    return int(events(state, "started")[-1]["process"])


def measure(state: Path, screen: Screen, shown: int, how: signal.Signals, times: int) -> list[float]:
    """Seconds from a signal until the exhibit is on the screen again."""
    taken: list[float] = []
    for _ in range(times):
        time.sleep(random.uniform(0, RESTING))  # noqa: S311 - not a secret
        began = time.monotonic()
        os.kill(running(state), how)
        gone = screen.turns(shown, other=True)
        back = screen.turns(shown) if gone else None
        if back is None:
            sys.exit(f"It did not come back after {len(taken)} times")
        taken.append(back - began)
    return taken


def told(name: str, taken: list[float]) -> None:
    """Prints one row."""
    ordered = sorted(taken)
    late = ordered[max(0, round(len(ordered) * 0.99) - 1)]
    print(
        f"{name:8} {len(taken):>5} {statistics.median(taken):>10.3f} s {late:>8.3f} s {max(taken):>8.3f} s", flush=True
    )


def supervise(state: Path) -> int:
    """The program's own supervisor, with this file as its exhibit."""
    from qbj_kiosk.supervisor.main import run  # noqa: PLC0415 - only in the process that supervises
    from qbj_kiosk.supervisor.plan import Rules  # noqa: PLC0415
    from qbj_kiosk.supervisor.stages import Patience  # noqa: PLC0415

    command = [sys.executable, "-I", __file__, "exhibit"]
    return run(lambda _: command, state=state, renderer=lambda: "software", rules=Rules(patience=Patience(steady=0)))


def exhibit() -> int:
    """The exhibit, with a heartbeat."""
    from qbj_kiosk import app  # noqa: PLC0415 - only in the process that shows
    from qbj_kiosk.options import Options  # noqa: PLC0415
    from qbj_kiosk.shell.heartbeat import attach  # noqa: PLC0415
    from qbj_kiosk.start import start  # noqa: PLC0415

    show = app.Kiosk.show

    def shown(kiosk: app.Kiosk) -> None:
        attach(kiosk.window, kiosk.engine)
        show(kiosk)

    app.Kiosk.show = shown  # type: ignore[assignment,method-assign]  # the one place between making the window and showing it
    return start(Options())


def main() -> None:
    """Kills, stops a fiftieth as often, and prints a table."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    stops = max(1, kills // 50)
    import machine  # noqa: PLC0415 - not in the exhibit, which knows no folder of scripts

    screen, stolen = Screen(), machine.watch()
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        environ = {**os.environ, "XDG_RUNTIME_DIR": folder}
        supervisor = subprocess.Popen([sys.executable, __file__, "supervise", folder], env=environ)
        try:
            before = screen.colour()
            curtain = screen.turns(before, other=True) and screen.colour()
            if not curtain or screen.turns(curtain, other=True) is None:
                sys.exit("Nothing came on the screen")
            time.sleep(RESTING)
            shown = screen.colour()
            killed = measure(state, screen, shown, signal.SIGKILL, kills)
            stopped = measure(state, screen, shown, signal.SIGSTOP, stops)
            asked = time.monotonic()
            supervisor.terminate()
            supervisor.wait(PATIENCE)
            ended = time.monotonic() - asked
            starts = [float(event["seconds"]) for event in events(state, "shown")]
            curtains = len(events(state, "curtain lost"))
        finally:
            supervisor.terminate()
            supervisor.wait(PATIENCE)
    print(f"{os.cpu_count()} cores; {stolen()}; curtain lost {curtains} times; ended {ended:.3f} s after SIGTERM")
    print(f"{'':8} {'times':>5} {'median':>12} {'99 %':>10} {'slowest':>10}")
    told("killed", killed)
    told("stopped", stopped)
    told("start", starts)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["exhibit"]:
            sys.exit(exhibit())
        case ["supervise", place]:
            sys.exit(supervise(Path(place)))
        case _:
            main()
