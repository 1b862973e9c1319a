"""Run a module of this program in a child process, which may crash or hang."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack

if sys.platform == "win32":
    CREATION_FLAGS = subprocess.CREATE_NO_WINDOW
else:
    CREATION_FLAGS = 0


def run_module(
    module: str, *arguments: str, environ: Mapping[str, str], timeout: float
) -> "subprocess.CompletedProcess[bytes] | None":
    """Run a module of this program in a new interpreter and capture its output.

    Its standard input stays empty and ends with this process: a module can watch it with `parent_watch`.
    Return None if it could not be started or did not end within `timeout` seconds.
    """
    with ExitStack() as stack:
        try:
            standard_input, write_end = os.pipe()
            stack.callback(os.close, write_end)
            stack.callback(os.close, standard_input)
            return subprocess.run(  # noqa: S603 - this interpreter and program; no shell
                [sys.executable, "-I", "-m", module, *arguments],
                env=dict(environ),
                stdin=standard_input,
                capture_output=True,
                timeout=timeout,
                creationflags=CREATION_FLAGS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
