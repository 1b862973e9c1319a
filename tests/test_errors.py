"""Errors of the system that `run_reporting_errors` does not report but raises."""

import pytest

from qbj_kiosk.errors import run_reporting_errors


def test_other_errors_of_the_system_are_raised() -> None:
    def work() -> int:
        raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output error"):
        run_reporting_errors(work)
