"""Frames drawn while nothing is touched, and memory after a tour: `python benchmarks/idle_frames.py [SECONDS]`."""

import sys

from kiosk_process import pss_mb
from measured_kiosk import MeasuredKiosk
from qbj_kiosk.app.options import Size
from qbj_kiosk.session import events as ev
from qbj_kiosk.shots.states import states


def main() -> None:
    """Open every state of the exhibit but attract, wait until its motion ends, and count the frames after that."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    measured = MeasuredKiosk(Size(1920, 1080))
    exhibit = measured.kiosk.bundle.exhibit
    for state in states(exhibit)[1:]:
        measured.record(2500, ev.Reset(), *state.events)
        print(f"{state.name:24} {len(measured.record(int(seconds * 1000)))} frames in {seconds:g} s")
    measured.record(1000, ev.Reset())
    print(f"memory after the tour (PSS): {pss_mb():.1f} MB")
    measured.kiosk.close()


if __name__ == "__main__":
    main()
