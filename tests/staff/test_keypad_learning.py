"""Learning the keys of a keypad."""

from functools import reduce
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from qbj_kiosk.settings.keypad_keys import find_duplicates
from qbj_kiosk.settings.model import Keypad
from qbj_kiosk.staff import setting_overrides
from qbj_kiosk.staff.keypad_learning import FUNCTIONS, Learning, assign_key, go_back, skip_function

BEFORE = Keypad(next=("F1",), previous=("F2", "F3"), help=("F4",))


def test_key_is_assigned_to_the_current_function() -> None:
    state = assign_key(assign_key(Learning(BEFORE), "F20"), "F21")
    assert state.keypad == structs.replace(BEFORE, next=("F20",), previous=("F21",))
    assert state.function == "up"


def test_skipped_function_keeps_its_keys() -> None:
    state = reduce(lambda state, _: skip_function(state), FUNCTIONS, Learning(BEFORE))
    assert state.function is None
    assert state.keypad == BEFORE
    assert assign_key(state, "F9") == skip_function(state) == state


def test_key_of_another_function_is_reassigned() -> None:
    assert assign_key(Learning(BEFORE), "F3").keypad == structs.replace(BEFORE, next=("F3",), previous=("F2",))


def test_key_is_not_learned_twice() -> None:
    once = assign_key(Learning(BEFORE), "Ctrl+Alt+1")
    twice = assign_key(once, "Alt+Ctrl+1")
    assert twice.conflict == ("Alt+Ctrl+1", "next")
    assert (twice.keypad, twice.function) == (once.keypad, "previous")
    assert skip_function(twice).conflict is None


def test_going_back_learns_again() -> None:
    state = go_back(assign_key(Learning(BEFORE), "F20"))
    assert state.function == "next"
    assert assign_key(state, "F20") == assign_key(Learning(BEFORE), "F20")
    assert assign_key(state, "F22").keypad.next == ("F22",)
    assert go_back(go_back(state)).function == "next"


PRESSES = st.lists(st.sampled_from(["F1", "F2", "F3", "F4", "F20", "scan:7", "skip", "return"]), max_size=60)


def press_key(state: Learning, press: str) -> Learning:
    if press == "skip":
        return skip_function(state)
    return go_back(state) if press == "return" else assign_key(state, press)


@given(PRESSES)
def test_each_key_has_one_function_after_any_presses(presses: list[str]) -> None:
    state = Learning(BEFORE)
    for press in presses:
        state = press_key(state, press)
        assert list(find_duplicates(structs.asdict(state.keypad))) == []
        assert all(getattr(state.keypad, function) == (key,) for function, key in state.learned)


def test_learned_keys_are_saved_and_removed(tmp_path: Path) -> None:
    assert setting_overrides.read(tmp_path).keypad is None
    saved = setting_overrides.Overrides("en", 30, BEFORE)
    assert setting_overrides.write(tmp_path, saved)
    assert setting_overrides.read(tmp_path) == saved
    assert setting_overrides.write(tmp_path, structs.replace(saved, keypad=None))
    assert setting_overrides.read(tmp_path) == setting_overrides.Overrides("en", 30)


@pytest.mark.parametrize("data", [b'{"keypad":{"next":["no key!"]}}', b'{"keypad":{"nxt":[]}}', b'{"keypad":3}'])
def test_invalid_file_is_ignored(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "choices").write_bytes(data)
    assert setting_overrides.read(tmp_path) == setting_overrides.Overrides()


def test_file_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    (tmp_path / "choices").write_bytes(b'{"language":"zh","volume":20}')
    assert setting_overrides.read(tmp_path) == setting_overrides.Overrides("zh", 20)
