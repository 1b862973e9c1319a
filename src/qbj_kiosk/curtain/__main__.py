"""The entry: `python -I -m qbj_kiosk.curtain`."""

import sys

from qbj_kiosk.curtain.page import run
from qbj_kiosk.failures import told

if __name__ == "__main__":
    sys.exit(told(run))
