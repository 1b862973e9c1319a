"""Fonts of the exhibit: Chinese text uses Chinese glyphs, not Japanese ones."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QRawFont, QTextLayout

from qbj_kiosk.bundles.open_bundle import Bundle, open_bundle
from qbj_kiosk.shell import fonts


@pytest.fixture
def bundle(qapp: QGuiApplication, real_bundle: Path) -> Bundle:
    opened = open_bundle(real_bundle)
    families = opened.exhibit.fonts
    fonts.load(qapp, [opened.asset(name) for name in families.files], families.text, families.han)
    return opened


def faces(text: str, font: QFont) -> list[QRawFont]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [run.rawFont() for run in layout.glyphRuns()]


def families_of(text: str, font: QFont) -> list[str]:
    """Return the families of a text's faces. Qt writes those of a substitute in lower case."""
    return [face.familyName().lower() for face in faces(text, font)]


@pytest.mark.parametrize("letter", "骨直亿")
@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
@pytest.mark.usefixtures("bundle")
def test_chinese_uses_the_chinese_face(letter: str, weight: QFont.Weight) -> None:
    font = QFont(QGuiApplication.font())
    font.setWeight(weight)
    assert families_of(letter, font) == ["noto sans cjk sc"]


@pytest.mark.usefixtures("bundle")
def test_mixed_line_uses_a_latin_and_a_chinese_face() -> None:
    families = families_of("Qingbaijiang 青白江", QGuiApplication.font())
    assert sorted(families) == ["ibm plex sans", "noto sans cjk sc"]


@pytest.mark.parametrize("mark", "“”‘’…—·")  # noqa: RUF001 - Chinese marks, meant
@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
@pytest.mark.usefixtures("bundle")
def test_marks_in_han_text_are_full_width(mark: str, weight: QFont.Weight) -> None:
    font = QFont(fonts.HAN)
    font.setPixelSize(100)
    font.setWeight(weight)
    assert families_of(mark, font) == ["noto sans sc marks"]
    assert QFontMetrics(font).horizontalAdvance(mark) >= 89


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
def test_joined_characters_need_no_font_of_the_system(bundle: Bundle, weight: QFont.Weight) -> None:
    font = QFont(fonts.HAN)
    font.setWeight(weight)
    assert {family.lower() for family in bundle.exhibit.fonts.han}.issuperset(families_of("青\u2060白\u2060江", font))
    assert QFontMetrics(font).horizontalAdvance("青\u2060白") == QFontMetrics(font).horizontalAdvance("青白")


def test_numerals_use_their_own_face(bundle: Bundle) -> None:
    font = QFont(bundle.exhibit.fonts.numeral[0])
    font.setWeight(QFont.Weight.DemiBold)
    assert families_of("100%+", font) == ["barlow condensed"]


@pytest.mark.usefixtures("bundle")
def test_fonts_contain_every_character_of_the_article(bundle: Bundle) -> None:
    families = {family.lower() for family in bundle.exhibit.fonts.text}
    for language in bundle.exhibit.languages:
        text = "".join(run.text for paragraph in language.article.paragraphs for run in paragraph)
        assert families.issuperset(families_of(text, QGuiApplication.font()))


def test_invalid_font_file_raises_error(qapp: QGuiApplication, tmp_path: Path) -> None:
    file = tmp_path / "none.ttf"
    file.write_bytes(b"no font")
    with pytest.raises(fonts.FontError, match=r"none\.ttf"):
        fonts.load(qapp, [file], ["None"], ["None"])
