"""Numbers in English and Chinese texts."""

# ruff: noqa: RUF001 - tests of Chinese and typographic punctuation

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.exhibit.compiler.fact_check import format_number
from qbj_kiosk.exhibit.compiler.look_alike_letters import LookAlike
from qbj_kiosk.exhibit.compiler.number_parser import Stated, compile_notation, format_numeral, stated, to_fraction
from qbj_kiosk.exhibit.compiler.schema import NumbersSource

ENGLISH = compile_notation(
    NumbersSource(
        words={
            "zero": 0, "twice": 2, "two": 2, "five": 5, "nine": 9, "ten": 10, "thirteen": 13, "nineteen": 19,
            "twenty": 20, "fifty": 50, "half": 0.5,
        },
        scales={
            "dozen": 12, "dozens": 12, "hundred": 100, "thousand": 1000, "thousands": 1000, "k": 1000, "m": 10**6,
            "million": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
        },
        joined={"one": 1},
        fillers=("and", "a", "+"),
        several=("dozens", "thousands", "several"),
    )
)  # fmt: skip
JOINED = ("one",)
SHORTEST = 3
"""Fewest letters of a scale that is a number by itself."""
CHINESE = compile_notation(
    NumbersSource(
        words={"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "九": 9, "贰": 2, "半": 0.5, "翻番": 2},
        scales={"十": 10, "百": 100, "佰": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12},
        joined={"一": 1, "零": 0, "〇": 0, "陆": 6},
        fillers=("多", "余", "几"),
        several=("数", "几", "成"),
        ignored=("四川", "百姓"),
    )
)


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
        ("five hundred thousand million", {5 * 10**11}),
        ("2 thousand million", {2 * 10**9}),
        ("none, canine, bones", set()),
        ("twenty five", {25}),
        ("between five and nine", {5, 9}),
        ("a million cities", {10**6}),
        ("one billion", {10**9}),
        ("One trillion yuan, a thousand", {10**12, 1000}),
        ("thousands, dozens", {"several 1000", "several 12"}),
        ("several hundred, several million, 100 thousands", {"several 100", "several 1,000,000", 10**5}),
        ("One of China’s earliest, one-stop", set()),
        ("twenty-one of two hundred and one", {21, 201}),
        ("a hundred and twenty-five thousand", {125_000}),
        ("two thousand nineteen, nineteen hundred", {2019, 1900}),
        ("half of all, half a million, twice as many", {Fraction(1, 2), 500_000, 2}),
        ("zero emissions", {0}),
        ("100k, 100 k, 100m", {100_000, 10**8}),
        ("I’m a k", set()),
        ("100 dozen, 100+ billion, 13.9\nmillion", {1200, 10**11, 13_900_000}),
        ("100'000 or 100’000", {100_000}),
        ("½, ⅓ and Ⅷ", {Fraction(1, 2), Fraction(1, 3), 8}),
        ("10² km², 10½, 1e5, 5G", {"10²", "km²", "10½", "1e5", "5g"}),
        ("TCL55’s 20th", {"tcl55", "20th"}),
        ("60 bnx", {60}),
        ("no numbers, three", set()),
    ],
)
def test_english(text: str, numbers: set[Stated]) -> None:
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
        ("一亿座城市，一万，一千", {10**8, 10**4, 1000}),
        ("上万，数亿，数百，几十", {10**4, "several 100,000,000", "several 100", "several 10"}),
        ("成百上千，好几百万", {"several 100", 1000, "several 1,000,000"}),
        ("百万，100千，100百", {10**6, 10**5, 10**4}),
        ("贰佰，陆佰，大陆", {200, 600}),
        ("一半，翻番", {Fraction(1, 2), 2}),
        ("100 多万，十几万", {10**6, 10**5}),
        ("二百五十，一千二百五十，十二亿五千万", {250, 1250, 1_250_000_000}),
        ("1亿5000万", {150_000_000}),
        ("一百零五，二十一，十一", {105, 21, 11}),
        ("二〇一三年，三〇年，两千零一十三年", {2013, 30}),
        ("两三年，两三百", {2, 3, 300}),
        ("“一带一路”，之一，一线，四川百姓，零售", set()),
    ],
)
def test_chinese(text: str, numbers: set[Stated]) -> None:
    assert stated(text, CHINESE) == numbers


