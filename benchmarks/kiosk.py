"""The kiosk by its own entry, told about its first frame."""

import probe
from qbj_kiosk import __main__ as entry
from qbj_kiosk import app

show = app.Kiosk.show


def watched(kiosk: app.Kiosk) -> None:
    """Shows the kiosk with the probe on its window."""
    probe.watch(kiosk.window, kiosk.app)
    show(kiosk)


app.Kiosk.show = watched  # type: ignore[assignment,method-assign]  # the one place to watch the program from outside
entry.main()
