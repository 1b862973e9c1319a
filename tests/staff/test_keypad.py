"""Learning keys: every order of presses ends in a keypad in which each key stands for one thing."""

from functools import reduce
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from qbj_kiosk.settings.model import Keypad
from qbj_kiosk.settings.pads import clashes
from qbj_kiosk.staff import overrides
from qbj_kiosk.staff.keypad import FUNCTIONS, Learning, heard, returned, skipped

BEFORE = Keypad(next=("F1",), previous=("F2", "F3"), help=("F4",))


def test_each_key_is_learned_for_what_is_asked() -> None:
    at = heard(heard(Learning(BEFORE), "F20"), "F21")
    assert at.keypad == structs.replace(BEFORE, next=("F20",), previous=("F21",))
    assert at.function == "up"


def test_what_is_skipped_keeps_what_it_has() -> None:
    at = reduce(lambda at, _: skipped(at), FUNCTIONS, Learning(BEFORE))
    assert at.function is None
    assert at.keypad == BEFORE
    assert heard(at, "F9") == skipped(at) == at


def test_a_key_of_another_function_changes_over() -> None:
    assert heard(Learning(BEFORE), "F3").keypad == structs.replace(BEFORE, next=("F3",), previous=("F2",))


def test_a_key_that_was_just_learned_is_not_learned_twice() -> None:
    once = heard(Learning(BEFORE), "Ctrl+Alt+1")
    twice = heard(once, "Alt+Ctrl+1")
    assert twice.taken == ("Alt+Ctrl+1", "next")
    assert (twice.keypad, twice.function) == (once.keypad, "previous")
    assert skipped(twice).taken is None


def test_going_back_asks_again() -> None:
    at = returned(heard(Learning(BEFORE), "F20"))
    assert at.function == "next"
    assert heard(at, "F20") == heard(Learning(BEFORE), "F20")
    assert heard(at, "F22").keypad.next == ("F22",)
    assert returned(returned(at)).function == "next"


PRESSES = st.lists(st.sampled_from(["F1", "F2", "F3", "F4", "F20", "scan:7", "skip", "return"]), max_size=60)


@given(PRESSES)
def test_whatever_is_pressed_each_key_stands_for_one_thing(presses: list[str]) -> None:
    at = Learning(BEFORE)
    for press in presses:
        at = skipped(at) if press == "skip" else returned(at) if press == "return" else heard(at, press)
        assert list(clashes(structs.asdict(at.keypad))) == []
        assert all(getattr(at.keypad, function) == (key,) for function, key in at.learned)


def test_what_was_learned_is_kept_and_forgotten(tmp_path: Path) -> None:
    assert overrides.read(tmp_path).keypad is None
    kept = overrides.Choices("en", 30, BEFORE)
    assert overrides.write(tmp_path, kept)
    assert overrides.read(tmp_path) == kept
    assert overrides.write(tmp_path, structs.replace(kept, keypad=None))
    assert overrides.read(tmp_path) == overrides.Choices("en", 30)


@pytest.mark.parametrize("data", [b'{"keypad":{"next":["no key!"]}}', b'{"keypad":{"nxt":[]}}', b'{"keypad":3}'])
def test_what_cannot_be_read_counts_for_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "choices").write_bytes(data)
    assert overrides.read(tmp_path) == overrides.Choices()


def test_choices_of_an_earlier_version_are_read(tmp_path: Path) -> None:
    (tmp_path / "choices").write_bytes(b'{"language":"zh","volume":20}')
    assert overrides.read(tmp_path) == overrides.Choices("zh", 20)
