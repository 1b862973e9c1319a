"""A child process, by the means of this system."""

import sys

if sys.platform == "win32":
    from qbj_kiosk.supervisor.windows.child import Child
else:
    from qbj_kiosk.supervisor.posix import Child

__all__ = ["Child"]
