"""Set up this checkout: `python tools/setup.py run|dev`; `ready run|dev` only asks whether that is done.

On standard output it prints where the virtual environment is.

Runs on a bare Python, before anything is installed. Called by `./kiosk`, `./check` and `kiosk.cmd`.
"""

import sys

from launcher.place import places
from launcher.say import SetUpError
from launcher.steps import set_up

PYTHON = ((3, 11), (3, 14))
"""The first version that serves, and the first that does not."""
USAGE = 64


def main(arguments: list[str]) -> int:
    """Do what is asked; return the exit code: 0, 1 for no, 3 if set-up failed."""
    match arguments:
        case ["ready", ("run" | "dev") as kind]:
            return 0 if any(place.ready(kind) for place in places()) else 1
        case [("run" | "dev") as kind]:
            try:
                print(set_up(kind).venv)
            except (SetUpError, OSError) as problem:
                print(f"\n{problem}", file=sys.stderr)
                return 3
            except KeyboardInterrupt:
                print("\nBroken off; the next start goes on.", file=sys.stderr)
                return 130
            return 0
    print(__doc__, file=sys.stderr)
    return USAGE


if __name__ == "__main__":
    if not PYTHON[0] <= sys.version_info[:2] < PYTHON[1]:
        sys.exit("qbj-kiosk needs Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0])
    sys.exit(main(sys.argv[1:]))
