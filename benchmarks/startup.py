"""Time to the first content frame, and memory, compared with a bare window: `python benchmarks/startup.py [RUNS]`."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import steal_time
import window_probe

HERE = Path(__file__).parent
COMMANDS = {
    "bare window": [HERE / "bare_window.py"],
    "kiosk": [HERE / "probed_kiosk.py"],
}


def run(command: Sequence[object], *, memory: bool = False) -> dict[str, float]:
    """Run a benchmark's command in a new interpreter. Return the measurements of its probe."""
    environment = {"QT_QUICK_BACKEND": "software", **os.environ}
    if memory:
        environment["BENCHMARK_MEMORY"] = "1"
    environment[window_probe.STARTED] = str(time.monotonic_ns())
    finished = subprocess.run(
        [sys.executable, *map(str, command)], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    result: dict[str, float] = json.loads(finished.stdout.splitlines()[-1])
    return result


def main() -> None:
    """Start the kiosk and a bare window alternately, and print a table of times to the first frame and memory."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    for command in COMMANDS.values():
        run(command)  # fill the caches of files and of compiled QML
    first: dict[str, list[float]] = {name: [] for name in COMMANDS}
    stolen = steal_time.start()
    for _ in range(runs):
        for name, command in COMMANDS.items():
            first[name].append(run(command)["first"])
    share = stolen()
    memory = {name: run(command, memory=True) for name, command in COMMANDS.items()}
    print(f"{runs} runs each, platform {memory['kiosk']['platform']}, {os.cpu_count()} cores; {share}")
    print(f"{'':12} {'first frame, median':>20} {'slowest':>9} {'memory after 3 s (PSS)':>24}")
    for name, times in first.items():
        middle, worst = statistics.median(times), max(times)
        print(f"{name:12} {middle:>18.3f} s {worst:>7.3f} s {memory[name]['pss']:>21.1f} MB")
    bare, kiosk = (statistics.median(times) for times in first.values())
    print(f"ratio {kiosk / bare:.2f}")


if __name__ == "__main__":
    main()