@pytest.mark.parametrize(
    "word",
    [
        *("tеn", "ТEN", "ｔｅｎ", "𝐭𝐞𝐧", "tén", "te\u0335n", "rnillion", "biIlion", "bi|lion", "tvvo"),
        *("fıve", "ﬁfty"),
    ],
)
def test_english_word_in_other_letters_is_a_look_alike(word: str) -> None:
    numbers = stated(f"it has {word} trains", ENGLISH)
    assert [number for number in numbers if isinstance(number, LookAlike)] == [word]


@pytest.mark.parametrize("word", ["⼆", "ニ", "⼗", "○"])
def test_chinese_word_in_other_characters_is_a_look_alike(word: str) -> None:
    assert [number for number in stated(f"有{word}个", CHINESE) if isinstance(number, LookAlike)] == [word]


@pytest.mark.parametrize(
    "text", ["Ten, TEN, tEn", "café, naïve, Ørsted, TCL", "It will bill Lion", "ミニのハニー、ラーメン"]
)
def test_other_words_are_no_look_alikes(text: str) -> None:
    japanese = compile_notation(NumbersSource(words={"二": 2, "一": 1}, scales={}))
    assert not [number for number in stated(text, ENGLISH) | stated(text, japanese) if isinstance(number, LookAlike)]


def test_ignored_word_is_no_look_alike() -> None:
    vietnamese = NumbersSource(words={"ba": 3}, scales={}, ignored=("bà",))
    assert stated("bà, Bà, ba", compile_notation(vietnamese)) == {3}
    assert stated("bá", compile_notation(vietnamese)) == {LookAlike("bá")}


@given(st.sampled_from(sorted(ENGLISH.plain)), st.data())
def test_number_word_is_read_or_refused_in_any_letters(word: str, data: st.DataObject) -> None:
    others = {"e": "eеéℯ", "i": "iіıí", "o": "oоοö", "a": "aаαà", "s": "sѕ", "l": "lIІ|"}
    written = "".join(data.draw(st.sampled_from(others.get(letter, letter))) for letter in word)
    if len(word) >= SHORTEST and word not in JOINED:
        assert stated(f"it has {written} trains", ENGLISH)


def test_german_words_with_sharp_s_are_numbers() -> None:
    german = compile_notation(NumbersSource(words={"dreißig": 30}, scales={}))
    assert stated("Dreißig, DREIẞIG", german) == {30}


def test_language_without_number_words_reads_digits() -> None:
    assert stated("nine of 100 billion", compile_notation(NumbersSource({}, {}))) == {100}


@given(
    st.fractions(min_value=Fraction(1, 10**4), max_value=10**12).map(
        lambda value: Fraction(round(value * 10**4), 10**4)
    ),
    st.sampled_from([("", 1), (" thousand", 10**3), (" billion", 10**9), ("bn", 10**9)]),
)
def test_numeral_reads_as_its_number(value: Fraction, scale: tuple[str, int]) -> None:
    text = format_numeral(value)
    assert text is not None
    assert stated(f"it is {text}{scale[0]} of them", ENGLISH) == {value * scale[1]}


@given(st.text(max_size=300))
def test_any_text_is_parsed_without_error(text: str) -> None:
    for number in stated(text, ENGLISH) | stated(text, CHINESE):
        assert format_number(number)


@pytest.mark.parametrize("part", ["万亿", "九", "1", "½", "a1", "百五", "1,", "million ", "1’000"])
def test_very_long_numbers_are_parsed_quickly(part: str) -> None:
    begin = time.process_time()
    for notation in (ENGLISH, CHINESE):
        for number in stated(part * 10_000, notation):
            assert format_number(number)
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    ("value", "text"),
    [(100, "100"), (9999, "9999"), (10_000, "10,000"), (13.9, "13.9"), (0.5, "0.5"), (1_234_567.25, "1,234,567.25")],
)
def test_numeral_format(value: float, text: str) -> None:
    assert format_numeral(to_fraction(value)) == text


def test_number_with_many_decimals_has_no_numeral() -> None:
    assert format_numeral(Fraction(1, 3)) is None
