"""The PIN on the disk: only a hash, only its owner's, and never open by accident."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qbj_kiosk.atomic_file import write_whole
from qbj_kiosk.staff import pin
from qbj_kiosk.staff.pin import PinError

WIDE = "2580".translate({48 + digit: 0xFF10 + digit for digit in range(10)})
"""Digits of full width, as a Chinese keyboard may send them."""


def test_a_kept_pin_matches_itself_and_nothing_else(tmp_path: Path) -> None:
    pin.keep(tmp_path, "2580")
    kept = pin.kept(tmp_path)
    assert kept is not None
    assert kept.matches("2580")
    assert not any(kept.matches(other) for other in ("2581", "25800", "258", "", WIDE, "2580\n"))


def test_the_file_tells_nothing_and_belongs_to_its_owner(tmp_path: Path) -> None:
    pin.keep(tmp_path / "deep" / "state", "739146")
    file = tmp_path / "deep" / "state" / "pin"
    assert b"739146" not in file.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [each.name for each in file.parent.iterdir()] == ["pin"]


def test_the_same_pin_is_never_kept_the_same_way() -> None:
    assert pin.hashed("2580").hash != pin.hashed("2580").hash


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("123", "4 to 12 digits"),
        ("1357913579135", "4 to 12 digits"),
        ("25a0", "4 to 12 digits"),
        (WIDE, "4 to 12 digits"),
        ("2580\n", "4 to 12 digits"),
        ("", "4 to 12 digits"),
        ("0000", "guessed first"),
        ("1234", "guessed first"),
        ("7890", "guessed first"),
        ("4321", "guessed first"),
    ],
)
def test_no_pin(tmp_path: Path, given: str, why: str) -> None:
    with pytest.raises(PinError, match=why):
        pin.keep(tmp_path, given)
    assert pin.kept(tmp_path) is None


def test_where_there_is_none(tmp_path: Path) -> None:
    assert pin.kept(tmp_path) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(damage=st.data())
def test_a_damaged_file_opens_to_nothing(tmp_path: Path, damage: st.DataObject) -> None:
    pin.keep(tmp_path, "2580")
    file = tmp_path / "pin"
    whole = file.read_bytes()
    at = damage.draw(st.integers(0, len(whole) - 1))
    byte = damage.draw(st.integers(0, 255).filter(lambda value: value != whole[at]))
    write_whole(file, damage.draw(st.sampled_from([whole[:at], whole[:at] + bytes([byte]) + whole[at + 1 :]])))
    kept = pin.kept(tmp_path)
    # One bit of the last character of base64 may stand for nothing: then it is the same PIN, and no other.
    assert kept is None or not kept.matches("2581")


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"\xff\xfe", b"{}", b'{"salt":"","hash":""}'])
def test_no_content_is_a_pin(tmp_path: Path, content: bytes) -> None:
    write_whole(tmp_path / "pin", content)
    assert pin.kept(tmp_path) is None


def test_parameters_that_would_eat_memory_are_refused(tmp_path: Path) -> None:
    pin.keep(tmp_path, "2580")
    file = tmp_path / "pin"
    text = file.read_text(encoding="ascii")
    assert '"n":16384' in text
    file.write_text(text.replace('"n":16384', '"n":1073741824'), encoding="ascii")
    assert pin.kept(tmp_path) is None
    file.write_text(text.replace('"n":16384', '"n":16385'), encoding="ascii")
    odd = pin.kept(tmp_path)
    assert odd is not None
    assert not odd.matches("2580")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(PinError, match="taken/pin: cannot be written"):
        pin.keep(tmp_path / "taken", "2580")


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin.keep(tmp_path, "2580")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PinError, match="No space left"):
        pin.keep(tmp_path, "1379")
    kept = pin.kept(tmp_path)
    assert kept is not None
    assert kept.matches("2580")
    assert [each.name for each in tmp_path.iterdir()] == ["pin"]
