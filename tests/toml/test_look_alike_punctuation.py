"""Files as Notepad, Word and Chinese input methods write them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.settings.settings_file import load
from qbj_kiosk.toml.look_alike_punctuation import LOOKALIKES, find_misplaced, to_plain

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def problem(folder: Path, text: str) -> str:
    """Return the only problem of a settings file, without its folder."""
    file = folder / "kiosk.toml"
    file.write_text(text, encoding="utf-8", newline="")
    (found,) = load(file).problems
    return found.removeprefix(f"{folder}/")


def test_file_with_byte_order_mark_is_read(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_bytes(b"\xef\xbb\xbfvolume = 30\r\n")
    found = load(file)
    assert (found.settings.volume, found.problems) == (30, ())
    assert found.lines == {"volume": 1}


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("\u00a0volume = 30", "a no-break space (U+00A0)", "Type an ordinary space"),
        ("volume =\u202f30", "a narrow no-break space (U+202F)", "Type an ordinary space"),
        ("language = “en”", "a curly quotation mark “ (U+201C)", 'Type straight quotation marks: "…"'),
        ("language = ‘en’", "a curly quotation mark ‘ (U+2018)", 'Type straight quotation marks: "…"'),  # noqa: RUF001 - the case
        ('language = "en”', "a curly quotation mark ” (U+201D)", 'Type straight quotation marks: "…"'),
        ('[hours]\nmonday = ["09:00-12:00"，]', "a full-width character ， (U+FF0C)", "Type , instead"),  # noqa: RUF001 - the case
        ("volume ＝ 30", "a full-width character ＝ (U+FF1D)", "Type = instead"),  # noqa: RUF001 - the case
        ("volume = –30", "an en dash – (U+2013)", "Type - instead"),  # noqa: RUF001 - the case
        ("language = 中文", "the character 中 (U+4E2D)", 'Write texts in straight quotation marks: "…"'),
    ],
)  # fmt: skip
def test_character_outside_texts_is_named(tmp_path: Path, text: str, what: str, remedy: str) -> None:
    line = text.count("\n") + 1
    assert problem(tmp_path, text) == f"kiosk.toml:{line}: contains {what}. {remedy}"


def test_dash_between_times_is_named(tmp_path: Path) -> None:
    hours = "".join(f"{day} = []\n" for day in DAYS[1:])
    text = f'[hours]\nmonday = [\n  "09:00–17:00"]\n{hours}'  # noqa: RUF001 - the case
    what = '"monday" is "09:00–17:00", which contains an en dash – (U+2013)'  # noqa: RUF001 - the case
    assert problem(tmp_path, text) == f'kiosk.toml:3: {what}. Type "09:00-17:00"'


def test_value_that_stays_wrong_without_lookalikes_has_the_usual_message(tmp_path: Path) -> None:
    assert "which contains" not in problem(tmp_path, 'language = "–"')  # noqa: RUF001 - the case


@given(st.text())
def test_plain_text_contains_no_lookalike(text: str) -> None:
    assert not set(to_plain(text)) & set(LOOKALIKES)


@given(st.text(alphabet=st.characters(exclude_characters='"\\\n', codec="utf-8")))
def test_texts_and_comments_hold_any_character(text: str) -> None:
    assert find_misplaced(f'a = "{text}" # {text}') is None
