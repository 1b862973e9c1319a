"""Spoken forms: numbers, names and pinyin."""

# ruff: noqa: RUF001 - Chinese marks, meant

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.exhibit import model
from qbj_kiosk.speech.han_numerals import DIGITS, spell, spell_numbers
from qbj_kiosk.speech.pronunciation import Pronunciation, create_pronunciations

HAN = re.compile("[\u4e00-\u9fff]")
UNITS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "零"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("101", "一百零一"), ("110", "一百一十"),
        ("1050", "一千零五十"), ("12,500", "一万二千五百"), ("100001", "十万零一"), ("100050000", "一亿零五万"),
        ("20003000", "二千万三千"), ("3.5", "三点五"), ("0.08", "零点零八"),
        ("12345678901234567", "一二三四五六七八九零一二三四五六七"),
    ],
)  # fmt: skip
def test_numbers_are_spelled_in_chinese(number: str, words: str) -> None:
    assert spell(number) == words


def value(words: str) -> int:
    total = section = digit = 0
    for letter in words.replace("万亿", "兆"):
        if letter in DIGITS:
            digit = DIGITS.index(letter)
        elif letter in UNITS:
            section, digit = section + (digit or 1) * UNITS[letter], 0
        else:
            total, section, digit = total + (section + digit) * SCALES[letter], 0, 0
    return total + section + digit


@given(st.integers(0, 10**16 - 1))
def test_spelled_number_has_the_same_value(number: int) -> None:
    assert value(spell(str(number))) == number


def test_only_numbers_are_spelled() -> None:
    assert spell_numbers("共100多座，12,500人") == "共一百多座，一万二千五百人"


@pytest.fixture(scope="module")
def pronunciations(exhibit: model.Exhibit) -> dict[str, Pronunciation]:
    return create_pronunciations(exhibit)


@pytest.mark.parametrize(
    ("tag", "text", "spoken"),
    [
        ("zh", "80%的订单", "百分之八十的订单"),
        ("zh", "2013年起，1000亿元", "二零一三年起，一千亿元"),
        ("zh", "第2站，共2站", "第二站，共两站"),
        ("zh", "100+座城市", "一百多座城市"),
        ("en", "80% of US$13.9 billion", "80 per cent of 13.9 billion US dollars"),
        ("en", "100+ cities", "more than 100 cities"),
        ("en", "Chengdu’s port", "Chung-doo’s port"),
        ("en", "Chengdus", "Chengdus"),
        ("en", "2013, 1,000 boxes", "2013, 1,000 boxes"),
    ],
)
def test_text_has_a_spoken_form(pronunciations: dict[str, Pronunciation], tag: str, text: str, spoken: str) -> None:
    assert pronunciations[tag].spoken(text) == spoken


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("成都", "cheng2du1"),
        ("所有按键都已询问", "dou1"),
        ("重新开始", "chong2xin1"),
        ("重大", "zhong4da4"),
        ("运行", "xing2"),
        ("银行", "hang2"),
        ("成长", "zhang3"),
        ("百分之八十", "bai3fen1"),
        ("绿色", "lv4"),
        ("画中为十个", "wei2"),
        ("一个站点", "yi2ge4"),
    ],
)
def test_pinyin_of_a_syllable_depends_on_its_word(exhibit: model.Exhibit, text: str, pinyin: str) -> None:
    from qbj_kiosk.exhibit.compiler.pinyin import pinyin_of_words

    own = exhibit.find_language("zh").pinyin
    words = pinyin_of_words([text], []) | {word: own[word] for word in own if word == "画中为"}
    assert pinyin in Pronunciation({}, words, "han").pinyin(text)


def test_every_chinese_character_of_the_exhibit_has_pinyin(
    exhibit: model.Exhibit, pronunciations: dict[str, Pronunciation]
) -> None:
    pronunciation = pronunciations["zh"]
    for panel in exhibit.panels:
        for paragraph in panel.wording["zh"].lead:
            pinyin = pronunciation.pinyin(pronunciation.spoken("".join(run.text for run in paragraph)))
            assert HAN.findall(pinyin) == []


def test_language_without_pinyin_has_none(pronunciations: dict[str, Pronunciation]) -> None:
    assert pronunciations["en"].pinyin("Chung-doo") == ""
