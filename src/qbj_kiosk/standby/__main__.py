"""Entry point of `python -I -m qbj_kiosk.standby`."""

import sys

from qbj_kiosk.errors import run_reporting_errors
from qbj_kiosk.standby.window import run

if __name__ == "__main__":
    sys.exit(run_reporting_errors(lambda: run(sys.argv[1:])))
