"""Frames drawn while nothing is touched, and memory after a tour: `python benchmarks/idle.py [SECONDS]`."""

import sys

import window_probe
from measured_kiosk import Stage
from qbj_kiosk.app.options import Size
from qbj_kiosk.session import events as ev
from qbj_kiosk.shots.states import states


def main() -> None:
    """Open every state but attract, wait until its motion ends, and count the frames after that."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    stage = Stage(Size(1920, 1080))
    exhibit = stage.kiosk.bundle.exhibit
    for state in states(exhibit)[1:]:
        stage.record(2500, ev.Reset(), *state.events)
        print(f"{state.name:24} {len(stage.record(int(seconds * 1000)))} frames in {seconds:g} s")
    stage.record(1000, ev.Reset())
    print(f"memory after the tour (PSS): {window_probe.pss_mb():.1f} MB")
    stage.kiosk.close()


if __name__ == "__main__":
    main()
