"""Run a module of this program in a child process, which may crash or hang."""

import subprocess
import sys
from collections.abc import Mapping

if sys.platform == "win32":
    CREATION_FLAGS = subprocess.CREATE_NO_WINDOW
else:
    CREATION_FLAGS = 0


def run_module(
    module: str, *arguments: str, environ: Mapping[str, str], timeout: float
) -> "subprocess.CompletedProcess[bytes] | None":
    """Run a module in a fresh interpreter and capture its output.

    Returns:
        The completed process, or None if it could not be started or did not end within `timeout` seconds.
    """
    try:
        return subprocess.run(  # noqa: S603 - this interpreter and program; no shell
            [sys.executable, "-I", "-m", module, *arguments],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            creationflags=CREATION_FLAGS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
