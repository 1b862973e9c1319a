"""Set up this checkout: `python tools/setup.py run|dev`. `ready run|dev` only checks if that is done.

Prints the path of the virtual environment on standard output.

Needs only Python, nothing installed. Called by `./kiosk`, `./check` and `kiosk.cmd`.
"""

import sys

from launcher.messages import SetUpError
from launcher.steps import set_up
from launcher.venv_location import candidates

PYTHON = ((3, 11), (3, 14))
"""First supported version, and first version that is not."""
USAGE = 64


def main(arguments: list[str]) -> int:
    """Run a command of set-up. Return the exit code: 0, 1 if not ready, 3 if set-up failed."""
    match arguments:
        case ["ready", ("run" | "dev") as kind]:
            return 0 if any(installation.is_ready(kind) for installation in candidates()) else 1
        case [("run" | "dev") as kind]:
            try:
                print(set_up(kind).venv)
            except (SetUpError, OSError) as error:
                print(f"\n{error}", file=sys.stderr)
                return 3
            except KeyboardInterrupt:
                print("\nInterrupted. The next start continues.", file=sys.stderr)
                return 130
            return 0
    print(__doc__, file=sys.stderr)
    return USAGE


if __name__ == "__main__":
    if not PYTHON[0] <= sys.version_info[:2] < PYTHON[1]:
        sys.exit("qbj-kiosk needs Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0])
    sys.exit(main(sys.argv[1:]))
