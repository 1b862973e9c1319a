"""Failures in words: what went wrong and what to do, never a traceback for what somebody can mend."""

import sys
from collections.abc import Callable


class Failure(Exception):  # noqa: N818 - the base of errors, and no error by itself
    """Something that whoever runs the program can mend. Its message says how."""

    exit_code = 1


class UsageError(Failure):
    """The program was asked for something that is not there. The message says what there is."""

    exit_code = 2


def told(work: Callable[[], int]) -> int:
    """Does some work; a failure is told on stderr.

    Returns:
        The work's own exit code, or the failure's.
    """
    try:
        return work()
    except Failure as failure:
        print(failure, file=sys.stderr)  # noqa: T201 - the command line's answer
        return failure.exit_code
