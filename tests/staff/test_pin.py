"""PIN file: hash, permissions and damage."""

import hashlib
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qbj_kiosk.atomic_file import write_atomic
from qbj_kiosk.staff import pin
from qbj_kiosk.staff.pin import PinError

WIDE = "2580".translate({48 + digit: 0xFF10 + digit for digit in range(10)})
"""Full-width digits, which a Chinese input method may send."""


@pytest.mark.usefixtures("real_scrypt")
def test_saved_pin_matches_only_itself(tmp_path: Path) -> None:
    pin.save_pin(tmp_path, "2580")
    saved = pin.load_pin(tmp_path)
    assert saved is not None
    assert saved.hash == hashlib.scrypt(b"2580", salt=saved.salt, n=2**14, r=8, p=1, maxmem=2**26, dklen=32)
    assert saved.matches("2580")
    assert not any(saved.matches(other) for other in ("2581", "25800", "258", "", WIDE, "2580\n"))


def test_file_is_a_hash_and_private(tmp_path: Path) -> None:
    pin.save_pin(tmp_path / "new" / "state", "739146")
    file = tmp_path / "new" / "state" / "pin"
    assert b"739146" not in file.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [each.name for each in file.parent.iterdir()] == ["pin"]


def test_each_hash_has_its_own_salt() -> None:
    assert pin.hash_pin("2580").hash != pin.hash_pin("2580").hash


@pytest.mark.parametrize(
    ("entered", "message"),
    [
        ("123", "4 to 12 digits"),
        ("1357913579135", "4 to 12 digits"),
        ("25a0", "4 to 12 digits"),
        (WIDE, "4 to 12 digits"),
        ("2580\n", "4 to 12 digits"),
        ("", "4 to 12 digits"),
        ("0000", "easy to guess"),
        ("1234", "easy to guess"),
        ("7890", "easy to guess"),
        ("4321", "easy to guess"),
    ],
)
def test_weak_or_malformed_pin_is_refused(tmp_path: Path, entered: str, message: str) -> None:
    with pytest.raises(PinError, match=message):
        pin.save_pin(tmp_path, entered)
    assert pin.load_pin(tmp_path) is None


def test_missing_file_is_no_pin(tmp_path: Path) -> None:
    assert pin.load_pin(tmp_path) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(damage=st.data())
def test_damaged_file_matches_no_other_pin(tmp_path: Path, damage: st.DataObject) -> None:
    pin.save_pin(tmp_path, "2580")
    file = tmp_path / "pin"
    content = file.read_bytes()
    at = damage.draw(st.integers(0, len(content) - 1))
    byte = damage.draw(st.integers(0, 255).filter(lambda value: value != content[at]))
    write_atomic(file, damage.draw(st.sampled_from([content[:at], content[:at] + bytes([byte]) + content[at + 1 :]])))
    saved = pin.load_pin(tmp_path)
    # The last character of base64 has unused bits: if only these change, the PIN stays the same.
    assert saved is None or not saved.matches("2581")


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"\xff\xfe", b"{}", b'{"salt":"","hash":""}'])
def test_invalid_content_is_no_pin(tmp_path: Path, content: bytes) -> None:
    write_atomic(tmp_path / "pin", content)
    assert pin.load_pin(tmp_path) is None


def test_expensive_parameters_are_refused(tmp_path: Path) -> None:
    pin.save_pin(tmp_path, "2580")
    file = tmp_path / "pin"
    text = file.read_text(encoding="ascii")
    assert '"n":16384' in text
    file.write_text(text.replace('"n":16384', '"n":1073741824'), encoding="ascii")
    assert pin.load_pin(tmp_path) is None
    file.write_text(text.replace('"n":16384', '"n":16385'), encoding="ascii")
    odd = pin.load_pin(tmp_path)
    assert odd is not None
    assert not odd.matches("2580")


def test_unwritable_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(PinError, match="taken/pin: cannot be written"):
        pin.save_pin(tmp_path / "taken", "2580")


def test_failed_write_leaves_only_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pin.save_pin(tmp_path, "2580")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PinError, match="No space left"):
        pin.save_pin(tmp_path, "1379")
    saved = pin.load_pin(tmp_path)
    assert saved is not None
    assert saved.matches("2580")
    assert [each.name for each in tmp_path.iterdir()] == ["pin"]
