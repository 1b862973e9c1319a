"""Documents in Chinese: the parts, commands and numbers of those in English, and the names that the program shows."""

import re
import tomllib
from pathlib import Path

import pytest

from qbj_kiosk.settings.load_settings import load_settings

ROOT = Path(__file__).parents[1]
TRANSLATED = sorted((ROOT / "docs" / "zh").glob("*.md"))
SHOWN = ("staff", "keypad", "hours")
"""Tables of a language's file with the texts that staff see."""

each_translation = pytest.mark.parametrize("translation", TRANSLATED, ids=lambda path: path.name)


def read(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def english(translation: Path) -> Path:
    return ROOT / "docs" / translation.name


def structure(text: str) -> list[str]:
    """Return the parts of a document in order: each heading's level, table row, list item and code block."""
    found = re.findall(r"^(#+ |\||- |\d+\. |```.*?^```)", text, flags=re.MULTILINE | re.DOTALL)
    return [str(each) for each in found]


def numbers(text: str) -> list[list[str]]:
    """Return the numbers in each section of a document, sorted: languages order them differently."""
    return [sorted(re.findall(r"\d+", section)) for section in re.split(r"^#+ ", text, flags=re.MULTILINE)]


def names(text: str, language: str) -> list[str]:
    """Return the keys of the interface's texts that a document quotes in italics."""
    tables = tomllib.loads(read(ROOT / "resources" / "languages" / f"{language}.toml"))
    keys = {text: f"{table}.{key}" for table in SHOWN for key, text in tables[table].items()}
    return [
        keys.get(name, f"no text of the program: {name}") for name in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", text)
    ]


def test_there_are_translations() -> None:
    assert TRANSLATED


@each_translation
def test_translation_has_the_same_parts(translation: Path) -> None:
    assert structure(read(translation)) == structure(read(english(translation)))


@each_translation
def test_translation_has_the_same_commands_keys_and_numbers(translation: Path) -> None:
    ours, theirs = read(translation), read(english(translation))
    assert re.findall(r"`[^`\n]+`", ours) == re.findall(r"`[^`\n]+`", theirs)
    assert numbers(ours) == numbers(theirs)


@each_translation
def test_names_of_controls_are_those_that_the_program_shows(translation: Path) -> None:
    expected = names(read(english(translation)), "en")
    assert not [name for name in expected if name.startswith("no text")]
    assert names(read(translation), "zh") == expected


@each_translation
def test_documents_name_each_other(translation: Path) -> None:
    assert f"](../{translation.name})" in read(translation)
    assert f"](zh/{translation.name})" in read(english(translation))


@each_translation
def test_examples_are_valid_settings(translation: Path, tmp_path: Path) -> None:
    for example in re.findall(r"```toml\n(.*?)```", read(translation), flags=re.DOTALL):
        file = tmp_path / "kiosk.toml"
        file.write_text(example, encoding="utf-8")
        assert load_settings({}, "linux", {}, file).source.problems == ()
