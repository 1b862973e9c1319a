"""Keys of a keypad in the settings: read as they are meant, refused with file, line and advice."""

from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt

from qbj_kiosk.settings import pads
from qbj_kiosk.settings.file import load
from qbj_kiosk.settings.model import Keypad


def told(folder: Path, text: str) -> tuple[str, ...]:
    path = folder / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    return load(path).problems


def test_every_name_is_one_of_qts() -> None:
    assert {f"Key_{name}" for name in pads.KEY_NAMES} <= {key.name for key in Qt.Key}


def test_keys_are_read(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text('[keypad]\nnext = ["F13", "scan:191"]\nhelp = ["Alt+Ctrl+1"]\n', encoding="utf-8")
    found = load(path)
    assert found.problems == ()
    assert pads.meanings(structs.asdict(found.settings.keypad)) == {
        pads.held("F13"): "next",
        pads.held("scan:191"): "next",
        pads.held("Ctrl+Alt+1"): "help",
    }
    assert str(pads.held("Alt+Ctrl+1")) == "Ctrl+Alt+1"


@pytest.mark.parametrize(
    ("lines", "at", "what", "advice"),
    [
        ('next = ["F13"]\nopen = ["F99"]', 3, '"F99" names no key', 'Did you mean "F9"'),
        ('next = ["Mediaplay"]', 2, '"Mediaplay" names no key', 'Did you mean "MediaPlay"'),
        ('next = ["Ctrl+Nokey"]', 2, '"Ctrl+Nokey" names no key', "Write one such as"),
        ('next = ["scan:0"]', 2, '"next" is "scan:0"', '"scan:191"'),
        ('next = ["Hyper+A"]', 2, '"next" is "Hyper+A"', '"Ctrl+Alt+1"'),
        ('next = "F13"', 2, '"next" is "F13"', "a list of at most 8 texts"),
        ('nxt = ["F13"]', 2, 'unknown key "nxt"', 'Did you mean "next"'),
        ('next = ["F13", "F13"]', 2, '"F13" stands for next already', "Write each key once"),
        ('next = ["Ctrl+Alt+1"]\nup = ["Alt+Ctrl+1"]', 3, '"Alt+Ctrl+1" stands for next already', "once"),
        ('help = ["Alt+Shift+Ctrl+K"]', 2, "is the chord that opens the staff's page", "another chord under [staff]"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, lines: str, at: int, what: str, advice: str) -> None:
    (problem,) = told(tmp_path, f"[keypad]\n{lines}\n")
    assert problem.startswith(f"{tmp_path / 'kiosk.toml'}:{at}: ")
    assert what in problem
    assert advice in problem


def test_another_chord_frees_the_first(tmp_path: Path) -> None:
    chord = '[staff]\nchord = "Ctrl+Alt+Shift+S"\n'
    assert told(tmp_path, f'{chord}[keypad]\nhelp = ["Ctrl+Alt+Shift+K"]\n') == ()
    assert len(told(tmp_path, f'{chord}[keypad]\nhelp = ["Shift+Ctrl+Alt+S"]\n')) == 1


def test_of_two_functions_with_one_key_the_first_has_it() -> None:
    both = structs.asdict(Keypad(next=("F13",), open=("F13", "F14")))
    assert pads.meanings(both) == {pads.held("F13"): "next", pads.held("F14"): "open"}
