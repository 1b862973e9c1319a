"""The entry: `qbj-kiosk`, `python -m qbj_kiosk`."""

import gc
import sys


def main() -> None:
    """Starts the exhibit, or whatever the command line asks for. Without arguments there is nothing to parse."""
    if len(sys.argv) == 1:
        # Looking for garbage among what is being imported finds none and costs a tenth of the start.
        gc.disable()
        from qbj_kiosk.app.options import Options
        from qbj_kiosk.app.startup import start
        from qbj_kiosk.commands.build_sources import build_sources

        sys.exit(start(Options(build_sources)))
    from qbj_kiosk.commands.main import main as command_line

    command_line()


if __name__ == "__main__":
    main()
