"""Keys of a keypad in the settings."""

from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt

from qbj_kiosk.settings import keypad_keys
from qbj_kiosk.settings.model import Keypad
from qbj_kiosk.settings.settings_file import load


def load_problems(folder: Path, text: str) -> tuple[str, ...]:
    path = folder / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    return load(path).problems


def test_key_names_are_names_of_qt() -> None:
    assert {f"Key_{name}" for name in keypad_keys.KEY_NAMES} <= {key.name for key in Qt.Key}


def test_keys_are_loaded(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text('[keypad]\nnext = ["F13", "scan:191"]\nhelp = ["Alt+Ctrl+1"]\n', encoding="utf-8")
    found = load(path)
    assert found.problems == ()
    assert keypad_keys.map_keys(structs.asdict(found.settings.keypad)) == {
        keypad_keys.parse_key("F13"): "next",
        keypad_keys.parse_key("scan:191"): "next",
        keypad_keys.parse_key("Ctrl+Alt+1"): "help",
    }
    assert str(keypad_keys.parse_key("Alt+Ctrl+1")) == "Ctrl+Alt+1"


@pytest.mark.parametrize(
    ("lines", "line", "what", "remedy"),
    [
        ('next = ["F13"]\nopen = ["F99"]', 3, '"F99" is not a known key', 'Did you mean "F9"'),
        ('next = ["Mediaplay"]', 2, '"Mediaplay" is not a known key', 'Did you mean "MediaPlay"'),
        ('next = ["Ctrl+Nokey"]', 2, '"Ctrl+Nokey" is not a known key', "Write one such as"),
        ('next = ["scan:0"]', 2, '"next" is "scan:0"', '"scan:191"'),
        ('next = ["Hyper+A"]', 2, '"next" is "Hyper+A"', '"Ctrl+Alt+1"'),
        ('next = "F13"', 2, '"next" is "F13"', "a list of at most 8 texts"),
        ('nxt = ["F13"]', 2, 'unknown key "nxt"', 'Did you mean "next"'),
        ('next = ["F13", "F13"]', 2, '"F13" is already assigned to next', "Assign each key once"),
        ('next = ["Ctrl+Alt+1"]\nup = ["Alt+Ctrl+1"]', 3, '"Alt+Ctrl+1" is already assigned to next', "once"),
        ('help = ["Alt+Shift+Ctrl+K"]', 2, "is the chord that opens the staff page", "another chord under [staff]"),
    ],
)
def test_problem_has_line_and_remedy(tmp_path: Path, lines: str, line: int, what: str, remedy: str) -> None:
    (problem,) = load_problems(tmp_path, f"[keypad]\n{lines}\n")
    assert problem.startswith(f"{tmp_path / 'kiosk.toml'}:{line}: ")
    assert what in problem
    assert remedy in problem


def test_changed_chord_frees_the_default(tmp_path: Path) -> None:
    chord = '[staff]\nchord = "Ctrl+Alt+Shift+S"\n'
    assert load_problems(tmp_path, f'{chord}[keypad]\nhelp = ["Ctrl+Alt+Shift+K"]\n') == ()
    assert len(load_problems(tmp_path, f'{chord}[keypad]\nhelp = ["Shift+Ctrl+Alt+S"]\n')) == 1


def test_first_of_two_functions_gets_the_key() -> None:
    both = structs.asdict(Keypad(next=("F13",), open=("F13", "F14")))
    assert keypad_keys.map_keys(both) == {keypad_keys.parse_key("F13"): "next", keypad_keys.parse_key("F14"): "open"}
