"""Entry point of `qbj-kiosk` and `python -m qbj_kiosk`."""

import gc
import sys


def main() -> None:
    """Run the command line. Without arguments, start the exhibit directly and skip the parser."""
    if len(sys.argv) == 1:
        # Garbage collection during the imports finds nothing and takes a tenth of the start-up time.
        gc.disable()
        from qbj_kiosk.app.options import Options
        from qbj_kiosk.app.startup import start
        from qbj_kiosk.commands.lazy_compiler import build_sources

        sys.exit(start(Options(build_sources)))
    from qbj_kiosk.commands.main import main as command_line

    command_line()


if __name__ == "__main__":
    main()
