"""Errors with a message for the user instead of a traceback."""

import sys
from collections.abc import Callable


class UserError(Exception):
    """An error that the user can fix. Its message names what is wrong, where, and what to do."""

    exit_code = 1


class UsageError(UserError):
    """A command-line argument names something that does not exist. The message lists the choices."""

    exit_code = 2


def run_reporting_errors(work: Callable[[], int]) -> int:
    """Run `work`, print a `UserError` to stderr and return its exit code.

    Returns:
        The exit code of `work`, or that of the error.
    """
    try:
        return work()
    except UserError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command's output
        return error.exit_code
