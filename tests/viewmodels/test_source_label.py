"""Naming the paragraphs that a text rests on."""

import pytest

from qbj_kiosk.viewmodels.content import join_numbers


@pytest.mark.parametrize(
    ("numbers", "joined"),
    [((3,), "3"), ((6, 7), "6 and 7"), ((2, 6, 7), "2, 6 and 7")],
)
def test_numbers_are_joined(numbers: tuple[int, ...], joined: str) -> None:
    assert join_numbers(numbers, " and ") == joined
