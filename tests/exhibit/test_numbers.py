"""The numbers that texts state."""

# ruff: noqa: RUF001 - Chinese and typographic punctuation is what these texts are about

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.exhibit.numbers import exact, notation, numeral, stated

ENGLISH = notation(
    {"one": 1, "five": 5, "nine": 9, "ten": 10, "twenty": 20},
    {"thousand": 1000, "million": 10**6, "billion": 10**9, "bn": 10**9},
)
CHINESE = notation({"二": 2, "五": 5, "九": 9, "十": 10}, {"万": 10**4, "亿": 10**8, "万亿": 10**12}, ["多", "余"])


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("more than 100 billion yuan ($13.9 billion)", {10**11, 13_900_000_000}),
        ("US$13.9bn", {13_900_000_000}),
        ("a 100-billion project", {10**11}),
        ("nearly 200 projects", {200}),
        ("80 percent", {80}),
        ("80%", {80}),
        ("in 2013.", {2013}),
        ("1,234,567 and 1,23", {1234567, 1, 23}),
        ("12,3456", {12, 3456}),
        ("Nine years, TWENTY-FIVE trains", {9, 25}),
        ("ten thousand", {10**4}),
        ("five hundred thousand million", {5}),
        ("2 thousand million", {2 * 10**9}),
        ("none, canine, bones", set()),
        ("twenty five", {20, 5}),
        ("60 bnx", {60}),
        ("no numbers, three", set()),
    ],
)
def test_english(text: str, numbers: set[int]) -> None:
    assert stated(text, ENGLISH) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("总投资超过1000多亿元（合139亿美元）", {10**11, 13_900_000_000}),
        ("2万亿", {2 * 10**12}),
        ("2013年，60多个", {2013, 60}),
        ("九年多来，二十五年", {9, 25}),
        ("近十年", {10}),
        ("80%", {80}),
        ("１２座", {12}),
        ("九亿", {9 * 10**8}),
    ],
)
def test_chinese(text: str, numbers: set[int]) -> None:
    assert stated(text, CHINESE) == numbers


def test_a_language_without_words_or_scales() -> None:
    assert stated("nine of 100 billion", notation({}, {})) == {100}


@given(
    st.fractions(min_value=Fraction(1, 10**4), max_value=10**12).map(
        lambda value: Fraction(round(value * 10**4), 10**4)
    ),
    st.sampled_from([("", 1), (" thousand", 10**3), (" billion", 10**9), ("bn", 10**9)]),
)
def test_a_numeral_states_the_number_that_it_shows(value: Fraction, scale: tuple[str, int]) -> None:
    written = numeral(value)
    assert written is not None
    assert stated(f"it is {written}{scale[0]} of them", ENGLISH) == {value * scale[1]}


@given(st.text(max_size=300))
def test_any_text_states_numbers_without_an_error(text: str) -> None:
    assert all(number >= 0 for number in stated(text, ENGLISH) | stated(text, CHINESE))


@pytest.mark.parametrize(
    ("value", "written"),
    [(100, "100"), (9999, "9999"), (10_000, "10,000"), (13.9, "13.9"), (0.5, "0.5"), (1_234_567.25, "1,234,567.25")],
)
def test_numerals(value: float, written: str) -> None:
    assert numeral(exact(value)) == written


def test_a_number_without_a_short_decimal_form_has_no_numeral() -> None:
    assert numeral(Fraction(1, 3)) is None
