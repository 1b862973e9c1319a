"""Fonts: every style of the families must have every character that is shown."""

import pytest

from qbj_kiosk.exhibit.compiler.font_reader import FontError, read_font
from tests.exhibit.compiler.small_exhibit import Sample, font, fonts, texts

pytestmark = pytest.mark.usefixtures("quick")


def report(sample: Sample) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.what) for problem in sample.problems()]


def test_face_has_families_and_characters() -> None:
    sans = read_font(font("Sans", "abcxy中"))
    assert sans.families == ("Sans",)
    assert sans.ranges == ((97, 99), (120, 121), (0x4E2D, 0x4E2D))
    assert sans.covers(frozenset("!acdwxyz丬中丯")) == frozenset("acxy中")


def test_missing_characters_are_reported_once_per_language(sample: Sample) -> None:
    sample.edit("panels/rail/zh.toml", "港口", "港囗")
    sample.edit("figures/photo.toml", "港口", "港龘")
    assert report(sample) == [
        ("panels/rail/zh.toml", 2, 'the fonts of "text" cannot draw 囗 (U+56D7), 龘 (U+9F98) in "zh"')
    ]


def test_character_missing_in_one_style_is_reported(sample: Sample) -> None:
    characters = set("".join(texts().values())) - {"\n"}
    sample.put("fonts/Bold.ttf", font("Sample Han", "".join(one for one in characters if one != "港")))
    sample.edit("exhibit.toml", '"Han.ttf"]', '"Han.ttf", "Bold.ttf"]')
    assert [what for _, _, what in report(sample)] == ['the fonts of "text" cannot draw 港 (U+6E2F) in "zh"']


def test_numerals_need_the_fonts_for_numerals(sample: Sample) -> None:
    sample.edit("exhibit.toml", 'numeral = ["Sample Sans"]', 'numeral = ["Sample Han"]')
    assert {(file, what.split(" cannot")[0]) for file, _, what in report(sample)} == {
        ("figures/money.toml", 'the fonts of "numeral"')
    }


def test_font_without_characters_is_refused() -> None:
    with pytest.raises(FontError, match="without family name or characters"):
        read_font(font("Sans", ""))


def test_damaged_font_is_refused() -> None:
    with pytest.raises(FontError, match="not a font, or is damaged"):
        read_font(fonts()["fonts/Sans.ttf"][:200])
