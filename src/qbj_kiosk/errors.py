"""Errors with a message for the user instead of a traceback."""

import errno
import sys
from collections.abc import Callable

TOO_MANY_FILES = (errno.EMFILE, errno.ENFILE)
"""Limits of open files: the process's and the system's."""


class UserError(Exception):
    """An error that the user can fix. Its message names what is wrong, where, and what to do."""

    exit_code = 1


class UsageError(UserError):
    """A command-line argument names something that does not exist. The message lists the choices."""

    exit_code = 2


def run_reporting_errors(work: Callable[[], int]) -> int:
    """Print a `UserError`, or a full limit of open files, to stderr; return its exit code or that of `work`."""
    try:
        return work()
    except UserError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command's output
        return error.exit_code
    except OSError as error:
        if error.errno not in TOO_MANY_FILES:
            raise
        print(f"{error.strerror}. Close other programs, or raise the limit (ulimit -n)", file=sys.stderr)  # noqa: T201 - a command's output
        return UserError.exit_code
