"""Filling in the interface's texts."""

import pytest

from qbj_kiosk.viewmodels import wording


@pytest.mark.parametrize(
    ("numbers", "joined"),
    [((3,), "3"), ((6, 7), "6 and 7"), ((2, 6, 7), "2, 6 and 7")],
)
def test_numbers_are_listed(numbers: tuple[int, ...], joined: str) -> None:
    assert wording.enumerate_numbers(numbers, " and ") == joined


def test_templates_are_filled() -> None:
    assert wording.fill("Back to {place}", place="Logistics") == "Back to Logistics"
