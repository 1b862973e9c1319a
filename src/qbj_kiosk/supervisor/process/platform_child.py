"""`Child`, the child process of this system."""

import sys

if sys.platform == "win32":
    from qbj_kiosk.supervisor.process.windows import Child
else:
    from qbj_kiosk.supervisor.process.posix import Child

__all__ = ["Child"]
