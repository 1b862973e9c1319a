"""Wrong values, told in a few words whatever they are."""

import pytest

from qbj_kiosk.toml.decode import _shown


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (True, "true"),
        ("", "empty"),
        ("x" * 100, '"' + "x" * 40 + '"'),
        ([1, 2], "a list of 2"),
        ({}, "a table"),
        (12, "12"),
    ],
)
def test_a_value_is_told_briefly(value: object, told: str) -> None:
    assert _shown(value) == told


@pytest.mark.parametrize("sign", [1, -1])
def test_a_number_that_python_refuses_to_write_is_told_too(sign: int) -> None:
    assert _shown(sign * 16**5000) == "a number of very many digits"
