"""Short descriptions of wrong values in messages."""

import pytest

from qbj_kiosk.toml.decode import _shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        ("", "empty"),
        ("x" * 100, '"' + "x" * 40 + '"'),
        ([1, 2], "a list of 2"),
        ({}, "a table"),
        (12, "12"),
    ],
)
def test_wrong_value_is_described_briefly(value: object, text: str) -> None:
    assert _shown(value) == text


@pytest.mark.parametrize("sign", [1, -1])
def test_number_that_python_cannot_format_is_described(sign: int) -> None:
    assert _shown(sign * 16**5000) == "a number of very many digits"
